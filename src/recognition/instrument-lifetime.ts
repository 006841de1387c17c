import type { TSESTree } from "@typescript-eslint/utils";
import { declarationOf } from "./bindings.ts";
import { iteratedList } from "./listed-items.ts";
import { recordingAtOnce } from "./metric-candidates.ts";
import { loopAround } from "./paths.ts";
import {
  contains,
  enclosingFunction,
  memberName,
  namePath,
  programOf,
  propertyOf,
  unwrapped,
  walk,
  type CallNode,
  type FunctionNode,
  type Node,
} from "./syntax.ts";

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

/**
 * Whether an instrument is made for every item of something, in a loop or in the function given to `forEach` or `map`,
 * by one meter or class: an item may have a meter of its own.
 */
export function isRepeated(node: CallNode): boolean {
  const repetition = loopAround(node, programOf(node)) ?? callbackAround(node);
  const root = repetition && namePath(node.callee)?.[0];
  const maker = root === undefined ? undefined : declarationOf(root, node);
  if (!repetition || !maker) return repetition !== undefined;
  return !contains(repetition, maker.kind === "parameter" ? maker.owner : maker.node);
}

function callbackAround(node: Node): Node | undefined {
  const owner = enclosingFunction(node);
  return owner && iteratedList(owner) ? owner : undefined;
}

/** `registers: [registry]`: each item may have its own. */
export function hasOwnRegistry({ arguments: [options] }: CallNode): boolean {
  const object = options && unwrapped(options);
  return object?.type === "ObjectExpression" && propertyOf(object, "registers") !== undefined;
}

/** The expression that a node is the value of, without casts. */
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
    recordingAtOnce.has(memberName(member) ?? "")
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
