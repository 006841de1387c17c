import type { TSESTree } from "@typescript-eslint/utils";
import { declarationOf } from "./bindings.ts";
import { keyName, staticString, unwrapped, type Node } from "./syntax.ts";
import type { Tracer } from "./trace.ts";

const deepest = 8;

/**
 * The texts that a declared type lists: `"paid" | "open"`, an alias or an enum of such, `keyof typeof NAMES`,
 * `(typeof NAMES)[number]`; `undefined` where it allows any others.
 */
export function literalTexts(type: TSESTree.TypeNode, tracer: Tracer, depth = 0): readonly string[] | undefined {
  if (depth > deepest) return undefined;
  const follow = (inner: TSESTree.TypeNode) => literalTexts(inner, tracer, depth + 1);
  switch (type.type) {
    case "TSLiteralType":
      return literalOf(type.literal);
    case "TSUnionType":
      return union(type.types.filter((part) => !isNothingType(part)).map(follow));
    case "TSTypeReference": {
      const target = tracer.types.target(type);
      if (target?.kind !== "declaration") return undefined;
      const { declaration } = target;
      if (declaration.kind === "enum") return enumTexts(declaration.node);
      if (declaration.kind !== "type" || declaration.node.type !== "TSTypeAliasDeclaration") return undefined;
      return declaration.node.typeParameters ? undefined : follow(declaration.node.typeAnnotation);
    }
    case "TSTypeOperator":
      return type.operator === "keyof" && type.typeAnnotation
        ? keysOf(queried(type.typeAnnotation, tracer))
        : undefined;
    case "TSIndexedAccessType":
      return membersOf(queried(type.objectType, tracer), type.indexType);
    default:
      return undefined;
  }
}

function isNothingType({ type }: TSESTree.TypeNode): boolean {
  return type === "TSUndefinedKeyword" || type === "TSNullKeyword";
}

function literalOf(literal: Node): readonly string[] | undefined {
  const text = staticString(literal);
  if (text !== undefined) return [text];
  if (literal.type !== "Literal") return undefined;
  return typeof literal.value === "boolean" || typeof literal.value === "number" ? [String(literal.value)] : undefined;
}

function union(parts: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  const texts = new Set<string>();
  for (const part of parts) {
    if (!part) return undefined;
    for (const text of part) texts.add(text);
  }
  return texts.size > 0 ? [...texts] : undefined;
}

function enumTexts({ body }: TSESTree.TSEnumDeclaration): readonly string[] | undefined {
  return union(
    body.members.map(({ initializer }, index) => (initializer ? literalOf(unwrapped(initializer)) : [String(index)])),
  );
}

/** The literal behind `typeof NAMES`. */
function queried(type: TSESTree.TypeNode, tracer: Tracer): Node | undefined {
  if (type.type !== "TSTypeQuery" || type.exprName.type !== "Identifier") return undefined;
  const declaration = declarationOf(type.exprName.name, type);
  const init = declaration?.kind === "variable" && declaration.path.length === 0 ? declaration.node.init : undefined;
  if (init) return unwrapped(init);
  const value = tracer.trace(type.exprName);
  return value?.is === "object" ? value.node : undefined;
}

function keysOf(node: Node | undefined): readonly string[] | undefined {
  if (node?.type !== "ObjectExpression") return undefined;
  return union(
    node.properties.map((property) => (property.type === "Property" ? named(keyName(property)) : undefined)),
  );
}

/** `[number]` of a list, `[keyof typeof NAMES]` of an object. */
function membersOf(node: Node | undefined, index: TSESTree.TypeNode): readonly string[] | undefined {
  if (node?.type === "ArrayExpression" && index.type === "TSNumberKeyword")
    return union(node.elements.map((element) => (element ? literalOf(unwrapped(element)) : undefined)));
  if (node?.type !== "ObjectExpression" || index.type !== "TSTypeOperator") return undefined;
  return union(
    node.properties.map((property) =>
      property.type === "Property" ? literalOf(unwrapped(property.value)) : undefined,
    ),
  );
}

function named(name: string | undefined): readonly string[] | undefined {
  return name === undefined ? undefined : [name];
}
