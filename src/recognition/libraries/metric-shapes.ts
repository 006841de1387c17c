import type { CallFacts, InstrumentType, Library } from "../library.ts";
import { lowering, promClasses, shared } from "./metric-facts.ts";

/** What metrics look like on things of unknown make: calls that count by their names and arguments alone. */

function facadeMetric(type: InstrumentType): CallFacts {
  return { returns: "facade.instrument", declares: { api: "facade", type, name: 0 } };
}

/** `metrics.counter("a.b.c").increment()`: the shape of Micrometer, Dropwizard and most hand-made facades. */
export const facadeCalls: Readonly<Record<string, CallFacts>> = {
  counter: facadeMetric("counter"),
  gauge: facadeMetric("gauge"),
  histogram: facadeMetric("histogram"),
  timer: facadeMetric("histogram"),
  summary: facadeMetric("summary"),
};

/** What one calls on a facade's instrument; a facade is only believed where one of these follows. */
export const facadeRecords: Readonly<Record<string, CallFacts>> = Object.fromEntries(
  "increment inc decrement dec add record observe set update startTimer"
    .split(" ")
    .map((method) => [method, { records: { labels: "last", lowers: lowering.has(method) } } as const]),
);

/** Interfaces of a project that are called what the libraries call theirs: which, by a method that they have. */
export const ownInstruments: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Counter: { inc: "prom.counter", add: "otel.adder" },
  UpDownCounter: { add: "otel.adder" },
  Gauge: { set: "prom.gauge", record: "otel.recorder" },
  Histogram: { observe: "prom.histogram", record: "otel.recorder" },
  Summary: { observe: "prom.histogram" },
};

/** Methods that record under a name, by what they say of its type. */
const recordingMethods: Readonly<Record<string, InstrumentType>> = {
  ...typed(
    "counter",
    "counter count inc incr dec decr incrementCounter incCounter decrementCounter recordCounter recordCount",
  ),
  ...typed("gauge", "gauge setGauge recordGauge updateGauge"),
  ...typed(
    "histogram",
    "histogram timer observe recordHistogram observeHistogram recordTiming recordDuration recordTime",
  ),
  ...typed("distribution", "recordDistribution"),
  ...typed("summary", "summary"),
  ...typed("unknown", "recordMetric emitMetric sendMetric publishMetric pushMetric trackMetric"),
};

function typed(type: InstrumentType, methods: string): Readonly<Record<string, InstrumentType>> {
  return Object.fromEntries(methods.split(" ").map((method) => [method, type]));
}

/** Those of them that may ask for a value as well, where they are given nothing but a name. */
export const mayAsk: ReadonlySet<string> = new Set("counter count gauge histogram timer summary".split(" "));

const takingAway = /^(?:dec|set|update)/;

/**
 * `metrics.inc("a_total", { route })`, `metrics.recordMetric("a", 12)`: what is given back is used by nobody, so that it
 * is no question. Nobody knows how such a client wants its names spelt.
 */
export const namedRecords: Readonly<Record<string, CallFacts>> = Object.fromEntries(
  Object.entries(recordingMethods).map(([method, type]) => {
    const lowers = type !== "counter" || takingAway.test(method);
    return [method, { declares: { api: "custom", type, name: 0, records: { labels: "last", lowers } } }] as const;
  }),
);

/** Names of functions that say by themselves what they do: `import { recordHistogram } from "@acme/metrics"`. */
export const tellingRecords: Readonly<Record<string, CallFacts>> = Object.fromEntries(
  Object.entries(namedRecords).filter(([method]) =>
    /[a-z](?:Counter|Gauge|Histogram|Metric|Distribution)$/.test(method),
  ),
);

const instrumentClasses: Readonly<Record<string, string>> = {
  Counter: "Counter",
  Gauge: "Gauge",
  Histogram: "Histogram",
  Summary: "Summary",
  Timer: "Histogram",
};

const makingVerbs = ["add", "create", "register", "new", "make", "define"];
const keepingVerbs = ["get", "getOrCreate"];

const makers = (word: string) => [word.toLowerCase(), ...makingVerbs.map((verb) => verb + word)];
const keepers = (word: string) => keepingVerbs.map((verb) => verb + word);

/** A table for every name that such a method goes by. */
function ofMakers(facts: (className: string) => CallFacts | undefined): Readonly<Record<string, CallFacts>> {
  return Object.fromEntries(
    Object.entries(instrumentClasses).flatMap(([word, className]) => {
      const made = facts(className);
      if (!made) return [];
      const kept = shared(made);
      return [
        ...makers(word).map((name) => [name, made] as const),
        ...keepers(word).map((name) => [name, kept] as const),
      ];
    }),
  );
}

/** Texts have summaries, and a kitchen has timers: what makes them need not make metrics. */
export const everydayMakers: ReadonlySet<string> = new Set(
  ["Summary", "Timer"].flatMap((word) => [...makers(word), ...keepers(word)]),
);

/** `register.gauge({ name, help, labelNames })`, `metrics.addCounter({ name, help, labels })`, with what prom-client calls it. */
export const definitionCalls = ofMakers((className) => {
  const { returns, declares } = promClasses[className] ?? {};
  if (returns === undefined || !declares) return undefined;
  const keys = { ...declares.keys, description: ["help", "description"], labels: ["labelNames", "labels"] };
  return { returns, declares: { ...declares, keys } };
});

function positionalMetric(className: string, labelsArgument?: number): CallFacts | undefined {
  const type = promClasses[className]?.declares?.type;
  if (!type) return undefined;
  const declares = { api: "custom", type, name: 0, descriptionArgument: 1 } as const;
  const labelled = labelsArgument === undefined ? declares : { ...declares, labelsArgument };
  return { returns: "facade.instrument", declares: labelled };
}

/** `registry.createCounter("jobs_total", "Jobs done", ["kind"])`; what is listed may be the buckets of a histogram as well. */
export const positionalCalls = ofMakers((className) => positionalMetric(className));
export const labelledCalls = ofMakers((className) => positionalMetric(className, 2));

/** They are kinds so that whatever asks which names may tell of a metric finds them; nothing is ever traced to one. */
export const shapes: Library = {
  name: "facade",
  modules: [],
  exports: {},
  kinds: {
    "facade.metrics": { calls: facadeCalls },
    "facade.instrument": { calls: facadeRecords },
    "facade.client": { calls: namedRecords },
    "facade.registry": { calls: definitionCalls },
    "facade.maker": { calls: positionalCalls },
  },
};
