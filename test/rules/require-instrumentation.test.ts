import rule from "../../rules/require-instrumentation.ts";
import { assertEverything, on, ruleTester } from "../rule-tester.ts";

const head = `import { metrics, trace } from "@opentelemetry/api"; import pino from "pino";
const tracer = trace.getTracer("shop"); const meter = metrics.getMeter("shop"); const log = pino();
const duration = meter.createHistogram("shop.order.duration", { unit: "ms" });
const size = meter.createHistogram("shop.order.size", { unit: "By" });
`;
const span = 'tracer.startActiveSpan("shop.order.pay", (span) => { span.end(); });';
const histogram = "duration.record(performance.now() - started);";
const completion = 'log.info({ operation: "pay", duration_ms: 5, success: true }, "Order paid");';

const asks = (functions: string | readonly string[], ...require: readonly string[]) => ({
  settings: { instrumentation: { operations: [{ files: "**/*.{ts,tsx}", functions, require }] } },
});
const all = asks("pay", "span", "duration", "completion-log");
const fn = (body: string) => `${head}export async function pay(order) { const started = performance.now(); ${body} }`;

const aLog = "a completion log with `operation`, a duration and `success`";
const aHistogram = "a histogram of its duration";
const lacks = (
  name: string,
  code: string,
  at: string,
  missing: string,
  there = "",
  options: object = all,
  shown = at,
  part = at,
) => ({
  name,
  code,
  errors: [
    on(
      code,
      at,
      {
        messageId: "missingInstrumentation",
        data: { name: shown.includes(" ") ? shown : `\`${shown}\``, missing, there: there && ` ${there}` },
      },
      part,
    ),
  ],
  ...options,
});

const bare = fn("await charge(order);");
const withSpan = fn(span);
const withAll = fn(span + histogram + completion);
const helper = `async function withSpan(name, run) { const span = tracer.startSpan(name); try { return await run(); } finally { span.end(); } }\n`;
const measuring = `async function measured(name, run) { const started = performance.now(); try { return await tracer.startActiveSpan(name, async (span) => { try { return await run(); } finally { span.end(); } }); } finally { duration.record(performance.now() - started); log.info({ operation: name, duration_ms: 1, success: true }, "Done"); } }\n`;

