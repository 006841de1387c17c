import type { Metric } from "../scanner/inventory.ts";
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
  return pattern.includes("*") && patternExpression(pattern).test(name);
}

const expressions = new Map<string, RegExp>();

function patternExpression(pattern: string): RegExp {
  const known = expressions.get(pattern);
  if (known) return known;
  const parts = pattern.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const made = new RegExp(`^${parts.join(".+")}$`);
  expressions.set(pattern, made);
  return made;
}
