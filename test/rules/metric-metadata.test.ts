import rule from "../../rules/metric-metadata.ts";
import { assertEverything, on, ruleTester } from "../rule-tester.ts";

const otel = 'import { metrics } from "@opentelemetry/api"; const meter = metrics.getMeter("shop");\n';
const prom = 'import { Counter, Gauge, Histogram } from "prom-client";\n';
const said = 'description: "Time from the order to the money"';
const histogram = (options: string, name = "shop.order.paid") =>
  `${otel}meter.createHistogram("${name}", { ${options} });`;
const promHistogram = (options: string, name = "shop_order_paid_seconds") =>
  `${prom}new Histogram({ name: "${name}", help: "How long customers wait", ${options} });`;

type Id =
  | "missingDescription"
  | "descriptionIsName"
  | "missingUnit"
  | "unknownUnit"
  | "unitAgainstName"
  | "unitAgainstDescription"
  | "bucketsDoNotFit"
  | "defaultBuckets";

const fault = (name: string, code: string, at: string, messageId: Id, data: Record<string, string>, part = at) => ({
  name,
  code,
  errors: [on(code, at, { messageId, data }, part)],
});
const unknown = (unit: string, hint: string) =>
  fault(`the unit \`${unit}\``, histogram(`${said}, unit: "${unit}"`), `"${unit}"`, "unknownUnit", { unit, hint });

const milliseconds = "[5, 10, 25, 50, 100, 250, 500, 1000, 5000]";
const seconds = "[0.005, 0.01, 0.1, 1, 10]";

