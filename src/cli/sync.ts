import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createTwoFilesPatch } from "diff";
import { synced, type CatalogChange, type SyncedPage } from "../catalog/sync.ts";
import { catalogFiles } from "../standard/catalog-files.ts";
import { plannedChanges } from "../check/plan-sync.ts";
import { counted } from "../report/report.ts";
import { examine } from "./examine.ts";
import { reportFaults, type CommonOptions } from "./options.ts";
import { writeReport } from "./output.ts";
import { writeInProject } from "./write-file.ts";

export interface SyncOptions extends CommonOptions {
  readonly check?: boolean;
  readonly dryRun?: boolean;
}

interface PageChange extends SyncedPage {
  readonly file: string;
  readonly path: string;
  readonly before: string;
}

/** `instrumentation sync`: writes into the metrics reference what it lacks; nothing else of the page changes. */
export async function runSync(options: SyncOptions): Promise<number> {
  const { inventory, catalogs, loaded, result } = await examine(options, { catalogsRequired: true });
  const planned = plannedChanges({ inventory, catalogs }, result.matches);
  const files = catalogFiles(loaded.root, loaded.standard);
  const pages = catalogs.flatMap((catalog, index): readonly PageChange[] => {
    const changes = planned.get(catalog);
    const place = files[index];
    if (!changes || !place || !/\.(?:md|mdx|markdown)$/i.test(place.file)) return [];
    const path = join(loaded.root, place.file);
    const before = readFileSync(path, "utf8");
    const bare = place.prefix === "" ? changes : changes.map((change) => withoutPrefix(change, place.prefix));
    return [{ file: catalog.file, path, before, ...synced(before, bare, place) }];
  });
  const changed = pages.filter(({ text, before }) => text !== before);
  const isOnlyShown = (options.check ?? false) || (options.dryRun ?? false);
  if (!isOnlyShown) for (const { path, text } of changed) writeInProject(path, text, loaded.root);
  writeReport(options.format === "json" ? syncJson(pages) : syncText(pages, isOnlyShown), options);
  const faults = reportFaults(inventory.faults);
  return faults || (options.check && changed.length > 0 ? 1 : 0);
}

/** A page that leaves a prefix out is written without it. */
function withoutPrefix(change: CatalogChange, prefix: string): CatalogChange {
  if (change.kind !== "add" || !change.entry.name.startsWith(prefix)) return change;
  return { kind: "add", entry: { ...change.entry, name: change.entry.name.slice(prefix.length) } };
}

function syncText(pages: readonly PageChange[], isOnlyShown: boolean): string {
  const written = pages.flatMap((page) => page.written.map((change) => `${page.file}: ${describe(change)}`));
  const left = pages.flatMap((page) =>
    page.left.map(({ change, reason }) => `${page.file}: not done: ${describe(change)}: ${reason}`),
  );
  const diffs = isOnlyShown
    ? pages
        .filter(({ text, before }) => text !== before)
        .map(({ file, before, text }) => createTwoFilesPatch(file, file, before, text))
    : written.map((line) => `${line}\n`);
  const summary =
    written.length === 0
      ? "✔ The metrics reference has all that can be written."
      : `${isOnlyShown ? "Would write" : "Wrote"} ${counted(written.length, "change")}.`;
  return [...diffs, ...left.map((line) => `${line}\n`), `${summary}\n`].join("");
}

function syncJson(pages: readonly PageChange[]): string {
  const files = pages.map(({ file, written, left }) => ({ file, written, left }));
  return `${JSON.stringify({ version: 1, files }, null, 2)}\n`;
}

function describe(change: CatalogChange): string {
  switch (change.kind) {
    case "add":
      return `${change.entry.name} is added`;
    case "labels":
      return `${change.name} gets ${change.labels.map(({ name }) => name).join(", ")}`;
    case "status":
      return `${change.name} is ${change.status}`;
  }
}
