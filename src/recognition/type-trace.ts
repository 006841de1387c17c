import type { TSESTree } from "@typescript-eslint/utils";
import { declarationOf, type Declaration } from "./bindings.ts";
import { ownInstrumentKind } from "./instrument-types.ts";
import { exportFacts, typeKind } from "./libraries/index.ts";
import { exportTarget, isWhole, type ExportTarget, type ModuleGraph } from "./modules.ts";
import { programOf, returnedExpression, staticString, type Node } from "./syntax.ts";
import { thing, type Value } from "./value.ts";

/** What a declared type leads to: a declaration of the project, or a name that a package gives. */
export type TypeTarget =
  | { readonly kind: "declaration"; readonly declaration: Declaration }
  | { readonly kind: "package"; readonly module: string; readonly path: string }
  /** A type that is there without an import: `Record`, `Console`, `Error`. */
  | { readonly kind: "global"; readonly name: string };

/** Types that stand for the type they are given. */
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

/** What types lead to; asks the tracers of expressions and members. */
export interface TypeSources {
  readonly graph: ModuleGraph;
  readonly trace: (expression: Node) => Value | undefined;
  readonly memberOf: (value: Value, name: string, at: Node) => Value | undefined;
  /** Is told of every declaration on the way. */
  readonly note: (node: Node) => void;
}

/** Follows declared types to what a value of them is. */
export class TypeTracer {
  readonly #graph: ModuleGraph;
  readonly #trace: (expression: Node) => Value | undefined;
  readonly #memberOf: (value: Value, name: string, at: Node) => Value | undefined;
  readonly #note: (node: Node) => void;
  readonly #underWay = new Set<TSESTree.TypeNode>();

  constructor(sources: TypeSources) {
    this.#graph = sources.graph;
    this.#trace = sources.trace;
    this.#memberOf = sources.memberOf;
    this.#note = sources.note;
  }

  /** What a value of a declared type is. */
  type(type: TSESTree.TypeNode): Value | undefined {
    if (this.#underWay.has(type)) return undefined;
    this.#underWay.add(type);
    const value = this.#typed(type);
    this.#underWay.delete(type);
    return value;
  }

  /** Where the name of a type leads, without a look at what it declares. */
  target(type: TSESTree.TSTypeReference | TSESTree.TSInterfaceHeritage): TypeTarget | undefined {
    const names = type.type === "TSTypeReference" ? qualifiedName(type.typeName) : expressionName(type.expression);
    const [first, ...rest] = names;
    if (first === undefined) return undefined;
    const declaration = declarationOf(first, type);
    if (!declaration) return { kind: "global", name: first };
    if (declaration.kind !== "import") return { kind: "declaration", declaration };
    this.#note(declaration.node);
    return this.#exported(exportTarget(this.#graph, programOf(type), declaration.module, declaration.imported), rest);
  }

  #exported(target: ExportTarget, rest: readonly string[]): TypeTarget | undefined {
    if (target.kind === "declaration") return { kind: "declaration", declaration: target.declaration };
    if (target.kind !== "package") return undefined;
    const path = [...(isWhole(target.imported) ? [] : [target.imported]), ...rest].join(".");
    return { kind: "package", module: target.module, path };
  }

