import { existenceFindings } from "./existence.ts";
import type { Finding } from "./finding.ts";
import { labelFindings } from "./labels.ts";
import { matchMetrics, type Evidence, type Matches } from "./match.ts";
import { pageFindings, unresolvedFindings } from "./pages.ts";
import { propertyFindings } from "./properties.ts";

export interface CheckResult {
  readonly matches: Matches;
  /** In a stable order: by file, line, column, id. */
  readonly findings: readonly Finding[];
}

/** Holds code and catalogs against each other. */
export function checkProject(evidence: Evidence): CheckResult {
  const matches = matchMetrics(evidence);
  const findings = [
    ...pageFindings(evidence.catalogs),
    ...unresolvedFindings(evidence.inventory),
    ...(evidence.catalogs.length > 0
      ? [...existenceFindings(matches, evidence), ...propertyFindings(matches), ...labelFindings(matches)]
      : []),
  ];
  return { matches, findings: findings.sort(byPlace) };
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
