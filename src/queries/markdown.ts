import type { Code, InlineCode, Nodes } from "mdast";
import { parseMarkdown } from "../catalog/markdown.ts";
import { quotedText, type QuotedText } from "../documents/quoted-text.ts";
import type { QueryFile } from "./model.ts";
import { readPromql } from "./promql.ts";
import { hasExpression, readRules } from "./rule-file.ts";
import { segments } from "./segments.ts";
import { QuerySource } from "./source.ts";

/** Reads the queries of a page: fences of PromQL, rules in fences of YAML, and inline code that can be nothing else. */
export function readMarkdownQueries(text: string, file: string): QueryFile {
  const source = new QuerySource(file, text);
  if (mayHoldQueries.test(text)) visit(parseMarkdown(text), source);
  return source.finished();
}

const mayHoldQueries = /promql|prometheus|\bexpr\s*:|\b\w+\s*\(|(?<![\w:])[A-Za-z_:]\w*\s*\{\s*[A-Za-z_]\w*\s*[=!]/i;

function visit(node: Nodes, source: QuerySource): void {
  if (node.type === "code") readFence(node, source);
  else if (node.type === "inlineCode") readInline(node, source);
  else if ("children" in node) for (const child of node.children) visit(child, source);
}

function readFence(fence: Code, source: QuerySource): void {
  const language = fence.lang?.toLowerCase() ?? "";
  const quoted = contentOf(fence, source.text);
  if (!quoted) return;
  if (/^promql$|^prometheus$/.test(language)) for (const query of segments(quoted)) source.add(query);
  else if (/^ya?ml$/.test(language) && hasExpression.test(fence.value)) readRules(quoted, source, true);
  else if (language === "" || language === "text") {
    // A fence that does not say what it holds must speak for itself.
    const parts = segments(quoted);
    if (parts.length > 0 && parts.every((part) => isUnmistakable(part.text) && !readPromql(part, source.locate).fault))
      for (const part of parts) source.add(part);
  }
}

function readInline(code: InlineCode, source: QuerySource): void {
  const { start, end } = code.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined || !isUnmistakable(code.value)) return;
  const from = start.offset + (/^`+\s?/.exec(source.text.slice(start.offset, end.offset))?.[0].length ?? 0);
  const quoted = quotedText(code.value.trimStart(), source.text, from, end.offset);
  const query = readPromql(quoted, source.locate);
  // `rate()` of something is prose.
  if (!query.fault && query.references.length > 0) source.addQuery(query);
}

const promqlFunctions =
  /\b(?:rate|irate|increase|sum|avg|max|min|count|histogram_quantile|topk|bottomk|quantile|delta|deriv|predict_linear|changes|resets|absent|label_replace|avg_over_time|max_over_time|min_over_time|sum_over_time|count_over_time|quantile_over_time|last_over_time)\s*(?:(?:by|without)\s*\([^)]*\)\s*)?\(\s*[^)\s]/;
const selector = /^[A-Za-z_:][\w:]*\s*\{\s*[A-Za-z_]\w*\s*(?:=~|!~|!=|=)\s*["'][^]*\}/;

/** A call of a PromQL function on a name with levels, or a selector with a matcher; `name{label, label}` is notation. */
function isUnmistakable(text: string): boolean {
  if (selector.test(text.trim())) return true;
  return (
    promqlFunctions.test(text) &&
    /[A-Za-z0-9]_[A-Za-z0-9]|\[\d+[smhdwy]\]|\[\$/.test(text) &&
    !/[;=]>|;\s*$|\breturn\b|\bconst\b/.test(text)
  );
}

/** The content of a fence, each line of which may be indented on the page. */
function contentOf(fence: Code, source: string): QuotedText | undefined {
  const { start, end } = fence.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return undefined;
  const from = source.indexOf("\n", start.offset) + 1;
  return from === 0 ? undefined : quotedText(fence.value, source, from, end.offset);
}
