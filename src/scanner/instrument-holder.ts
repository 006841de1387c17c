import { collectOption } from "../recognition/libraries/metrics.ts";
import { holderName, propertyOf, unwrapped, type Node } from "../recognition/syntax.ts";
import { literal } from "../vocabulary/literal.ts";

/** What is made and left alone. */
export const nobody = Symbol("nobody");

/** What an instrument is kept under: a variable, or a member of an object or a class. */
export interface Holder {
  readonly name: string;
  readonly isMember: boolean;
}

/**
 * What an instrument is kept under, `nobody` where it is not kept at all, and `undefined` where it is handed on:
 * returned, passed to a call, put into a list.
 */
export function holderOf(instrument: Node): Holder | typeof nobody | undefined {
  const value = wholeValue(instrument);
  if (value.parent?.type === "ExpressionStatement") return nobody;
  const name = holderName(value);
  return name === undefined ? undefined : { name, isMember: isMember(value) };
}

/** Whether it is what a function gives to its callers: `return new Gauge(options)`. */
export function isReturned(instrument: Node): boolean {
  const value = wholeValue(instrument);
  const { parent } = value;
  return parent?.type === "ReturnStatement" || (parent?.type === "ArrowFunctionExpression" && parent.body === value);
}

/** An expression with what only says its type, waits for it or makes up for it around it. */
export function wholeValue(instrument: Node): Node {
  let value = instrument;
  while (value.parent && isTransparent(value.parent)) value = value.parent;
  return value;
}

function isMember({ parent }: Node): boolean {
  if (parent?.type === "AssignmentExpression") return parent.left.type === "MemberExpression";
  return parent?.type !== "VariableDeclarator";
}

function isTransparent({ type }: Node): boolean {
  return /^(?:TS(?:As|NonNull|Satisfies)Expression|ChainExpression|AwaitExpression|LogicalExpression)$/.test(type);
}

/** `new Gauge({ name, help, collect() { … } })` */
export function recordsItself(instrument: Node): boolean {
  if (instrument.type !== "NewExpression" && instrument.type !== "CallExpression") return false;
  return instrument.arguments.some((argument) => {
    const options = unwrapped(argument);
    return options.type === "ObjectExpression" && propertyOf(options, collectOption) !== undefined;
  });
}

/**
 * Tells which of some holders stand anywhere for more than to be declared, imported or exported. By text: what is named
 * alike elsewhere counts as used, so that nothing is called unused by mistake; a member must be asked for as one.
 */
export function holdersInUse(
  holders: readonly Holder[],
  texts: readonly (string | undefined)[],
): (holder: Holder) => boolean {
  const used = { variables: new Set<string>(), members: new Set<string>() };
  if (holders.length === 0) return () => false;
  const names = new Set(holders.map(({ name }) => literal(name)));
  const mention = new RegExp(String.raw`(?<![\w$])(?:${[...names].join("|")})(?![\w$])`, "g");
  for (const text of texts) {
    for (const { 0: name, index } of text?.matchAll(mention) ?? []) {
      if (text === undefined) continue;
      const end = index + name.length;
      if (!used.variables.has(name) && isNoDeclaration(text, index, end)) used.variables.add(name);
      if (!used.members.has(name) && isAskedFor(text, index, end)) used.members.add(name);
    }
  }
  return ({ name, isMember }) => used[isMember ? "members" : "variables"].has(name);
}

/** `metrics.idle`, but not `metrics.idle = …`; `metrics["idle"]`; `{ idle }`, `{ idle: other } = metrics`. */
function isAskedFor(text: string, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, from - 40), from);
  const behind = text.slice(to, to + 80);
  const quote = /["'`]$/.exec(before)?.[0];
  if (quote !== undefined) return behind.startsWith(quote);
  if (/\.\s*#?$/.test(before)) return !/^\s*=(?![=>])/.test(behind);
  return /[{,]\s*$/.test(before) && /^\s*(?:[,}=]|:\s*[\w$]+\s*[,}=])/.test(behind);
}

/** `x = …`, `x: Counter`, `x: meter.createCounter(…)`, `x!: Counter;` */
const declaring =
  /^\s*(?:[?!]\s*)?(?:=(?![=>])|:\s*(?:readonly\s+)?(?:new\b|\w+\.create|[\w.]*(?:Counter|Gauge|Histogram|Summary|Metric|UpDown|Observable)\w*))/;
const list = /\b(?:import|export)\s+(?:type\s+)?\{[^{}]*$/;

/** `"shop.jobs.idle"` only spells the name; `metrics["idle"]` asks for it. */
function isInLongerText(text: string, from: number, to: number): boolean {
  const before = /["'`]([\w./-]*)$/.exec(text.slice(Math.max(0, from - 100), from));
  const behind = /^([\w./-]*)["'`]/.exec(text.slice(to, to + 100));
  return before !== null && behind !== null && `${before[1] ?? ""}${behind[1] ?? ""}` !== "";
}

function isNoDeclaration(text: string, from: number, to: number): boolean {
  const isDeclaring = declaring.test(text.slice(to, to + 80)) || list.test(text.slice(Math.max(0, from - 400), from));
  return !isDeclaring && !isInLongerText(text, from, to);
}

/** How often each of some texts stands in quotes, by itself. */
export function textsLike(
  wanted: ReadonlySet<string>,
  texts: Iterable<string | undefined>,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  if (wanted.size === 0) return counts;
  const alternatives = [...wanted].map(literal).join("|");
  const quoted = new RegExp(`(["'\`])(${alternatives})\\1`, "g");
  for (const text of texts)
    for (const [, , name = ""] of text?.matchAll(quoted) ?? []) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
