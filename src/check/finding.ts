import type { Location } from "../catalog/model.ts";

/** Every kind of finding, with how much it weighs by default. Ids are public: scripts depend on them. */
export const findingSeverities = {
  "undocumented-metric": "error",
  "unemitted-metric": "error",
  "metric-type-mismatch": "error",
  "metric-unit-mismatch": "error",
  "undocumented-label": "error",
  "unemitted-label": "error",
  "planned-metric-emitted": "warning",
  "unresolved-metric-name": "warning",
  "catalog-unreadable": "error",
  "catalog-duplicate-entry": "error",
} as const;

export type FindingId = keyof typeof findingSeverities;
export type Severity = "error" | "warning";

export interface RelatedLocation {
  readonly location: Location;
  readonly message: string;
}

/** A disagreement between code and catalog, or something that keeps them from being compared. */
export interface Finding {
  readonly id: FindingId;
  readonly severity: Severity;
  readonly metric: string | null;
  readonly label: string | null;
  /** What is wrong, with the value, and why it matters. */
  readonly message: string;
  /** How to mend it, or `null` where the message says so already. */
  readonly suggestion: string | null;
  /** The name that was most likely meant where the location has another. */
  readonly meant: string | null;
  readonly location: Location;
  readonly related: readonly RelatedLocation[];
  /** Findings with one cause share it: a rename is an undocumented and an unemitted metric. */
  readonly cause: string;
}

type Draft = Pick<Finding, "id" | "message" | "location"> & Partial<Finding>;

export function finding(draft: Draft): Finding {
  const { metric = null, label = null, suggestion = null, meant = null, related = [] } = draft;
  return {
    severity: findingSeverities[draft.id],
    cause: metric ?? `${draft.location.file}:${draft.location.line}`,
    ...draft,
    metric,
    label,
    suggestion,
    meant,
    related,
  };
}
