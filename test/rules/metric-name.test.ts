import { readMarkdownCatalog } from "../../src/catalog/markdown.ts";
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
const command =
  'import { PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";\nnew PutMetricDataCommand({ MetricData: [{ MetricName: "orders.placed" }, { MetricName: "Failed" }] });';
const calledMeter = 'class A { init() { this.meter.createCounter("orders_created", { description: "x" }); } }';
const calledStatsD = 'app.statsd.increment("orders_created");';
const facade = 'metrics.counter("ordersCreated").increment();';
const field =
  'class A { constructor(private readonly meter: Meter) {} init() { this.meter.createCounter("requests", { description: "x" }); } }';
const registry = 'register.gauge({ name: "openOrders", help: "Open orders" });';

const prometheus = { settings: { instrumentation: { metrics: { naming: "prometheus" } } } };
const dottedNaming = { settings: { instrumentation: { metrics: { naming: "dotted" } } } };
const pure = { settings: { instrumentation: { extends: "otel" } } };
const metric = (type: string, name: string, rest = "") =>
  `${prom}export const m = new ${type}({ name: "${name}", help: "x"${rest} });`;

const prefixed = (prefix: string, name: string) =>
  `import { StatsD } from "hot-shots"; const client = new StatsD({ prefix: ${prefix} });\nclient.increment("${name}", { region });`;
const prefixedCall = prefixed('"shop."', "ordersCreated");
const prefixedWrongly = prefixed('"Shop."', "orders");
const withPrefix = (name: string) =>
  `${otel}const PREFIX = "shop.";\nfunction counterOf(name: string) { return meter.createCounter(PREFIX + name); }\ncounterOf("${name}").add(1);`;

const sharedLabels = `${prom}const NAMES = ["orderKind"];\nexport const a = new Gauge({ name: "orders_open", help: "x", labelNames: NAMES });\nexport const b = new Gauge({ name: "orders_late", help: "x", labelNames: NAMES });`;

type Reported = Parameters<typeof on<"missingTotal" | "rename">>[2];
/** A fault of promlint's kind on a name, and the name that is suggested. */
const promlint = (
  title: string,
  code: string,
  name: string,
  messageId: string,
  data: Record<string, string>,
  better?: string,
  more: object = prometheus,
) => ({
  name: title,
  code,
  errors: [
    on(code, `"${name}"`, {
      messageId: messageId as Reported["messageId"],
      data: { name, ...data },
      suggestions:
        better === undefined
          ? []
          : [{ messageId: "rename", data: { name: better }, output: code.replace(`"${name}"`, `"${better}"`) }],
    }),
  ],
  ...more,
});
const counters = (...names: readonly string[]) =>
  otel + names.map((name) => `meter.createCounter("${name}");`).join("\n");

