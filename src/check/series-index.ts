import type { CatalogEntry } from "../catalog/model.ts";
import type { SeriesReference } from "../queries/model.ts";
import type { Metric } from "../scanner/inventory.ts";
import { familiesOf, type Exporter, type SeriesFamily } from "../series/families.ts";
import { matchesPattern } from "./names.ts";

/** What a series that a query asks for turns out to be. */
export type Meaning =
  /** A series that some metric of the code has. */
  | { readonly is: "series"; readonly metric: Metric; readonly family: SeriesFamily }
  /** The name of a histogram, which has no series of that name. */
  | { readonly is: "bare-histogram"; readonly metric: Metric; readonly family: SeriesFamily }
  /** A metric's name with another end than its exporter gives it. */
  | { readonly is: "other-suffix"; readonly metric: Metric; readonly meant: string }
  /** It may be one of several, or of a metric whose name is not wholly known. */
  | { readonly is: "possible"; readonly metrics: readonly Metric[] }
  | { readonly is: "recorded" }
  | { readonly is: "unknown" };

interface Member {
  readonly metric: Metric;
  readonly family: SeriesFamily;
}

/** Finds what a series belongs to, among the metrics of the code and the recording rules. */
export class SeriesIndex {
  /** Namespaces that are put before every name on the way, as the queries show; with their `_`. */
  readonly namespaces: readonly string[];
  readonly #bySeries = new Map<string, Member>();
  readonly #byBase = new Map<string, Member>();
  readonly #byStem = new Map<string, Member[]>();
  readonly #patterns: readonly { readonly pattern: string; readonly metric: Metric }[];
  readonly #recorded: ReadonlySet<string>;

  constructor(
    metrics: readonly Metric[],
    recorded: ReadonlySet<string>,
    exporter: Exporter,
    queried: Iterable<string> = [],
  ) {
    this.#recorded = recorded;
    const patterns: { pattern: string; metric: Metric }[] = [];
    for (const metric of metrics) {
      for (const family of familiesOf(metric, exporter)) {
        if (metric.pattern) {
          patterns.push(...[...family.series, family.base].map((pattern) => ({ pattern, metric })));
          continue;
        }
        this.#add(metric, family);
      }
    }
    this.#patterns = patterns;
    const isStated = typeof exporter === "object" && exporter?.namespace !== undefined;
    this.namespaces = isStated ? [] : this.#namespacesIn(queried);
  }

  /** Every series that a metric of the code has. */
  get names(): Iterable<string> {
    return this.#bySeries.keys();
  }

  meaning({ series }: Pick<SeriesReference, "series">): Meaning {
    const found = this.#meaning(series);
    if (found.is !== "unknown") return found;
    for (const namespace of this.namespaces) {
      if (!series.startsWith(namespace)) continue;
      const inside = this.#meaning(series.slice(namespace.length));
      if (inside.is === "other-suffix") return { ...inside, meant: namespace + inside.meant };
      if (inside.is !== "unknown") return inside;
    }
    return found;
  }

  #meaning(series: string): Meaning {
    if (series.includes("*")) return this.#ofPattern(series);
    const member = this.#bySeries.get(series) ?? this.#bySeries.get(series.replace(/_created$/, "_count"));
    if (member) return { is: "series", ...member };
    if (this.#recorded.has(series)) return { is: "recorded" };
    const base = this.#byBase.get(series);
    if (base) return { is: "bare-histogram", ...base };
    const other = this.#byStem.get(stemOf(series));
    if (other) return otherSuffix(series, other);
    const possible = this.#patterns
      .filter(({ pattern }) => matchesPattern(pattern, series))
      .map(({ metric }) => metric);
    return possible.length > 0 ? { is: "possible", metrics: [...new Set(possible)] } : { is: "unknown" };
  }

