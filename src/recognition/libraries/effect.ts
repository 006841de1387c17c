import type { CallFacts, InstrumentType, Library } from "../library.ts";
import { levelCalls, textFirst } from "./logger-facts.ts";

function metric(type: InstrumentType): CallFacts {
  return {
    returns: "effect.metric",
    declares: { api: "custom", type, name: 0, options: 1, keys: { description: ["description"] } },
  };
}

/** A metric is a value that effects update, or that is given to them as a function: that is seen by nobody. */
const metrics: Readonly<Record<string, CallFacts>> = {
  counter: metric("counter"),
  gauge: metric("gauge"),
  histogram: metric("histogram"),
  timer: metric("histogram"),
  timerWithBoundaries: metric("histogram"),
  frequency: metric("counter"),
  summary: metric("summary"),
};

/** Labels are put on the metric or on the effect. */
const record: CallFacts = { records: { instrument: 0, labels: "unseen" } };
const setting: CallFacts = { records: { instrument: 0, labels: "unseen", lowers: true } };
const records: Readonly<Record<string, CallFacts>> = {
  increment: record,
  incrementBy: record,
  update: setting,
  set: setting,
};

/** `Effect.withSpan(effect, "a.b")`, or without the effect in a pipe; `Effect.fn("a.b")(…)`. */
const span: CallFacts = { starts: { api: "custom", name: "text", ends: "callee" } };

/** Anything behind the text is printed after it; fields are put on from outside. */
const logs = levelCalls(
  { ...textFirst("Effect"), mayCarryMore: true },
  "log logTrace:trace logDebug:debug logInfo:info logWarning:warn logError:error logFatal:fatal",
);

/** Effect 3 and 4: one module for logs, metrics and spans. */
export const effect: Library = {
  name: "Effect",
  modules: ["effect", "effect/Metric"],
  exports: {
    ...metrics,
    ...records,
    ...Object.fromEntries(
      Object.entries({ ...metrics, ...records }).map(([name, facts]) => [`Metric.${name}`, facts] as const),
    ),
  },
  values: { Effect: "effect.effect" },
  kinds: {
    "effect.effect": {
      calls: { ...logs, annotateLogs: { bindings: 0 }, withSpan: span, withSpanScoped: span, fn: span },
    },
    "effect.metric": { calls: {} },
  },
};
