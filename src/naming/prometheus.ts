import { patternOf } from "../recognition/text.ts";
import { abbreviatedUnit, baseUnitOf } from "../vocabulary/units.ts";
import { words } from "../vocabulary/words.ts";
import type { NameFault, NamedMetric } from "./name-fault.ts";

/**
 * promlint's checks of a name (https://github.com/prometheus/client_golang, prometheus/testutil/promlint): `_total` on
 * counters and only there, suffixes of histograms, base units, no abbreviated units, no type. Its others are the
 * spelling's (camelCase, `:`), metric-metadata's (help) and the file's (duplicates, labels).
 */
export function prometheusFault(metric: NamedMetric): NameFault | undefined {
  const name = patternOf(metric.text);
  return totalFault(metric, name) ?? suffixFault(metric, name) ?? unitFault(name) ?? typeFault(metric, name);
}

const total = /_total$/;

function totalFault({ api, type, text, isSetOrLowered }: NamedMetric, name: string): NameFault | undefined {
  const isOpenEnded = typeof text.at(-1) !== "string";
  // OpenTelemetry's exporter adds it.
  if (type === "counter")
    return total.test(name) || isOpenEnded || api === "otel"
      ? undefined
      : { messageId: "missingTotal", data: { name } };
  if (!total.test(name) || type === "unknown") return undefined;
  // By design of many code bases a gauge that only ever rises is a counter that may restart.
  const mayCount = type === "gauge" && !isSetOrLowered;
  return mayCount ? undefined : { messageId: "strayTotal", data: { name, type: typeTitles[type] ?? type } };
}

const typeTitles: Readonly<Record<string, string>> = { updowncounter: "counter that goes down, too" };

const reservedSuffixes = /_(bucket|count|sum)$/;

function suffixFault({ type }: NamedMetric, name: string): NameFault | undefined {
  const [suffix] = reservedSuffixes.exec(name) ?? [];
  if (suffix === undefined || type === "histogram" || type === "summary" || type === "unknown") return undefined;
  return { messageId: "reservedSuffix", data: { name, suffix } };
}

function unitFault(name: string): NameFault | undefined {
  for (const [index, word] of name.toLowerCase().split("_").entries()) {
    const base = baseUnitOf(word);
    if (base !== undefined) return { messageId: "notBaseUnit", data: { name, word, base } };
    // At the start it is a name of something: `ms_teams`.
    const spelt = index > 0 ? abbreviatedUnit(word) : undefined;
    if (spelt !== undefined) return { messageId: "abbreviatedUnit", data: { name, word, spelt } };
  }
  return undefined;
}

function typeFault({ type }: NamedMetric, name: string): NameFault | undefined {
  return words(name).includes(type) ? { messageId: "typeInName", data: { name, type } } : undefined;
}

/** The name without its type at the end, and with `_total` where it belongs. Another unit takes other values, too. */
export function prometheusName(name: string, { type, api }: NamedMetric): string {
  const counted = name.replace(/_total$/, "");
  const bare = counted.endsWith(`_${type}`) ? counted.slice(0, -type.length - 1) : counted;
  return type === "counter" && api !== "otel" ? `${bare}_total` : bare;
}
