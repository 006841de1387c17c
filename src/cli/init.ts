import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { escapePath } from "tinyglobby";
import { readMarkdownCatalog } from "../catalog/markdown.ts";
import { plugin } from "../plugin/plugin.ts";
import { emptyTally, type LogTally } from "../init/observed-logs.ts";
import { observedMetrics } from "../init/observed-metrics.ts";
import { observedSetup } from "../init/observed-setup.ts";
import { proposedStandard } from "../init/proposal.ts";
import { eslintConfiguration, snippets } from "../init/snippets.ts";
import { pluginVersion } from "../plugin/manifest.ts";
import { ResultCache } from "../project/result-cache.ts";
import { mayHoldLogCall } from "../recognition/log-hint.ts";
import type { Inventory } from "../scanner/inventory.ts";
import { CachedScans } from "../scanner/inventory-cache.ts";
import { readSource, relativePath, sourceFiles } from "../scanner/source-files.ts";
import { catalogFiles } from "../standard/catalog-files.ts";
import { Folders, neverRead } from "../standard/folders.ts";
import { InputError } from "../standard/input-error.ts";
import { displayPath, standardFileName } from "../standard/load.ts";
import { parseStandard } from "../standard/parse.ts";
import { recommended } from "../standard/presets.ts";
import { counting, eslintOver, isParsingError } from "./eslint.ts";
import { workingFolder } from "./options.ts";
import { progress } from "./output.ts";
import { writeInProject } from "./write-file.ts";

export interface InitOptions {
  readonly cwd?: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

/** Habits show in this many files; a large repository is sampled evenly. */
const mostFiles = 600;

/** `instrumentation init`: a first standard from what the code does, and what else this repository needs. */
export async function runInit(options: InitOptions): Promise<number> {
  const root = workingFolder(options);
  const folders = new Folders();
  const files = sourceFiles([root], undefined, folders);
  if (files.length === 0)
    throw new InputError(`No TypeScript or JavaScript files in ${displayPath(root)}. Check --cwd.`);
  const counter = progress("Reading files");
  const { tally: logs, unparsed } = await tallyOf(files, root, counter.step);
  const inventory = await new CachedScans(
    { root, files, standard: recommended, standardRoot: root, onFile: counter.step },
    new ResultCache(root, pluginVersion),
    folders,
  ).inventory();
  counter.end();
  const setup = observedSetup(root);
  const conventional = catalogFiles(root, { metrics: recommended.metrics }, folders).map(({ file }) => file);
  const catalogs = conventional.length > 0 ? conventional : documentingPages(root, inventory, folders);
  const text = proposedStandard({
    logs,
    metrics: observedMetrics(inventory.metrics, inventory.unresolved.length),
    setup,
    catalogs,
    areConventional: conventional.length > 0,
    unparsed: [...new Set([...unparsed, ...inventory.faults.map(({ file }) => file)])].sort().map(escapePath),
  });
  parseStandard(text, standardFileName);
  process.stdout.write(`${standardFileName}\n\n${indented(text)}\n`);
  const isWritten = await write(join(root, standardFileName), text, options);
  if (setup.linter === undefined) {
    process.stdout.write(`eslint.config.mjs\n\n${indented(eslintConfiguration)}\n`);
    await write(join(root, "eslint.config.mjs"), eslintConfiguration, options);
  }
  for (const snippet of snippets(setup, plugin.configs.recommended.rules ?? {}))
    process.stdout.write(`${snippet.title}\n\n${indented(snippet.text)}\n`);
  if (isWritten) process.stdout.write(`${next}\n`);
  return 0;
}

const next = `Next: \`instrumentation lint\` and \`instrumentation check\`. Old findings can wait, so that only new ones fail:
\`eslint --suppress-all\` and \`instrumentation check --baseline instrumentation-baseline.json --update-baseline\`.`;

/** What the log calls have in common, seen by the rules' own recogniser, and the files that no parser reads. */
async function tallyOf(
  files: readonly string[],
  root: string,
  onFile: (done: number, all: number) => void,
): Promise<{ readonly tally: LogTally; readonly unparsed: readonly string[] }> {
  const tally = emptyTally();
  const eslint = await eslintOver(root, [{ ...counting(tally), settings: { instrumentation: {} } }]);
  const telling = files.filter((file) => {
    const source = readSource(file);
    return "text" in source && mayHoldLogCall(source.text);
  });
  const step = Math.max(1, telling.length / mostFiles);
  const sample = telling.filter((_file, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
  tally.files = { looked: sample.length, all: telling.length };
  const unparsed: string[] = [];
  for (const [index, file] of sample.entries()) {
    onFile(index + 1, sample.length);
    const [result] = await eslint.lintText(readFileSync(file, "utf8"), { filePath: file });
    if (result?.messages.some(isParsingError)) unparsed.push(relativePath(root, file));
  }
  return { tally, unparsed };
}

/** Pages that have an entry for at least three metrics, and for a fifth of what they list. */
function documentingPages(root: string, { metrics }: Inventory, folders: Folders): readonly string[] {
  const names = new Set(metrics.map(({ name }) => name));
  if (names.size === 0) return [];
  const pages = folders.find(root, { patterns: ["**/*.md"], ignore: neverRead, dot: true });
  return pages.toSorted().filter((page) => {
    const source = readSource(join(root, page));
    if (!("text" in source) || ![...names].some((name) => source.text.includes(name))) return false;
    const { entries } = readMarkdownCatalog(source.text, page, { prefix: "", scope: undefined });
    const known = entries.filter(({ name }) => names.has(name)).length;
    return known >= Math.min(3, names.size) && known * 5 >= entries.length;
  });
}

/** Writes a file that is not there; asks first, and never goes over one that is. */
async function write(file: string, text: string, options: InitOptions): Promise<boolean> {
  const shown = relativePath(resolve("."), file);
  if (options.dryRun) return false;
  if (existsSync(file)) {
    if (options.yes || !process.stdin.isTTY) {
      process.stdout.write(`${shown} is there already and stays as it is.\n\n`);
      return false;
    }
    if (!(await agrees(`${shown} is there already. Overwrite it? [y/N] `, false))) return false;
  } else if (!options.yes) {
    if (!process.stdin.isTTY) {
      process.stdout.write(`Not written: run with --yes, or on a terminal.\n\n`);
      return false;
    }
    if (!(await agrees(`Write ${shown}? [Y/n] `, true))) return false;
  }
  writeInProject(file, text, dirname(file));
  process.stdout.write(`✔ Wrote ${shown}\n\n`);
  return true;
}

async function agrees(question: string, byDefault: boolean): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = (await terminal.question(question)).trim().toLowerCase();
  terminal.close();
  return answer === "" ? byDefault : answer.startsWith("y");
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, "  ");
}
