import rule from "../../rules/no-high-cardinality-label.ts";
import { assertEverything, on, ruleTester } from "../rule-tester.ts";

const otel =
  'import { metrics } from "@opentelemetry/api"; const orders = metrics.getMeter("shop").createCounter("shop.orders.placed");\n';
const declares = (names: string) =>
  `import { Counter } from "prom-client"; const placed = new Counter({ name: "orders_placed_total", help: "Orders", labelNames: [${names}] });\n`;
const statsd = 'import { StatsD } from "hot-shots"; const stats = new StatsD();\n';

const label = (name: string, kind: string) => ({ messageId: "endlessLabel", data: { label: name, kind } }) as const;
const stackOfError =
  'import { Counter } from "prom-client"; const failed = new Counter({ name: "failed_total", help: "h", labelNames: ["stack"] }); try { run(); } catch (err) { failed.inc({ stack: err.stack }); }';
const command =
  'import { PutMetricDataCommand } from "@aws-sdk/client-cloudwatch"; new PutMetricDataCommand({ MetricData: [{ MetricName: "Logins", Dimensions: [{ Name: "User", Value: req.user.id }] }] });';
const sentryMetric =
  'import * as Sentry from "@sentry/node"; Sentry.metrics.count("logins", 1, { attributes: { userId } });';
const value = (name: string, kind: string) => ({ messageId: "endlessValue", data: { label: name, kind } }) as const;
const position = (kind: string) => ({ messageId: "endlessPosition", data: { kind } }) as const;

const records = (labels: string) => `${otel}orders.add(1, ${labels});`;

const userId = records("{ user_id: id }");
const dotted = records('{ "session.id": given }');
const shorthand = records("{ correlationId }");
const email = records("{ contactEmail: given }");
const named = records("{ customer: order.customerId }");
const owner = records("{ customer: customer.id }");
const url = records("{ target: req.url }");
const path = records("{ route: req.path }");
const params = records("{ queue: req.params.queue }");
const header = records('{ tenant: req.headers["x-tenant"] }');
const message = records("{ reason: err.message }");
const clock = records("{ at: Date.now() }");
const iso = records("{ at: when.toISOString() }");
const fresh = records("{ run: crypto.randomUUID() }");
const text = records("{ job: `job-${jobId}` }");
const concatenated = records('{ job: "job-" + String(jobId) }');
const fallback = records('{ job: job.id ?? "none" }');
const chosen = records('{ job: known ? "known" : job.id }');
const alias = `${otel}function f(order: Order) { const who = order.customerId; orders.add(1, { who }); }`;
const variable = `${otel}function f(userId: string) { const labels = { userId }; orders.add(1, labels); }`;
const shared = `${otel}function f(userId: string) { const labels = { userId }; orders.add(1, labels); orders.add(2, labels); }`;
const chained =
  'import { metrics } from "@opentelemetry/api"; metrics.getMeter("shop").createCounter("shop.orders").add(1, { user_id: id });';
const spread = `${otel}function f(userId: string) { orders.add(1, { ...base, userId }); }`;
const typedText = `${otel}function f(userId: string) { orders.add(1, { user: userId }); }`;
const declared = declares('"status", "user_id"');
const listed =
  'import { Counter } from "prom-client"; const NAMES = ["status", "user_id"];\n' +
  'const a = new Counter({ name: "a_total", help: "A", labelNames: NAMES }); const b = new Counter({ name: "b_total", help: "B", labelNames: NAMES });\n';
const positional = `${declares('"from"')}placed.labels(ip).inc();`;
const recorded = `${declares('"customer"')}placed.inc({ customer: order.customerId });`;
const tags = `${statsd}stats.increment("orders.placed", 1, { user_id: given });`;
const tagList = `${statsd}stats.increment("orders.placed", ["user_id:" + given]);`;
const handedOn = (labels: string) =>
  `${statsd}const limited = ({ debug, ...rest }) => rest;
function count(name, labels) { stats.increment(name, 1, limited(labels) ?? {}); }
count("orders.placed", ${labels});`;
const batch =
  'import { metrics } from "@opentelemetry/api"; metrics.getMeter("shop").addBatchObservableCallback((result) => { result.observe(gauges[name], 1, { user_id: id }); }, all);';
const viaBase = records("{ base_url: req.url }");
const ownInterface =
  "interface Counter<L> { inc(labels: L, value?: number): void } function run(calls: Counter<Labels>, url: string) { calls.inc({ target: url }); }";
