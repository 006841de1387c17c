import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { Folders, neverRead, type Search } from "../standard/folders.ts";
import { globMatcher } from "../standard/globs.ts";
import { InputError } from "../standard/input-error.ts";
import { displayPath, reasonOf } from "../standard/load.ts";

const extensions = "{ts,tsx,mts,cts,js,jsx,mjs,cjs}";
const sourcePattern = `**/*.${extensions}`;
const testPatterns = [`**/{test,tests,__tests__,e2e}/${sourcePattern}`, `**/*.{test,spec}.${extensions}`];

const notWritten = [...neverRead, "**/{out,.next,.turbo,.output,.nuxt,storybook-static}/**", "**/*.min.js"];

/** Code that runs for no user: tests, fixtures, declarations and build output. */
export const notProduction = [
  ...notWritten,
  "**/{test,tests,__tests__,__mocks__,__fixtures__,fixtures,e2e}/**",
  `**/*.{test,spec,bench,stories,d}.${extensions}`,
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
export function sourceFiles(
  paths: readonly string[],
  ignored: Ignored = { ignore: [], root: "." },
  folders = new Folders(),
): readonly string[] {
  const found = paths.flatMap((path) => {
    const absolute = resolve(path);
    if (isFolder(absolute)) return filesIn(absolute, { patterns: [sourcePattern], ignore: notProduction }, folders);
    return isSource(basename(absolute)) ? [absolute] : [];
  });
  return keptOf(found, ignored);
}

/** The tests in a folder. */
export function testFiles(folder: string, ignored: Ignored, folders = new Folders()): readonly string[] {
  return keptOf(filesIn(folder, { patterns: testPatterns, ignore: notWritten }, folders), ignored);
}

function filesIn(folder: string, search: Search, folders: Folders): readonly string[] {
  return folders.find(folder, search).map((file) => join(folder, file));
}

function keptOf(files: readonly string[], { ignore, root }: Ignored): readonly string[] {
  const isIgnored = ignore.length > 0 ? globMatcher(ignore) : () => false;
  return [...new Set(files)].filter((file) => !isIgnored(relativePath(root, file))).sort();
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
