import type { CallFacts, InstrumentType, Kind, Library } from "../library.ts";
import { effect } from "./effect.ts";
import { lowering, promClasses, statsdCall } from "./metric-facts.ts";
import { sentryModules } from "./sentry.ts";

/** CloudWatch: a metric is its name at each call; dimensions are set on the logger. */
export const cloudWatchCalls: Readonly<Record<string, CallFacts>> = {
  putMetric: {
    declares: { api: "custom", type: "distribution", name: 0, unitArgument: 2, records: { labels: "elsewhere" } },
  },
  addMetric: {
    declares: { api: "custom", type: "distribution", name: 0, unitArgument: 1, records: { labels: "elsewhere" } },
  },
};

const embeddedMetrics: Library = {
  name: "CloudWatch embedded metrics",
  modules: ["aws-embedded-metrics", "@aws-lambda-powertools/metrics"],
  exports: {
    createMetricsLogger: { returns: "cloudwatch.metrics" },
    "new Metrics": { returns: "cloudwatch.metrics" },
  },
  types: { MetricsLogger: "cloudwatch.metrics", Metrics: "cloudwatch.metrics" },
  kinds: {
    "cloudwatch.metrics": { calls: { ...cloudWatchCalls, singleMetric: { returns: "cloudwatch.metrics" } } },
  },
};

/** One command may hold several metrics; the namespace is no part of their names (AWS SDK 2 and 3). */
const putMetricData: CallFacts = {
  declares: {
    api: "custom",
    type: "distribution",
    options: 0,
    points: "MetricData",
    keys: { name: "MetricName", unit: ["Unit"] },
    records: { labels: { argument: 0, points: "MetricData", keys: ["Dimensions"] } },
  },
};

const cloudWatchClient: CallFacts = { returns: "cloudwatch.client" };

const cloudWatchSdk: Library = {
  name: "CloudWatch",
  modules: ["@aws-sdk/client-cloudwatch", "aws-sdk", "aws-sdk/clients/cloudwatch"],
  exports: { "new PutMetricDataCommand": putMetricData, "new CloudWatch": cloudWatchClient, new: cloudWatchClient },
  types: { CloudWatch: "cloudwatch.client" },
  kinds: { "cloudwatch.client": { calls: { putMetricData } } },
};

const newRelic: Library = {
  name: "New Relic",
  modules: ["newrelic"],
  exports: {},
  values: { "": "newrelic.agent" },
  kinds: {
    "newrelic.agent": {
      calls: {
        recordMetric: { declares: { api: "custom", type: "summary", name: 0, records: { labels: "elsewhere" } } },
        incrementMetric: { declares: { api: "custom", type: "counter", name: 0, records: { labels: "elsewhere" } } },
      },
    },
  },
};

/** A point that is sent to Datadog's API, with tags behind the value (datadog-metrics 0.12). */
const datadogCalls: Readonly<Record<string, CallFacts>> = {
  gauge: statsdCall("gauge", undefined, true),
  increment: statsdCall("counter"),
  histogram: statsdCall("histogram"),
  distribution: statsdCall("distribution"),
};

const datadogMetrics: Library = {
  name: "datadog-metrics",
  modules: ["datadog-metrics"],
  exports: {
    ...datadogCalls,
    init: { constantLabels: { argument: 0, option: "defaultTags" } },
    "new BufferedMetricsLogger": {
      returns: "datadog.metrics",
      constantLabels: { argument: 0, option: "defaultTags" },
    },
  },
  types: { BufferedMetricsLogger: "datadog.metrics" },
  kinds: { "datadog.metrics": { calls: datadogCalls } },
};

/** Tags are the arguments behind the value, one each (datadog-lambda-js 12). */
const datadogLambda: Library = {
  name: "datadog-lambda-js",
  modules: ["datadog-lambda-js"],
  exports: Object.fromEntries(
    ["sendDistributionMetric", "sendDistributionMetricWithDate"].map((name) => [
      name,
      { declares: { api: "statsd", type: "distribution", name: 0, records: { labels: "elsewhere" } } } as const,
    ]),
  ),
  kinds: {},
};

function sentryMetric(type: InstrumentType): CallFacts {
  const labels = { argument: 2, keys: ["attributes", "tags"] };
  return {
    declares: {
      api: "custom",
      type,
      name: 0,
      options: 2,
      keys: { unit: ["unit"] },
      records: { labels, lowers: type === "gauge" },
    },
  };
}

