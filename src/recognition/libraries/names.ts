/** The last tier: names that mean telemetry where nothing better is known. */

/** Last words of a name that mean a logger. */
export const loggerWords = new Set(["log", "logger", "logging"]);

/** Methods that count as log calls on a receiver known only by its name. */
export const namedLogMethods = new Set(["trace", "debug", "info", "warn", "error", "fatal", "verbose"]);

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

/** Last words of a name that mean a metrics client of unknown make. */
export const metricsWords = new Set(["metrics", "metric", "stats", "statsd", "dogstatsd", "telemetry"]);

/** Last words of a name that mean an OpenTelemetry meter. */
export const meterWords = new Set(["meter", "meters"]);

/** StatsD methods that count on a client known only by its name; `set` and `unique` are everybody's words. */
export const namedStatsMethods = new Set(["increment", "decrement", "gauge", "timing", "histogram", "distribution"]);

/** Methods of own registries that take prom-client's options, by the class that they stand for. */
export const registryMethods: Readonly<Record<string, string>> = {
  counter: "Counter",
  gauge: "Gauge",
  histogram: "Histogram",
  summary: "Summary",
};

/** First words of helpers that bring a name into the form that an API accepts and leave what it says alone. */
export const tidyingVerbs = new Set(["sanitize", "sanitise", "normalize", "normalise", "escape"]);
