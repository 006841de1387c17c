import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { discard } from "./discard.ts";

/** Older results are of no use: what they were made from is gone. */
const mostKept = 8;

/** Something that is worked out of files. It must survive being written as JSON. */
export interface Work<Result> {
  /** What it is; results of one name take each other's place. */
  readonly name: string;
  /** Absolute paths of the files whose contents it depends on. */
  readonly files: readonly string[];
  /** Everything else that it depends on. */
  readonly given: unknown;
  /** Loads what only the work needs: most runs find it done. */
  readonly run: () => Promise<Result>;
  /** What came of it may be another without a change of the files: faults mend themselves, permissions for example. */
  readonly mayChange: (result: Result) => boolean;
}

/**
 * Does some work, or gives what came of it when it was last done on the same contents with the same version. The cache
 * may be deleted at any time; one that cannot be read or written is passed over.
 * @param root of the project that is looked at, where results are kept
 * @param version of this package
 */
export async function cached<Result>(root: string, version: string, work: Work<Result>): Promise<Result> {
  const folder = cacheFolder(root);
  if (folder === undefined) return work.run();
  const key = keyOf(work, version);
  const file = join(folder, `${work.name}-${key}.json`);
  const known = read(file);
  // Written by `write` under a key of everything it depends on.
  if (known !== undefined) return known as Result;
  const result = await work.run();
  // A file that was saved meanwhile may have been read as it is now: that is no result of what it was.
  if (!work.mayChange(result) && keyOf(work, version) === key) write(folder, file, result, work.name);
  return result;
}

/** The last result of some work, and the root that it was kept under: the nearest at or above a folder that has one. */
export function latestResult(
  folder: string,
  name: string,
): { readonly result: unknown; readonly root: string } | undefined {
  for (let root = folder; ; root = dirname(root)) {
    const cache = cacheFolder(root);
    const [newest] = cache === undefined ? [] : keptResults(cache, name);
    if (newest) {
      const result = read(newest.path);
      return result === undefined ? undefined : { result, root };
    }
    if (dirname(root) === root) return undefined;
  }
}

/** Only where packages are installed: nothing is left in a folder that is only looked at. */
function cacheFolder(root: string): string | undefined {
  const modules = join(root, "node_modules");
  const isThere = statSync(modules, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isThere ? join(modules, ".cache", "eslint-plugin-instrumentation") : undefined;
}

function keyOf({ given, files }: Pick<Work<unknown>, "given" | "files">, version: string): string {
  const hash = createHash("sha256");
  // A build of one's own has the version of the last release.
  const built = statSync(fileURLToPath(import.meta.url)).mtimeMs;
  hash.update(JSON.stringify([version, built, process.version, given]));
  for (const file of files) {
    hash.update(`\0${file}\0`);
    hash.update(contentOf(file));
  }
  return hash.digest("hex").slice(0, 32);
}

function contentOf(file: string): Uint8Array | string {
  try {
    return readFileSync(file);
  } catch {
    return "unreadable";
  }
}

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** Beside it first, so that another process never reads half of it. */
function write(folder: string, file: string, result: unknown, name: string): void {
  const beside = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(beside, JSON.stringify(result));
    renameSync(beside, file);
    removeOld(folder, name);
  } catch {
    discard(beside);
  }
}

function removeOld(folder: string, name: string): void {
  for (const { path } of keptResults(folder, name).slice(mostKept)) rmSync(path, { force: true });
}

/** The results of some work, the newest first. */
function keptResults(folder: string, name: string): readonly { readonly path: string; readonly time: number }[] {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return files
    .filter((file) => file.startsWith(`${name}-`) && file.endsWith(".json"))
    .map((file) => join(folder, file))
    .map((path) => ({ path, time: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((one, other) => other.time - one.time);
}
