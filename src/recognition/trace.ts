import type { TSESTree } from "@typescript-eslint/utils";
import { annotationOf, declarationOf, namesIn, type BindingPath, type Declaration } from "./bindings.ts";
import { factsByShape } from "./call-shapes.ts";
import { CallResults } from "./call-results.ts";
import { assignmentsTo } from "./class-members.ts";
import { exportFacts, globalKind, isKnownModule, kindNamed, typeKind, valueKind } from "./libraries/index.ts";
import type { CallFacts } from "./library.ts";
import { ExpectedTypes } from "./expected-types.ts";
import { bindingsOfReceiver } from "./logger-bindings.ts";
import { MemberTracer } from "./member-trace.ts";
import { exportTarget, isWhole, type ExportTarget, type ModuleGraph } from "./modules.ts";
import {
  enclosingClass,
  enclosingObject,
  enclosingFunction,
  isClass,
  isFunction,
  isNothing,
  memberName,
  programOf,
  staticString,
  unwrapped,
  type ClassNode,
  type Node,
} from "./syntax.ts";
import type { Trail } from "./trail.ts";
import { TypeTracer } from "./type-trace.ts";
import { asReceived, declaredOr, isOfOneLibrary, thing, type Value } from "./value.ts";

/** Classes that extend each other in a row. */
const deepestClasses = 8;

/** A call with what the library tables say it does, and the receiver that it was made on. */
export interface TracedCall {
  readonly facts: CallFacts;
  readonly receiver: Value | undefined;
  /** Nothing is known of the receiver: names and arguments alone say so. */
  readonly byShape?: true;
}

/** Where the type of an expression is declared: in a package, or in a file of the project. */
export type TypeVerdict =
  { readonly module: string; readonly name: string } | { readonly file: string; readonly name: string };

/** What a type checker knows of expressions. */
export interface TypeOracle {
  /** Where the type of an expression is declared; `undefined` where nothing is known. */
  readonly declared: (expression: Node) => TypeVerdict | undefined;
  /** Whether a type lists all values: a union of literals, an enum, a boolean. */
  readonly isClosed: (expression: Node) => boolean;
}

export interface TracerOptions {
  /** Notes what was followed, for people who ask why. */
  readonly trail?: Trail | undefined;
  readonly oracle?: TypeOracle | undefined;
}

/** Follows expressions to what they are: through aliases, imports, classes, destructuring, types and factories. */
export class Tracer {
  readonly types: TypeTracer;
  readonly #graph: ModuleGraph;
  readonly #members: MemberTracer;
  readonly #expected: ExpectedTypes;
  readonly #results: CallResults;
  readonly #trail: Trail | undefined;
  readonly #oracle: TypeOracle | undefined;
  readonly #values = new WeakMap<Node, { readonly value: Value | undefined }>();
  readonly #membersOf = new WeakMap<Value, Map<string, Value | undefined>>();
  readonly #imports = new Map<string, { readonly value: Value | undefined }>();
  readonly #underWay = new Set<Node>();

