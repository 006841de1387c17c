import type { CallFacts, Kind, Library, RecordFacts } from "../library.ts";
import {
  lowering,
  observableKind,
  otelFactory,
  promClasses,
  promDeclaration,
  shared,
  statsdCall,
} from "./metric-facts.ts";

/** The methods of an OpenTelemetry meter; so telling that they count on any receiver that is called a meter. */
export const meterCalls: Readonly<Record<string, CallFacts>> = {
  createCounter: otelFactory("counter", "otel.adder"),
  createUpDownCounter: otelFactory("updowncounter", "otel.adder"),
  createHistogram: otelFactory("histogram", "otel.recorder"),
  createGauge: otelFactory("gauge", "otel.recorder"),
  createObservableCounter: otelFactory("counter", observableKind),
  createObservableUpDownCounter: otelFactory("updowncounter", observableKind),
  createObservableGauge: otelFactory("gauge", observableKind),
};

const openTelemetry: Library = {
  name: "OpenTelemetry",
  modules: ["@opentelemetry/api", "@opentelemetry/sdk-metrics", "@opentelemetry/api-metrics"],
  exports: {
    "metrics.getMeter": { returns: "otel.meter" },
    "metrics.getMeterProvider": { returns: "otel.provider" },
    "new MeterProvider": { returns: "otel.provider" },
  },
  types: {
    Meter: "otel.meter",
    MeterProvider: "otel.provider",
    Counter: "otel.adder",
    UpDownCounter: "otel.adder",
    Histogram: "otel.recorder",
    Gauge: "otel.recorder",
    Observable: observableKind,
    ObservableGauge: observableKind,
    ObservableCounter: observableKind,
    ObservableUpDownCounter: observableKind,
    ObservableResult: "otel.result",
  },
  kinds: {
    "otel.provider": { calls: { getMeter: { returns: "otel.meter" } } },
    "otel.meter": { calls: meterCalls },
    "otel.adder": { calls: { add: { records: { labels: 1 } } } },
    "otel.recorder": { calls: { record: { records: { labels: 1, lowers: true } } } },
    [observableKind]: { calls: { addCallback: { records: { labels: "callback", lowers: true } } } },
    "otel.result": { calls: { observe: { records: { labels: 1, lowers: true } } } },
  },
};

/** What is injected is a meter with `get` for `create`, of the application's own scope (nestjs-otel 7). */
const nestOpenTelemetry: Library = {
  name: "nestjs-otel",
  modules: ["nestjs-otel"],
  exports: {},
  types: { MetricService: "nestotel.metrics" },
  kinds: {
    "nestotel.metrics": {
      calls: Object.fromEntries(
        Object.entries(meterCalls).map(([name, facts]) => [name.replace("create", "get"), shared(facts)] as const),
      ),
    },
  },
};

function promInstrument(kind: string, methods: string): Kind {
  const records = Object.fromEntries(
    methods.split(" ").map((method) => [method, { records: promRecord(method) }] as const),
  );
  return { calls: { ...records, labels: { returns: `${kind}.child`, records: { labels: "positional" } } } };
}

/** The option of prom-client's instruments that is called on the instrument when it is asked for its value. */
export const collectOption = "collect";

/** What `.labels(…)` gives: the labels are those of that call. */
function promChild(methods: string): Kind {
  return {
    calls: Object.fromEntries(
      methods
        .split(" ")
        .map((method) => [method, { records: { labels: "elsewhere", lowers: lowering.has(method) } }] as const),
    ),
  };
}

/** `set` and `observe` need a value, so that a lone argument is no labels; a timer takes more labels when it ends. */
function promRecord(method: string): RecordFacts {
  const isTimer = method === "startTimer";
  return {
    labels: "first",
    lowers: lowering.has(method),
    mayBeAlone: isTimer || method === "inc" || method === "dec",
    goesOn: isTimer,
  };
}

/** `register.getSingleMetric("jobs_total")` */
const lookedUp: CallFacts = { returns: "prom.instrument", looksUp: 0 };

