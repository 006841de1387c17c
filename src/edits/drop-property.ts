import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { keyName, unwrapped, type Node } from "../recognition/syntax.ts";
import { isStill } from "./order-safety.ts";

/**
 * The property of an object literal that a value, or its key, stands in, where it can go without a change to anything
 * else: others remain, nothing is evaluated for it, and it does not hide what stands before it under its name.
 */
export function droppable(node: Node, sourceCode: Readonly<TSESLint.SourceCode>): TSESTree.Property | undefined {
  const property = propertyAround(node);
  const object = property?.parent;
  if (!property || property.computed || object?.type !== "ObjectExpression" || isPair(object)) return undefined;
  const before = object.properties.slice(0, object.properties.indexOf(property));
  if (object.properties.length < 2 || before.some((one) => mayHide(one, property))) return undefined;
  if (!isStill(property.value) || sourceCode.getCommentsInside(object).length > 0) return undefined;
  return property;
}

/** `{ Name: "Tenant", Value: tenant }`: half of it says nothing. */
function isPair({ properties }: TSESTree.ObjectExpression): boolean {
  const keys = properties.flatMap((one) => (one.type === "Property" ? (keyName(one)?.toLowerCase() ?? []) : []));
  return properties.length === 2 && keys.includes("value") && (keys.includes("name") || keys.includes("key"));
}

/** `{ ...user, token }`, `{ [key]: a, token }`, `{ token: a, token }` */
function mayHide(before: TSESTree.ObjectLiteralElement, property: TSESTree.Property): boolean {
  if (before.type === "SpreadElement") return true;
  const key = keyName(before);
  return key === undefined || key === keyName(property);
}

function propertyAround(node: Node): TSESTree.Property | undefined {
  let current = node;
  while (current.parent && unwrapped(current.parent) === unwrapped(node)) current = current.parent;
  const { parent } = current;
  return parent?.type === "Property" && (parent.value === current || parent.key === current) ? parent : undefined;
}

/** A property with the comma that goes with it, and the space in between. */
export function listedRange(property: TSESTree.Property, sourceCode: Readonly<TSESLint.SourceCode>): [number, number] {
  const before = sourceCode.getTokenBefore(property);
  if (before?.value === ",") return [before.range[0], property.range[1]];
  const after = sourceCode.getTokenAfter(property);
  const next = after && sourceCode.getTokenAfter(after);
  return [property.range[0], next?.range[0] ?? property.range[1]];
}
