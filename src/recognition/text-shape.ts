import type { TSESTree } from "@typescript-eslint/utils";
import { declarationOf } from "./bindings.ts";
import { colourCalls } from "./libraries/names.ts";
import { memberName, namePath, rootOf, staticString, unwrapped, type Node } from "./syntax.ts";

/** Calls that build a text out of their arguments. */
const formatters = new Set(["util.format", "format", "util.formatWithOptions"]);

/** Constants that stand for constants are followed so far, and constants that stand for themselves no further. */
const mostHops = 8;

/** Whether an expression is certainly a text: a literal, a template, a concatenation with one of them. */
export function isTextual(expression: Node, hops = mostHops): boolean {
  const node = unwrapped(expression);
  switch (node.type) {
    case "Literal":
      return typeof node.value === "string";
    case "TemplateLiteral":
      return true;
    case "BinaryExpression":
      return node.operator === "+" && (isTextual(node.left, hops) || isTextual(node.right, hops));
    case "ConditionalExpression":
      return isTextual(node.consequent, hops) && isTextual(node.alternate, hops);
    case "LogicalExpression":
      return node.operator !== "&&" && isTextual(node.right, hops);
    case "CallExpression":
      return isTextCall(node);
    case "ArrowFunctionExpression": // a lazily built message
      return node.params.length === 0 && node.body.type !== "BlockStatement" && isTextual(node.body, hops);
    case "Identifier": {
      const init = hops > 0 ? constantInitialiser(node) : undefined;
      return init !== undefined && isTextual(init, hops - 1);
    }
    default:
      return false;
  }
}

/**
 * What a text says that is put together in place, with a sign for what is put in; `undefined` where it is written elsewhere.
 * What a name stands for, perhaps in another file, is not looked up for it.
 */
export function writtenText(expression: Node, hole: string): string | undefined {
  const node = unwrapped(expression);
  if (node.type === "TemplateLiteral") return node.quasis.map((quasi) => quasi.value.cooked).join(hole);
  if (node.type !== "BinaryExpression" || node.operator !== "+") return staticString(node);
  const [left, right] = [writtenText(node.left, hole), writtenText(node.right, hole)];
  return left === undefined && right === undefined ? undefined : `${left ?? hole}${right ?? hole}`;
}

/** The value of a local `const`, which stands for it wherever the name is used. */
export function constantInitialiser(node: TSESTree.Identifier): Node | undefined {
  const declaration = declarationOf(node.name, node);
  if (declaration?.kind !== "variable" || !declaration.constant || declaration.path.length > 0) return undefined;
  return declaration.node.init ?? undefined;
}

/** The text that a call puts colour around: `chalk.red(text)`, `styleText("red", text)`. */
export function colouredText(node: TSESTree.CallExpression): Node | undefined {
  const callee = unwrapped(node.callee);
  const root = rootOf(callee);
  const declaration = root.type === "Identifier" ? declarationOf(root.name, root) : undefined;
  const facts = declaration?.kind === "import" ? colourCalls.get(declaration.module) : undefined;
  if (declaration?.kind !== "import" || !facts || node.arguments.length !== facts.text + 1) return undefined;
  const name = callee.type === "MemberExpression" ? memberName(callee) : declaration.imported;
  return facts.name === undefined || facts.name === name ? node.arguments[facts.text] : undefined;
}

/** `"a".concat(b)`, `[a, b].join(" ")`, `util.format("%s", a)`: a text put together from parts. */
export function composedParts(node: TSESTree.CallExpression): readonly Node[] | undefined {
  const callee = unwrapped(node.callee);
  if (callee.type === "MemberExpression") {
    const name = memberName(callee);
    if (name === "concat" && isTextual(callee.object)) return [callee.object, ...node.arguments];
    const list = unwrapped(callee.object);
    if (name === "join" && list.type === "ArrayExpression") return list.elements.filter((element) => element !== null);
  }
  return isFormatter(callee) ? node.arguments : undefined;
}

function isFormatter(callee: Node): boolean {
  const path = namePath(callee)?.join(".");
  if (path === undefined || !formatters.has(path)) return false;
  const root = path.split(".")[0] ?? "";
  const declaration = declarationOf(root, callee);
  return declaration?.kind === "import" && /^(?:node:)?util$/.test(declaration.module);
}

/** Methods that give a text, whatever they are called on. */
const textMethods: ReadonlySet<string> = new Set([
  "toString",
  "toFixed",
  "toISOString",
  "toUpperCase",
  "toLowerCase",
  "trim",
  "join",
  "padStart",
  "padEnd",
]);

function isTextCall(node: TSESTree.CallExpression): boolean {
  if (composedParts(node)) return true;
  const callee = unwrapped(node.callee);
  if (callee.type !== "MemberExpression") return callee.type === "Identifier" && callee.name === "String";
  const name = memberName(callee);
  if (name === undefined) return false;
  if (textMethods.has(name) || namePath(callee)?.join(".") === "JSON.stringify") return true;
  return callee.object.type === "Literal" && staticString(callee.object) !== undefined;
}

/** Whether an expression is certainly an object. */
export function isObjectLike(expression: Node): boolean {
  const node = unwrapped(expression);
  if (node.type === "ObjectExpression") return true;
  return node.type === "Identifier" && unwrapped(constantInitialiser(node) ?? node).type === "ObjectExpression";
}
