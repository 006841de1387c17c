import type { TSESTree } from "@typescript-eslint/utils";
import { annotationOf, declarationOf, type BindingPath, type Declaration } from "./bindings.ts";
import { assignmentsTo, classMember } from "./class-members.ts";
import { exportFacts, globalKind, isKnownModule, kindNamed, ownValue, typeKind, valueKind } from "./libraries/index.ts";
import { factsByShape } from "./call-shapes.ts";
import type { CallFacts } from "./library.ts";
import { exportOf, exportTarget, type ExportTarget, type ModuleGraph } from "./modules.ts";
import {
  enclosingClass,
  isClass,
  isFunction,
  keyName,
  memberName,
  programOf,
  propertyOf,
  returnedExpression,
  staticString,
  unwrapped,
  type ClassNode,
  type Node,
} from "./syntax.ts";
import { asOwned, asReceived, noBindings, thing, type Bindings, type Value } from "./value.ts";

/** A call with what the library tables say it does, and the receiver that it was made on. */
export interface TracedCall {
  readonly facts: CallFacts;
  readonly receiver: Value | undefined;
}

/** Follows expressions to what they are: through aliases, imports, classes, destructuring, types and factories. */
export class Tracer {
  readonly #graph: ModuleGraph;
  readonly #values = new WeakMap<Node, { readonly value: Value | undefined }>();
  readonly #underWay = new Set<Node>();

  constructor(graph: ModuleGraph) {
    this.#graph = graph;
  }

  /** What an expression is; `undefined` where it cannot be told. */
  trace(expression: Node): Value | undefined {
    const node = unwrapped(expression);
    const known = this.#values.get(node);
    if (known) return known.value;
    // A value that leads back to itself (`x = x.child()`) is settled by its other sources.
    if (this.#underWay.has(node)) return undefined;
    this.#underWay.add(node);
    const value = this.#traced(node);
    this.#underWay.delete(node);
    this.#values.set(node, { value });
    return value;
  }

  /** What members are asked of: an export that is used as it stands (winston itself, Nest's static `Logger`) is a thing. */
  receiver(expression: Node): Value | undefined {
    const value = this.trace(expression);
    const kind = value?.is === "module" ? valueKind(value.module, value.path) : undefined;
    return kind === undefined ? value : thing(kind, expression);
  }

  /** What a call or construction does, by the tables. */
  callOf(node: TSESTree.CallExpression | TSESTree.NewExpression): TracedCall | undefined {
    const callee = unwrapped(node.callee);
    const receiver = callee.type === "MemberExpression" ? this.receiver(callee.object) : undefined;
    if (node.type === "CallExpression" && callee.type === "MemberExpression" && receiver?.is === "thing") {
      const name = memberName(callee);
      const facts = name === undefined ? undefined : ownValue(kindNamed(receiver.kind)?.calls ?? {}, name);
      if (facts) return { facts, receiver };
    }
    const target = this.trace(callee);
    if (target?.is === "module") {
      const path = node.type === "NewExpression" ? `new ${target.path}`.trim() : target.path;
      const facts = exportFacts(target.module, path);
      if (facts) return { facts, receiver: undefined };
      if (isKnownModule(target.module)) return undefined;
    }
    const facts = factsByShape(node, callee, target, receiver, (argument) => this.trace(argument));
    return facts && { facts, receiver: undefined };
  }

  #traced(node: Node): Value | undefined {
    switch (node.type) {
      case "Identifier":
        return this.#name(node);
      case "ThisExpression": {
        const owner = enclosingClass(node);
        return owner && { is: "instance", node: owner };
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
      default:
        if (isClass(node)) return { is: "class", node };
        return isFunction(node) ? { is: "function", node } : undefined;
    }
  }

  #name(node: TSESTree.Identifier): Value | undefined {
    const declaration = declarationOf(node.name, node);
    if (declaration) return this.declared(declaration);
    const kind = globalKind(node.name);
    return kind === undefined ? undefined : thing(kind, node);
  }

