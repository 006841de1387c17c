import {
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseAllDocuments,
  type Node as YamlNode,
  type Scalar,
  type YAMLMap,
} from "yaml";
import { plainQuote, quotedWithin, type QuotedText } from "../documents/quoted-text.ts";
import { readPanels } from "./dashboard.ts";
import { isLogQl } from "./logql.ts";
import type { QueryFile } from "./model.ts";
import { QuerySource } from "./source.ts";
import { UnreadableFile } from "./unreadable-file.ts";

/**
 * Reads alert and recording rules: `groups[].rules[]` of Prometheus, `PrometheusRule` of its operator, and whatever else
 * has an `expr`; rules and dashboards inside a ConfigMap as well. Recording rules make series.
 * @throws UnreadableFile where the text is no YAML
 */
export function readRuleFile(text: string, file: string): QueryFile {
  const source = new QuerySource(file, text);
  readRules(plainQuote(text, 0), source);
  return source.finished();
}

/** Reads rules into a source, which they may be a part of. */
export function readRules(rules: QuotedText, source: QuerySource, isPart = false): void {
  const { text } = rules;
  for (const document of parseAllDocuments(text, { uniqueKeys: false, logLevel: "silent", prettyErrors: false })) {
    const [fault] = document.errors;
    if (fault && !isPart) {
      if (/\{\{/.test(text))
        throw new UnreadableFile(
          'is a template ("{{ … }}"), which only its chart can fill in; check the rendered rules instead',
        );
      const { line, column } = source.locate(fault.pos[0], fault.pos[0]);
      throw new UnreadableFile(
        `is not valid YAML (line ${line}, column ${column}: ${fault.message.split("\n")[0] ?? ""})`,
      );
    }
    if (document.contents) readNode(document.contents, rules, source);
  }
}

function readNode(root: YamlNode, rules: QuotedText, source: QuerySource): void {
  const open: unknown[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (isMap(node)) {
      readMap(node, rules, source);
      open.push(...node.items.map((pair) => pair.value).reverse());
    } else if (isSeq(node)) open.push(...[...node.items].reverse());
    else if (isPair(node)) open.push(node.value);
    else readFileWithin(node, rules, source);
  }
}

/** A line of YAML that gives a query. */
export const hasExpression = /^[ \t]*(?:-[ \t]*)?expr[ \t]*:/m;

/** A whole file as a value, as ConfigMaps have them. */
function readFileWithin(node: unknown, rules: QuotedText, source: QuerySource): void {
  const file = isScalar(node) ? textOf(node, rules) : undefined;
  if (!file) return;
  if (hasExpression.test(file.text) && file.text.includes("\n")) readRules(file, source, true);
  else if (/^\s*\{[^]*"expr"/.test(file.text)) {
    try {
      readPanels(file, source);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      source.addProblem(`it ${error.message}`, file.offsetAt(0), file.offsetAt(1));
    }
  }
}

function readMap(map: YAMLMap, rules: QuotedText, source: QuerySource): void {
  const expression = scalar(map, "expr", rules);
  if (!expression) return;
  const recorded = scalar(map, "record", rules);
  if (recorded) source.addRecorded(recorded.text, recorded.offsetAt(0), recorded.offsetAt(recorded.text.length));
  const from = expression.offsetAt(0);
  if (/\{\{/.test(expression.text))
    source.addProblem('it is a template ("{{ … }}"), which only its chart can fill in', from, from + 1);
  else if (!isLogQl(expression.text)) source.add(expression);
}

function scalar(map: YAMLMap, key: string, rules: QuotedText): QuotedText | undefined {
  const node = map.get(key, true);
  return isScalar(node) ? textOf(node, rules) : undefined;
}

function textOf({ value, range, type }: Scalar, rules: QuotedText): QuotedText | undefined {
  if (typeof value !== "string" || !range) return undefined;
  const [start, end] = range;
  const isBlock = type === "BLOCK_LITERAL" || type === "BLOCK_FOLDED";
  return quotedWithin(rules, value, isBlock ? rules.text.indexOf("\n", start) + 1 : start, end);
}
