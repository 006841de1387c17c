import rule from "../../rules/span-name.ts";
import { assertEverything, on, ruleTester } from "../rule-tester.ts";

const otel = 'import { trace } from "@opentelemetry/api"; const tracer = trace.getTracer("shop");\n';
const fn = (parameters: string, name: string) =>
  `${otel}function f(${parameters}) { return tracer.startSpan(${name}); }`;
const dotted = { settings: { instrumentation: { spans: { naming: "dotted" } } } };
const pattern = "^[A-Z][A-Za-z]+$";
const prefixing = `${otel}class Queue { withSpan(name: string, run: () => void) { const span = tracer.startSpan(\`\${this.name}.\${name}\`); try { run(); } finally { span.end(); } } push() { this.withSpan("push", () => {}); } }`;

const unbounded = (
  name: string,
  parameters: string,
  written: string,
  data: { name: string; part: string; kind: string },
) => {
  const code = fn(parameters, written);
  return { name, code, errors: [on(code, written, { messageId: "unboundedName" as const, data })] };
};

const url = "`${req.method} ${req.url}`";
const misspelt = fn("", '"Place Order"');
const flat = fn("", '"place"');
const holed = fn("kind: Kind", "`Orders.${kind}`");
const decorated = `class A { @Span("Place Order") place() {} }`;

ruleTester.run("span-name", rule, {
  assertionOptions: assertEverything,
  valid: [
    { name: "a constant", code: fn("", '"place order"') },
    { name: "method and route", code: fn("req: Request", "`${req.method} ${req.route.path}`") },
    {
      name: "the template of a route by Fastify",
      code: fn("request: Request", "`${request.method} ${request.routeOptions.url}`"),
    },
    { name: "operation and model", code: fn("event: Event", "`chat ${event.modelId}`") },
    { name: "operation and table", code: fn("operation: string, table: string", "`${operation} ${table}`") },
    { name: "operation and queue", code: fn("message: Message", "`${message.queue} process`") },
    {
      name: "the name of a class",
      code: `${otel}class A { f() { return tracer.startSpan(\`\${this.constructor.name}.f\`); } }`,
    },
    { name: "a parameter that is the name", code: fn("name: string", "name") },
    { name: "an id of something of which there are few", code: fn("workerId: string", "`work ${workerId}`") },
    {
      name: "what a function makes a template of",
      code: fn("req: Request", "`${req.method} ${normalizeRoute(req.url)}`"),
    },
    { name: "a DOM element", code: "document.createElement(`span-${user.id}`);" },
    { name: "any spelling, where none is asked for", code: fn("", '"PlaceOrder"') },
    { name: "a dotted name", code: fn("", '"orders.payment.authorize"'), ...dotted },
    { name: "a dotted name with a hole", code: fn("kind: Kind", "`orders.${kind}.place`"), ...dotted },
    {
      name: "method and route, where names are dotted",
      code: fn("req: Request", "`${req.method} /orders/:id`"),
      ...dotted,
    },
    { name: "a name of which nothing is known", code: fn("name: string", "name"), ...dotted },
    { name: "a part, whose helper makes the name", code: prefixing, ...dotted },
    { name: "a name of the team's pattern", code: fn("", '"PlaceOrder"'), options: [{ naming: { pattern } }] },
    {
      name: "a pattern and a name that only a run can tell",
      code: fn("kind: Kind", "`place-${kind}`"),
      options: [{ naming: { pattern } }],
    },
    { name: "the option wins over the standard", code: fn("", '"PlaceOrder"'), options: [{ naming: null }], ...dotted },
  ],
  invalid: [
    unbounded("an id", "orderId: string", "`place ${orderId}`", { name: "place *", part: "orderId", kind: "an id" }),
    unbounded("a URL", "req: Request", url, { name: "* *", part: "req.url", kind: "a URL" }),
    unbounded("the path as it was asked for", "req: Request", "`GET ${req.path}`", {
      name: "GET *",
      part: "req.path",
      kind: "the path as it was asked for, with every id in it",
    }),
    unbounded("an e-mail address", "user: User", '"welcome " + user.email', {
      name: "welcome *",
      part: "user.email",
      kind: "an e-mail address",
    }),
    unbounded("a clock", "", "`run ${Date.now()}`", { name: "run *", part: "Date.now()", kind: "a point in time" }),
    unbounded("one of any number of tenants", "tenant: string", "`sync ${tenant}`", {
      name: "sync *",
      part: "tenant",
      kind: "one of any number of tenants",
    }),
    {
      name: "not dotted",
      code: misspelt,
      errors: [on(misspelt, '"Place Order"', { messageId: "notDotted", data: { name: "Place Order" } })],
      ...dotted,
    },
    {
      name: "without levels",
      code: flat,
      errors: [on(flat, '"place"', { messageId: "notDotted", data: { name: "place" } })],
      ...dotted,
    },
    {
      name: "the part that is known",
      code: holed,
      errors: [on(holed, "`Orders.${kind}`", { messageId: "notDotted", data: { name: "Orders.*" } })],
      ...dotted,
    },
    {
      name: "a decorator's",
      code: decorated,
      errors: [on(decorated, '"Place Order"', { messageId: "notDotted", data: { name: "Place Order" } })],
      options: [{ naming: "dotted" }],
    },
    {
      name: "not of the team's pattern",
      code: flat,
      errors: [on(flat, '"place"', { messageId: "patternMismatch", data: { name: "place", pattern } })],
      options: [{ naming: { pattern } }],
    },
  ],
});
