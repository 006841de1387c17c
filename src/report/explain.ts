import type { TSESTree } from "@typescript-eslint/utils";
import type { Evidence } from "../recognition/log-call.ts";
import type { Explanation } from "../recognition/explanation.ts";
import { programOf, type Node } from "../recognition/syntax.ts";
import type { Paint } from "./styles.ts";

/** Where the source of a node is to be had. */
export interface SourceTexts {
  /** The path to show, relative to where the reader is. */
  readonly fileOf: (program: TSESTree.Program) => string;
  readonly textOf: (node: Node) => string;
}

const titles: Readonly<Record<Explanation["taken"], string>> = {
  log: "log call",
  metric: "metric",
  record: "metric record",
  span: "span",
  bindings: "fields for every later record",
  nothing: "not telemetry",
};

const evidences: Readonly<Record<Evidence | "shape" | "interface", string>> = {
  standard: "the standard names it",
  types: "its type says so",
  tag: "its @log tag says so",
  provenance: "it comes from the library",
  declaration: "it is declared as a logger",
  inference: "it hands on what it is given",
  interface: "an interface of the project is called that and has its methods",
  shape: "by its name and what it is given",
  name: "by nothing but its name",
};

/** Each call with what it is taken for, its slots and the way there. */
export function prettyExplanations(explanations: readonly Explanation[], texts: SourceTexts, paint: Paint): string {
  return explanations.map((explanation) => block(explanation, texts, paint)).join("\n\n") + "\n";
}

function block(explanation: Explanation, texts: SourceTexts, paint: Paint): string {
  const { node, taken, library, evidence, level, slots } = explanation;
  const { line, column } = node.loc.start;
  const facts = [
    titles[taken],
    library ?? (taken === "log" ? "signature not known" : null),
    taken === "log" ? `level ${level ?? "only known at run time"}` : null,
    evidence && evidences[evidence],
  ].filter((fact) => fact !== null);
  const width = Math.max(0, ...slots.map(({ name }) => name.length));
  return [
    `${paint("bold", `${texts.fileOf(programOf(node))}:${line}:${column + 1}`)}  ${short(texts.textOf(node))}`,
    `  ${paint(taken === "nothing" ? "gray" : "green", facts.join(" · "))}`,
    ...slots.map((slot) => `    ${slot.name.padEnd(width)}  ${short(texts.textOf(slot.node))}`),
    `  ${paint("gray", chainOf(explanation, texts).join(" ← "))}`,
  ].join("\n");
}

/** `log ← import { log } from "./log" ← src/log.ts:12 pino({…}) ← import pino from "pino"` */
function chainOf({ subject, trail }: Explanation, texts: SourceTexts): readonly string[] {
  const home = programOf(subject);
  const steps = trail.map((node) => stepText(node, home, texts)).filter((text) => text !== undefined);
  return [...new Set([short(texts.textOf(subject)), ...steps])];
}

function stepText(node: Node, home: TSESTree.Program, texts: SourceTexts): string | undefined {
  const program = programOf(node);
  const place = program === home ? `line ${node.loc.start.line}` : `${texts.fileOf(program)}:${node.loc.start.line}`;
  const named = (what: string, name: string | undefined) => `${place} ${what} ${name ?? "without a name"}`;
  switch (node.type) {
    case "ImportSpecifier":
    case "ImportDefaultSpecifier":
    case "ImportNamespaceSpecifier":
      return importText(node);
    case "CallExpression":
    case "NewExpression":
      return `${place} ${short(texts.textOf(node))}`;
    case "ClassDeclaration":
    case "ClassExpression":
      return named("class", node.id?.name);
    case "TSInterfaceDeclaration":
      return named("interface", node.id.name);
    case "TSTypeAliasDeclaration":
      return named("type", node.id.name);
    case "FunctionDeclaration":
      return named("function", node.id?.name);
    case "TSMethodSignature":
    case "TSFunctionType":
    case "TSCallSignatureDeclaration":
      return `${place} ${short(texts.textOf(node))}`;
    case "FunctionExpression":
    case "ArrowFunctionExpression":
    case "TSEmptyBodyFunctionExpression":
      return `${place} ${short(texts.textOf(node.parent).split("{")[0] ?? "")}`;
    case "TSTypeReference":
      return `type ${short(texts.textOf(node))}`;
    default:
      return undefined;
  }
}

function importText(node: TSESTree.ImportClause): string {
  const { parent } = node;
  const module = parent.type === "ImportDeclaration" ? parent.source.value : "";
  const local = node.local.name;
  if (node.type === "ImportDefaultSpecifier") return `import ${local} from "${module}"`;
  if (node.type === "ImportNamespaceSpecifier") return `import * as ${local} from "${module}"`;
  const imported = node.imported.type === "Identifier" ? node.imported.name : node.imported.value;
  return `import { ${imported === local ? local : `${imported} as ${local}`} } from "${module}"`;
}

const longest = 72;

/** One line, with long literals folded. */
function short(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= longest) return line;
  const folded = line.replace(/\{[^{}]{12,}\}/g, "{…}");
  return folded.length <= longest ? folded : `${folded.slice(0, longest - 1)}…`;
}

/** What `explain --format json` prints. The shape is public. */
export function explanationsJson(explanations: readonly Explanation[], texts: SourceTexts): string {
  const calls = explanations.map((explanation) => ({
    ...placeOf(explanation.node, texts),
    code: short(texts.textOf(explanation.node)),
    taken: explanation.taken,
    library: explanation.taken === "nothing" ? null : explanation.library,
    reason: explanation.taken === "nothing" ? explanation.library : null,
    evidence: explanation.evidence,
    level: explanation.level,
    slots: explanation.slots.map(({ name, node }) => ({ name, ...placeOf(node, texts), code: texts.textOf(node) })),
    chain: chainOf(explanation, texts),
  }));
  return `${JSON.stringify({ version: 1, calls }, null, 2)}\n`;
}

function placeOf(node: Node, texts: SourceTexts) {
  const { start, end } = node.loc;
  return {
    file: texts.fileOf(programOf(node)),
    line: start.line,
    column: start.column + 1,
    endLine: end.line,
    endColumn: end.column + 1,
  };
}
