import type { TSESTree } from "@typescript-eslint/utils";
import { declarationOf } from "./bindings.ts";
import { classMember, constructorParameter } from "./class-members.ts";
import { frozenObject } from "./listed-items.ts";
import { enclosingClass, isFunction, memberName, unwrapped, type Node } from "./syntax.ts";
import { colouredText } from "./text-shape.ts";

/** What a function was given or a call returns is no constant: nothing need be followed to see that. */
export function mayBeConstant(expression: Node, hops = 8): boolean {
  const node = unwrapped(expression);
  if (hops === 0) return false;
  switch (node.type) {
    case "Literal":
      return true;
    case "TemplateLiteral":
      return node.expressions.every((hole) => mayBeConstant(hole, hops - 1));
    case "BinaryExpression":
      return mayBeConstant(node.left, hops - 1) && mayBeConstant(node.right, hops - 1);
    case "ConditionalExpression":
      return mayBeConstant(node.consequent, hops - 1) && mayBeConstant(node.alternate, hops - 1);
    case "LogicalExpression":
      return mayBeConstant(node.right, hops - 1);
    case "MemberExpression":
      return node.object.type === "ThisExpression"
        ? mayBeConstantMember(node, hops)
        : mayBeConstant(node.object, hops - 1);
    case "ObjectExpression":
    case "ArrayExpression":
      return true;
    case "CallExpression": {
      if (isMadeText(node)) return true;
      const coloured = colouredText(node);
      if (coloured) return mayBeConstant(coloured, hops - 1);
      return frozenObject(node) !== undefined || (node.arguments.length === 0 && mayGiveConstant(node.callee, hops));
    }
    case "Identifier": {
      const declaration = declarationOf(node.name, node);
      if (declaration?.kind === "variable") {
        const { init } = declaration.node;
        return declaration.constant && (init === null || mayBeConstant(init, hops - 1));
      }
      return declaration !== undefined && declaration.kind !== "parameter" && declaration.kind !== "caught";
    }
    default:
      return false;
  }
}

function mayBeConstantMember(node: TSESTree.MemberExpression, hops: number): boolean {
  const owner = enclosingClass(node);
  const name = memberName(node);
  if (!owner || name === undefined || constructorParameter(owner, name)) return false;
  const { values, getter } = classMember(owner, name, false);
  const sources = getter ? [getter] : values;
  return sources.length > 0 && sources.every((source) => mayBeConstant(source, hops - 1));
}

/** Whether it is the kind of call that `Constants` can work out. */
function isMadeText(node: TSESTree.CallExpression): boolean {
  const callee = unwrapped(node.callee);
  const method = callee.type === "MemberExpression" ? memberName(callee) : undefined;
  return (method === "repeat" || method === "join") && node.arguments[0]?.type === "Literal";
}

/** A function that may give always the same: `greeting()`, `messages.done()`. */
function mayGiveConstant(callee: Node, hops: number): boolean {
  const node = unwrapped(callee);
  if (node.type === "MemberExpression") return mayBeConstant(node.object, hops - 1);
  const declaration = node.type === "Identifier" ? declarationOf(node.name, node) : undefined;
  if (declaration?.kind !== "variable") return declaration?.kind === "function" || declaration?.kind === "import";
  const { init } = declaration.node;
  return declaration.constant && init !== null && isFunction(unwrapped(init));
}
