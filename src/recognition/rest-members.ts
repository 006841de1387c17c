import type { TSESTree } from "@typescript-eslint/utils";
import { annotationOf, declarationOf, type Declaration } from "./bindings.ts";
import { forwardedParameter } from "./forwarding.ts";
import { keyName, parametersOf, unwrapped, type FunctionNode, type Node } from "./syntax.ts";
import { constantInitialiser } from "./text-shape.ts";

/** Other names for a parameter are followed so far. */
const mostAliases = 3;

/** What a rest element of a destructured object holds: all but what was taken. */
export interface RestMembers {
  readonly taken: readonly string[];
  readonly type: TSESTree.TypeNode | undefined;
  /** The object that was taken apart. */
  readonly source: Node | undefined;
}

/** `const { id, ...rest } = user`, `({ brand, ...card }: Card) => …`; `undefined` where the name is no such rest. */
export function restOf(
  declaration: Declaration & { kind: "variable" | "parameter" },
  name: string,
): RestMembers | undefined {
  const [pattern, source] =
    declaration.kind === "variable"
      ? [declaration.node.id, declaration.node.init ?? undefined]
      : [parameterPattern(parametersOf(declaration.owner)[declaration.index]), undefined];
  if (pattern?.type !== "ObjectPattern") return undefined;
  const rest = pattern.properties.at(-1);
  if (rest?.type !== "RestElement" || rest.argument.type !== "Identifier" || rest.argument.name !== name)
    return undefined;
  const taken = pattern.properties.flatMap((property) =>
    property.type === "Property" ? (keyName(property) ?? []) : [],
  );
  return { taken, type: annotationOf(pattern), source };
}

function parameterPattern(param: TSESTree.Parameter | undefined): TSESTree.DestructuringPattern | undefined {
  if (param?.type === "TSParameterProperty") return undefined;
  return param?.type === "AssignmentPattern" ? param.left : param;
}

/**
 * The position of the parameter that an object comes from, under another name or with some members left out:
 * `const { ttl, ...rest } = options`.
 * @param needed a member that must not be among those
 */
export function parameterBehind(
  expression: Node,
  owner: FunctionNode,
  needed?: string,
  hops = mostAliases,
): number | undefined {
  const node = unwrapped(expression);
  const position = forwardedParameter(node, owner);
  if (position !== undefined || node.type !== "Identifier" || hops === 0) return position;
  const declaration = declarationOf(node.name, node);
  if (declaration?.kind !== "variable" && declaration?.kind !== "parameter") return undefined;
  const rest = restOf(declaration, node.name);
  if (needed !== undefined && rest?.taken.includes(needed)) return undefined;
  if (declaration.kind === "parameter") return rest && declaration.owner === owner ? declaration.index : undefined;
  const source = rest ? rest.source : constantInitialiser(node);
  return source && parameterBehind(source, owner, needed, hops - 1);
}
