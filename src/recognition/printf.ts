import { staticString, unwrapped, type Node } from "./syntax.ts";

/** Tokens of Node's `util.format` that take an argument. */
const token = /%(?:%|[sdifjoOc])/g;

/** The tokens in a message that take an argument; `undefined` where the message cannot be read. */
export function tokensOf(message: Node): readonly string[] | undefined {
  const node = unwrapped(message);
  if (node.type === "TemplateLiteral") {
    return node.quasis.flatMap((quasi) => tokensIn(quasi.value.cooked ?? quasi.value.raw));
  }
  if (node.type === "BinaryExpression" && node.operator === "+") {
    const [left, right] = [tokensOf(node.left), tokensOf(node.right)];
    // An operand that cannot be read may hold tokens of its own, though people hardly ever mean that.
    return left || right ? [...(left ?? []), ...(right ?? [])] : undefined;
  }
  const text = staticString(node);
  return text === undefined ? undefined : tokensIn(text);
}

function tokensIn(text: string): readonly string[] {
  return [...text.matchAll(token)].map(([found]) => found).filter((found) => found !== "%%");
}
