import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { globSync } from "tinyglobby";
import { neverRead } from "../standard/catalog-files.ts";
import { InputError } from "../standard/input-error.ts";
import { displayPath, reasonOf } from "../standard/load.ts";

export const sourcePattern = "**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}";

/** Code that runs for no user: tests, fixtures, declarations and build output. */
export const notProduction = [
  ...neverRead,
  "**/{test,tests,__tests__,__mocks__,__fixtures__,fixtures,e2e}/**",
  "**/*.{test,spec,bench,stories,d}.{ts,tsx,mts,cts,js,jsx,mjs,cjs}",
  "**/{out,.next,.turbo,.output,.nuxt,storybook-static}/**",
  "**/*.min.js",
];

/**
 * The production code at some paths: files as they are, folders with everything in them that is not left out.
 * @returns absolute paths, sorted
 * @throws InputError where a path is not there or a folder cannot be read
 */
export function sourceFiles(
  paths: readonly string[],
  ignore: readonly string[] = [],
  patterns = [sourcePattern],
): readonly string[] {
  const found = new Set<string>();
  for (const path of paths) {
    const absolute = resolve(path);
    if (!isFolder(absolute)) {
      found.add(absolute);
      continue;
    }
    for (const file of globSync(patterns, { cwd: absolute, ignore: [...notProduction, ...ignore], dot: false })) {
      found.add(join(absolute, file));
    }
  }
  return [...found].sort();
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
    return { fault: `cannot be read (${reasonOf(error)})` };
  }
}

/** A path relative to a folder, with `/`. */
export function relativePath(root: string, file: string): string {
  return relative(root, file).replaceAll("\\", "/");
}
