import type { InstrumentCase } from "./case.ts";

/** One case for each way in which a metric is declared: `api type | name | description | unit | labels`. */
export const metricDeclarations: readonly InstrumentCase[] = [
  [
    "an OpenTelemetry counter",
    'import { metrics } from "@opentelemetry/api"; metrics.getMeter("x").createCounter("a.b", { description: "d", unit: "1" });',
    'otel counter | "a.b" | "d" | "1" | –',
  ],
  [
    "an observable gauge",
    'import { metrics } from "@opentelemetry/api"; const meter = metrics.getMeter("x"); meter.createObservableGauge("a.b");',
    'otel gauge | "a.b" | – | – | –',
  ],
  [
    "a meter by type",
    'import type { Meter } from "@opentelemetry/api"; function init(meter: Meter) { meter.createUpDownCounter("a.b"); }',
    'otel updowncounter | "a.b" | – | – | –',
  ],
  [
    "a meter by name",
    'class A { init() { this.meter.createHistogram("a.b", { unit: "s" }); } }',
    'otel histogram | "a.b" | – | "s" | –',
  ],
  [
    "a meter of a provider",
    'import { MeterProvider } from "@opentelemetry/sdk-metrics"; new MeterProvider().getMeter("x").createGauge("a.b");',
    'otel gauge | "a.b" | – | – | –',
  ],
  [
    "a prom-client class",
    'import { Counter } from "prom-client"; new Counter({ name: "a_total", help: "h", labelNames: ["l"] });',
    'prom-client counter | "a_total" | "h" | – | ["l"]',
  ],
  [
    "a prom-client class under another name",
    'import { Gauge as G } from "prom-client"; new G({ name: "a", help: "h" });',
    'prom-client gauge | "a" | "h" | – | –',
  ],
  [
    "a prom-client class by namespace",
    'import * as client from "prom-client"; new client.Summary({ name: "a", help: "h" });',
    'prom-client summary | "a" | "h" | – | –',
  ],
  [
    "options in a variable",
    'import { Histogram } from "prom-client"; const options = { name: "a_seconds", help: "h" }; new Histogram(options);',
    'prom-client histogram | "a_seconds" | "h" | – | –',
  ],
  [
    "a registry of the project",
    'register.gauge({ name: "a", help: "h", labelNames: ["l"] });',
    'prom-client gauge | "a" | "h" | – | ["l"]',
  ],
  [
    "a definition object",
    'const METRICS = { jobs: { name: "jobs_total", help: "h" } }; import { Counter } from "prom-client"; new Counter(METRICS.jobs);',
    'prom-client counter | "jobs_total" | "h" | – | –',
  ],
  [
    "a provider of nestjs-prometheus",
    'import { makeCounterProvider } from "@willsoto/nestjs-prometheus"; makeCounterProvider({ name: "a_total", help: "h" });',
    'prom-client counter | "a_total" | "h" | – | –',
  ],
  [
    "a StatsD client",
    'import StatsD from "hot-shots"; const stats = new StatsD(); stats.timing("a.b", 12);',
    'statsd histogram | "a.b" | – | – | –',
  ],
  ["a StatsD client by name", 'this.statsd.increment("a.b");', 'statsd counter | "a.b" | – | – | –'],
  [
    "dd-trace's client",
    'import tracer from "dd-trace"; tracer.dogstatsd.gauge("a.b", 1);',
    'statsd gauge | "a.b" | – | – | –',
  ],
  ["a facade", 'metrics.counter("a.b").increment();', 'facade counter | "a.b" | – | – | –'],
  [
    "CloudWatch's embedded metrics",
    'import { createMetricsLogger } from "aws-embedded-metrics"; const metrics = createMetricsLogger(); metrics.putMetric("Latency", 12, "Milliseconds");',
    'custom distribution | "Latency" | – | "Milliseconds" | –',
  ],
  [
    "CloudWatch by name",
    'metric.putMetric("Latency", 12, Unit.Milliseconds);',
    'custom distribution | "Latency" | – | Unit.Milliseconds | –',
  ],
  [
    "Powertools",
    'import { Metrics } from "@aws-lambda-powertools/metrics"; new Metrics().addMetric("orders", "Count", 1);',
    'custom distribution | "orders" | – | "Count" | –',
  ],
  [
    "New Relic",
    'import newrelic from "newrelic"; newrelic.recordMetric("Custom/Orders", 1);',
    'custom summary | "Custom/Orders" | – | – | –',
  ],
  [
    "a function that hands on the name",
    'function countEvent(name, labels) { stats.increment(name, labels); } countEvent("a.b", { l: 1 });',
    'statsd counter | "a.b" | – | – | –',
  ],
  [
    "a function that hands on the options",
    'import { Counter } from "prom-client"; function createCounter(options) { return new Counter(options); } createCounter({ name: "a_total", help: "h" });',
    'prom-client counter | "a_total" | "h" | – | –',
  ],
  [
    "a method that hands on name and unit",
    'class Metrics { histogram(name: string, unit: string) { return this.meter.createHistogram(name, { unit }); } init() { this.histogram("a.b", "s"); } }',
    'otel histogram | "a.b" | – | "s" | –',
  ],
  [
    "a wrapper of a wrapper",
    'function count(name) { stats.increment(name); } function countMetric(name) { count(name); } countMetric("a.b");',
    'statsd counter | "a.b" | – | – | –',
  ],
];

