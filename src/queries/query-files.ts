import { catalogFiles, type CatalogFile } from "../standard/catalog-files.ts";
import { Folders, neverRead } from "../standard/folders.ts";
import type { LoadedStandard } from "../standard/load.ts";

/** Where queries are looked for when the standard does not say; the catalogs are read in any case. */
export const conventionalQueries = [
  "docs/**/*.md",
  "**/dashboards/**/*.json",
  "**/*dashboard*.json",
  "**/alerts/**/*.{yml,yaml}",
  "**/{alerts,alert_rules,alerting_rules,recording_rules,prometheus-rules}.{yml,yaml}",
  "**/*.rules.{yml,yaml}",
];

/**
 * The files with the queries that a standard names, or those at the conventional places: relative to its folder, sorted.
 * @param catalogs of the standard, if they have been looked up
 */
export function queryFiles(
  { standard, root }: Pick<LoadedStandard, "standard" | "root">,
  catalogs?: readonly CatalogFile[],
  folders = new Folders(),
): readonly string[] {
  const declared = standard.metrics.queries;
  const patterns = declared ?? conventionalQueries;
  const found = new Set(folders.find(root, { patterns, ignore: [...neverRead, ...standard.ignore], dot: true }));
  if (declared?.length !== 0) for (const { file } of catalogs ?? catalogFiles(root, standard, folders)) found.add(file);
  return [...found].sort();
}
