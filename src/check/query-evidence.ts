import type { CatalogEntry } from "../catalog/model.ts";
import type { Query, QueryFile, SeriesReference } from "../queries/model.ts";
import type { Metric } from "../scanner/inventory.ts";
import { externalSeries, runtimeSeries } from "../vocabulary/external-series.ts";
import { externalMatcher, type Evidence } from "./match.ts";
import { seriesForm } from "./names.ts";
import { EntryIndex, SeriesIndex, type Meaning } from "./series-index.ts";

/** A series that a query asks for, and what it turns out to be. */
export interface Asked {
  readonly reference: SeriesReference;
  readonly query: Query;
  readonly meaning: Meaning;
  /** The entry of the catalog, where code has no such metric. */
  readonly entry: CatalogEntry | undefined;
  /** The name that the series of the entry has. */
  readonly meant: string | null;
  /** Somebody else makes it, or it is not the code's for all that can be seen. */
  readonly isForeign: boolean;
}

/** Everything that queries ask for, and what it means. */
export interface QueryEvidence {
  readonly files: readonly QueryFile[];
  readonly asked: readonly Asked[];
  readonly index: SeriesIndex;
}

export function queryEvidence({ inventory, catalogs, queries = [], standard }: Evidence): QueryEvidence {
  const references = queries.flatMap((file) =>
    file.queries.flatMap((query) => query.references.map((reference) => ({ query, reference }))),
  );
  const recorded = new Set(queries.flatMap((file) => file.recorded.map(({ series }) => series)));
  const { exporter } = standard.metrics;
  const queried = references.map(({ reference }) => reference.series);
  const index = new SeriesIndex(inventory.metrics, recorded, exporter, queried);
  const entries = new EntryIndex(
    catalogs.flatMap((catalog) => catalog.entries),
    exporter,
  );
  const isOwn = ownership(inventory.metrics, standard.metrics.prefixes, index.namespaces);
  const isExternal = externalMatcher(standard);
  const known = new Map<string, Omit<Asked, "reference" | "query">>();
  const about = (reference: SeriesReference) => {
    const { series } = reference;
    const answer = known.get(series);
    if (answer) return answer;
    const meaning = index.meaning(reference);
    const match = meaning.is === "unknown" ? entries.find(series) : undefined;
    const entry = match?.entry;
    const isForeign = isExternal(series) || (meaning.is === "unknown" && !entry && !isOwn(series));
    const made = { meaning, entry, meant: match?.meant ?? null, isForeign };
    known.set(series, made);
    return made;
  };
  const asked = references.map(({ query, reference }) => ({ reference, query, ...about(reference) }));
  return { files: queries, asked, index };
}

/**
 * Whether a series is the code's by its name: one of the standard's prefixes; without any, a namespace that the queries
 * put before the code's names, or a first word that several of its metrics have.
 */
function ownership(
  metrics: readonly Metric[],
  prefixes: readonly string[],
  namespaces: readonly string[],
): (series: string) => boolean {
  const starts = [...prefixes.map((prefix) => `${seriesForm(prefix).replace(/_$/, "")}_`), ...namespaces];
  const words = new Map<string, number>();
  const own = metrics.filter(({ origin }) => origin === "code");
  for (const { name } of own) {
    const [first = "", ...rest] = seriesForm(name).split("_");
    if (rest.length > 0) words.set(first, (words.get(first) ?? 0) + 1);
  }
  const isFirstWord = (series: string) => (words.get(series.split("_")[0] ?? "") ?? 0) >= fewestForFamily;
  return (series) => {
    if (runtimeSeries.test(series)) return false;
    if (starts.some((start) => series.startsWith(start))) return true;
    if (prefixes.length > 0 || series.startsWith("*")) return false;
    return isFirstWord(series) && !externalSeries.test(series);
  };
}

/** A word that one metric begins with may be everybody's. */
const fewestForFamily = 2;
