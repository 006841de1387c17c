import type { Metric } from "../scanner/inventory.ts";
import type { SeriesFamily } from "../series/families.ts";
import { seriesLabel } from "../series/translate.ts";
import type { LabelMatch, Query } from "../queries/model.ts";
import { commonLabelPrefixes, commonLabels } from "../vocabulary/external-series.ts";
import { finding, type Finding } from "./finding.ts";
import type { Asked, QueryEvidence } from "./query-evidence.ts";
import { similarName } from "./similar.ts";

/**
 * Labels, and their values, that no code gives to the metrics that are asked for by them.
 * @param target labels that are put on from outside
 */
export function queryLabelFindings({ asked }: QueryEvidence, target: ReadonlySet<string>): readonly Finding[] {
  const byQuery = new Map<Query, Asked[]>();
  for (const one of asked) {
    const together = byQuery.get(one.query);
    if (together) together.push(one);
    else byQuery.set(one.query, [one]);
  }
  return asked.flatMap((one) => [
    ...matcherFindings(one, target),
    ...groupingFindings(one, byQuery.get(one.query) ?? [], target),
  ]);
}

function matcherFindings({ reference, query, meaning }: Asked, target: ReadonlySet<string>): readonly Finding[] {
  if (meaning.is !== "series") return [];
  const { metric, family } = meaning;
  return reference.matchers.flatMap((matcher): readonly Finding[] => {
    if (isOfNobody(matcher.name, target) || query.madeLabels.includes(matcher.name)) return [];
    const label = labelOf(metric, matcher.name);
    if (label) return valueFindings(matcher, label, metric, reference.series);
    // An absent label equals the empty text, and differs from everything else.
    if (matcher.operator.startsWith("!") || holdsForNone(matcher) || !lacks(metric, family, matcher.name)) return [];
    return [unknownLabel(metric, reference.series, matcher, "matches no series")];
  });
}

/** An expression that the empty text fits holds for series without the label. */
function holdsForNone({ operator, value }: LabelMatch): boolean {
  if (value === null || value === "") return value === "";
  if (operator !== "=~") return false;
  try {
    return new RegExp(`^(?:${value})$`).test("");
  } catch {
    return true;
  }
}

/**
 * Reported once, where none of the series that are grouped or joined has the label.
 * @param all what the same query asks for
 */
function groupingFindings(one: Asked, all: readonly Asked[], target: ReadonlySet<string>): readonly Finding[] {
  const { reference, query, meaning } = one;
  if (meaning.is !== "series") return [];
  return reference.groupings.flatMap((grouping) => {
    if (isOfNobody(grouping.name, target) || query.madeLabels.includes(grouping.name)) return [];
    const together = all.filter((other) => other.reference.groupings.includes(grouping));
    const isLacking = together.every(
      (other) => other.meaning.is === "series" && lacks(other.meaning.metric, other.meaning.family, grouping.name),
    );
    if (!isLacking || together[0] !== one) return [];
    const effect = grouping.clause === "by" ? "makes one group of everything" : "has no effect";
    return unknownLabel(meaning.metric, reference.series, grouping, effect);
  });
}

function unknownLabel(
  metric: Metric,
  series: string,
  { name, location }: Pick<LabelMatch, "name" | "location">,
  effect: string,
): Finding {
  const labels = metric.labels.map((label) => seriesLabel(label.name));
  const meant = similarName(name, labels) ?? null;
  const has = labels.length === 0 ? "has no labels" : `has only ${labels.map((label) => `\`${label}\``).join(", ")}`;
  const recorded = metric.recorded[0] ?? metric.declared[0];
  return finding({
    id: "query-unknown-label",
    metric: metric.name,
    label: name,
    series,
    message: `\`${series}\` is never recorded with the label \`${name}\` (it ${has}), so this ${effect}.`,
    suggestion:
      meant === null
        ? "Mend the query, record the label, or list it under `metrics.targetLabels` if scraping puts it on."
        : `Did you mean \`${meant}\`?`,
    meant,
    location,
    related: recorded ? [{ location: recorded, message: "Recorded here." }] : [],
  });
}

function valueFindings(
  matcher: LabelMatch,
  { name, values, isComplete }: Metric["labels"][number],
  metric: Metric,
  series: string,
): readonly Finding[] {
  // What is excluded need not be there.
  if (matcher.operator.startsWith("!")) return [];
  if (!isComplete || values.length === 0 || matcher.value === null || matcher.value === "") return [];
  const asked = matcher.operator.endsWith("~") ? alternatives(matcher.value) : [matcher.value];
  return asked
    .filter((value) => value !== "" && !values.includes(value))
    .map((value) => {
      const meant = similarName(value, values) ?? null;
      return finding({
        id: "query-unknown-label-value",
        metric: metric.name,
        label: name,
        value,
        series,
        message: `\`${series}\` is never recorded with \`${matcher.name}="${value}"\`; code only gives ${values.map((one) => `"${one}"`).join(", ")}.`,
        suggestion: meant === null ? "Mend the query, or record the value." : `Did you mean "${meant}"?`,
        meant,
        location: matcher.valueLocation,
        related: metric.recorded[0] ? [{ location: metric.recorded[0], message: "Recorded here." }] : [],
      });
    });
}

/** `a|b` lists values; any other expression may mean whatever it means. */
function alternatives(expression: string): readonly string[] {
  return /^[\w\- ]+(?:\|[\w\- ]+)*$/.test(expression) ? expression.split("|") : [];
}

function labelOf(metric: Metric, name: string): Metric["labels"][number] | undefined {
  return metric.labels.find((label) => label.name === name || seriesLabel(label.name) === name);
}

/** Whether a metric certainly has no such label. */
function lacks(metric: Metric, { base }: SeriesFamily, name: string): boolean {
  if (!metric.labelsAreKnown || labelOf(metric, name)) return false;
  if (name === "le") return metric.type !== "histogram" && metric.type !== "distribution" && base !== "";
  if (name !== "quantile") return true;
  return metric.type !== "summary" && metric.api !== "statsd";
}

/** Labels that no code needs to give. */
function isOfNobody(name: string, target: ReadonlySet<string>): boolean {
  return target.has(name) || commonLabels.has(name) || commonLabelPrefixes.test(name);
}
