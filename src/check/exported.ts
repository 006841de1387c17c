import type { CatalogEntry } from "../catalog/model.ts";
import type { Metric } from "../scanner/inventory.ts";
import { familiesOf, type Exporter } from "../series/families.ts";
import { finding, type Finding } from "./finding.ts";
import type { Evidence, Matches } from "./match.ts";

/** Names of series that a page gives for a metric, and that its exporter does not. */
export function exportedFindings({ catalogs, standard }: Evidence, { pairs }: Matches): readonly Finding[] {
  const metricOf = new Map(pairs.map(([metric, entry]) => [entry, metric]));
  return catalogs.flatMap(({ entries }) =>
    entries.flatMap((entry) => wrongNames(entry, metricOf.get(entry), standard.metrics.exporter)),
  );
}

function wrongNames(entry: CatalogEntry, metric: Metric | undefined, exporter: Exporter): readonly Finding[] {
  const instrument = metric ?? { name: entry.name, type: entry.type ?? "unknown", unit: entry.unit, api: "otel" };
  if (instrument.name.includes("*") || instrument.type === "unknown") return [];
  const families = familiesOf({ ...instrument, api: metric?.api ?? "otel" }, exporter);
  const names = new Set(families.flatMap(({ base, series }) => [base, ...series]));
  const [meant] = families[0]?.series ?? [];
  return entry.exported
    .filter(({ name }) => !names.has(name) && !names.has(name.replace(/_+$/, "")))
    .map(({ name, location }) =>
      finding({
        id: "query-unit-suffix",
        metric: entry.name,
        series: name,
        message: `\`${entry.name}\` is said to be exported as \`${name}\`, but it is exported as \`${meant ?? ""}\`.`,
        suggestion: `Write \`${meant ?? ""}\`.`,
        meant: meant ?? null,
        location,
      }),
    );
}
