import type { TSESTree } from "@typescript-eslint/utils";
import { declarationOf, type BindingPath, type Declaration } from "./bindings.ts";
import { classMember, constructorParameter } from "./class-members.ts";
import { GivenValues, type Choices } from "./given-values.ts";
import { frozenObject, isFilledLater, type ListedItem, type ListedItems } from "./listed-items.ts";
import { exportOf, exportTarget, type ExportTarget, type ModuleGraph } from "./modules.ts";
import {
  enclosingClass,
  enclosingObject,
  memberName,
  programOf,
  propertyOf,
  staticString,
  unwrapped,
  type ClassNode,
  type Node,
} from "./syntax.ts";
import { distinct, isMissing, isWhole, missing, unknown, withDefault, type Text } from "./text.ts";
import type { Tracer } from "./trace.ts";

/** The expressions that paths lead to. */
export interface Expressions {
  /** Every text that an expression can be. */
  evaluate(node: Node, depth: number): readonly Text[];
  /** What a path over what a function of the project gives for this call leads to. */
  returned(call: TSESTree.CallExpression, path: BindingPath, at: Node, depth: number): readonly Text[] | undefined;
  /** What a standard says about an expression that leads nowhere. */
  declared(node: Node): readonly Text[] | undefined;
  /** Counts a step of a question. @returns whether that was one too many */
  isTooFar(depth: number): boolean;
}

/** Follows paths of members: through literals, enums, classes, lists, files, and what callers give. */
export class MemberPaths {
  readonly #graph: ModuleGraph;
  readonly #tracer: Tracer;
  readonly #lists: ListedItems;
  readonly #choices: Choices;
  readonly #expressions: Expressions;
  readonly #given: GivenValues;

