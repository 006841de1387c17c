/** Words for a unit, as people write them in catalogs, by the UCUM code that they mean. */
const unitWords: Readonly<Record<string, readonly string[]>> = {
  ms: ["ms", "millisecond", "milliseconds", "msec"],
  s: ["s", "sec", "second", "seconds"],
  us: ["us", "µs", "microsecond", "microseconds"],
  ns: ["ns", "nanosecond", "nanoseconds"],
  min: ["min", "minute", "minutes"],
  h: ["h", "hour", "hours"],
  d: ["d", "day", "days"],
  By: ["by", "byte", "bytes"],
  KiBy: ["kiby", "kib", "kibibyte", "kibibytes"],
  MiBy: ["miby", "mib", "mebibyte", "mebibytes"],
  kBy: ["kby", "kb", "kilobyte", "kilobytes"],
  MBy: ["mby", "mb", "megabyte", "megabytes"],
  "%": ["%", "percent"],
  "1": ["1", "ratio", "none", "dimensionless", "n/a", "-", "—", ""],
};

const ucumOfWord = new Map(
  Object.entries(unitWords).flatMap(([code, spellings]) => spellings.map((word) => [word, code] as const)),
);

/**
 * A spelling-free form in which two units can be compared: `milliseconds` and `ms` are equal, and so are `items`,
 * `item` and `{item}` (an annotation). `null` means that nothing countable is said.
 */
export function comparableUnit(unit: string | null): string | null {
  if (unit === null) return null;
  const text = unit.trim().toLowerCase();
  const code = ucumOfWord.get(text);
  if (code !== undefined) return code === "1" ? null : code;
  const annotation = /^\{(.+)\}$/.exec(text)?.[1] ?? text;
  return `{${annotation.replace(/s$/, "")}}`;
}
