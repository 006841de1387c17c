import type { Catalog, CatalogEntry } from "../catalog/model.ts";
import type { Inventory } from "../scanner/inventory.ts";
import { finding, type Finding } from "./finding.ts";
import { grouped } from "./grouped.ts";

/** What is wrong with the catalogs themselves. */
export function pageFindings(catalogs: readonly Catalog[]): readonly Finding[] {
  return [...catalogs.flatMap((catalog) => [...unreadable(catalog), ...miscounted(catalog)]), ...duplicates(catalogs)];
}

function unreadable(catalog: Catalog): readonly Finding[] {
  return catalog.problems.map(({ message, suggestion, location, recovered }) =>
    finding({ id: "catalog-unreadable", message, suggestion, location, severity: recovered ? "warning" : "error" }),
  );
}

function miscounted({ counts }: Catalog): readonly Finding[] {
  return counts
    .filter(({ stated, isAtLeast, counted }) => (isAtLeast ? counted < stated : counted !== stated))
    .map(({ stated, isAtLeast, counted, subject, location }) =>
      finding({
        id: "catalog-count-mismatch",
        message: `The page says that ${subject ?? "it"} has ${isAtLeast ? "at least " : ""}${stated} metrics, but it has ${counted}.`,
        suggestion: `Write ${counted}, or add what is missing.`,
        location,
      }),
    );
}

/** Two entries of one name contradict each other sooner or later. Pages with different scopes may both describe a metric. */
function duplicates(catalogs: readonly Catalog[]): readonly Finding[] {
  return catalogs.flatMap((catalog) => {
    const first = new Map<string, CatalogEntry>();
    return catalog.entries.flatMap((entry) => {
      const known = first.get(entry.name);
      if (!known) {
        first.set(entry.name, entry);
        return [];
      }
      // A summary and a section of its own are two views of one metric.
      if (entry.place.container !== known.place.container && !contradicts(entry, known)) return [];
      return finding({
        id: "catalog-duplicate-entry",
        metric: entry.name,
        message: `\`${entry.name}\` is documented twice on this page; readers see whichever they find first.`,
        suggestion: "Keep one of the two.",
        location: entry.location,
        related: [{ location: known.location, message: "First documented here." }],
      });
    });
  });
}

function contradicts(one: CatalogEntry, other: CatalogEntry): boolean {
  const labels = ({ labels: all }: CatalogEntry) =>
    all
      ?.map(({ name }) => name)
      .sort()
      .join();
  return (
    one.status !== other.status ||
    differ(one.type, other.type) ||
    differ(one.unit, other.unit) ||
    differ(labels(one), labels(other))
  );
}

/** What only one of two says is no contradiction. */
function differ(one: string | null | undefined, other: string | null | undefined): boolean {
  return one != null && other != null && one !== other;
}

/** Names that could not be worked out: neither clean nor missing. One place can give many, all for the same reasons. */
export function unresolvedFindings(inventory: Inventory): readonly Finding[] {
  const places = grouped(inventory.unresolved, ({ location: { file, line, column } }) => `${file}:${line}:${column}`);
  return [...places.values()].flatMap((here) => {
    const [first] = here;
    return first ? [unresolvedFinding(first, new Set(here.map(({ reason }) => reason)))] : [];
  });
}

type Unresolved = Inventory["unresolved"][number];

function unresolvedFinding({ location, pattern }: Unresolved, reasons: ReadonlySet<string>): Finding {
  const reason = [...reasons].join("; ");
  return finding({
    id: "unresolved-metric-name",
    metric: pattern,
    message: `The name of this metric cannot be worked out from the code, so it was not compared: ${reason}.`,
    suggestion: "Say what it can be under `metrics.values` of instrumentation.json, or write the name out.",
    location,
    cause: `${location.file}:${location.line}`,
  });
}
