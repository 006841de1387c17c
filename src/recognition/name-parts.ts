import {
  endlessThings,
  enumerableMembers,
  isOneOfFew,
  responseWords,
  settingsWords,
  statusMembers,
} from "../vocabulary/cardinality.ts";
import { words } from "../vocabulary/words.ts";
import { declarationOf, type Declaration } from "./bindings.ts";
import type { LabelValues } from "./label-values.ts";
import {
  enclosingFunction,
  lastName,
  memberName,
  namePath,
  unwrapped,
  type FunctionNode,
  type Node,
} from "./syntax.ts";

/** Why a part of a name is one of any number by what it is: an id, an address, a thing like a tenant. */
export function endlessValue(part: Node, values: LabelValues): string | undefined {
  const node = unwrapped(part);
  const known = values.endless(node);
  if (known) return known.kind;
  if (node.type !== "Identifier" || !endlessThings.has(node.name) || values.isBounded(node)) return undefined;
  const declaration = declarationOf(node.name, node);
  return declaration?.kind === "parameter" && !isConstructor(declaration.owner)
    ? `one of any number of ${node.name}s`
    : undefined;
}

/** Why a part of a metric's name has no end of values: also where nothing but its origin says so. */
export function endlessPart(part: Node, values: LabelValues): string | undefined {
  const node = unwrapped(part);
  const known = endlessValue(node, values);
  if (known !== undefined) return known;
  if (node.type === "MemberExpression") {
    const path = namePath(node) ?? [];
    const [root] = path;
    if (root === undefined || root === "this" || values.isBounded(node)) return undefined;
    if (isOneOfFew(path.at(-1) ?? "") || path.some((name) => enumerableMembers.has(name))) return undefined;
    if (statusMembers.has(memberName(node) ?? "") && endsIn(lastName(node.object), responseWords))
      return "whatever status comes back";
    const isOfSettings = path.slice(0, -1).some((name) => endsIn(name, settingsWords));
    return isOfSettings ? undefined : originOf(root, node);
  }
  if (node.type !== "Identifier" || values.isBounded(node)) return undefined;
  const declaration = declarationOf(node.name, node);
  return declaration && isItem(declaration, node) ? "whatever the loop comes to" : undefined;
}

/** Where an object comes from whose member is a part of a name. */
function originOf(root: string, node: Node): string | undefined {
  const declaration = declarationOf(root, node);
  if (!declaration) return undefined;
  if (isItem(declaration, node)) return "whatever the loop comes to";
  return isHandedIn(declaration) ? "whatever the function is given" : undefined;
}

function endsIn(name: string | undefined, of: ReadonlySet<string>): boolean {
  return of.has(words(name ?? "").at(-1) ?? "");
}

/** An object that a function is called with, again and again; what a constructor or a class is given is decided once. */
function isHandedIn(declaration: Declaration): boolean {
  if (declaration.kind !== "parameter" || declaration.path.length > 0) return false;
  return !isConstructor(declaration.owner) && !isCallback(declaration.owner);
}

/** One of several that are only known at run time, in a function: loops at the top of a module run once. */
function isItem(declaration: Declaration, node: Node): boolean {
  if (declaration.kind !== "variable") return false;
  const loop = declaration.node.parent.parent;
  if (loop.type !== "ForOfStatement" || !enclosingFunction(node)) return false;
  const source = unwrapped(loop.right);
  const root = namePath(source)?.[0];
  const from = root === undefined ? undefined : declarationOf(root, source);
  return from?.kind === "parameter" && !isConstructor(from.owner) && !endsIn(root, settingsWords);
}

function isConstructor({ parent }: FunctionNode): boolean {
  return parent.type === "MethodDefinition" && parent.kind === "constructor";
}

/** What `map` and `forEach` hand in is what they go over. */
function isCallback({ parent }: FunctionNode): boolean {
  return parent.type === "CallExpression";
}
