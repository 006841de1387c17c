import type { TSESTree } from "@typescript-eslint/utils";
import { words } from "../vocabulary/words.ts";
import { annotationOf, type Declaration } from "./bindings.ts";
import { staticString, type Node } from "./syntax.ts";
import type { TypeTracer } from "./type-trace.ts";

/** What a declared type says about the argument: its possible natures. `any`: it says nothing. */
export type TypeRole = "text" | "object" | "error" | "function" | "any" | "other";

/** A parameter as its declaration shows it. */
export interface ParameterFacts {
  readonly name: string;
  readonly roles: ReadonlySet<TypeRole>;
  readonly isRest: boolean;
  /** Any key and value may be put there: `object`, `Record<string, unknown>`, `any`. */
  readonly takesAnyField: boolean;
  readonly type: TSESTree.TypeNode | undefined;
}

/** Last words of parameters that hold the text of a record. */
export const messageWords: ReadonlySet<string> = new Set(["message", "msg", "text", "line", "template", "format"]);
/** Last words of parameters that hold fields. */
const fieldsWords = new Set(
  "fields field meta metadata context ctx data obj object attributes attrs props properties details extra info bindings payload record tags".split(
    " ",
  ),
);
const errorWords = new Set(["error", "err", "exception", "cause", "e", "ex"]);
const levelWords = new Set(["level", "severity", "lvl"]);

/** Aliases of aliases are followed so far. */
const mostAliases = 6;

export function isMessageName(name: string): boolean {
  return messageWords.has(words(name).at(-1) ?? "") || name === "m";
}

export function isFieldsName(name: string): boolean {
  return fieldsWords.has(words(name).at(-1) ?? "");
}

export function isErrorName(name: string): boolean {
  return errorWords.has(words(name).at(-1) ?? "");
}

export function isLevelName(name: string): boolean {
  return levelWords.has(words(name).at(-1) ?? "");
}

export function parameterFacts(parameter: Node, types: TypeTracer): ParameterFacts {
  const declared = parameter.type === "TSParameterProperty" ? parameter.parameter : parameter;
  const inner = declared.type === "AssignmentPattern" ? declared.left : declared;
  const isRest = inner.type === "RestElement";
  const annotation = annotationOf(inner);
  const type = isRest && annotation ? (elementOf(annotation, types) ?? annotation) : annotation;
  const pattern = isRest ? inner.argument : inner;
  const fallback = declared.type === "AssignmentPattern" ? roleOfDefault(declared.right) : undefined;
  const roles = new Set<TypeRole>();
  if (type) collectRoles(type, types, roles);
  else roles.add(fallback ?? (pattern.type === "ObjectPattern" ? "object" : "any"));
  return {
    name: pattern.type === "Identifier" ? pattern.name : "",
    roles,
    isRest,
    takesAnyField: !type || takesAnyField(type, types),
    type,
  };
}

function roleOfDefault(value: Node): TypeRole {
  if (value.type === "ObjectExpression") return "object";
  return staticString(value) === undefined ? "any" : "text";
}

/** What a list holds: `T[]`, `Array<T>`, an alias of one. */
function elementOf(type: TSESTree.TypeNode, types: TypeTracer, hops = mostAliases): TSESTree.TypeNode | undefined {
  if (type.type === "TSArrayType") return type.elementType;
  if (type.type !== "TSTypeReference" || hops === 0) return undefined;
  const target = types.target(type);
  if (target?.kind === "global") {
    return /^(?:Readonly)?Array$/.test(target.name) ? type.typeArguments?.params[0] : undefined;
  }
  const node =
    target?.kind === "declaration" && target.declaration.kind === "type" ? target.declaration.node : undefined;
  return node?.type === "TSTypeAliasDeclaration" ? elementOf(node.typeAnnotation, types, hops - 1) : undefined;
}

