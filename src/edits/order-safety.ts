import { clockOf } from "../recognition/clocks.ts";
import { childrenOf, isFunction, type Node } from "../recognition/syntax.ts";

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
