import type { Location } from "../catalog/model.ts";

/** Every kind of finding, with how much it weighs by default. Ids are public: scripts depend on them. */
export const findingSeverities = {
  "undocumented-metric": "error",
  "unemitted-metric": "error",
  "unrecorded-metric": "warning",
  "planned-metric-emitted": "warning",
  "deprecated-metric-emitted": "warning",
  "metric-type-mismatch": "error",
  "metric-unit-mismatch": "error",
  "undocumented-label": "error",
  "unemitted-label": "error",
  "label-value-mismatch": "error",
  "label-not-always-present": "warning",
  "unset-label": "warning",
  "conflicting-declarations": "error",
  "series-name-collision": "error",
  "unresolved-metric-name": "warning",
  "catalog-unreadable": "error",
  "catalog-duplicate-entry": "error",
  "catalog-count-mismatch": "warning",
  "catalog-stale-source": "warning",
  "query-unknown-metric": "error",
  "query-unit-suffix": "error",
  "query-bare-histogram": "error",
  "query-unknown-label": "error",
  "query-unknown-label-value": "error",
  "query-unrecorded-metric": "error",
  "query-counter-without-rate": "warning",
  "query-rate-on-gauge": "warning",
  "query-invalid": "error",
  "missing-health-endpoint": "error",
  "health-response-shape": "error",
  "invalid-suppression": "error",
  "unused-suppression": "warning",
} as const;

export type FindingId = keyof typeof findingSeverities;
export function isFindingId(id: string): id is FindingId {
  return Object.hasOwn(findingSeverities, id);
}

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
  readonly value: string | null;
  /** The series of a query. */
  readonly series: string | null;
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
  /** In how many places it shows. */
  readonly occurrences: number;
}

type Draft = Pick<Finding, "id" | "message" | "location"> & Partial<Finding>;

export function finding(draft: Draft): Finding {
  const {
    metric = null,
    label = null,
    value = null,
    series = null,
    suggestion = null,
    meant = null,
    related = [],
  } = draft;
  return {
    severity: findingSeverities[draft.id],
    occurrences: 1,
    cause: metric ?? series ?? `${draft.location.file}:${draft.location.line}`,
    ...draft,
    metric,
    label,
    value,
    series,
    suggestion,
    meant,
    related,
  };
}

/**
 * One finding for each thing that is wrong, however often it shows: the places of the others are related. Faults of a
 * place (an invalid query, an unreadable row) stand for themselves.
 */
export function merged(findings: readonly Finding[]): readonly Finding[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const one of findings) {
    const { id, metric, label, value, series, location } = one;
    const isOfPlace = metric === null && series === null && value === null;
    const key = JSON.stringify([id, metric, label, value, series, isOfPlace ? location : null]);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].map(([first, ...others]) =>
    others.length === 0
      ? first
      : {
          ...first,
          occurrences: first.occurrences + others.length,
          related: [...first.related, ...others.map(({ location }) => ({ location, message: "Here as well." }))],
        },
  );
}

/** Every place of a finding, its own first. */
export function placesOf({ location, related }: Pick<Finding, "location" | "related">): readonly Location[] {
  return [location, ...related.map((one) => one.location)];
}

/** The place of what stands in no file. */
export const nowhere: Location = { file: "", line: 1, column: 1, endLine: 1, endColumn: 1 };
