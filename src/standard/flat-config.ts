import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Linter } from "eslint";
import { catalogFiles } from "./catalog-files.ts";
import { InputError } from "./input-error.ts";
import { loadStandard, nearestStandardFile, standardFileName } from "./load.ts";

/**
 * A configuration object that puts the standard into `settings.instrumentation`, and a digest of the catalogs beside
 * it: ESLint's cache knows only its configuration and the linted file, so an edit of a catalog must change the former.
 * @param file the standard; by default the nearest `instrumentation.json` at or above the working directory
 * @throws InputError where the file is missing or does not fit the schema
 */
export function standard(file?: string): Linter.Config {
  const found = file === undefined ? nearestStandardFile(process.cwd()) : resolve(file);
  if (found === undefined) {
    throw new InputError(
      `No ${standardFileName} at or above ${process.cwd()}. Create one ("{}" is a valid standard), or leave standard() out of the configuration.`,
    );
  }
  const loaded = loadStandard(found);
  return {
    name: "instrumentation/standard",
    settings: {
      instrumentation: loaded.standard,
      instrumentationRoot: relative(process.cwd(), loaded.root),
      instrumentationCatalogs: catalogDigest(loaded.root, loaded.standard),
    },
  };
}

function catalogDigest(root: string, loaded: Parameters<typeof catalogFiles>[1]): string {
  const hash = createHash("sha256");
  for (const { file } of catalogFiles(root, loaded)) {
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(join(root, file)))
      .update("\0");
  }
  return hash.digest("hex").slice(0, 16);
}
