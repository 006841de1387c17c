import { isMap, isPair, isScalar, isSeq, parseAllDocuments, type Node as YamlNode, type YAMLMap } from "yaml";
import { quotedText, type QuotedText } from "../documents/quoted-text.ts";
import { isLogQl } from "./logql.ts";
import type { QueryFile } from "./model.ts";
import { QuerySource } from "./source.ts";
import { UnreadableFile } from "./unreadable-file.ts";

/**
 * Reads alert and recording rules: `groups[].rules[]` of Prometheus, `PrometheusRule` of its operator, and whatever else
 * has an `expr`. Recording rules make series.
 * @throws UnreadableFile where the text is no YAML
 */
export function readRuleFile(text: string, file: string): QueryFile {
  const source = new QuerySource(file, text);
  readRules(text, 0, source);
  return source.finished();
}

/** Reads rules into a source that they are a part of. @param shift where the text stands in the source */
export function readRules(text: string, shift: number, source: QuerySource, isPart = false): void {
  for (const document of parseAllDocuments(text, { uniqueKeys: false, logLevel: "silent" })) {
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
    if (document.contents) readNode(document.contents, text, shift, source);
  }
}

function readNode(root: YamlNode, text: string, shift: number, source: QuerySource): void {
  const open: unknown[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (isMap(node)) {
      readMap(node, text, shift, source);
      open.push(...node.items.map((pair) => pair.value).reverse());
    } else if (isSeq(node)) open.push(...[...node.items].reverse());
    else if (isPair(node)) open.push(node.value);
  }
}

function readMap(map: YAMLMap, text: string, shift: number, source: QuerySource): void {
  const expression = scalar(map, "expr", text, shift);
  if (!expression) return;
  const recorded = scalar(map, "record", text, shift);
  if (recorded) source.addRecorded(recorded.text, recorded.offsetAt(0), recorded.offsetAt(recorded.text.length));
  const from = expression.offsetAt(0);
  if (/\{\{/.test(expression.text))
    source.addProblem('it is a template ("{{ … }}"), which only its chart can fill in', from, from + 1);
  else if (!isLogQl(expression.text)) source.add(expression);
}

function scalar(map: YAMLMap, key: string, text: string, shift: number): QuotedText | undefined {
  const node = map.get(key, true);
  if (!isScalar(node) || typeof node.value !== "string" || !node.range) return undefined;
  const [start, end] = node.range;
  const isBlock = node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED";
  const from = isBlock ? text.indexOf("\n", start) + 1 : start;
  const quoted = quotedText(node.value, text, from, end);
  return { text: quoted.text, offsetAt: (index) => shift + quoted.offsetAt(index) };
}
