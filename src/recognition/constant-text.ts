import type { TSESTree } from "@typescript-eslint/utils";
import { annotationOf, declarationOf, type Declaration } from "./bindings.ts";
import { assignmentsTo } from "./class-members.ts";
import { memberName, programOf, staticString, unwrapped, type Node } from "./syntax.ts";
import type { Telemetry } from "./telemetry.ts";

type Sources = Pick<Telemetry, "constants" | "tracer">;

/** Names and types that stand for each other are followed so far. */
const mostHops = 6;

/**
 * Whether an expression is one of a closed set of texts, all written down somewhere: a constant, a member of an enum or a
 * constant object, also by a key that only a run can tell, or something whose declared type is a union of literals.
 */
export function isConstantText(expression: Node, sources: Sources, hops = mostHops): boolean {
  const node = unwrapped(expression);
  if (hops === 0) return false;
  if (sources.constants.isConstant(node)) return true;
  switch (node.type) {
    case "ConditionalExpression":
      return isEach([node.consequent, node.alternate], sources, hops);
    case "LogicalExpression":
      return isEach([node.left, node.right], sources, hops);
    case "TemplateLiteral":
      return isEach(node.expressions, sources, hops);
    case "BinaryExpression":
      return node.operator === "+" && isEach([node.left, node.right], sources, hops);
    case "MemberExpression":
      return memberName(node) === undefined && holdsConstants(node.object, sources, hops);
    case "Identifier":
      return isConstantName(node, sources, hops);
    default:
      return false;
  }
}

function isEach(nodes: readonly Node[], sources: Sources, hops: number): boolean {
  return nodes.every((one) => isConstantText(one, sources, hops - 1));
}

function isConstantName(node: TSESTree.Identifier, sources: Sources, hops: number): boolean {
  const declaration = declarationOf(node.name, node);
  if (declaration?.kind === "parameter" && declaration.path.length === 0) {
    return declaration.type !== undefined && isLiteralType(declaration.type, sources, hops);
  }
  if (declaration?.kind !== "variable" || declaration.path.length > 0) return false;
  const type = annotationOf(declaration.node.id);
  if (type && isLiteralType(type, sources, hops)) return true;
  const { init } = declaration.node;
  if (declaration.constant) return init !== null && isConstantText(init, sources, hops - 1);
  // `let text = "a"; if (late) text = "b";`
  const given = [...(init ? [init] : []), ...assignmentsTo(programOf(node), node.name)];
  return given.length > 0 && given.every((one) => one !== node) && isEach(given, sources, hops);
}

/** `Messages[key]`: whatever the key, one of the members. */
function holdsConstants(object: Node, sources: Sources, hops: number): boolean {
  const node = unwrapped(object);
  const declaration = node.type === "Identifier" ? sources.tracer.declarationOf(node) : undefined;
  if (declaration?.kind === "enum") return true;
  const value = sources.tracer.trace(node);
  if (value?.is === "list") {
    return value.node.elements.every((one) => one !== null && isConstantText(one, sources, hops - 1));
  }
  if (value?.is !== "object") return false;
  return value.node.properties.every(
    (property) => property.type === "Property" && isConstantText(property.value, sources, hops - 1),
  );
}

/** `"a" | "b"`, an enum, or a name for one of them. */
function isLiteralType(type: TSESTree.TypeNode, sources: Sources, hops: number): boolean {
  switch (type.type) {
    case "TSLiteralType":
      return staticString(type.literal) !== undefined;
    case "TSUnionType":
      return type.types.every((part) => isNothing(part) || isLiteralType(part, sources, hops));
    case "TSTypeReference": {
      const target = hops > 0 ? sources.tracer.types.target(type) : undefined;
      return target?.kind === "declaration" && isLiteralDeclaration(target.declaration, sources, hops - 1);
    }
    default:
      return false;
  }
}

function isLiteralDeclaration(declaration: Declaration, sources: Sources, hops: number): boolean {
  if (declaration.kind === "enum") return true;
  if (declaration.kind !== "type" || declaration.node.type !== "TSTypeAliasDeclaration") return false;
  return isLiteralType(declaration.node.typeAnnotation, sources, hops);
}

function isNothing(type: TSESTree.TypeNode): boolean {
  return type.type === "TSUndefinedKeyword" || type.type === "TSNullKeyword";
}
