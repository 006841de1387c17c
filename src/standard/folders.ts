import * as fs from "node:fs";
import { createRequire } from "node:module";
import type * as Tinyglobby from "tinyglobby";

// Loaded with the first search: most uses of the plugin never do one, and its import must stay cheap.
const load = createRequire(import.meta.url);

/** Folders that hold nobody's own documents or code. */
export const neverRead = [
  "**/node_modules/**",
  "**/.git/**",
  "**/dist/**",
  "**/build/**",
  "**/coverage/**",
  "**/vendor/**",
];

export interface Search {
  /** Globs of what is looked for. */
  readonly patterns: readonly string[];
  /** Globs of what is left out. */
  readonly ignore: readonly string[];
  /** Whether files and folders whose names start with a dot are found too. */
  readonly dot?: boolean;
}

/**
 * Finds files, and reads each folder once for all searches: they look for code, tests, documents and dashboards in the
 * same folders. What is added afterwards is not seen, so an instance lives as long as a command.
 */
export class Folders {
  readonly #entries = new Map<string, fs.Dirent[]>();

  /** @returns paths relative to the folder, with `/`; links are not followed, so that nothing is found twice */
  find(folder: string, { patterns, ignore, dot = false }: Search): readonly string[] {
    if (patterns.length === 0) return [];
    const { globSync } = load("tinyglobby") as typeof Tinyglobby;
    const readdirSync = (path: string) => this.entries(path);
    return globSync([...patterns], {
      cwd: folder,
      ignore: [...ignore],
      dot,
      followSymbolicLinks: false,
      // The search asks for entries with their types, which is one of the many ways to ask Node.
      fs: { readdirSync: readdirSync as unknown as typeof fs.readdirSync },
    });
  }

  /** What a folder holds; throws where it cannot be read. */
  entries(folder: string): fs.Dirent[] {
    const key = folder.replace(/(?<=.)\/$/, "");
    const known = this.#entries.get(key) ?? fs.readdirSync(folder, { withFileTypes: true });
    this.#entries.set(key, known);
    return known;
  }
}
