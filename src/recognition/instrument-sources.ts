import type { BindingPath, Declaration } from "./bindings.ts";
import { assignmentsTo, classMember, constructedBy, constructorParameter, decoratorsOf } from "./class-members.ts";
import { valuesPutInto } from "./map-values.ts";
import type { MetricRecord } from "./metric-call.ts";
import type { ModuleGraph } from "./modules.ts";
import {
  enclosingClass,
  memberName,
  programOf,
  propertyOf,
  unwrapped,
  type CallNode,
  type ClassNode,
  type Node,
} from "./syntax.ts";
import type { Tracer } from "./trace.ts";
import type { Thing } from "./value.ts";

/** What a record may be made on. */
export interface InstrumentSource {
  /** The call that makes the instrument, or asks for it. */
  readonly made: Node;
  /** The calls of functions of the project that led to it, outermost first. */
  readonly through: readonly CallNode[];
}

interface MetricQuestions {
  /** The call that makes, or asks for, the instrument that a thing stands for, where there is one. */
  readonly madeBy: (thing: Thing) => CallNode | undefined;
  /** Whether a call asks for an instrument by the name of its metric. */
  readonly isLookup: (node: CallNode) => boolean;
}

/** Steps that are followed in a row: to callers, into members, along variables. */
const deepest = 24;

/**
 * Finds every call that makes an instrument which a record may be made on: through branches, and where a function or an
 * object is handed the instrument, or a group of them, through all who call or make it.
 */
export class InstrumentSources {
  readonly #graph: ModuleGraph;
  readonly #tracer: Tracer;
  readonly #ask: MetricQuestions;
  /** What one question has led to. */
  readonly #seen = new Map<Node, Set<string>>();

  constructor(graph: ModuleGraph, tracer: Tracer, ask: MetricQuestions) {
    this.#graph = graph;
    this.#tracer = tracer;
    this.#ask = ask;
  }

  of({ on, instrument }: MetricRecord): readonly InstrumentSource[] {
    this.#seen.clear();
    const found = on ? this.#at(on, [], 0) : [];
    return found.length > 0 || !instrument ? found : [{ made: instrument, through: [] }];
  }

  #at(expression: Node, path: BindingPath, depth: number): readonly InstrumentSource[] {
    const node = unwrapped(expression);
    if (depth > deepest || this.#wasSeen(node, path)) return [];
    const branches = branchesOf(node);
    if (branches) return branches.flatMap((branch) => this.#at(branch, path, depth + 1));
    const declaration = node.type === "Identifier" ? this.#tracer.declarationOf(node) : undefined;
    // Of several that a variable may be, the tracer tells one.
    if (declaration?.kind === "variable" && declaration.node.init && branchesOf(unwrapped(declaration.node.init)))
      return this.#at(declaration.node.init, [...declaration.path, ...path], depth + 1);
    const made = this.#made(node, path);
    if (made) return [made];
    if (declaration) return this.#declared(declaration, path, depth);
    return this.#inside(node, path, depth);
  }

  /** Callers that call each other, and variables that are made of each other, are gone through once. */
  #wasSeen(node: Node, path: BindingPath): boolean {
    const paths = this.#seen.get(node) ?? new Set();
    this.#seen.set(node, paths);
    const key = path.join(".");
    return paths.has(key) || paths.add(key).size === 0;
  }

  #made(node: Node, path: BindingPath): InstrumentSource | undefined {
    let value = this.#tracer.trace(node);
    for (const step of path) value = value && step !== undefined ? this.#tracer.memberOf(value, step, node) : undefined;
    const made = value?.is === "thing" ? this.#ask.madeBy(value) : undefined;
    return made && value?.is === "thing" ? { made, through: value.through } : undefined;
  }

  #declared(declaration: Declaration, path: BindingPath, depth: number): readonly InstrumentSource[] {
    if (declaration.kind === "parameter") return this.#handedIn(declaration, path, depth);
    if (declaration.kind !== "variable") return [];
    const { node, path: inner, fallback, constant } = declaration;
    const later = constant || node.id.type !== "Identifier" ? [] : assignmentsTo(programOf(node), node.id.name);
    const values = node.init ? [node.init, ...later] : later;
    const given = values.flatMap((value) => this.#at(value, [...inner, ...path], depth + 1));
    return given.length > 0 || !fallback ? given : this.#at(fallback, path, depth + 1);
  }

  /** What the callers of a function give it, and what it takes where they give nothing. */
  #handedIn(
    { owner, index, path, fallback }: Extract<Declaration, { kind: "parameter" }>,
    rest: BindingPath,
    depth: number,
  ): readonly InstrumentSource[] {
    const callers = this.#graph.callersOf(constructedBy(owner) ?? owner) ?? [];
    const given = callers.flatMap(({ arguments: given }) => given[index] ?? []);
    return [
      ...given.flatMap((argument) => this.#at(argument, [...path, ...rest], depth + 1)),
      ...(fallback ? this.#at(fallback, rest, depth + 1) : []),
    ];
  }

  /** Members of objects, of instances and of what is put into a map. */
  #inside(node: Node, path: BindingPath, depth: number): readonly InstrumentSource[] {
    const [step, ...rest] = path;
    switch (node.type) {
      case "MemberExpression": {
        const name = memberName(node);
        return name === undefined ? [] : this.#at(node.object, [name, ...path], depth + 1);
      }
      case "CallExpression": {
        const callee = unwrapped(node.callee);
        if (callee.type !== "MemberExpression") return [];
        const values = valuesPutInto(callee.object, (name) => this.#tracer.declarationOf(name));
        return values.flatMap((value) => this.#at(value, path, depth + 1));
      }
      case "ObjectExpression": {
        const property = step === undefined ? undefined : propertyOf(node, step);
        if (property) return this.#at(property.value, rest, depth + 1);
        return node.properties.flatMap((one) =>
          one.type === "SpreadElement" ? this.#at(one.argument, path, depth + 1) : [],
        );
      }
      case "ThisExpression": {
        const owner = enclosingClass(node);
        return owner && step !== undefined ? this.#member(owner, step, rest, depth) : [];
      }
      default:
        return [];
    }
  }

  #member(owner: ClassNode, name: string, rest: BindingPath, depth: number): readonly InstrumentSource[] {
    const given = classMember(owner, name, false).values.flatMap((value) => this.#at(value, rest, depth + 1));
    const injected = rest.length > 0 ? [] : decoratorsOf(owner, name).filter((call) => this.#ask.isLookup(call));
    if (injected.length > 0) return injected.map((made) => ({ made, through: [] }));
    const parameter = constructorParameter(owner, name);
    const handed = parameter ? this.#handedIn(parameter, rest, depth) : [];
    if (given.length + handed.length > 0) return [...given, ...handed];
    const base = owner.superClass && this.#tracer.trace(owner.superClass);
    return base?.is === "class" && depth < deepest ? this.#member(base.node, name, rest, depth + 1) : [];
  }
}

/** What a condition chooses between, or what makes up for what is missing. */
function branchesOf(node: Node): readonly Node[] | undefined {
  if (node.type === "ConditionalExpression") return [node.consequent, node.alternate];
  return node.type === "LogicalExpression" ? [node.left, node.right] : undefined;
}
