import type { InstrumentCase } from "./case.ts";

/** One case for each way in which a span is started: `api | name | callback | who ends it`. */
export const spanCalls: readonly InstrumentCase[] = [
  [
    "an OpenTelemetry tracer",
    'import { trace } from "@opentelemetry/api"; const tracer = trace.getTracer("x"); tracer.startSpan("a.b", { kind });',
    'otel | "a.b" | – | caller',
  ],
  [
    "an active span",
    'import { trace } from "@opentelemetry/api"; trace.getTracer("x").startActiveSpan("a.b", (span) => span.end());',
    'otel | "a.b" | (span) => span.end() | caller',
  ],
  [
    "an active span with options",
    'import { trace } from "@opentelemetry/api"; trace.getTracer("x").startActiveSpan("a.b", {}, work);',
    'otel | "a.b" | work | caller',
  ],
  [
    "a tracer by type",
    'import type { Tracer } from "@opentelemetry/api"; function run(tracer: Tracer) { tracer.startSpan("a.b"); }',
    'otel | "a.b" | – | caller',
  ],
  [
    "a tracer by name",
    'class A { run() { this.tracer.startActiveSpan("a.b", work); } }',
    'otel | "a.b" | work | caller',
  ],
  [
    "a provider's tracer",
    'import { NodeTracerProvider } from "@opentelemetry/sdk-trace-node"; new NodeTracerProvider().getTracer("x").startSpan("a.b");',
    'otel | "a.b" | – | caller',
  ],
  [
    "the sugared tracer ends its spans",
    'import { wrapTracer } from "@opentelemetry/api/experimental"; wrapTracer(tracer).withActiveSpan("a.b", work);',
    'otel | "a.b" | work | callee',
  ],
  ["dd-trace", 'import tracer from "dd-trace"; tracer.init().trace("a.b", work);', 'datadog | "a.b" | work | callee'],
  [
    "dd-trace's wrap",
    'import tracer from "dd-trace"; tracer.wrap("a.b", {}, work);',
    'datadog | "a.b" | work | callee',
  ],
  [
    "Sentry",
    'import * as Sentry from "@sentry/node"; Sentry.startSpan({ name: "a.b", op: "x" }, work);',
    'sentry | "a.b" | work | callee',
  ],
  [
    "Sentry by name, to be ended by hand",
    'import { startInactiveSpan } from "@sentry/node"; startInactiveSpan({ name: "a.b" });',
    'sentry | "a.b" | – | caller',
  ],
  [
    "a helper that ends the span",
    'async function withSpan(name, fn) { return tracer.startActiveSpan(name, async (span) => { try { return await fn(span); } finally { span.end(); } }); } withSpan("a.b", work);',
    'otel | "a.b" | work | callee',
  ],
  [
    "a helper that takes the tracer first",
    'async function startSpan(tracer, name, fn) { return tracer.startActiveSpan(name, async (span) => { await fn(span); span.end(); }); } startSpan(tracer, "a.b", work);',
    'otel | "a.b" | work | callee',
  ],
  [
    "a helper that leaves the end to its caller",
    'function openSpan(name) { return tracer.startSpan(name); } openSpan("a.b");',
    'otel | "a.b" | – | caller',
  ],
  [
    "a helper that puts a prefix before the name",
    'class Telemetry { trace(name, fn) { return this.tracer.startActiveSpan(`${this.prefix}.${name}`, (span) => { fn(span); span.end(); }); } run() { this.trace("b", work); } }',
    'otel | "b" | work | callee',
  ],
  [
    "a helper by its declaration",
    'import type { Span } from "@opentelemetry/api"; interface Tracing { trace<T>(name: string, fn: (span: Span) => Promise<T>): Promise<T> } function run(tracing: Tracing) { tracing.trace("a.b", work); }',
    'custom | "a.b" | work | callee',
  ],
  ["a decorator", 'class A { @Span("a.b") run() {} }', 'custom | "a.b" | () {} | callee'],
  ["a decorator without a name", "class A { @Instrument() run() {} }", "custom | – | () {} | callee"],
  ["a bare decorator", "class A { @Traced run() {} }", "custom | – | () {} | callee"],
  [
    "Effect in a pipe",
    'import { Effect } from "effect"; work.pipe(Effect.withSpan("a.b", { attributes: { id } }));',
    'custom | "a.b" | – | callee',
  ],
  [
    "Effect with the work first",
    'import { Effect } from "effect"; Effect.withSpan(work, "a.b");',
    'custom | "a.b" | – | callee',
  ],
  [
    "Effect with a name that is no text",
    'import { Effect } from "effect"; Effect.withSpan(NAME, { attributes: { id } });',
    "custom | – | – | callee",
  ],
  [
    "a function of Effect's",
    'import { Effect } from "effect"; const load = Effect.fn("a.b")(function* () {});',
    'custom | "a.b" | – | callee',
  ],
];

/** What is called like a span and is none. */
export const spanLookAlikes: readonly (readonly [name: string, code: string])[] = [
  ["a table's span", 'table.span("a");'],
  ["an HTML span", 'const span = document.createElement("span");'],
  ["a log at level trace", 'import pino from "pino"; pino().trace("a");'],
  ["a stack trace", 'trace("a"); console.trace("b");'],
  ["a helper that only runs", 'function withRetry(name, fn) { return fn(name); } withRetry("a", work);'],
  ["another decorator", "class A { @Injectable() run() {} }"],
];
