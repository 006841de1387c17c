import type { Metric } from "../scanner/inventory.ts";
import { fitsWildcard } from "../vocabulary/wildcard.ts";
import { familiesOf } from "../series/families.ts";

/**
 * The names under which a page may document a metric: its own, and the series that an exporter makes of it. Pages are
 * written by hand: any exporter's spelling is understood.
 */
export function namesOf(metric: Pick<Metric, "name" | "type" | "unit" | "api">): readonly string[] {
  // Some pages list the series of a histogram one by one.
  if (metric.api === "prom-client" && metric.type !== "histogram" && metric.type !== "summary") return [metric.name];
  const families = familiesOf(metric, null);
  return [
    ...new Set([metric.name, seriesForm(metric.name), ...families.flatMap(({ base, series }) => [base, ...series])]),
  ];
}

/** The characters of a series name: everything else becomes `_`, runs collapse. */
export function seriesForm(name: string): string {
  return name.replace(/[^A-Za-z0-9_:*]+/g, "_").replace(/_{2,}/g, "_");
}

/** Whether two names, either with `*` in it, can mean one metric. */
export function mayBeSame(one: string, other: string): boolean {
  if (one === other) return true;
  if (!one.includes("*") && !other.includes("*")) return false;
  return matchesPattern(one, other) || matchesPattern(other, one);
}

/** Whether a name fits a pattern with `*` for any text. */
export function matchesPattern(pattern: string, name: string): boolean {
  return pattern.includes("*") && fitsWildcard(pattern, name, 1);
}
