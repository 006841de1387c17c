/** Calls that go through the whole of a value, by the path that is called. */
export const costlyFunctions: ReadonlySet<string> = new Set([
  "JSON.stringify",
  "util.inspect",
  "inspect",
  "util.format",
  "structuredClone",
  "Object.fromEntries",
]);

/** Those of them that make a text of a value, which a logger would do by itself where it writes the record. */
export const textMakers: ReadonlySet<string> = new Set(["JSON.stringify", "util.inspect", "inspect", "util.format"]);

/** Words of a setting that is asked before something is said in detail: `if (!this.verbose) return`. */
export const guardWords: ReadonlySet<string> = new Set(["verbose", "debug", "trace", "debugging", "tracing"]);

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
