import { remembered } from "./remembered.ts";
import { words } from "./words.ts";

/** A unit, as people spell it in names, descriptions and catalogs. */
interface UnitSpelling {
  /** UCUM. */
  readonly code: string;
  readonly words: readonly string[];
  /** Short forms, which only mean the unit where a unit stands. */
  readonly short: readonly string[];
  /** Prometheus' base unit of the same quantity ("Base units" of its naming guide; promlint); absent where it is one. */
  readonly base?: string;
}

const units: readonly UnitSpelling[] = [
  { code: "s", words: ["second", "seconds"], short: ["s", "sec", "secs"] },
  { code: "ms", words: ["millisecond", "milliseconds", "millis"], short: ["ms", "msec", "msecs"], base: "seconds" },
  { code: "us", words: ["microsecond", "microseconds", "micros"], short: ["us", "µs", "usec"], base: "seconds" },
  { code: "ns", words: ["nanosecond", "nanoseconds", "nanos"], short: ["ns", "nsec"], base: "seconds" },
  { code: "min", words: ["minute", "minutes"], short: ["min", "mins"], base: "seconds" },
  { code: "h", words: ["hour", "hours"], short: ["h", "hr", "hrs"], base: "seconds" },
  { code: "d", words: ["day", "days"], short: ["d"], base: "seconds" },
  { code: "wk", words: ["week", "weeks"], short: ["wk"], base: "seconds" },
  { code: "By", words: ["byte", "bytes"], short: ["by", "b"] },
  { code: "KiBy", words: ["kibibyte", "kibibytes"], short: ["kiby", "kib"], base: "bytes" },
  { code: "MiBy", words: ["mebibyte", "mebibytes"], short: ["miby", "mib"], base: "bytes" },
  { code: "GiBy", words: ["gibibyte", "gibibytes"], short: ["giby", "gib"], base: "bytes" },
  { code: "kBy", words: ["kilobyte", "kilobytes"], short: ["kby", "kb"], base: "bytes" },
  { code: "MBy", words: ["megabyte", "megabytes"], short: ["mby", "mb"], base: "bytes" },
  { code: "GBy", words: ["gigabyte", "gigabytes"], short: ["gby", "gb"], base: "bytes" },
  { code: "TBy", words: ["terabyte", "terabytes"], short: ["tby", "tb"], base: "bytes" },
  { code: "PBy", words: ["petabyte", "petabytes"], short: ["pby", "pb"], base: "bytes" },
  { code: "bit", words: ["bit", "bits"], short: [], base: "bytes" },
  { code: "Cel", words: ["celsius"], short: [] },
  { code: "K", words: ["kelvin", "kelvins"], short: [], base: "celsius" },
  { code: "[degF]", words: ["fahrenheit"], short: [], base: "celsius" },
  { code: "m", words: ["meter", "meters", "metre", "metres"], short: ["m"] },
  { code: "[in_i]", words: ["inch", "inches"], short: [], base: "meters" },
  { code: "[yd_i]", words: ["yard", "yards"], short: [], base: "meters" },
  { code: "[mi_i]", words: ["mile", "miles"], short: [], base: "meters" },
  { code: "J", words: ["joule", "joules"], short: [] },
  { code: "cal", words: ["calorie", "calories"], short: [], base: "joules" },
  { code: "g", words: ["gram", "grams"], short: [] },
  { code: "[lb_av]", words: ["pound", "pounds"], short: [], base: "grams" },
  { code: "[oz_av]", words: ["ounce", "ounces"], short: [], base: "grams" },
  { code: "V", words: ["volt", "volts"], short: [] },
  { code: "A", words: ["ampere", "amperes"], short: [] },
  { code: "W", words: ["watt", "watts"], short: [] },
  { code: "Hz", words: ["hertz"], short: [] },
  { code: "%", words: ["percent"], short: ["%"] },
  { code: "1", words: ["ratio"], short: ["1", "none", "dimensionless", "n/a", "-", "—", ""] },
];

const byWord = new Map(units.flatMap((unit) => unit.words.map((word) => [word, unit] as const)));
const byShort = new Map(units.flatMap((unit) => unit.short.map((word) => [word, unit] as const)));
const byCode = new Map(units.map((unit) => [unit.code, unit] as const));

/** Short forms that mean something else at the end of a name: minimum, bytes by something, a dimension. */
const ambiguousInNames: ReadonlySet<string> = new Set(["min", "by", "b", "d", "h", "m", "1", "us"]);

/**
 * A spelling-free form in which two units can be compared: `milliseconds` and `ms` are equal, and so are `items`,
 * `item` and `{item}` (an annotation). `null` means that nothing countable is said.
 */
export function comparableUnit(unit: string | null): string | null {
  if (unit === null) return null;
  const text = unit.trim();
  const code = byCode.get(text)?.code ?? spelledUnit(text.toLowerCase());
  if (code !== undefined) return code === "1" ? null : code;
  const annotation = /^\{(.+)\}$/.exec(text)?.[1] ?? text;
  return `{${annotation.toLowerCase().replace(/s$/, "")}}`;
}

/** The code of a unit that is spelt out or shortened: `milliseconds`, `msec` → ms. */
export function spelledUnit(word: string): string | undefined {
  return (byWord.get(word) ?? byShort.get(word))?.code;
}

const orderWords: ReadonlySet<string> = new Set(["first", "last", "next", "previous"]);

/** A unit that a name ends in, and the word by which it does: `…_duration_seconds`, `…_size_kb_total`. */
export interface NamedUnit {
  readonly code: string;
  readonly word: string;
}

export const unitOfName = remembered((name): NamedUnit | false => {
  const all = words(name);
  const word = all.at(-1) === "total" ? all.at(-2) : all.at(-1);
  if (word === undefined || all.length < 2 || ambiguousInNames.has(word)) return false;
  // `requests_per_second`, `time_to_first_byte`: what is measured is something else.
  if (all.some((one) => one === "per") || orderWords.has(all[all.lastIndexOf(word) - 1] ?? "")) return false;
  const code = spelledUnit(word);
  return code === undefined || code === "1" ? false : { code, word };
});

/** The units that a text names in full: "time to pay, in milliseconds" → ms. */
export const unitsOfText = remembered((text): readonly NamedUnit[] =>
  words(text).flatMap((word) => {
    const unit = byWord.get(word);
    return unit && unit.code !== "1" ? [{ code: unit.code, word }] : [];
  }),
);

/** The base unit that Prometheus asks for instead of one in the plural: `milliseconds` → seconds; `per_minute` is fine. */
export function baseUnitOf(word: string): string | undefined {
  const unit = byWord.get(word);
  const isSingular = unit !== undefined && unit.words.length > 1 && unit.words[0] === word;
  return isSingular ? undefined : unit?.base;
}

/** Short forms of units that Prometheus names spell out ("abbreviated units" of promlint), and what they stand for. */
export function abbreviatedUnit(word: string): string | undefined {
  const unit = promlintAbbreviations.has(word) ? byShort.get(word) : undefined;
  return unit && (unit.base ?? unit.words.at(-1));
}

/** https://github.com/prometheus/client_golang/blob/main/prometheus/testutil/promlint/validations/units.go */
const promlintAbbreviations: ReadonlySet<string> = new Set("s ms us ns sec b kb mb gb tb pb m h d".split(" "));

/** Units of time, by which an instrument measures how long something took. */
export const timeUnits: ReadonlySet<string> = new Set(["s", "ms", "us", "ns", "min", "h", "d"]);
