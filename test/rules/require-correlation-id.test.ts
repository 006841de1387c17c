import rule from "../../rules/require-correlation-id.ts";
import { assertEverything, on, ruleTester } from "../rule-tester.ts";

const pino = 'import pino from "pino"; const log = pino();\n';
const winston = 'import { createLogger } from "winston"; const log = createLogger();\n';
const reachable = { instrumentation: { correlation: { require: "reachable" } } } as const;

const parameter = pino + "function run(correlationId: string) { log.info({ queue }, 'Started'); }";
const otherBase =
  'import pino from "pino"; function run(correlationId: string) { const log = pino({ base: { service: 1 } }); log.info({ a: 1 }, "Started"); }';
const textOnly = pino + "function run(correlationId: string) { log.info('Started'); }";
const emptyFields = pino + "function run(correlationId: string) { log.info({}, 'Started'); }";
const local = pino + "function run(job) { const correlationId = job.id; log.info({ job: 1 }, 'Started'); }";
const destructured = pino + "function run({ correlationId, queue }) { log.info({ queue }, 'Started'); }";
const outer = pino + "function run(correlationId) { return () => { log.info({ a: 1 }, 'Started'); }; }";
const winstonCall = winston + "function run(correlationId: string) { log.info('Started', { queue }); }";
const bareError =
  pino + "function run(correlationId: string) { try { go(); } catch (err) { log.error(err, 'Failed'); } }";
const snake = pino + "function run(correlationId: string) { log.info({ a: 1 }, 'Started'); }";
const wrongChild =
  pino +
  "function run(correlationId: string) { const child = log.child({ module: 'x' }); child.info({ a: 1 }, 'Started'); }";
const unknown =
  'import { logger } from "./logger"; function run(correlationId: string) { logger.info({ a: 1 }, "Started"); }';
const property = pino + "function run(ctx) { use(ctx.correlationId); log.info({ a: 1 }, 'Started'); }";
const typed = pino + "function run(ctx: { correlationId: string }) { log.info({ a: 1 }, 'Started'); }";
const member =
  pino + "class A { constructor(readonly correlationId: string) {} run() { log.info({ a: 1 }, 'Started'); } }";
const always = pino + "function run() { log.info({ a: 1 }, 'Started'); }";
const made =
  pino + "function run(correlationId) { const task = await load(correlationId); log.info({ task }, 'Started'); }";
const otherMethod =
  pino +
  "class A { correlationId = next(); name() { return this.kind; } run() { log.info(`${this.name()} Started`); } }";
const otherTry =
  pino +
  "function run(ctx) { ctx.correlationId = make(); try { go(ctx.correlationId); } catch (err) { log.error({ err }, 'Failed'); } }";
const nested = pino + "function run(ctx) { use(ctx.correlationId); list.map((ctx) => log.info({ a: 1 }, 'Started')); }";

const add = (field: string, output: string) => [{ messageId: "addCorrelationId" as const, data: { field }, output }];

const spans = { settings: { instrumentation: { correlation: { signals: ["spans"] } } } };
const reachableSpans = { settings: { instrumentation: { correlation: { signals: ["spans"], require: "reachable" } } } };
const tracing = 'import { trace } from "@opentelemetry/api"; const tracer = trace.getTracer("shop");\n';
const spanIn = (body: string, parameters = "correlationId: string") =>
  `${tracing}function f(${parameters}) { ${body} }`;
const ending = "span.end();";
const startSpan = (rest = "") => `const span = tracer.startSpan("pay"${rest});`;
/** A span without the id, and the code with it. */
const idless = (
  name: string,
  code: string,
  output: string | undefined,
  id = "correlationId",
  more: object = spans,
) => ({
  name,
  code,
  errors: [
    on(code, code.includes("startActiveSpan") ? "tracer.startActiveSpan" : "tracer.startSpan", {
      messageId: "spanWithoutId" as const,
      data: { id },
      suggestions:
        output === undefined
          ? []
          : [{ messageId: "addAttribute" as const, data: { field: "correlationId" }, output: tracing + output }],
    }),
  ],
  ...more,
});
const spanCode = (body: string, parameters?: string) => spanIn(body, parameters).slice(tracing.length);

