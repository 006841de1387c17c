import type { CatalogEntry } from "../catalog/model.ts";
import type { InstrumentType } from "../recognition/library.ts";
import type { Metric } from "../scanner/inventory.ts";
import { comparableUnit, unitOfName } from "../vocabulary/units.ts";
import { finding, type Finding } from "./finding.ts";
import type { Matches } from "./match.ts";
import { namesOf } from "./names.ts";

/** Type, unit and status of the metrics that both sides have. */
export function propertyFindings(matches: Matches): readonly Finding[] {
  return matches.pairs.flatMap(([metric, entry]) =>
    [
      typeMismatch(metric, entry),
      unitMismatch(metric, entry),
      plannedButEmitted(metric, entry),
      retiredButEmitted(metric, entry, matches),
    ].filter((found) => found !== undefined),
  );
}

/** Types that a reader of the series cannot tell apart. */
const sameToReaders: Readonly<Record<InstrumentType, string>> = {
  counter: "counter",
  updowncounter: "gauge",
  gauge: "gauge",
  histogram: "histogram",
  distribution: "histogram",
  summary: "summary",
  set: "set",
  unknown: "unknown",
};

function typeMismatch(metric: Metric, entry: CatalogEntry): Finding | undefined {
  const { type } = entry;
  if (type === null || metric.origin === "default") return undefined;
  const other = metric.declarations.find(
    (one) => one.type !== "unknown" && sameToReaders[one.type] !== sameToReaders[type],
  );
  if (!other) return undefined;
  return finding({
    id: "metric-type-mismatch",
    metric: metric.name,
    message: `\`${metric.name}\` is ${withArticle(other.type)} in code and ${withArticle(type)} in the reference, so its queries are written for the wrong type.`,
    suggestion: `Change the reference to ${other.type}, or the instrument to ${type}.`,
    location: other.location,
    related: [{ location: entry.location, message: "Documented here." }],
  });
}

function withArticle(type: InstrumentType): string {
  return type === "updowncounter" ? "an up-down counter" : `a ${type}`;
}

function unitMismatch(metric: Metric, entry: CatalogEntry): Finding | undefined {
  if (entry.unit === null || metric.origin === "default") return undefined;
  const documented = comparableUnit(entry.unit);
  // `…_duration_seconds`: where nothing is declared, the end of the name says the unit.
  const named = metric.unit === null ? unitOfName(metric.name) : false;
  const inName = named ? named.code : null;
  const emitted = comparableUnit(metric.unit ?? inName);
  if (documented === emitted || (metric.unit === null && inName === null)) return undefined;
  // `1`, `{request}` and "requests" are all counted things.
  const isCount = (unit: string | null) => unit === null || unit.startsWith("{");
  if (isCount(documented) && isCount(emitted) && (documented === null || emitted === null || documented === "{count}"))
    return undefined;
  return finding({
    id: "metric-unit-mismatch",
    metric: metric.name,
    message: `\`${metric.name}\` is recorded in ${metric.unit ?? inName ?? "no unit"} and documented in ${entry.unit}, so its values are read wrong.`,
    suggestion: `Change the unit in the reference, or record in ${entry.unit}.`,
    ...placesOf(metric, entry),
  });
}

function plannedButEmitted(metric: Metric, entry: CatalogEntry): Finding | undefined {
  const [recorded] = metric.recorded;
  if (entry.status !== "planned" || !recorded) return undefined;
  return finding({
    id: "planned-metric-emitted",
    metric: metric.name,
    message: `\`${metric.name}\` is still documented as planned, but code records it.`,
    suggestion: "Mark the entry as active.",
    location: entry.location,
    related: [{ location: recorded, message: "Recorded here." }],
  });
}

/** A deprecated metric beside its successor is a migration, and fine. */
function retiredButEmitted(metric: Metric, entry: CatalogEntry, { pairs }: Matches): Finding | undefined {
  const [location] = metric.declared;
  if ((entry.status !== "deprecated" && entry.status !== "removed") || !location || metric.origin !== "code")
    return undefined;
  const { successor } = entry;
  const isMigration =
    entry.status === "deprecated" && successor !== null && pairs.some(([other]) => namesOf(other).includes(successor));
  if (isMigration) return undefined;
  return finding({
    id: "deprecated-metric-emitted",
    metric: metric.name,
    message: `\`${metric.name}\` is documented as ${entry.status}, but code still emits it${successor === null ? "" : `, and not \`${successor}\``}.`,
    suggestion:
      successor === null ? "Remove it from the code, or mark the entry as active." : `Emit \`${successor}\` as well.`,
    location,
    related: [{ location: entry.location, message: "Documented here." }],
  });
}

function placesOf(metric: Metric, entry: CatalogEntry): Pick<Finding, "location" | "related"> {
  const [declared] = metric.declared;
  return {
    location: declared ?? entry.location,
    related: [{ location: entry.location, message: "Documented here." }],
  };
}
