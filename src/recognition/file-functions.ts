import type { TSESTree } from "@typescript-eslint/utils";
import { declarationOf } from "./bindings.ts";
import { classMember } from "./class-members.ts";
import { enclosingClass, memberName, namePath, programOf, unwrapped, type FunctionNode, type Node } from "./syntax.ts";
import type { Tracer } from "./trace.ts";

/** The function of the same file that a call calls: one of another file is not even looked for. */
export function functionOfFile(node: TSESTree.CallExpression, tracer: Tracer): FunctionNode | undefined {
  if (!mayStandHere(unwrapped(node.callee))) return undefined;
  const value = tracer.trace(node.callee);
  return value?.is === "function" && programOf(value.node) === programOf(node) ? value.node : undefined;
}

/** `show(x)`, `this.show(x)`, `out.print(x)`, by how the first name is declared. */
function mayStandHere(callee: Node): boolean {
  if (callee.type === "MemberExpression" && callee.object.type === "ThisExpression") {
    const owner = enclosingClass(callee);
    const member = owner && classMember(owner, memberName(callee) ?? "", false);
    return member !== undefined && (member.method !== undefined || member.values.length > 0);
  }
  const root = namePath(callee)?.[0];
  const declaration = root === undefined ? undefined : declarationOf(root, callee);
  if (declaration?.kind === "parameter") return callee.type === "MemberExpression" && isDeclaredHere(declaration.type);
  return declaration !== undefined && declaration.kind !== "import";
}

function isDeclaredHere(type: TSESTree.TypeNode | undefined): boolean {
  if (type?.type !== "TSTypeReference" || type.typeName.type !== "Identifier") return false;
  const declaration = declarationOf(type.typeName.name, type);
  return declaration !== undefined && declaration.kind !== "import";
}