  #ofPattern(series: string): Meaning {
    const metrics = new Set<Metric>();
    for (const [name, { metric }] of [...this.#bySeries, ...this.#byBase])
      if (matchesPattern(series, name)) metrics.add(metric);
    for (const { pattern, metric } of this.#patterns)
      if (pattern === series || matchesPattern(series, pattern)) metrics.add(metric);
    if (metrics.size > 0) return { is: "possible", metrics: [...metrics] };
    return [...this.#recorded].some((name) => matchesPattern(series, name)) ? { is: "recorded" } : { is: "unknown" };
  }

  #add(metric: Metric, family: SeriesFamily): void {
    const member = { metric, family };
    for (const name of family.series) if (!this.#bySeries.has(name)) this.#bySeries.set(name, member);
    if (!this.#byBase.has(family.base)) this.#byBase.set(family.base, member);
    const stem = stemOf(family.base);
    const known = this.#byStem.get(stem) ?? [];
    if (!known.some((one) => one.metric === metric)) this.#byStem.set(stem, [...known, member]);
  }

  /** `shop_` where queries ask for `shop_orders_total`, `shop_queue_depth` and `shop_jobs`, and code has all three without it. */
  #namespacesIn(queried: Iterable<string>): readonly string[] {
    const metricsOf = new Map<string, Set<Metric>>();
    for (const series of new Set(queried)) {
      if (this.#bySeries.has(series)) continue;
      for (let at = series.indexOf("_"); at > 0; at = series.indexOf("_", at + 1)) {
        const member = this.#bySeries.get(series.slice(at + 1));
        if (!member) continue;
        const prefix = series.slice(0, at + 1);
        metricsOf.set(prefix, (metricsOf.get(prefix) ?? new Set()).add(member.metric));
      }
    }
    const found = [...metricsOf].filter(([, metrics]) => metrics.size >= fewestForNamespace).map(([prefix]) => prefix);
    return found.sort((one, other) => other.length - one.length);
  }
}

/** Two names may share an end by chance. */
const fewestForNamespace = 3;

/** Words that exporters put at the end of a name. */
const endWords: ReadonlySet<string> = new Set(
  "total ratio bucket sum count seconds milliseconds microseconds nanoseconds minutes hours days bytes kilobytes megabytes gigabytes kibibytes mebibytes gibibytes percent".split(
    " ",
  ),
);

/** A name without what its unit and type put behind it. */
function stemOf(series: string): string {
  const tokens = series.split("_").filter((token) => token !== "");
  while (tokens.length > 1 && endWords.has(tokens.at(-1) ?? "")) tokens.pop();
  return tokens.join("_");
}

function otherSuffix(series: string, members: readonly Member[]): Meaning {
  const [first] = members;
  if (!first) return { is: "unknown" };
  const sample = /_(?:bucket|sum|count)$/.exec(series)?.[0];
  const withSample =
    sample === undefined ? undefined : members.find(({ family }) => family.series.includes(family.base + sample));
  const { metric, family } = withSample ?? first;
  const meant = withSample ? family.base + (sample ?? "") : (family.series[0] ?? family.base);
  return { is: "other-suffix", metric, meant };
}

/** An entry of a catalog that a series belongs to, and the name that it should have, where that is another. */
export interface EntryMatch {
  readonly entry: CatalogEntry;
  readonly meant: string | null;
}

/** Finds the entry that describes a series, where no code has the metric. */
export class EntryIndex {
  readonly #byName = new Map<string, CatalogEntry>();
  readonly #patterns: { readonly pattern: string; readonly entry: CatalogEntry }[] = [];
  readonly #byStem = new Map<string, { readonly entry: CatalogEntry; readonly family: SeriesFamily }>();
  readonly #exporter: Exporter;

  constructor(entries: readonly CatalogEntry[], exporter: Exporter) {
    this.#exporter = exporter;
    for (const entry of entries) this.#addName(entry.name, entry);
    for (const entry of entries) this.#addSeries(entry);
  }

  find(series: string): EntryMatch | undefined {
    const entry =
      this.#byName.get(series) ?? this.#patterns.find(({ pattern }) => matchesPattern(pattern, series))?.entry;
    if (entry) return { entry, meant: null };
    const near = this.#byStem.get(stemOf(series));
    if (!near) return undefined;
    // Only a stated export path can be contradicted, by an entry that says what it is.
    const isCertain = this.#exporter !== null && near.entry.type !== null && !series.includes("*");
    const { base, series: names } = near.family;
    const sample = /_(?:bucket|sum|count)$/.exec(series)?.[0];
    const meant = names.find((name) => name === base + (sample ?? "")) ?? names[0];
    return { entry: near.entry, meant: isCertain ? (meant ?? null) : null };
  }

  #addName(name: string, entry: CatalogEntry): void {
    if (name.includes("*")) this.#patterns.push({ pattern: name, entry });
    else if (!this.#byName.has(name)) this.#byName.set(name, entry);
  }

  #addSeries(entry: CatalogEntry): void {
    const instrument = { name: entry.name, type: entry.type ?? "unknown", unit: entry.unit, api: "otel" as const };
    const families = familiesOf(instrument, this.#exporter);
    for (const name of families.flatMap(({ base, series }) => [base, ...series])) this.#addName(name, entry);
    const [family] = families;
    const stem = family && stemOf(family.base);
    if (family && stem !== undefined && !this.#byStem.has(stem)) this.#byStem.set(stem, { entry, family });
  }
}
