import type { TSESTree } from "@typescript-eslint/utils";
import { classMember } from "./class-members.ts";
import { exportFacts, kindNamed, ownValue, valueKind } from "./libraries/index.ts";
import { exportOf, type ExportTarget, type ModuleGraph } from "./modules.ts";
import { isTypeNode, keyName, propertyOf, type ClassNode, type Node } from "./syntax.ts";
import { firstDefined, type TypeTracer } from "./type-trace.ts";
import { asOwned, asReceived, declaredOr, thing, type Shape, type Thing, type Value } from "./value.ts";

/** What members lead to; asks the tracers of expressions and types. */
export interface MemberSources {
  readonly graph: ModuleGraph;
  readonly types: TypeTracer;
  readonly trace: (expression: Node) => Value | undefined;
  readonly target: (target: ExportTarget) => Value | undefined;
}

/** Bases of bases are followed so far: interfaces and classes that extend each other never end. */
const mostBases = 8;

/** Finds a property of a value: of objects, classes and their bases, declared types, files and what the tables know. */
export class MemberTracer {
  readonly #sources: MemberSources;

  constructor(sources: MemberSources) {
    this.#sources = sources;
  }

  memberOf(object: Value, name: string, at: Node, bases = mostBases): Value | undefined {
    const found = this.#ownMember(object, name, at, bases);
    const declared = "declared" in object && bases > 0 ? object.declared : undefined;
    return declared ? declaredOr(this.memberOf(declared, name, at, bases - 1), found) : found;
  }

  #ownMember(object: Value, name: string, at: Node, bases: number): Value | undefined {
    switch (object.is) {
      case "thing":
        return memberOfThing(object, name);
      case "module":
        return memberOfModule(object, name, at);
      case "file": {
        const target = exportOf(this.#sources.graph, object.program, name);
        return target && this.#sources.target(target);
      }
      case "object":
        return this.#objectMember(object.node, name, at, bases);
      case "list": {
        const element = object.node.elements[Number(name)];
        return element ? this.#sources.trace(element) : undefined;
      }
      case "instance":
      case "class":
        return this.#classMember(object.node, name, object.is === "class", at, bases);
      case "shape":
        return this.#shapeMember(object, name, at, bases);
      default:
        return undefined;
    }
  }

  #objectMember(node: TSESTree.ObjectExpression, name: string, at: Node, bases: number): Value | undefined {
    const property = propertyOf(node, name);
    if (property) return this.#sources.trace(property.value);
    for (const spread of node.properties.toReversed()) {
      if (spread.type !== "SpreadElement" || bases === 0) continue;
      const value = this.#sources.trace(spread.argument);
      const found = value && this.memberOf(value, name, at, bases - 1);
      if (found) return found;
    }
    return undefined;
  }

  #classMember(owner: ClassNode, name: string, isStatic: boolean, at: Node, bases: number): Value | undefined {
    const member = classMember(owner, name, isStatic);
    const given = firstDefined(member.values, (source) => this.#sources.trace(source));
    const found = declaredOr(member.type && this.#sources.types.type(member.type), given);
    if (found) return asOwned(found);
    if (member.getter) return this.#sources.trace(member.getter);
    if (member.method) return { is: "function", node: member.method };
    if (member.signatures.length > 0) return { is: "callable", signatures: member.signatures };
    if (member.values.length > 0 || member.type || bases === 0 || !owner.superClass) return undefined;
    const base = this.#base(owner.superClass, isStatic);
    return base && this.memberOf(base, name, at, bases - 1);
  }

  /** What a class extends: another class of the project, or one that a library offers. */
  #base(superClass: Node, isStatic: boolean): Value | undefined {
    const value = this.#sources.trace(superClass);
    if (value?.is === "class") return isStatic ? value : { is: "instance", node: value.node };
    if (value?.is !== "module" || isStatic) return value;
    const kind = exportFacts(value.module, `new ${value.path}`.trim())?.returns;
    return kind === undefined ? undefined : thing(kind, superClass);
  }

  #shapeMember(shape: Shape, name: string, at: Node, bases: number): Value | undefined {
    const own = shape.members.filter(
      (member): member is TSESTree.TSPropertySignature | TSESTree.TSMethodSignature =>
        (member.type === "TSPropertySignature" || member.type === "TSMethodSignature") && keyName(member) === name,
    );
    const [first] = own;
    if (first?.type === "TSPropertySignature") {
      const type = first.typeAnnotation?.typeAnnotation;
      return type && asReceived(this.#sources.types.type(type));
    }
    const signatures = own.filter((member) => member.type === "TSMethodSignature");
    if (signatures.length > 0) return { is: "callable", signatures };
    if (shape.every) return asReceived(this.#sources.types.type(shape.every));
    if (bases === 0) return undefined;
    for (const base of shape.bases) {
      const value = this.#baseType(base);
      const found = value && this.memberOf(value, name, at, bases - 1);
      if (found) return found;
    }
    return undefined;
  }

  #baseType(base: Node): Value | undefined {
    if (base.type === "TSInterfaceHeritage") return this.#sources.types.named(base);
    return isTypeNode(base) ? this.#sources.types.type(base) : undefined;
  }
}

function memberOfThing(object: Thing, name: string): Value | undefined {
  const kind = kindNamed(object.kind);
  const facts = ownValue(kind?.calls ?? {}, name);
  if (facts) return { is: "method", facts, thing: object };
  const member = ownValue(kind?.members ?? {}, name);
  return member === undefined ? undefined : { ...object, kind: member };
}

function memberOfModule(object: Extract<Value, { is: "module" }>, name: string, at: Node): Value | undefined {
  if (name === "default") return object;
  const own = valueKind(object.module, object.path);
  const member = own === undefined ? undefined : memberOfThing(thing(own, at), name);
  if (member) return member;
  return { is: "module", module: object.module, path: object.path === "" ? name : `${object.path}.${name}` };
}
