import type { TSESTree } from "@typescript-eslint/utils";
import { keyedWrites } from "../vocabulary/sensitive-terms.ts";
import { declarationOf } from "./bindings.ts";
import { enclosingFunction, memberName, programOf, staticString, walk, type Node } from "./syntax.ts";

/** What happens to a property of a local object or a parameter after it was made. */
export interface PropertyChange {
  readonly key: string;
  readonly node: Node;
  /** The value that is put there; `undefined` where the property is deleted. */
  readonly value: Node | undefined;
  /** An entry of a map, `m.set("password", p)`, and no property. */
  readonly isEntry: boolean;
}

interface NamedChange extends PropertyChange {
  readonly object: TSESTree.Identifier;
}

const changesOfScope = new WeakMap<Node, ReadonlyMap<string, readonly NamedChange[]>>();

/** `o.password = p`, `delete o.password`, `m.set("password", p)`: the changes of an object that stand before a use of it, in order. */
export function changesBefore(use: TSESTree.Identifier): readonly PropertyChange[] {
  const owner = enclosingFunction(use);
  const scope = owner ?? programOf(use);
  const all = changesOfScope.get(scope) ?? collectChanges(scope);
  changesOfScope.set(scope, all);
  const declaration = declarationOf(use.name, use);
  return (all.get(use.name) ?? []).filter(
    ({ node, object }) =>
      node.range[1] <= use.range[0] &&
      enclosingFunction(node) === owner &&
      declarationOf(object.name, object) === declaration,
  );
}

function collectChanges(scope: Node): ReadonlyMap<string, readonly NamedChange[]> {
  const found = new Map<string, NamedChange[]>();
  walk(scope, (node) => {
    const entry = node.type === "CallExpression" ? changedEntry(node) : undefined;
    if (entry) found.set(entry.object.name, [...(found.get(entry.object.name) ?? []), entry]);
    const target = changedMember(node);
    const key = target && (memberName(target) ?? staticString(target.property));
    if (target?.object.type !== "Identifier" || key === undefined) return;
    const value = node.type === "AssignmentExpression" ? node.right : undefined;
    const { object } = target;
    found.set(object.name, [...(found.get(object.name) ?? []), { key, node, value, object, isEntry: false }]);
  });
  return found;
}

function changedEntry(node: TSESTree.CallExpression): NamedChange | undefined {
  const { callee } = node;
  if (callee.type !== "MemberExpression" || callee.object.type !== "Identifier") return undefined;
  const method = memberName(callee) ?? "";
  const [first, value] = node.arguments;
  const isPut = keyedWrites.has(method);
  const key = first && (method === "delete" || isPut) ? staticString(first) : undefined;
  if (key === undefined || (isPut && !value)) return undefined;
  return { key, node, value: isPut ? value : undefined, object: callee.object, isEntry: true };
}

function changedMember(node: Node): TSESTree.MemberExpression | undefined {
  if (node.type === "AssignmentExpression" && node.operator === "=" && node.left.type === "MemberExpression")
    return node.left;
  if (node.type !== "UnaryExpression" || node.operator !== "delete") return undefined;
  return node.argument.type === "MemberExpression" ? node.argument : undefined;
}
