import { finding, type Finding } from "./finding.ts";
import type { Asked, QueryEvidence } from "./query-evidence.ts";

/** Functions that make a rate of a count; `resets` and its like are only about counts. */
const ratings: ReadonlySet<string> = new Set(["rate", "irate", "increase"]);
/** What one may ask of a counter without a rate. Source: Prometheus, "Query functions". */
const fineForCounters: ReadonlySet<string> = new Set([
  ...ratings,
  "resets",
  "changes",
  "absent",
  "absent_over_time",
  "present_over_time",
  "count",
  "group",
  "count_values",
  "count_over_time",
  "timestamp",
  "label_values",
  "delta",
  "idelta",
]);

/** Functions that do not fit the type of what they are asked of. */
export function queryFunctionFindings({ asked }: QueryEvidence): readonly Finding[] {
  return asked.flatMap((one) => [...counterWithoutRate(one), ...rateOnGauge(one)]);
}

function counterWithoutRate({ reference, meaning }: Asked): readonly Finding[] {
  if (meaning.is !== "series" || reference.isCompared || reference.mayBeAbsent) return [];
  const { metric } = meaning;
  if (metric.type !== "counter" || metric.isLowered) return [];
  if (reference.functions.some((name) => fineForCounters.has(name))) return [];
  return [
    finding({
      id: "query-counter-without-rate",
      metric: metric.name,
      series: reference.series,
      message: `\`${reference.series}\` only ever grows and starts at 0 with every restart, so its value by itself says little.`,
      suggestion: `Ask for \`rate(${reference.series}[5m])\` or \`increase(…)\`.`,
      location: reference.location,
    }),
  ];
}

function rateOnGauge({ reference, meaning }: Asked): readonly Finding[] {
  if (meaning.is !== "series") return [];
  const { metric } = meaning;
  const rating = reference.functions.find((name) => ratings.has(name));
  const isGauge = metric.type === "gauge" || metric.type === "updowncounter";
  if (!isGauge || !metric.isLowered || rating === undefined) return [];
  return [
    finding({
      id: "query-rate-on-gauge",
      metric: metric.name,
      series: reference.series,
      message: `\`${reference.series}\` is a gauge that also falls, and \`${rating}()\` takes every fall for a restart, so its result is wrong.`,
      suggestion: "Ask for `delta()` or `deriv()`, or count with a counter.",
      location: reference.location,
      related: metric.recorded[0] ? [{ location: metric.recorded[0], message: "Recorded here." }] : [],
    }),
  ];
}
