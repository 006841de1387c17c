import type { TSESTree } from "@typescript-eslint/utils";
import { assignmentsTo } from "./class-members.ts";
import type { ErrorContext } from "./error-context.ts";
import { errorShare, mentionsError } from "./error-share.ts";
import { isWayOut, pathThrough } from "./paths.ts";
import { contains, lastName, programOf, unwrapped, type Node } from "./syntax.ts";
import { constantInitialiser } from "./text-shape.ts";

/** Whether the code that surely runs with a call passes the error on whole: throws, returns, keeps or reports it. */
export function isHandedOn(call: Node, context: ErrorContext): boolean {
  return pathThrough(call, context.body).statements.some(
    (statement) => !contains(statement, call) && handsOn(statement, context),
  );
}

function handsOn(statement: TSESTree.Statement, context: ErrorContext): boolean {
  switch (statement.type) {
    case "ThrowStatement":
      return errorShare(statement.argument, context) !== "none";
    case "ReturnStatement":
      return statement.argument !== null && errorShare(doneBy(statement.argument), context) === "whole";
    case "ExpressionStatement": {
      const expression = doneBy(statement.expression);
      if (expression.type === "CallExpression") return isGiven(expression, context);
      return expression.type === "AssignmentExpression" && errorShare(expression.right, context) === "whole";
    }
    case "IfStatement":
      return branchHandsOn(statement.consequent, context) && branchHandsOn(statement.alternate, context);
    default:
      return false;
  }
}

function branchHandsOn(branch: TSESTree.Statement | null, context: ErrorContext): boolean {
  if (branch?.type === "BlockStatement") return branch.body.some((statement) => handsOn(statement, context));
  return branch !== null && handsOn(branch, context);
}

/** What an expression does: `void report(e)`, `yield put(e)`, `tracker && tracker.report(e)`. */
function doneBy(expression: Node): Node {
  const node = unwrapped(expression);
  if (node.type === "UnaryExpression" && node.operator === "void") return doneBy(node.argument);
  if (node.type === "YieldExpression" && node.argument) return doneBy(node.argument);
  return node.type === "LogicalExpression" ? doneBy(node.right) : node;
}

function isGiven(call: TSESTree.CallExpression, context: ErrorContext): boolean {
  return call.arguments.some((argument) => errorShare(argument, context) === "whole");
}

/** Whether the call is only reached by errors of one kind: its text can say all that there is to say. */
export function isNarrowed(call: Node, context: ErrorContext): boolean {
  for (let node = call; node !== context.body && node.parent; node = node.parent) {
    if (isNarrowedBy(node.parent, node, context)) return true;
  }
  return pathThrough(call, context.body).statements.some(
    (statement) =>
      statement.range[1] <= call.range[0] &&
      isWayOut(statement) &&
      isDenial(statement.test) &&
      narrows(statement.test, context),
  );
}

/** A branch is for one kind of error; what is left over by `else` and `default` is for all the others. */
function isNarrowedBy(parent: Node, child: Node, context: ErrorContext): boolean {
  switch (parent.type) {
    case "IfStatement":
    case "ConditionalExpression":
      if (parent.test === child || !narrows(parent.test, context)) return false;
      return (parent.consequent === child) !== isDenial(parent.test);
    case "LogicalExpression":
      if (parent.left === child || !narrows(parent.left, context)) return false;
      return (parent.operator === "&&") !== isDenial(parent.left);
    case "SwitchCase":
      return parent.test !== null && narrows(parent.parent.discriminant, context);
    default:
      return false;
  }
}

/** `!isTimeout(e)`, `e.code !== "ENOENT"`: true for all kinds but one. */
function isDenial(test: Node): boolean {
  const node = unwrapped(test);
  if (node.type === "UnaryExpression") return node.operator === "!";
  if (node.type === "LogicalExpression") return isDenial(node.left) && isDenial(node.right);
  return node.type === "BinaryExpression" && node.operator.startsWith("!");
}

/** That it is an `Error` at all says nothing about it. */
function narrows(test: Node, context: ErrorContext): boolean {
  const node = unwrapped(test);
  if (node.type === "BinaryExpression" && node.operator === "instanceof") {
    return !(node.right.type === "Identifier" && node.right.name === "Error") && mentionsError(node.left, context);
  }
  return mentionsError(test, context);
}

/** Callees by which an error goes to whoever called: Express, promises, Node callbacks. */
const passingOn: ReadonlySet<string> = new Set(["next", "reject", "callback", "cb", "done"]);

/** The statement behind a call by which the very error leaves the same path: `throw e`, `next(e)`, `return Promise.reject(e)`. */
export function passedOnAfter(call: Node, context: ErrorContext): TSESTree.Statement | undefined {
  return pathThrough(call, context.body).statements.find(
    (statement) => statement.range[0] >= call.range[1] && passesOn(statement, context),
  );
}

function passesOn(statement: TSESTree.Statement, context: ErrorContext): boolean {
  switch (statement.type) {
    case "ThrowStatement":
      return isSameError(statement.argument, context);
    case "ReturnStatement":
      return statement.argument !== null && isPassingCall(statement.argument, context);
    case "ExpressionStatement":
      return isPassingCall(statement.expression, context);
    default:
      return false;
  }
}

/** Whether a call gives the very error to whoever called. */
export function isPassingCall(expression: Node, context: ErrorContext): boolean {
  const node = unwrapped(expression);
  if (node.type !== "CallExpression") return false;
  const [first] = node.arguments;
  return first !== undefined && passingOn.has(lastName(node.callee) ?? "") && isSameError(first, context);
}

/** The error itself, under its own name or one that a local gave it; one that wraps it is another. */
function isSameError(expression: Node, context: ErrorContext): boolean {
  const node = unwrapped(expression);
  if (node.type === "ConditionalExpression") return isSameError(node.consequent, context);
  if (node.type !== "Identifier") return false;
  if (node.name === context.error?.name) {
    // `e = wrap(e)`: under the same name it is another.
    const isAnother = assignmentsTo(programOf(node), node.name).some((value) => contains(context.body, value));
    return !isAnother && errorShare(node, context) === "whole";
  }
  const init = constantInitialiser(node);
  return init !== undefined && contains(context.body, init) && isSameError(init, context);
}
