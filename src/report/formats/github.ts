import { summaryOf, type Report, type ReportedFinding } from "../report.ts";

/** Workflow commands that GitHub shows as annotations in the changed files. */
export function githubReport({ findings, scope }: Report): string {
  return [...findings.map(command), summaryOf(findings, scope)].join("\n") + "\n";
}

function command({ id, severity, message, suggestion, location }: ReportedFinding): string {
  const { file, line, column, endLine, endColumn } = location;
  // GitHub takes columns only where a range lies on one line.
  const range = endLine === line ? { line, endLine, col: column, endColumn } : { line, endLine };
  const properties = Object.entries({ ...(file === "" ? {} : { file, ...range }), title: id });
  const written = properties.map(([key, value]) => `${key}=${escapedProperty(String(value))}`).join(",");
  const text = suggestion === null ? message : `${message}\n→ ${suggestion}`;
  return `::${severity} ${written}::${escaped(text)}`;
}

/** The escapes of GitHub's own toolkit (`@actions/core`, command.ts). */
function escaped(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
