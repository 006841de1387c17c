import type { TSESTree } from "@typescript-eslint/utils";
import { words } from "../vocabulary/words.ts";
import { declarationOf, namesIn } from "./bindings.ts";
import { classMember } from "./class-members.ts";
import { constantInitialiser } from "./text-shape.ts";
import {
  contains,
  enclosingClass,
  enclosingFunction,
  isFunction,
  isNothing,
  keyName,
  memberName,
  unwrapped,
  walk,
  type FunctionNode,
  type Node,
} from "./syntax.ts";

/** An expression that holds the correlation id at a place. */
export interface ReachableId {
  /** How it is written there: `correlationId`, `ctx.correlationId`. */
  readonly text: string;
  readonly name: string;
}

/**
 * The id that a call could put on its record: a parameter or local of the functions around it under an accepted name;
 * with `properties`, also a property that the function reads or its parameter declares, and a member of `this`.
 */
export function correlationInReach(
  from: Node,
  accepted: ReadonlySet<string>,
  properties: boolean,
): ReachableId | undefined {
  for (const name of accepted) {
    if (isLocalOf(name, from)) return { text: name, name };
  }
  return properties ? (propertyInReach(from, accepted) ?? memberInReach(from, accepted)) : undefined;
}

function isLocalOf(name: string, from: Node): boolean {
  const declaration = declarationOf(name, from);
  if (!declaration || (declaration.kind !== "parameter" && declaration.kind !== "variable")) return false;
  if (isKnownMissing(name, from)) return false;
  // In the default of a parameter those behind it have no value yet.
  if (declaration.kind === "parameter") return contains(declaration.owner.body, from);
  return (
    isInFunction(declaration.node) &&
    declaration.node.init !== null &&
    isInitialisedBefore(declaration.node, from) &&
    caseOf(declaration.node, from) === caseOf(from, declaration.node)
  );
}

/** The branch of a `switch` that a node stands in and another does not: what one branch declares, the next has no value of. */
function caseOf(node: Node, other: Node): Node | undefined {
  for (let current = node.parent; current && !isFunction(current); current = current.parent) {
    if (current.type === "SwitchCase") return contains(current, other) ? undefined : current;
  }
  return undefined;
}

/** `if (!id) { … }`: it is just that it is not there. */
function isKnownMissing(name: string, from: Node): boolean {
  for (let node = from; node.parent && !isFunction(node); node = node.parent) {
    const { parent } = node;
    if (parent.type === "IfStatement" && parent.consequent === node && deniesName(parent.test, name)) return true;
  }
  return false;
}

function deniesName(test: Node, name: string): boolean {
  const isNamed = (node: Node) => node.type === "Identifier" && node.name === name;
  if (test.type === "UnaryExpression") return test.operator === "!" && isNamed(test.argument);
  if (test.type === "LogicalExpression") return deniesName(test.left, name) || deniesName(test.right, name);
  if (test.type !== "BinaryExpression" || !test.operator.startsWith("==")) return false;
  return isNothing(test.right) && isNamed(test.left);
}

/** A `const` below the call, or one whose own initialiser holds it, has no value yet. */
function isInitialisedBefore(declarator: Node, from: Node): boolean {
  return declarator.range[1] <= from.range[0];
}

function isInFunction(node: Node): boolean {
  for (let current = node.parent; current; current = current.parent) if (isFunction(current)) return true;
  return false;
}

const readsOfFunction = new WeakMap<FunctionNode, ReadonlyMap<string, string>>();

/** `ctx.correlationId`, read anywhere in a function around the call, where `ctx` is one of its parameters. */
function propertyInReach(from: Node, accepted: ReadonlySet<string>): ReachableId | undefined {
  for (let current = from.parent; current; current = current.parent) {
    if (!isFunction(current)) continue;
    const reads = readsOfFunction.get(current) ?? collectReads(current);
    readsOfFunction.set(current, reads);
    for (const name of accepted) {
      const owner = reads.get(name);
      if (owner === undefined || !isParameterOf(current, owner, from)) continue;
      if (!isKnownMissing(owner, from) && !isSetInFailedTry(owner, name, from))
        return { text: `${owner}.${name}`, name };
    }
  }
  return undefined;
}

/** `try { ctx.requestId = make(); } catch { … }`: what failed may have been to make it. */
function isSetInFailedTry(owner: string, name: string, from: Node): boolean {
  for (let node = from; node.parent && !isFunction(node); node = node.parent) {
    if (node.type === "CatchClause" && sets(node.parent.block, owner, name)) return true;
  }
  return false;
}

