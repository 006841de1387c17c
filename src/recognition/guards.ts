import type { TSESTree } from "@typescript-eslint/utils";
import { endsInExit } from "./paths.ts";
import { isFunction, unwrapped, type Node } from "./syntax.ts";

/** A condition under which alone a place is come to: an expression has one of some values. */
export interface Guard {
  readonly asked: Node;
  readonly expected: readonly Node[];
}

/** The conditions of `switch (kind) { case "a": … }` and `if (kind === "a") { … }` around a node, in its function. */
export function guardsAround(node: Node): readonly Guard[] {
  const guards: Guard[] = [];
  let inner = node;
  for (let outer = node.parent; outer && !isFunction(outer); inner = outer, outer = outer.parent) {
    const guard =
      outer.type === "SwitchCase"
        ? caseGuard(outer)
        : outer.type === "IfStatement" && outer.consequent === inner
          ? equalityGuard(outer.test)
          : undefined;
    if (guard) guards.push(guard);
  }
  return guards;
}

/** Cases without a body lead to the next one. */
function caseGuard(own: TSESTree.SwitchCase): Guard | undefined {
  const { cases, discriminant } = own.parent;
  const index = cases.indexOf(own);
  const before = cases.slice(0, index);
  const first = before.findLastIndex(({ consequent }) => consequent.length > 0) + 1;
  const tests = cases.slice(first, index + 1).map(({ test }) => test);
  const last = before.at(first - 1)?.consequent.at(-1);
  const isEnteredByTest = first === 0 || (last !== undefined && endsInExit(last));
  return isEnteredByTest && tests.every((test) => test !== null) ? { asked: discriminant, expected: tests } : undefined;
}

function equalityGuard(test: TSESTree.Expression): Guard | undefined {
  const node = unwrapped(test);
  if (node.type !== "BinaryExpression" || !/^===?$/.test(node.operator)) return undefined;
  return { asked: node.left, expected: [node.right] };
}
