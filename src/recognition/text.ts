import type { Node } from "./syntax.ts";

/** A part of a text: what it says, or a hole that only a run can fill. */
export type TextPart = string | Hole;

export interface Hole {
  readonly node: Node;
  readonly reason: string;
}

/** One text that an expression can be, in parts; no two strings in a row. */
export type Text = readonly TextPart[];

/** More alternatives than this are not a name any more. */
const mostAlternatives = 64;
/** So many texts that go together are told apart. */
const mostTogether = 1000;

/** Whether a text has no hole. */
export function isWhole(text: Text): text is readonly [string] {
  return text.length === 1 && typeof text[0] === "string";
}

export function holesOf(text: Text): readonly Hole[] {
  return text.filter((part): part is Hole => typeof part !== "string");
}

/** The text with a sign for its holes: `*.messages.enqueued`. */
export function patternOf(text: Text, hole = "*"): string {
  return text.map((part) => (typeof part === "string" ? part : hole)).join("");
}

const missingReason = "nothing is given for it";

/** What a hole will hold is not known: the rest of a name is judged with an innocent word in its place. */
export function filledText(text: Text): string {
  return patternOf(text, "x");
}

/** Nothing is given: a default may still be. */
export function missing(node: Node): readonly Text[] {
  return [[{ node, reason: missingReason }]];
}

export function isMissing(text: Text): boolean {
  return text.length === 1 && typeof text[0] === "object" && text[0].reason === missingReason;
}

const unusedReason = "it is a parameter, and nothing calls its function";

/** What is given to a function that nothing calls: nobody will ever see it. */
export function unused(node: Node): readonly Text[] {
  return [[{ node, reason: unusedReason }]];
}

export function isUnused(text: Text): boolean {
  return holesOf(text).some(({ reason }) => reason === unusedReason);
}

/** Leaves out what nobody will ever see, where there is anything else. */
export function withoutUnused(texts: readonly Text[]): readonly Text[] {
  const seen = texts.filter((text) => !isUnused(text));
  return seen.length > 0 ? seen : texts;
}

export function unknown(node: Node, reason: string): readonly Text[] {
  return [[{ node, reason }]];
}

export function withDefault(given: readonly Text[], fallback: readonly Text[] | undefined): readonly Text[] {
  const present = given.filter((text) => !isMissing(text));
  if (present.length > 0) return present;
  return fallback ?? given;
}

/** Texts that look alike to people are one, but what nobody gives is not what cannot be told. */
export function distinct(texts: readonly Text[]): readonly Text[] {
  return distinctTogether(texts.map((text) => [text])).flat();
}

/** The same for several texts at a time. */
export function distinctTogether(rows: readonly (readonly Text[])[]): readonly (readonly Text[])[] {
  const byLook = new Map<string, readonly Text[]>();
  for (const row of rows) {
    const look = row.map((text) => (isMissing(text) ? missingReason : patternOf(text))).join("\0");
    if (!byLook.has(look)) byLook.set(look, row);
  }
  return [...byLook.values()];
}

/** One of each, in every way; where those are too many, all but the longest column are left open. */
export function combinations(all: readonly (readonly Text[])[], nodes: readonly Node[]): readonly (readonly Text[])[] {
  const longest = all.reduce((one, other) => (other.length >= one.length ? other : one), []);
  const isTooMany = all.reduce((product, { length }) => product * length, 1) > Math.max(mostTogether, longest.length);
  const columns = all.map((column, index) => {
    const node = nodes[index];
    return isTooMany && node && column !== longest && column.length > 1
      ? unknown(node, "it goes together with too many others")
      : column;
  });
  return columns.reduce<readonly (readonly Text[])[]>(
    (rows, column) => rows.flatMap((row) => column.map((text) => [...row, text])),
    [[]],
  );
}

/** Every text of the left before every text of the right; where those are too many, one side is left open. */
export function joined(left: readonly Text[], right: readonly Text[], at: Node): readonly Text[] {
  if (left.length * right.length > mostAlternatives && left.length > 1 && right.length > 1) {
    const open = unknown(at, `it is part of more than ${mostAlternatives} texts`);
    return left.length > right.length ? joined(open, right, at) : joined(left, open, at);
  }
  return left.flatMap((head) => right.map((tail) => concatenated(head, tail)));
}

export function concatenated(head: Text, tail: Text): Text {
  const last = head.at(-1);
  const [first, ...rest] = tail;
  if (typeof last === "string" && typeof first === "string") return [...head.slice(0, -1), last + first, ...rest];
  return [...head, ...tail];
}

/** Whether a text can be one of some others, as far as all of them are known. */
export function mayBeOneOf(text: Text, others: readonly Text[]): boolean {
  if (!isWhole(text) || !others.every(isWhole)) return true;
  return others.some(([other]) => other === text[0]);
}
