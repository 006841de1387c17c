import rule from "../../rules/require-span-error.ts";
import { assertEverything, on, ruleTester } from "../rule-tester.ts";

const otel = 'import { trace } from "@opentelemetry/api"; const tracer = trace.getTracer("shop");\n';
const withStatus =
  'import { trace, SpanStatusCode } from "@opentelemetry/api"; const tracer = trace.getTracer("shop");\n';
/** A catch inside an active span. */
const caught = (handling: string, before = otel) =>
  `${before}const f = () => tracer.startActiveSpan("pay", async (span) => { try { await pay(); } catch (error) { ${handling} } finally { span.end(); } });`;
const handling = (name: string, code: string, record: string | undefined, data = { error: "error", span: "span" }) => ({
  name,
  code,
  errors: [
    on(
      code,
      `(${data.error}) ${code.includes(`(${data.error}) =>`) ? "=>" : "{"}`,
      {
        messageId: "silentError" as const,
        data,
        suggestions: record === undefined ? [] : [{ messageId: "recordError" as const, data, output: record }],
      },
      data.error,
    ),
  ],
});

const record = "span.recordException(error instanceof Error ? error : String(error));";
const logs = caught("log.error(error);");
const empty = caught("");
const fallback = caught("return undefined;");
const status = caught("return undefined;", withStatus);
const attribute = caught("span.setAttribute('order.id', id);");
const helped = `${caught("mark(span);")}\nfunction mark(span: Span) { span.setAttribute("order.id", 1); }`;
const local = `${otel}async function f() {\n  const span = tracer.startSpan("pay");\n  try {\n    await pay();\n  } catch (error) {\n    log.warn(error);\n  }\n  span.end();\n}`;
const rejected = `${otel}const f = () => tracer.startActiveSpan("pay", async (span) => { await pay().catch((error) => { log.warn(error); }); span.end(); });`;
const expression = `${otel}const f = () => tracer.startActiveSpan("pay", async (span) => { await pay().catch((error) => log.warn(error)); span.end(); });`;
const helper = `${otel}async function withSpan(name: string, run: (span: Span) => Promise<void>) { const span = tracer.startSpan(name); try { await run(span); } finally { span.end(); } }\nwithSpan("pay", async (span) => { try { await pay(); } catch (error) { log.error(error); } });`;
const successful = caught("failed = true;").replace(
  "finally { span.end(); }",
  "span.setStatus({ code: SpanStatusCode.OK }); span.end();",
);
const nested = `${otel}const f = () => tracer.startActiveSpan("a", async (outer) => { await tracer.startActiveSpan("b", async (inner) => { try { await pay(); } catch (e) { log.warn(e); } inner.end(); }); outer.end(); });`;
const bare = caught("").replace("(error) {  }", "(error) {}");
const optional = `${otel}async function f(on: boolean) { const span = on ? tracer.startSpan("pay") : undefined; try { await pay(); } catch (error) { log.warn(error); } span?.end(); }`;
const shadowed = `${otel}const f = (spans) => tracer.startActiveSpan("pay", async (span) => { for (const span of spans) { try { await pay(span); } catch (error) { log.warn(error); } } });`;
const typeOnly = caught("return undefined;", `import type { SpanStatusCode } from "@opentelemetry/api"; ${otel}`);
const ownCodes = caught("return undefined;", `import { SpanStatusCode } from "./codes"; ${otel}`);
const tabs = `${otel}async function f() {\n\tconst span = tracer.startSpan("pay");\n\ttry {\n\t\tawait pay();\n\t} catch (error) {\n\t\tlog.warn(error);\n\t}\n\tspan.end();\n}`;
const sentry =
  'import * as Sentry from "@sentry/node"; Sentry.startSpan({ name: "pay" }, async (span) => { try { await pay(); } catch (error) { log.error(error); } });';