const promClient: Library = {
  name: "prom-client",
  modules: ["prom-client"],
  exports: {
    ...Object.fromEntries(Object.entries(promClasses).map(([name, facts]) => [`new ${name}`, facts])),
    collectDefaultMetrics: { declaresDefaults: true },
    "new Registry": { returns: "prom.registry" },
    "register.setDefaultLabels": { constantLabels: { argument: 0 } },
    "register.getSingleMetric": lookedUp,
  },
  types: {
    Registry: "prom.registry",
    Counter: "prom.counter",
    Gauge: "prom.gauge",
    Histogram: "prom.histogram",
    Summary: "prom.histogram",
  },
  kinds: {
    "prom.registry": {
      calls: { setDefaultLabels: { constantLabels: { argument: 0 } }, getSingleMetric: lookedUp },
    },
    "prom.counter": promInstrument("prom.counter", "inc"),
    "prom.gauge": promInstrument("prom.gauge", "inc dec set setToCurrentTime startTimer"),
    "prom.histogram": promInstrument("prom.histogram", "observe startTimer"),
    // One of them, whichever.
    "prom.instrument": promInstrument("prom.instrument", "inc dec set setToCurrentTime startTimer observe"),
    "prom.instrument.child": promChild("inc dec set setToCurrentTime startTimer observe"),
    "prom.counter.child": promChild("inc"),
    "prom.gauge.child": promChild("inc dec set setToCurrentTime startTimer"),
    "prom.histogram.child": promChild("observe startTimer"),
  },
};

/** Methods of a StatsD or DogStatsD client (hot-shots 17). */
export const statsdClient: Kind = {
  calls: {
    increment: statsdCall("counter"),
    decrement: statsdCall("counter", undefined, true),
    gauge: statsdCall("gauge", undefined, true),
    gaugeDelta: statsdCall("gauge", undefined, true),
    timing: statsdCall("histogram", "ms"),
    histogram: statsdCall("histogram"),
    distribution: statsdCall("distribution"),
    set: statsdCall("set"),
    unique: statsdCall("set"),
    childClient: { returns: "statsd.client" },
  },
};

const statsdClientOf: CallFacts = {
  returns: "statsd.client",
  constantLabels: { argument: 0, option: "globalTags" },
};

const statsd: Library = {
  name: "StatsD",
  modules: ["hot-shots", "node-statsd", "node-dogstatsd", "statsd-client", "dogstatsd"],
  exports: {
    new: statsdClientOf,
    "new StatsD": statsdClientOf,
    "new Client": statsdClientOf,
  },
  types: { "": "statsd.client", StatsD: "statsd.client", Client: "statsd.client" },
  kinds: { "statsd.client": statsdClient },
};

/** dd-trace keeps its client under `tracer.dogstatsd`. */
const ddTrace: Library = {
  name: "dd-trace",
  modules: ["dd-trace"],
  exports: { init: { returns: "datadog.tracer" }, "tracer.init": { returns: "datadog.tracer" } },
  values: { "": "datadog.tracer", tracer: "datadog.tracer", dogstatsd: "statsd.client" },
  types: { Tracer: "datadog.tracer" },
  kinds: {
    "datadog.tracer": {
      calls: {
        init: { returns: "datadog.tracer" },
        trace: { starts: { api: "datadog", name: 0, options: 1, callback: "last", ends: "callee" } },
        wrap: { starts: { api: "datadog", name: 0, options: 1, callback: "last", ends: "callee" } },
        startSpan: { starts: { api: "datadog", name: 0, options: 1, ends: "caller" } },
      },
      members: { dogstatsd: "statsd.client" },
    },
  },
};

/** Providers of @willsoto/nestjs-prometheus take prom-client's options. */
const nestPrometheus: Library = {
  name: "nestjs-prometheus",
  modules: ["@willsoto/nestjs-prometheus"],
  exports: {
    ...Object.fromEntries(
      Object.entries(promClasses).map(([name, { declares }]) => [`make${name}Provider`, declares ? { declares } : {}]),
    ),
    // `@InjectMetric("jobs_total")`
    InjectMetric: lookedUp,
    // `getOrCreateMetric("Histogram", options)`
    getOrCreateMetric: {
      returns: "prom.instrument",
      declares: { ...promDeclaration("unknown"), options: 1, typeArgument: 0, isShared: true },
    },
  },
  kinds: {},
};

export const apiLibraries: readonly Library[] = [
  openTelemetry,
  nestOpenTelemetry,
  promClient,
  nestPrometheus,
  statsd,
  ddTrace,
];
