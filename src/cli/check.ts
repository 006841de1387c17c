import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { baselineOf, baselineText, beyond, parseBaseline } from "../check/baseline.ts";
import { checkProject, type CheckResult } from "../check/check.ts";
import { nowhere, type Finding } from "../check/finding.ts";
import { checkJson } from "../report/check-json.ts";
import { counted, prettyReport } from "../report/pretty.ts";
import { prettyInventory } from "../report/pretty-inventory.ts";
import type { Catalog, Location } from "../catalog/model.ts";
import { requiredCatalogs } from "../catalog/read.ts";
import { readQueries, type ReadQueries } from "../queries/read.ts";
import { pluginVersion } from "../plugin/create-rule.ts";
import { cachedScan } from "../scanner/inventory-cache.ts";
import type { Inventory } from "../scanner/inventory.ts";
import { relativePath, sourceFiles } from "../scanner/source-files.ts";
import { InputError } from "../standard/input-error.ts";
import { displayPath, type LoadedStandard } from "../standard/load.ts";
import { exitStatus, reportFaults, standardFor, workingFolder, type CommonOptions } from "./options.ts";
import { paintFor, progress, writeReport } from "./output.ts";
import { writeWhole } from "./write-file.ts";

export interface CheckOptions extends CommonOptions {
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
}

/** `instrumentation check [paths…]`: everything is read, what lies in or is caused by the paths is reported. */
export async function runCheck(paths: readonly string[], options: CheckOptions): Promise<number> {
  const { inventory, catalogs, queries, result, root } = await examine(options, { catalogsRequired: true });
  const wanted = paths.map((path) => existingPath(root, path));
  const open = withBaseline(result.findings, options, root);
  const findings = wanted.length === 0 ? open : open.filter((found) => concerns(found, wanted));
  writeReport(
    options.format === "json"
      ? checkJson(inventory, catalogs, { ...result, findings }, true)
      : prettyReport(findings, {
          root,
          paint: paintFor(options),
          scope: scopeOf(inventory, catalogs, queries),
          quiet: options.quiet ?? false,
        }),
    options,
  );
  return reportFaults([...inventory.faults, ...queries.faults]) || exitStatus(findings, options);
}

/** Leaves out what the baseline has; with `--update-baseline` writes it first. */
function withBaseline(findings: readonly Finding[], options: CheckOptions, root: string): readonly Finding[] {
  if (options.baseline === undefined) {
    if (options.updateBaseline)
      throw new InputError("--update-baseline needs --baseline FILE, which says where it is.");
    return findings;
  }
  const file = resolve(root, options.baseline);
  const isThere = existsSync(file);
  if (!isThere && !options.updateBaseline)
    throw new InputError(`${displayPath(file)}: is not there. Write it with --update-baseline.`);
  const shown = relativePath(root, file);
  const old = isThere ? parseBaseline(readFileSync(file, "utf8"), displayPath(file)) : undefined;
  if (!options.updateBaseline) return old ? beyond(old, findings, shown) : findings;
  const baseline = baselineOf(findings, old);
  writeWhole(file, baselineText(baseline));
  return beyond(baseline, findings, shown);
}

/** `instrumentation inventory`: every metric, and where it is declared, recorded and documented. */
export async function runInventory(options: CommonOptions): Promise<number> {
  const { inventory, catalogs, result } = await examine(options, { catalogsRequired: false });
  writeReport(
    options.format === "json"
      ? checkJson(inventory, catalogs, result, false)
      : prettyInventory(inventory, result.matches, paintFor(options)),
    options,
  );
  return reportFaults(inventory.faults);
}

interface Examined {
  readonly root: string;
  readonly inventory: Inventory;
  readonly catalogs: readonly Catalog[];
  readonly queries: ReadQueries;
  readonly result: CheckResult;
}

async function examine(
  options: CommonOptions,
  { catalogsRequired }: { readonly catalogsRequired: boolean },
): Promise<Examined> {
  const root = workingFolder(options);
  const loaded = standardFor(options);
  const { standard } = loaded;
  const files = sourceFiles([root], { ignore: standard.ignore, root: loaded.root });
  if (files.length === 0)
    throw new InputError(`No TypeScript or JavaScript files in ${displayPath(root)}. Check --cwd and "ignore".`);
  const catalogs = catalogsOrNone(() => requiredCatalogs(loaded, root), catalogsRequired);
  const counter = progress("Reading files");
  const inventory = await cachedScan(
    { root, files, standard, standardRoot: loaded.root, onFile: counter.step },
    pluginVersion,
  );
  counter.end();
  const queries = readQueries(loaded, root);
  const result = checkProject({
    inventory,
    catalogs,
    queries: queries.files,
    standard,
    standardPlace: placeOfStandard(loaded, root),
    readSource: (path, page) => sourceText(path, page, [root, loaded.root]),
  });
  return { root, inventory, catalogs, queries, result };
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

/** An inventory needs no catalog; a check without one has nothing to hold the code against. */
function catalogsOrNone(read: () => readonly Catalog[], required: boolean): readonly Catalog[] {
  try {
    return read();
  } catch (error) {
    if (required || !(error instanceof InputError)) throw error;
    return [];
  }
}

/** @throws InputError where a path is not there: a check of nothing must not look clean */
function existingPath(root: string, path: string): string {
  const absolute = resolve(root, path);
  if (!existsSync(absolute)) throw new InputError(`${displayPath(absolute)}: is not there. Check the paths.`);
  return relativePath(root, absolute);
}

function concerns(found: Finding, wanted: readonly string[]): boolean {
  const places = [found.location, ...found.related.map((one) => one.location)];
  return places.some(({ file }) => wanted.some((path) => path === "" || file === path || file.startsWith(`${path}/`)));
}

function scopeOf(inventory: Inventory, catalogs: readonly Catalog[], { files }: ReadQueries): string {
  const entries = catalogs.reduce((sum, catalog) => sum + catalog.entries.length, 0);
  const own = inventory.metrics.filter((metric) => metric.origin === "code").length;
  const queries = files.reduce((sum, file) => sum + file.queries.length, 0);
  return `${counted(inventory.files, "file")}, ${counted(own, "metric")} in code, ${entries} documented, ${counted(queries, "query", "queries")}`;
}
