import type { TSESTree } from "@typescript-eslint/utils";
import { localFunction } from "./called-function.ts";
import { declarationOf } from "./bindings.ts";
import { classMember, constructorParameter } from "./class-members.ts";
import { forwardedParameter } from "./forwarding.ts";
import { enclosingClass, memberName, parametersOf, unwrapped, walk, type FunctionNode, type Node } from "./syntax.ts";

/** Functions that hand a parameter on to each other. */
const deepest = 4;

/** What becomes of a parameter at a place: something else is made of it, a member is asked for, or it goes on as it is. */
type Fate = "converted" | "picked" | "handed on";

/**
 * Whether a function only makes something else of a parameter, so that it is not what is printed:
 * `debug(info, message) { log.debug(message, this.#metaOf(info)); }`.
 */
export function isConverted(owner: FunctionNode, position: number): boolean {
  const fates = fatesOf(owner, position, deepest);
  return fates.includes("converted") && !fates.includes("handed on");
}

function fatesOf(owner: FunctionNode, position: number, hops: number): readonly Fate[] {
  const fates: Fate[] = [];
  walk(owner.body, (node) => {
    if (node.type !== "Identifier" || forwardedParameter(node, owner) !== position || !isValue(node)) return;
    fates.push(fateOf(node, hops));
  });
  return fates;
}

/** The name of a member or of a property is no value. */
function isValue(node: TSESTree.Identifier): boolean {
  const { parent } = node;
  if (parent.type === "MemberExpression") return parent.object === node || parent.computed;
  return !(parent.type === "Property" && parent.key === node && !parent.computed && !parent.shorthand);
}

function fateOf(node: Node, hops: number): Fate {
  const { parent } = node;
  if (parent?.type === "MemberExpression" && parent.object === node) return "picked";
  if (parent?.type !== "CallExpression") return "handed on";
  const callee = unwrapped(parent.callee);
  const index = parent.arguments.findIndex((argument) => argument === node);
  const isBehindSpread = parent.arguments.slice(0, index).some(({ type }) => type === "SpreadElement");
  if (index < 0 || isBehindSpread) return "handed on";
  const called = localFunction(callee);
  if (called && parametersOf(called).length > index)
    return hops === 0 || fatesOf(called, index, hops - 1).includes("handed on") ? "handed on" : "converted";
  return isGivenFunction(callee) ? "converted" : "handed on";
}

/** `this.#metaOf(…)`, where whoever makes the logger says what is made of it. */
function isGivenFunction(callee: Node): boolean {
  if (callee.type !== "MemberExpression" || callee.object.type !== "ThisExpression") return false;
  const [owner, name] = [enclosingClass(callee), memberName(callee)];
  if (!owner || name === undefined) return false;
  if (constructorParameter(owner, name)) return true;
  return classMember(owner, name, false).values.some((value) => {
    const node = unwrapped(value);
    return node.type === "Identifier" && declarationOf(node.name, node)?.kind === "parameter";
  });
}
