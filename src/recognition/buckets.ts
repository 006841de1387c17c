import { unwrapped, type Node } from "./syntax.ts";
import type { Tracer } from "./trace.ts";

/** The boundaries of a histogram's buckets, where all of them are written down. */
export function bucketBoundaries(node: Node | undefined, tracer: Tracer): readonly number[] | undefined {
  const value = node && tracer.trace(node);
  if (value?.is !== "list") return undefined;
  const numbers = value.node.elements.map((element) => (element ? numberOf(element) : undefined));
  return numbers.every((number) => number !== undefined) ? numbers : undefined;
}

function numberOf(element: Node): number | undefined {
  const node = unwrapped(element);
  return node.type === "Literal" && typeof node.value === "number" ? node.value : undefined;
}
