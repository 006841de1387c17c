import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { TSESTree } from "@typescript-eslint/utils";
import { linkedFiles, placeFile } from "../project/linked-files.ts";
import { parseModule } from "../project/module-parser.ts";
import { Explainer } from "../recognition/explanation.ts";
import { noModules } from "../recognition/modules.ts";
import { programOf, type Node } from "../recognition/syntax.ts";
import { explanationsJson, prettyExplanations, type SourceTexts } from "../report/explain.ts";
import { readSource, relativePath } from "../scanner/source-files.ts";
import { InputError } from "../standard/input-error.ts";
import { displayPath } from "../standard/load.ts";
import { standardFor, workingFolder, type CommonOptions } from "./options.ts";
import { paintFor, writeReport } from "./output.ts";

/** `instrumentation explain FILE[:LINE]`: what each call is taken for, its slots, and the evidence. */
export function runExplain(place: string, options: CommonOptions): number {
  const root = workingFolder(options);
  const { file, line } = parsedPlace(place);
  const path = resolve(root, file);
  const source = readSource(path);
  if ("fault" in source) throw new InputError(`${displayPath(path)}: ${source.fault}. Name a source file.`);
  const parsed = parseModule(path, source.text);
  if ("fault" in parsed) throw new InputError(`${displayPath(path)}: ${parsed.fault}. Mend it first.`);
  const { program } = parsed;
  const { standard } = standardFor(options);
  placeFile(program, path, source.text);
  const graph = standard.followImports ? linkedFiles : noModules;
  const explainer = new Explainer(graph, standard);
  const explanations = line === undefined ? explainer.all(program) : explainer.onLine(program, line);
  const texts = textsFrom(root, (one) => (one === program ? path : graph.pathOf(one)));
  const nothing = `No call ${line === undefined ? "that logs, measures or traces in" : "on"} ${place}.\n`;
  const pretty = () =>
    explanations.length === 0 ? nothing : prettyExplanations(explanations, texts, paintFor(options));
  writeReport(options.format === "json" ? explanationsJson(explanations, texts) : pretty(), options);
  return 0;
}

/** `src/a.ts:12`, `src/a.ts:12:5`, `src/a.ts` */
function parsedPlace(place: string): { readonly file: string; readonly line: number | undefined } {
  const found = /^(?<file>.+?):(?<line>\d+)(?::\d+)?$/.exec(place)?.groups;
  if (!found?.["file"]) return { file: place, line: undefined };
  return { file: found["file"], line: Number(found["line"]) };
}

function textsFrom(root: string, pathOf: (program: TSESTree.Program) => string | undefined): SourceTexts {
  const known = new Map<string, string>();
  const textAt = (path: string): string => {
    const text = known.get(path) ?? readFileSync(path, "utf8").replace(/^\uFEFF/, "");
    known.set(path, text);
    return text;
  };
  return {
    fileOf: (program) => relativePath(root, pathOf(program) ?? ""),
    textOf(node: Node) {
      const path = pathOf(programOf(node));
      return path === undefined ? "" : textAt(path).slice(...node.range);
    },
  };
}
