import type { Metric } from "../scanner/inventory.ts";

/**
 * The names under which a page may document a metric: its own, and the series that an exporter makes of it. Without
 * a stated exporter any of them is right (OpenTelemetry's Prometheus compatibility specification; otlptranslator).
 */
export function namesOf(metric: Pick<Metric, "name" | "type" | "unit" | "api">): readonly string[] {
  if (metric.api === "prom-client" || metric.api === "custom") return [metric.name];
  const base = seriesForm(metric.name);
  const unit = unitSuffixes[metric.unit ?? ""];
  const withUnit = unit === undefined || base.split("_").includes(unit) ? base : `${base}_${unit}`;
  const bases = [...new Set([base, withUnit])];
  const totals =
    metric.type === "counter" ? bases.filter((name) => !name.endsWith("_total")).map((name) => `${name}_total`) : [];
  return [metric.name, ...bases, ...totals];
}

/** The characters of a series name: everything else becomes `_`, runs collapse. */
export function seriesForm(name: string): string {
  return name.replace(/[^A-Za-z0-9_:*]+/g, "_").replace(/_{2,}/g, "_");
}

const unitSuffixes: Readonly<Record<string, string>> = {
  d: "days",
  h: "hours",
  min: "minutes",
  s: "seconds",
  ms: "milliseconds",
  us: "microseconds",
  ns: "nanoseconds",
  By: "bytes",
  KiBy: "kibibytes",
  MiBy: "mebibytes",
  GiBy: "gibibytes",
  KBy: "kilobytes",
  MBy: "megabytes",
  GBy: "gigabytes",
  "%": "percent",
};

/** Whether two names, either with `*` in it, can mean one metric. */
export function mayBeSame(one: string, other: string): boolean {
  if (one === other) return true;
  if (!one.includes("*") && !other.includes("*")) return false;
  return matchesPattern(one, other) || matchesPattern(other, one);
}

function matchesPattern(pattern: string, name: string): boolean {
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