  constructor(graph: ModuleGraph, tracer: Tracer, lists: ListedItems, choices: Choices, expressions: Expressions) {
    this.#graph = graph;
    this.#tracer = tracer;
    this.#lists = lists;
    this.#choices = choices;
    this.#expressions = expressions;
    this.#given = new GivenValues(graph, tracer, choices, {
      along: (expression, path, at, depth) => this.along(expression, path, at, depth),
      iterated: (loop, list, index, path, at, depth) => this.#iterated(loop, list, index, path, at, depth),
    });
  }

  /** Whether some callers give nothing for what a path over a parameter leads to. */
  isLeftOut(parameter: Node, path: BindingPath, depth: number): boolean {
    return this.#given.isLeftOut(parameter, path, depth);
  }

  /** Every text that a path over a declaration leads to; an empty path, to what is declared. */
  declaration(declaration: Declaration, path: BindingPath, at: Node, depth: number): readonly Text[] {
    const [step, ...rest] = path;
    switch (declaration.kind) {
      case "import": {
        const { node, module, imported } = declaration;
        return this.#target(exportTarget(this.#graph, programOf(node), module, imported), path, at, depth + 1);
      }
      case "variable":
        return this.#variable(declaration, path, at, depth + 1);
      case "parameter":
        return this.#given.parameter(declaration, path, at, depth + 1);
      case "enum":
        if (step === undefined) return unknown(at, "it is an enum, not one of its members");
        return enumMember(declaration.node, step, at, (value) => this.#expressions.evaluate(value, depth + 1));
      case "class":
        if (step === undefined) break;
        if (step === "name") return [[declaration.node.id?.name ?? ""]];
        return this.#ofClass(declaration.node, step, rest, true, at, depth);
      default:
    }
    return unknown(at, "it is only known when the program runs");
  }

  #variable(
    { node, path, constant, fallback }: Extract<Declaration, { kind: "variable" }>,
    rest: BindingPath,
    at: Node,
    depth: number,
  ): readonly Text[] {
    const steps = [...path, ...rest];
    const loop = node.parent.parent;
    if (loop.type === "ForOfStatement" && loop.left === node.parent)
      return this.items(node, this.#lists.of(loop.right), steps, at, depth);
    if (loop.type === "ForInStatement" && loop.left === node.parent) {
      const keys = this.#lists.members(loop.right)?.map(({ key = "" }) => ({ key }));
      return this.items(node, keys, steps, at, depth);
    }
    if (!node.init) return unknown(at, "it is only known when the program runs");
    if (!constant) return unknown(at, "it is a variable that can change");
    if (steps.length === 0 && unwrapped(node.init).type === "ArrayExpression" && isFilledLater(node))
      return unknown(at, "it is a list that is filled later");
    return withDefault(this.along(node.init, steps, at, depth), fallback && this.along(fallback, rest, at, depth));
  }

  #target(target: ExportTarget, path: BindingPath, at: Node, depth: number): readonly Text[] {
    if (target.kind === "declaration") return this.declaration(target.declaration, path, at, depth);
    if (target.kind === "expression") return this.along(target.node, path, at, depth);
    const [step, ...rest] = path;
    const inner =
      target.kind === "file" && step !== undefined ? exportOf(this.#graph, target.program, step) : undefined;
    if (inner) return this.#target(inner, rest, at, depth + 1);
    return unknown(
      at,
      target.kind === "package" ? `it comes from "${target.module}", which was not read` : "it is a module",
    );
  }

  /** A property path of an expression: through literals, enums, classes, files and what parameters are given. */
  along(expression: Node, path: BindingPath, at: Node, depth: number): readonly Text[] {
    const node = unwrapped(expression);
    const [step, ...rest] = path;
    if (path.length === 0) return this.#expressions.evaluate(node, depth + 1);
    if (step === undefined || this.#expressions.isTooFar(depth))
      return unknown(at, "it is only known when the program runs");
    switch (node.type) {
      case "ObjectExpression":
        return this.#ofObject(node, [step, ...rest], at, depth);
      case "ArrayExpression": {
        const element = node.elements[Number(step)];
        return element ? this.along(element, rest, at, depth + 1) : missing(at);
      }
      case "Identifier": {
        const declaration = declarationOf(node.name, node);
        return declaration ? this.declaration(declaration, path, at, depth) : this.#hole(node, at);
      }
      case "ThisExpression": {
        const owner = enclosingClass(node);
        if (owner) return this.#ofClass(owner, step, rest, false, at, depth);
        const object = enclosingObject(node);
        return object ? this.along(object, path, at, depth + 1) : unknown(at, "`this` is not in a class");
      }
      case "MemberExpression": {
        const name = memberName(node);
        if (name !== undefined) return this.along(node.object, [name, step, ...rest], at, depth + 1);
        const keys = this.#expressions.evaluate(node.property, depth + 1);
        if (!keys.every(isWhole)) break;
        return keys.flatMap((key) => this.along(node.object, [key[0], step, ...rest], at, depth + 1));
      }
      case "CallExpression":
      case "NewExpression": {
        const frozen = frozenObject(node);
        if (frozen) return this.along(frozen, path, at, depth + 1);
        return this.#alongValue(node, [step, ...rest], at, depth);
      }
      default:
    }
    return this.#hole(expression, at);
  }

  /** A member of `{ ...defaults, ...given }`: what stands later wins where it gives something. */
  #ofObject(
    object: TSESTree.ObjectExpression,
    path: readonly [string, ...BindingPath],
    at: Node,
    depth: number,
  ): readonly Text[] {
    const [name, ...rest] = path;
    const written = propertyOf(object, name);
    const first = written ? this.along(written.value, rest, at, depth + 1) : missing(at);
    const later = written ? object.properties.slice(object.properties.indexOf(written) + 1) : object.properties;
    return later.reduce<readonly Text[]>((before, one) => {
      if (one.type !== "SpreadElement") return before;
      const given = this.along(one.argument, path, at, depth + 1);
      const whole = given.filter(isWhole);
      const isGiven = whole.length > 0 && whole.length === given.length;
      if (isGiven && !this.#given.isLeftOut(one.argument, path, depth + 1)) return whole;
      // What is written down is believed until something is seen to take its place.
      const isOpen = !written && given.some((text) => !isWhole(text) && !isMissing(text));
      if (!isOpen) return distinct([...whole, ...before]);
      const otherwise = before.filter((text) => !isMissing(text));
      return distinct([...whole, ...unknown(at, `\`${name}\` may come from a spread`), ...otherwise]);
    }, first);
  }

  #alongValue(
    node: TSESTree.CallExpression | TSESTree.NewExpression,
    path: BindingPath,
    at: Node,
    depth: number,
  ): readonly Text[] {
    const returned = node.type === "CallExpression" ? this.#expressions.returned(node, path, at, depth) : undefined;
    if (returned?.every(isWhole)) return returned;
    const value = this.#tracer.trace(node);
    const [step, ...rest] = path;
    if (value?.is === "object") return this.along(value.node, path, at, depth + 1);
    if (value?.is === "instance" && step !== undefined) return this.#ofClass(value.node, step, rest, false, at, depth);
    return this.#hole(node, at);
  }

  #ofClass(
    owner: ClassNode,
    name: string,
    rest: BindingPath,
    isStatic: boolean,
    at: Node,
    depth: number,
  ): readonly Text[] {
    if (this.#expressions.isTooFar(depth)) return unknown(at, "it is derived in too many steps");
    const member = classMember(owner, name, isStatic);
    const parameter = isStatic ? undefined : constructorParameter(owner, name);
    if (parameter) return this.#given.parameter(parameter, rest, at, depth + 1);
    const sources = member.getter ? [member.getter] : member.values;
    if (sources.length > 0) return sources.flatMap((source) => this.along(source, rest, at, depth + 1));
    const base = owner.superClass ? this.#tracer.trace(owner.superClass) : undefined;
    if (base?.is === "class") return this.#ofClass(base.node, name, rest, isStatic, at, depth + 1);
    return unknown(at, `\`${name}\` is not set where it can be read`);
  }

  /** `names.forEach((name) => …)`; a map gives the value first, then the key. */
  #iterated(loop: Node, list: Node, index: number, path: BindingPath, at: Node, depth: number): readonly Text[] {
    const entries = this.#lists.ofMap(list);
    if (entries && index < 2) return this.items(loop, entries, [String(1 - index), ...path], at, depth);
    if (index > 0) return unknown(at, "it is a position in a list");
    return this.items(loop, this.#lists.of(list), path, at, depth);
  }

  /** What the items of a list can be: `for (const name of ["a", "b"])`, `for (const [name, help] of Object.entries(…))`. */
  items(
    loop: Node,
    items: readonly ListedItem[] | undefined,
    path: BindingPath,
    at: Node,
    depth: number,
  ): readonly Text[] {
    if (!items) return unknown(at, "it comes from a list that is only known when the program runs");
    if (items.length === 0) return unknown(at, "it comes from a list that is empty");
    const [step, ...rest] = path;
    const positions = this.#choices.items.among(loop, [...items.keys()]);
    return positions.flatMap((position) => {
      const { key, value } = items[position] ?? {};
      if (key === undefined) return value ? this.along(value, path, at, depth + 1) : missing(at);
      if (!value) return path.length === 0 ? [[key]] : missing(at);
      if (step === "0") return [[key]];
      return step === "1" ? this.along(value, rest, at, depth + 1) : unknown(at, "it is a pair");
    });
  }

  #hole(node: Node, at: Node): readonly Text[] {
    return this.#expressions.declared(node) ?? unknown(at, "it is only known when the program runs");
  }
}

function enumMember(
  node: TSESTree.TSEnumDeclaration,
  name: string,
  at: Node,
  evaluate: (value: Node) => readonly Text[],
): readonly Text[] {
  const member = node.body.members.find((candidate) => enumMemberName(candidate) === name);
  if (!member) return unknown(at, `the enum has no member \`${name}\``);
  return member.initializer ? evaluate(member.initializer) : [[String(node.body.members.indexOf(member))]];
}

function enumMemberName(member: TSESTree.TSEnumMember): string | undefined {
  return "name" in member.id ? member.id.name : staticString(member.id);
}
