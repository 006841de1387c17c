import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Inventory } from "./inventory.ts";
import type { ScanOptions } from "./scan.ts";

/** Older results are of no use: what they were made from is gone. */
const mostKept = 8;

/**
 * Scans a project, or gives what the last scan of the same contents, standard and version found. The cache may be
 * deleted at any time; one that cannot be read or written is passed over.
 * @param version of the scanner
 */
export async function cachedScan(options: ScanOptions, version: string): Promise<Inventory> {
  const folder = cacheFolder(options.root);
  const file = folder && join(folder, `${keyOf(options, version)}.json`);
  const known = file && read(file);
  if (known) return known;
  // Loads TypeScript, which nothing else here needs.
  const { scanProject } = await import("./scan.ts");
  const inventory = scanProject(options);
  // Faults may mend themselves without a change of the file: permissions, for example.
  if (folder && file && inventory.faults.length === 0) write(folder, file, inventory);
  return inventory;
}

/** Only where packages are installed: nothing is left in a folder that is only looked at. */
function cacheFolder(root: string): string | undefined {
  const modules = join(root, "node_modules");
  const isThere = statSync(modules, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isThere ? join(modules, ".cache", "eslint-plugin-instrumentation") : undefined;
}

/** Everything that a scan depends on: the contents of the files, how modules are found, the standard, the version. */
function keyOf({ root, files, standard, standardRoot }: ScanOptions, version: string): string {
  const hash = createHash("sha256");
  // A build of one's own has the version of the last release.
  const built = statSync(fileURLToPath(import.meta.url)).mtimeMs;
  hash.update(JSON.stringify([version, built, process.version, root, standard, standardRoot]));
  for (const file of [...files, ...configurations(root, files)]) {
    hash.update(`\0${file}\0`);
    hash.update(contentOf(file));
  }
  return hash.digest("hex").slice(0, 32);
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

function contentOf(file: string): Uint8Array | string {
  try {
    return readFileSync(file);
  } catch {
    return "unreadable";
  }
}

function read(file: string): Inventory | undefined {
  try {
    // Written by `write` under a key of everything it depends on.
    return JSON.parse(readFileSync(file, "utf8")) as Inventory;
  } catch {
    return undefined;
  }
}

/** Beside it first, so that another process never reads half of it. */
function write(folder: string, file: string, inventory: Inventory): void {
  const beside = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(beside, JSON.stringify(inventory));
    renameSync(beside, file);
    removeOld(folder);
  } catch {
    rmSync(beside, { force: true });
  }
}

function removeOld(folder: string): void {
  const kept = readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => ({ path: join(folder, name), time: statSync(join(folder, name)).mtimeMs }))
    .sort((one, other) => other.time - one.time);
  for (const { path } of kept.slice(mostKept)) rmSync(path, { force: true });
}
