import rule from "../../rules/metric-name.ts";
import { assertEverything, on, ruleTester } from "../rule-tester.ts";

const otel = 'import { metrics } from "@opentelemetry/api"; const meter = metrics.getMeter("x");\n';
const prom = 'import { Counter, Gauge } from "prom-client";\n';
const statsd = 'import { StatsD } from "hot-shots"; const client = new StatsD();\n';

const dotted = { title: "hierarchical, lower case, with dots between the levels", example: "orders.payment.duration" };
const underscored = {
  title: "lower case, with underscores between the words",
  example: "orders_payment_duration_seconds",
};
const otelData = { api: "OpenTelemetry", convention: dotted.title, example: dotted.example };
const promData = { api: "Prometheus", convention: underscored.title, example: underscored.example };

const single = otel + 'meter.createCounter("requests");';
const camel = otel + 'meter.createCounter("orderCreated");';
const camelLevel = otel + 'meter.createHistogram("orders.paymentDuration");';
const spaced = otel + 'meter.createCounter("orders created");';
const snake = otel + 'meter.createCounter("orders_created");';
const promCamel = prom + 'new Counter({ name: "ordersCreated", help: "x" });';
const promDots = prom + 'new Gauge({ name: "orders.open", help: "x" });';
const viaConst = otel + 'const NAME = "ordersCreated";\nmeter.createCounter(NAME);';
const template = otel + "meter.createCounter(`Orders.${kind}.created`);";
const branch = otel + 'meter.createCounter(ok ? "orders.created" : "orders_failed");';
const statsdCall = statsd + 'client.increment("ordersCreated", { region });';
const facade = 'metrics.counter("ordersCreated").increment();';
const field =
  'class A { constructor(private readonly meter: Meter) {} init() { this.meter.createCounter("requests", { description: "x" }); } }';
const registry = 'register.gauge({ name: "openOrders", help: "Open orders" });';

