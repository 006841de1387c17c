/** The last tier: names that mean telemetry where nothing better is known. */

/** Last words of a name that mean a logger. */
export const loggerWords = new Set(["log", "logger", "logging"]);

/** Methods that count as log calls on a receiver known only by its name. */
export const namedLogMethods = new Set(["trace", "debug", "info", "warn", "error", "fatal", "verbose"]);

/** Properties of a logger that are the logger again, with some restraint: `logger.once.warn(…)`. */
export const loggerModes: ReadonlySet<string> = new Set(["once", "throttled", "sampled", "silent"]);

/** Methods by which loggers of any make are derived from each other, with fields for every later record. */
export const childMethods: ReadonlySet<string> = new Set([
  "child",
  "with",
  "withContext",
  "withFields",
  "getSubLogger",
  "getChild",
  "createChild",
  "childLogger",
  "extend",
]);

/** Packages whose `log` or `logger` writes to a terminal for a person and is nobody's telemetry. */
export const lookAlikeModules = new Set([
  "@clack/prompts",
  "@clack/core",
  "@inquirer/prompts",
  "ora",
  "listr2",
  "storybook/actions",
  "@storybook/addon-actions",
]);

/** Words in the name of a client that is StatsD's. */
export const statsWords: ReadonlySet<string> = new Set(["stats", "statsd", "dogstatsd"]);

/** Last words of a name that mean a metrics client of unknown make. */
export const metricsWords: ReadonlySet<string> = new Set(["metrics", "metric", "telemetry", ...statsWords]);

/** Those of them by which games and reports call what is nobody's telemetry. */
export const scoreWords: ReadonlySet<string> = new Set(["stats"]);

/** What may stand behind them: `metricsClient`, `metricsService`. */
export const clientWords: ReadonlySet<string> = new Set(
  "client service collector recorder reporter registry publisher emitter provider logger".split(" "),
);

/** Last words of a name that mean an OpenTelemetry meter. */
export const meterWords = new Set(["meter", "meters"]);

/** Words in the name of a thing that takes the place of a real one and does nothing. */
export const standInWords: ReadonlySet<string> = new Set(["noop", "nop", "null", "dummy", "stub", "fake", "disabled"]);

/** Last words of a name that mean how many of the calls of a StatsD client are sent. */
export const rateWords: ReadonlySet<string> = new Set(["rate", "sampling"]);

/** Methods that everybody has: to follow where their receiver comes from, its name must speak of metrics. */
export const commonMethods: ReadonlySet<string> = new Set([
  "set",
  "unique",
  "add",
  "record",
  "observe",
  "labels",
  "update",
  "timer",
  "summary",
  "counter",
]);

/** Methods that everybody has, which declare a metric only where they are given its name. */
export const ordinaryVerbs: ReadonlySet<string> = new Set(["count", "inc", "incr", "dec", "decr", "observe"]);

/** Words in the name of an instrument or a client. */
export const instrumentWords: ReadonlySet<string> = new Set([
  "metric",
  "metrics",
  "meter",
  "counter",
  "counters",
  "count",
  "gauge",
  "gauges",
  "histogram",
  "histograms",
  "distribution",
  "distributions",
  "timer",
  "timers",
  "duration",
  "latency",
  "stats",
  "statsd",
  "dogstatsd",
  "telemetry",
  "total",
  "instrument",
  "instruments",
]);

/** Verbs of functions that count or measure. */
export const measuringVerbs: ReadonlySet<string> = new Set([
  "increment",
  "decrement",
  "timing",
  "measure",
  "stat",
  "record",
  "observe",
]);

/** Last words of parameters that hold a metric's name. */
export const nameWords: ReadonlySet<string> = new Set(["name", "metric", "key", "stat"]);

/** Last words of parameters that hold the options of a metric. */
export const optionsWords: ReadonlySet<string> = new Set(["config", "configuration", "options", "opts", "definition"]);

/** Last words of variables that hold labels. */
export const labelsWords: ReadonlySet<string> = new Set(["labels", "tags", "attributes", "attrs", "dimensions"]);

/** StatsD methods that count on a client known only by its name; `set` and `unique` are everybody's words. */
export const namedStatsMethods = new Set(["increment", "decrement", "gauge", "timing", "histogram", "distribution"]);

/** What a helper makes a template of: then it does more than tidy. */
export const templateWords: ReadonlySet<string> = new Set(["route", "path", "url", "uri", "template", "pattern"]);

/** First words of helpers that bring a name into the form that an API accepts and leave what it says alone. */
export const tidyingVerbs = new Set(["sanitize", "sanitise", "normalize", "normalise", "escape"]);

/** What functions are called that do nothing but write records. */
export const telemetryVerbs: ReadonlySet<string> = new Set([
  "log",
  "trace",
  "debug",
  "verbose",
  "info",
  "warn",
  "warning",
  "error",
  "fatal",
  "audit",
]);

/** Last words of a name that mean a tracer. */
export const tracerWords: ReadonlySet<string> = new Set(["tracer", "trace", "tracers"]);

/** Words in the names of functions that run something inside a span. */
export const spanWords: ReadonlySet<string> = new Set([
  "span",
  "trace",
  "traced",
  "tracer",
  "tracing",
  "instrument",
  "instrumented",
]);

/** Last words of parameters that hold something to run. */
export const callbackWords: ReadonlySet<string> = new Set([
  "fn",
  "func",
  "callback",
  "cb",
  "run",
  "work",
  "operation",
  "handler",
  "task",
  "action",
]);

/** Calls whose function runs at another time: listeners and timers. */
export const runsLater: ReadonlySet<string> = new Set(
  "on once addListener addEventListener subscribe setInterval setTimeout setImmediate nextTick".split(" "),
);

/** What makes a failed result of an error (neverthrow, fp-ts, ts-results, effect). */
export const failedResults: ReadonlySet<string> = new Set("err Err errAsync left Left failure fail".split(" "));

/** A call that puts colour around a text, which says what it said: any of a module, or one by name; the text's position. */
interface ColourFacts {
  readonly name?: string;
  readonly text: number;
}

const styleText: ColourFacts = { name: "styleText", text: 1 };
const anyOfThem: ColourFacts = { text: 0 };

/** What puts colour around a text, by module. */
export const colourCalls: ReadonlyMap<string, ColourFacts> = new Map([
  ["util", styleText],
  ["node:util", styleText],
  ...["chalk", "ansis", "picocolors", "colorette", "kleur", "kleur/colors"].map(
    (module) => [module, anyOfThem] as const,
  ),
  ...["ansi-colors", "yoctocolors", "colors", "colors/safe"].map((module) => [module, anyOfThem] as const),
]);

/** Calls behind which nothing runs. */
export const endsProcess: ReadonlySet<string> = new Set(["process.exit", "process.abort"]);

/** What people call the function behind the last case of a union, which never returns. */
export const neverReturns: ReadonlySet<string> = new Set(
  "assertNever assertUnreachable unreachable exhaustiveCheck".split(" "),
);