ruleTester.run("require-instrumentation", rule, {
  assertionOptions: assertEverything,
  valid: [
    { name: "nothing is asked without operations", code: bare },
    { name: "all of it", code: withAll, ...all },
    { name: "a function of another name", code: bare, ...asks("charge*", "span") },
    {
      name: "another file",
      code: bare,
      settings: { instrumentation: { operations: [{ files: "worker/**", functions: "pay", require: ["span"] }] } },
    },
    {
      name: "a span of a helper around the body",
      code: `${head}${helper}export const pay = (order) => withSpan("pay", () => charge(order));`,
      ...asks("pay", "span"),
    },
    {
      name: "a span around the function that is handed over",
      code: `${head}${helper}export const pay = withSpan("pay", async (order) => charge(order));`,
      ...asks("pay", "span"),
    },
    {
      name: "a span around the only call",
      code: `${head}${helper}async function pay(order) { await charge(order); }\nqueue.subscribe((order) => withSpan("pay", () => pay(order)));`,
      ...asks("pay", "span"),
    },
    {
      name: "a span around every call",
      code: `${head}${helper}async function pay(order) {}\nconst a = () => withSpan("a", () => pay(1)); const b = () => withSpan("b", async () => { await pay(2); });`,
      ...asks("pay", "span"),
    },
    {
      name: "a span by a decorator",
      code: `${head}class Orders { @Span("pay") async pay(order) {} }`,
      ...asks("Orders.pay", "span"),
    },
    {
      name: "a decorator of the file that measures",
      code: `${head}function Measured() { return (target, key, descriptor) => { const started = performance.now(); duration.record(performance.now() - started); }; }\nclass Orders { @Measured() async pay(order) {} }`,
      ...asks("pay", "duration"),
    },
    {
      name: "a helper that does all of it",
      code: `${head}${measuring}export const pay = (order) => measured("pay", () => charge(order));`,
      ...all,
    },
    {
      name: "a helper around the call that does all of it",
      code: `${head}${measuring}async function pay(order) {}\nrun(() => measured("pay", () => pay(1)));`,
      ...all,
    },
    {
      name: "a function of the file that records",
      code: `${head}function finish(started) { ${histogram} ${completion} }\nexport async function pay(order) { finish(1); ${span} }`,
      ...all,
    },
    {
      name: "a method of the class that records",
      code: `${head}class Orders { pay(order) { this.#finish(1); } #finish(started) { ${histogram} } }`,
      ...asks("*.pay", "duration"),
    },
    {
      name: "a timer of prom-client",
      code: 'import { Histogram } from "prom-client"; const h = new Histogram({ name: "order_seconds", help: "x" });\nexport function pay() { const end = h.startTimer(); end(); }',
      ...asks("pay", "duration"),
    },
    {
      name: "a timing of StatsD",
      code: 'import { StatsD } from "hot-shots"; const stats = new StatsD();\nexport function pay() { stats.timing("shop.order.pay", 5); }',
      ...asks("pay", "duration"),
    },
    {
      name: "a log whose fields cannot all be seen",
      code: fn("log.info({ ...summary }, 'Order paid');"),
      ...asks("pay", "completion-log"),
    },
    {
      name: "fields of the child logger count",
      code: fn(
        "const own = log.child({ operation: 'pay' }); own.info({ duration_ms: 5, success: true }, 'Order paid');",
      ),
      ...asks("pay", "completion-log"),
    },
    {
      name: "a failure is a completion, too",
      code: fn("log.error({ operation: 'pay', duration_ms: 5, success: false }, 'Payment failed');"),
      ...asks("pay", "completion-log"),
    },
    {
      name: "a helper inside a function is its own business",
      code: `${head}export function pay() { ${span} const inner = () => 1; return inner(); }`,
      ...asks("*", "span"),
    },
    { name: "what is not exported", code: `${head}function pay() {}`, ...asks("export *", "span") },
    {
      name: "a constructor and an accessor",
      code: "class Orders { constructor() {} get pay() { return 1; } }",
      ...asks("Orders.*", "span"),
    },
    {
      name: "a private method is no repository method",
      code: "class OrderRepository { #find() {} private load() {} }",
      ...asks("repository-methods", "span"),
    },
    {
      name: "a queue's handler is no HTTP handler",
      code: "class Orders { @EventPattern('order') paid(order) {} }",
      ...asks("http-handlers", "span"),
    },
    { name: "a test", code: bare, filename: "test/pay.test.ts", ...all },
  ],
  invalid: [
    lacks("nothing at all", bare, "pay", `a span, ${aHistogram} and ${aLog}`),
    lacks("a span alone", withSpan, "function pay", `${aHistogram} and ${aLog}`, "It has a span.", all, "pay", "pay"),
    lacks(
      "no histogram",
      fn(span + completion),
      "function pay",
      aHistogram,
      "It has a span and a completion log.",
      all,
      "pay",
      "pay",
    ),
    lacks(
      "no span",
      fn(histogram + completion),
      "function pay",
      "a span",
      `It has ${aHistogram} and a completion log.`,
      all,
      "pay",
      "pay",
    ),
    lacks("no log", fn(span + histogram), "function pay", aLog, `It has a span and ${aHistogram}.`, all, "pay", "pay"),
    lacks(
      "a log that lacks a part",
      fn("log.info({ operation: 'pay', duration_ms: 5 }, 'Order paid');"),
      "function pay",
      "`success` in its completion log",
      "",
      asks("pay", "completion-log"),
      "pay",
      "pay",
    ),
    lacks(
      "a log that lacks two",
      fn("log.info({ success: true }, 'Order paid');"),
      "function pay",
      "`operation` and a duration in its completion log",
      "",
      asks("pay", "completion-log"),
      "pay",
      "pay",
    ),
    lacks(
      "a log below info",
      fn("log.debug({ operation: 'pay', duration_ms: 5, success: true }, 'Order paid');"),
      "function pay",
      aLog,
      "",
      asks("pay", "completion-log"),
      "pay",
      "pay",
    ),
    lacks(
      "a histogram of something else",
      fn("size.record(order.size);"),
      "function pay",
      aHistogram,
      "",
      asks("pay", "duration"),
      "pay",
      "pay",
    ),
    lacks(
      "a span around one of two calls",
      `${head}${helper}async function pay(order) {}\nconst a = () => withSpan("a", () => pay(1)); const b = () => pay(2);`,
      "function pay",
      "a span",
      "",
      asks("pay", "span"),
      "pay",
      "pay",
    ),
    lacks(
      "a method by its class",
      "class Orders { settle(order) {} }",
      "settle",
      "a span",
      "",
      asks("Order*.settle", "span"),
    ),
    lacks(
      "a method by its decorator",
      "class Orders { @Process('x') settle(order) {} }",
      "settle",
      "a span",
      "",
      asks("@Process", "span"),
    ),
    lacks("an export", "export const settle = async () => {};", "settle", "a span", "", asks("export *", "span")),
    lacks(
      "an HTTP handler by its parameters",
      "export function settle(req, res) {}",
      "settle",
      "a span",
      "",
      asks("http-handlers", "span"),
    ),
    lacks(
      "an HTTP handler by its decorator",
      "class Orders { @Get() list() {} }",
      "list",
      "a span",
      "",
      asks("http-handlers", "span"),
    ),
    lacks(
      "a consumer by its decorator",
      "class Orders { @EventPattern('x') settle(order) {} }",
      "settle",
      "a span",
      "",
      asks("queue-consumers", "span"),
    ),
    lacks(
      "a consumer by the call that takes it",
      "new Worker('orders', async (job) => {});",
      "async (job) => {}",
      "a span",
      "",
      asks("queue-consumers", "span"),
      "This function",
    ),
    lacks(
      "a consumer by the queue that it subscribes to",
      "taskQueue.subscribe(async (task) => {});",
      "async (task) => {}",
      "a span",
      "",
      asks("queue-consumers", "span"),
      "This function",
    ),
    lacks(
      "a consumer by the option that holds it",
      "consumer.run({ eachMessage: async (message) => {} });",
      "eachMessage",
      "a span",
      "",
      asks("queue-consumers", "span"),
    ),
    lacks(
      "a repository's method",
      "class OrderRepository { find(id) {} }",
      "find",
      "a span",
      "",
      asks("repository-methods", "span"),
    ),
    lacks(
      "one of several patterns",
      "export const settle = async () => {};",
      "settle",
      "a span",
      "",
      asks(["pay", "settle"], "span"),
    ),
  ],
});
