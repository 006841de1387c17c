import { openExits, type OpenExit, type Watch } from "./open-paths.ts";
import type { SpanCall } from "./span-call.ts";
import type { SpanRegion } from "./span-regions.ts";
import type { SpanUses } from "./span-use.ts";
import { contains, isFunction, isNothing, unwrapped, type Node } from "./syntax.ts";

/** How the code that holds a span lets go of it. */
export interface SpanPaths {
  /** Whether anything in it ends the span, or hands it to somebody. */
  readonly isEverEnded: boolean;
  /** The ways out on which it is not. */
  readonly exits: readonly OpenExit[];
}

export function spanPaths(call: SpanCall, region: SpanRegion, uses: SpanUses): SpanPaths {
  const { name, declaration, body, isGiven } = region;
  const mentions = body.flatMap((node) => uses.mentions(name, declaration, node));
  const doings = new Map<Node, string>(mentions.map((mention) => [mention, uses.use(mention).does]));
  const closing = mentions.filter((mention) => closes(doings.get(mention)));
  const told = new Set(mentions.flatMap((mention) => uses.use(mention).call ?? []));
  const effect: Watch["effect"] = (node) => {
    if (node === call.node) return isGiven ? undefined : "opens";
    if (isFunction(node)) return closing.some((mention) => contains(node, mention)) ? "defers" : undefined;
    if (node.type === "CallExpression" && told.has(node)) return "safe";
    return closes(doings.get(node)) ? "closes" : undefined;
  };
  const exits = openExits(body, { effect, presence: (test) => presenceOf(test, name) }, isGiven);
  return { isEverEnded: closing.length > 0, exits };
}

function closes(does: string | undefined): boolean {
  return does === "ends" || does === "handsOver";
}

/** `if (span)`, `if (!span)`, `if (span !== undefined)` */
function presenceOf(test: Node, name: string): "present" | "absent" | undefined {
  const node = unwrapped(test);
  if (node.type === "Identifier") return node.name === name ? "present" : undefined;
  if (node.type === "UnaryExpression" && node.operator === "!") {
    const inner = presenceOf(node.argument, name);
    return inner && (inner === "present" ? "absent" : "present");
  }
  if (node.type !== "BinaryExpression" || !isNothing(node.right)) return undefined;
  if (node.left.type !== "Identifier" || node.left.name !== name) return undefined;
  return node.operator.startsWith("!") ? "present" : "absent";
}
