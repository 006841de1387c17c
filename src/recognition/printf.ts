import type { Constants } from "./constants.ts";
import { staticString, unwrapped, type Node } from "./syntax.ts";
import { isWhole } from "./text.ts";

/** Tokens of Node's `util.format` that take an argument. */
const token = /%(?:%|[sdifjoOc])/g;

/**
 * The tokens in a message that take an argument, those of constants in it included. `undefined` where they cannot be
 * counted: nothing of the message is written here, or there are tokens and a part that may hold more of them.
 */
export function tokensOf(message: Node, constants: Constants): readonly string[] | undefined {
  const parts = partsOf(message, constants);
  const tokens = parts.flatMap((part) => (part === undefined ? [] : tokensIn(part)));
  if (parts.every((part) => part === undefined)) return undefined;
  // People hardly ever mean a token in a value, but who writes tokens may have written some elsewhere.
  return tokens.length > 0 && parts.includes(undefined) ? undefined : tokens;
}

/** The texts that a message is put together from; `undefined` for each that only a run can tell. */
function partsOf(message: Node, constants: Constants): readonly (string | undefined)[] {
  const node = unwrapped(message);
  if (node.type === "TemplateLiteral") {
    const written = node.quasis.map((quasi) => quasi.value.cooked ?? quasi.value.raw);
    return [...written, ...node.expressions.flatMap((expression) => partsOf(expression, constants))];
  }
  if (node.type === "BinaryExpression" && node.operator === "+") {
    return [...partsOf(node.left, constants), ...partsOf(node.right, constants)];
  }
  const text = staticString(node);
  if (text !== undefined || !constants.isConstant(node)) return [text];
  const [only, ...others] = constants.texts(node);
  return [only && isWhole(only) && others.length === 0 ? only[0] : undefined];
}

function tokensIn(text: string): readonly string[] {
  return [...text.matchAll(token)].map(([found]) => found).filter((found) => found !== "%%");
}