function collectRoles(type: TSESTree.TypeNode, types: TypeTracer, roles: Set<TypeRole>, hops = mostAliases): void {
  switch (type.type) {
    case "TSStringKeyword":
    case "TSTemplateLiteralType":
      roles.add("text");
      return;
    case "TSLiteralType":
      roles.add(staticString(type.literal) === undefined ? "other" : "text");
      return;
    case "TSUnionType":
    case "TSIntersectionType":
      for (const part of type.types) collectRoles(part, types, roles, hops);
      return;
    case "TSObjectKeyword":
    case "TSTypeLiteral":
    case "TSMappedType":
      roles.add("object");
      return;
    case "TSAnyKeyword":
    case "TSUnknownKeyword":
      roles.add("any");
      return;
    case "TSFunctionType": {
      // `() => string` is a message that is only built when it is written.
      const returned = new Set<TypeRole>();
      if (type.returnType && type.params.length === 0) {
        collectRoles(type.returnType.typeAnnotation, types, returned, hops);
      }
      roles.add(returned.has("text") ? "text" : "function");
      return;
    }
    case "TSTypeReference":
      collectReference(type, types, roles, hops);
      return;
    default:
      roles.add("other");
  }
}

function collectReference(type: TSESTree.TSTypeReference, types: TypeTracer, roles: Set<TypeRole>, hops: number): void {
  const target = types.target(type);
  if (target?.kind === "declaration" && hops > 0) {
    collectDeclaration(target.declaration, types, roles, hops - 1);
    return;
  }
  const name = target?.kind === "global" ? target.name : target?.kind === "package" ? target.path : "";
  if (isErrorType(name)) roles.add("error");
  else if (target?.kind === "global") roles.add(globalRoles[name] ?? "any");
  else roles.add("any");
}

const globalRoles: Readonly<Record<string, TypeRole>> = {
  Record: "object",
  Partial: "object",
  Readonly: "object",
  Pick: "object",
  Omit: "object",
  Map: "object",
  Object: "object",
  String: "text",
  Array: "other",
  Promise: "other",
};

function collectDeclaration(declaration: Declaration, types: TypeTracer, roles: Set<TypeRole>, hops: number): void {
  if (declaration.kind === "enum") roles.add("text");
  else if (declaration.kind === "class") roles.add(isErrorType(declaration.node.id?.name ?? "") ? "error" : "object");
  else if (declaration.kind !== "type") roles.add("any");
  else if (declaration.node.type === "TSTypeAliasDeclaration") {
    collectRoles(declaration.node.typeAnnotation, types, roles, hops);
  } else roles.add(isErrorType(declaration.node.id.name) ? "error" : "object");
}

function isErrorType(name: string): boolean {
  return /(?:Error|Exception)$/.test(name);
}

function takesAnyField(type: TSESTree.TypeNode, types: TypeTracer, hops = mostAliases): boolean {
  switch (type.type) {
    case "TSAnyKeyword":
    case "TSUnknownKeyword":
    case "TSObjectKeyword":
      return true;
    case "TSUnionType":
      return type.types.some((part) => takesAnyField(part, types, hops));
    case "TSTypeLiteral":
      return type.members.some(isOpenIndex);
    case "TSTypeReference": {
      const target = types.target(type);
      if (target?.kind === "global") {
        const [, value] = type.typeArguments?.params ?? [];
        return target.name === "Record" && value !== undefined && takesAnyField(value, types, hops);
      }
      if (target?.kind !== "declaration" || target.declaration.kind !== "type" || hops === 0) return false;
      const { node } = target.declaration;
      return node.type === "TSTypeAliasDeclaration"
        ? takesAnyField(node.typeAnnotation, types, hops - 1)
        : node.body.body.some(isOpenIndex);
    }
    default:
      return false;
  }
}

function isOpenIndex(member: TSESTree.TypeElement): boolean {
  if (member.type !== "TSIndexSignature") return false;
  const type = member.typeAnnotation?.typeAnnotation.type;
  return type === "TSAnyKeyword" || type === "TSUnknownKeyword";
}
