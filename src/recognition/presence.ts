import type { TSESTree } from "@typescript-eslint/utils";
import { isFunction, isNothing, namePath, someNode, staticString, unwrapped, type Node } from "./syntax.ts";

/** A test of whether something is there, and what it says when it holds. */
export interface Presence {
  readonly subject: Node;
  readonly says: "present" | "absent";
  /** What is there but empty, `""` or `0`, counts as absent too. */
  readonly isTruth: boolean;
}

/** What a test asks for: `if (x)`, `if (!x)`, `x !== undefined`, `x != null`, `typeof x !== "undefined"`. */
export function presenceAsked(test: Node): Presence {
  const node = unwrapped(test);
  if (node.type === "UnaryExpression" && node.operator === "!") {
    const { says, ...asked } = presenceAsked(node.argument);
    return { ...asked, says: says === "present" ? "absent" : "present" };
  }
  const compared = node.type === "BinaryExpression" ? comparedWithNothing(node) : undefined;
  return compared ?? { subject: node, says: "present", isTruth: true };
}

/** Whether a place is only come to where a name or a member has nothing: `if (token === undefined) warn(token)`. */
export function isAbsentAt(node: Node): boolean {
  const path = namePath(node)?.join(".");
  if (path === undefined) return false;
  let inner = node;
  for (let outer = node.parent; outer && !isFunction(outer); inner = outer, outer = outer.parent) {
    if (outer.type !== "IfStatement" && outer.type !== "ConditionalExpression") continue;
    const isThen = outer.consequent === inner;
    if (!isThen && outer.alternate !== inner) continue;
    const tests = isThen ? allAsked(outer.test) : [presenceAsked(outer.test)];
    const says = isThen ? "absent" : "present";
    if (!tests.some((test) => test.says === says && namePath(test.subject)?.join(".") === path)) continue;
    return !someNode(inner, (one) => one.type === "AssignmentExpression" && namePath(one.left)?.join(".") === path);
  }
  return false;
}

/** Everything that a test asks for at once. */
function allAsked(test: Node): readonly Presence[] {
  const node = unwrapped(test);
  return node.type === "LogicalExpression" && node.operator === "&&"
    ? [...allAsked(node.left), ...allAsked(node.right)]
    : [presenceAsked(node)];
}

function comparedWithNothing({ left, operator, right }: TSESTree.BinaryExpression): Presence | undefined {
  if (!/^[!=]==?$/.test(operator)) return undefined;
  const isTypeTest =
    left.type === "UnaryExpression" && left.operator === "typeof" && staticString(right) === "undefined";
  const compared = isTypeTest ? left.argument : isNothing(right) ? left : isNothing(left) ? right : undefined;
  return (
    compared && { subject: unwrapped(compared), says: operator.startsWith("!") ? "present" : "absent", isTruth: false }
  );
}
