import type { Report } from "../report.ts";
import { fingerprints } from "./fingerprint.ts";

/** A Code Quality report of GitLab: shown in merge requests, compared with the one of the target branch. */
export function gitlabReport({ findings }: Report): string {
  const known = fingerprints(findings);
  const issues = findings.map(({ id, severity, message, suggestion, location }, index) => ({
    type: "issue",
    check_name: id,
    description: suggestion === null ? message : `${message} ${suggestion}`,
    severity: severity === "error" ? "major" : "minor",
    fingerprint: known[index],
    location: { path: location.file, lines: { begin: location.line, end: location.endLine } },
  }));
  return `${JSON.stringify(issues, null, 2)}\n`;
}
