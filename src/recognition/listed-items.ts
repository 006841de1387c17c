import type { TSESTree } from "@typescript-eslint/utils";
import { declarationOf } from "./bindings.ts";
import { LaterChanges } from "./later-changes.ts";
import { exportTarget, type ModuleGraph } from "./modules.ts";
import {
  isCall,
  keyName,
  lastName,
  memberName,
  namePath,
  programOf,
  staticString,
  unwrapped,
  type Node,
} from "./syntax.ts";
import type { Tracer } from "./trace.ts";

/** An item of a list that is written down: a key, a value, or both as a pair. */
export interface ListedItem {
  readonly key?: string;
  readonly value?: Node;
}

/** The methods that call a function for every item. */
const iterations: ReadonlySet<string> = new Set(["forEach", "map", "flatMap"]);

/** Lists in lists are followed so far. */
const deepest = 8;

/** Finds what a list holds, in any file, where all of it is written down. */
export class ListedItems {
  readonly #graph: ModuleGraph;
  readonly #tracer: Tracer;

  constructor(graph: ModuleGraph, tracer: Tracer) {
    this.#graph = graph;
    this.#tracer = tracer;
  }

  /** What is gone through by `for (const item of list)`. */
  of(list: Node, depth = 0): readonly ListedItem[] | undefined {
    const node = unwrapped(list);
    if (depth > deepest) return undefined;
    const frozen = frozenObject(node);
    if (frozen) return this.of(frozen, depth + 1);
    const entries = this.ofMap(node, depth);
    if (entries) return entries;
    switch (node.type) {
      case "CallExpression":
        return this.#ofCall(node, depth);
      case "ConditionalExpression":
        return this.#ofEach([node.consequent, node.alternate], depth);
      case "LogicalExpression":
        return this.#ofEach(node.operator === "&&" ? [node.right] : [node.left, node.right], depth);
      case "ArrayExpression":
        return this.#elements(node, depth);
      default: {
        const held = this.#held(node);
        return held ? this.of(held, depth + 1) : this.#ofKeptCall(node, depth + 1);
      }
    }
  }

  /** It can be any of some lists: all must be written down. */
  #ofEach(lists: readonly Node[], depth: number): readonly ListedItem[] | undefined {
    const items = lists.flatMap<ListedItem | undefined>((list) => this.of(list, depth + 1) ?? [undefined]);
    return items.every((item) => item !== undefined) ? items : undefined;
  }

  /** The pairs of `new Map([["a", 1]])`, whose keys must be written down as well. */
  ofMap(list: Node, depth = 0): readonly ListedItem[] | undefined {
    const made = this.#initial(list);
    if (made?.type !== "NewExpression" || made.callee.type !== "Identifier" || made.callee.name !== "Map")
      return undefined;
    const [given] = made.arguments;
    const pairs = given && this.of(given, depth + 1);
    if (!pairs || this.#isFilledLater(made)) return undefined;
    const items = pairs.map(({ key, value }) => (key === undefined ? pairOf(value) : { key, ...(value && { value }) }));
    return items.every((item) => item !== undefined) ? items : undefined;
  }

  /** The members of an object or an enum, each under its key. */
  members(expression: Node, depth = 0): readonly ListedItem[] | undefined {
    const node = unwrapped(expression);
    if (depth > deepest) return undefined;
    const frozen = frozenObject(node);
    if (frozen) return this.members(frozen, depth + 1);
    const value = this.#tracer.trace(node);
    if (value?.is !== "object") return this.#enumMembers(node);
    const items = value.node.properties.flatMap<ListedItem | undefined>((property) => {
      if (property.type === "SpreadElement") return this.members(property.argument, depth + 1) ?? [undefined];
      const key = keyName(property);
      return [key === undefined ? undefined : { key, value: property.value }];
    });
    return items.every((item) => item !== undefined) ? items : undefined;
  }

  /** `Object.keys(o)`, `Object.values(o)`, `Object.entries(o)`, and what a map gives by its methods. */
  #ofCall(node: TSESTree.CallExpression, depth: number): readonly ListedItem[] | undefined {
    const [argument] = node.arguments;
    const callee = unwrapped(node.callee);
    if (callee.type !== "MemberExpression") return undefined;
    const part = memberName(callee);
    const ofObject = namePath(callee)?.[0] === "Object" && argument;
    const items = ofObject ? this.members(argument, depth + 1) : this.ofMap(callee.object, depth + 1);
    switch (part) {
      case "keys":
        return items?.map(({ key }) => ({ ...(key !== undefined && { key }) }));
      case "values":
        return items?.map(({ value }) => ({ ...(value && { value }) }));
      case "entries":
        return items;
      default:
        return undefined;
    }
  }

  /** `const entries = Object.entries(o)` */
  #ofKeptCall(node: Node, depth: number): readonly ListedItem[] | undefined {
    const made = node.type === "Identifier" ? this.#initial(node) : undefined;
    return made?.type === "CallExpression" && !this.#isFilledLater(made) ? this.#ofCall(made, depth) : undefined;
  }

  #elements(array: TSESTree.ArrayExpression, depth: number): readonly ListedItem[] | undefined {
    const items = array.elements.flatMap<ListedItem | undefined>((element) => {
      if (element === null) return [];
      if (element.type === "SpreadElement") return this.of(element.argument, depth + 1) ?? [undefined];
      return [{ value: element }];
    });
    return items.every((item) => item !== undefined) ? items : undefined;
  }

  /** The list that a name leads to, or that a set is made of. */
  #held(node: Node): Node | undefined {
    const made = this.#initial(node);
    const isSet = made?.type === "NewExpression" && made.callee.type === "Identifier" && made.callee.name === "Set";
    const [given] = isSet ? made.arguments : [];
    if (isSet) return this.#isFilledLater(made) ? undefined : given;
    const frozen = made && frozenObject(made);
    if (frozen) return frozen;
    const value = this.#tracer.trace(node);
    if (value?.is !== "list") return undefined;
    const list = wholeChoice(value.node);
    return this.#isFilledLater(list) ? undefined : list;
  }

  /** What a name was first given, in whatever file. */
  #initial(expression: Node): Node | undefined {
    const node = unwrapped(expression);
    if (node.type !== "Identifier") return node;
    const declaration = this.#declarationOf(node);
    if (declaration?.kind !== "variable" || !declaration.constant || declaration.path.length > 0) return undefined;
    return declaration.node.init ? unwrapped(declaration.node.init) : undefined;
  }

  #declarationOf(node: TSESTree.Identifier): ReturnType<typeof declarationOf> {
    const declaration = declarationOf(node.name, node);
    if (declaration?.kind !== "import") return declaration;
    const target = exportTarget(this.#graph, programOf(node), declaration.module, declaration.imported);
    return target.kind === "declaration" ? target.declaration : undefined;
  }

  #enumMembers(node: Node): readonly ListedItem[] | undefined {
    const declaration = node.type === "Identifier" ? this.#declarationOf(node) : undefined;
    if (declaration?.kind !== "enum") return undefined;
    const items = declaration.node.body.members.map(({ id, initializer }) => {
      const key = "name" in id ? id.name : staticString(id);
      // Numbers are listed with their names turned round.
      const isText = initializer && staticString(initializer) !== undefined;
      return key !== undefined && isText ? { key, value: initializer } : undefined;
    });
    return items.every((item) => item !== undefined) ? items : undefined;
  }

  #isFilledLater(made: Node): boolean {
    let holder = made.parent;
    while (holder && unwrapped(holder) === made) holder = holder.parent;
    return holder?.type === "VariableDeclarator" && isFilledLater(holder);
  }
}

