import type { TSESTree } from "@typescript-eslint/utils";
import { constantInitialiser } from "./text-shape.ts";
import { propertyOf, staticString, unwrapped, type Node } from "./syntax.ts";

/**
 * The paths that `redact: ["password", "*.token"]` or `redact: { paths: […] }` names; `undefined` where there is no such
 * option. What cannot be read covers nothing.
 */
export function redactedPaths(options: TSESTree.ObjectExpression): readonly string[] | undefined {
  const given = propertyOf(options, "redact")?.value;
  if (!given) return undefined;
  const value = constantValue(given);
  const list = value.type === "ObjectExpression" ? propertyOf(value, "paths")?.value : value;
  const array = list && constantValue(list);
  if (array?.type !== "ArrayExpression") return [];
  return array.elements.flatMap((element) => (element ? (staticString(element) ?? []) : []));
}

function constantValue(expression: Node): Node {
  const node = unwrapped(expression);
  return node.type === "Identifier" ? unwrapped(constantInitialiser(node) ?? node) : node;
}

/**
 * Whether pino censors a value at a path of the record. A star stands for exactly one level; case counts; what stands
 * under a censored key is gone with it (pino 10, @pinojs/redact 0.4).
 */
export function isRedacted(path: readonly string[], paths: readonly string[]): boolean {
  const all = paths.map(segmentsOf);
  return all.some((parts) => {
    if (parts.length > path.length || !parts.every((part, index) => part === "*" || part === path[index])) return false;
    // A lone star leaves alone what has a longer path of its own.
    const isLone = parts.length === 1 && parts[0] === "*";
    return !isLone || !all.some((other) => other.length > 1 && other[0] === path[0]);
  });
}

/** `req.headers["set-cookie"]`, `users[*].email` */
function segmentsOf(path: string): readonly string[] {
  return [...path.matchAll(/\[(?:"([^"]*)"|'([^']*)'|`([^`]*)`|([^\]]*))\]|([^.[\]]+)/g)].map(
    ([, double, single, back, bare, plain]) => double ?? single ?? back ?? bare ?? plain ?? "",
  );
}
