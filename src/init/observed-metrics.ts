import { nameProblem } from "../naming/metric-name.ts";
import type { NameRules } from "../naming/name-fault.ts";
import type { Metric } from "../scanner/inventory.ts";
import { recommended } from "../standard/presets.ts";

/** What the metrics of a project have in common. */
export interface ObservedMetrics {
  readonly count: number;
  readonly unresolved: number;
  /** How many each API has. */
  readonly apis: ReadonlyMap<string, number>;
  /** The first levels of the names, where a few of them are enough for all. */
  readonly prefixes: readonly string[];
  /** The spelling that most names have. */
  readonly naming: NameRules["naming"];
  /** How many names it does not fit. */
  readonly unfit: number;
  readonly minSegments: number;
}

/** More first levels than these are no prefixes that a team has agreed upon. */
const mostPrefixes = 3;

export function observedMetrics(all: readonly Metric[], unresolved: number): ObservedMetrics {
  const metrics = all.filter(({ origin, pattern }) => origin === "code" && !pattern);
  const apis = new Map<string, number>();
  for (const { api } of metrics) apis.set(api, (apis.get(api) ?? 0) + 1);
  const { naming, minSegments, unfit } = spellingOf(metrics);
  return { count: metrics.length, unresolved, apis, prefixes: prefixesOf(metrics), naming, unfit, minSegments };
}

/** The first of the spellings, in the order of how much they ask, that the most names have. */
function spellingOf(metrics: readonly Metric[]): Pick<ObservedMetrics, "naming" | "minSegments" | "unfit"> {
  const choices = [
    { naming: "by-api", minSegments: recommended.metrics.minSegments },
    { naming: "prometheus", minSegments: 1 },
    { naming: "by-api", minSegments: 1 },
    { naming: { pattern: "^[a-z][a-zA-Z0-9]*([._-][a-zA-Z0-9]+)*$" }, minSegments: 1 },
  ] as const satisfies readonly Pick<NameRules, "naming" | "minSegments">[];
  const judged = choices.map((choice) => ({ ...choice, unfit: metrics.filter((one) => !fits(one, choice)).length }));
  const [first, ...others] = judged;
  return others.reduce((best, one) => (one.unfit < best.unfit ? one : best), first ?? { ...choices[0], unfit: 0 });
}

function fits(metric: Metric, choice: Pick<NameRules, "naming" | "minSegments">): boolean {
  const { name, api, type, unit, isLowered } = metric;
  const named = { text: [name], api, type, unit: unit ?? undefined, isOfUnknownMake: false, isSetOrLowered: isLowered };
  return nameProblem(named, { ...recommended.metrics, ...choice, prefixes: [] }) === undefined;
}

/** First levels that two metrics or more share, where together they cover all. */
function prefixesOf(metrics: readonly Metric[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { name } of metrics) {
    const [first = "", ...rest] = name.split(/[._]/);
    if (rest.length > 0) counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  const shared = [...counts].filter(([, count]) => count > 1).sort((one, other) => other[1] - one[1]);
  const covered = shared.reduce((sum, [, count]) => sum + count, 0);
  return covered === metrics.length && shared.length <= mostPrefixes ? shared.map(([prefix]) => prefix) : [];
}
