import type { TSESTree } from "@typescript-eslint/utils";
import { declarationOf, isImportedName } from "./bindings.ts";
import { classMember } from "./class-members.ts";
import { enclosingClass, isFunction, lastName, memberName, unwrapped, type FunctionNode, type Node } from "./syntax.ts";
import type { Tracer } from "./trace.ts";

/**
 * The function of the project that a callee is. One of the same file is always found; into other files and through
 * objects it is followed only where the name allows what is looked for.
 */
export function calledFunction(
  call: TSESTree.CallExpression,
  tracer: Tracer,
  isWorthFollowing: (name: string, args: readonly Node[], callee: Node) => boolean,
): FunctionNode | undefined {
  const callee = unwrapped(call.callee);
  const local = localFunction(callee);
  if (local) return local;
  const name = lastName(callee);
  if (name === undefined || callee.type === "CallExpression" || !isWorthFollowing(name, call.arguments, callee))
    return undefined;
  const value = tracer.trace(callee);
  return value?.is === "function" ? value.node : undefined;
}

/** The method of the same class, or the function of the same file, that a callee is. */
export function localFunction(callee: Node): FunctionNode | undefined {
  if (callee.type === "MemberExpression") {
    const name = memberName(callee);
    const owner = callee.object.type === "ThisExpression" ? enclosingClass(callee) : undefined;
    return owner && name !== undefined ? classMember(owner, name, false).method : undefined;
  }
  if (callee.type !== "Identifier" || isImportedName(callee.name, callee)) return undefined;
  const declaration = declarationOf(callee.name, callee);
  if (declaration?.kind === "function") return declaration.node;
  const init = declaration?.kind === "variable" && declaration.path.length === 0 ? declaration.node.init : undefined;
  return init && isFunction(init) ? init : undefined;
}