  /** What a declaration binds its name to. */
  declared(declaration: Declaration): Value | undefined {
    switch (declaration.kind) {
      case "import":
        return this.#imported(declaration.node, declaration.module, declaration.imported);
      case "variable": {
        const { node, path, fallback } = declaration;
        const value = node.init && this.#along(this.trace(node.init), path, node);
        const type = annotationOf(node.id);
        return (
          value ??
          (type && this.#along(this.type(type), path, node)) ??
          (fallback && this.trace(fallback)) ??
          this.#assigned(declaration)
        );
      }
      case "parameter": {
        const { type, path, fallback } = declaration;
        const value = type ? this.#along(this.type(type), path, type) : undefined;
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

  /** `let log; … log = pino()` */
  #assigned(declaration: Extract<Declaration, { kind: "variable" }>): Value | undefined {
    if (declaration.constant || declaration.node.init || declaration.node.id.type !== "Identifier") return undefined;
    for (const value of assignmentsTo(programOf(declaration.node), declaration.node.id.name)) {
      const found = this.trace(value);
      if (found) return found;
    }
    return undefined;
  }

  #imported(from: Node, module: string, imported: string): Value | undefined {
    return this.#target(exportTarget(this.#graph, programOf(from), module, imported));
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
    switch (object.is) {
      case "thing": {
        const kind = ownValue(kindNamed(object.kind)?.members ?? {}, name);
        return kind === undefined ? undefined : thing(kind, object.creation, object.bindings, object.received);
      }
      case "module":
        return this.#moduleMember(object, name, at);
      case "file":
        return this.#fileMember(object.program, name);
      case "object": {
        const property = propertyOf(object.node, name);
        return property && this.trace(property.value);
      }
      case "instance":
      case "class":
        return this.#classMember(object.node, name, object.is === "class");
      case "shape": {
        const member = object.members.find(
          (candidate): candidate is TSESTree.TSPropertySignature =>
            candidate.type === "TSPropertySignature" && keyName(candidate) === name,
        );
        const type = member?.typeAnnotation?.typeAnnotation;
        return type && asReceived(this.type(type));
      }
      case "function":
        return undefined;
    }
  }

  #moduleMember(object: Extract<Value, { is: "module" }>, name: string, at: Node): Value | undefined {
    if (name === "default") return object;
    const own = valueKind(object.module, object.path);
    const member = own === undefined ? undefined : ownValue(kindNamed(own)?.members ?? {}, name);
    if (member !== undefined) return thing(member, at);
    return { is: "module", module: object.module, path: object.path === "" ? name : `${object.path}.${name}` };
  }

  #fileMember(program: TSESTree.Program, name: string): Value | undefined {
    const target = exportOf(this.#graph, program, name);
    return target && this.#target(target);
  }

  #classMember(owner: ClassNode, name: string, isStatic: boolean): Value | undefined {
    const member = classMember(owner, name, isStatic);
    for (const source of member.values) {
      const found = this.trace(source);
      if (found) return asOwned(found);
    }
    const typed = member.type && this.type(member.type);
    if (typed) return asOwned(typed);
    if (member.getter) return this.trace(member.getter);
    if (member.method) return { is: "function", node: member.method };
    return owner.superClass ? this.#inherited(owner.superClass, name, isStatic) : undefined;
  }

  #inherited(base: Node, name: string, isStatic: boolean): Value | undefined {
    const value = this.trace(base);
    if (value?.is !== "class" || this.#underWay.has(value.node)) return undefined;
    this.#underWay.add(value.node);
    const member = this.#classMember(value.node, name, isStatic);
    this.#underWay.delete(value.node);
    return member;
  }

