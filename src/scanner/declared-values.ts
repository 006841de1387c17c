import { relative } from "node:path";
import type { DeclaredValues } from "../recognition/constants.ts";
import type { Node } from "../recognition/syntax.ts";
import type { Standard } from "../standard/schema.ts";
import { globMatcher } from "../standard/globs.ts";

/** What the standard's `values` say about an expression: compared by its source text, without white space. */
export function declaredValues(
  declared: Standard["metrics"]["values"],
  standardRoot: string,
  source: { readonly textOf: (node: Node) => string; readonly fileOf: (node: Node) => string | undefined },
): DeclaredValues {
  if (declared.length === 0) return () => undefined;
  const entries = declared.map(({ expression, files, values }) => ({
    expression: compact(expression),
    matches: files === undefined ? () => true : globMatcher([files]),
    values,
  }));
  return (node) => {
    const text = compact(source.textOf(node));
    return entries.find(
      (entry) => entry.expression === text && entry.matches(relative(standardRoot, source.fileOf(node) ?? "")),
    )?.values;
  };
}

function compact(text: string): string {
  return text.replace(/\s+/g, "");
}
