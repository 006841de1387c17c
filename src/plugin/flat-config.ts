import { relative, resolve } from "node:path";
import type { Linter } from "eslint";
import { InputError } from "../standard/input-error.ts";
import { loadStandard, nearestStandardFile, standardFileName, type LoadedStandard } from "../standard/load.ts";
import { readCatalogsOf } from "./catalogs.ts";

/**
 * A configuration object that puts the standard into `settings.instrumentation`, and what its catalogs say beside it:
 * ESLint's cache knows only its configuration and the linted file, so an edit of a catalog must change the former.
 * @param file the standard; by default the nearest `instrumentation.json` at or above the working directory
 * @throws InputError where the file is missing or does not fit the schema, or a catalog cannot be read
 */
export function standard(file?: string): Linter.Config {
  const found = file === undefined ? nearestStandardFile(process.cwd()) : resolve(file);
  if (found === undefined) {
    throw new InputError(
      `No ${standardFileName} at or above ${process.cwd()}. Create one ("{}" is a valid standard), or leave standard() out of the configuration.`,
    );
  }
  return { name: "instrumentation/standard", settings: settingsOf(loadStandard(found), process.cwd()) };
}

/** The settings by which a standard reaches the rules; paths in them are relative to the linter's working directory. */
export function settingsOf({ standard: given, root }: LoadedStandard, cwd: string): Record<string, unknown> {
  return {
    instrumentation: given,
    instrumentationRoot: relative(cwd, root),
    instrumentationCatalogs: readCatalogsOf({ standard: given, root }, cwd),
  };
}