  constructor(graph: ModuleGraph, { trail, oracle }: TracerOptions = {}) {
    this.#graph = graph;
    this.#trail = trail;
    this.#oracle = oracle;
    const trace = (expression: Node) => this.trace(expression);
    const memberOf = (value: Value, name: string, at: Node) => this.memberOf(value, name, at);
    this.types = new TypeTracer({
      graph,
      trace,
      memberOf,
      note: (node) => trail?.add(node),
    });
    this.#expected = new ExpectedTypes({ trace, memberOf, type: (type) => this.types.type(type) });
    this.#results = new CallResults({
      types: this.types,
      trace,
      callOf: (node) => this.callOf(node),
      along: (value, path, at) => this.#along(value, path, at),
      declarationOf: (name) => this.declarationOf(name),
      note: (node) => trail?.add(node),
    });
    this.#members = new MemberTracer({ graph, types: this.types, trace, target: (target) => this.#target(target) });
  }

  /** What an expression is; `undefined` where it cannot be told. */
  trace(expression: Node): Value | undefined {
    const node = unwrapped(expression);
    const known = this.#values.get(node);
    if (known) return known.value;
    if (node.type === "Identifier" && !this.#trail) {
      // The commonest case by far: an imported name is known once for all its uses.
      const declaration = declarationOf(node.name, node);
      if (declaration?.kind === "import") return this.#importedOnce(declaration);
    }
    // A value that leads back to itself (`x = x.child()`) is settled by its other sources.
    if (this.#underWay.has(node)) return undefined;
    this.#underWay.add(node);
    const mark = this.#trail?.mark();
    this.#trail?.add(node);
    const value = this.#traced(node);
    if (!value) this.#trail?.cutBack(mark);
    this.#underWay.delete(node);
    this.#values.set(node, { value });
    return value;
  }

  /** What members are asked of: an export that is used as it stands (winston itself, Nest's static `Logger`) is a thing. */
  receiver(expression: Node): Value | undefined {
    const value = this.trace(expression);
    const kind = value?.is === "module" ? valueKind(value.module, value.path) : undefined;
    return this.#sharpened(kind === undefined ? value : thing(kind, expression), expression);
  }

  /** Whether types say what an expression is. */
  isTyped(expression: Node): boolean {
    return this.#typed(expression)?.is === "thing";
  }

  /** Types decide what provenance could not, and overrule it where it is mistaken. */
  #sharpened(value: Value | undefined, expression: Node): Value | undefined {
    const typed = this.#typed(expression);
    if (!typed || (typed.is === "thing" && value?.is === "thing" && isOfOneLibrary(typed, value))) return value;
    return typed.is === "thing" || !value ? typed : value;
  }

  /** Whether types list all values that an expression can have. */
  isClosed(expression: Node): boolean {
    return this.#oracle?.isClosed(unwrapped(expression)) ?? false;
  }

  #typed(expression: Node): Value | undefined {
    const node = unwrapped(expression);
    const verdict = this.#oracle?.declared(node);
    if (!verdict) return undefined;
    if ("module" in verdict) {
      const kind = verdict.name === "Console" ? "console" : typeKind(verdict.module, verdict.name);
      return kind === undefined ? undefined : thing(kind, node, { bindings: bindingsOfReceiver(node) });
    }
    const program = this.#graph.open(verdict.file);
    const declaration = program && namesIn(program).get(verdict.name);
    return declaration && this.types.declared(declaration);
  }

  /** What a call or construction does, by the tables. */
  callOf(node: TSESTree.CallExpression | TSESTree.NewExpression): TracedCall | undefined {
    const callee = unwrapped(node.callee);
    const receiver = callee.type === "MemberExpression" ? this.receiver(callee.object) : undefined;
    const called = this.#calledTarget(callee, receiver);
    const target = node.type === "NewExpression" && called?.is === "class" ? this.#base(called.node) : called;
    if (target?.is === "method") {
      return node.type === "CallExpression" ? { facts: target.facts, receiver: target.thing } : undefined;
    }
    if (target?.is === "thing") {
      const facts = kindNamed(target.kind)?.called;
      return facts && { facts, receiver: target };
    }
    if (target?.is === "module") {
      const path = node.type === "NewExpression" ? `new ${target.path}`.trim() : target.path;
      const facts = exportFacts(target.module, path);
      // A class of the project is more than what it extends: it is an instrument, and otherwise itself.
      const isOwn = called?.is === "class" && !facts?.declares;
      if (facts && !isOwn) return { facts, receiver: undefined };
      if (isKnownModule(target.module)) return undefined;
    }
    const facts = factsByShape(node, callee, target, receiver, (argument) => this.trace(argument));
    // What a function of the project gives is seen, whatever its name sounds like.
    if (!facts || (target?.is === "function" && this.#results.givenBy(node, target.node)?.is === "thing"))
      return undefined;
    return { facts, receiver: undefined, byShape: true };
  }

  /** What a class of the project is in the end: of a library, or its own. */
  #base(start: ClassNode): Value {
    let owner = start;
    for (let hops = 0; hops < deepestClasses && owner.superClass; hops++) {
      const base = this.trace(owner.superClass);
      if (base?.is === "module") return base;
      if (base?.is !== "class") break;
      owner = base.node;
    }
    return { is: "class", node: start };
  }

  #calledTarget(callee: Node, receiver: Value | undefined): Value | undefined {
    const name = callee.type === "MemberExpression" ? memberName(callee) : undefined;
    const member = receiver && name !== undefined ? this.memberOf(receiver, name, callee) : undefined;
    return member ?? this.trace(callee);
  }

  #traced(node: Node): Value | undefined {
    switch (node.type) {
      case "Identifier":
        return this.#name(node);
      case "ThisExpression": {
        const type = thisType(node);
        if (type) return this.types.type(type);
        const owner = enclosingClass(node);
        if (owner) return { is: "instance", node: owner };
        const object = enclosingObject(node);
        return object && { is: "object", node: object };
      }
      case "MemberExpression": {
        const name = memberName(node);
        const object = this.trace(node.object);
        return name === undefined || !object ? undefined : this.memberOf(object, name, node);
      }
      case "CallExpression":
      case "NewExpression":
        return this.#result(node);
      case "ImportExpression": {
        const module = staticString(node.source);
        return module === undefined ? undefined : this.#imported(node, module, "*");
      }
      case "ConditionalExpression":
        return this.trace(node.consequent) ?? this.trace(node.alternate);
      case "LogicalExpression":
        return this.trace(node.left) ?? this.trace(node.right);
      case "AssignmentExpression":
        return this.trace(node.right);
      case "ObjectExpression":
        return { is: "object", node };
      case "ArrayExpression":
        return { is: "list", node };
      default:
        if (isClass(node)) return { is: "class", node };
        return isFunction(node) ? { is: "function", node } : undefined;
    }
  }

  #name(node: TSESTree.Identifier): Value | undefined {
    const declaration = declarationOf(node.name, node);
    const declared = declaration && this.declared(declaration);
    if (declared) return declared;
    // `const { console } = powers`: what is handed in under the name of a global is taken for one.
    const kind = globalKind(node.name);
    return kind === undefined ? undefined : thing(kind, node);
  }

  /** Where a name is declared, in this file or in the one that it is imported from. */
  declarationOf(node: TSESTree.Identifier): Declaration | undefined {
    const declaration = declarationOf(node.name, node);
    if (declaration?.kind !== "import") return declaration;
    const target = exportTarget(this.#graph, programOf(node), declaration.module, declaration.imported);
    return target.kind === "declaration" ? target.declaration : undefined;
  }

  /** What a declaration binds its name to. */
  declared(declaration: Declaration): Value | undefined {
    if (declaration.kind !== "parameter") this.#trail?.add(declaration.node);
    switch (declaration.kind) {
      case "import":
        return this.#importedOnce(declaration);
      case "variable": {
        const { node, path, fallback } = declaration;
        const given = node.init ? this.#along(this.trace(node.init), path, node) : undefined;
        const type = annotationOf(node.id);
        const typed = type && this.#along(this.types.type(type), path, node);
        // `let counter: Counter;` is made somewhere below, and what made it says more than its type.
        const isLater = typed?.is === "thing" && !given && !declaration.constant;
        const value = isLater ? declaredOr(typed, this.#assigned(declaration)) : declaredOr(typed, given);
        return value ?? (fallback && this.trace(fallback)) ?? this.#assigned(declaration);
      }
      case "parameter": {
        const { path, fallback } = declaration;
        const type = declaration.type ?? this.#expected.ofParameter(declaration);
        const value = type ? this.#along(this.types.type(type), path, type) : undefined;
        if (type && value) this.#trail?.add(type);
        return asReceived(value ?? (fallback ? this.trace(fallback) : undefined));
      }
      case "function":
        return { is: "function", node: declaration.node };
      case "class":
        return { is: "class", node: declaration.node };
      default:
        return undefined;
    }
  }

  /** `let log; … log = pino()`, `let log = null; …` */
  #assigned(declaration: Extract<Declaration, { kind: "variable" }>): Value | undefined {
    const { init, id } = declaration.node;
    if (declaration.constant || (init && !isNothing(init)) || id.type !== "Identifier") return undefined;
    for (const value of assignmentsTo(programOf(declaration.node), id.name)) {
      const found = this.trace(value);
      if (found) return found;
    }
    return undefined;
  }

  /** A name is imported once and used many times. */
  #importedOnce({ node, module, imported }: Extract<Declaration, { kind: "import" }>): Value | undefined {
    // A trail wants to hear of every step again.
    const known = this.#trail ? undefined : this.#values.get(node);
    if (known) return known.value;
    const value = this.#imported(node, module, imported);
    this.#values.set(node, { value });
    return value;
  }

  #imported(from: Node, module: string, imported: string): Value | undefined {
    const program = programOf(from);
    const place = this.#trail ? undefined : this.#graph.placeOf(program, module);
    if (place === undefined) return this.#target(exportTarget(this.#graph, program, module, imported));
    // One module is imported by many files.
    const key = `${place}\0${imported}`;
    const known = this.#imports.get(key);
    if (known) return known.value;
    const value = this.#target(exportTarget(this.#graph, program, module, imported));
    this.#imports.set(key, { value });
    return value;
  }

  #target(target: ExportTarget): Value | undefined {
    switch (target.kind) {
      case "declaration":
        return this.declared(target.declaration);
      case "expression":
        return this.trace(target.node);
      case "file":
        return { is: "file", program: target.program };
      case "package":
        return { is: "module", module: target.module, path: isWhole(target.imported) ? "" : target.imported };
    }
  }

  /** A property of a value. */
  memberOf(object: Value, name: string, at: Node): Value | undefined {
    if (this.#trail || object.is === "thing" || object.is === "module") return this.#members.memberOf(object, name, at);
    const members = this.#membersOf.get(object) ?? new Map<string, Value | undefined>();
    this.#membersOf.set(object, members);
    if (members.has(name)) return members.get(name);
    const member = this.#members.memberOf(object, name, at);
    members.set(name, member);
    return member;
  }

  #result(node: TSESTree.CallExpression | TSESTree.NewExpression): Value | undefined {
    const required = requiredModule(node);
    return required === undefined ? this.#results.of(node) : this.#imported(node, required, "*");
  }

  #along(value: Value | undefined, path: BindingPath, at: Node): Value | undefined {
    let current = value;
    for (const step of path) {
      if (!current || step === undefined) return undefined;
      current = this.memberOf(current, step, at);
    }
    return current;
  }
}

/** `function run(this: Service)` */
function thisType(node: Node): TSESTree.TypeNode | undefined {
  let owner = enclosingFunction(node);
  while (owner?.type === "ArrowFunctionExpression") owner = enclosingFunction(owner);
  const [first] = owner?.params ?? [];
  return first?.type === "Identifier" && first.name === "this" ? annotationOf(first) : undefined;
}

function requiredModule(node: TSESTree.CallExpression | TSESTree.NewExpression): string | undefined {
  if (node.type !== "CallExpression" || node.callee.type !== "Identifier" || node.callee.name !== "require")
    return undefined;
  const [argument] = node.arguments;
  return argument && staticString(argument);
}
