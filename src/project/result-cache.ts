import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { discard } from "./discard.ts";
import { FileDigests } from "./file-digests.ts";

/** Older results are of no use: what they were made from is gone. */
const mostKept = 8;

/** Beside the results: what tells files with the same contents. */
const digestsFile = "digests.json";

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
 * Keeps what came of some work until the files that it was done on change. The cache may be deleted at any time; one that
 * cannot be read or written is passed over. An instance lives as long as a command: it reads each file once, and what is
 * asked later is asked of the files as they were.
 */
export class ResultCache {
  readonly #folder: string | undefined;
  readonly #version: string;
  readonly #digests: FileDigests;

  /**
   * @param root of the project that is looked at, where results are kept
   * @param version of this package
   */
  constructor(root: string, version: string) {
    this.#folder = cacheFolder(root);
    this.#version = version;
    this.#digests = new FileDigests(this.#folder && read(join(this.#folder, digestsFile)));
  }

  /** Does some work, or gives what came of it when it was last done on the same contents with the same version. */
  async get<Result>(work: Work<Result>): Promise<Result> {
    if (this.#folder === undefined) return work.run();
    const file = join(this.#folder, `${work.name}-${this.#keyOf(work)}.json`);
    if (this.#digests.takeNews()) write(join(this.#folder, digestsFile), this.#digests);
    const known = read(file);
    // Written by `write` under a key of everything it depends on.
    if (known !== undefined) return known as Result;
    const result = await work.run();
    // A file that was saved meanwhile may have been read as it is now: that is no result of what it was.
    const isSame = () => work.files.every((one) => this.#digests.isUntouched(one));
    if (!work.mayChange(result) && isSame()) {
      write(file, result);
      for (const { path } of keptResults(this.#folder, work.name).slice(mostKept)) rmSync(path, { force: true });
    }
    return result;
  }

  #keyOf({ given, files }: Pick<Work<unknown>, "given" | "files">): string {
    const hash = createHash("sha256");
    // A build of one's own has the version of the last release.
    const built = statSync(fileURLToPath(import.meta.url)).mtimeMs;
    hash.update(JSON.stringify([this.#version, built, process.version, given]));
    for (const file of files) hash.update(`\0${file}\0${this.#digests.of(file)}`);
    return hash.digest("hex").slice(0, 32);
  }
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

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** Beside it first, so that another process never reads half of it. */
function write(file: string, result: unknown): void {
  const beside = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(beside, JSON.stringify(result));
    renameSync(beside, file);
  } catch {
    discard(beside);
  }
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
