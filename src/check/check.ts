import { codeFindings } from "./code.ts";
import { existenceFindings } from "./existence.ts";
import { exportedFindings } from "./exported.ts";
import { merged, nowhere, type Finding } from "./finding.ts";
import { healthFindings } from "./health.ts";
import { labelFindings } from "./labels.ts";
import { matchMetrics, type Evidence, type Matches } from "./match.ts";
import { pageFindings, unresolvedFindings } from "./pages.ts";
import { sourceFindings } from "./sources.ts";
import { unsuppressed } from "./suppressions.ts";
import { propertyFindings } from "./properties.ts";
import { queryFindings } from "./queries.ts";
import { queryEvidence, type Asked } from "./query-evidence.ts";

export interface CheckResult {
  readonly matches: Matches;
  /** What each series that is queried turns out to be. */
  readonly asked: readonly Asked[];
  /** In a stable order: by file, line, column, id. */
  readonly findings: readonly Finding[];
}

/** Holds code, catalogs and queries against each other. */
export function checkProject(evidence: Evidence): CheckResult {
  const matches = matchMetrics(evidence);
  const queries = queryEvidence(evidence);
  const givenLabels = new Set([...evidence.standard.metrics.targetLabels, ...evidence.inventory.constantLabels]);
  const all = [
    ...pageFindings(evidence.catalogs),
    ...unresolvedFindings(evidence.inventory),
    ...sourceFindings(evidence),
    ...exportedFindings(evidence, matches),
    ...codeFindings(evidence.inventory, evidence.standard, matches),
    ...healthFindings(evidence.inventory, evidence.standard.health.required, evidence.standardPlace ?? nowhere),
    ...(evidence.catalogs.length > 0
      ? [
          ...existenceFindings(matches, evidence, queries),
          ...propertyFindings(matches),
          ...labelFindings(matches, givenLabels),
        ]
      : []),
    ...queryFindings(queries, givenLabels),
  ];
  const findings = merged([...unsuppressed(all, evidence)].sort(byPlace));
  return { matches, asked: queries.asked, findings };
}

function byPlace(one: Finding, other: Finding): number {
  return (
    compare(one.location.file, other.location.file) ||
    one.location.line - other.location.line ||
    one.location.column - other.location.column ||
    compare(one.id, other.id) ||
    compare(one.label ?? "", other.label ?? "")
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
