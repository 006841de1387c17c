import { readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { pluginVersion } from "../plugin/manifest.ts";
import type { Inventory } from "../scanner/inventory.ts";
import { mergedInventories } from "../scanner/merge-inventories.ts";
import { relativePath } from "../scanner/source-files.ts";
import { InputError } from "../standard/input-error.ts";
import { displayPath, reasonOf } from "../standard/load.ts";

/** A scan as `inventory` writes it behind what is public, so that `check` can put several together. */
export interface WrittenScan {
  readonly version: string;
  /** From the folder of the file to the folder that its paths are relative to. */
  readonly base: string;
  readonly inventory: Inventory;
}

export function writtenScan(inventory: Inventory, root: string, outputFile: string | undefined): WrittenScan {
  const base = outputFile === undefined ? "." : relative(dirname(resolve(outputFile)), root).replaceAll("\\", "/");
  return { version: pluginVersion, base: base === "" ? "." : base, inventory };
}

/**
 * Reads the inventories that packages have written, as one.
 * @throws InputError where a file is none, or was written by another version
 */
export function readInventories(files: readonly string[], root: string): Inventory {
  return mergedInventories(files.map((file) => readInventory(resolve(root, file), root)));
}

function readInventory(file: string, root: string): Inventory {
  const shown = displayPath(file);
  const scan = scanIn(parsed(file, shown));
  if (!scan)
    throw new InputError(`${shown}: is no inventory. Write one with "instrumentation inventory --format json".`);
  if (scan.version !== pluginVersion)
    throw new InputError(`${shown}: was written by version ${scan.version}, this is ${pluginVersion}. Write it again.`);
  const folder = join(dirname(file), scan.base);
  return rebased(scan.inventory, (path) => relativePath(root, join(folder, path)));
}

function parsed(file: string, shown: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    const reason = error instanceof SyntaxError ? "is no JSON" : `cannot be read (${reasonOf(error)})`;
    throw new InputError(`${shown}: ${reason}. Write it with "instrumentation inventory --format json".`);
  }
}

function scanIn(value: unknown): WrittenScan | undefined {
  const scan: unknown = typeof value === "object" && value !== null && "scan" in value ? value.scan : undefined;
  return isScan(scan) ? scan : undefined;
}

/** The version says what the rest looks like. */
function isScan(value: unknown): value is WrittenScan {
  return (
    typeof value === "object" &&
    value !== null &&
    "version" in value &&
    typeof value.version === "string" &&
    "base" in value &&
    typeof value.base === "string" &&
    "inventory" in value &&
    typeof value.inventory === "object"
  );
}

/** The same with every path of a file seen from elsewhere. */
function rebased<Value>(value: Value, place: (path: string) => string): Value {
  const text = JSON.stringify(value, (key, inner: unknown) =>
    key === "file" && typeof inner === "string" && inner !== "" ? place(inner) : inner,
  );
  return JSON.parse(text) as Value;
}
