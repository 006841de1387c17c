import type { TSESTree } from "@typescript-eslint/utils";
import { annotationOf, type Declaration } from "./bindings.ts";
import {
  isClass,
  keyName,
  memberName,
  returnedExpression,
  walk,
  type ClassNode,
  type FunctionNode,
  type Node,
} from "./syntax.ts";
import type { FunctionLike } from "./value.ts";

/** Everything that says what a member of a class is. */
export interface ClassMember {
  /** Initialisers and `this.name = …`, `Owner.name = …` anywhere in the class, in source order. */
  readonly values: readonly Node[];
  readonly type: TSESTree.TypeNode | undefined;
  readonly getter: Node | undefined;
  readonly method: FunctionNode | undefined;
  /** How a method is declared: its overloads, an abstract declaration, else the method itself. */
  readonly signatures: readonly FunctionLike[];
}

const membersOfClass = new WeakMap<ClassNode, Map<string, ClassMember>>();

/** A member by name (`#name` for private ones). A member that the class does not have has no values and no type. */
export function classMember(owner: ClassNode, name: string, isStatic: boolean): ClassMember {
  const members = membersOfClass.get(owner) ?? new Map<string, ClassMember>();
  membersOfClass.set(owner, members);
  const key = `${isStatic ? "static " : ""}${name}`;
  const known = members.get(key);
  if (known) return known;
  const member = collectMember(owner, name, isStatic);
  members.set(key, member);
  return member;
}

function collectMember(owner: ClassNode, name: string, isStatic: boolean): ClassMember {
  const values: Node[] = [];
  const parameter = isStatic ? undefined : constructorParameter(owner, name);
  let type = parameter?.type;
  if (parameter?.fallback) values.push(parameter.fallback);
  let getter: Node | undefined;
  let method: FunctionNode | undefined;
  const overloads: FunctionLike[] = [];
  for (const element of owner.body.body) {
    if (!("key" in element) || element.static !== isStatic || keyName(element) !== name) continue;
    if (element.type === "PropertyDefinition" || element.type === "AccessorProperty") {
      if (element.value) values.push(element.value);
      type ??= element.typeAnnotation?.typeAnnotation;
    }
    if (element.type !== "MethodDefinition" && element.type !== "TSAbstractMethodDefinition") continue;
    if (element.value.type === "TSEmptyBodyFunctionExpression") overloads.push(element.value);
    else if (element.kind === "get") getter = returnedExpression(element.value);
    else if (element.kind === "method") method = element.value;
  }
  const signatures = overloads.length > 0 || !method ? overloads : [method];
  let all: readonly Node[] | undefined;
  return {
    type,
    getter,
    method,
    signatures,
    // Finding assignments means walking the class: not before somebody asks what is in the member.
    get values() {
      all ??= [...values, ...memberAssignments(owner, name)];
      return all;
    },
  };
}

/** The class that a constructor belongs to: its callers are the `new` expressions. */
export function constructedBy(owner: Node): ClassNode | undefined {
  const method = owner.parent;
  if (method?.type !== "MethodDefinition" || method.kind !== "constructor") return undefined;
  const holder = method.parent.parent;
  return isClass(holder) ? holder : undefined;
}

/** The parameter property (`constructor(private readonly name: string)`) that declares a member. */
export function constructorParameter(
  owner: ClassNode,
  name: string,
): Extract<Declaration, { kind: "parameter" }> | undefined {
  for (const element of owner.body.body) {
    if (element.type !== "MethodDefinition" || element.kind !== "constructor") continue;
    if (element.value.type !== "FunctionExpression") continue;
    for (const [index, param] of element.value.params.entries()) {
      if (param.type !== "TSParameterProperty") continue;
      const { parameter } = param;
      if (boundName(parameter) !== name) continue;
      const pattern = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
      const fallback = parameter.type === "AssignmentPattern" ? parameter.right : undefined;
      return { kind: "parameter", owner: element.value, index, path: [], type: annotationOf(pattern), fallback };
    }
  }
  return undefined;
}

/** The calls that decorate a field, or the constructor's parameter that declares it. */
export function decoratorsOf(owner: ClassNode, name: string): readonly TSESTree.CallExpression[] {
  return owner.body.body.flatMap((element) => {
    if (element.type === "PropertyDefinition" && keyName(element) === name) return callsIn(element.decorators);
    if (element.type !== "MethodDefinition" || element.kind !== "constructor") return [];
    return element.value.params.flatMap((param) =>
      param.type === "TSParameterProperty" && boundName(param.parameter) === name ? callsIn(param.decorators) : [],
    );
  });
}

function callsIn(decorators: readonly TSESTree.Decorator[]): readonly TSESTree.CallExpression[] {
  return decorators.flatMap(({ expression }) => (expression.type === "CallExpression" ? [expression] : []));
}

function boundName(parameter: TSESTree.TSParameterProperty["parameter"]): string | undefined {
  const pattern = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
  return "name" in pattern ? pattern.name : undefined;
}

const assignmentsOfClass = new WeakMap<ClassNode, ReadonlyMap<string, readonly Node[]>>();

function memberAssignments(owner: ClassNode, name: string): readonly Node[] {
  const nameOf = (target: Node) => ownMemberName(target, owner);
  const known = assignmentsOfClass.get(owner) ?? collectAssignments(owner.body, nameOf);
  assignmentsOfClass.set(owner, known);
  return known.get(name) ?? [];
}

/** `this.name`, and `Owner.name` for what is static. */
function ownMemberName(target: Node, owner: ClassNode): string | undefined {
  if (target.type !== "MemberExpression") return undefined;
  const { object } = target;
  const isOwn = object.type === "ThisExpression" || (object.type === "Identifier" && object.name === owner.id?.name);
  return isOwn ? memberName(target) : undefined;
}

const assignmentsOfFile = new WeakMap<Node, ReadonlyMap<string, readonly Node[]>>();

/** What is assigned to a plain name anywhere in a file. */
export function assignmentsTo(program: TSESTree.Program, name: string): readonly Node[] {
  const known =
    assignmentsOfFile.get(program) ??
    collectAssignments(program, (target) => (target.type === "Identifier" ? target.name : undefined));
  assignmentsOfFile.set(program, known);
  return known.get(name) ?? [];
}

function collectAssignments(scope: Node, nameOf: (target: Node) => string | undefined): Map<string, Node[]> {
  const found = new Map<string, Node[]>();
  walk(scope, (node) => {
    if (node.type !== "AssignmentExpression") return;
    const name = nameOf(node.left);
    if (name !== undefined) found.set(name, [...(found.get(name) ?? []), node.right]);
  });
  return found;
}

/** The constructor that a class has itself. */
export function constructorOf(owner: ClassNode): FunctionNode | undefined {
  for (const element of owner.body.body) {
    if (element.type !== "MethodDefinition" || element.kind !== "constructor") continue;
    return element.value.type === "FunctionExpression" ? element.value : undefined;
  }
  return undefined;
}
