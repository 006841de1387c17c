import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type * as JsoncParser from "jsonc-parser";

// Loaded when the first file is read: the plugin's import must stay cheap.
const load = createRequire(import.meta.url);

export type Table = Readonly<Record<string, unknown>>;

/** A manifest or configuration with comments and trailing commas; `undefined` for what is none, which leads nowhere. */
export function readJson(file: string): Table | undefined {
  try {
    const { parse } = load("jsonc-parser") as typeof JsoncParser;
    const value: unknown = parse(readFileSync(file, "utf8"), [], { allowTrailingComma: true });
    return isTable(value) ? value : undefined;
  } catch {
    return undefined; // Names behind it are reported as unresolved.
  }
}

/** Every string in a value, however deep: the conditions of an `exports` entry. */
export function strings(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(strings);
  return isTable(value) ? Object.values(value).flatMap(strings) : [];
}

export function isTable(value: unknown): value is Table {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
