import type { TSESTree } from "@typescript-eslint/utils";
import { memberName, staticString, unwrapped, type Node } from "./syntax.ts";

/** Patterns that match every character of a value, also where some are kept by what follows: `\d(?=\d{4})`. */
const everyCharacter =
  /^(?:\.|\[\\s\\S\]|\[\\d\\D\]|\[\\w\\W\]|\[\^\]|\\S|\\w|\[(?=[^\]]*a-z)(?=[^\]]*A-Z)(?=[^\]]*0-9)[^\]]+\])[+*]?(?:\(\?=.*\))?$/;
/** Digits are all that a number has: some of them may be kept. */
const everyDigit = /^(?:\\d|\[0-9\])(?:\(\?=.*\))?$/;

/** `pan.replace(/\d(?=\d{4})/g, "*")`: nothing of the value is left but what the pattern keeps. */
export function isMaskingReplace(node: TSESTree.CallExpression): boolean {
  const callee = unwrapped(node.callee);
  const method = callee.type === "MemberExpression" ? memberName(callee) : undefined;
  if (method !== "replace" && method !== "replaceAll") return false;
  const [pattern, replacement] = node.arguments;
  if (!pattern || !replacement || staticString(replacement) === undefined) return false;
  // Flags that are put together elsewhere are taken for what they are called.
  if (pattern.type === "NewExpression") return true;
  if (pattern.type !== "Literal" || !("regex" in pattern)) return false;
  return (
    pattern.regex.flags.includes("g") && [everyCharacter, everyDigit].some((one) => one.test(pattern.regex.pattern))
  );
}

/** PCI DSS 3.4 lets the last four digits of a card be shown. */
const longestTail = 4;

/** The last few characters identify a value to those who know it, and nobody else. */
export function isTail(node: TSESTree.CallExpression, method: string): boolean {
  const [start] = node.arguments;
  if ((method !== "slice" && method !== "substr") || start?.type !== "UnaryExpression" || start.operator !== "-")
    return false;
  return start.argument.type === "Literal" && Number(start.argument.value) <= longestTail;
}

/** The keys that `pick(user, ["id", "email"])` or `_.pick(user, "id", "email")` names; `undefined` where they are not all written. */
export function literalKeys(node: TSESTree.CallExpression): readonly string[] | undefined {
  const [, ...given] = node.arguments;
  const all = given.flatMap((argument): readonly (string | undefined)[] => {
    const inner: Node = unwrapped(argument);
    if (inner.type !== "ArrayExpression") return [staticString(inner)];
    return inner.elements.map((element) => (element ? staticString(element) : undefined));
  });
  return all.length > 0 && all.every((key) => key !== undefined) ? all : undefined;
}
