import type { InstrumentType, MetricApi } from "../recognition/library.ts";
import type { Standard } from "../standard/schema.ts";
import { collectorName, otelJsName, type Instrument } from "./translate.ts";

export type Exporter = Standard["metrics"]["exporter"];

/** A metric as a scrape shows it. */
export interface SeriesFamily {
  /** The name in the `# TYPE` line; only some types have a series of that name. */
  readonly base: string;
  /** The names that queries can ask for, most telling first. */
  readonly series: readonly string[];
}

/** What each type puts behind its base; an empty suffix is a series of the base name itself. */
const suffixesOf: Readonly<Record<InstrumentType, readonly string[]>> = {
  counter: [""],
  updowncounter: [""],
  gauge: [""],
  histogram: ["_bucket", "_sum", "_count"],
  summary: ["", "_sum", "_count"],
  // What becomes of these is up to whoever receives them.
  distribution: ["", "_bucket", "_sum", "_count"],
  set: [""],
  unknown: ["", "_total", "_bucket", "_sum", "_count"],
};

/**
 * The series of a metric, by the export path; where none is stated, those of every path that the API allows, the
 * likeliest first.
 */
export function familiesOf(
  metric: Instrument & { readonly api: MetricApi },
  exporter: Exporter,
): readonly SeriesFamily[] {
  const bases = new Set(basesOf(metric, exporter).filter((base) => base !== undefined));
  return [...bases].map((base) => ({ base, series: suffixesFor(metric).map((suffix) => base + suffix) }));
}

function suffixesFor({ type, api }: { readonly type: InstrumentType; readonly api: MetricApi }): readonly string[] {
  // A StatsD timer is a summary or a histogram, as its receiver is set up.
  return api === "statsd" && type === "histogram" ? suffixesOf.distribution : suffixesOf[type];
}

function basesOf(
  metric: Instrument & { readonly api: MetricApi },
  exporter: Exporter,
): readonly (string | undefined)[] {
  if (metric.api === "prom-client") return promClientNames(metric);
  if (metric.api === "statsd") return [statsdName(metric)];
  const { kind, namespace, strategy } = typeof exporter === "string" ? { kind: exporter } : (exporter ?? {});
  switch (kind) {
    case "collector":
      return [collectorName(metric, strategy, namespace)];
    case "otel-js":
      return [otelJsName(metric, namespace)];
    case "prom-client":
      return promClientNames(metric);
    case undefined:
      return [
        collectorName(metric),
        otelJsName(metric),
        collectorName(metric, "UnderscoreEscapingWithoutSuffixes"),
        ...(metric.api === "otel" ? [] : promClientNames(metric)),
      ];
  }
}

/** As written; in the OpenMetrics format counters have `_total` in any case. */
function promClientNames({ name, type }: Instrument): readonly string[] {
  return type === "counter" && !name.endsWith("_total") ? [name, `${name}_total`] : [name];
}

/** https://github.com/prometheus/statsd_exporter: what a name cannot hold is `_`. */
function statsdName({ name }: Instrument): string {
  return name.replace(/[^A-Za-z0-9_:*]/g, "_");
}
