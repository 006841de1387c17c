import type { Catalog, CatalogEntry } from "../catalog/model.ts";
import type { CatalogChange, NewEntry } from "../catalog/sync.ts";
import type { Metric } from "../scanner/inventory.ts";
import { globMatcher } from "../standard/globs.ts";
import { renamesIn } from "./existence.ts";
import { missingLabels } from "./labels.ts";
import type { Evidence, Matches } from "./match.ts";

/** What each catalog should say that it does not: only what is beyond doubt. */
export function plannedChanges(
  { inventory, catalogs }: Pick<Evidence, "inventory" | "catalogs">,
  matches: Matches,
): ReadonlyMap<Catalog, readonly CatalogChange[]> {
  const changes = new Map<Catalog, CatalogChange[]>();
  const add = (catalog: Catalog | undefined, change: CatalogChange) => {
    if (catalog) changes.set(catalog, [...(changes.get(catalog) ?? []), change]);
  };
  const homeOf = new Map(catalogs.flatMap((catalog) => catalog.entries.map((entry) => [entry, catalog] as const)));
  const renames = renamesIn(matches, undefined);
  const renamed = new Set<Metric | CatalogEntry>(renames.flat());
  for (const metric of matches.undocumented)
    if (!renamed.has(metric)) add(answering(metric, catalogs), { kind: "add", entry: entryFor(metric) });
  for (const [metric, entry] of matches.pairs) {
    const home = homeOf.get(entry);
    const labels = missingLabels(metric, entry).map(({ name, values }) => ({ name, values }));
    if (labels.length > 0) add(home, { kind: "labels", name: entry.name, labels });
    if (entry.status === "planned" && metric.recorded.length > 0)
      add(home, { kind: "status", name: entry.name, status: "active" });
  }
  // A name that could not be worked out may be the one.
  if (inventory.unresolved.length === 0) {
    for (const entry of matches.unemitted)
      if (!renamed.has(entry)) add(homeOf.get(entry), { kind: "status", name: entry.name, status: "removed" });
  }
  return changes;
}

/** The catalog that answers for the code of a metric; the one with the most metrics of its family, where several do. */
function answering(metric: Metric, catalogs: readonly Catalog[]): Catalog | undefined {
  const [place] = metric.declared;
  const able = catalogs.filter(({ scope }) => !scope || (place && globMatcher(scope)(place.file)));
  const [family = ""] = metric.name.split(/[._]/);
  const members = ({ entries }: Catalog) => entries.filter(({ name }) => name.split(/[._]/)[0] === family).length;
  return able.reduce<Catalog | undefined>(
    (best, one) => (!best || members(one) > members(best) ? one : best),
    undefined,
  );
}

function entryFor(metric: Metric): NewEntry {
  const place = metric.recorded[0] ?? metric.declared[0];
  return {
    name: metric.name,
    type: metric.type,
    unit: metric.unit,
    description: metric.description,
    labels: metric.labels.map(({ name, values }) => ({ name, values })),
    source: place?.file ?? null,
  };
}
