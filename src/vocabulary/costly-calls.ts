/** Calls that go through the whole of a value, by the path that is called. */
export const costlyFunctions: ReadonlySet<string> = new Set([
  "JSON.stringify",
  "util.inspect",
  "inspect",
  "util.format",
  "structuredClone",
  "Object.fromEntries",
]);

/** Methods that visit every element of a list or a map. */
export const costlyMethods: ReadonlySet<string> = new Set([
  "map",
  "flatMap",
  "filter",
  "reduce",
  "reduceRight",
  "sort",
  "toSorted",
  "forEach",
  "toJSON",
]);

/** Methods and members of loggers that say whether a level is written, by the level; `undefined` where an argument names it. */
export const levelGuards: Readonly<Record<string, "trace" | "debug" | "info" | undefined>> = {
  isLevelEnabled: undefined,
  isEnabled: undefined,
  isEnabledFor: undefined,
  enabled: undefined,
  isTraceEnabled: "trace",
  isSillyEnabled: "trace",
  isDebugEnabled: "debug",
  isVerboseEnabled: "debug",
  isInfoEnabled: "info",
};

/** Methods that give the level of a logger, to be compared with another. */
export const levelReaders: ReadonlySet<string> = new Set(["level", "getLevel"]);
