import type { TSESTree } from "@typescript-eslint/utils";
import { keyName, type Node } from "./syntax.ts";
import type { Value } from "./value.ts";

/** Spreads in spreads are followed so far. */
const deepest = 4;

/** What an object of options holds, as far as it can be read. */
export interface Options {
  /** The value of an option, its own or one that a spread brings; what stands last wins. */
  readonly get: (name: string) => Node | undefined;
  /** There may be options that cannot be seen. */
  readonly isOpen: boolean;
}

/** The first of some keys that is given: libraries call one thing differently. */
export function firstOption(options: Options | undefined, keys: readonly string[] = []): Node | undefined {
  return keys.map((key) => options?.get(key)).find((value) => value !== undefined);
}

/** The options of each item of a list; `undefined` where one of them cannot be seen. */
export function readEach(
  list: Node | undefined,
  trace: (node: Node) => Value | undefined,
): readonly Options[] | undefined {
  const value = list && trace(list);
  if (value?.is !== "list") return undefined;
  const items = value.node.elements.map((element) => (element ? readOptions(element, trace) : undefined));
  return items.every((item) => item !== undefined) ? items : undefined;
}

/** The options that an expression is; `undefined` where it is not an object that is written down. */
export function readOptions(
  expression: Node | undefined,
  trace: (node: Node) => Value | undefined,
): Options | undefined {
  const object = expression && trace(expression);
  if (object?.is !== "object") return undefined;
  const { properties, isOpen } = membersOf(object.node, trace, deepest);
  return { get: (name) => properties.findLast((property) => keyName(property) === name)?.value, isOpen };
}

function membersOf(
  object: TSESTree.ObjectExpression,
  trace: (node: Node) => Value | undefined,
  depth: number,
): { readonly properties: readonly TSESTree.Property[]; readonly isOpen: boolean } {
  let properties: readonly TSESTree.Property[] = [];
  let isOpen = false;
  for (const property of object.properties) {
    if (property.type === "Property") {
      properties = [...properties, property];
      continue;
    }
    const value = depth > 0 ? trace(property.argument) : undefined;
    const spread = value?.is === "object" ? membersOf(value.node, trace, depth - 1) : undefined;
    isOpen ||= spread?.isOpen ?? true;
    // What cannot be seen may take the place of defaults; what is written beside it is believed.
    const kept = (spread?.isOpen ?? true) ? properties.filter(({ parent }) => parent === object) : properties;
    properties = [...kept, ...(spread?.properties ?? [])];
  }
  return { properties, isOpen };
}
