import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { catalogFiles, type CatalogFile } from "../standard/catalog-files.ts";
import { InputError } from "../standard/input-error.ts";
import { displayPath, reasonOf, type LoadedStandard } from "../standard/load.ts";
import { readMarkdownCatalog } from "./markdown.ts";
import type { Catalog } from "./model.ts";
import { readRegistry } from "./registry.ts";

/**
 * Reads the catalogs of a standard that there are.
 * @param root the folder that their paths are relative to in what is reported
 * @param files where they are, if that has been looked up
 * @throws InputError where one cannot be read
 */
export function readCatalogs(
  loaded: Pick<LoadedStandard, "standard" | "root">,
  root: string,
  files: readonly CatalogFile[] = catalogFiles(loaded.root, loaded.standard),
): readonly Catalog[] {
  return files.map(({ file, prefix, scope }) => {
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
