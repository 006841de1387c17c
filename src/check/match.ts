import type { Catalog, CatalogEntry, Location } from "../catalog/model.ts";
import type { QueryFile } from "../queries/model.ts";
import type { Inventory, Metric } from "../scanner/inventory.ts";
import type { Standard } from "../standard/schema.ts";
import { globMatcher } from "../standard/globs.ts";
import { mayBeSame, namesOf, seriesForm } from "./names.ts";

/** What is held against each other. */
export interface Evidence {
  readonly inventory: Inventory;
  readonly catalogs: readonly Catalog[];
  readonly queries?: readonly QueryFile[];
  readonly standard: Standard;
  /** Where the standard is written down; for what no other place shows. */
  readonly standardPlace?: Location;
  /** The text of a file that a page points at, relative to the page or to the working directory; `undefined` where there is none. */
  readonly readSource?: (path: string, page: string) => string | undefined;
  /** Only a part of the code is known: most entries are emitted by the rest. */
  readonly isPartial?: boolean;
}

/** Metrics and entries that belong together, and those that stand alone. */
export interface Matches {
  readonly pairs: readonly (readonly [Metric, CatalogEntry])[];
  /** Metrics that a catalog should have. */
  readonly undocumented: readonly Metric[];
  readonly unemitted: readonly CatalogEntry[];
}

export function matchMetrics({ inventory, catalogs, standard }: Evidence): Matches {
  const pairs: [Metric, CatalogEntry][] = [];
  const matched = new Set<CatalogEntry>();
  const documented = new Set<Metric>();
  const byName = metricsByName(inventory.metrics);
  const patterns = inventory.metrics.filter((metric) => metric.pattern);
  const entries = catalogs.flatMap((catalog) => catalog.entries);
  const entryNames = new Set(entries.map(({ name }) => name));
  for (const entry of entries) {
    for (const metric of metricsFor(entry, byName, patterns, inventory.metrics, entryNames)) {
      pairs.push([metric, entry]);
      matched.add(entry);
      documented.add(metric);
    }
  }
  const isExternal = externalMatcher(standard);
  const isAnswered = answeredFor(catalogs);
  return {
    pairs,
    undocumented: inventory.metrics.filter(
      (metric) =>
        metric.origin === "code" &&
        !metric.pattern &&
        !documented.has(metric) &&
        !isExternal(metric.name) &&
        isAnswered(metric),
    ),
    unemitted: entries.filter((entry) => !matched.has(entry) && entry.status === "active" && !isExternal(entry.name)),
  };
}

function metricsByName(metrics: readonly Metric[]): ReadonlyMap<string, readonly Metric[]> {
  const index = new Map<string, Metric[]>();
  for (const metric of metrics) {
    for (const name of new Set(namesOf(metric))) index.set(name, [...(index.get(name) ?? []), metric]);
  }
  return index;
}

/** By name first; by pattern only where no name fits, so that a known metric is not claimed by a vague one. */
function metricsFor(
  entry: CatalogEntry,
  byName: ReadonlyMap<string, readonly Metric[]>,
  patterns: readonly Metric[],
  all: readonly Metric[],
  entryNames: ReadonlySet<string>,
): readonly Metric[] {
  const exact = byName.get(entry.name) ?? byName.get(seriesForm(entry.name));
  if (exact) {
    const own = exact.filter((metric) => metric.name === entry.name);
    // A metric with an entry of its very name is not meant by one that is only spelt alike.
    return own.length > 0 ? own : exact.filter(({ name }) => !entryNames.has(name)).slice(0, 1);
  }
  // What has an entry of its own is not meant by a pattern.
  if (entry.name.includes("*"))
    return all.filter(
      (metric) =>
        namesOf(metric).every((name) => !entryNames.has(name)) &&
        namesOf(metric).some((name) => mayBeSame(entry.name, name)),
    );
  return patterns.filter((metric) => namesOf(metric).some((name) => mayBeSame(name, entry.name)));
}

export function externalMatcher(standard: Standard): (name: string) => boolean {
  const { external } = standard.metrics;
  return external.length === 0 ? () => false : globMatcher(external);
}

/** Whether some catalog answers for the code that declares a metric. */
function answeredFor(catalogs: readonly Catalog[]): (metric: Metric) => boolean {
  if (catalogs.length === 0) return () => false;
  const scopes = catalogs.map((catalog) => (catalog.scope ? globMatcher(catalog.scope) : () => true));
  return (metric) => metric.declared.some(({ file }) => scopes.some((inScope) => inScope(file)));
}
