import type { TSESTree } from "@typescript-eslint/utils";
import { identityCalls } from "../vocabulary/sensitive-terms.ts";
import { assignmentsTo } from "./class-members.ts";
import { forwardedParameter } from "./forwarding.ts";
import { isFunction, namePath, programOf, unwrapped, type FunctionNode, type Node } from "./syntax.ts";

/** The one value that a local is ever given. */
export function soleValue(declarator: TSESTree.VariableDeclarator, name: string): Node | undefined {
  const { init, parent } = declarator;
  if (parent.kind === "const") return init ?? undefined;
  const given = assignmentsTo(programOf(declarator), name);
  if (init) return given.length === 0 ? init : undefined;
  return given.length === 1 ? given[0] : undefined;
}

/** `if (!config.token) log.error({ token: config.token })`: it is just that it is empty. */
export function isKnownEmpty(value: Node): boolean {
  const path = namePath(value)?.join(".");
  if (path === undefined) return false;
  for (let node = value; node.parent && !isFunction(node); node = node.parent) {
    const { parent } = node;
    if (parent.type === "IfStatement" && parent.consequent === node && denies(parent.test, path)) return true;
  }
  return false;
}

/** `!config.token`, also as one of several conditions. */
function denies(test: Node, path: string): boolean {
  if (test.type === "LogicalExpression" && test.operator === "&&")
    return denies(test.left, path) || denies(test.right, path);
  return test.type === "UnaryExpression" && test.operator === "!" && namePath(test.argument)?.join(".") === path;
}

/** The parameter that a function gives back: itself, in a text, or under a key. */
export function givenBack(expression: Node, owner: FunctionNode): number | undefined {
  const node = unwrapped(expression);
  const direct = forwardedParameter(node, owner);
  if (direct !== undefined) return direct;
  const parts =
    node.type === "TemplateLiteral"
      ? node.expressions
      : node.type === "BinaryExpression" && node.operator === "+"
        ? [node.left, node.right]
        : node.type === "CallExpression" && identityCalls.has(namePath(node.callee)?.join(".") ?? "")
          ? node.arguments
          : [];
  for (const part of parts) {
    const position = givenBack(part, owner);
    if (position !== undefined) return position;
  }
  return undefined;
}