  #typed(type: TSESTree.TypeNode): Value | undefined {
    switch (type.type) {
      case "TSTypeLiteral":
        return { is: "shape", node: type, members: type.members, bases: [], every: undefined };
      case "TSFunctionType":
        return { is: "callable", signatures: [type] };
      case "TSMappedType":
        return type.typeAnnotation
          ? { is: "shape", node: type, members: [], bases: [], every: type.typeAnnotation }
          : undefined;
      case "TSUnionType":
        return firstDefined(type.types, (part) => this.type(part));
      case "TSIntersectionType":
        return { is: "shape", node: type, members: [], bases: type.types, every: undefined };
      case "TSTypeReference":
        return this.named(type);
      case "TSTypeQuery":
        return this.#query(type);
      case "TSImportType": {
        const module = staticString(type.source);
        const path = type.qualifier ? qualifiedName(type.qualifier).join(".") : "";
        return module === undefined ? undefined : this.#ofTarget(type, { kind: "package", module, path });
      }
      default:
        return undefined;
    }
  }

  #ofTarget(type: Node, target: TypeTarget): Value | undefined {
    if (target.kind === "package") {
      const kind = typeKind(target.module, target.path);
      return kind === undefined ? undefined : thing(kind, type);
    }
    return target.kind === "declaration" ? this.declared(target.declaration) : undefined;
  }

  /** What a type that is named stands for, or what an interface extends. */
  named(type: TSESTree.TSTypeReference | TSESTree.TSInterfaceHeritage): Value | undefined {
    const target = this.target(type);
    return target?.kind === "global" ? this.#global(type, target.name) : target && this.#ofTarget(type, target);
  }

  /** What a value of a declared class, interface or alias is. */
  declared(declaration: Declaration): Value | undefined {
    if (declaration.kind === "class") {
      this.#note(declaration.node);
      return { is: "instance", node: declaration.node };
    }
    if (declaration.kind !== "type") return undefined;
    const { node } = declaration;
    this.#note(node);
    const kind = ownInstrumentKind(node.id.name, membersOf(node));
    if (kind !== undefined) return thing(kind, node);
    if (node.type === "TSTypeAliasDeclaration") return this.type(node.typeAnnotation);
    return { is: "shape", node, members: node.body.body, bases: node.extends, every: undefined };
  }

  /** `typeof logger`, `typeof bunyan.createLogger` */
  #query(type: TSESTree.TSTypeQuery): Value | undefined {
    const path: string[] = [];
    let name = type.exprName;
    for (; name.type === "TSQualifiedName"; name = name.left) path.unshift(name.right.name);
    let value = name.type === "Identifier" ? this.#trace(name) : undefined;
    for (const step of path) value = value && this.#memberOf(value, step, type);
    return value;
  }

  /** `Console` needs no import, `Pick<Console, "warn">` is what it picks from, `ReturnType<typeof pino>` what is returned. */
  #global(type: TSESTree.TSTypeReference | TSESTree.TSInterfaceHeritage, name: string): Value | undefined {
    if (name === "Console") return thing("console", type);
    const [first, second] = type.typeArguments?.params ?? [];
    if (!first) return undefined;
    if (transparentTypes.has(name)) return this.type(first);
    if (name === "Record" && second) return { is: "shape", node: type, members: [], bases: [], every: second };
    if (name === "InstanceType") return instanceOf(this.type(first));
    return name === "ReturnType" ? this.#returned(first, type) : undefined;
  }

  #returned(callee: TSESTree.TypeNode, at: Node): Value | undefined {
    const value = this.type(callee);
    switch (value?.is) {
      case "function": {
        const { returnType } = value.node;
        const returned = returnedExpression(value.node);
        return returnType ? this.type(returnType.typeAnnotation) : returned && this.#trace(returned);
      }
      case "module": {
        const kind = exportFacts(value.module, value.path)?.returns;
        return kind === undefined ? undefined : thing(kind, at);
      }
      default:
        return undefined;
    }
  }
}

function membersOf(
  node: TSESTree.TSInterfaceDeclaration | TSESTree.TSTypeAliasDeclaration,
): readonly TSESTree.TypeElement[] {
  if (node.type === "TSInterfaceDeclaration") return node.body.body;
  return node.typeAnnotation.type === "TSTypeLiteral" ? node.typeAnnotation.members : [];
}

function instanceOf(value: Value | undefined): Value | undefined {
  return value?.is === "class" ? { is: "instance", node: value.node } : undefined;
}

function qualifiedName(name: TSESTree.EntityName): readonly string[] {
  if (name.type === "Identifier") return [name.name];
  return name.type === "TSQualifiedName" ? [...qualifiedName(name.left), name.right.name] : [];
}

function expressionName(node: Node): readonly string[] {
  if (node.type === "Identifier") return [node.name];
  if (node.type !== "MemberExpression" || node.property.type !== "Identifier") return [];
  return [...expressionName(node.object), node.property.name];
}

export function firstDefined<Item, Found>(
  items: readonly Item[],
  pick: (item: Item) => Found | undefined,
): Found | undefined {
  for (const item of items) {
    const found = pick(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
