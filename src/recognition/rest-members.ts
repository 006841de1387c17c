import type { TSESTree } from "@typescript-eslint/utils";
import { annotationOf, type Declaration } from "./bindings.ts";
import { keyName, type Node } from "./syntax.ts";

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
      : [parameterPattern(declaration.owner.params[declaration.index]), undefined];
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
