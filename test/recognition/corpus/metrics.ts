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
  [
    "a client of unknown make that counts by a verb",
    'import { metrics } from "@acme/metrics"; metrics.inc("a_total", { l: 1 });',
    'custom counter | "a_total" | – | – | –',
  ],
  [
    "a client of unknown make that records under a name",
    'import { metrics } from "@acme/metrics"; metrics.counter("a.b", 1, { l: 1 });',
    'custom counter | "a.b" | – | – | –',
  ],
  [
    "a client of unknown make that is put in",
    'class A { constructor(private readonly metricsService: MetricsService) {} run() { this.metricsService.recordMetric("a.b", 12); } }',
    'custom unknown | "a.b" | – | – | –',
  ],
  [
    "a client of unknown make that waits",
    'import { metrics } from "@acme/metrics"; async function run() { await metrics.setGauge("a.b", size()); }',
    'custom gauge | "a.b" | – | – | –',
  ],
  [
    "a client of unknown make that may be missing",
    'import { metrics } from "@acme/metrics"; const run = () => metrics?.observe("a.b", took);',
    'custom histogram | "a.b" | – | – | –',
  ],
  [
    "a client of unknown make whose call is returned",
    'function late() { return metrics.inc("a_total"); }',
    'custom counter | "a_total" | – | – | –',
  ],
  [
    "a client of unknown make in an arrow function",
    'work.then(() => metrics.inc("a_total"));',
    'custom counter | "a_total" | – | – | –',
  ],
  [
    "a client of unknown make, given a constant of another file",
    'import { metrics } from "@acme/metrics"; import { NAMES } from "./names"; metrics.increment(NAMES.created, 1);',
    "statsd counter | NAMES.created | – | – | –",
  ],
  [
    "a client of unknown make, given a member of an enum",
    'enum Name { Created = "a.b" } this.stats.count(Name.Created);',
    "custom counter | Name.Created | – | – | –",
  ],
  [
    "a client of unknown make, given a member of an object",
    'const names = { created: "a.b" } as const; statsd.timing(names.created, 12);',
    "statsd histogram | names.created | – | – | –",
  ],
  [
    "a registry of unknown make with a verb before the type",
    'metrics.addCounter({ name: "a_total", help: "h", labels: ["l"] });',
    'prom-client counter | "a_total" | "h" | – | ["l"]',
  ],
  [
    "a registry of unknown make that calls it a timer",
    'registry.getOrCreateTimer({ name: "a_seconds", help: "h", labelNames: ["l"] });',
    'prom-client histogram | "a_seconds" | "h" | – | ["l"]',
  ],
  [
    "a registry of unknown make that says description",
    'metrics.createGauge({ name: "a", description: "d" });',
    'prom-client gauge | "a" | "d" | – | –',
  ],
  [
    "a registry of unknown make that takes them one by one",
    'const jobs = registry.createCounter("jobs_total", "Jobs done", ["kind"]);',
    'custom counter | "jobs_total" | "Jobs done" | – | ["kind"]',
  ],
  [
    "a registry of unknown make with buckets behind the text",
    'registry.defineHistogram("took_ms", "How long it took", [10, 100, 1000]);',
    'custom histogram | "took_ms" | "How long it took" | – | –',
  ],
  [
    "a registry of unknown make with a text about the metric",
    'const took = metrics.histogram("took_seconds", "How long it took");',
    'custom histogram | "took_seconds" | "How long it took" | – | –',
  ],
  [
    "a function of a package that cannot be read",
    'import { recordHistogram } from "@acme/metrics"; async function run() { await recordHistogram("a.b", 12, { l: 1 }); }',
    'custom histogram | "a.b" | – | – | –',
  ],
  [
    "Sentry's counter",
    'import * as Sentry from "@sentry/node"; Sentry.metrics.count("a", 1, { unit: "byte" });',
    'custom counter | "a" | – | "byte" | –',
  ],
  [
    "Sentry's metrics by themselves",
    'import { metrics } from "@sentry/nextjs"; metrics.distribution("a", 12);',
    'custom distribution | "a" | – | – | –',
  ],
  [
    "Temporal's meter",
    'import { metricMeter } from "@temporalio/workflow"; metricMeter.createCounter("a", "1", "d");',
    'custom counter | "a" | "d" | "1" | –',
  ],
  [
    "Temporal's meter of an activity, with the kind of number",
    'import { Context } from "@temporalio/activity"; Context.current().metricMeter.createHistogram("a", "float", "s", "d");',
    'custom histogram | "a" | "d" | "s" | –',
  ],
  [
    "Temporal's meter with tags, by type",
    'import type { MetricMeter } from "@temporalio/common"; function init(m: MetricMeter) { m.withTags({ l: 1 }).createGauge("a"); }',
    'custom gauge | "a" | – | – | –',
  ],
  [
    "nestjs-otel's service",
    'import { MetricService } from "nestjs-otel"; class A { constructor(m: MetricService) { m.getUpDownCounter("a.b", { description: "d" }); } }',
    'otel updowncounter | "a.b" | "d" | – | –',
  ],
  [
    "datadog-metrics by its functions",
    'import dogapi from "datadog-metrics"; dogapi.gauge("a.b", 1, ["l:1"]);',
    'statsd gauge | "a.b" | – | – | –',
  ],
  [
    "a logger of datadog-metrics",
    'import { BufferedMetricsLogger } from "datadog-metrics"; new BufferedMetricsLogger({}).distribution("a.b", 1);',
    'statsd distribution | "a.b" | – | – | –',
  ],
  [
    "Datadog's Lambda library",
    'import { sendDistributionMetric } from "datadog-lambda-js"; sendDistributionMetric("a.b", 12, "l:1");',
    'statsd distribution | "a.b" | – | – | –',
  ],
  [
    "Effect's counter",
    'import { Metric } from "effect"; Metric.counter("a", { description: "d", incremental: true });',
    'custom counter | "a" | "d" | – | –',
  ],
  [
    "Effect's timer, by its module",
    'import * as Metric from "effect/Metric"; Metric.timer("a");',
    'custom histogram | "a" | – | – | –',
  ],
  [
    "Application Insights",
    'import * as insights from "applicationinsights"; insights.defaultClient.trackMetric({ name: "a b", value: 1 });',
    'custom distribution | "a b" | – | – | –',
  ],
  [
    "a command of CloudWatch",
    'import { PutMetricDataCommand } from "@aws-sdk/client-cloudwatch"; new PutMetricDataCommand({ Namespace: "X", MetricData: [{ MetricName: "A", Unit: "Count" }] });',
    'custom distribution | "A" | – | "Count" | –',
  ],
  [
    "a function that sends one for its callers",
    'import { PutMetricDataCommand } from "@aws-sdk/client-cloudwatch"; function put(name, unit) { const point = { MetricName: name, Unit: unit }; client.send(new PutMetricDataCommand({ Namespace: "X", MetricData: [point] })); } put("A", "Count");',
    'custom distribution | "A" | – | "Count" | –',
  ],
  [
    "CloudWatch's client of old",
    'import * as AWS from "aws-sdk"; new AWS.CloudWatch().putMetricData({ Namespace: "X", MetricData: [{ MetricName: "A" }] });',
    'custom distribution | "A" | – | – | –',
  ],
  [
    "Powertools' single metric",
    'import { Metrics } from "@aws-lambda-powertools/metrics"; const metrics = new Metrics(); const single = metrics.singleMetric(); single.addMetric("A", "Count", 1);',
    'custom distribution | "A" | – | "Count" | –',
  ],
  [
    "a matrix bridge's registry",
    'import { PrometheusMetrics } from "matrix-appservice-bridge"; new PrometheusMetrics().addTimer({ name: "a", help: "h", labels: ["l"] });',
    'prom-client histogram | "a" | "h" | – | ["l"]',
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
  [
    "the scores of a game",
    'class Scores { #of = {}; inc(name: string) { this.#of[name] = 1; } } const stats = new Scores(); stats.inc("hp");',
  ],
  [
    "a counter of stitches",
    'import { createCounter } from "./stitches"; const main = createCounter("simple", "Body stitches");',
  ],
  ["a summary of a text", 'model.createSummary("report", "What has been said so far");'],
  ["a counter on a page", 'page.counter("Items left", "How many there are");'],
  ["a function of nobody knows whom", 'recordHistogram("a.b", 12);'],
  ["a function that is asked", 'import { recordMetric } from "@acme/metrics"; const kept = recordMetric("a.b", 12);'],
  ["a question that is answered", 'const sent = metrics.count("a.b");'],
  ["a question that an arrow function hands on", 'const sent = () => metrics.count("a.b");'],
  ["a question that is handed on", 'function sent() { return metrics.count("a.b"); }'],
  ["a test's question", 'expect(metrics.count("a.b")).toBe(1);'],
  ["a table that is counted", "prisma.metrics.count({ where: { ok: true } });"],
  ["a value that is a number of a file", "const step = 2; metrics.inc(step);"],
  ["something of a request", "function handle(event) { metrics.increment(event.name); }"],
  ["a gauge without a value", 'metrics.setGauge("a.b");'],
  ["a tween of a game", "this.tweens.addCounter({ from: 0, to: 1 });"],
  ["a widget", 'dashboard.addGauge({ name: "CPU", description: "how busy" });'],
  ["a service of something else", 'gaugeService.observe("a.b", 1);'],
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
    "Sentry's attributes",
    'import * as Sentry from "@sentry/node"; Sentry.metrics.gauge("a", 1, { attributes: { l: 1 } });',
    'Sentry.metrics.gauge("a", 1, { attributes: { l: 1 } }) | { l: 1 }',
  ],
  [
    "Sentry's tags of old",
    'import * as Sentry from "@sentry/node"; Sentry.metrics.increment("a", 1, { tags: { l: 1 } });',
    'Sentry.metrics.increment("a", 1, { tags: { l: 1 } }) | { l: 1 }',
  ],
  [
    "the properties of Application Insights",
    'import { TelemetryClient } from "applicationinsights"; new TelemetryClient("").trackMetric({ name: "a", value: 1, properties: { l: 1 } });',
    'new TelemetryClient("").trackMetric({ name: "a", value: 1, properties: { l: 1 } }) | { l: 1 }',
  ],
  [
    "Temporal's tags behind the value",
    'import { metricMeter } from "@temporalio/workflow"; const jobs = metricMeter.createCounter("a"); jobs.add(1, { l: 1 });',
    'createCounter("a") | { l: 1 }',
  ],
  [
    "Temporal's tags ahead of the value",
    'import { metricMeter } from "@temporalio/workflow"; const jobs = metricMeter.createCounter("a"); const some = jobs.withTags({ l: 1 });',
    'createCounter("a") | { l: 1 }',
  ],
  [
    "a client of unknown make",
    'import { metrics } from "@acme/metrics"; metrics.inc("a_total", { l: 1 });',
    'metrics.inc("a_total", { l: 1 }) | { l: 1 }',
  ],
  [
    "an instrument of a registry of unknown make",
    'const jobs = metrics.addCounter({ name: "a_total", help: "h" }); jobs.inc({ l: 1 });',
    'metrics.addCounter({ name: "a_total", help: "h" }) | { l: 1 }',
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
  [
    "an interface of the project that is called what the library's is",
    "interface IGauge<L> { set(labels: L, value: number): void } function run(jobs: IGauge<Labels>) { jobs.set({ l: 1 }, 2); }",
    "interface IGauge<L> { set(labels: L, value: number): void } | { l: 1 }",
  ],
  [
    "one that extends it without a member",
    "interface Counter<L> { inc: (labels: L, value?: number) => void } interface CounterExtra<L> extends Omit<Counter<L>, 'reset'> { more(): void } function run(jobs: CounterExtra<Labels>) { jobs.inc({ l: 1 }); }",
    "interface Counter<L> { inc: (labels: L, value?: number) => void } | { l: 1 }",
  ],
  [
    "an instrument that the registry has",
    'import { register } from "prom-client"; register.getSingleMetric("a_total")?.inc({ l: 1 });',
    'register.getSingleMetric("a_total") | { l: 1 }',
  ],
];
