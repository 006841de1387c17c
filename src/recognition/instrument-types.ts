import { ownValue } from "./libraries/index.ts";
import type { InstrumentType } from "./library.ts";
import { memberName, staticString, unwrapped, type Node } from "./syntax.ts";

/** What people call the kinds of instruments; the rest is its own name. */
const kindOfWord: Readonly<Record<string, InstrumentType>> = {
  counter: "counter",
  updowncounter: "updowncounter",
  gauge: "gauge",
  histogram: "histogram",
  timer: "histogram",
  timing: "histogram",
  summary: "summary",
  distribution: "distribution",
  set: "set",
  observablecounter: "counter",
  observableupdowncounter: "updowncounter",
  observablegauge: "gauge",
};

/** The type that a word means: `Histogram`, `UPDOWN_COUNTER`. */
export function typeOfWord(word: string): InstrumentType | undefined {
  return ownValue(kindOfWord, word.toLowerCase().replace(/[^a-z]/g, ""));
}

/** The type that an argument names: a text, or a member of an enum. */
export function writtenType(argument: Node): InstrumentType | undefined {
  const node = unwrapped(argument);
  const word = staticString(node) ?? (node.type === "MemberExpression" ? memberName(node) : undefined);
  return word === undefined ? undefined : typeOfWord(word);
}