ruleTester.run("require-span-error", rule, {
  assertionOptions: assertEverything,
  valid: [
    { name: "no span around", code: "async function f() { try { await pay(); } catch (error) { log.error(error); } }" },
    { name: "recorded", code: caught("span.recordException(error);") },
    { name: "the status is set", code: caught("span.setStatus({ code: SpanStatusCode.ERROR });") },
    { name: "recorded on a condition", code: caught("if (span) span.recordException(error);") },
    { name: "an attribute that says so", code: caught("span.setAttribute('error.type', error.name);") },
    { name: "attributes that say so", code: caught("span.setAttributes({ error: true });") },
    { name: "an event that says so", code: caught("span.addEvent('exception', { text: String(error) });") },
    { name: "rethrown", code: caught("log.error(error); throw error;") },
    { name: "rethrown unless it is expected", code: caught("if (isNotFound(error)) return null; throw error;") },
    { name: "wrapped and thrown", code: caught("throw new Error('pay', { cause: error });") },
    { name: "passed to whoever called", code: caught("reject(error);") },
    { name: "passed on as a rejection", code: caught("return Promise.reject(error);") },
    { name: "given to a helper together with the span", code: caught("fail(span, error);") },
    {
      name: "given to a helper that marks it",
      code: `${caught("fail(span);")}\nfunction fail(span: Span) { span.setStatus({ code: 2 }); }`,
    },
    { name: "given to a function that is named for it", code: caught("recordSpanError(error);") },
    {
      name: "given to a function of the file that asks for the span",
      code: `${caught("note(error);")}\nfunction note(error) { trace.getActiveSpan()?.recordException(error); }`,
    },
    { name: "the active span is told", code: caught("trace.getActiveSpan()?.setStatus({ code: 2 });") },
    {
      name: "told at the end",
      code: caught("failed = true;").replace(
        "finally { span.end(); }",
        "span.setStatus({ code: failed ? SpanStatusCode.ERROR : SpanStatusCode.OK }); span.end();",
      ),
    },
    { name: "an error that nobody names", code: caught("return undefined;").replace("catch (error)", "catch") },
    { name: "an error that nobody wants", code: caught("return undefined;").replace("(error)", "(_error)") },
    {
      name: "behind the end of the span",
      code: `${otel}async function f() { const span = tracer.startSpan("pay"); await pay(); span.end(); try { await mail(); } catch (error) { log.warn(error); } }`,
    },
    {
      name: "before its start",
      code: `${otel}async function f() { try { await mail(); } catch (error) { log.warn(error); } const span = tracer.startSpan("pay"); await pay(); span.end(); }`,
    },
    {
      name: "a promise that nobody waits for",
      code: `${otel}const f = () => tracer.startActiveSpan("pay", async (span) => { void mail().catch((error) => log.warn(error)); span.end(); });`,
    },
    {
      name: "a handler that takes no error",
      code: `${otel}const f = () => tracer.startActiveSpan("pay", async (span) => { await mail().catch(() => undefined); span.end(); });`,
    },
    {
      name: "a callback that takes no span",
      code: `${otel}const f = () => instrumentSpan("pay", async () => { try { await pay(); } catch (error) { log.warn(error); } });`,
    },
    { name: "given out as a failed result", code: caught("return err(error);") },
    { name: "given to whoever listens", code: caught("emitter.emit('error', error);") },
    { name: "given to a stream", code: caught("stream.destroy(error);") },
    {
      name: "a listener runs at another time",
      code: `${otel}const f = () => tracer.startActiveSpan("pay", async (span) => { socket.on("data", (d) => { try { read(d); } catch (error) { log.warn(error); } }); span.end(); });`,
    },
    {
      name: "a timer runs at another time",
      code: `${otel}function f() { const span = tracer.startSpan("pay"); setInterval(() => { try { ping(); } catch (error) { log.warn(error); } }, 10); span.end(); }`,
    },
    {
      name: "behind a finally that ends it",
      code: `${otel}async function f() { const span = tracer.startSpan("pay"); try { await pay(); } finally { span.end(); } try { await mail(); } catch (error) { log.warn(error); } }`,
    },
    {
      name: "what tidies up",
      code: `${otel}const f = () => tracer.startActiveSpan("pay", async (span) => { try { await pay(); } finally { try { await close(); } catch (error) { log.warn(error); } span.end(); } });`,
    },
    {
      name: "before the start of a span that is declared above",
      code: `${otel}async function f() { let span; try { await mail(); } catch (error) { log.warn(error); } span = tracer.startSpan("pay"); await pay(); span.end(); }`,
    },
    { name: "a test", code: logs, filename: "test/pay.test.ts" },
  ],
  invalid: [
    handling("only logged", logs, logs.replace("{ log.error(error)", `{ ${record} log.error(error)`)),
    handling("swallowed", empty, empty.replace("(error) {  }", `(error) { ${record}  }`)),
    handling(
      "answered with something else",
      fallback,
      fallback.replace("{ return undefined", `{ ${record} return undefined`),
    ),
    handling(
      "the status as well, where its codes are at hand",
      status,
      status.replace(
        "{ return undefined",
        `{ ${record} span.setStatus({ code: SpanStatusCode.ERROR }); return undefined`,
      ),
    ),
    handling(
      "an attribute that says nothing of it",
      attribute,
      attribute.replace("{ span.setAttribute(", `{ ${record} span.setAttribute(`),
    ),
    handling("a helper that says nothing of it", helped, helped.replace("{ mark(span)", `{ ${record} mark(span)`)),
    handling(
      "a span in a local, over several lines",
      local,
      local.replace("{\n    log.warn", `{\n    ${record}\n    log.warn`),
    ),
    handling("a rejection that is awaited", rejected, rejected.replace("{ log.warn", `{ ${record} log.warn`)),
    handling("a rejection handled in an expression", expression, undefined),
    handling("a helper's span", helper, helper.replace("{ log.error", `{ ${record} log.error`)),
    handling(
      "called a success afterwards",
      successful,
      successful.replace("{ failed = true", `{ ${record} failed = true`),
    ),
    handling("another library's span", sentry, undefined),
    handling("nothing in the handling", bare, bare.replace("(error) {}", `(error) { ${record} }`)),
    handling(
      "a span that may not be there",
      optional,
      optional.replace("{ log.warn", `{ ${record.replace("span.", "span?.")} log.warn`),
    ),
    handling("another span of that name in between", shadowed, undefined),
    handling(
      "the type of the codes is no code",
      typeOnly,
      typeOnly.replace("{ return undefined", `{ ${record} return undefined`),
    ),
    handling("somebody else's codes", ownCodes, ownCodes.replace("{ return undefined", `{ ${record} return undefined`)),
    handling("indented by tabs", tabs, tabs.replace("{\n\t\tlog.warn", `{\n\t\t${record}\n\t\tlog.warn`)),
    handling(
      "each by the innermost span",
      nested,
      nested.replace("{ log.warn", "{ inner.recordException(e instanceof Error ? e : String(e)); log.warn"),
      { error: "e", span: "inner" },
    ),
  ],
});
