import type { TSESLint } from "@typescript-eslint/utils";
import { declarationOf } from "../recognition/bindings.ts";
import type { Handling } from "../recognition/span-errors.ts";

/**
 * Adds the calls of OpenTelemetry that mark a span as failed, first in the handling of an error. `undefined` where the
 * handling is an expression, which has no room for them.
 */
export function recordsError(
  { body, error: { name } }: Handling,
  span: string,
  sourceCode: Readonly<TSESLint.SourceCode>,
): TSESLint.ReportFixFunction | undefined {
  if (body.type !== "BlockStatement") return undefined;
  const calls = [
    // What is caught may be anything; the API takes an error or a text.
    `${span}.recordException(${name} instanceof Error ? ${name} : String(${name}));`,
    ...(declarationOf("SpanStatusCode", body) ? [`${span}.setStatus({ code: SpanStatusCode.ERROR });`] : []),
  ];
  const [brace] = sourceCode.getTokens(body);
  const [first] = body.body;
  if (!brace) return undefined;
  const isApart = first && first.loc.start.line > brace.loc.start.line;
  const between = isApart ? `\n${" ".repeat(first.loc.start.column)}` : " ";
  return (fixer) => fixer.insertTextAfter(brace, calls.map((call) => between + call).join(""));
}