  #result(node: TSESTree.CallExpression | TSESTree.NewExpression): Value | undefined {
    const required = requiredModule(node);
    if (required !== undefined) return this.#imported(node, required, "*");
    const call = this.callOf(node);
    if (call) {
      const { facts, receiver } = call;
      if (facts.returns === undefined) return undefined;
      const before = receiver?.is === "thing" ? receiver : undefined;
      const bindings =
        facts.bindings === undefined ? noBindings : boundFields(node.arguments[facts.bindings], before?.bindings);
      // `.labels(…)` hands the instrument on: its records belong to what made it.
      const creation = facts.records && before ? before.creation : node;
      return thing(facts.returns, creation, bindings, before?.received ?? false);
    }
    const callee = this.trace(node.callee);
    if (node.type === "NewExpression")
      return callee?.is === "class" ? { is: "instance", node: callee.node } : undefined;
    if (callee?.is !== "function") return undefined;
    const returned = returnedExpression(callee.node);
    return (
      (returned && this.trace(returned)) ?? (callee.node.returnType && this.type(callee.node.returnType.typeAnnotation))
    );
  }

  #along(value: Value | undefined, path: BindingPath, at: Node): Value | undefined {
    let current = value;
    for (const step of path) {
      if (!current || step === undefined) return undefined;
      current = this.memberOf(current, step, at);
    }
    return current;
  }

  /** What a value of a declared type is. */
  type(type: TSESTree.TypeNode): Value | undefined {
    if (this.#underWay.has(type)) return undefined;
    this.#underWay.add(type);
    const value = this.#typed(type);
    this.#underWay.delete(type);
    return value;
  }

  #typed(type: TSESTree.TypeNode): Value | undefined {
    switch (type.type) {
      case "TSTypeLiteral":
        return { is: "shape", members: type.members };
      case "TSUnionType":
      case "TSIntersectionType":
        return firstDefined(type.types, (part) => this.type(part));
      case "TSTypeReference":
        return this.#typeReference(type);
      case "TSTypeQuery":
        return type.exprName.type === "Identifier" ? this.trace(type.exprName) : undefined;
      default:
        return undefined;
    }
  }

  #typeReference(type: TSESTree.TSTypeReference): Value | undefined {
    const names = qualifiedName(type.typeName);
    const [first, ...rest] = names;
    if (first === undefined) return undefined;
    const declaration = declarationOf(first, type);
    if (!declaration) return this.#globalType(type, first);
    switch (declaration.kind) {
      case "import":
        return this.#importedType(type, declaration.module, declaration.imported, rest);
      case "class":
        return { is: "instance", node: declaration.node };
      case "type":
        return declaration.node.type === "TSInterfaceDeclaration"
          ? { is: "shape", members: declaration.node.body.body }
          : this.type(declaration.node.typeAnnotation);
      default:
        return undefined;
    }
  }

  #importedType(type: Node, module: string, imported: string, rest: readonly string[]): Value | undefined {
    const target = exportTarget(this.#graph, programOf(type), module, imported);
    if (target.kind === "package") {
      const path = [...(isWhole(target.imported) ? [] : [target.imported]), ...rest].join(".");
      const kind = typeKind(target.module, path);
      return kind === undefined ? undefined : thing(kind, type);
    }
    if (target.kind !== "declaration") return undefined;
    if (target.declaration.kind === "class") return { is: "instance", node: target.declaration.node };
    if (target.declaration.kind !== "type") return undefined;
    const { node } = target.declaration;
    return node.type === "TSInterfaceDeclaration"
      ? { is: "shape", members: node.body.body }
      : this.type(node.typeAnnotation);
  }

  /** `Console` needs no import, and `Pick<Console, "warn">` is what it picks from. */
  #globalType(type: TSESTree.TSTypeReference, name: string): Value | undefined {
    if (name === "Console") return thing("console", type);
    const [first] = type.typeArguments?.params ?? [];
    return first && transparentTypes.has(name) ? this.type(first) : undefined;
  }
}

const transparentTypes = new Set([
  "Pick",
  "Omit",
  "Partial",
  "Required",
  "Readonly",
  "NonNullable",
  "Awaited",
  "Promise",
]);

function isWhole(imported: string): boolean {
  return imported === "*" || imported === "default";
}

function requiredModule(node: TSESTree.CallExpression | TSESTree.NewExpression): string | undefined {
  if (node.type !== "CallExpression" || node.callee.type !== "Identifier" || node.callee.name !== "require")
    return undefined;
  const [argument] = node.arguments;
  return argument && staticString(argument);
}

/** The keys of `child({ … })`, after those of its parent. */
function boundFields(argument: Node | undefined, before: Bindings = noBindings): Bindings {
  if (!argument) return before;
  const node = unwrapped(argument);
  if (node.type !== "ObjectExpression") return { ...before, open: true };
  const keys = node.properties.map((property) => (property.type === "Property" ? keyName(property) : undefined));
  const visible = keys.filter((key) => key !== undefined);
  return { keys: [...before.keys, ...visible], open: before.open || visible.length < keys.length };
}

function qualifiedName(name: TSESTree.EntityName): readonly string[] {
  if (name.type === "Identifier") return [name.name];
  return name.type === "TSQualifiedName" ? [...qualifiedName(name.left), name.right.name] : [];
}

function firstDefined<Item, Found>(items: readonly Item[], pick: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = pick(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
