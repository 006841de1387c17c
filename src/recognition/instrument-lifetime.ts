import type { TSESTree } from "@typescript-eslint/utils";
import { declarationOf } from "./bindings.ts";
import type { CallNode } from "./metric-call.ts";
import { recordingNames } from "./metric-candidates.ts";
import { isLooped } from "./paths.ts";
import { enclosingFunction, memberName, programOf, unwrapped, walk, type FunctionNode, type Node } from "./syntax.ts";

/**
 * What becomes of an instrument where it is made: it is `kept` (returned, stored, handed on, used by a function that
 * stays), or is `used` and forgotten, or nothing at all happens to it here.
 */
export type Lifetime = "kept" | "used" | "unused";

export function lifetimeOf(node: CallNode): Lifetime {
  const owner = enclosingFunction(node);
  if (!owner) return "kept";
  const { value, parent } = outermost(node);
  switch (parent?.type) {
    case "MemberExpression":
      return isRecording(parent) ? "used" : "kept";
    case "ExpressionStatement":
      return "unused";
    case "VariableDeclarator":
      return parent.init === value && parent.id.type === "Identifier" ? usesOf(parent.id, owner) : "kept";
    default:
      return "kept";
  }
}

/** Whether a node runs for every item of something: in a loop, in the function given to `forEach` or `map`. */
export function isRepeated(node: Node): boolean {
  if (isLooped(node, programOf(node))) return true;
  const owner = enclosingFunction(node);
  const call = owner?.parent;
  if (call?.type !== "CallExpression" || call.arguments[0] !== owner) return false;
  const callee = unwrapped(call.callee);
  return callee.type === "MemberExpression" && iterations.has(memberName(callee) ?? "");
}

const iterations: ReadonlySet<string> = new Set(["forEach", "map", "flatMap"]);

/** The expression that a node is the value of, without casts and `await`. */
function outermost(node: Node): { readonly value: Node; readonly parent: Node | undefined } {
  let value = node;
  while (
    value.parent?.type === "TSAsExpression" ||
    value.parent?.type === "TSNonNullExpression" ||
    value.parent?.type === "TSSatisfiesExpression"
  )
    value = value.parent;
  return { value, parent: value.parent };
}

/** `counter.add(…)`, not `gauge.addCallback(…)`, which keeps it. */
function isRecording(member: TSESTree.MemberExpression): boolean {
  return (
    member.parent.type === "CallExpression" &&
    member.parent.callee === member &&
    recordingNames.has(memberName(member) ?? "") &&
    memberName(member) !== "addCallback"
  );
}

/** Whether a local is only ever told to do something, in the function itself. */
function usesOf(local: TSESTree.Identifier, owner: FunctionNode): Lifetime {
  const declaration = declarationOf(local.name, local);
  let lifetime: Lifetime = "unused";
  walk(owner, (node) => {
    if (node.type !== "Identifier" || node === local || node.name !== local.name) return;
    const { parent } = node;
    if (parent.type === "MemberExpression" && parent.property === node && !parent.computed) return;
    if (parent.type === "Property" && parent.key === node && !parent.shorthand) return;
    if (declarationOf(node.name, node) !== declaration) return;
    const isTold = parent.type === "MemberExpression" && parent.object === node && isRecording(parent);
    if (!isTold || enclosingFunction(node) !== owner) lifetime = "kept";
    else if (lifetime === "unused") lifetime = "used";
  });
  return lifetime;
}
