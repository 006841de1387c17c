import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { catalogFiles, conventionalCatalogs } from "../standard/catalog-files.ts";
import { InputError } from "../standard/input-error.ts";
import { displayPath, reasonOf, type LoadedStandard } from "../standard/load.ts";
import { readMarkdownCatalog } from "./markdown.ts";
import type { Catalog } from "./model.ts";
import { readRegistry } from "./registry.ts";

/**
 * Reads the catalogs of a standard that must have one.
 * @throws InputError where none is found though the standard does not say that there is none, or one cannot be read
 */
export function requiredCatalogs(loaded: LoadedStandard, root: string): readonly Catalog[] {
  const declared = loaded.standard.metrics.catalogs;
  if (declared?.length === 0) return [];
  const catalogs = readCatalogs(loaded, root);
  if (catalogs.length === 0) {
    const looked = (declared ?? conventionalCatalogs).map((entry) => (typeof entry === "string" ? entry : entry.path));
    throw new InputError(
      `No metrics reference found: looked for ${looked.join(", ")} under ${displayPath(loaded.root)}. ` +
        'Name it under "metrics.catalogs" of instrumentation.json; "catalogs": [] says that there is none.',
    );
  }
  return catalogs;
}

/**
 * Reads the catalogs of a standard that there are.
 * @param root the folder that their paths are relative to in what is reported
 * @throws InputError where one cannot be read
 */
export function readCatalogs(loaded: Pick<LoadedStandard, "standard" | "root">, root: string): readonly Catalog[] {
  return catalogFiles(loaded.root, loaded.standard).map(({ file, prefix, scope }) => {
    const path = join(loaded.root, file);
    const read = /\.(?:ya?ml|json)$/i.test(file) ? readRegistry : readMarkdownCatalog;
    try {
      return read(readPage(path), relative(root, path).replaceAll("\\", "/"), { prefix, scope });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new InputError(`${displayPath(path)}: is nested too deeply to be read. Check "metrics.catalogs".`);
    }
  });
}

function readPage(path: string): string {
  try {
    const bytes = readFileSync(path);
    if (bytes.subarray(0, 8192).includes(0))
      throw new InputError(`${displayPath(path)}: is binary, not a page or a registry. Check "metrics.catalogs".`);
    return bytes.toString("utf8");
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(
      `${displayPath(path)}: cannot be read (${reasonOf(error)}). Check the path and its permissions.`,
    );
  }
}
