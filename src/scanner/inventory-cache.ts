import { join } from "node:path";
import type { ResultCache } from "../project/result-cache.ts";
import { Folders } from "../standard/folders.ts";
import type { Inventory } from "./inventory.ts";
import type { ParsedFiles } from "./parsed-files.ts";
import type { ScanOptions } from "./scan.ts";
import type { TestRecords } from "./test-records.ts";

/** Scans of one project that share what they read; each is only done where it was not done before. */
export class CachedScans {
  readonly #options: ScanOptions;
  readonly #cache: ResultCache;
  readonly #folders: Folders;
  #sources: ParsedFiles | undefined;

  constructor(options: ScanOptions, cache: ResultCache, folders = new Folders()) {
    this.#options = options;
    this.#cache = cache;
    this.#folders = folders;
  }

  /** What a scan of the project finds. */
  async inventory(): Promise<Inventory> {
    const { root, files, standard, standardRoot } = this.#options;
    let isSelfContained = true;
    return this.#cache.get({
      name: "inventory",
      // The contents of the files, and how modules are found.
      files: [...files, ...configurations(root, files, this.#folders)],
      given: [root, standard, standardRoot],
      run: async () => {
        // Loads TypeScript, which nothing else here needs.
        const { scanProject } = await import("./scan.ts");
        const onOutside = () => (isSelfContained = false);
        return scanProject({ ...this.#options, onOutside, sources: await this.#readOnce() });
      },
      // What was read beside the files is not known before a scan, so that a change of it could not be seen.
      mayChange: ({ faults }) => faults.length > 0 || !isSelfContained,
    });
  }

  /**
   * The inventory with the places where tests record what nothing else does. Tests are only read where there is such a
   * metric, so that a change of a test seldom costs a scan.
   */
  async withTestRecords(inventory: Inventory, tests: () => readonly string[]): Promise<Inventory> {
    const idle = inventory.metrics.filter(({ isNeverRecorded }) => isNeverRecorded);
    const paths = idle.length > 0 ? tests() : [];
    if (paths.length === 0) return inventory;
    const { root, files, standard, standardRoot } = this.#options;
    const records = await this.#cache.get<TestRecords>({
      name: "tests",
      files: [...files, ...paths],
      given: [root, standard, standardRoot],
      run: async () => {
        const { recordsInTests } = await import("./test-records.ts");
        return recordsInTests({ root, files, standard, standardRoot, sources: await this.#readOnce() }, paths, idle);
      },
      mayChange: () => false,
    });
    const placesOf = (name: string) => (Object.hasOwn(records, name) ? records[name] : undefined) ?? [];
    const metrics = inventory.metrics.map((metric) => ({ ...metric, recordedInTests: placesOf(metric.name) }));
    return { ...inventory, metrics };
  }

  async #readOnce(): Promise<ParsedFiles> {
    const { ParsedFiles } = await import("./parsed-files.ts");
    return (this.#sources ??= new ParsedFiles(this.#options.root));
  }
}

/** Manifests and configurations beside the files and above them. */
function configurations(root: string, files: readonly string[], read: Folders): readonly string[] {
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
      return read
        .entries(folder)
        .map(({ name }) => name)
        .filter((name) => /^(?:package|tsconfig.*|pnpm-workspace)\.(?:json|yaml)$/.test(name))
        .sort()
        .map((name) => join(folder, name));
    } catch {
      return [];
    }
  });
}