ruleTester.run("metric-name", rule, {
  assertionOptions: assertEverything,
  valid: [
    { name: "an empty file", code: "" },
    { name: "a dotted name of OpenTelemetry", code: otel + 'meter.createCounter("orders.created");' },
    {
      name: "words inside a level are joined by underscores",
      code: otel + 'meter.createHistogram("orders.payment_duration");',
    },
    {
      name: "a hyphen is what OpenTelemetry's syntax allows",
      code: otel + 'meter.createCounter("batch-queue.messages.enqueued");',
    },
    {
      name: "an underscored name of prom-client",
      code: prom + 'new Counter({ name: "orders_created_total", help: "x" });',
    },
    {
      name: "a single word of prom-client has no levels to count",
      code: prom + 'new Gauge({ name: "up", help: "x" });',
    },
    { name: "a name that only a run can tell", code: otel + "meter.createCounter(name);" },
    { name: "the known part of a template is in order", code: otel + "meter.createCounter(`orders.${kind}.created`);" },
    {
      name: "semver's increment is no metric",
      code: 'import { increment } from "semver"; semver.increment("1.0.0", "minor");',
    },
    { name: "a set is no metric", code: 'const seen = new Set(); seen.add("ordersCreated");' },
    {
      name: "a class of the same name from elsewhere, without help",
      code: 'import { Counter } from "./ui"; new Counter({ name: "ordersCreated" });',
    },
    { name: "a counter on the screen", code: 'ui.counter("ordersCreated");' },
    { name: "createCounter of something that is no meter", code: 'store.createCounter("ordersCreated");' },
    {
      name: "underscores, where the team has decided for them",
      code: otel + 'meter.createCounter("orders_created");',
      settings: { instrumentation: { metrics: { naming: "prometheus" } } },
    },
    {
      name: "a name under the required prefix",
      code: otel + 'meter.createCounter("shop.orders.created");',
      options: [{ prefixes: ["shop"] }],
    },
    {
      name: "a template that may begin with the prefix",
      code: otel + "meter.createCounter(`${prefix}.created`);",
      options: [{ prefixes: ["shop"] }],
    },
    {
      name: "a prefix in Prometheus' spelling",
      code: prom + 'new Counter({ name: "my_shop_orders_total", help: "x" });',
      options: [{ prefixes: ["my.shop"] }],
    },
    {
      name: "a pattern of the team",
      code: otel + 'meter.createCounter("OrdersCreated");',
      options: [{ naming: { pattern: "^[A-Z][A-Za-z]+$" } }],
    },
  ],
  invalid: [
    {
      name: "a single word has no levels",
      code: single,
      errors: [
        on(single, '"requests"', {
          messageId: "notHierarchical",
          data: { ...otelData, name: "requests", count: "1", wanted: "2" },
        }),
      ],
    },
    {
      name: "a capital inside is a level in disguise",
      code: camel,
      errors: [
        on(camel, '"orderCreated"', {
          messageId: "unconventionalName",
          data: { ...otelData, name: "orderCreated" },
          suggestions: [
            {
              messageId: "rename",
              data: { name: "order.created" },
              output: otel + 'meter.createCounter("order.created");',
            },
          ],
        }),
      ],
    },
    {
      name: "capitals inside a level",
      code: camelLevel,
      errors: [
        on(camelLevel, '"orders.paymentDuration"', {
          messageId: "unconventionalName",
          data: { ...otelData, name: "orders.paymentDuration" },
          suggestions: [
            {
              messageId: "rename",
              data: { name: "orders.payment_duration" },
              output: otel + 'meter.createHistogram("orders.payment_duration");',
            },
          ],
        }),
      ],
    },
    {
      name: "a space is dropped by the API",
      code: spaced,
      errors: [
        on(spaced, '"orders created"', {
          messageId: "invalidCharacters",
          data: { ...otelData, name: "orders created" },
          suggestions: [
            {
              messageId: "rename",
              data: { name: "orders.created" },
              output: otel + 'meter.createCounter("orders.created");',
            },
          ],
        }),
      ],
    },
    {
      name: "underscores alone are Prometheus' levels",
      code: snake,
      errors: [
        on(snake, '"orders_created"', {
          messageId: "underscoredName",
          data: { ...otelData, name: "orders_created", count: "1", wanted: "2" },
        }),
      ],
    },
    {
      name: "prom-client names have no capitals",
      code: promCamel,
      errors: [
        on(promCamel, '"ordersCreated"', {
          messageId: "unconventionalName",
          data: { ...promData, name: "ordersCreated" },
          suggestions: [
            {
              messageId: "rename",
              data: { name: "orders_created" },
              output: prom + 'new Counter({ name: "orders_created", help: "x" });',
            },
          ],
        }),
      ],
    },
    {
      name: "prom-client throws on a dot",
      code: promDots,
      errors: [
        on(promDots, '"orders.open"', {
          messageId: "invalidCharacters",
          data: { ...promData, name: "orders.open" },
          suggestions: [
            {
              messageId: "rename",
              data: { name: "orders_open" },
              output: prom + 'new Gauge({ name: "orders_open", help: "x" });',
            },
          ],
        }),
      ],
    },
    {
      name: "a constant is followed, and not rewritten where it is used",
      code: viaConst,
      errors: [
        {
          messageId: "unconventionalName",
          data: { ...otelData, name: "ordersCreated" },
          line: 3,
          column: 21,
          endLine: 3,
          endColumn: 25,
        },
      ],
    },
    {
      name: "the known part of a template",
      code: template,
      errors: [
        on(template, "`Orders.${kind}.created`", {
          messageId: "unconventionalName",
          data: { ...otelData, name: "Orders.*.created" },
        }),
      ],
    },
    {
      name: "one branch of a condition",
      code: branch,
      errors: [
        on(branch, 'ok ? "orders.created" : "orders_failed"', {
          messageId: "underscoredName",
          data: { ...otelData, name: "orders_failed", count: "1", wanted: "2" },
        }),
      ],
    },
    {
      name: "a StatsD counter",
      code: statsdCall,
      errors: [
        on(statsdCall, '"ordersCreated"', {
          messageId: "unconventionalName",
          data: { ...otelData, api: "StatsD", name: "ordersCreated" },
          suggestions: [
            {
              messageId: "rename",
              data: { name: "orders.created" },
              output: statsd + 'client.increment("orders.created", { region });',
            },
          ],
        }),
      ],
    },
    {
      name: "a facade that records at once",
      code: facade,
      errors: [
        on(facade, '"ordersCreated"', {
          messageId: "unconventionalName",
          data: { ...otelData, api: "the metrics facade", name: "ordersCreated" },
          suggestions: [
            {
              messageId: "rename",
              data: { name: "orders.created" },
              output: 'metrics.counter("orders.created").increment();',
            },
          ],
        }),
      ],
    },
    {
      name: "a meter known by its name",
      code: field,
      errors: [
        on(field, '"requests"', {
          messageId: "notHierarchical",
          data: { ...otelData, name: "requests", count: "1", wanted: "2" },
        }),
      ],
    },
    {
      name: "an own registry that takes prom-client's options",
      code: registry,
      errors: [
        on(registry, '"openOrders"', {
          messageId: "unconventionalName",
          data: { ...promData, name: "openOrders" },
          suggestions: [
            {
              messageId: "rename",
              data: { name: "open_orders" },
              output: 'register.gauge({ name: "open_orders", help: "Open orders" });',
            },
          ],
        }),
      ],
    },
    {
      name: "a missing prefix",
      code: otel + 'meter.createCounter("orders.created");',
      options: [{ prefixes: ["shop"] }],
      errors: [
        on(otel + 'meter.createCounter("orders.created");', '"orders.created"', {
          messageId: "missingPrefix",
          data: { name: "orders.created", prefixes: "`shop.`" },
          suggestions: [
            {
              messageId: "rename",
              data: { name: "shop.orders.created" },
              output: otel + 'meter.createCounter("shop.orders.created");',
            },
          ],
        }),
      ],
    },
    {
      name: "too few levels for the standard",
      code: otel + 'meter.createCounter("orders.created");',
      settings: { instrumentation: { metrics: { minSegments: 3 } } },
      errors: [
        on(otel + 'meter.createCounter("orders.created");', '"orders.created"', {
          messageId: "tooFewSegments",
          data: { name: "orders.created", count: "2", wanted: "3", example: dotted.example },
        }),
      ],
    },
    {
      name: "a pattern of the team",
      code: otel + 'meter.createCounter("orders.created");',
      options: [{ naming: { pattern: "^shop\\." } }],
      errors: [
        on(otel + 'meter.createCounter("orders.created");', '"orders.created"', {
          messageId: "patternMismatch",
          data: { name: "orders.created", pattern: "^shop\\." },
        }),
      ],
    },
  ],
});
