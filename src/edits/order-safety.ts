import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { clockOf } from "../recognition/clocks.ts";
import { childrenOf, isFunction, staticString, type Node } from "../recognition/syntax.ts";

/** Whether evaluating an expression neither does anything nor can be changed by what is evaluated before it. */
export function isStill(expression: Node): boolean {
  if (isFunction(expression)) return true;
  switch (expression.type) {
    case "CallExpression":
    case "NewExpression":
      // What the time is does not change within a call.
      return clockOf(expression) !== undefined;
    case "TaggedTemplateExpression":
    case "ImportExpression":
    case "AwaitExpression":
    case "YieldExpression":
    case "AssignmentExpression":
    case "UpdateExpression":
      return false;
    case "UnaryExpression":
      return expression.operator !== "delete" && isStill(expression.argument);
    default:
      return childrenOf(expression).every(isStill);
  }
}

/** A constant text can stand anywhere; of others, neither may do anything that the other could see. */
export function mayChangePlaces(text: Node, other: Node): boolean {
  return staticString(text) !== undefined || (isStill(text) && isStill(other));
}

/** Whether an argument among several stands in parentheses of its own: moving it would tear them apart. */
export function hasParentheses(
  { arguments: args }: TSESTree.CallExpression,
  sourceCode: Readonly<TSESLint.SourceCode>,
): boolean {
  return args.some((argument, index) => {
    const [before, after] = [sourceCode.getTokenBefore(argument), sourceCode.getTokenAfter(argument)];
    return (index > 0 && before?.value === "(") || (index < args.length - 1 && after?.value === ")");
  });
}
