import type { CatalogEntry } from "../catalog/model.ts";
import type { Metric } from "../scanner/inventory.ts";
import { finding, nowhere, type Finding, type RelatedLocation } from "./finding.ts";
import type { Evidence, Matches } from "./match.ts";
import type { QueryEvidence } from "./query-evidence.ts";
import { similarName } from "./similar.ts";

/**
 * Metrics that only one side has: in code and not in the catalog, or the other way round. A metric and an entry that are
 * most likely one under two names are one finding.
 */
export function existenceFindings(
  matches: Matches,
  { inventory, catalogs, isPartial = false }: Evidence,
  { asked }: Pick<QueryEvidence, "asked">,
): readonly Finding[] {
  const renames = renamesIn(matches, isPartial ? leastInParts : undefined);
  const first = catalogs[0];
  const where = catalogs.length === 1 && first ? first.file : "the metrics reference";
  const documented = new Map(renames);
  const renamed = new Set(renames.map(([, entry]) => entry));
  const queried = new Map<CatalogEntry, RelatedLocation[]>();
  for (const { entry, reference } of asked) {
    if (!entry) continue;
    const places = queried.get(entry) ?? [];
    places.push({ location: reference.location, message: "Queried here." });
    queried.set(entry, places);
  }
  return [
    ...matches.undocumented.map((metric) => {
      const entry = documented.get(metric);
      const message = undocumentedMessage(metric.name, isPartial ? undefined : entry, where);
      return undocumented(metric, message, entry, (entry && queried.get(entry)) ?? []);
    }),
    ...matches.unemitted
      .filter((entry) => !renamed.has(entry))
      .map((entry) => unemitted(entry, inventory.unresolved.length, queried.get(entry) ?? [])),
  ];
}

/** Where most entries are emitted elsewhere, only what is nearly the same is another spelling. */
const leastInParts = 0.75;

/** An undocumented metric and an unemitted entry that are most likely one metric under two names. */
export function renamesIn(matches: Matches, least: number | undefined): readonly (readonly [Metric, CatalogEntry])[] {
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

function undocumentedMessage(name: string, entry: CatalogEntry | undefined, where: string): string {
  const said = `\`${name}\` is emitted but not in ${where}`;
  return entry
    ? `${said}, which has \`${entry.name}\` instead, and nothing emits that.`
    : `${said}, so nobody who reads the reference knows that it exists.`;
}

function undocumented(
  metric: Metric,
  message: string,
  entry: CatalogEntry | undefined,
  queried: readonly RelatedLocation[],
): Finding {
  const [location, ...others] = metric.declared;
  return finding({
    id: "undocumented-metric",
    metric: metric.name,
    message,
    suggestion: entry
      ? `Did you mean \`${entry.name}\`? Rename one of the two.`
      : `Add an entry for this ${metric.type}${labelList(metric)}.`,
    meant: entry?.name ?? null,
    location: location ?? nowhere,
    related: [
      ...(entry
        ? [{ location: entry.location, message: `\`${entry.name}\` is documented here and emitted nowhere.` }]
        : []),
      ...queried,
      ...others.map((other) => ({ location: other, message: "Also declared here." })),
    ],
  });
}

function unemitted(entry: CatalogEntry, unresolved: number, queried: readonly RelatedLocation[]): Finding {
  const caution =
    unresolved > 0
      ? ` (${unresolved} metric ${unresolved === 1 ? "name" : "names"} in code could not be resolved.)`
      : "";
  return finding({
    id: "unemitted-metric",
    metric: entry.name,
    message: `\`${entry.name}\` is documented as active, but no code declares it, so queries for it find nothing.${caution}`,
    suggestion:
      "Remove the entry, mark it planned or removed, or list it under `metrics.external` if somebody else emits it.",
    location: entry.location,
    related: queried,
  });
}

function labelList(metric: Metric): string {
  if (metric.labels.length === 0) return "";
  return ` with ${metric.labels.length === 1 ? "label" : "labels"} ${metric.labels.map((label) => `\`${label.name}\``).join(", ")}`;
}
