import type { TSESTree } from "@typescript-eslint/utils";
import { classMember } from "./class-members.ts";
import type { Declaration } from "./bindings.ts";
import { enclosingClass, memberName, namePath, programOf, unwrapped, walk, type Node } from "./syntax.ts";

const putIn = new WeakMap<Node, ReadonlyMap<string, readonly Node[]>>();

/**
 * What is put into a map where it is kept: every `counters.set(name, value)` of its file, or of the class that has it.
 * Nothing for what is no map.
 */
export function valuesPutInto(
  map: Node,
  declarationOf: (name: TSESTree.Identifier) => Declaration | undefined,
): readonly Node[] {
  const node = unwrapped(map);
  if (node.type === "Identifier") {
    const declaration = declarationOf(node);
    const holder = declaration?.kind === "variable" ? declaration.node : undefined;
    if (holder?.id.type !== "Identifier" || !holder.init || !isMap(holder.init)) return [];
    return putInto(programOf(holder), holder.id.name);
  }
  if (node.type !== "MemberExpression" || node.object.type !== "ThisExpression") return [];
  const [name, owner] = [memberName(node), enclosingClass(node)];
  if (name === undefined || !owner || !classMember(owner, name, false).values.some(isMap)) return [];
  return putInto(owner, `this.${name}`);
}

function isMap(made: Node): boolean {
  const node = unwrapped(made);
  return node.type === "NewExpression" && node.callee.type === "Identifier" && /^(?:Weak)?Map$/.test(node.callee.name);
}

function putInto(scope: Node, map: string): readonly Node[] {
  const known = putIn.get(scope) ?? collect(scope);
  putIn.set(scope, known);
  return known.get(map) ?? [];
}

function collect(scope: Node): ReadonlyMap<string, readonly Node[]> {
  const found = new Map<string, Node[]>();
  walk(scope, (node) => {
    const [, value] = node.type === "CallExpression" && node.arguments.length === 2 ? node.arguments : [];
    const path = value && node.type === "CallExpression" ? namePath(node.callee) : undefined;
    if (!value || path?.at(-1) !== "set") return;
    const map = path.slice(0, -1).join(".");
    found.set(map, [...(found.get(map) ?? []), value]);
  });
  return found;
}
