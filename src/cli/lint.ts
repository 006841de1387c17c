import { readFileSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import type { ESLint as ESLintClass, Linter } from "eslint";
import { plugin } from "../plugin/plugin.ts";
import { settingsOf } from "../plugin/flat-config.ts";
import type { PresetName } from "../plugin/create-rule.ts";
import { lintJson } from "../report/lint-json.ts";
import { counted, type ReportedFinding } from "../report/report.ts";
import type { FileFault } from "../scanner/inventory.ts";
import { readSource, relativePath, sourceFiles } from "../scanner/source-files.ts";
import { InputError } from "../standard/input-error.ts";
import { displayPath, loadStandard, nearestStandard, nearestStandardFile } from "../standard/load.ts";
import { eslintOver, isParsingError, parsingError } from "./eslint.ts";
import { exitStatus, reportFaults, workingFolder, type CommonOptions } from "./options.ts";
import { progress, writeReport } from "./output.ts";
import { findingsReport, lintRules } from "./reports.ts";

export interface LintOptions extends CommonOptions {
  readonly preset: PresetName;
  readonly fix?: boolean;
}

/** A finding of a rule, with what an editor would offer for it. */
export interface LintFinding extends ReportedFinding {
  readonly suggestions: readonly string[];
}

/** What the rules have found, where, and what could not be read. */
export interface Linted {
  readonly findings: readonly LintFinding[];
  readonly faults: readonly FileFault[];
  /** How many files were looked at. */
  readonly files: number;
  /** The folder that files are relative to. */
  readonly root: string;
}

/** @param also a configuration beside that of the preset */
export async function linted(
  paths: readonly string[],
  options: LintOptions,
  also: readonly Linter.Config[] = [],
): Promise<Linted> {
  const cwd = workingFolder(options);
  const targets = (paths.length > 0 ? paths : ["."]).map((path) => resolve(cwd, path));
  const root = commonFolder([cwd, ...targets]);
  const loaded = options.standard === undefined ? nearestStandard(cwd) : loadStandard(resolve(cwd, options.standard));
  const files = sourceFiles(targets, { ignore: loaded.standard.ignore, root: loaded.root });
  if (files.length === 0) {
    throw new InputError(
      `No TypeScript or JavaScript files in ${targets.map(displayPath).join(", ")}. Check the paths; tests, fixtures and build output are left out of folders.`,
    );
  }
  const eslint = await createLinter(root, options, cwd, also);
  const faults: FileFault[] = [];
  const findings: LintFinding[] = [];
  const counter = progress("Linting");
  for (const [index, file] of files.entries()) {
    counter.step(index + 1, files.length);
    const source = readSource(file);
    if ("fault" in source) faults.push({ file: relativePath(root, file), message: source.fault });
    else await lintFile(eslint, file, root, options, findings, faults);
  }
  counter.end();
  return { findings, faults, files: files.length, root };
}

/** `instrumentation lint [paths…]`: the rules of a preset on any folder, without an ESLint configuration. */
export async function runLint(paths: readonly string[], options: LintOptions): Promise<number> {
  const { findings, faults, files, root } = await linted(paths, options);
  writeReport(
    options.format === "json"
      ? lintJson(findings, files)
      : findingsReport(findings, options, {
          command: "lint",
          root,
          rules: lintRules,
          scope: counted(files, "file"),
        }),
    options,
  );
  return reportFaults(faults) || exitStatus(findings, options);
}

function createLinter(
  root: string,
  options: LintOptions,
  cwd: string,
  also: readonly Linter.Config[],
): Promise<ESLintClass> {
  const preset = plugin.configs[options.preset];
  return eslintOver(root, [{ ...preset, settings: settingsFor(options, cwd, root, preset) }, ...also], options.fix);
}

/** Without settings the rules read the nearest standard of each file themselves, as in an editor. */
function settingsFor(options: LintOptions, cwd: string, root: string, preset: Linter.Config): Record<string, unknown> {
  if (options.standard !== undefined) return settingsOf(loadStandard(resolve(cwd, options.standard)), root);
  return nearestStandardFile(cwd) === undefined ? (preset.settings ?? {}) : {};
}

async function lintFile(
  eslint: ESLintClass,
  file: string,
  root: string,
  options: LintOptions,
  findings: LintFinding[],
  faults: FileFault[],
): Promise<void> {
  const results = options.fix
    ? await eslint.lintFiles([file])
    : await eslint.lintText(readFileSync(file, "utf8"), { filePath: file });
  if (options.fix) {
    const { ESLint } = await import("eslint");
    await ESLint.outputFixes(results);
  }
  for (const message of results.flatMap((result) => result.messages)) {
    if (isParsingError(message))
      faults.push({ file: relativePath(root, file), message: `cannot be parsed (${faultText(message)})` });
    else if (message.ruleId?.startsWith("instrumentation/"))
      findings.push(reported(message, message.ruleId, relativePath(root, file)));
  }
}

/** Where and why the parser gave up; it has no place where the code is nested deeper than its stack. */
function faultText({ line, column, message }: Linter.LintMessage): string {
  const reason = message.slice(parsingError.length);
  return Number.isInteger(line) ? `${line}:${column} ${reason}` : reason;
}

function reported(message: Linter.LintMessage, id: string, file: string): LintFinding {
  const { line, column, endLine = line, endColumn = column + 1 } = message;
  const suggestions = (message.suggestions ?? []).map((suggestion) => suggestion.desc);
  return {
    id,
    severity: message.severity === 2 ? "error" : "warning",
    message: message.message,
    suggestion: suggestions[0] ?? null,
    location: { file, line, column, endLine, endColumn },
    related: [],
    cause: `${file}:${line}:${column}`,
    suggestions,
  };
}

/** ESLint looks at nothing outside its working folder: the nearest that holds everything asked for. */
function commonFolder(paths: readonly string[]): string {
  let folder = paths[0] ?? ".";
  for (const path of paths) {
    while (relative(folder, path).split(sep)[0] === "..") folder = dirname(folder);
  }
  return folder;
}
