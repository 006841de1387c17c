import rule from "../../rules/metric-in-catalog.ts";
import { readMarkdownCatalog } from "../../src/catalog/markdown.ts";
import { assertEverything, on, ruleTester } from "../rule-tester.ts";

const page = `# Metrics

| Metric                | Type      | Unit | Labels           | Status  |
| --------------------- | --------- | ---- | ---------------- | ------- |
| \`shop.orders.paid\`    | Counter   |      | \`region\`, \`kind\` | active  |
| \`shop.order.duration\` | Histogram | ms   | none             | active  |
| \`shop.orders.lost\`    | Counter   |      |                  | planned |
| \`shop.*.depth\`        | Gauge     |      |                  | active  |
| \`shop_requests_total\` | Counter   |      | \`method\`         | active  |
`;
const catalogs = [readMarkdownCatalog(page, "docs/metrics.md", { prefix: "", scope: undefined })];
const settings = { instrumentation: {}, instrumentationCatalogs: catalogs };
const scoped = { ...settings, instrumentationCatalogs: [{ ...catalogs[0], scope: ["packages/billing/**"] }] };
const external = { ...settings, instrumentation: { metrics: { external: ["shop.vendor.*"] } } };

const otel = 'import { metrics } from "@opentelemetry/api"; const meter = metrics.getMeter("shop");\n';
const counter = (name: string, rest = "") => `${otel}const c = meter.createCounter("${name}");${rest}`;

const behindPrefix =
  'import { StatsD } from "hot-shots"; const client = new StatsD({ prefix: "shop." }); client.increment("orders.payed");';

const beforeEnd = `${otel}function counterOf(name: string) { return meter.createCounter(name + ".paid"); }\ncounterOf("shop.orderz").add(1);`;

type Id = "undocumentedMetric" | "typeMismatch" | "unitMismatch" | "undocumentedLabel";
const finding = (
  name: string,
  code: string,
  at: string,
  messageId: Id,
  data: { readonly message: string; readonly advice: string },
  rename?: readonly [string, string],
) => ({
  name,
  code,
  settings,
  errors: [
    on(code, at, {
      messageId,
      data,
      suggestions: rename
        ? [{ messageId: "rename" as const, data: { name: rename[0] }, output: code.replace(at, rename[1]) }]
        : [],
    }),
  ],
});
const undocumented = (name: string, advice: string) => ({
  message: `\`${name}\` is emitted but not in docs/metrics.md, so nobody who reads the reference knows that it exists.`,
  advice,
});

const far = counter("shop.customers.greeted");
const near = counter("shop.orders.payed");
const labelled = counter("shop.orders.paid", " c.add(1, { region, channel: 'web' });");
const similar = counter("shop.orders.paid", " c.add(1, { kind, regions: 'eu' });");
const gauge = `${otel}meter.createGauge("shop.order.duration");`;
const seconds = `${otel}meter.createHistogram("shop.order.duration", { unit: "s" });`;
const prom =
  'import { Counter } from "prom-client"; new Counter({ name: "shop_requests_total", help: "x", labelNames: ["method", "verb"] });';

const methods =
  'import { Counter } from "prom-client"; new Counter({ name: "shop_requests_total", help: "x", labelNames: ["methods"] });';

ruleTester.run("metric-in-catalog", rule, {
  assertionOptions: assertEverything,
  valid: [
    { name: "no catalog, nothing to say", code: counter("shop.orders.made") },
    { name: "as it is documented", code: counter("shop.orders.paid", " c.add(1, { region, kind });"), settings },
    {
      name: "documented under its unit",
      code: `${otel}meter.createHistogram("shop.order.duration", { unit: "ms" });`,
      settings,
    },
    { name: "planned, and now there", code: counter("shop.orders.lost"), settings },
    { name: "one of a documented pattern", code: `${otel}meter.createGauge("shop.mail.depth");`, settings },
    {
      name: "a name with a part that a run decides",
      code: `${otel}meter.createCounter(\`shop.\${queue}.sent\`);`,
      settings,
    },
    { name: "a name that cannot be worked out", code: `${otel}meter.createCounter(name);`, settings },
    { name: "labels that cannot be seen", code: counter("shop.orders.paid", " c.add(1, labels);"), settings },
    { name: "somebody else's", code: counter("shop.vendor.calls"), settings: external },
    { name: "code for which the page does not answer", code: far, settings: scoped, filename: "packages/web/a.ts" },
    {
      name: "what the page has and this file does not",
      code: `${otel}meter.createHistogram("shop.order.duration", { unit: "ms" });`,
      settings,
    },
    { name: "a test", code: far, settings, filename: "test/metrics.test.ts" },
    {
      name: "settings that are not ours",
      code: far,
      settings: { instrumentation: {}, instrumentationCatalogs: "digest" },
    },
  ],
  invalid: [
    finding(
      "undocumented",
      far,
      '"shop.customers.greeted"',
      "undocumentedMetric",
      undocumented("shop.customers.greeted", "Add an entry for this counter."),
    ),
    finding(
      "another spelling of a documented one",
      near,
      '"shop.orders.payed"',
      "undocumentedMetric",
      undocumented("shop.orders.payed", "Did you mean `shop.orders.paid`? Rename one of the two."),
      ["shop.orders.paid", '"shop.orders.paid"'],
    ),
    finding(
      "another spelling behind the client's prefix, which is not written again",
      behindPrefix,
      '"orders.payed"',
      "undocumentedMetric",
      undocumented("shop.orders.payed", "Did you mean `shop.orders.paid`? Rename one of the two."),
      ["shop.orders.paid", '"orders.paid"'],
    ),
    finding(
      "another spelling before what a function puts behind it, which is not written here",
      beforeEnd,
      '"shop.orderz"',
      "undocumentedMetric",
      undocumented("shop.orderz.paid", "Did you mean `shop.orders.paid`? Rename one of the two."),
    ),
    finding("a label too many", labelled, "channel", "undocumentedLabel", {
      message: "`shop.orders.paid` is recorded with the label `channel`, which the reference does not list.",
      advice: "Add `channel` to the labels of the entry.",
    }),
    finding(
      "a neighbour of the same family is no other spelling",
      counter("shop.orders.shipped"),
      '"shop.orders.shipped"',
      "undocumentedMetric",
      undocumented("shop.orders.shipped", "Add an entry for this counter."),
    ),
    finding("a declared label is not renamed alone", methods, '"methods"', "undocumentedLabel", {
      message: "`shop_requests_total` is recorded with the label `methods`, which the reference does not list.",
      advice: "Did you mean `method`? Rename one of the two.",
    }),
    finding(
      "another spelling of a label",
      similar,
      "regions",
      "undocumentedLabel",
      {
        message: "`shop.orders.paid` is recorded with the label `regions`, which the reference does not list.",
        advice: "Did you mean `region`? Rename one of the two.",
      },
      ["region", "region"],
    ),
    finding("another type", gauge, '"shop.order.duration"', "typeMismatch", {
      message:
        "`shop.order.duration` is a gauge in code and a histogram in the reference, so its queries are written for the wrong type.",
      advice: "Change the reference to gauge, or the instrument to histogram.",
    }),
    finding("another unit", seconds, '"shop.order.duration"', "unitMismatch", {
      message: "`shop.order.duration` is recorded in s and documented in ms, so its values are read wrong.",
      advice: "Change the unit in the reference, or record in ms.",
    }),
    finding("a declared label too many", prom, '"verb"', "undocumentedLabel", {
      message: "`shop_requests_total` is recorded with the label `verb`, which the reference does not list.",
      advice: "Add `verb` to the labels of the entry.",
    }),
  ],
});
