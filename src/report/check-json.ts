import type { Catalog, CatalogEntry, Location } from "../catalog/model.ts";
import type { CheckResult } from "../check/check.ts";
import type { Asked } from "../check/query-evidence.ts";
import type { Finding } from "../check/finding.ts";
import type { Inventory, Metric, UnresolvedName } from "../scanner/inventory.ts";

/**
 * What `check --format json` prints; `inventory` prints the same without findings. The shape is public.
 * @param more what a command adds behind it
 */
export function checkJson(
  inventory: Inventory,
  catalogs: readonly Catalog[],
  result: CheckResult,
  withFindings: boolean,
  more: object = {},
): string {
  const { matches, findings, asked } = result;
  const queried = queriedPlaces(asked);
  const entryOf = new Map(matches.pairs.map(([metric, entry]) => [metric, entry]));
  const paired = new Set(matches.pairs.map(([, entry]) => entry));
  const alone = catalogs.flatMap((catalog) => catalog.entries).filter((entry) => !paired.has(entry));
  const errors = findings.filter((finding) => finding.severity === "error").length;
  const report = {
    version: 1,
    summary: {
      metrics: inventory.metrics.length,
      documented: entryOf.size,
      queried: inventory.metrics.filter((metric) => queried.has(metric)).length,
      unresolved: inventory.unresolved.length,
      ...(withFindings ? { findings: findings.length, errors, warnings: findings.length - errors } : {}),
    },
    ...(withFindings ? { findings: findings.map(findingJson) } : {}),
    metrics: [
      ...inventory.metrics.map((metric) => metricJson(metric, entryOf.get(metric), queried.get(metric) ?? [])),
      ...alone.map((entry) => documentedJson(entry, queried.get(entry) ?? [])),
    ].sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0)),
    queries: asked.map(queryJson),
    unresolved: inventory.unresolved.map(unresolvedJson),
    ...more,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function findingJson(finding: Finding): object {
  const { id, severity, metric, label, value, series, message, suggestion, location } = finding;
  const { file, line, column, endLine, endColumn } = location;
  const related = finding.related.map((one) => ({
    file: one.location.file,
    line: one.location.line,
    message: one.message,
  }));
  return {
    id,
    severity,
    metric,
    label,
    value,
    series,
    message,
    suggestion,
    file,
    line,
    column,
    endLine,
    endColumn,
    related,
  };
}

function metricJson(
  metric: Metric,
  entry: CatalogEntry | undefined,
  queried: readonly Location[],
): { readonly name: string; readonly [key: string]: unknown } {
  return {
    name: metric.name,
    pattern: metric.pattern,
    type: metric.type,
    unit: metric.unit,
    description: metric.description,
    labels: metric.labels.map(({ name, values }) => ({ name, values })),
    api: metric.api,
    declared: metric.declared.map(placeJson),
    recorded: metric.recorded.map(placeJson),
    ...(metric.recordedInTests.length > 0 ? { recordedInTests: metric.recordedInTests.map(placeJson) } : {}),
    origin: metric.origin,
    documented: entry ? entryJson(entry) : null,
    queried: queried.map(placeJson),
  };
}

/** A metric that only a catalog knows. */
function documentedJson(
  entry: CatalogEntry,
  queried: readonly Location[],
): { readonly name: string; readonly [key: string]: unknown } {
  return {
    name: entry.name,
    pattern: entry.name.includes("*"),
    type: entry.type,
    unit: entry.unit,
    description: entry.description,
    labels: (entry.labels ?? []).map(({ name, values }) => ({ name, values })),
    api: null,
    declared: [],
    recorded: [],
    origin: "documented",
    documented: entryJson(entry),
    queried: queried.map(placeJson),
  };
}

function entryJson(entry: CatalogEntry): object {
  const { location, status, type, unit, labels } = entry;
  return {
    file: location.file,
    line: location.line,
    status,
    type,
    unit,
    labels: labels?.map(({ name, values }) => ({ name, values })) ?? null,
  };
}

/** Where queries ask for each metric, or for an entry that only a catalog knows. */
export function queriedPlaces(asked: readonly Asked[]): ReadonlyMap<Metric | CatalogEntry, readonly Location[]> {
  const places = new Map<Metric | CatalogEntry, Location[]>();
  for (const { meaning, entry, reference } of asked) {
    const found =
      "metrics" in meaning ? meaning.metrics : "metric" in meaning ? [meaning.metric] : entry ? [entry] : [];
    for (const one of found) {
      const known = places.get(one) ?? [];
      known.push(reference.location);
      places.set(one, known);
    }
  }
  return places;
}

function queryJson({ reference, meaning }: Asked): object {
  const { series, matchers, groupings, location } = reference;
  const labels = [...new Set([...matchers, ...groupings].map(({ name }) => name))];
  return { series, metric: "metric" in meaning ? meaning.metric.name : null, labels, ...placeJson(location) };
}

function unresolvedJson({ location, reason, pattern }: UnresolvedName): object {
  return { ...placeJson(location), reason, pattern };
}

function placeJson({ file, line, column }: Location): object {
  return { file, line, column };
}