ruleTester.run("require-correlation-id", rule, {
  assertionOptions: assertEverything,
  valid: [
    { name: "spans are not asked by default", code: spanIn(startSpan() + ending) },
    { name: "no id is in reach of a span", code: spanIn(startSpan() + ending, "order: Order"), ...spans },
    {
      name: "a span with the id",
      code: spanIn(startSpan(", { attributes: { correlation_id: correlationId } }") + ending),
      ...spans,
    },
    {
      name: "a span with the id behind a namespace",
      code: spanIn(startSpan(', { attributes: { "app.correlation_id": ids } }') + ending),
      ...spans,
    },
    {
      name: "a span whose attributes cannot all be seen",
      code: spanIn(startSpan(", { attributes: { ...attributes } }") + ending),
      ...spans,
    },
    { name: "a span whose options come from elsewhere", code: spanIn(startSpan(", options") + ending), ...spans },
    {
      name: "a span that is given the id later",
      code: spanIn(`${startSpan()} span.setAttribute("correlation_id", id); ${ending}`),
      ...spans,
    },
    {
      name: "a span that is given the id among others",
      code: spanIn(
        'tracer.startActiveSpan("pay", (span) => { span.setAttributes({ correlation_id: id }); span.end(); });',
      ),
      ...spans,
    },
    {
      name: "a span that somebody is given who may add it",
      code: spanIn(`${startSpan()} annotate(span); ${ending}`),
      ...spans,
    },
    {
      name: "a helper that is given the id",
      code:
        spanIn('withSpan("pay", correlationId, () => pay());') +
        " function withSpan(name, id, run) { const span = tracer.startSpan(name, { attributes: { correlation_id: id } }); try { run(); } finally { span.end(); } }",
      ...spans,
    },
    {
      name: "a helper that puts the id on by itself",
      code:
        spanIn('withSpan("pay", () => pay());') +
        " function withSpan(name, run) { const span = tracer.startSpan(name, { attributes: { correlation_id: context.id } }); try { run(); } finally { span.end(); } }",
      ...spans,
    },
    {
      name: "an id that is not direct",
      code: spanIn(startSpan() + ending, "order: { correlationId: string }"),
      ...spans,
    },
    {
      name: "a span that is given attributes from elsewhere",
      code: spanIn(`${startSpan()} span.setAttributes(common); ${ending}`),
      ...spans,
    },
    {
      name: "a span that is given the id under a constant",
      code: spanIn(`${startSpan()} span.setAttribute(ATTR.CORRELATION_ID, id); ${ending}`),
      ...spans,
    },
    {
      name: "a span that a helper of the file gives the id",
      code: `${spanIn(`${startSpan()} mark(span, correlationId); ${ending}`)} function mark(s, id) { s.setAttribute("correlation_id", id); }`,
      ...spans,
    },
    {
      name: "a span processor puts the id on",
      code: spanIn(startSpan() + ending),
      settings: { instrumentation: { correlation: { signals: ["spans"], carrier: "ambient" } } },
    },
    {
      name: "logs are not asked where only spans are",
      code: 'import pino from "pino"; const log = pino(); function f(correlationId: string) { log.info({ a: 1 }, "Paid"); }',
      ...spans,
    },
    { name: "an empty file", code: "" },
    {
      name: "the id is just what is missing",
      code: pino + 'function run(correlationId?: string) { if (!correlationId) { log.warn({ a: 1 }, "No id"); } }',
    },
    {
      name: "the id has no value in the default of a parameter before it",
      code: pino + 'function run(a = log.info({ b: 1 }, "Started"), correlationId: string) {}',
    },
    {
      name: "the id is set in another branch of a switch",
      code:
        pino +
        'function run(kind) { switch (kind) { case 1: const correlationId = next(); use(correlationId); break; case 2: log.info({ a: 1 }, "Two"); } }',
    },
    {
      name: "the id has no value yet",
      code: pino + 'function run() { let correlationId; log.info({ a: 1 }, "Started"); correlationId = next(); }',
    },
    {
      name: "whatever holds the id is just what is missing",
      code:
        pino + 'function run(ctx) { if (!ctx) { log.warn({ a: 1 }, "No context"); return; } use(ctx.correlationId); }',
      settings: reachable,
    },
    {
      name: "the id is only put there",
      code: pino + 'function run(req) { log.info({ a: 1 }, "Received"); req.correlationId = next(); }',
      settings: reachable,
    },
    {
      name: "a static method has no member of an instance",
      code: pino + 'class A { correlationId = 1; static run() { log.info({ a: 1 }, "Started"); } }',
      settings: reachable,
    },
    {
      name: "in a constructor the member may not be there yet",
      code: pino + 'class A extends B { correlationId = 1; constructor() { log.info({ a: 1 }, "Made"); super(); } }',
      settings: reachable,
    },
    {
      name: "a mixin may put the id on every record",
      code: 'import pino from "pino"; const log = pino({ mixin });\nfunction run(correlationId: string) { log.info({ a: 1 }, "Started"); }',
    },
    {
      name: "the logger was made with the id",
      code: 'import pino from "pino"; function run(correlationId: string) { const log = pino({ base: { correlationId } }); log.info({ a: 1 }, "Started"); }',
    },
    {
      name: "winston's defaultMeta holds the id",
      code: 'import { createLogger } from "winston"; function run(correlationId: string) { const log = createLogger({ defaultMeta: { correlationId } }); log.info("Started"); }',
    },
    {
      name: "bunyan's options are fields",
      code: 'import bunyan from "bunyan"; function run(correlationId: string) { const log = bunyan.createLogger({ name: "x", correlationId }); log.info({ a: 1 }, "Started"); }',
    },
    {
      name: "the id is among the fields",
      code: pino + "function run(correlationId: string) { log.info({ correlationId }, 'Started'); }",
    },
    {
      name: "the id is among the fields under the other accepted name",
      code: pino + "function run(correlationId: string) { log.info({ correlation_id: correlationId }, 'Started'); }",
    },
    { name: "no id is in reach", code: pino + "function run(queue: string) { log.info({ queue }, 'Started'); }" },
    { name: "start-up has no request", code: pino + "log.info({ port: 1 }, 'Listening');" },
    {
      name: "an id of the module is not an id of a request",
      code: pino + "const correlationId = boot(); log.info({ a: 1 }, 'Started');",
    },
    {
      name: "an id that comes later has no value yet",
      code: pino + "function run(job) { log.info({ a: 1 }, 'Started'); const correlationId = job.id; }",
    },
    {
      name: "a spread may hold it",
      code: pino + "function run(correlationId: string) { log.info({ ...context }, 'Started'); }",
    },
    {
      name: "an identifier as fields may hold it",
      code: pino + "function run(correlationId: string) { log.info(context, 'Started'); }",
    },
    {
      name: "a computed key may be it",
      code: pino + "function run(correlationId: string) { log.info({ [key]: 1 }, 'Started'); }",
    },
    {
      name: "a further argument may hold it",
      code: winston + "function run(correlationId: string) { log.info('Started', { a: 1 }, context); }",
    },
    {
      name: "the child carries it",
      code:
        pino +
        "function run(correlationId: string) { const child = log.child({ correlationId }); child.info({ a: 1 }, 'Started'); }",
    },
    {
      name: "the child of a child carries it",
      code:
        pino +
        "function run(correlationId: string) { log.child({ correlationId }).child({ b: 1 }).info({ a: 1 }, 'Started'); }",
    },
    {
      name: "a platform puts it on every record",
      code: "import { log } from '@temporalio/workflow'; function run(correlationId: string) { log.info('Started', { a: 1 }); }",
    },
    {
      name: "a child with unseen bindings may carry it",
      code: pino + "function run(correlationId: string) { log.child(context).info({ a: 1 }, 'Started'); }",
    },
    {
      name: "a logger that was passed in may carry it",
      code: 'import type { Logger } from "pino"; function run(correlationId: string, log: Logger) { log.info({ a: 1 }, "Started"); }',
    },
    {
      name: "a request's logger carries its own id",
      code: 'import type { FastifyRequest } from "fastify"; function run(req: FastifyRequest, correlationId: string) { req.log.info({ a: 1 }, "Started"); }',
    },
    {
      name: "an id in the text is the message rule's matter",
      code: pino + "function run(correlationId: string) { log.info(`${correlationId} started`); }",
    },
    {
      name: "a name that ends with the id's, or begins with it",
      code:
        pino +
        "function run(correlationId, request) { log.info(`${request.formattedCorrelationId} Started`); log.info({ correlationIdPrefix }, 'Started'); }",
    },
    {
      name: "the id under another key, through a local",
      code:
        pino + "function run(correlationId) { const trace = `t:${correlationId}`; log.info({ trace }, 'Started'); }",
    },
    {
      name: "a method of the class puts the id into the text",
      code:
        pino +
        "class A { correlationId = next(); prefix() { return format(this.correlationId); } tag() { return this.prefix(); } run() { log.info(`${this.tag()} Started`); } }",
      settings: reachable,
    },
    {
      name: "what failed may have been to make the id",
      code:
        pino +
        "function run(ctx) { try { ctx.correlationId = make(); } catch (err) { log.error({ err }, 'No id'); } use(ctx.correlationId); }",
      settings: reachable,
    },
    {
      name: "an unknown signature without visible fields",
      code: 'import { logger } from "./logger"; function run(correlationId: string) { logger.info("Started", context); }',
    },
    { name: "a property is not direct", code: property },
    {
      name: "the child is the carrier",
      code: parameter,
      settings: { instrumentation: { correlation: { carrier: "child" } } },
    },
    {
      name: "the console is no logger",
      code: "function run(correlationId: string) { console.log({ a: 1 }, 'Started'); }",
    },
    { name: "a level that the option leaves out", code: parameter, options: [{ levels: ["error"] }] },
    { name: "tests have no requests", code: parameter, filename: "run.test.ts" },
    { name: "command-line tools have no requests", code: parameter, filename: "scripts/run.ts" },
    {
      name: "other keys, by the standard",
      code: pino + "function run(correlationId: string, traceId: string) { log.info({ traceId }, 'Started'); }",
      settings: { instrumentation: { correlation: { fields: ["traceId"] } } },
    },
    { name: "the name that held the id means something else here", code: nested, settings: reachable },
  ],
  invalid: [
    idless(
      "a span with a name alone",
      spanIn(startSpan() + ending),
      spanCode(startSpan(", { attributes: { correlationId } }") + ending),
    ),
    idless(
      "options that hold nothing but a comment",
      spanIn(startSpan(", { /* none */ }") + ending),
      spanCode(startSpan(", { attributes: { correlationId }  /* none */ }") + ending),
    ),
    idless(
      "an id that is only logged",
      spanIn(`${startSpan()} note({ correlation_id: correlationId }); ${ending}`),
      spanCode(
        `${startSpan(", { attributes: { correlationId } }")} note({ correlation_id: correlationId }); ${ending}`,
      ),
    ),
    idless("no options, and a context", spanIn(startSpan(", undefined, context.active()") + ending), undefined),
    idless(
      "a span with options",
      spanIn(startSpan(", { kind: 1 }") + ending),
      spanCode(startSpan(", { attributes: { correlationId }, kind: 1 }") + ending),
    ),
    idless(
      "a span with attributes",
      spanIn(startSpan(", { attributes: { a: 1 } }") + ending),
      spanCode(startSpan(", { attributes: { correlationId, a: 1 } }") + ending),
    ),
    idless(
      "an active span",
      spanIn('tracer.startActiveSpan("pay", (span) => span.end());'),
      spanCode('tracer.startActiveSpan("pay", { attributes: { correlationId } }, (span) => span.end());'),
    ),
    idless(
      "an id that is a property of what is in reach",
      spanIn(startSpan() + ending, "order: { correlationId: string }"),
      spanCode(
        startSpan(", { attributes: { correlationId: order.correlationId } }") + ending,
        "order: { correlationId: string }",
      ),
      "order.correlationId",
      reachableSpans,
    ),
    {
      name: "a span where every one must have it",
      code: spanIn(startSpan() + ending, ""),
      errors: [
        on(spanIn(startSpan() + ending, ""), "tracer.startSpan", {
          messageId: "spanWithoutIdAlways",
          data: { keys: "`correlation_id` or `correlationId`" },
        }),
      ],
      settings: { instrumentation: { correlation: { signals: ["spans"], require: "always" } } },
    },
    {
      name: "the logger was made with other fields",
      code: otherBase,
      errors: [
        on(otherBase, "log.info", {
          messageId: "missingCorrelationId",
          data: { id: "correlationId" },
          suggestions: add("correlationId", otherBase.replace("{ a: 1 }", "{ correlationId, a: 1 }")),
        }),
      ],
    },
    {
      name: "a parameter holds the id",
      code: parameter,
      errors: [
        on(parameter, "log.info", {
          messageId: "missingCorrelationId",
          data: { id: "correlationId" },
          suggestions: add("correlationId", parameter.replace("{ queue }", "{ correlationId, queue }")),
        }),
      ],
    },
    {
      name: "fields are made where there are none",
      code: textOnly,
      errors: [
        on(textOnly, "log.info", {
          messageId: "missingCorrelationId",
          data: { id: "correlationId" },
          suggestions: add("correlationId", textOnly.replace("'Started'", "{ correlationId }, 'Started'")),
        }),
      ],
    },
    {
      name: "an empty object is filled",
      code: emptyFields,
      errors: [
        on(emptyFields, "log.info", {
          messageId: "missingCorrelationId",
          data: { id: "correlationId" },
          suggestions: add("correlationId", emptyFields.replace("{}", "{ correlationId }")),
        }),
      ],
    },
    {
      name: "a local holds the id",
      code: local,
      errors: [
        on(local, "log.info", {
          messageId: "missingCorrelationId",
          data: { id: "correlationId" },
          suggestions: add("correlationId", local.replace("{ job: 1 }", "{ correlationId, job: 1 }")),
        }),
      ],
    },
    {
      name: "a destructured parameter holds the id",
      code: destructured,
      errors: [
        on(destructured, "log.info", {
          messageId: "missingCorrelationId",
          data: { id: "correlationId" },
          suggestions: add("correlationId", destructured.replace("info({ queue }", "info({ correlationId, queue }")),
        }),
      ],
    },
    {
      name: "an enclosing function holds the id",
      code: outer,
      errors: [
        on(outer, "log.info", {
          messageId: "missingCorrelationId",
          data: { id: "correlationId" },
          suggestions: add("correlationId", outer.replace("{ a: 1 }", "{ correlationId, a: 1 }")),
        }),
      ],
    },
    {
      name: "winston's fields stand behind the message",
      code: winstonCall,
      errors: [
        on(winstonCall, "log.info", {
          messageId: "missingCorrelationId",
          data: { id: "correlationId" },
          suggestions: add("correlationId", winstonCall.replace("{ queue }", "{ correlationId, queue }")),
        }),
      ],
    },
    {
      name: "a bare error cannot hold the id, and is left where it is",
      code: bareError,
      errors: [on(bareError, "log.error", { messageId: "missingCorrelationId", data: { id: "correlationId" } })],
    },
    {
      name: "the key that fits the field case is inserted",
      code: snake,
      settings: { instrumentation: { fields: { case: "snake_case" } } },
      errors: [
        on(snake, "log.info", {
          messageId: "missingCorrelationId",
          data: { id: "correlationId" },
          suggestions: add("correlation_id", snake.replace("{ a: 1 }", "{ correlation_id: correlationId, a: 1 }")),
        }),
      ],
    },
    {
      name: "a child that carries something else",
      code: wrongChild,
      errors: [
        on(wrongChild, "child.info", {
          messageId: "missingCorrelationId",
          data: { id: "correlationId" },
          suggestions: add("correlationId", wrongChild.replace("{ a: 1 }", "{ correlationId, a: 1 }")),
        }),
      ],
    },
    {
      name: "an unknown signature is asked for what can be seen, and not rewritten",
      code: unknown,
      errors: [on(unknown, "logger.info", { messageId: "missingCorrelationId", data: { id: "correlationId" } })],
    },
    {
      name: "reachable: a property that the function reads",
      code: property,
      settings: reachable,
      errors: [
        on(property, "log.info", {
          messageId: "missingCorrelationId",
          data: { id: "ctx.correlationId" },
          suggestions: add("correlationId", property.replace("{ a: 1 }", "{ correlationId: ctx.correlationId, a: 1 }")),
        }),
      ],
    },
    {
      name: "reachable: a property that the parameter declares",
      code: typed,
      settings: reachable,
      errors: [
        on(typed, "log.info", {
          messageId: "missingCorrelationId",
          data: { id: "ctx.correlationId" },
          suggestions: add("correlationId", typed.replace("{ a: 1 }", "{ correlationId: ctx.correlationId, a: 1 }")),
        }),
      ],
    },
    {
      name: "reachable: a member of this",
      code: member,
      settings: reachable,
      errors: [
        on(member, "log.info", {
          messageId: "missingCorrelationId",
          data: { id: "this.correlationId" },
          suggestions: add("correlationId", member.replace("{ a: 1 }", "{ correlationId: this.correlationId, a: 1 }")),
        }),
      ],
    },
    {
      name: "what a call has made of the id need not hold it",
      code: made,
      errors: [
        on(made, "log.info", {
          messageId: "missingCorrelationId",
          data: { id: "correlationId" },
          suggestions: add("correlationId", made.replace("{ task }", "{ correlationId, task }")),
        }),
      ],
    },
    {
      name: "a method that says something else",
      code: otherMethod,
      settings: reachable,
      errors: [
        on(otherMethod, "log.info", {
          messageId: "missingCorrelationId",
          data: { id: "this.correlationId" },
          suggestions: add(
            "correlationId",
            otherMethod.replace("log.info(", "log.info({ correlationId: this.correlationId }, "),
          ),
        }),
      ],
    },
    {
      name: "an id that was there before something failed",
      code: otherTry,
      settings: reachable,
      errors: [
        on(otherTry, "log.error", {
          messageId: "missingCorrelationId",
          data: { id: "ctx.correlationId" },
          suggestions: add(
            "correlationId",
            otherTry.replace("{ err }, ", "{ correlationId: ctx.correlationId, err }, "),
          ),
        }),
      ],
    },
    {
      name: "always: whether an id is in reach or not",
      code: always,
      options: [{ require: "always" }],
      errors: [
        on(always, "log.info", {
          messageId: "missingCorrelationIdAlways",
          data: { keys: "`correlation_id` or `correlationId`" },
        }),
      ],
    },
  ],
});
