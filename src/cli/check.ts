import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Catalog } from "../catalog/model.ts";
import { baselineOf, baselineText, beyond, parseBaseline } from "../check/baseline.ts";
import { placesOf, type Finding } from "../check/finding.ts";
import type { ReadQueries } from "../queries/read.ts";
import { checkJson } from "../report/check-json.ts";
import { counted } from "../report/report.ts";
import { prettyInventory } from "../report/pretty-inventory.ts";
import type { Inventory } from "../scanner/inventory.ts";
import { relativePath } from "../scanner/source-files.ts";
import { InputError } from "../standard/input-error.ts";
import { displayPath } from "../standard/load.ts";
import { examine } from "./examine.ts";
import { writtenScan } from "./inventory-files.ts";
import { exitStatus, reportFaults, workingFolder, type CommonOptions } from "./options.ts";
import { paintFor, writeReport } from "./output.ts";
import { checkRules, findingsReport } from "./reports.ts";
import { isStaged, stagedFiles } from "./staged.ts";
import { writeInProject } from "./write-file.ts";

export interface CheckOptions extends CommonOptions {
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly inventory?: readonly string[];
  readonly staged?: boolean;
}

/** `instrumentation check [paths…]`: everything is read, what lies in or is caused by the paths is reported. */
export async function runCheck(paths: readonly string[], options: CheckOptions): Promise<number> {
  const staged = options.staged ? stagedFiles(workingFolder(options)) : undefined;
  if (staged?.files.length === 0 && options.format === "pretty") {
    writeReport(nothingStaged, options);
    return 0;
  }
  const { inventory, catalogs, queries, result, root } = await examine(options, {
    catalogsRequired: true,
    inventories: options.inventory,
  });
  const wanted = paths.map((path) => existingPath(root, path));
  const open = withBaseline(result.findings, options, root);
  const findings = open.filter(
    (found) => (wanted.length === 0 || concerns(found, wanted)) && (!staged || isStaged(found, staged)),
  );
  writeReport(
    options.format === "json"
      ? checkJson(inventory, catalogs, { ...result, findings }, true)
      : findingsReport(findings, options, {
          command: "check",
          root,
          rules: checkRules,
          scope: scopeOf(inventory, catalogs, queries),
        }),
    options,
  );
  return reportFaults([...inventory.faults, ...queries.faults]) || exitStatus(findings, options);
}

const nothingStaged = "✔ Nothing is staged that a check could be about.\n";

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
  writeInProject(file, baselineText(baseline), root);
  return beyond(baseline, findings, shown);
}

/** `instrumentation inventory`: every metric, and where it is declared, recorded and documented. */
export async function runInventory(options: CommonOptions): Promise<number> {
  const { root, inventory, catalogs, result } = await examine(options, { catalogsRequired: false });
  writeReport(
    options.format === "json"
      ? checkJson(inventory, catalogs, result, false, { scan: writtenScan(inventory, root, options.outputFile) })
      : prettyInventory(inventory, result.matches, paintFor(options)),
    options,
  );
  return reportFaults(inventory.faults);
}

/** @throws InputError where a path is not there: a check of nothing must not look clean */
function existingPath(root: string, path: string): string {
  const absolute = resolve(root, path);
  if (!existsSync(absolute)) throw new InputError(`${displayPath(absolute)}: is not there. Check the paths.`);
  return relativePath(root, absolute);
}

function concerns(found: Finding, wanted: readonly string[]): boolean {
  return placesOf(found).some(({ file }) =>
    wanted.some((path) => path === "" || file === path || file.startsWith(`${path}/`)),
  );
}

function scopeOf(inventory: Inventory, catalogs: readonly Catalog[], { files }: ReadQueries): string {
  const entries = catalogs.reduce((sum, catalog) => sum + catalog.entries.length, 0);
  const own = inventory.metrics.filter((metric) => metric.origin === "code").length;
  const queries = files.reduce((sum, file) => sum + file.queries.length, 0);
  return `${counted(inventory.files, "file")}, ${counted(own, "metric")} in code, ${entries} documented, ${counted(queries, "query", "queries")}`;
}
