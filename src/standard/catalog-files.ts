import { Folders, neverRead } from "./folders.ts";
import { globMatcher } from "./globs.ts";
import { InputError } from "./input-error.ts";
import { displayPath, type LoadedStandard } from "./load.ts";
import type { Standard } from "./schema.ts";

/** Where a metrics reference is looked for when the standard does not say. */
export const conventionalCatalogs = ["**/metrics-reference.md", "**/METRICS.md", "docs/**/metrics.md", "metrics.md"];

/** A catalog file and what the standard says of it. */
export interface CatalogFile {
  /** Relative to the standard's folder, with `/`. */
  readonly file: string;
  /** Left out of the names on the page. */
  readonly prefix: string;
  /** Globs of the code that the page answers for; absent, all of it. */
  readonly scope: readonly string[] | undefined;
}

/** What a standard says of a page by its path, if it is one of its catalogs. */
export function catalogFileAt(file: string, standard: Pick<Standard, "metrics">): CatalogFile | undefined {
  if (globMatcher(neverRead)(file)) return undefined;
  for (const entry of standard.metrics.catalogs ?? conventionalCatalogs) {
    const { path, prefix = "", scope } = typeof entry === "string" ? { path: entry } : entry;
    if (globMatcher([path])(file)) return { file, prefix, scope };
  }
  return undefined;
}

/** The catalogs that a standard names, or those at the conventional places; sorted, each file once. */
export function catalogFiles(
  root: string,
  standard: Pick<Standard, "metrics">,
  folders = new Folders(),
): readonly CatalogFile[] {
  const found = new Map<string, CatalogFile>();
  for (const { patterns, prefix, scope } of searches(standard.metrics.catalogs ?? conventionalCatalogs)) {
    for (const file of folders.find(root, { patterns, ignore: neverRead, dot: true })) {
      if (!found.has(file)) found.set(file, { file, prefix, scope });
    }
  }
  return [...found.values()].sort((one, other) => (one.file < other.file ? -1 : 1));
}

interface CatalogSearch extends Pick<CatalogFile, "prefix" | "scope"> {
  readonly patterns: readonly string[];
}

/** The folder is walked once for all patterns of which nothing else is said. */
function searches(entries: NonNullable<Standard["metrics"]["catalogs"]>): readonly CatalogSearch[] {
  const found: CatalogSearch[] = [];
  let plain: string[] | undefined;
  for (const entry of entries) {
    if (typeof entry !== "string") {
      found.push({ patterns: [entry.path], prefix: entry.prefix ?? "", scope: entry.scope });
      plain = undefined;
    } else if (plain) plain.push(entry);
    else found.push({ patterns: (plain = [entry]), prefix: "", scope: undefined });
  }
  return found;
}

/**
 * The catalogs of a standard that must have one.
 * @throws InputError where none is found though the standard does not say that there is none
 */
export function requiredCatalogFiles(
  { root, standard }: Pick<LoadedStandard, "root" | "standard">,
  folders?: Folders,
): readonly CatalogFile[] {
  const declared = standard.metrics.catalogs;
  const files = catalogFiles(root, standard, folders);
  if (files.length > 0 || declared?.length === 0) return files;
  const looked = (declared ?? conventionalCatalogs).map((entry) => (typeof entry === "string" ? entry : entry.path));
  throw new InputError(
    `No metrics reference found: looked for ${looked.join(", ")} under ${displayPath(root)}. ` +
      'Name it under "metrics.catalogs" of instrumentation.json; "catalogs": [] says that there is none.',
  );
}
