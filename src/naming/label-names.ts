import type { FoundLabel } from "../recognition/labels.ts";

export interface LabelFault {
  readonly messageId: "reservedLabel" | "unconventionalLabel";
  readonly label: FoundLabel;
}

/** `le` and `quantile` are put on by histograms and summaries (Prometheus, "Metric and label naming"; promlint). */
const reserved: ReadonlySet<string> = new Set(["le", "quantile"]);

export function labelFaults(labels: readonly FoundLabel[]): readonly LabelFault[] {
  return labels.flatMap((label): readonly LabelFault[] => {
    if (reserved.has(label.name)) return [{ messageId: "reservedLabel", label }];
    return /^[a-z_][a-z0-9_]*$/.test(label.name) ? [] : [{ messageId: "unconventionalLabel", label }];
  });
}