/** `Sentry.metrics.count("a.b", 1, { attributes, unit })`: version 10; in 7 and 8 `increment` and `tags`. */
const sentryMetrics: Library = {
  name: "Sentry metrics",
  modules: sentryModules,
  exports: {
    "metrics.count": sentryMetric("counter"),
    "metrics.increment": sentryMetric("counter"),
    "metrics.gauge": sentryMetric("gauge"),
    "metrics.distribution": sentryMetric("distribution"),
    "metrics.set": sentryMetric("set"),
  },
  kinds: {},
};

function temporalFactory(type: InstrumentType, returns: string, unitArgument: number): CallFacts {
  return { returns, declares: { api: "custom", type, name: 0, unitArgument, descriptionArgument: unitArgument + 1 } };
}

/** Tags are given with the value, or ahead of it for all that follows. */
function temporalInstrument(kind: string, method: string): Readonly<Record<string, Kind>> {
  const lowers = lowering.has(method);
  return {
    [kind]: {
      calls: {
        [method]: { records: { labels: 1, lowers } },
        withTags: { returns: `${kind}.tagged`, records: { labels: 0 } },
      },
    },
    [`${kind}.tagged`]: { calls: { [method]: { records: { labels: "elsewhere", lowers } } } },
  };
}

/** Temporal's own meter (SDK 1.24): unit and description stand behind the name, and before them what kind of number it is. */
const temporal: Library = {
  name: "Temporal metrics",
  modules: [
    "@temporalio/activity",
    "@temporalio/workflow",
    "@temporalio/worker",
    "@temporalio/common",
    "@temporalio/nexus",
  ],
  exports: {
    "Context.current": { returns: "temporal.host" },
    "Runtime.instance": { returns: "temporal.host" },
    "Runtime.install": { returns: "temporal.host" },
  },
  values: { metricMeter: "temporal.meter" },
  types: { MetricMeter: "temporal.meter", Context: "temporal.host", Runtime: "temporal.host" },
  kinds: {
    "temporal.host": {
      calls: {},
      members: { metricMeter: "temporal.meter", log: "temporal.logger", logger: "temporal.logger" },
    },
    "temporal.meter": {
      calls: {
        createCounter: temporalFactory("counter", "temporal.counter", 1),
        createUpDownCounter: temporalFactory("updowncounter", "temporal.counter", 1),
        createHistogram: temporalFactory("histogram", "temporal.histogram", 2),
        createGauge: temporalFactory("gauge", "temporal.gauge", 2),
        withTags: { returns: "temporal.meter" },
      },
    },
    ...temporalInstrument("temporal.counter", "add"),
    ...temporalInstrument("temporal.histogram", "record"),
    ...temporalInstrument("temporal.gauge", "set"),
  },
};

/** `client.trackMetric({ name, value, properties })` (applicationinsights 3). */
const applicationInsights: Library = {
  name: "Application Insights",
  modules: ["applicationinsights"],
  exports: { "new TelemetryClient": { returns: "appinsights.client" } },
  values: { defaultClient: "appinsights.client" },
  types: { TelemetryClient: "appinsights.client" },
  kinds: {
    "appinsights.client": {
      calls: {
        trackMetric: {
          declares: {
            api: "custom",
            type: "distribution",
            options: 0,
            keys: { name: "name" },
            records: { labels: { argument: 0, keys: ["properties"] } },
          },
        },
      },
    },
  },
};

/** A name gets the namespace before it, `bridge` where none is given (matrix-appservice-bridge 10). */
function matrixMetric(className: string): CallFacts {
  const { returns, declares } = promClasses[className] ?? {};
  const keys = { ...declares?.keys, labels: ["labels"] };
  const namespace = { option: "namespace", otherwise: "bridge", joint: "_" };
  return declares ? { ...(returns && { returns }), declares: { ...declares, keys, namespace } } : {};
}

const matrixBridge: Library = {
  name: "matrix-appservice-bridge metrics",
  modules: ["matrix-appservice-bridge"],
  exports: { "new PrometheusMetrics": { returns: "matrix.metrics" }, "new Bridge": { returns: "matrix.bridge" } },
  types: { PrometheusMetrics: "matrix.metrics", Bridge: "matrix.bridge" },
  kinds: {
    "matrix.bridge": { calls: { getPrometheusMetrics: { returns: "matrix.metrics" } } },
    "matrix.metrics": {
      calls: {
        addCounter: matrixMetric("Counter"),
        addGauge: matrixMetric("Gauge"),
        addTimer: matrixMetric("Histogram"),
      },
    },
  },
};

/** Metrics that go to a vendor, or by way of a framework's own registry. */
export const serviceLibraries: readonly Library[] = [
  embeddedMetrics,
  cloudWatchSdk,
  newRelic,
  datadogMetrics,
  datadogLambda,
  sentryMetrics,
  temporal,
  effect,
  applicationInsights,
  matrixBridge,
];
