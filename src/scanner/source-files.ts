import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { globSync } from "tinyglobby";
import { neverRead } from "../standard/catalog-files.ts";
import { globMatcher } from "../standard/globs.ts";
import { InputError } from "../standard/input-error.ts";
import { displayPath, reasonOf } from "../standard/load.ts";

const sourcePattern = "**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}";

/** Code that runs for no user: tests, fixtures, declarations and build output. */
export const notProduction = [
  ...neverRead,
  "**/{test,tests,__tests__,__mocks__,__fixtures__,fixtures,e2e}/**",
  "**/*.{test,spec,bench,stories,d}.{ts,tsx,mts,cts,js,jsx,mjs,cjs}",
  "**/{out,.next,.turbo,.output,.nuxt,storybook-static}/**",
  "**/*.min.js",
];

/** What a standard leaves out: its globs are relative to its folder. */
export interface Ignored {
  readonly ignore: readonly string[];
  readonly root: string;
}

const isSource = globMatcher([sourcePattern]);

/**
 * The production code at some paths: source files that are named, and folders with everything in them that is not left
 * out. Links are not followed, so that nothing is read twice.
 * @returns absolute paths, sorted
 * @throws InputError where a path is not there or a folder cannot be read
 */
export function sourceFiles(paths: readonly string[], ignored: Ignored = { ignore: [], root: "." }): readonly string[] {
  const found = new Set<string>();
  const isIgnored = ignored.ignore.length > 0 ? globMatcher(ignored.ignore) : () => false;
  for (const path of paths) {
    const absolute = resolve(path);
    if (isFolder(absolute)) {
      const options = { cwd: absolute, ignore: notProduction, followSymbolicLinks: false };
      for (const file of globSync(sourcePattern, options)) found.add(join(absolute, file));
    } else if (isSource(basename(absolute))) found.add(absolute);
  }
  return [...found].filter((file) => !isIgnored(relativePath(ignored.root, file))).sort();
}

function isFolder(path: string): boolean {
  try {
    if (!statSync(path).isDirectory()) return false;
    readdirSync(path);
    return true;
  } catch (error) {
    throw new InputError(
      `${displayPath(path)}: cannot be read (${reasonOf(error)}). Check the path and its permissions.`,
    );
  }
}

/** The text of a source file, or what is wrong with it. */
export function readSource(file: string): { readonly text: string } | { readonly fault: string } {
  try {
    const bytes = readFileSync(file);
    if (bytes.subarray(0, 8192).includes(0)) return { fault: "is binary, not source code" };
    return { text: bytes.toString("utf8").replace(/^\uFEFF/, "") };
  } catch (error) {
    const reason = reasonOf(error);
    return { fault: reason === "EISDIR" ? "is a folder" : `cannot be read (${reason})` };
  }
}

/** A path relative to a folder, with `/`. */
export function relativePath(root: string, file: string): string {
  return relative(root, file).replaceAll("\\", "/");
}
