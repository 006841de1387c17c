import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { checkProject, type CheckResult } from "../check/check.ts";
import type { Finding } from "../check/finding.ts";
import { checkJson } from "../report/check-json.ts";
import { counted, prettyReport } from "../report/pretty.ts";
import { prettyInventory } from "../report/pretty-inventory.ts";
import type { Catalog } from "../catalog/model.ts";
import { requiredCatalogs } from "../catalog/read.ts";
import { scanProject } from "../scanner/scan.ts";
import type { Inventory } from "../scanner/inventory.ts";
import { relativePath, sourceFiles } from "../scanner/source-files.ts";
import { InputError } from "../standard/input-error.ts";
import { displayPath } from "../standard/load.ts";
import { exitStatus, reportFaults, standardFor, workingFolder, type CommonOptions } from "./options.ts";
import { paintFor, progress, writeReport } from "./output.ts";

/** `instrumentation check [paths…]`: everything is read, what lies in or is caused by the paths is reported. */
export function runCheck(paths: readonly string[], options: CommonOptions): number {
  const { inventory, catalogs, result, root } = examine(options, { catalogsRequired: true });
  const wanted = paths.map((path) => existingPath(root, path));
  const findings = wanted.length === 0 ? result.findings : result.findings.filter((found) => concerns(found, wanted));
  writeReport(
    options.format === "json"
      ? checkJson(inventory, catalogs, { ...result, findings }, true)
      : prettyReport(findings, {
          root,
          paint: paintFor(options),
          scope: scopeOf(inventory, catalogs),
          quiet: options.quiet ?? false,
        }),
    options,
  );
  return reportFaults(inventory.faults) || exitStatus(findings, options);
}

/** `instrumentation inventory`: every metric, and where it is declared, recorded and documented. */
export function runInventory(options: CommonOptions): number {
  const { inventory, catalogs, result } = examine(options, { catalogsRequired: false });
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
  readonly result: CheckResult;
}

function examine(options: CommonOptions, { catalogsRequired }: { readonly catalogsRequired: boolean }): Examined {
  const root = workingFolder(options);
  const loaded = standardFor(options);
  const { standard } = loaded;
  const files = sourceFiles([root], { ignore: standard.ignore, root: loaded.root });
  if (files.length === 0)
    throw new InputError(`No TypeScript or JavaScript files in ${displayPath(root)}. Check --cwd and "ignore".`);
  const catalogs = catalogsOrNone(() => requiredCatalogs(loaded, root), catalogsRequired);
  const counter = progress("Reading files");
  const inventory = scanProject({ root, files, standard, standardRoot: loaded.root, onFile: counter.step });
  counter.end();
  return { root, inventory, catalogs, result: checkProject({ inventory, catalogs, standard }) };
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

function scopeOf(inventory: Inventory, catalogs: readonly Catalog[]): string {
  const entries = catalogs.reduce((sum, catalog) => sum + catalog.entries.length, 0);
  const own = inventory.metrics.filter((metric) => metric.origin === "code").length;
  return `${counted(inventory.files, "file")}, ${counted(own, "metric")} in code, ${entries} documented`;
}
