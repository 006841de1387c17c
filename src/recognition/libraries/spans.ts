import type { CallFacts, Library } from "../library.ts";

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
  modules: [
    "@sentry/node",
    "@sentry/browser",
    "@sentry/nextjs",
    "@sentry/remix",
    "@sentry/react",
    "@sentry/bun",
    "@sentry/core",
  ],
  exports: {
    startSpan: { starts: { api: "sentry", options: 0, nameKey: "name", callback: 1, ends: "callee" } },
    startSpanManual: { starts: { api: "sentry", options: 0, nameKey: "name", callback: 1, ends: "caller" } },
    startInactiveSpan: { starts: { api: "sentry", options: 0, nameKey: "name", ends: "caller" } },
  },
  kinds: {},
};

export const spanLibraries: readonly Library[] = [openTelemetryTraces, openTelemetrySugar, sentry];

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
