import type { TSESTree } from "@typescript-eslint/utils";
import { isReplaced } from "./bindings.ts";
import { parameterName } from "./forwarding.ts";
import { parameterBehind } from "./rest-members.ts";
import {
  memberName,
  namePath,
  returnedExpressions,
  someNode,
  unwrapped,
  type FunctionNode,
  type Node,
} from "./syntax.ts";
import { constantInitialiser } from "./text-shape.ts";
import type { Tracer } from "./trace.ts";

const deepest = 4;

/**
 * The object that labels are taken from, whole or in part: `given` in `given ?? {}`, `allowed(given)` and
 * `Object.entries(given).map(…)`; the expression itself where it is made there.
 */
export function labelsBehind(expression: Node, tracer: Tracer, depth = 0): Node {
  const node = unwrapped(expression);
  const source = depth < deepest ? (taggedObject(node) ?? givenTo(node, tracer)) : undefined;
  return source ? labelsBehind(source, tracer, depth + 1) : node;
}

function givenTo(node: Node, tracer: Tracer): Node | undefined {
  if (node.type === "LogicalExpression") return node.operator !== "&&" && isEmpty(node.right) ? node.left : undefined;
  if (node.type !== "CallExpression" || node.arguments.length === 0) return undefined;
  const called = tracer.trace(node.callee);
  const position = called?.is === "function" ? handedBack(called.node) : undefined;
  return position === undefined ? undefined : node.arguments[position];
}

/** The position of the parameter that a function gives back, as it is or with members left out, and with none added. */
function handedBack(owner: FunctionNode): number | undefined {
  const [first, ...others] = returnedExpressions(owner)
    .filter((returned) => !isEmpty(returned))
    .map((returned) => parameterBehind(returned, owner));
  if (first === undefined || others.some((position) => position !== first)) return undefined;
  if (isReplaced(parameterName(owner, first), owner)) return undefined;
  const isAdded = (node: Node) =>
    node.type === "Identifier" && isGivenMembers(node) && parameterBehind(node, owner) === first;
  return someNode(owner.body, isAdded) ? undefined : first;
}

/** Whether a use of an object gives it more members: `labels.tenant = tenant`, `Object.assign(labels, more)`. */
export function isGivenMembers(use: TSESTree.Identifier): boolean {
  const { parent } = use;
  if (parent.type === "CallExpression")
    return parent.arguments[0] === use && namePath(parent.callee)?.join(".") === "Object.assign";
  return (
    parent.type === "MemberExpression" &&
    parent.object === use &&
    parent.parent.type === "AssignmentExpression" &&
    parent.parent.left === parent
  );
}

/** `{}`, `undefined`, `null` */
function isEmpty(expression: Node): boolean {
  const node = unwrapped(expression);
  if (node.type === "ObjectExpression") return node.properties.length === 0;
  return node.type === "Identifier" ? node.name === "undefined" : node.type === "Literal" && node.value === null;
}

/** `Object.entries(tags).map(([k, v]) => `${k}:${v}`)`: the object whose members become tags, also where it may be missing. */
function taggedObject(expression: Node | undefined): Node | undefined {
  const node = expression && unwrapped(expression);
  if (node?.type === "Identifier") return taggedObject(constantInitialiser(node));
  if (node?.type === "ConditionalExpression") return taggedObject(node.consequent);
  const callee = node?.type === "CallExpression" ? unwrapped(node.callee) : undefined;
  if (callee?.type !== "MemberExpression" || memberName(callee) !== "map") return undefined;
  const entries = unwrapped(callee.object);
  const isEntries = entries.type === "CallExpression" && namePath(entries.callee)?.join(".") === "Object.entries";
  return isEntries ? entries.arguments[0] : undefined;
}
