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
  for (const word of words(name)) {
    const base = baseUnitOf(word);
    if (base !== undefined) return { messageId: "notBaseUnit", data: { name, word, base } };
    const spelt = abbreviatedUnit(word);
    if (spelt !== undefined) return { messageId: "abbreviatedUnit", data: { name, word, spelt } };
  }
  return undefined;
}

function typeFault({ type }: NamedMetric, name: string): NameFault | undefined {
  return words(name).includes(type) ? { messageId: "typeInName", data: { name, type } } : undefined;
}

/** A name by the same words that promlint has nothing against. */
export function prometheusName(name: string, { type, api }: NamedMetric): string {
  const spelt = words(name)
    .filter((word) => word !== type)
    .map((word) => baseUnitOf(word) ?? abbreviatedUnit(word) ?? word)
    .filter((word) => word !== "total");
  return [...spelt, ...(type === "counter" && api !== "otel" ? ["total"] : [])].join("_");
}
