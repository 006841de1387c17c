import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { reasonOf, type LoadedStandard } from "../standard/load.ts";
import { readDashboard } from "./dashboard.ts";
import { readMarkdownQueries } from "./markdown.ts";
import type { QueryFile } from "./model.ts";
import { queryFiles } from "./query-files.ts";
import { readRuleFile } from "./rule-file.ts";
import { UnreadableFile } from "./unreadable-file.ts";

export interface ReadQueries {
  readonly files: readonly QueryFile[];
  readonly faults: readonly { readonly file: string; readonly message: string }[];
}

/**
 * Reads the queries that a standard names, or those at the conventional places.
 * @param root the folder that paths are relative to in what is reported
 * @param files where they are, if that has been looked up
 */
export function readQueries(
  loaded: Pick<LoadedStandard, "standard" | "root">,
  root: string,
  files: readonly string[] = queryFiles(loaded),
): ReadQueries {
  const read: QueryFile[] = [];
  const faults: { file: string; message: string }[] = [];
  for (const file of files) {
    const path = join(loaded.root, file);
    const shown = relative(root, path).replaceAll("\\", "/");
    try {
      const queries = readerFor(file)?.(textOf(path), shown);
      if (queries) read.push(queries);
    } catch (error) {
      faults.push({ file: shown, message: faultOf(error) });
    }
  }
  return { files: read, faults };
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
