import type { Location } from "../catalog/model.ts";
import type { Inventory, Metric } from "../scanner/inventory.ts";
import { familiesOf } from "../series/families.ts";
import type { Standard } from "../standard/schema.ts";
import { comparableUnit } from "../vocabulary/units.ts";
import { finding, type Finding } from "./finding.ts";
import type { Matches } from "./match.ts";

/** What the code says against itself, whatever a catalog says. */
export function codeFindings(
  { metrics }: Inventory,
  { metrics: { exporter } }: Standard,
  { pairs }: Pick<Matches, "pairs">,
): readonly Finding[] {
  const own = metrics.filter(({ origin }) => origin === "code");
  // What is planned may be declared before anything records it.
  const planned = new Set(pairs.filter(([, { status }]) => status === "planned").map(([metric]) => metric));
  return [
    ...own.flatMap((metric) => [
      ...(planned.has(metric) ? [] : unrecorded(metric)),
      ...conflicting(metric),
      ...unsetLabels(metric),
      ...labelsNotAlways(metric),
    ]),
    ...collisions(own, exporter),
  ];
}

function unrecorded(metric: Metric): readonly Finding[] {
  const [location] = metric.declared;
  if (!metric.isNeverRecorded || metric.pattern || !location) return [];
  const isTested = metric.recordedInTests.length > 0;
  return [
    finding({
      id: "unrecorded-metric",
      metric: metric.name,
      message: `\`${metric.name}\` is declared, but ${isTested ? "only tests record it" : "nothing records it"}, so it stays empty.`,
      suggestion: "Record it where it happens, or remove it.",
      location,
      related: metric.recordedInTests.map((place) => ({ location: place, message: "A test records it here." })),
    }),
  ];
}

/** The package of a monorepo that a file is in, by the usual folders. */
function partOf({ file }: Location): string {
  return /^(?:.*?\/)?(?:packages|apps|services|libs|modules|internal-packages)\/[^/]+/.exec(file)?.[0] ?? "";
}

/** Both libraries keep two instruments of one name apart or throw; readers see one. */
function conflicting(metric: Metric): readonly Finding[] {
  const [first, ...others] = metric.declarations;
  if (!first || metric.pattern) return [];
  return others.flatMap((other) => {
    // Services of one repository may each have their own.
    if (partOf(other.location) !== partOf(first.location)) return [];
    const what =
      other.type !== first.type
        ? ["type", other.type, first.type]
        : comparableUnit(other.unit) !== comparableUnit(first.unit)
          ? ["unit", other.unit ?? "none", first.unit ?? "none"]
          : other.labels && first.labels && other.labels.join() !== first.labels.join()
            ? ["labels", other.labels.join(", ") || "none", first.labels.join(", ") || "none"]
            : undefined;
    if (!what) return [];
    const [property = "", here = "", there = ""] = what;
    return finding({
      id: "conflicting-declarations",
      metric: metric.name,
      message: `\`${metric.name}\` is declared twice and differently: its ${property} is ${here} here and ${there} elsewhere.`,
      suggestion: "Declare it once and share the instrument, or give one of the two another name.",
      location: other.location,
      related: [{ location: first.location, message: "First declared here." }],
    });
  });
}

/** Labels that are declared and that no record site sets: where every site can be seen. */
function unsetLabels(metric: Metric): readonly Finding[] {
  const isVisible = metric.sites.length > 0 && metric.sites.every(({ isOpen }) => !isOpen);
  if (!isVisible || metric.pattern) return [];
  const set = new Set(metric.sites.flatMap(({ labels }) => labels));
  return metric.labels
    .filter(({ name }) => !set.has(name))
    .map(({ name, location }) =>
      finding({
        id: "unset-label",
        metric: metric.name,
        label: name,
        message: `\`${metric.name}\` declares the label \`${name}\`, but nothing sets it.`,
        suggestion: "Set it where the metric is recorded, or remove it.",
        location,
      }),
    );
}

function labelsNotAlways(metric: Metric): readonly Finding[] {
  if (metric.pattern || metric.sites.length < 2) return [];
  return metric.labels.flatMap(({ name, location }) => {
    const having = new Set(
      metric.sites.filter(({ labels }) => labels.includes(name)).map((site) => partOf(site.location)),
    );
    const lacking = metric.sites.filter(
      (site) => !site.isOpen && !site.labels.includes(name) && having.has(partOf(site.location)),
    );
    const [first] = lacking;
    if (!first) return [];
    return finding({
      id: "label-not-always-present",
      metric: metric.name,
      label: name,
      message: `\`${metric.name}\` is recorded without the label \`${name}\` here and with it elsewhere, so sums by it leave this part out.`,
      suggestion: "Set the label at every record site.",
      location: first.location,
      related: [
        { location, message: "Recorded with it here." },
        ...lacking.slice(1).map((site) => ({ location: site.location, message: "Also without it here." })),
      ],
    });
  });
}

/** Two metrics that an exporter shows under one name. */
function collisions(metrics: readonly Metric[], exporter: Standard["metrics"]["exporter"]): readonly Finding[] {
  const owner = new Map<string, Metric>();
  const found: Finding[] = [];
  for (const metric of metrics) {
    if (metric.pattern) continue;
    const [family] = familiesOf(metric, exporter);
    const series = family?.series.find((name) => owner.has(name));
    const other = series === undefined ? undefined : owner.get(series);
    const [location] = metric.declared;
    if (other && series !== undefined && location) {
      found.push(
        finding({
          id: "series-name-collision",
          metric: metric.name,
          series,
          message: `\`${metric.name}\` and \`${other.name}\` are both exported as \`${series}\`, so their values mix.`,
          suggestion: "Rename one of the two.",
          location,
          related: other.declared
            .slice(0, 1)
            .map((place) => ({ location: place, message: "The other is declared here." })),
        }),
      );
    }
    for (const name of family?.series ?? []) if (!owner.has(name)) owner.set(name, metric);
  }
  return found;
}