function sets(block: Node, owner: string, name: string): boolean {
  let found = false;
  walk(block, (node) => {
    if (node.type !== "MemberExpression" || memberName(node) !== name || !isWritten(node)) return;
    if (node.object.type === "Identifier" && node.object.name === owner) found = true;
  });
  return found;
}

/** The name may mean something else at the call than where it was read. */
function isParameterOf(owner: FunctionNode, name: string, from: Node): boolean {
  const declaration = declarationOf(name, from);
  return declaration?.kind === "parameter" && declaration.owner === owner;
}

/** The properties of parameters that a function reads, each with the parameter's name. */
function collectReads(owner: FunctionNode): Map<string, string> {
  const found = new Map<string, string>();
  const parameters = namesIn(owner);
  walk(owner, (node) => {
    if (node.type !== "MemberExpression" || node.object.type !== "Identifier" || node.optional || isWritten(node))
      return;
    const name = memberName(node);
    const declaration = parameters.get(node.object.name);
    if (name === undefined || declaration?.kind !== "parameter" || found.has(name)) return;
    if (declarationOf(node.object.name, node) === declaration) found.set(name, node.object.name);
  });
  for (const [parameter, declaration] of parameters) {
    if (declaration.kind !== "parameter" || declaration.type?.type !== "TSTypeLiteral") continue;
    for (const member of declaration.type.members) {
      if (member.type !== "TSPropertySignature" || member.optional) continue;
      const name = keyName(member);
      if (name !== undefined && !found.has(name)) found.set(name, parameter);
    }
  }
  return found;
}

/** `ctx.correlationId = …` and `delete ctx.correlationId` say that it was not there, or is no more. */
function isWritten(node: TSESTree.MemberExpression): boolean {
  const { parent } = node;
  if (parent.type === "AssignmentExpression") return parent.left === node;
  return parent.type === "UnaryExpression" && parent.operator === "delete";
}

function memberInReach(from: Node, accepted: ReadonlySet<string>): ReachableId | undefined {
  const owner = enclosingClass(from);
  if (!owner || !isOfInstance(from)) return undefined;
  for (const name of accepted) {
    for (const written of [name, `#${name}`]) {
      const member = classMember(owner, written, false);
      if (member.values.length > 0 || member.type) return { text: `this.${written}`, name };
    }
  }
  return undefined;
}

/** A static member has no instance, and in a constructor the members may not be there yet. */
function isOfInstance(from: Node): boolean {
  for (let owner = enclosingFunction(from); owner; owner = enclosingFunction(owner)) {
    const { parent } = owner;
    if (parent.type === "MethodDefinition") return !parent.static && parent.kind !== "constructor";
    if (parent.type === "PropertyDefinition") return !parent.static;
  }
  return false;
}

/** Names that stand for names are followed so far to an id, and methods that call methods. */
const mostHops = 2;

/**
 * Whether an expression shows an id under an accepted name: that name itself, one that ends or begins with it
 * (`requestIdPrefix`, `formattedRequestId`), a local made from it, or a method of the same class that reads it.
 */
export function showsId(expression: Node, accepted: ReadonlySet<string>, hops = mostHops): boolean {
  let found = false;
  walk(expression, (node) => {
    if (found) return;
    if (node.type === "Identifier") {
      found =
        accepted.has(node.name) || namesId(node.name, accepted) || (hops > 0 && isMadeFromId(node, accepted, hops));
    } else if (node.type === "CallExpression" && hops > 0) {
      const method = ownMethod(node.callee);
      found = method !== undefined && showsId(method, accepted, hops - 1);
    }
  });
  return found;
}

function namesId(name: string, accepted: ReadonlySet<string>): boolean {
  const spoken = words(name).join(" ");
  return [...accepted].some((one) => {
    const id = words(one).join(" ");
    return spoken.startsWith(`${id} `) || spoken.endsWith(` ${id}`);
  });
}

/** `const messageId = runId`; what a call has made of the id may be anything. */
function isMadeFromId(node: TSESTree.Identifier, accepted: ReadonlySet<string>, hops: number): boolean {
  const init = constantInitialiser(node);
  return init !== undefined && unwrapped(init).type !== "CallExpression" && showsId(init, accepted, hops - 1);
}

/** `this.prefix()` */
function ownMethod(callee: Node): Node | undefined {
  const node = unwrapped(callee);
  const owner =
    node.type === "MemberExpression" && node.object.type === "ThisExpression" ? enclosingClass(node) : undefined;
  const name = node.type === "MemberExpression" ? memberName(node) : undefined;
  return owner && name !== undefined ? classMember(owner, name, false).method : undefined;
}
