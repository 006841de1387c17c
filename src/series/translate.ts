import type { InstrumentType } from "../recognition/library.ts";
import { collectorPerUnits, collectorUnits } from "../vocabulary/collector-units.ts";

/** What decides under which name an exporter shows an instrument. `*` in the name stands for a part that a run decides. */
export interface Instrument {
  readonly name: string;
  readonly type: InstrumentType;
  readonly unit: string | null;
}

export type CollectorStrategy =
  | "UnderscoreEscapingWithSuffixes"
  | "UnderscoreEscapingWithoutSuffixes"
  | "NoUTF8EscapingWithSuffixes"
  | "NoTranslation";

/**
 * The name that the OpenTelemetry Collector, or Prometheus' OTLP receiver, gives to an instrument, without what a
 * histogram puts behind it; `undefined` where it refuses the name.
 * Source: https://github.com/prometheus/otlptranslator (`metric_namer.go`).
 */
export function collectorName(
  instrument: Instrument,
  strategy: CollectorStrategy = "UnderscoreEscapingWithSuffixes",
  namespace = "",
): string | undefined {
  const { name } = instrument;
  switch (strategy) {
    case "NoTranslation":
      return withNamespace(name, namespace);
    case "NoUTF8EscapingWithSuffixes":
      return withSuffixes(withNamespace(name, namespace), instrument);
    case "UnderscoreEscapingWithoutSuffixes":
      return valid(withNamespace(name.replace(/[^A-Za-z0-9:_*]+/g, "_"), namespace));
    default:
      return valid(normalized(instrument, namespace));
  }
}

/** The default strategy compares whole words of the name with what it would append. */
function normalized({ name, type, unit }: Instrument, namespace: string): string {
  let tokens = name.split(/[^A-Za-z0-9:*]+/).filter((token) => token !== "");
  const { main, per } = unitSuffixes(unit);
  const suffixes = [main, per].filter((suffix) => suffix !== "" && !tokens.includes(suffix));
  tokens = [...tokens, ...suffixes];
  if (type === "counter") tokens = [...tokens.filter((token) => token !== "total"), "total"];
  if (type === "gauge" && unit === "1") tokens = [...tokens.filter((token) => token !== "ratio"), "ratio"];
  return withNamespace(tokens.join("_"), namespace);
}

/** Without escaping, what would be appended is compared with the end of the name. */
function withSuffixes(name: string, { type, unit }: Instrument): string {
  const end = type === "counter" ? "total" : type === "gauge" && unit === "1" ? "ratio" : undefined;
  let result = end === undefined ? name : withoutEnd(name, end);
  const { main, per } = unitSuffixes(unit);
  for (const suffix of [main, per]) if (suffix !== "" && !result.endsWith(suffix)) result += `_${suffix}`;
  return end === undefined ? result : `${result}_${end}`;
}

function withoutEnd(name: string, end: string): string {
  return name.replace(new RegExp(`[^A-Za-z0-9]${end}$`), "");
}

function unitSuffixes(unit: string | null): { readonly main: string; readonly per: string } {
  const [main = "", ...rest] = (unit ?? "").split("/");
  const per = unitWord(rest.join("/"), collectorPerUnits);
  return { main: unitWord(main, collectorUnits), per: per === "" ? "" : `per_${per}` };
}

/** Annotations say nothing; unknown units pass through, spelt as a name can hold them. */
function unitWord(unit: string, table: Readonly<Record<string, string>>): string {
  const text = unit.trim();
  if (/[{}]/.test(text)) return "";
  const known = Object.hasOwn(table, text) ? table[text] : undefined;
  return known ?? text.replace(/[^A-Za-z0-9]+/g, "_").replace(/^_+|_+$/g, "");
}

function withNamespace(name: string, namespace: string): string {
  return namespace === "" ? name : `${namespace}_${name}`;
}

function valid(name: string): string | undefined {
  if (/^_*$/.test(name)) return undefined;
  return /^\d/.test(name) ? `_${name}` : name;
}

/**
 * The name under `@opentelemetry/exporter-prometheus`: no unit, `_total` on counters.
 * Source: its `PrometheusSerializer.ts` (0.223).
 */
export function otelJsName({ name, type }: Instrument, namespace = ""): string {
  const base = name.replace(/[^A-Za-z0-9_*]/g, "_").replace(/_{2,}/g, "_");
  const complete = type === "counter" && !base.endsWith("_total") ? `${base}_total` : base;
  return withNamespace(complete, namespace);
}

/** A label as a series shows it: every character that a label cannot have is `_`. */
export function seriesLabel(name: string): string {
  return name.replace(/[^A-Za-z0-9_]/g, "_").replace(/^(?=\d)/, "key_");
}
