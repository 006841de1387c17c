import { parseTree, printParseErrorCode, type Node as JsonNode, type ParseError } from "jsonc-parser";
import { plainQuote, quotedWithin, type QuotedText } from "../documents/quoted-text.ts";
import { readVariableQuery } from "./grafana-query.ts";
import { isLogQl } from "./logql.ts";
import type { QueryFile } from "./model.ts";
import { QuerySource } from "./source.ts";
import { UnreadableFile } from "./unreadable-file.ts";

/**
 * Reads the queries of a Grafana dashboard: the targets of its panels, however nested, its variables and annotations;
 * what asks another data source than Prometheus is passed over.
 * @throws UnreadableFile where the text is no JSON
 */
export function readDashboard(text: string, file: string): QueryFile {
  const source = new QuerySource(file, text);
  readPanels(plainQuote(text, 0), source);
  return source.finished();
}

/**
 * Reads a dashboard into a source, which it may be a part of.
 * @throws UnreadableFile where the text is no JSON
 */
export function readPanels(dashboard: QuotedText, source: QuerySource): void {
  const faults: ParseError[] = [];
  const root = parseTree(dashboard.text, faults, { allowTrailingComma: true });
  const [fault] = faults;
  if (!root || fault) {
    const at = dashboard.offsetAt(fault?.offset ?? 0);
    const { line, column } = source.locate(at, at);
    const what = fault ? printParseErrorCode(fault.error) : "it is empty";
    throw new UnreadableFile(`is not valid JSON (line ${line}, column ${column}: ${what})`);
  }
  readNodes(root, dashboard, source);
}

/** Without recursion: generated files nest as deep as they like. */
function readNodes(root: JsonNode, dashboard: QuotedText, source: QuerySource): void {
  const open: { readonly node: JsonNode; readonly dataSource: string | undefined }[] = [
    { node: root, dataSource: undefined },
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, dataSource: inherited } = next;
    const dataSource = node.type === "object" ? (dataSourceOf(node) ?? inherited) : inherited;
    if (node.type === "object") readObject(node, dataSource, dashboard, source);
    for (const child of [...(node.children ?? [])].reverse()) open.push({ node: child, dataSource });
  }
}

function readObject(node: JsonNode, dataSource: string | undefined, dashboard: QuotedText, source: QuerySource): void {
  const expression = stringAt(node, "expr", dashboard);
  if (expression && isPromql(expression.text, dataSource)) source.add(expression);
  const written = variableQuery(node, dashboard);
  const found = written && isPromql(written.text, dataSource) ? readVariableQuery(written, source.locate) : undefined;
  if (found) source.addQuery(found);
}

/** What a variable asks for: `type: "query"`, or a `QueryVariable` of the second schema. */
function variableQuery(node: JsonNode, dashboard: QuotedText): QuotedText | undefined {
  const query = member(node, "query");
  if (text(member(node, "type")) === "query")
    return query?.type === "object" ? stringAt(query, "query", dashboard) : stringAt(node, "query", dashboard);
  const isSecond = text(member(node, "kind")) === "DataQuery";
  const asked = isSecond ? member(node, "spec") : undefined;
  return asked && (stringAt(asked, "query", dashboard) ?? stringAt(asked, "__legacyStringValue", dashboard));
}

/** The kind of data source that an object names, in lower case; a name or a variable says nothing certain. */
function dataSourceOf(node: JsonNode): string | undefined {
  if (text(member(node, "kind")) === "DataQuery") {
    // The second schema says it with the query, or not at all.
    const group = text(member(node, "group"))?.toLowerCase();
    return group === "" ? undefined : group;
  }
  const value = member(node, "datasource");
  if (value?.type === "object") return text(member(value, "type"))?.toLowerCase() ?? "unknown";
  const name = text(value)?.toLowerCase();
  return name === undefined ? undefined : (otherSources.find((other) => name.includes(other)) ?? "unknown");
}

/** Data sources with an `expr` or a variable query that is no PromQL. */
const otherSources = [
  "loki",
  "elasticsearch",
  "tempo",
  "influx",
  "mysql",
  "postgres",
  "mssql",
  "graphite",
  "cloudwatch",
  "__expr__",
  "datadog",
  "zabbix",
];

function isPromql(expression: string, dataSource: string | undefined): boolean {
  if (dataSource !== undefined && otherSources.some((other) => dataSource.includes(other))) return false;
  if (
    dataSource !== undefined &&
    dataSource !== "unknown" &&
    dataSource !== "datasource" &&
    !/prom|mimir|thanos|victoria/.test(dataSource)
  )
    return false;
  // SQL and the expressions of server-side calculations.
  return !isLogQl(expression) && !/^\s*(?:select|with)\b|^\s*\$[A-Z]+\s*[-+*/><]/i.test(expression);
}

function member(node: JsonNode, key: string): JsonNode | undefined {
  return node.children?.find((property) => property.children?.[0]?.value === key)?.children?.[1];
}

function text(node: JsonNode | undefined): string | undefined {
  const value: unknown = node?.value;
  return node?.type === "string" && typeof value === "string" ? value : undefined;
}

function stringAt(node: JsonNode, key: string, dashboard: QuotedText): QuotedText | undefined {
  const value = member(node, key);
  const written = text(value);
  return value && written !== undefined
    ? quotedWithin(dashboard, written, value.offset + 1, value.offset + value.length - 1)
    : undefined;
}
