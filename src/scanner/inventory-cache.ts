import { readdirSync } from "node:fs";
import { join } from "node:path";
import { cached } from "../project/result-cache.ts";
import type { Inventory } from "./inventory.ts";
import type { ScanOptions } from "./scan.ts";
import type { TestRecords } from "./test-records.ts";

/**
 * Scans a project, or gives what the last scan of the same contents, standard and version found.
 * @param version of the scanner
 */
export async function cachedScan(options: ScanOptions, version: string): Promise<Inventory> {
  const { root, files, standard, standardRoot } = options;
  let isSelfContained = true;
  return cached(root, version, {
    name: "inventory",
    // The contents of the files, and how modules are found.
    files: [...files, ...configurations(root, files)],
    given: [root, standard, standardRoot],
    run: async () => {
      // Loads TypeScript, which nothing else here needs.
      const { scanProject } = await import("./scan.ts");
      return scanProject({ ...options, onOutside: () => (isSelfContained = false) });
    },
    // What was read beside the files is not known before a scan, so that a change of it could not be seen.
    mayChange: ({ faults }) => faults.length > 0 || !isSelfContained,
  });
}

/**
 * The inventory with the places where tests record what nothing else does. Tests are only read where there is such a
 * metric, so that a change of a test seldom costs a scan.
 */
export async function withTestRecords(
  inventory: Inventory,
  options: ScanOptions,
  tests: () => readonly string[],
  version: string,
): Promise<Inventory> {
  const idle = inventory.metrics.filter(({ isNeverRecorded }) => isNeverRecorded);
  const paths = idle.length > 0 ? tests() : [];
  if (paths.length === 0) return inventory;
  const { root, files, standard, standardRoot } = options;
  const records = await cached<TestRecords>(root, version, {
    name: "tests",
    files: [...files, ...paths],
    given: [root, standard, standardRoot],
    run: async () => {
      const { recordsInTests } = await import("./test-records.ts");
      return recordsInTests(options, paths, idle);
    },
    mayChange: () => false,
  });
  const placesOf = (name: string) => (Object.hasOwn(records, name) ? records[name] : undefined) ?? [];
  const metrics = inventory.metrics.map((metric) => ({ ...metric, recordedInTests: placesOf(metric.name) }));
  return { ...inventory, metrics };
}

/** Manifests and configurations beside the files and above them. */
function configurations(root: string, files: readonly string[]): readonly string[] {
  const folders = new Set<string>([root]);
  for (const file of files) {
    for (let end = file.lastIndexOf("/"); end >= root.length; end = file.lastIndexOf("/", end - 1)) {
      const folder = file.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return [...folders].flatMap((folder) => {
    try {
      return readdirSync(folder)
        .filter((name) => /^(?:package|tsconfig.*|pnpm-workspace)\.(?:json|yaml)$/.test(name))
        .sort()
        .map((name) => join(folder, name));
    } catch {
      return [];
    }
  });
}
