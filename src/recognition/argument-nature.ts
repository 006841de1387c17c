import type { TSESTree } from "@typescript-eslint/utils";
import { returnedExpression, unwrapped, type Node } from "./syntax.ts";
import { isTextual } from "./text-shape.ts";
import type { Tracer } from "./trace.ts";

/** Whether an argument is a text: by a look at it, or because the function that is called gives one. */
export function isText(argument: Node, tracer: Tracer): boolean {
  if (isTextual(argument)) return true;
  const node = unwrapped(argument);
  return node.type === "CallExpression" && givesText(node, tracer);
}

function givesText(node: TSESTree.CallExpression, tracer: Tracer): boolean {
  const target = tracer.trace(node.callee);
  if (target?.is === "callable") return target.signatures.every((signature) => isTextType(signature.returnType));
  if (target?.is !== "function") return false;
  if (target.node.returnType) return isTextType(target.node.returnType);
  const returned = returnedExpression(target.node);
  return returned !== undefined && isTextual(returned);
}

function isTextType(annotation: TSESTree.TSTypeAnnotation | undefined): boolean {
  const type = annotation?.typeAnnotation.type;
  return type === "TSStringKeyword" || type === "TSTemplateLiteralType";
}