const own = records("{ order_ref: order.ref }");

const longName = (given: string) => ({ name: `bounded: ${given}`, code: records(given) });

ruleTester.run("no-high-cardinality-label", rule, {
  assertionOptions: assertEverything,
  valid: [
    {
      name: "a stack that is deployed",
      code: 'import { PutMetricDataCommand } from "@aws-sdk/client-cloudwatch"; const { stack, stage } = config; new PutMetricDataCommand({ MetricData: [{ MetricName: "Users", Dimensions: [{ Name: "Stack", Value: stack }, { Name: "Stage", Value: stage }] }] });',
    },
    { name: "labels with few values that a function hands on in part", code: handedOn('{ plan: "free" }') },
    ...[
      '{ user_id: "anonymous" }',
      "{ is_user_id: id !== undefined }",
      "{ worker_id: worker.id }",
      "{ workerId }",
      "{ shard_id: shard.id.toString() }",
      "{ operator_id: operator.id }",
      "{ partition: message.partition }",
      "{ user_id_type: kind }",
      "{ email_domain: domain }",
      "{ url_scheme: scheme }",
      "{ ip_version: version }",
      "{ route: req.route.path }",
      "{ method: req.method }",
      '{ type: req.headers["content-type"] }',
      "{ error: err.name, code: err.code }",
      "{ reason: job.message }",
      "{ status: String(res.statusCode) }",
      "{ base_url: options.baseUrl }",
      "{ base_url: printableUrl }",
      "{ grid: layout.grid, valid: parsed.valid, paid: order.paid }",
      '{ user: known ? "known" : "unknown" }',
      "{ user: !userId }",
      "{ user: typeof userId }",
      "{ user: bucketOf(userId) }",
    ].map(longName),
    {
      name: "a value whose type lists what there is",
      code: `${otel}type Kind = "a" | "b"; function f(id: Kind, url: "x" | "y", uuid: boolean) { orders.add(1, { id, url, uuid }); }`,
    },
    {
      name: "a value of an enum",
      code: `${otel}enum Kind { A = "a" } function f(id: Kind) { orders.add(1, { id }); }`,
    },
    { name: "a constant", code: `${otel}const url = "https://example.com"; orders.add(1, { url });` },
    { name: "what is no metric", code: "const seen = new Set(); seen.add(1, { user_id: id });" },
    { name: "a log call", code: 'import pino from "pino"; pino().info({ user_id: id }, "Seen");' },
    { name: "labels that the rule allows", code: userId, options: [{ allow: ["user_id"] }] },
    {
      name: "what is reported as sensitive is reported once",
      code: records("{ password: user.password, token: session.token }"),
    },
    {
      name: "an e-mail address where the standard has it as sensitive",
      code: email,
      settings: { instrumentation: { sensitive: { classes: ["contact"] } } },
    },
    { name: "declared labels of which there are few values", code: declares('"status", "worker_id", "method"') },
    {
      name: "a label that is declared is judged there, once",
      code: `import { Counter } from "prom-client"; const placed = new Counter({ name: "a_total", help: "x", labelNames: names }); placed.inc({ status: s });`,
    },
  ],
  invalid: [
    {
      name: "an instrument that nobody can tell, in a callback for several",
      code: batch,
      errors: [on(batch, "user_id", label("user_id", "an id"))],
    },
    {
      name: "what a client asks for, whatever the label says that it is",
      code: viaBase,
      errors: [on(viaBase, "req.url", value("base_url", "a URL"))],
    },
    {
      name: "an instrument that an interface of the project stands for",
      code: ownInterface,
      errors: [on(ownInterface, "url }", value("target", "a URL"), "url")],
    },
    {
      name: "the stack of an error",
      code: stackOfError,
      errors: [on(stackOfError, "err.stack", value("stack", "free text"))],
    },
    {
      name: "a dimension of a CloudWatch command",
      code: command,
      errors: [on(command, "req.user.id", value("User", "an id"))],
    },
    {
      name: "an attribute in the options of a metric of Sentry's",
      code: sentryMetric,
      errors: [on(sentryMetric, "userId", label("userId", "an id"))],
    },
    {
      name: "an id in a list that two metrics share, once where it is written",
      code: listed,
      errors: [on(listed, '"user_id"', label("user_id", "an id"))],
    },
    { name: "an id", code: userId, errors: [on(userId, "user_id", label("user_id", "an id"))] },
    {
      name: "an id in a dotted name",
      code: dotted,
      errors: [on(dotted, '"session.id"', label("session.id", "an id"))],
    },
    {
      name: "an id in camel case",
      code: shorthand,
      errors: [on(shorthand, "correlationId", label("correlationId", "an id"))],
    },
    {
      name: "an address",
      code: email,
      errors: [on(email, "contactEmail", label("contactEmail", "an e-mail address"))],
    },
    {
      name: "an id under another key",
      code: named,
      errors: [on(named, "order.customerId", value("customer", "an id"))],
    },
    { name: "an id of something", code: owner, errors: [on(owner, "customer.id", value("customer", "an id"))] },
    { name: "the URL of a request", code: url, errors: [on(url, "req.url", value("target", "a URL"))] },
    {
      name: "the path of a request, which is no route",
      code: path,
      errors: [on(path, "req.path", value("route", "the path as it was asked for, with every id in it"))],
    },
    {
      name: "a parameter of a request",
      code: params,
      errors: [on(params, "req.params.queue", value("queue", "whatever the client sends"))],
    },
    {
      name: "a header of a request",
      code: header,
      errors: [on(header, 'req.headers["x-tenant"]', value("tenant", "whatever the client sends"))],
    },
    { name: "the text of an error", code: message, errors: [on(message, "err.message", value("reason", "free text"))] },
    { name: "the time", code: clock, errors: [on(clock, "Date.now()", value("at", "a point in time"))] },
    { name: "a date", code: iso, errors: [on(iso, "when.toISOString()", value("at", "a point in time"))] },
    {
      name: "a new id",
      code: fresh,
      errors: [on(fresh, "crypto.randomUUID()", value("run", "another value every time"))],
    },
    { name: "an id in a text", code: text, errors: [on(text, "jobId", value("job", "an id"))] },
    { name: "an id behind a text", code: concatenated, errors: [on(concatenated, "jobId", value("job", "an id"))] },
    { name: "an id with a default", code: fallback, errors: [on(fallback, "job.id", value("job", "an id"))] },
    { name: "an id on one side", code: chosen, errors: [on(chosen, "job.id", value("job", "an id"))] },
    { name: "an id by another name", code: alias, errors: [on(alias, "{ who }", value("who", "an id"), "who")] },
    {
      name: "labels in a variable",
      code: variable,
      errors: [on(variable, "{ userId }", label("userId", "an id"), "userId")],
    },
    {
      name: "labels in a variable, once",
      code: shared,
      errors: [on(shared, "{ userId }", label("userId", "an id"), "userId")],
    },
    {
      name: "recorded where it is made",
      code: chained,
      errors: [on(chained, "user_id", label("user_id", "an id"))],
    },
    {
      name: "a label beside a spread",
      code: spread,
      errors: [on(spread, ", userId }", label("userId", "an id"), "userId")],
    },
    {
      name: "a type that is any text",
      code: typedText,
      errors: [on(typedText, "user: userId", value("user", "an id"), "userId")],
    },
    { name: "a declared label", code: declared, errors: [on(declared, '"user_id"', label("user_id", "an id"))] },
    {
      name: "a value by position",
      code: positional,
      errors: [on(positional, "(ip)", position("a network address"), "ip")],
    },
    {
      name: "a value of a declared label",
      code: recorded,
      errors: [on(recorded, "order.customerId", value("customer", "an id"))],
    },
    {
      name: "a label that a function hands on in part",
      code: handedOn("{ userId }"),
      errors: [on(handedOn("{ userId }"), "userId", label("userId", "an id"))],
    },
    { name: "a tag", code: tags, errors: [on(tags, "user_id", label("user_id", "an id"))] },
    {
      name: "a tag in a list",
      code: tagList,
      errors: [on(tagList, '"user_id:" + given', label("user_id", "an id"))],
    },
    {
      name: "a label that the standard names",
      code: own,
      settings: { instrumentation: { metrics: { highCardinality: ["order_ref"] } } },
      errors: [
        on(own, "order_ref", label("order_ref", "one of the labels that the standard names as growing without bound")),
      ],
    },
    {
      name: "a label that an option names",
      code: own,
      options: [{ highCardinality: ["order_ref"] }],
      errors: [
        on(own, "order_ref", label("order_ref", "one of the labels that the standard names as growing without bound")),
      ],
    },
  ],
});