ruleTester.run("metric-metadata", rule, {
  assertionOptions: assertEverything,
  valid: [
    { name: "everything is said", code: histogram(`${said}, unit: "s"`) },
    {
      name: "a counter needs no unit",
      code: `${otel}meter.createCounter("shop.orders.paid", { description: "Orders that were paid for" });`,
    },
    { name: "options that come from elsewhere", code: `${otel}meter.createHistogram("shop.order.paid", options);` },
    { name: "options with something spread into them", code: histogram("...options") },
    {
      name: "a definition object",
      code: `${otel}const PAID = { name: "shop.order.paid", description: "Time to pay", unit: "s" }; meter.createHistogram(PAID.name, PAID);`,
    },
    { name: "an annotation", code: histogram('description: "Items of an order", unit: "{item}"') },
    { name: "a rate", code: histogram('description: "Speed of uploads", unit: "By/s"') },
    { name: "the unit in the name", code: histogram(said, "shop.order.paid_ms") },
    { name: "the unit in name and options", code: histogram(`${said}, unit: "ms"`, "shop.order.paid_ms") },
    {
      name: "a minimum is no minute",
      code: `${otel}meter.createGauge("shop.order.min", { description: "The smallest order", unit: "{item}" });`,
    },
    {
      name: "a description that says more than the name",
      code: histogram('description: "Time until an order is paid", unit: "s"', "shop.order.paid"),
    },
    {
      name: "the name's words in a sentence",
      code: `${prom}new Counter({ name: "orders_paid_total", help: "Number of orders that were paid" });`,
    },
    { name: "a description in the unit", code: histogram('description: "Time to pay, in milliseconds", unit: "ms"') },
    {
      name: "a description that speaks of another time as well",
      code: histogram('description: "Payments of the last 5 minutes", unit: "s"'),
    },
    { name: "buckets in seconds", code: promHistogram(`buckets: ${seconds}`) },
    { name: "buckets that go up to an hour", code: promHistogram("buckets: [1, 5, 30, 60, 300, 900, 1800, 3600]") },
    { name: "buckets in milliseconds", code: promHistogram(`buckets: ${milliseconds}`, "shop_order_paid_ms") },
    {
      name: "buckets in the view of OpenTelemetry",
      code: histogram(`${said}, unit: "ms", advice: { explicitBucketBoundaries: ${milliseconds} }`),
    },
    {
      name: "buckets that are computed",
      code: promHistogram("buckets: exponentialBuckets(5, 2, 10)", "shop_order_paid_ms"),
    },
    {
      name: "a StatsD timing is milliseconds",
      code: 'import { StatsD } from "hot-shots"; new StatsD().timing("shop.order.paid", 5);',
    },
    {
      name: "what is handed on by a wrapper",
      code: `${otel}function counterOf(name: string) { return meter.createCounter(name); }\ncounterOf("shop.orders.paid");`,
    },
    {
      name: "what a function of the project adds itself",
      code: `${prom}const made = (name: string) => new Gauge({ name, help: "Orders open" });\nmade("shop_orders_open");`,
    },
    { name: "a first byte", code: histogram('description: "Time to first byte", unit: "ms"') },
    {
      name: "slower than a second",
      code: histogram('description: "Requests slower than a second", unit: "{request}"'),
    },
    { name: "a rate", code: histogram('description: "Bytes sent per second", unit: "By/s"', "shop.bytes_per_second") },
    {
      name: "seconds of long jobs",
      code: promHistogram("buckets: [1, 5, 10, 50, 100, 500, 1000, 5000]"),
    },
    {
      name: "milliseconds of a cache at hand",
      code: promHistogram("buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 10]", "shop_cache_ms"),
    },
    { name: "a test", code: histogram(""), filename: "test/metrics.test.ts" },
  ],
  invalid: [
    fault(
      "no options at all",
      `${otel}meter.createCounter("shop.orders.paid");`,
      '"shop.orders.paid"',
      "missingDescription",
      { name: "shop.orders.paid", key: "description" },
    ),
    fault(
      "options without a description",
      `${otel}meter.createCounter("shop.orders.paid", { unit: "{order}" });`,
      '"shop.orders.paid"',
      "missingDescription",
      { name: "shop.orders.paid", key: "description" },
    ),
    fault(
      "an empty description",
      `${otel}meter.createCounter("shop.orders.paid", { description: "" });`,
      '""',
      "missingDescription",
      { name: "shop.orders.paid", key: "description" },
    ),
    fault("prom-client's help", `${prom}new Gauge({ name: "orders_open" });`, '"orders_open"', "missingDescription", {
      name: "orders_open",
      key: "help",
    }),
    fault(
      "options that a function of the project hands on",
      `${prom}const made = (options) => new Gauge({ ...options, registers });\nmade({ name: "shop_orders_open", help: "Orders open" });`,
      '"Orders open"',
      "descriptionIsName",
      { name: "shop_orders_open" },
    ),
    fault(
      "the name again",
      `${prom}new Gauge({ name: "shop_orders_open", help: "Orders open" });`,
      '"Orders open"',
      "descriptionIsName",
      { name: "shop_orders_open" },
    ),
    fault(
      "the name and the type",
      `${prom}new Counter({ name: "orders_paid_total", help: "Total orders paid counter" });`,
      '"Total orders paid counter"',
      "descriptionIsName",
      { name: "orders_paid_total" },
    ),
    fault("a histogram without a unit", histogram(said), '"shop.order.paid"', "missingUnit", {
      name: "shop.order.paid",
      type: "histogram",
    }),
    unknown("seconds", "Write `s`."),
    unknown("bytes", "Write `By`."),
    unknown("items", "For what is counted, write `{item}`."),
    unknown("batches", "For what is counted, write `{batch}`."),
    unknown("queries", "For what is counted, write `{query}`."),
    unknown("processes", "For what is counted, write `{process}`."),
    unknown("cookies", "For what is counted, write `{cookie}`."),
    unknown("bytes/s", "Write both parts as UCUM, like `By/s` or `{request}/s`."),
    unknown("MB", "Write `MBy`."),
    unknown("#", "Write `1` for a number without a unit."),
    fault("a unit against the name", histogram(`${said}, unit: "s"`, "shop.order.paid_ms"), '"s"', "unitAgainstName", {
      name: "shop.order.paid_ms",
      unit: "s",
      word: "ms",
    }),
    fault(
      "a unit against the description",
      histogram('description: "Time to pay in milliseconds", unit: "s"'),
      '"Time to pay in milliseconds"',
      "unitAgainstDescription",
      { name: "shop.order.paid", unit: "s", word: "milliseconds" },
    ),
    fault(
      "a unit in brackets",
      histogram('description: "Time to pay (seconds)", unit: "ms"'),
      '"Time to pay (seconds)"',
      "unitAgainstDescription",
      { name: "shop.order.paid", unit: "ms", word: "seconds" },
    ),
    fault(
      "a name against the description",
      `${prom}new Gauge({ name: "order_paid_seconds", help: "Time to pay in milliseconds" });`,
      '"Time to pay in milliseconds"',
      "unitAgainstDescription",
      { name: "order_paid_seconds", unit: "s", word: "milliseconds" },
    ),
    fault(
      "seconds with the buckets of milliseconds",
      promHistogram(`buckets: ${milliseconds}`),
      milliseconds,
      "bucketsDoNotFit",
      { name: "shop_order_paid_seconds", unit: "seconds", meant: "milliseconds", first: "5", last: "5000" },
    ),
    fault(
      "milliseconds with the buckets of seconds",
      histogram(`${said}, unit: "ms", advice: { explicitBucketBoundaries: ${seconds} }`),
      seconds,
      "bucketsDoNotFit",
      { name: "shop.order.paid", unit: "milliseconds", meant: "seconds", first: "0.005", last: "10" },
    ),
    fault(
      "milliseconds with prom-client's own buckets",
      promHistogram("", "shop_order_paid_ms"),
      '"shop_order_paid_ms"',
      "defaultBuckets",
      { name: "shop_order_paid_ms", unit: "milliseconds" },
    ),
  ],
});
