import rule from "../../rules/no-dynamic-metric-name.ts";
import { assertEverything, on, ruleTester } from "../rule-tester.ts";

const otel = 'import { metrics } from "@opentelemetry/api"; const meter = metrics.getMeter("shop");\n';
const statsd = 'import { StatsD } from "hot-shots"; const stats = new StatsD();\n';

const named = (name: string, part: string, kind: string) =>
  ({ messageId: "dynamicName", data: { name, part, kind } }) as const;
const fn = (parameters: string, name: string) => `${statsd}function f(${parameters}) { stats.increment(${name}); }`;

const command =
  'import { PutMetricDataCommand } from "@aws-sdk/client-cloudwatch"; function f(orderId: string) { return new PutMetricDataCommand({ MetricData: [{ MetricName: "Paid" }, { MetricName: `Paid.${orderId}` }] }); }';
const idName = "`shop.order.${orderId}.paid`";
const id = fn("orderId: string", idName);
const requestName = "`shop.${req.params.shop}.requests`";
const request = fn("req: Request", requestName);
const errorName = "`shop.errors.${err.message}`";
const error = fn("err: Error", errorName);
const statusName = "`shop.status.${response.statusCode}`";
const status = fn("response: Response", statusName);
const memberName = "`shop.queue.${queue.name}.length`";
const member = fn("queue: Queue", memberName);
const tenantName = "`shop.tenant.${tenant}.tasks`";
const tenant = fn("tenant: string", tenantName);
const itemName = "`shop.queue.${queue}.length`";
const item = `${statsd}function f(queues: string[]) { for (const queue of queues) stats.gauge(${itemName}, 1); }`;
const itemMember = `${statsd}function f(queues: Queue[]) { for (const queue of queues) stats.gauge(${memberName}, 1); }`;
const concatenated = '"shop.user." + userId';
const plus = fn("userId: string", concatenated);
const clockName = "`shop.${Date.now()}.x`";
const clock = fn("", clockName);
const tidied = `import { Gauge } from "prom-client"; function f(env: Environment) { new Gauge({ name: sanitizeName(\`env_\${env.slug}_depth\`), help: "x" }); }`;
const aliased = `${otel}function f(order: Order) { const name = \`shop.\${order.id}.paid\`; meter.createCounter(name); }`;

ruleTester.run("no-dynamic-metric-name", rule, {
  assertionOptions: assertEverything,
  valid: [
    { name: "a constant", code: `${statsd}stats.increment("shop.orders.paid");` },
    { name: "a constant of the file", code: `${statsd}const PAID = "shop.orders.paid"; stats.increment(PAID);` },
    { name: "one of two", code: fn("ok: boolean", '`shop.orders.${ok ? "paid" : "failed"}`') },
    { name: "a union of literals", code: fn('kind: "card" | "cash"', "`shop.paid.${kind}`") },
    {
      name: "an enum",
      code: `${statsd}enum Kind { Card = "card" } function f(kind: Kind) { stats.increment(\`shop.paid.\${kind}\`); }`,
    },
    { name: "a configured prefix", code: `${statsd}stats.increment(\`\${config.SERVICE_NAME}.orders.paid\`);` },
    { name: "a prefix of the environment", code: `${statsd}stats.increment(\`\${process.env.SERVICE}.orders.paid\`);` },
    { name: "a member of options", code: fn("options: Options", "`${options.prefix}.orders.paid`") },
    { name: "a member of a member of options", code: fn("app: App", "`${app.config.name}.orders.paid`") },
    {
      name: "a parameter of a constructor",
      code: `${otel}class A { constructor(queue: Queue) { this.c = meter.createCounter(\`shop.\${queue.name}.paid\`); } }`,
    },
    {
      name: "a field",
      code: `${statsd}class A { constructor(private readonly name: string) {} f() { stats.increment(\`\${this.name}.paid\`); } }`,
    },
    { name: "a parameter that is the name", code: fn("name: string", "name") },
    {
      name: "a parameter in a name, which its callers give",
      code: fn("operation: string", "`shop.${operation}.count`"),
    },
    {
      name: "a loop over what is written down",
      code: `${statsd}for (const k of ["a", "b"]) stats.increment(\`shop.\${k}\`);`,
    },
    {
      name: "a loop at the top of a module",
      code: `${statsd}for (const q of queues) stats.gauge(\`shop.\${q}.length\`, 1);`,
    },
    { name: "an id of something of which there are few", code: fn("worker: Worker", "`shop.shard.${worker.shardId}`") },
    { name: "one of a few methods", code: fn("req: Request", "`shop.requests.${req.method}`") },
    { name: "one of a few kinds", code: fn("job: Job", "`shop.jobs.${job.type}.done`") },
    { name: "the name of a class", code: fn("job: Job", "`shop.jobs.${job.constructor.name}.done`") },
    { name: "what a function makes of it", code: fn("req: Request", "`shop.${routeOf(req)}.requests`") },
    { name: "what is no metric", code: "const map = new Map(); function f(userId) { map.set(`user.${userId}`, 1); }" },
  ],
  invalid: [
    {
      name: "the second of the metrics that a command holds",
      code: command,
      errors: [on(command, "`Paid.${orderId}`", named("Paid.*", "orderId", "an id"))],
    },
    { name: "an id", code: id, errors: [on(id, idName, named("shop.order.*.paid", "orderId", "an id"))] },
    {
      name: "what a client sends",
      code: request,
      errors: [on(request, requestName, named("shop.*.requests", "req.params.shop", "whatever the client sends"))],
    },
    {
      name: "the text of an error",
      code: error,
      errors: [on(error, errorName, named("shop.errors.*", "err.message", "free text"))],
    },
    {
      name: "the status of a response",
      code: status,
      errors: [on(status, statusName, named("shop.status.*", "response.statusCode", "whatever status comes back"))],
    },
    {
      name: "a member of what a function is given",
      code: member,
      errors: [on(member, memberName, named("shop.queue.*.length", "queue.name", "whatever the function is given"))],
    },
    {
      name: "a tenant",
      code: tenant,
      errors: [on(tenant, tenantName, named("shop.tenant.*.tasks", "tenant", "one of any number of tenants"))],
    },
    {
      name: "an item of a loop in a function",
      code: item,
      errors: [on(item, itemName, named("shop.queue.*.length", "queue", "whatever the loop comes to"))],
    },
    {
      name: "a member of an item of a loop in a function",
      code: itemMember,
      errors: [on(itemMember, memberName, named("shop.queue.*.length", "queue.name", "whatever the loop comes to"))],
    },
    {
      name: "an id behind a text",
      code: plus,
      errors: [on(plus, concatenated, named("shop.user.*", "userId", "an id"))],
    },
    {
      name: "the time",
      code: clock,
      errors: [on(clock, clockName, named("shop.*.x", "Date.now()", "a point in time"))],
    },
    {
      name: "what only tidies a name is looked through",
      code: tidied,
      errors: [
        on(
          tidied,
          "sanitizeName(`env_${env.slug}_depth`)",
          named("env_*_depth", "env.slug", "whatever the function is given"),
        ),
      ],
    },
    {
      name: "through a local",
      code: aliased,
      errors: [on(aliased, "createCounter(name)", named("shop.*.paid", "order.id", "an id"), "name")],
    },
  ],
});
