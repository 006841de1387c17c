import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { globSync } from "tinyglobby";
import { catalogFiles, neverRead } from "../standard/catalog-files.ts";
import { reasonOf, type LoadedStandard } from "../standard/load.ts";
import { readDashboard } from "./dashboard.ts";
import { readMarkdownQueries } from "./markdown.ts";
import type { QueryFile } from "./model.ts";
import { readRuleFile } from "./rule-file.ts";
import { UnreadableFile } from "./unreadable-file.ts";

/** Where queries are looked for when the standard does not say; the catalogs are read in any case. */
export const conventionalQueries = [
  "docs/**/*.md",
  "**/dashboards/**/*.json",
  "**/*dashboard*.json",
  "**/alerts/**/*.{yml,yaml}",
  "**/{alerts,alert_rules,alerting_rules,recording_rules,prometheus-rules}.{yml,yaml}",
  "**/*.rules.{yml,yaml}",
];

export interface ReadQueries {
  readonly files: readonly QueryFile[];
  readonly faults: readonly { readonly file: string; readonly message: string }[];
}

/**
 * Reads the queries that a standard names, or those at the conventional places.
 * @param root the folder that paths are relative to in what is reported
 */
export function readQueries(loaded: Pick<LoadedStandard, "standard" | "root">, root: string): ReadQueries {
  const declared = loaded.standard.metrics.queries;
  const patterns = [...(declared ?? conventionalQueries)];
  const options = {
    cwd: loaded.root,
    ignore: [...neverRead, ...loaded.standard.ignore],
    dot: true,
    followSymbolicLinks: false,
  };
  const found = new Set(patterns.length > 0 ? globSync(patterns, options) : []);
  for (const { file } of catalogFiles(loaded.root, loaded.standard)) if (declared?.length !== 0) found.add(file);
  const files: QueryFile[] = [];
  const faults: { file: string; message: string }[] = [];
  for (const file of [...found].sort()) {
    const path = join(loaded.root, file);
    const shown = relative(root, path).replaceAll("\\", "/");
    try {
      const read = readerFor(file)?.(textOf(path), shown);
      if (read) files.push(read);
    } catch (error) {
      faults.push({ file: shown, message: faultOf(error) });
    }
  }
  return { files, faults };
}

function readerFor(file: string): ((text: string, file: string) => QueryFile) | undefined {
  if (/\.(?:md|mdx|markdown)$/i.test(file)) return readMarkdownQueries;
  if (/\.json$/i.test(file)) return readDashboard;
  if (/\.ya?ml$/i.test(file)) return readRuleFile;
  return undefined;
}

function textOf(path: string): string {
  const bytes = readFileSync(path);
  if (bytes.subarray(0, 8192).includes(0)) throw new UnreadableFile("is binary, so it holds no queries");
  return bytes.toString("utf8").replace(/^\uFEFF/, "");
}

function faultOf(error: unknown): string {
  if (error instanceof UnreadableFile) return error.message;
  if (error instanceof RangeError) return "is nested too deeply to be read";
  return `cannot be read (${reasonOf(error)})`;
}
