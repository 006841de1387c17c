import type { TSESTree } from "@typescript-eslint/utils";
import { annotationOf } from "./bindings.ts";
import { ownValue } from "./libraries/index.ts";
import { ownInstruments } from "./libraries/metric-shapes.ts";
import type { InstrumentType } from "./library.ts";
import { keyName, memberName, staticString, unwrapped, type Node } from "./syntax.ts";

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

/** The kind of instrument that an interface of the project stands for: `interface Gauge { set(labels: L, value: number): void }`. */
export function ownInstrumentKind(name: string, members: readonly TSESTree.TypeElement[]): string | undefined {
  const kinds = ownValue(ownInstruments, name.replace(/^I(?=[A-Z])/, ""));
  if (!kinds) return undefined;
  for (const member of members) {
    if (member.type !== "TSMethodSignature" && member.type !== "TSPropertySignature") continue;
    const kind = ownValue(kinds, keyName(member) ?? "");
    if (kind !== undefined) return takesValueFirst(member) && kind.startsWith("prom.") ? undefined : kind;
  }
  return undefined;
}

/** prom-client's take the labels first. */
function takesValueFirst(member: TSESTree.TSMethodSignature | TSESTree.TSPropertySignature): boolean {
  const type = member.type === "TSPropertySignature" ? member.typeAnnotation?.typeAnnotation : member;
  if (type?.type !== "TSMethodSignature" && type?.type !== "TSFunctionType") return false;
  const [first, ...others] = type.params;
  return others.length > 0 && first !== undefined && annotationOf(first)?.type === "TSNumberKeyword";
}
