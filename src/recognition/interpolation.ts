import type { TSESTree } from "@typescript-eslint/utils";
import { declarationOf } from "./bindings.ts";
import type { Constants } from "./constants.ts";
import { returnedExpression, staticString, unwrapped, type Node } from "./syntax.ts";
import { composedParts, constantInitialiser, isTextual } from "./text-shape.ts";

/** A piece of a message: what it says, or the expression that changes it. */
export type MessagePiece = string | { readonly expression: Node };

/** A message that is put together at run time. */
export interface Interpolation {
  /** Where the text is built: the message itself, or the `const` that holds it. */
  readonly node: Node;
  readonly pieces: readonly MessagePiece[];
  /** The first expression that changes the message. */
  readonly first: Node;
  /** A constant is among the pieces: written out, it would no longer follow its declaration. */
  readonly hasConstants: boolean;
  /** It stands in the call as it is, so that the call alone can be rewritten. */
  readonly isInline: boolean;
  readonly form: "template" | "concatenation" | "call";
}

/** How a message is put together, or `undefined` where it is constant or not visibly built. */
export function interpolationOf(message: Node, constants: Constants): Interpolation | undefined {
  const { node, isInline } = builtText(message);
  const form = formOf(node);
  if (!form) return undefined;
  const named: Node[] = [];
  const pieces = piecesOf(node, constants, named);
  const first = pieces.find((piece) => typeof piece !== "string");
  if (!first || typeof first === "string") return undefined;
  return { node, pieces, first: first.expression, hasConstants: named.length > 0, isInline, form };
}

/** Through one local `const` and a lazy callback to the expression that builds the text. */
function builtText(message: Node): { node: Node; isInline: boolean } {
  const node = unwrapped(message);
  if (node.type === "ArrowFunctionExpression") {
    const body = returnedExpression(node);
    return body ? { node: unwrapped(body), isInline: false } : { node, isInline: false };
  }
  const initialiser = node.type === "Identifier" ? constantInitialiser(node) : undefined;
  return initialiser ? { node: unwrapped(initialiser), isInline: false } : { node, isInline: true };
}

function formOf(node: Node): Interpolation["form"] | undefined {
  if (node.type === "TemplateLiteral") return node.expressions.length > 0 ? "template" : undefined;
  if (node.type === "BinaryExpression") return node.operator === "+" && isTextual(node) ? "concatenation" : undefined;
  return node.type === "CallExpression" && composedParts(node) ? "call" : undefined;
}

/** @param named collects the constants that are written by name */
function piecesOf(expression: Node, constants: Constants, named: Node[]): MessagePiece[] {
  const node = unwrapped(expression);
  const written = staticString(node);
  if (written !== undefined) return [written];
  if (node.type === "TemplateLiteral") return templatePieces(node, constants, named);
  if (node.type === "BinaryExpression" && node.operator === "+" && isTextual(node)) {
    return [...piecesOf(node.left, constants, named), ...piecesOf(node.right, constants, named)];
  }
  const parts = node.type === "CallExpression" ? composedParts(node) : undefined;
  if (parts) return parts.flatMap((part) => piecesOf(part, constants, named));
  if (isTurned(node) || !constants.isConstant(node)) return [{ expression }];
  named.push(node);
  return [constantText(node, constants)];
}

function templatePieces(node: TSESTree.TemplateLiteral, constants: Constants, named: Node[]): MessagePiece[] {
  return node.quasis.flatMap((quasi, index) => {
    const expression = node.expressions[index];
    const text = quasi.value.cooked ?? quasi.value.raw;
    return expression ? [text, ...piecesOf(expression, constants, named)] : [text];
  });
}

/** `for (const queue of ["mail", "push"])`: each of a closed set, and another one on each turn. */
function isTurned(node: Node): boolean {
  const declaration = node.type === "Identifier" ? declarationOf(node.name, node) : undefined;
  if (declaration?.kind !== "variable") return false;
  const { parent } = declaration.node.parent;
  return parent.type === "ForOfStatement" || parent.type === "ForInStatement";
}

/** What a constant says; of several, the first stands for the others. */
function constantText(node: Node, constants: Constants): string {
  const [first] = constants.texts(node);
  return first?.map((part) => (typeof part === "string" ? part : "")).join("") ?? "";
}
