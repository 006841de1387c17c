import type { TSESTree } from "@typescript-eslint/utils";
import { clockOf } from "./clocks.ts";
import { neverReturns } from "./libraries/names.ts";
import { carriesSpan, readsContext } from "./libraries/spans.ts";
import { openExits, type OpenExit, type Watch } from "./open-paths.ts";
import type { SpanCall } from "./span-call.ts";
import type { SpanRegion } from "./span-regions.ts";
import type { SpanUses } from "./span-use.ts";
import { contains, isFunction, isNothing, lastName, namePath, staticString, unwrapped, type Node } from "./syntax.ts";

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
    if (node.type === "CallExpression" && (told.has(node) || isContextCall(node))) return "safe";
    if (node.type === "CallExpression" && neverReturns.has(lastName(node.callee) ?? "")) return "leaves";
    return closes(doings.get(node)) ? "closes" : undefined;
  };
  const exits = openExits(body, { effect, presence: (test) => presenceOf(test, name) }, isGiven);
  return { isEverEnded: closing.length > 0, exits };
}

/** `trace.setSpan(context.active(), span)`, `Date.now()`: what never throws. */
function isContextCall(call: TSESTree.CallExpression): boolean {
  const name = lastName(call.callee) ?? "";
  return carriesSpan.has(name) || readsContext.has(name) || clockOf(call) !== undefined;
}

function closes(does: string | undefined): boolean {
  return does === "ends" || does === "handsOver";
}

/** `if (span)`, `if (!span)`, `if (span !== undefined)`; one that does not record need not be ended either. */
function presenceOf(test: Node, name: string): "present" | "absent" | undefined {
  const node = unwrapped(test);
  const isSpan = (value: Node) => value.type === "Identifier" && value.name === name;
  if (isSpan(node)) return "present";
  if (node.type === "UnaryExpression" && node.operator === "!") {
    const inner = presenceOf(node.argument, name);
    return inner && (inner === "present" ? "absent" : "present");
  }
  if (node.type === "LogicalExpression" && node.operator === "&&") {
    const isBoth = [node.left, node.right].every((part) => presenceOf(part, name) === "present");
    return isBoth ? "present" : undefined;
  }
  if (node.type === "CallExpression")
    return namePath(node.callee)?.join(".") === `${name}.isRecording` ? "present" : undefined;
  if (node.type !== "BinaryExpression") return undefined;
  const [left, right] = [node.left, node.right];
  const isAsked =
    (isNothing(right) && isSpan(left)) || (isNothing(left) && isSpan(right)) || isTypeTest(left, right, isSpan);
  return isAsked ? (node.operator.startsWith("!") ? "present" : "absent") : undefined;
}

/** `typeof span !== "undefined"` */
function isTypeTest(left: Node, right: Node, isSpan: (value: Node) => boolean): boolean {
  return (
    left.type === "UnaryExpression" &&
    left.operator === "typeof" &&
    isSpan(left.argument) &&
    staticString(right) === "undefined"
  );
}