ruleTester.run("metric-name", rule, {
  assertionOptions: assertEverything,
  valid: [
    {
      name: "Prometheus' spelling on a client of unknown make",
      code: 'import { metrics } from "@acme/metrics"; metrics.increment("orders_created_total", 1);',
    },
    {
      name: "Prometheus' spelling on a client of unknown make that is put in",
      code: "class A { constructor(private metricsService: Metrics) {} run() { this.metricsService.gauge('orders_open', 3); } }",
    },
    { name: "an empty file", code: "" },
    { name: "a level that the client puts before the name", code: prefixed('"shop."', "orders") },
    { name: "a prefix that a run decides", code: prefixed("config.prefix", "orders") },
    { name: "a level that a function of the project puts before the name", code: withPrefix("orders") },
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
    {
      name: "promlint has nothing against a counter in base units",
      code: metric("Counter", "orders_payment_seconds_total"),
      ...prometheus,
    },
    {
      name: "promlint has nothing against a histogram of bytes",
      code: metric("Histogram", "orders_size_bytes"),
      ...prometheus,
    },
    { name: "a rate is in the singular", code: metric("Gauge", "orders_per_minute"), ...prometheus },
    {
      name: "a gauge that only rises may be called a total",
      code: `${metric("Gauge", "orders_total")}\nm.inc();`,
      ...prometheus,
    },
    {
      name: "a histogram's own suffix is doubled, not reserved",
      code: metric("Histogram", "orders_sum"),
      ...prometheus,
    },
    { name: "the type of another instrument is a word", code: metric("Gauge", "orders_counter"), ...prometheus },
    {
      name: "labels with underscores",
      code: metric("Gauge", "orders_open", ', labelNames: ["order_kind"]'),
      ...prometheus,
    },
    { name: "a word that holds a unit's letters", code: metric("Gauge", "k8s_pods"), ...prometheus },
    { name: "a name that starts like a unit", code: metric("Counter", "ms_teams_messages_total"), ...prometheus },
    { name: "letters and digits of one word", code: metric("Histogram", "b2b_orders_seconds"), ...prometheus },
    {
      name: "promlint is not asked without a standard",
      code: metric("Counter", "orders_ms", ', labelNames: ["orderKind"]'),
    },
    {
      name: "OpenTelemetry's counter gets its total from the exporter",
      code: otel + 'meter.createCounter("orders_created");',
      ...prometheus,
    },
    { name: "a total and a unit are allowed by default", code: counters("orders.created.total", "orders.paid_bytes") },
    {
      name: "names that only share a level",
      code: counters("shop.orders.created", "shop.orders.paid", "shop.order_items.created"),
      ...dottedNaming,
    },
    {
      name: "what counts is plural, what measures singular",
      code: otel + 'meter.createCounter("shop.orders.paid"); meter.createHistogram("shop.order.duration");',
      ...dottedNaming,
    },
    {
      name: "a namespace that is a metric, where the standard is not dotted",
      code: counters("shop.orders", "shop.orders.paid"),
    },
    {
      name: "a histogram that says its unit",
      code: otel + 'meter.createHistogram("shop.order.duration_ms");',
      options: [{ unitInName: "require" }],
    },
    { name: "a rate ends in no unit", code: counters("shop.requests_per_second"), ...pure },
    { name: "a first byte is no unit", code: counters("shop.time_to_first_byte"), ...pure },
    { name: "a country is no unit", code: counters("shop.country.us"), ...pure },
    {
      name: "a histogram of what has no unit of its own",
      code: otel + 'meter.createHistogram("shop.order.items", { unit: "{item}" });',
      options: [{ unitInName: "require" }],
    },
    {
      name: "minutes in a name that must say them",
      code: otel + 'meter.createHistogram("shop.order.duration_min", { unit: "min" });',
      options: [{ unitInName: "require" }],
    },
    { name: "one name twice is one metric of OpenTelemetry", code: counters("shop.orders.paid", "shop.orders.paid") },
    {
      name: "two branches make one metric",
      code: `${prom}if (a) { new Counter({ name: "a_total", help: "x" }); } else { new Counter({ name: "a_total", help: "y" }); }`,
    },
    {
      name: "each registry has its own",
      code: `${prom}new Counter({ name: "a_total", help: "x", registers: [one] });\nnew Counter({ name: "a_total", help: "x", registers: [two] });`,
    },
    {
      name: "the tasker standard's own names",
      code:
        otel +
        'meter.createCounter("tasker.tasks.created"); meter.createHistogram("tasker.step.execution.duration"); meter.createHistogram("tasker.step.execution.duration_ms"); meter.createCounter("tasker.tasks.failed");',
      settings: { instrumentation: { extends: "tasker" } },
    },
  ],
  invalid: [
    {
      name: "the second of the metrics that a command holds, where it stands",
      code: command,
      ...dottedNaming,
      errors: [
        on(command, '"Failed"', {
          messageId: "unconventionalName",
          data: { ...otelData, api: "the metrics API", name: "Failed" },
        }),
      ],
    },
    {
      name: "Prometheus' spelling on a meter that is known by its name",
      code: calledMeter,
      errors: [
        on(calledMeter, '"orders_created"', {
          messageId: "underscoredName",
          data: { ...otelData, name: "orders_created", count: "1", wanted: "2" },
        }),
      ],
    },
    {
      name: "Prometheus' spelling on what is called StatsD",
      code: calledStatsD,
      errors: [
        on(calledStatsD, '"orders_created"', {
          messageId: "underscoredName",
          data: { ...otelData, api: "StatsD", name: "orders_created", count: "1", wanted: "2" },
        }),
      ],
    },
    promlint(
      "a counter without a total",
      metric("Counter", "orders_created"),
      "orders_created",
      "missingTotal",
      {},
      "orders_created_total",
    ),
    promlint(
      "a gauge that is set and called a total",
      `${metric("Gauge", "orders_total")}\nm.set(1);`,
      "orders_total",
      "strayTotal",
      { type: "gauge" },
      "orders",
    ),
    promlint(
      "a histogram that is called a total",
      metric("Histogram", "orders_total"),
      "orders_total",
      "strayTotal",
      { type: "histogram" },
      "orders",
    ),
    promlint("a histogram's suffix on a gauge", metric("Gauge", "orders_count"), "orders_count", "reservedSuffix", {
      suffix: "_count",
    }),
    promlint("the suffix of a sum", metric("Gauge", "orders_sum"), "orders_sum", "reservedSuffix", { suffix: "_sum" }),
    promlint("the suffix of a bucket", metric("Gauge", "leaky_bucket"), "leaky_bucket", "reservedSuffix", {
      suffix: "_bucket",
    }),
    promlint(
      "milliseconds are no base unit",
      metric("Histogram", "order_milliseconds"),
      "order_milliseconds",
      "notBaseUnit",
      { word: "milliseconds", base: "seconds" },
    ),
    promlint(
      "nor kilobytes, anywhere in the name",
      metric("Counter", "kilobytes_sent_total"),
      "kilobytes_sent_total",
      "notBaseUnit",
      { word: "kilobytes", base: "bytes" },
    ),
    promlint("an abbreviated unit", metric("Histogram", "order_duration_ms"), "order_duration_ms", "abbreviatedUnit", {
      word: "ms",
      spelt: "seconds",
    }),
    promlint(
      "the type in the name",
      metric("Gauge", "open_orders_gauge"),
      "open_orders_gauge",
      "typeInName",
      { type: "gauge" },
      "open_orders",
    ),
    promlint(
      "letters and digits stay together",
      counters("k8s.podCount"),
      "k8s.podCount",
      "unconventionalName",
      otelData,
      "k8s.pod_count",
      {},
    ),
    promlint(
      "a colon is for recording rules",
      metric("Gauge", "orders:open"),
      "orders:open",
      "unconventionalName",
      promData,
      "orders_open",
    ),
    promlint(
      "a total that the exporter adds",
      counters("shop.orders.total"),
      "shop.orders.total",
      "totalForbidden",
      {},
      "shop.orders",
      pure,
    ),
    promlint(
      "a unit that the exporter adds",
      otel + 'meter.createHistogram("shop.order.duration_ms", { unit: "ms" });',
      "shop.order.duration_ms",
      "unitForbidden",
      { word: "ms", unit: "ms" },
      "shop.order.duration",
      pure,
    ),
    promlint(
      "a unit that the standard asks for",
      otel + 'meter.createHistogram("shop.order.duration", { unit: "s" });',
      "shop.order.duration",
      "unitRequired",
      { example: "shop.order.duration_s" },
      undefined,
      { options: [{ unitInName: "require" }] },
    ),
    promlint(
      "a name that starts with a digit",
      counters("3d.orders.paid"),
      "3d.orders.paid",
      "invalidCharacters",
      otelData,
      undefined,
      {},
    ),
    promlint(
      "a name of more than 255 characters",
      counters(`shop.${"a".repeat(251)}`),
      `shop.${"a".repeat(251)}`,
      "invalidCharacters",
      otelData,
      undefined,
      {},
    ),
    promlint(
      "two dots in a row",
      counters("shop..orders"),
      "shop..orders",
      "unconventionalName",
      otelData,
      "shop.orders",
      {},
    ),
    promlint(
      "a dot at the end",
      counters("shop.orders."),
      "shop.orders.",
      "unconventionalName",
      otelData,
      "shop.orders",
      {},
    ),
    promlint(
      "OpenTelemetry's own namespace",
      counters("otel.sdk.orders"),
      "otel.sdk.orders",
      "reservedNamespace",
      {},
      undefined,
      {},
    ),
    promlint(
      "two names that become one series",
      counters("shop.orders_paid", "shop.orders.paid"),
      "shop.orders.paid",
      "collision",
      { other: "shop.orders_paid", level: "" },
      undefined,
      {},
    ),
    promlint(
      "a metric that is another's namespace",
      counters("shop.orders", "shop.orders.paid"),
      "shop.orders.paid",
      "usedAsNamespace",
      { other: "shop.orders", level: "" },
      undefined,
      dottedNaming,
    ),
    promlint(
      "singular here and plural there",
      counters("shop.orders.paid", "shop.order.failed"),
      "shop.order.failed",
      "inconsistentPlural",
      { other: "shop.orders.paid", level: "orders" },
      undefined,
      dottedNaming,
    ),
    {
      name: "a rename says where the reference has the name",
      code: camelLevel,
      settings: {
        instrumentation: {},
        instrumentationCatalogs: [
          readMarkdownCatalog("# Metrics\n\n- `orders.paymentDuration` - Histogram\n", "docs/metrics.md", {
            prefix: "",
            scope: undefined,
          }),
        ],
      },
      errors: [
        on(camelLevel, '"orders.paymentDuration"', {
          messageId: "unconventionalName",
          data: { ...otelData, name: "orders.paymentDuration" },
          suggestions: [
            {
              messageId: "renameDocumented",
              data: { name: "orders.payment_duration", place: "docs/metrics.md:3" },
              output: otel + 'meter.createHistogram("orders.payment_duration");',
            },
          ],
        }),
      ],
    },
    {
      name: "prom-client throws at the second of a name",
      code: `${metric("Gauge", "orders_open")}\nexport const n = new Gauge({ name: 'orders_open', help: "y" });`,
      errors: [
        on(
          `${metric("Gauge", "orders_open")}\nexport const n = new Gauge({ name: 'orders_open', help: "y" });`,
          "'orders_open'",
          { messageId: "declaredTwice", data: { name: "orders_open" } },
        ),
      ],
    },
    {
      name: "a label that histograms put on",
      code: metric("Gauge", "orders_open", ', labelNames: ["le"]'),
      errors: [
        on(metric("Gauge", "orders_open", ', labelNames: ["le"]'), '"le"', {
          messageId: "reservedLabel",
          data: { label: "le" },
        }),
      ],
      ...prometheus,
    },
    {
      name: "a label with capitals",
      code: metric("Gauge", "orders_open", ', labelNames: ["orderKind"]'),
      errors: [
        on(metric("Gauge", "orders_open", ', labelNames: ["orderKind"]'), '"orderKind"', {
          messageId: "unconventionalLabel",
          data: { label: "orderKind" },
        }),
      ],
      ...prometheus,
    },
    {
      name: "a label with capitals in a list that two metrics share, once where it is written",
      code: sharedLabels,
      errors: [on(sharedLabels, '"orderKind"', { messageId: "unconventionalLabel", data: { label: "orderKind" } })],
      ...prometheus,
    },
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
      name: "a StatsD counter behind the client's prefix, which is not written again",
      code: prefixedCall,
      errors: [
        on(prefixedCall, '"ordersCreated"', {
          messageId: "unconventionalName",
          data: { ...otelData, api: "StatsD", name: "shop.ordersCreated" },
          suggestions: [
            {
              messageId: "rename",
              data: { name: "shop.orders_created" },
              output: prefixed('"shop."', "orders_created"),
            },
          ],
        }),
      ],
    },
    {
      name: "a name behind a prefix that has to change, which is not here",
      code: prefixedWrongly,
      errors: [
        on(prefixedWrongly, '"orders"', {
          messageId: "unconventionalName",
          data: { ...otelData, api: "StatsD", name: "Shop.orders" },
          suggestions: [],
        }),
      ],
    },
    {
      name: "a name that a function of the project is given behind its prefix",
      code: withPrefix("ordersCreated"),
      errors: [
        on(withPrefix("ordersCreated"), '"ordersCreated"', {
          messageId: "unconventionalName",
          data: { ...otelData, name: "shop.ordersCreated" },
          suggestions: [
            { messageId: "rename", data: { name: "shop.orders_created" }, output: withPrefix("orders_created") },
          ],
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
