import { join, relative } from "node:path";
import { readMarkdownCatalog } from "../catalog/markdown.ts";
import { readCatalogs } from "../catalog/read.ts";
import { readMarkdownQueries } from "../queries/markdown.ts";
import type { Inventory } from "../scanner/inventory.ts";
import { catalogFileAt } from "../standard/catalog-files.ts";
import type { LoadedStandard } from "../standard/load.ts";
import { checkProject } from "./check.ts";
import { placesOf, type Finding, type FindingId } from "./finding.ts";

/** A page as it is in an editor, and what is known of the rest of the project. */
export interface PageEvidence {
  readonly text: string;
  /** Relative to the root, with `/`. */
  readonly file: string;
  readonly loaded: Pick<LoadedStandard, "standard" | "root">;
  readonly root: string;
  /** What the last check found in code; without it the page is only held against itself. */
  readonly inventory: Inventory | undefined;
}

/** What a page says about itself, whatever the code does. */
const ofItself: ReadonlySet<FindingId> = new Set([
  "catalog-unreadable",
  "catalog-duplicate-entry",
  "catalog-count-mismatch",
  "query-invalid",
  "invalid-suppression",
]);

const noCode: Inventory = {
  service: { servesHttp: false, routes: [] },
  metrics: [],
  constantLabels: [],
  unresolved: [],
  faults: [],
  suppressed: [],
  files: 0,
};

/** What a check would report on one page, with each of its places. */
export function findingsOfPage(
  evidence: PageEvidence,
): readonly Pick<Finding, "location" | "message" | "suggestion">[] {
  const { text, file, loaded, root, inventory } = evidence;
  const own = catalogFileAt(relative(loaded.root, join(root, file)).replaceAll("\\", "/"), loaded.standard);
  const page = own && readMarkdownCatalog(text, file, own);
  const others = own ? readCatalogs(loaded, root).filter((catalog) => catalog.file !== file) : [];
  const { findings } = checkProject({
    inventory: inventory ?? noCode,
    catalogs: page ? [page, ...others] : readCatalogs(loaded, root),
    queries: [readMarkdownQueries(text, file)],
    standard: loaded.standard,
  });
  const shown = inventory ? findings : findings.filter(({ id }) => ofItself.has(id));
  return shown.flatMap((finding) =>
    placesOf(finding)
      .filter((place) => place.file === file)
      .map((location) => ({ location, message: finding.message, suggestion: finding.suggestion })),
  );
}
