import type { TSESTree } from "@typescript-eslint/utils";
import { changesBefore } from "../recognition/object-writes.ts";
import { keyName, unwrapped, type Node } from "../recognition/syntax.ts";
import { constantInitialiser } from "../recognition/text-shape.ts";

/** More than these are no choice any more. */
const mostMembers = 6;

/** What is written instead of an object: some of its members. */
export interface Pick {
  readonly keys: readonly string[];
  readonly text: string;
}

/**
 * The members of an object that may be written down, where the file spells the object out and nothing changes it: `user`
 * becomes `{ id: user.id }`.
 *
 * @param sensitive keys that must stay out
 */
export function pickedMembers(node: Node, sensitive: ReadonlySet<string>): Pick | undefined {
  if (node.type !== "Identifier" || changesBefore(node).length > 0) return undefined;
  const object = unwrapped(constantInitialiser(node) ?? node);
  const all = object.type === "ObjectExpression" ? object.properties.map(plainKey) : [];
  if (!all.every((key) => key !== undefined)) return undefined;
  const keys = all.filter((key) => !sensitive.has(key));
  if (keys.length === 0 || keys.length > mostMembers || keys.length === all.length) return undefined;
  const picked = `{ ${keys.map((key) => `${key}: ${node.name}.${key}`).join(", ")} }`;
  const isShorthand = node.parent.type === "Property" && node.parent.shorthand;
  return { keys, text: isShorthand ? `${node.name}: ${picked}` : picked };
}

function plainKey(property: TSESTree.ObjectLiteralElement): string | undefined {
  if (property.type !== "Property" || property.method || property.kind !== "init") return undefined;
  const key = keyName(property);
  return key !== undefined && /^[A-Za-z_$][\w$]*$/.test(key) && key !== "__proto__" ? key : undefined;
}
