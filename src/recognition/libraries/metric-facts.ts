import type { CallFacts, DeclareFacts, InstrumentType } from "../library.ts";

const otelKeys = { description: ["description"], unit: ["unit"], buckets: ["advice", "explicitBucketBoundaries"] };

/** OpenTelemetry's instruments that are asked for their values. */
export const observableKind = "otel.observable";

export function otelFactory(type: InstrumentType, returns: string): CallFacts {
  return { returns, declares: { api: "otel", type, name: 0, options: 1, keys: otelKeys } };
}

/** The same, of a call that keeps what it made. */
export function shared(facts: CallFacts): CallFacts {
  return facts.declares ? { ...facts, declares: { ...facts.declares, isShared: true } } : facts;
}

const promKeys = { name: "name", description: ["help"], labels: ["labelNames"], buckets: ["buckets"] };

export function promDeclaration(type: InstrumentType): DeclareFacts {
  return { api: "prom-client", type, options: 0, keys: promKeys };
}

/** prom-client's classes; so telling with `{ name, help }` that they count on a class of that name from anywhere. */
export const promClasses: Readonly<Record<string, CallFacts>> = {
  Counter: { returns: "prom.counter", declares: promDeclaration("counter") },
  Gauge: { returns: "prom.gauge", declares: promDeclaration("gauge") },
  Histogram: { returns: "prom.histogram", declares: promDeclaration("histogram") },
  Summary: { returns: "prom.histogram", declares: promDeclaration("summary") },
};

export function statsdCall(type: InstrumentType, unit?: string, lowers = false): CallFacts {
  const declares = { api: "statsd", type, name: 0, records: { labels: "last", lowers } } as const;
  return { declares: unit === undefined ? declares : { ...declares, unit } };
}

/** Methods of instruments that set a value or take away from it. */
export const lowering: ReadonlySet<string> = new Set(
  "set setToCurrentTime dec decrement record observe update".split(" "),
);
