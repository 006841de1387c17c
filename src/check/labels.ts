import type { CatalogEntry, CatalogLabel } from "../catalog/model.ts";
import type { Metric, MetricLabel } from "../scanner/inventory.ts";
import { finding, type Finding } from "./finding.ts";
import type { Matches } from "./match.ts";
import { seriesForm } from "./names.ts";
import { similarName } from "./similar.ts";

/** Labels that only one side has. A page that says nothing of labels is not asked. */
export function labelFindings(matches: Matches): readonly Finding[] {
  return matches.pairs.flatMap(([metric, entry]) => {
    if (metric.origin === "default" || entry.status === "planned") return [];
    const documented = entry.labels;
    if (documented === null) return [];
    const extra = metric.labels.filter((label) => !documented.some((one) => sameLabel(one.name, label.name)));
    const stale = documented.filter((label) => !metric.labels.some((one) => sameLabel(one.name, label.name)));
    return [
      ...extra.map((label) => undocumentedLabel(metric, label, entry, stale)),
      ...(metric.labelsAreKnown ? stale.map((label) => unemittedLabel(metric, label, extra)) : []),
    ];
  });
}

/** An exporter writes `shard.id` as `shard_id`. */
function sameLabel(one: string, other: string): boolean {
  return one === other || seriesForm(one) === seriesForm(other);
}

function undocumentedLabel(
  metric: Metric,
  label: MetricLabel,
  entry: CatalogEntry,
  stale: readonly CatalogLabel[],
): Finding {
  const meant = stale.find(
    (one) =>
      one.name ===
      similarName(
        label.name,
        stale.map(({ name }) => name),
      ),
  );
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

function unemittedLabel(metric: Metric, label: CatalogLabel, extra: readonly MetricLabel[]): Finding {
  const meant = extra.find(
    (one) =>
      one.name ===
      similarName(
        label.name,
        extra.map(({ name }) => name),
      ),
  );
  const recorded = metric.recorded[0] ?? metric.declared[0];
  return finding({
    id: "unemitted-label",
    metric: metric.name,
    label: label.name,
    message: `\`${metric.name}\` is documented with the label \`${label.name}\`, but no code sets it, so queries by it find one series or none.`,
    suggestion: meant
      ? `Did you mean \`${meant.name}\`? Rename one of the two.`
      : "Remove the label from the entry, or record it.",
    location: label.location,
    related: recorded ? [{ location: meant?.location ?? recorded, message: "Recorded here." }] : [],
  });
}
