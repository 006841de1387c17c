import { holderName, propertyOf, unwrapped, type Node } from "../recognition/syntax.ts";

/** What is made and left alone. */
export const nobody = Symbol("nobody");

/**
 * The name under which an instrument is kept, `nobody` where it is not kept at all, and `undefined` where it is handed
 * on: returned, passed to a call, put into a list.
 */
export function holderOf(instrument: Node): string | typeof nobody | undefined {
  let value = instrument;
  while (value.parent && isTransparent(value.parent)) value = value.parent;
  return value.parent?.type === "ExpressionStatement" ? nobody : holderName(value);
}

function isTransparent({ type }: Node): boolean {
  return /^(?:TS(?:As|NonNull|Satisfies)Expression|ChainExpression|AwaitExpression|LogicalExpression)$/.test(type);
}

/** `new Gauge({ name, help, collect() { … } })` */
export function recordsItself(instrument: Node): boolean {
  if (instrument.type !== "NewExpression" && instrument.type !== "CallExpression") return false;
  return instrument.arguments.some((argument) => {
    const options = unwrapped(argument);
    return options.type === "ObjectExpression" && propertyOf(options, "collect") !== undefined;
  });
}

/**
 * Those of some names that stand anywhere for more than to be declared, imported or exported. By text: what is named
 * alike elsewhere counts as used, so that nothing is called unused by mistake.
 */
export function namesInUse(names: ReadonlySet<string>, texts: Iterable<string | undefined>): ReadonlySet<string> {
  const used = new Set<string>();
  if (names.size === 0) return used;
  const alternatives = [...names].map((name) => name.replace(/[^\w]/g, "\\$&")).join("|");
  const mention = new RegExp(String.raw`(?<![\w$])(?:${alternatives})(?![\w$])`, "g");
  for (const text of texts) {
    if (text === undefined) continue;
    for (const { 0: name, index } of text.matchAll(mention)) {
      if (
        !used.has(name) &&
        !isDeclaring(text, index, index + name.length) &&
        !isInLongerText(text, index, index + name.length)
      )
        used.add(name);
    }
  }
  return used;
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

function isDeclaring(text: string, from: number, to: number): boolean {
  return declaring.test(text.slice(to, to + 80)) || list.test(text.slice(Math.max(0, from - 400), from));
}

/** How often each of some texts stands in quotes, by itself. */
export function textsLike(
  wanted: ReadonlySet<string>,
  texts: Iterable<string | undefined>,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  if (wanted.size === 0) return counts;
  const alternatives = [...wanted].map((text) => text.replace(/[^\w]/g, "\\$&")).join("|");
  const quoted = new RegExp(`(["'\`])(${alternatives})\\1`, "g");
  for (const text of texts)
    for (const [, , name = ""] of text?.matchAll(quoted) ?? []) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
