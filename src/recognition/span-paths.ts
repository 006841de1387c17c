import type { TSESTree } from "@typescript-eslint/utils";
import { clockOf } from "./clocks.ts";
import { neverReturns } from "./libraries/names.ts";
import { carriesSpan, readsContext } from "./libraries/spans.ts";
import { openExits, type OpenExit, type Watch } from "./open-paths.ts";
import { presenceAsked } from "./presence.ts";
import type { SpanCall } from "./span-call.ts";
import type { SpanRegion } from "./span-regions.ts";
import type { SpanUses } from "./span-use.ts";
import { contains, isFunction, lastName, namePath, type Node } from "./syntax.ts";

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
  const { subject, says } = presenceAsked(test);
  if (subject.type === "Identifier") return subject.name === name ? says : undefined;
  if (subject.type === "CallExpression")
    return namePath(subject.callee)?.join(".") === `${name}.isRecording` ? says : undefined;
  if (subject.type !== "LogicalExpression" || subject.operator !== "&&") return undefined;
  const isBoth = [subject.left, subject.right].every((part) => presenceOf(part, name) === "present");
  return isBoth ? says : undefined;
}
