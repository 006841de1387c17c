import type { TSESTree } from "@typescript-eslint/utils";
import { isNothing, staticString, unwrapped, type Node } from "./syntax.ts";

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

function comparedWithNothing({ left, operator, right }: TSESTree.BinaryExpression): Presence | undefined {
  if (!/^[!=]==?$/.test(operator)) return undefined;
  const isTypeTest =
    left.type === "UnaryExpression" && left.operator === "typeof" && staticString(right) === "undefined";
  const compared = isTypeTest ? left.argument : isNothing(right) ? left : isNothing(left) ? right : undefined;
  return (
    compared && { subject: unwrapped(compared), says: operator.startsWith("!") ? "present" : "absent", isTruth: false }
  );
}
