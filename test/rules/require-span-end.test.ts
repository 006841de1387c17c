import rule from "../../rules/require-span-end.ts";
import { assertEverything, on, ruleTester } from "../rule-tester.ts";

const otel = 'import { trace, context } from "@opentelemetry/api"; const tracer = trace.getTracer("shop");\n';
/** A function that starts a span and goes on as given. */
const fn = (rest: string) => `${otel}async function f(order: Order) { const span = tracer.startSpan("pay"); ${rest} }`;
const active = (callback: string) => `${otel}const f = () => tracer.startActiveSpan("pay", ${callback});`;

const start = "tracer.startSpan";
const startActive = "tracer.startActiveSpan";
const open = (place: string, span = "span") => ({ messageId: "leftOpen", data: { span, place } }) as const;
type Reported = Parameters<typeof on<"leftOpen" | "neverEnded" | "dropped" | "untaken">>[2];
const never = { messageId: "neverEnded", data: { span: "span" } } as const;

const invalid = (name: string, code: string, error: Reported, at = start, options = {}) => ({
  name,
  code,
  errors: [on(code, at, error)],
  ...options,
});

ruleTester.run("require-span-end", rule, {
  assertionOptions: assertEverything,
  valid: [
    { name: "no span at all", code: "const span = document.createElement('span'); if (x) return_(span);" },
    { name: "ended in a finally", code: fn("try { await pay(order); } finally { span.end(); }") },
    { name: "ended in a straight line", code: fn("span.setAttribute('a', 1); span.end(); return order;") },
    { name: "ended on both branches", code: fn("if (order.ok) { span.end(); return 1; } span.end(); return 2;") },
    {
      name: "ended by both outcomes",
      code: fn("try { await pay(order); span.end(); } catch (e) { span.end(); throw e; }"),
    },
    {
      name: "thrown to a catch that ends it",
      code: fn("try { if (!order) throw new Error('none'); await pay(order); } catch (e) { log(e); } span.end();"),
    },
    {
      name: "ended by every case",
      code: fn("switch (order.kind) { case 1: span.end(); break; default: span.end(); }"),
    },
    {
      name: "ended behind a loop",
      code: fn("for (const item of order.items) { if (!item) continue; if (item.last) break; } span.end();"),
    },
    {
      name: "ended before an endless loop is left",
      code: fn("while (true) { if (await done()) { span.end(); break; } }"),
    },
    { name: "ended at the end of a chain", code: fn("span.setStatus({ code: 1 }).end();") },
    {
      name: "ended in the same breath",
      code: `${otel}function f() { tracer.startSpan("pay").setAttribute("a", 1).end(); }`,
    },
    { name: "returned", code: fn("return span;") },
    { name: "returned at once", code: `${otel}function f() { return tracer.startSpan("pay"); }` },
    { name: "returned in an object", code: fn("return { span, order };") },
    {
      name: "kept in a field",
      code: `${otel}class A { f() { const span = tracer.startSpan("pay"); this.span = span; } }`,
    },
    { name: "kept in a field at once", code: `${otel}class A { f() { this.span = tracer.startSpan("pay"); } }` },
    { name: "kept in a map", code: fn("spans.set(order.id, span);") },
    { name: "kept in an array", code: fn("open.push(span);") },
    { name: "ended when something else is over", code: fn("stream.on('close', () => span.end());") },
    { name: "ended with a promise", code: fn("return pay(order).finally(() => span.end());") },
    {
      name: "ended by a handler of one event or another",
      code: fn("if (callback) { cb = () => { span.end(); }; } return run(cb);"),
    },
    { name: "given to somebody unseen", code: fn("watch(span);") },
    {
      name: "given to a helper that ends it",
      code: `${fn("finish(span, order);")}\nfunction finish(span: Span, order: Order) { span.setAttribute("a", 1); span.end(); }`,
    },
    {
      name: "given to a method that ends it",
      code: `${otel}class A { f() { const span = tracer.startSpan("pay"); this.#finish(span); } #finish(span: Span) { span.end(); } }`,
    },
    {
      name: "run in, and ended there",
      code: fn(
        "return context.with(trace.setSpan(context.active(), span), async () => { try { await pay(order); } finally { span.end(); } });",
      ),
    },
    {
      name: "handed over or ended, as one option says",
      code: fn("if (!order.ack) { order.span = span; } if (order.ack) { span.end(); }"),
    },
    {
      name: "handled by a finally that asks first",
      code: fn("let ended = false; try { await pay(); span.end(); ended = true; } finally { if (!ended) span.end(); }"),
    },
    {
      name: "ended only where it is there",
      code: `${otel}function f(on: boolean) { const span = on ? tracer.startSpan("pay") : undefined; if (!span) return; span.end(); }`,
    },
    {
      name: "ended where it is there, by a chain",
      code: `${otel}function f(on: boolean) { let span; if (on) span = tracer.startSpan("pay"); span?.end(); }`,
    },
    { name: "ended by `using`", code: `${otel}function f() { using span = tracer.startSpan("pay"); pay(); }` },
    { name: "held by the module", code: `${otel}const span = tracer.startSpan("process");` },
    {
      name: "held by the function around",
      code: `${otel}function f() { let span; return { begin() { span = tracer.startSpan("pay"); }, done() { span.end(); } }; }`,
    },
    {
      name: "an active span ended in a finally",
      code: active("async (span) => { try { await pay(); } finally { span.end(); } }"),
    },
    { name: "an active span ended with a promise", code: active("(span) => pay().finally(() => span.end())") },
    { name: "an active span given to somebody", code: active("(span) => pay(span)") },
    { name: "a function that is passed on", code: active("work") },
    {
      name: "no parameter, but the active span",
      code: active("() => { try { pay(); } finally { trace.getActiveSpan()?.end(); } }"),
    },
    {
      name: "a helper that ends what it starts",
      code: `${otel}async function withSpan(name: string, run: (span: Span) => Promise<void>) { const span = tracer.startSpan(name); try { await run(span); } finally { span.end(); } }\nwithSpan("pay", async (span) => { span.setAttribute("a", 1); });`,
    },
    {
      name: "a tracer of the project's own",
      code: `${otel}class Tracer { startSpan(name: string) { const span = tracer.startSpan(name); span.setAttribute("a", 1); return span; } }`,
    },
    {
      name: "an own tracer that ends its spans",
      code: `${otel}class OwnTracer { startActiveSpan(name: string, fn: (span: Span) => void) { return this.inner.startActiveSpan(name, (span) => { try { return fn(span); } finally { span.end(); } }); } }\nconst ownTracer = new OwnTracer(); ownTracer.startActiveSpan("pay", (span) => { span.setAttribute("a", 1); });`,
    },
    {
      name: "Sentry ends it",
      code: 'import * as Sentry from "@sentry/node"; Sentry.startSpan({ name: "pay" }, (span) => { span.setAttribute("a", 1); });',
    },
    {
      name: "Sentry gives what ends it",
      code: 'import * as Sentry from "@sentry/node"; Sentry.startSpanManual({ name: "pay" }, (span, finish) => { finish(); });',
    },
    { name: "a call that may throw, by default", code: fn("await pay(order); span.end();") },
    {
      name: "started and ended on one condition",
      code: `${otel}function f(on: boolean) { let span; if (on) { span = tracer.startSpan("pay"); } pay(); if (on) { span.end(); } }`,
    },
    {
      name: "started and ended on one comparison",
      code: `${otel}function f(o) { let span; if (o.mode === "on") { span = tracer.startSpan("pay"); } if (o.mode === "on") { span.end(); } }`,
    },
    { name: "compared with null the other way round", code: fn("if (null !== span) { span.end(); }") },
    { name: "asked for its type", code: fn('if (typeof span !== "undefined") { span.end(); }') },
    { name: "one that does not record need not be ended", code: fn("if (span.isRecording()) span.end();") },
    { name: "there, and recording", code: fn("if (span && span.isRecording()) { span.end(); }") },
    {
      name: "every case of a union returns",
      code: fn('switch (order.kind) { case "a": span.end(); return 1; case "b": span.end(); return 2; }'),
    },
    {
      name: "the case that cannot be",
      code: fn('switch (order.kind) { case "a": span.end(); return 1; default: return assertNever(order.kind); }'),
    },
    { name: "handed out in a context", code: fn("return trace.setSpan(context.active(), span);") },
    { name: "kept in a context", code: fn("const ctx = trace.setSpan(context.active(), span); state.ctx = ctx;") },
    {
      name: "ended as the span in force",
      code: fn(
        "return context.with(trace.setSpan(context.active(), span), async () => { try { await pay(order); } finally { trace.getActiveSpan()?.end(); } });",
      ),
    },
    {
      name: "ended by a function that was there before it",
      code: `${otel}function f(cb) { let span; const done = () => { span.end(); cb(); }; span = tracer.startSpan("pay"); pay(done); }`,
    },
    {
      name: "somebody else's, or an own one",
      code: `${otel}function f(o) { const span = o.span ?? tracer.startSpan("pay"); pay(); if (!o.span) span.end(); }`,
    },
    {
      name: "started in one round of a loop and ended in another",
      code: `${otel}function f(events) { let span; for (const event of events) { if (event.start) span = tracer.startSpan("pay"); else if (event.end) span?.end(); } }`,
    },
    {
      name: "a var that is ended outside its block",
      code: `${otel}function f(on) { if (on) { var span = tracer.startSpan("pay"); } pay(); span.end(); }`,
    },
    {
      name: "carried before the try, where exceptions count",
      code: fn(
        "const ctx = trace.setSpan(context.active(), span); try { await context.with(ctx, () => pay(order)); } finally { span.end(); }",
      ),
      options: [{ countExceptions: true }],
    },
    { name: "a test", code: fn("await pay(order);"), filename: "test/pay.test.ts" },
  ],
  invalid: [
    invalid("never ended", fn("await pay(order);"), never),
    invalid("only told things", fn("span.setAttribute('a', 1); return order;"), never),
    invalid("nothing holds it", `${otel}function f() { tracer.startSpan("pay"); }`, {
      messageId: "dropped",
      data: {},
    }),
    invalid(
      "nothing holds it behind a chain",
      `${otel}function f() { tracer.startSpan("pay").setAttribute("a", 1); }`,
      {
        messageId: "dropped",
        data: {},
      },
    ),
    invalid("an early return", fn("if (!order.open) return;\nspan.end();"), open("line 2 returns")),
    invalid("an early throw", fn("if (!order.open) throw new Error('closed');\nspan.end();"), open("line 2 throws")),
    invalid(
      "a catch that forgets it",
      fn("try { await pay(order); span.end(); } catch (e) {\nreturn undefined; }"),
      open("line 3 returns"),
    ),
    invalid(
      "a catch that falls through",
      fn("try { await pay(order); span.end(); } catch (e) { log(e); }"),
      open("the code behind line 2 is reached"),
    ),
    invalid("one branch", fn("if (order.open) { span.end(); }"), open("the code behind line 2 is reached")),
    invalid(
      "one case is missing",
      fn("switch (order.kind) { case 1: span.end(); break; }"),
      open("the code behind line 2 is reached"),
    ),
    invalid(
      "a span of one case",
      `${otel}function f(kind) { switch (kind) { case 1: const span = tracer.startSpan("pay"); pay();\nbreak; } }`,
      never,
    ),
    invalid(
      "a switch that may not know the case",
      fn("switch (order.kind) { case 1: span.end(); return 1; }\npay(order);"),
      open("the code behind line 3 is reached"),
    ),
    invalid(
      "a loop that goes on",
      `${otel}function f(orders) { for (const order of orders) { const span = tracer.startSpan("pay");\nif (!order) continue;\nspan.end(); } }`,
      open("line 3 leaves the block"),
    ),
    invalid(
      "a label that leaves",
      fn("outer: for (const a of order.a) { for (const b of a) { if (b) break outer; span.end(); return; } }\nreturn;"),
      open("line 3 returns"),
    ),
    invalid(
      "a helper that only tells it",
      `${fn("mark(span);")}\nfunction mark(span: Span) { span.setAttribute("a", 1); }`,
      never,
    ),
    invalid(
      "only carried in a context",
      fn("await context.with(trace.setSpan(context.active(), span), () => pay(order));"),
      never,
    ),
    invalid("an active span", active("async (span) => { await pay(); }"), never, startActive),
    invalid(
      "an active span on one path",
      active("async (span) => { if (!(await pay())) {\nreturn false; } span.end(); return true; }"),
      open("line 3 returns"),
      startActive,
    ),
    invalid("an active span in an expression", active("(span) => pay(order)"), never, startActive),
    invalid(
      "an active span that nobody takes",
      active("async () => { await pay(); }"),
      { messageId: "untaken", data: {} },
      startActive,
    ),
    invalid(
      "a tracer by its name",
      "class A { f() { const span = this.tracer.startSpan('pay'); pay(); } }",
      never,
      "this.tracer.startSpan",
    ),
    invalid(
      "dd-trace finishes its spans",
      'import tracer from "dd-trace";\nfunction f(order) { const span = tracer.startSpan("pay"); if (!order) return; span.finish(); }',
      open("line 2 returns"),
    ),
    invalid(
      "a call that may throw, where exceptions count",
      fn("await pay(order);\nspan.end();"),
      open("line 2 may throw"),
      start,
      { options: [{ countExceptions: true }] },
    ),
    invalid("the same by the standard", fn("await pay(order);\nspan.end();"), open("line 2 may throw"), start, {
      settings: { instrumentation: { spans: { countExceptions: true } } },
    }),
  ],
});
