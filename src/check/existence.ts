import type { CatalogEntry } from "../catalog/model.ts";
import type { Metric } from "../scanner/inventory.ts";
import { finding, type Finding } from "./finding.ts";
import type { Evidence, Matches } from "./match.ts";
import { similarName } from "./similar.ts";

/** Metrics that only one side has: in code and not in the catalog, or the other way round. */
export function existenceFindings(
  matches: Matches,
  { inventory, catalogs, leastSimilarity }: Evidence,
): readonly Finding[] {
  const renames = renamesIn(matches, leastSimilarity);
  const first = catalogs[0];
  const where = catalogs.length === 1 && first ? first.file : "the metrics reference";
  const emitted = new Map(renames.map(([metric, entry]) => [entry, metric]));
  const documented = new Map(renames);
  return [
    ...matches.undocumented.map((metric) => undocumented(metric, documented.get(metric), where)),
    ...matches.unemitted.map((entry) => unemitted(entry, emitted.get(entry), inventory.unresolved.length)),
  ];
}

/** An undocumented metric and an unemitted entry that are most likely one metric under two names. */
function renamesIn(matches: Matches, least: number | undefined): readonly (readonly [Metric, CatalogEntry])[] {
  const open = new Map(matches.unemitted.map((entry) => [entry.name, entry]));
  const pairs: [Metric, CatalogEntry][] = [];
  for (const metric of matches.undocumented) {
    const entry = open.get(similarName(metric.name, open.keys(), least) ?? "");
    if (!entry) continue;
    open.delete(entry.name);
    pairs.push([metric, entry]);
  }
  return pairs;
}

function undocumented(metric: Metric, entry: CatalogEntry | undefined, where: string): Finding {
  const [location, ...others] = metric.declared;
  return finding({
    id: "undocumented-metric",
    metric: metric.name,
    message: `\`${metric.name}\` is emitted but not in ${where}, so nobody who reads the reference knows that it exists.`,
    suggestion: entry
      ? `Did you mean \`${entry.name}\`? Rename one of the two.`
      : `Add an entry for this ${metric.type}${labelList(metric)}.`,
    meant: entry?.name ?? null,
    location: location ?? nowhere,
    related: [
      ...(entry
        ? [{ location: entry.location, message: `\`${entry.name}\` is documented here and emitted nowhere.` }]
        : []),
      ...others.map((other) => ({ location: other, message: "Also declared here." })),
    ],
  });
}

function unemitted(entry: CatalogEntry, metric: Metric | undefined, unresolved: number): Finding {
  const declared = metric?.declared[0];
  const caution =
    unresolved > 0
      ? ` (${unresolved} metric ${unresolved === 1 ? "name" : "names"} in code could not be resolved.)`
      : "";
  return finding({
    id: "unemitted-metric",
    metric: entry.name,
    message: `\`${entry.name}\` is documented as active, but no code declares it, so queries for it find nothing.${caution}`,
    suggestion: metric
      ? `Did you mean \`${metric.name}\`? Rename one of the two.`
      : "Remove the entry, mark it planned or removed, or list it under `metrics.external` if somebody else emits it.",
    location: entry.location,
    related: declared
      ? [{ location: declared, message: `\`${metric.name}\` is emitted here and documented nowhere.` }]
      : [],
    ...(metric ? { cause: metric.name } : {}),
  });
}

function labelList(metric: Metric): string {
  if (metric.labels.length === 0) return "";
  return ` with ${metric.labels.length === 1 ? "label" : "labels"} ${metric.labels.map((label) => `\`${label.name}\``).join(", ")}`;
}

const nowhere = { file: "", line: 1, column: 1, endLine: 1, endColumn: 1 };
