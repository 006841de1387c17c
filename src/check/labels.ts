import type { CatalogEntry, CatalogLabel, Location } from "../catalog/model.ts";
import type { Metric, MetricLabel } from "../scanner/inventory.ts";
import { finding, type Finding } from "./finding.ts";
import type { Matches } from "./match.ts";
import { seriesForm } from "./names.ts";
import { similarName } from "./similar.ts";

/** Labels that only one side has. A page that says nothing of labels is not asked. */
/** @param given labels that scraping, a registry or a client puts on everything */
export function labelFindings(matches: Matches, given: ReadonlySet<string>): readonly Finding[] {
  return matches.pairs.flatMap(([metric, entry]) => {
    if (metric.origin === "default" || entry.status === "planned") return [];
    const documented = entry.labels;
    if (documented === null) return [];
    const extra = missingLabels(metric, entry);
    const stale = documented.filter(
      ({ name }) =>
        !metric.labels.some((one) => sameLabel(one.name, name)) && !scrapedLabels.has(name) && !given.has(name),
    );
    const renamed = new Set(extra.flatMap((label) => nearest(label, stale) ?? []));
    return [
      ...extra.map((label) => undocumentedLabel(metric, label, entry, nearest(label, stale))),
      ...(metric.labelsAreKnown
        ? stale.filter((label) => !renamed.has(label)).map((label) => unemittedLabel(metric, label))
        : []),
      ...documented.flatMap((label) => valueMismatch(metric, label)),
    ];
  });
}

/** Labels that every scrape puts on, and those that belong to the type: pages may list them. */
const scrapedLabels: ReadonlySet<string> = new Set([
  "job",
  "instance",
  "pod",
  "container",
  "node",
  "cluster",
  "le",
  "quantile",
]);

/** Labels that code sets and an entry that lists labels has under no spelling; a misspelt one is not missing. */
export function missingLabels(metric: Metric, entry: CatalogEntry): readonly MetricLabel[] {
  const { labels } = entry;
  if (labels === null || metric.origin === "default") return [];
  return metric.labels.filter((label) => !labels.some((one) => sameLabel(one.name, label.name)));
}

function nearest(label: MetricLabel, stale: readonly CatalogLabel[]): CatalogLabel | undefined {
  const name = similarName(
    label.name,
    stale.map((one) => one.name),
  );
  return stale.find((one) => one.name === name);
}

/** An exporter writes `shard.id` as `shard_id`. */
function sameLabel(one: string, other: string): boolean {
  return one === other || seriesForm(one) === seriesForm(other);
}

function undocumentedLabel(
  metric: Metric,
  label: MetricLabel,
  entry: CatalogEntry,
  meant: CatalogLabel | undefined,
): Finding {
  return finding({
    id: "undocumented-label",
    metric: metric.name,
    label: label.name,
    message: `\`${metric.name}\` is recorded with the label \`${label.name}\`, which the reference does not list.`,
    suggestion: meant
      ? `Did you mean \`${meant.name}\`? Rename one of the two.`
      : `Add \`${label.name}\` to the labels of the entry.`,
    meant: meant?.name ?? null,
    location: label.location,
    related: [{ location: meant?.location ?? entry.location, message: "Documented here." }],
  });
}

function unemittedLabel(metric: Metric, label: CatalogLabel): Finding {
  const recorded = metric.recorded[0] ?? metric.declared[0];
  return finding({
    id: "unemitted-label",
    metric: metric.name,
    label: label.name,
    message: `\`${metric.name}\` is documented with the label \`${label.name}\`, but no code sets it, so queries by it find one series or none.`,
    suggestion: "Remove the label from the entry, or record it.",
    location: label.location,
    related: recorded ? [{ location: recorded, message: "Recorded here." }] : [],
  });
}

/** Values of a label, where both sides list them all. */
function valueMismatch(metric: Metric, label: CatalogLabel): readonly Finding[] {
  const emitted = metric.labels.find((one) => sameLabel(one.name, label.name));
  if (!emitted || emitted.values.length === 0 || label.values.length === 0) return [];
  const extra = emitted.values.filter((value) => !label.values.includes(value));
  const stale =
    metric.labelsAreKnown && emitted.isComplete ? label.values.filter((value) => !emitted.values.includes(value)) : [];
  const renamed = new Set<string>();
  const mismatch = (value: string, message: string, meant: string | undefined, location: Location, other: Location) =>
    finding({
      id: "label-value-mismatch",
      metric: metric.name,
      label: label.name,
      value,
      message,
      suggestion: meant === undefined ? "Change one of the two." : `Did you mean "${meant}"? Change one of the two.`,
      meant: meant ?? null,
      location,
      related: [{ location: other, message: location === label.location ? "Recorded here." : "Documented here." }],
    });
  const named = `\`${metric.name}\` `;
  return [
    ...extra.map((value) => {
      // One on either side: whatever they are called, they are the same thing.
      const meant = extra.length === 1 && stale.length === 1 ? stale[0] : similarName(value, stale);
      if (meant !== undefined) renamed.add(meant);
      const message = `${named}is recorded with \`${label.name}="${value}"\`, which the reference does not list.`;
      return mismatch(value, message, meant, emitted.location, label.location);
    }),
    ...stale
      .filter((value) => !renamed.has(value))
      .map((value) => {
        const message = `${named}is documented with \`${label.name}="${value}"\`, which no code records.`;
        return mismatch(value, message, undefined, label.location, emitted.location);
      }),
  ];
}