/** What is called like a metric and is none. */
export const metricLookAlikes: readonly (readonly [name: string, code: string])[] = [
  ["semver's increment", 'import { increment } from "./semver"; semver.increment("1.0.0", "minor");'],
  ["a set", 'const set = new Set(); set.add("a");'],
  ["a map", 'const map = new Map(); map.set("a", { b: 1 });'],
  ["a timer", "timer.record();"],
  ["a counter that is no metric", 'new Counter("a");'],
  ["a class of the project", 'class Gauge { constructor(options: object) {} } new Gauge({ name: "a", help: "h" });'],
  ["a facade that nothing is recorded on", 'const view = metrics.counter("a", "b");'],
  ["a collection's counter", 'shop.counter("main").add(item);'],
];

/** One case for each way in which a value is recorded: `kind | labels`. */
export const metricRecords: readonly InstrumentCase[] = [
  [
    "an OpenTelemetry counter",
    'import { metrics } from "@opentelemetry/api"; const jobs = metrics.getMeter("x").createCounter("a.b"); jobs.add(1, { l: 1 });',
    'createCounter("a.b") | { l: 1 }',
  ],
  [
    "a histogram in a field",
    'class A { #time = this.meter.createHistogram("a.b"); run() { this.#time.record(12, { l: 1 }); } }',
    'createHistogram("a.b") | { l: 1 }',
  ],
  [
    "an observable's callback",
    'import { metrics } from "@opentelemetry/api"; const depth = metrics.getMeter("x").createObservableGauge("a.b"); depth.addCallback((result) => result.observe(1, { l: 1 }));',
    'createObservableGauge("a.b") | { l: 1 }',
  ],
  [
    "an observable's named callback",
    'import { metrics } from "@opentelemetry/api"; const depth = metrics.getMeter("x").createObservableGauge("a.b"); function read(result) { result.observe(1, { l: 1 }); } depth.addCallback(read);',
    'createObservableGauge("a.b") | { l: 1 }',
  ],
  [
    "a batch callback",
    'import { metrics } from "@opentelemetry/api"; const meter = metrics.getMeter("x"); const depth = meter.createObservableGauge("a.b"); meter.addBatchObservableCallback((result) => { result.observe(depth, 1, { l: 1 }); }, [depth]);',
    'createObservableGauge("a.b") | { l: 1 }',
  ],
  [
    "a prom-client gauge",
    'import { Gauge } from "prom-client"; const depth = new Gauge({ name: "a", help: "h" }); depth.set({ l: 1 }, 2);',
    'new Gauge({ name: "a", help: "h" }) | { l: 1 }',
  ],
  [
    "labels first",
    'import { Counter } from "prom-client"; const jobs = new Counter({ name: "a", help: "h" }); jobs.labels({ l: 1 }).inc();',
    'new Counter({ name: "a", help: "h" }) | { l: 1 }',
  ],
  [
    "a helper that records",
    'function countEvent(name, labels) { stats.increment(name, labels); } countEvent("a.b", { l: 1 });',
    'countEvent("a.b", { l: 1 }) | { l: 1 }',
  ],
  [
    "a helper that records some of its labels, or none",
    'function some(given) { const { id, ...rest } = given; return rest; } function countEvent(name, labels) { stats.increment(name, 1, some(labels) ?? {}); } countEvent("a.b", { l: 1 });',
    'countEvent("a.b", { l: 1 }) | { l: 1 }',
  ],
  [
    "a helper that only its holder says to measure",
    'import { statsd } from "./statsd"; const metrics = { time(name, run, labels) { statsd.timing(name, 1, labels); return run(); } }; metrics.time(NAMES.took, run, { l: 1 });',
    "metrics.time(NAMES.took, run, { l: 1 }) | { l: 1 }",
  ],
];
