import type { ReportedFinding } from "./report.ts";

/** What `lint --format json` prints. The shape is public. */
export function lintJson(
  findings: readonly (ReportedFinding & { readonly suggestions: readonly string[] })[],
  files: number,
): string {
  const errors = findings.filter((finding) => finding.severity === "error").length;
  const report = {
    version: 1,
    summary: { files, findings: findings.length, errors, warnings: findings.length - errors },
    findings: findings.map(({ id, severity, message, suggestions, location }) => ({
      id,
      severity,
      message,
      suggestions,
      ...location,
    })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
