import { readFileSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { InputError } from "./input-error.ts";
import { nearest } from "./nearest.ts";
import { parseStandard, validateStandard } from "./parse.ts";
import { presets, recommended } from "./presets.ts";
import type { Standard, StandardFile } from "./schema.ts";

export const standardFileName = "instrumentation.json";

/** A standard and where it comes from; globs in it are relative to `root`. */
export interface LoadedStandard {
  readonly standard: Standard;
  readonly root: string;
  /** The file it was read from; `undefined` where none was found and `recommended` applies. */
  readonly file: string | undefined;
}

/**
 * Reads a standard and everything that it extends.
 * @throws InputError where a file cannot be read or does not fit the schema
 */
export function loadStandard(file: string): LoadedStandard {
  return { standard: completed(readWithBases(resolve(file), [])), root: dirname(resolve(file)), file: resolve(file) };
}

/** The standard given as an object, with what it extends; paths in `extends` are relative to `root`. */
export function standardFrom(value: unknown, root: string, origin: string): Standard {
  return completed(withBases(validateStandard(value, origin), root, origin, []));
}

/** The standard of a folder: the nearest `instrumentation.json` at or above it, else `recommended`. */
export function nearestStandard(folder: string): LoadedStandard {
  const file = nearestStandardFile(folder);
  return file ? loadStandardCached(file) : { standard: recommended, root: folder, file: undefined };
}

interface CachedStandard {
  readonly stamp: string;
  readonly loaded: LoadedStandard;
}

const cachedStandards = new Map<string, CachedStandard>();

/** One entry a path, renewed when the file's time or size changes, so that a long-lived editor server sees edits. */
function loadStandardCached(file: string): LoadedStandard {
  const { mtimeMs, size } = statSync(file);
  const stamp = `${mtimeMs}:${size}`;
  const known = cachedStandards.get(file);
  if (known?.stamp === stamp) return known.loaded;
  const loaded = loadStandard(file);
  cachedStandards.set(file, { stamp, loaded });
  return loaded;
}

export function nearestStandardFile(folder: string): string | undefined {
  for (let current = resolve(folder); ; current = dirname(current)) {
    if (hasStandard(current)) return join(current, standardFileName);
    if (dirname(current) === current) return undefined;
  }
}

/** Whether a standard lies in a folder itself. */
export function hasStandard(folder: string): boolean {
  return statSync(join(folder, standardFileName), { throwIfNoEntry: false })?.isFile() ?? false;
}

function readWithBases(file: string, trail: readonly string[]): StandardFile {
  const origin = displayPath(file);
  if (trail.includes(file)) {
    throw new InputError(
      `${origin}: extends itself (${[...trail, file].map(displayPath).join(" → ")}). Remove one link.`,
    );
  }
  return withBases(parseStandard(readText(file), origin), dirname(file), origin, [...trail, file]);
}

function withBases(own: StandardFile, root: string, origin: string, trail: readonly string[]): StandardFile {
  const { extends: bases, ...rest } = own;
  const named = bases === undefined ? [] : [bases].flat();
  return [...named.map((base) => baseStandard(base, root, origin, trail)), rest].reduce(merged, {});
}

function baseStandard(name: string, root: string, origin: string, trail: readonly string[]): StandardFile {
  const preset = presets[name];
  if (preset) return preset;
  if (!/[./\\]/.test(name)) {
    const meant = nearest(name, Object.keys(presets));
    const hint = meant ? ` Did you mean "${meant}"?` : "";
    throw new InputError(
      `${origin}: "extends" names "${name}", which is neither a preset (${Object.keys(presets).join(", ")}) nor a path.${hint}`,
    );
  }
  return readWithBases(isAbsolute(name) ? name : resolve(root, name), trail);
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    throw new InputError(`${displayPath(file)}: cannot be read (${reasonOf(error)}). Check the path of the standard.`);
  }
}

/** Why a file operation failed, in a word: ENOENT, EACCES, EISDIR. */
export function reasonOf(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  return String(error);
}

/** A path as people write it: relative to where they are, where that is shorter. */
export function displayPath(file: string): string {
  const path = relative(process.cwd(), file);
  if (path === "") return "this folder";
  return (path.startsWith("..") ? file : path).replaceAll("\\", "/");
}

/** Sections merge key by key, everything else is replaced by the later one. */
function merged(base: StandardFile, own: StandardFile): StandardFile {
  const sections: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(own)) {
    if (value === undefined) continue;
    const before = sections[key];
    sections[key] = isSection(before) && isSection(value) ? { ...before, ...value } : value;
  }
  return sections;
}

function completed(own: StandardFile): Standard {
  // Every section of `recommended` is complete, and a merge only replaces what is given.
  return withoutKeys(merged(recommended as StandardFile, own), ["$schema", "extends"]) as Standard;
}

function withoutKeys(value: StandardFile, keys: readonly string[]): unknown {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
}

function isSection(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
