import type { CallFacts, Library } from "../library.ts";
import { effect } from "./effect.ts";
import { sentryModules } from "./sentry.ts";

/** Methods of an OpenTelemetry tracer; so telling that they count on any receiver that is called a tracer. */
export const tracerCalls: Readonly<Record<string, CallFacts>> = {
  startSpan: { returns: "otel.span", starts: { api: "otel", name: 0, options: 1, ends: "caller" } },
  startActiveSpan: { starts: { api: "otel", name: 0, options: 1, callback: "last", ends: "caller" } },
};

const openTelemetryTraces: Library = {
  name: "OpenTelemetry Traces",
  modules: ["@opentelemetry/api", "@opentelemetry/sdk-trace-base", "@opentelemetry/sdk-trace-node"],
  exports: {
    "trace.getTracer": { returns: "otel.tracer" },
    "trace.getTracerProvider": { returns: "otel.tracers" },
    "new BasicTracerProvider": { returns: "otel.tracers" },
    "new NodeTracerProvider": { returns: "otel.tracers" },
  },
  types: { Tracer: "otel.tracer", TracerProvider: "otel.tracers", Span: "otel.span" },
  kinds: {
    "otel.tracers": { calls: { getTracer: { returns: "otel.tracer" } } },
    "otel.tracer": { calls: tracerCalls },
    "otel.span": { calls: {} },
  },
};

/** The sugared tracer of `@opentelemetry/api/experimental` ends its spans itself. */
const openTelemetrySugar: Library = {
  name: "OpenTelemetry sugared tracer",
  modules: ["@opentelemetry/api/experimental"],
  exports: { wrapTracer: { returns: "otel.sugared" } },
  types: { SugaredTracer: "otel.sugared" },
  kinds: {
    "otel.sugared": {
      calls: {
        ...tracerCalls,
        withActiveSpan: { starts: { api: "otel", name: 0, options: 1, callback: "last", ends: "callee" } },
      },
    },
  },
};

const sentry: Library = {
  name: "Sentry",
  modules: sentryModules,
  exports: {
    startSpan: { starts: { api: "sentry", options: 0, nameKey: "name", callback: 1, ends: "callee" } },
    startSpanManual: { starts: { api: "sentry", options: 0, nameKey: "name", callback: 1, ends: "caller" } },
    startInactiveSpan: { starts: { api: "sentry", options: 0, nameKey: "name", ends: "caller" } },
  },
  kinds: {},
};

export const spanLibraries: readonly Library[] = [openTelemetryTraces, openTelemetrySugar, sentry, effect];

/** Decorators that run a method inside a span; the name is the first argument, or the method's. */
export const spanDecorators: ReadonlySet<string> = new Set([
  "Span",
  "OtelSpan",
  "WithSpan",
  "Traced",
  "Trace",
  "Instrument",
  "InstrumentUsecase",
  "Instrumented",
]);

/** Methods that end a span: OpenTelemetry and Sentry, OpenTracing and dd-trace. */
export const endsSpan: ReadonlySet<string> = new Set(["end", "finish"]);

/** Methods of a span that return it, so that calls can be chained. */
export const returnsSpan: ReadonlySet<string> = new Set([
  "setAttribute",
  "setAttributes",
  "addEvent",
  "addLink",
  "addLinks",
  "setStatus",
  "updateName",
  "setTag",
  "addTags",
]);

/** Functions that put a span into a context, or read its own: none of them ends it. */
export const carriesSpan: ReadonlySet<string> = new Set(["setSpan", "isSpanContextValid", "wrapSpanContext", "inject"]);

/** Functions that hand out a context (`context.active()`). */
export const readsContext: ReadonlySet<string> = new Set(["active"]);

/** Functions that are given a context and keep nothing of it (OpenTelemetry's API: `with`, `bind`, starts, propagation). */
export const usesContext: ReadonlySet<string> = new Set([
  "with",
  "startSpan",
  "startActiveSpan",
  "inject",
  "getSpan",
  "getSpanContext",
  "setBaggage",
]);

/** Functions by which code asks for the span that it runs in. */
export const findsSpan: ReadonlySet<string> = new Set(["getActiveSpan", "getSpan"]);

/** Methods that say of a span that it failed, or how it went: OpenTelemetry, OpenTracing and dd-trace, Sentry. */
export const marksFailure: ReadonlySet<string> = new Set(["recordException", "setStatus", "setHttpStatus"]);

/** Names of functions that write an error to the span in force: `recordSpanError(e)`, `captureException(e)`. */
export const tellsFailure =
  /(?:span|trac(?:e|ing)).*(?:err|exception|fail)|(?:err|exception|fail).*(?:span|trac(?:e|ing))|^(?:record|capture)(?:Exception|Error)$/i;

/** Methods that put attributes on a span: OpenTelemetry and Sentry, OpenTracing and dd-trace. */
export const attributeMethods: ReadonlySet<string> = new Set(["setAttribute", "setAttributes", "setTag", "addTags"]);
