import type { Inventory, Metric, MetricLabel } from "./inventory.ts";

/** One inventory of several parts of a project: a metric that two of them have is one metric. */
export function mergedInventories(parts: readonly Inventory[]): Inventory {
  const metrics = new Map<string, Metric>();
  for (const metric of parts.flatMap((part) => part.metrics)) {
    const known = metrics.get(metric.name);
    metrics.set(metric.name, known ? mergedMetric(known, metric) : metric);
  }
  return {
    metrics: [...metrics.values()].sort((one, other) => (one.name < other.name ? -1 : 1)),
    constantLabels: [...new Set(parts.flatMap((part) => part.constantLabels))].sort(),
    unresolved: parts.flatMap((part) => part.unresolved),
    faults: parts.flatMap((part) => part.faults),
    suppressed: parts.flatMap((part) => part.suppressed),
    files: parts.reduce((sum, part) => sum + part.files, 0),
    service: {
      servesHttp: parts.some((part) => part.service.servesHttp),
      routes: parts.flatMap((part) => part.service.routes),
    },
  };
}

function mergedMetric(one: Metric, other: Metric): Metric {
  const labels = new Map<string, MetricLabel>();
  for (const label of [...one.labels, ...other.labels]) {
    const known = labels.get(label.name);
    const values = [...new Set([...(known?.values ?? []), ...label.values])].sort();
    const isComplete = label.isComplete && (known?.isComplete ?? true);
    labels.set(label.name, { ...(known ?? label), values, isComplete });
  }
  return {
    ...one,
    unit: one.unit ?? other.unit,
    description: one.description ?? other.description,
    labels: [...labels.values()].sort((left, right) => (left.name < right.name ? -1 : 1)),
    labelsAreKnown: one.labelsAreKnown && other.labelsAreKnown,
    declared: [...one.declared, ...other.declared],
    declarations: [...one.declarations, ...other.declarations],
    recorded: [...one.recorded, ...other.recorded],
    sites: [...one.sites, ...other.sites],
    isNeverRecorded: one.isNeverRecorded && other.isNeverRecorded,
    recordedInTests: [...one.recordedInTests, ...other.recordedInTests],
    isLowered: one.isLowered || other.isLowered,
    origin: one.origin === "code" ? "code" : other.origin,
  };
}
