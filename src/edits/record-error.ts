import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { declarationOf, type Declaration } from "../recognition/bindings.ts";
import type { Handling } from "../recognition/span-errors.ts";
import type { SpanRegion } from "../recognition/span-regions.ts";
import { unwrapped, type Node } from "../recognition/syntax.ts";

/**
 * Adds the calls of OpenTelemetry that mark a span as failed, first in the handling of an error. `undefined` where the
 * handling is an expression, which has no room for them, or where the span's name means something else there.
 */
export function recordsError(
  { body, error: { name } }: Handling,
  region: SpanRegion,
  start: Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): TSESLint.ReportFixFunction | undefined {
  if (body.type !== "BlockStatement") return undefined;
  const [first] = body.body;
  if (declarationOf(region.name, first ?? body) !== region.declaration) return undefined;
  const span = isSurelyThere(region, start) ? region.name : `${region.name}?`;
  const calls = [
    // What is caught may be anything; the API takes an error or a text.
    `${span}.recordException(${name} instanceof Error ? ${name} : String(${name}));`,
    ...(hasStatusCodes(body) ? [`${span}.setStatus({ code: SpanStatusCode.ERROR });`] : []),
  ];
  const [brace] = sourceCode.getTokens(body);
  if (!brace) return undefined;
  const isApart = first && first.loc.start.line > brace.loc.start.line;
  const between = isApart ? `\n${indentOf(first, sourceCode)}` : " ";
  const behind = body.range[1] - body.range[0] === "{}".length ? " " : "";
  return (fixer) => fixer.insertTextAfter(brace, calls.map((call) => between + call).join("") + behind);
}

/** As the line is indented, with tabs where it has tabs. */
function indentOf(statement: Node, sourceCode: Readonly<TSESLint.SourceCode>): string {
  const line = sourceCode.lines[statement.loc.start.line - 1] ?? "";
  return line.slice(0, statement.loc.start.column).replace(/\S/g, " ");
}

/** A parameter, or a constant that holds the started span whatever happens. */
function isSurelyThere({ declaration, isGiven }: SpanRegion, start: Node): boolean {
  if (isGiven) return true;
  const init = declaration?.kind === "variable" && declaration.constant ? declaration.node.init : undefined;
  return init !== undefined && init !== null && unwrapped(init) === start;
}

function hasStatusCodes(body: TSESTree.BlockStatement): boolean {
  const declaration = declarationOf("SpanStatusCode", body);
  return declaration?.kind === "import" && declaration.module.startsWith("@opentelemetry/") && isValue(declaration);
}

/** `import type` brings nothing to run time. */
function isValue({ node }: Extract<Declaration, { kind: "import" }>): boolean {
  if (node.type === "ImportSpecifier" && node.importKind === "type") return false;
  return !(node.parent?.type === "ImportDeclaration" && node.parent.importKind === "type");
}
