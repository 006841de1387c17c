/** The ladder that every library's levels are mapped to. */
export const levels = ["trace", "debug", "info", "warn", "error", "fatal"] as const;

export type Level = (typeof levels)[number];

/** The spelling that a library gives to a rung of the ladder. */
export const levelOfMethod: Readonly<Record<string, Level>> = {
  silly: "trace",
  trace: "trace",
  verbose: "debug",
  debug: "debug",
  log: "info",
  info: "info",
  http: "info",
  notice: "info",
  warn: "warn",
  warning: "warn",
  error: "error",
  crit: "fatal",
  alert: "fatal",
  emerg: "fatal",
  fatal: "fatal",
};
