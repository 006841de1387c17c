import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Catalog, Location } from "../catalog/model.ts";
import { checkProject, type CheckResult } from "../check/check.ts";
import { nowhere } from "../check/finding.ts";
import { pluginVersion } from "../plugin/manifest.ts";
import { ResultCache } from "../project/result-cache.ts";
import { queryFiles } from "../queries/query-files.ts";
import type { ReadQueries } from "../queries/read.ts";
import type { Inventory } from "../scanner/inventory.ts";
import { CachedScans } from "../scanner/inventory-cache.ts";
import { relativePath, sourceFiles, testFiles } from "../scanner/source-files.ts";
import { catalogFiles, requiredCatalogFiles, type CatalogFile } from "../standard/catalog-files.ts";
import { Folders } from "../standard/folders.ts";
import { InputError } from "../standard/input-error.ts";
import { displayPath, type LoadedStandard } from "../standard/load.ts";
import { readInventories } from "./inventory-files.ts";
import { standardFor, workingFolder, type CommonOptions } from "./options.ts";
import { progress } from "./output.ts";

export interface ExamineOptions {
  readonly catalogsRequired: boolean;
  /** Inventories in files, in place of the code. */
  readonly inventories?: readonly string[] | undefined;
}

/** What there is to hold against each other, and what comes of it. */
export interface Examined {
  readonly loaded: LoadedStandard;
  readonly root: string;
  readonly inventory: Inventory;
  readonly catalogs: readonly Catalog[];
  readonly queries: ReadQueries;
  readonly result: CheckResult;
}

export async function examine(
  options: CommonOptions,
  { catalogsRequired, inventories = [] }: ExamineOptions,
): Promise<Examined> {
  const root = workingFolder(options);
  const loaded = standardFor(options);
  const { standard } = loaded;
  const files: FilesOnce = { folders: new Folders(), cache: new ResultCache(root, pluginVersion) };
  // An inventory needs no catalog; a check without one has nothing to hold the code against.
  const pages = catalogsRequired
    ? requiredCatalogFiles(loaded, files.folders)
    : catalogFiles(loaded.root, standard, files.folders);
  const catalogs = await cachedCatalogs(loaded, root, pages, files);
  const inventory = inventories.length > 0 ? readInventories(inventories, root) : await scanned(root, loaded, files);
  const queries = await cachedQueries(loaded, root, pages, files);
  const result = checkProject({
    inventory,
    catalogs,
    queries: queries.files,
    standard,
    standardPlace: placeOfStandard(loaded, root),
    readSource: (path, page) => sourceText(path, page, [root, loaded.root]),
  });
  return { root, loaded, inventory, catalogs, queries, result };
}

/** Folders and files that are read once for all that is worked out of them. */
interface FilesOnce {
  readonly folders: Folders;
  readonly cache: ResultCache;
}

async function scanned(
  root: string,
  { standard, root: standardRoot }: LoadedStandard,
  { folders, cache }: FilesOnce,
): Promise<Inventory> {
  const ignored = { ignore: standard.ignore, root: standardRoot };
  const files = sourceFiles([root], ignored, folders);
  if (files.length === 0)
    throw new InputError(`No TypeScript or JavaScript files in ${displayPath(root)}. Check --cwd and "ignore".`);
  const counter = progress("Reading files");
  const scans = new CachedScans({ root, files, standard, standardRoot, onFile: counter.step }, cache, folders);
  const inventory = await scans.inventory();
  counter.end();
  return scans.withTestRecords(inventory, () => testFiles(root, ignored, folders));
}

/** The line of the standard that asks for health endpoints, or the one that it inherits them by. */
function placeOfStandard({ file }: LoadedStandard, root: string): Location {
  if (file === undefined) return nowhere;
  const lines = readFileSync(file, "utf8").split("\n");
  const index = Math.max(
    0,
    lines.findIndex((line) => /"health"\s*:/.test(line)),
    lines.findIndex((line) => /"extends"\s*:/.test(line)),
  );
  const endColumn = (lines[index] ?? "").trimEnd().length + 1;
  return { file: relativePath(root, file), line: index + 1, column: 1, endLine: index + 1, endColumn };
}

/** The text of a file that a page points at: relative to the working folder, to the standard, or to the page. */
function sourceText(path: string, page: string, roots: readonly string[]): string | undefined {
  const [root = "."] = roots;
  const candidates = [...roots.map((one) => join(one, path)), join(root, dirname(page), path)];
  const inside = candidates.filter((candidate) => roots.some((one) => !relativePath(one, candidate).startsWith("..")));
  const found = inside.find((candidate) => statSync(candidate, { throwIfNoEntry: false })?.isFile());
  return found === undefined ? undefined : readFileSync(found, "utf8");
}

async function cachedCatalogs(
  loaded: LoadedStandard,
  root: string,
  files: readonly CatalogFile[],
  { cache }: FilesOnce,
): Promise<readonly Catalog[]> {
  if (files.length === 0) return [];
  return cache.get({
    name: "catalogs",
    files: files.map(({ file }) => join(loaded.root, file)),
    given: [root, loaded.root, files],
    run: async () => {
      // Loads the readers of Markdown and YAML.
      const { readCatalogs } = await import("../catalog/read.ts");
      return readCatalogs(loaded, root, files);
    },
    mayChange: () => false,
  });
}

function cachedQueries(
  loaded: LoadedStandard,
  root: string,
  catalogs: readonly CatalogFile[],
  { folders, cache }: FilesOnce,
): Promise<ReadQueries> {
  const files = queryFiles(loaded, catalogs, folders);
  return cache.get({
    name: "queries",
    files: files.map((file) => join(loaded.root, file)),
    given: [root, loaded.root],
    run: async () => {
      // Loads the readers of Markdown, YAML and PromQL.
      const { readQueries } = await import("../queries/read.ts");
      return readQueries(loaded, root, files);
    },
    mayChange: ({ faults }) => faults.length > 0,
  });
}
