import type { Nodes } from "mdast";

/** What a reader sees of a node. */
export function plainText(node: Nodes): string {
  if ("value" in node) return node.value;
  return "children" in node ? node.children.map(plainText).join("") : "";
}
