import type { TSESTree } from "@typescript-eslint/utils";
import { isHere, type Node } from "../recognition/syntax.ts";

/**
 * Where to report what a variable may hold for several calls: where it is written, once, and in the place of what another
 * file holds, where it is given.
 * @returns the place; `undefined` where it has been given before
 */
export function placesOnce(program: TSESTree.Program): (found: Node, given: Node) => Node | undefined {
  const reported = new Map<Node, Set<Node>>();
  return (found, given) => {
    const place = isHere(found, program) ? found : given;
    const known = reported.get(place) ?? new Set();
    if (known.has(found)) return undefined;
    reported.set(place, known.add(found));
    return place;
  };
}