/** `given ?? ["a", "b"]`, of which a trace gives the list. */
function wholeChoice(list: Node): Node {
  let choice = list;
  for (let { parent } = list; parent; { parent } = parent) {
    const isBranch = parent.type === "LogicalExpression" || parent.type === "ConditionalExpression";
    if (isBranch) choice = parent;
    else if (unwrapped(parent) !== unwrapped(choice)) break;
  }
  return choice;
}

/** `const parts = []; parts.push(text)`: what a list held at first says little. */
export function isFilledLater(declarator: TSESTree.VariableDeclarator): boolean {
  return declarator.id.type === "Identifier" && laterItems.of(declarator, declarator.id.name);
}

/** The list for each item of which a function is called. */
export function iteratedList(owner: Node): Node | undefined {
  const call = owner.parent;
  if (call?.type !== "CallExpression" || call.arguments[0] !== owner) return undefined;
  const callee = unwrapped(call.callee);
  return callee.type === "MemberExpression" && iterations.has(memberName(callee) ?? "") ? callee.object : undefined;
}

/** Whether it is what `map` or `flatMap` is given; what `forEach` is given may get the key of a `Map` second. */
export function isMapping(owner: Node): boolean {
  const call = owner.parent;
  return iteratedList(owner) !== undefined && call?.type === "CallExpression" && lastName(call.callee) !== "forEach";
}

function pairOf(value: Node | undefined): ListedItem | undefined {
  const pair = value && unwrapped(value);
  const [first, second] = pair?.type === "ArrayExpression" ? pair.elements : [];
  const key = first ? staticString(first) : undefined;
  return key !== undefined && second ? { key, value: second } : undefined;
}

/** `Object.freeze({ … })` is its object. */
export function frozenObject(node: Node): Node | undefined {
  return isCall(node) && namePath(node.callee)?.join(".") === "Object.freeze" ? node.arguments[0] : undefined;
}

/** Methods by which a list gets or loses items. */
const fillingMethods: ReadonlySet<string> = new Set(
  "push unshift splice fill pop shift set add delete clear".split(" "),
);

/** `lines.push(text)`, `lines[0] = text` */
const laterItems = new LaterChanges((use) => {
  const member = use.parent;
  if (member.type !== "MemberExpression" || member.object !== use) return false;
  const { parent } = member;
  if (parent.type === "AssignmentExpression") return parent.left === member;
  return parent.type === "CallExpression" && parent.callee === member && fillingMethods.has(memberName(member) ?? "");
});
