import type { TSESLint } from "@typescript-eslint/utils";
import type { SpanCall } from "../recognition/span-call.ts";
import { propertyOf, unwrapped } from "../recognition/syntax.ts";

/** Adds an attribute to a span of OpenTelemetry, first among those that it has; `undefined` where there is no sure place. */
export function insertAttribute(
  { node, api, evidence, name, options, callback }: SpanCall,
  attribute: string,
): TSESLint.ReportFixFunction | undefined {
  if (node.type === "Decorator" || api !== "otel" || evidence === "inference" || !name) return undefined;
  const object = options && unwrapped(options);
  if (object?.type === "ObjectExpression") {
    const attributes = propertyOf(object, "attributes")?.value;
    const inner = attributes && unwrapped(attributes);
    if (inner && inner.type !== "ObjectExpression") return undefined;
    const [target, text] = inner ? [inner, attribute] : [object, `attributes: { ${attribute} }`];
    const [first] = target.properties;
    // Behind the brace of an empty object, where a comment may stand that stays.
    const brace: readonly [number, number] = [target.range[0], target.range[0] + 1];
    return (fixer) =>
      first ? fixer.insertTextBefore(first, `${text}, `) : fixer.insertTextAfterRange(brace, ` ${text} `);
  }
  const fitting = callback ? 2 : 1;
  if (options || node.arguments.length !== fitting) return undefined;
  return (fixer) => fixer.insertTextAfter(name, `, { attributes: { ${attribute} } }`);
}
