import type { TSESTree } from "@typescript-eslint/utils";
import { words } from "../vocabulary/words.ts";
import { templateWords, tidyingVerbs } from "./libraries/names.ts";
import { lastName, memberName, staticString, unwrapped, type Node } from "./syntax.ts";

/** What a text becomes; `undefined` where it cannot be told without running the project's code. */
type Made = (text: string) => string | undefined;

/** A text that is longer by repeating is no message and no name. */
const mostRepeats = 200;

/** Nor is one of this length, which also bounds the time that a pattern takes. */
const longestText = 1000;

/** Methods that change a text and take nothing. */
const changes: Readonly<Record<string, (text: string) => string>> = {
  toString: (text: string) => text,
  toLowerCase: (text) => text.toLowerCase(),
  toUpperCase: (text) => text.toUpperCase(),
  trim: (text) => text.trim(),
};

/** Methods that change a text by what they are given. */
const changesBy: Readonly<Record<string, (given: readonly Node[]) => Made | undefined>> = {
  repeat: ([times]) => repeated(times),
  replace: ([pattern, put]) => replaced(pattern, put, false),
  replaceAll: ([pattern, put]) => replaced(pattern, put, true),
};

/** What a method of a text makes of it: `name.replace(/-/g, "_")`. */
export function textMethod(callee: Node, given: readonly Node[]): Made | undefined {
  const method = callee.type === "MemberExpression" ? memberName(callee) : undefined;
  if (method === undefined) return undefined;
  if (given.length === 0) return Object.hasOwn(changes, method) ? changes[method] : undefined;
  return Object.hasOwn(changesBy, method) ? changesBy[method]?.(given) : undefined;
}

/** What a helper only tidies: the argument of `sanitizeName(name)`. */
export function tidiedArgument(node: TSESTree.CallExpression): Node | undefined {
  const [verb, ...object] = words(lastName(node.callee) ?? "");
  // `normalizeRoute(req.url)` makes one of a few of any number: the template.
  const isTidied = verb !== undefined && tidyingVerbs.has(verb) && !object.some((word) => templateWords.has(word));
  return isTidied ? node.arguments[0] : undefined;
}

function repeated(times: Node | undefined): Made | undefined {
  if (times?.type !== "Literal" || typeof times.value !== "number") return undefined;
  const { value } = times;
  if (!(value >= 0 && value <= mostRepeats)) return undefined;
  return (text) => (text.length * value <= longestText ? text.repeat(value) : undefined);
}

function replaced(pattern: Node | undefined, put: Node | undefined, all: boolean): Made | undefined {
  const replacement = put && staticString(put);
  const sought = pattern && soughtBy(unwrapped(pattern));
  if (sought === undefined || replacement === undefined) return undefined;
  return (text) => {
    if (text.length > longestText) return undefined;
    return all && typeof sought === "string" ? text.replaceAll(sought, replacement) : text.replace(sought, replacement);
  };
}

function soughtBy(pattern: Node): string | RegExp | undefined {
  if (pattern.type !== "Literal" || !("regex" in pattern)) return staticString(pattern);
  const { pattern: source, flags } = pattern.regex;
  return isQuick(source) && /^[gi]*$/.test(flags) ? new RegExp(source, flags) : undefined;
}

/**
 * Whether a pattern is a row of characters and classes with at most one of them repeated. Others are not run: what
 * somebody else wrote may take for ever.
 */
function isQuick(source: string): boolean {
  const atoms = source.match(/\\[^\w]|\\[dswDSW]|\[(?:[^\][\\]|\\[^\w]|\\[dsw])+\]|[+?]|[^\\[\](){}|*+?.]/g) ?? [];
  return atoms.join("") === source && atoms.filter((atom) => atom === "+" || atom === "?").length <= 1;
}
