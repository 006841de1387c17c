import type { Location } from "../../catalog/model.ts";
import type { Report } from "../report.ts";

/** The Reviewdog Diagnostic Format: `reviewdog -f=rdjson`. */
export function rdjsonReport({ tool, findings, rules }: Report): string {
  const urls = new Map(rules.map(({ id, url }) => [id, url]));
  const diagnostics = findings.map(({ id, severity, message, suggestion, location, related }) => ({
    message: suggestion === null ? message : `${message}\n${suggestion}`,
    severity: severity === "error" ? "ERROR" : "WARNING",
    location: placeOf(location),
    code: { value: id, url: urls.get(id) },
    related_locations: related.map((one) => ({ message: one.message, location: placeOf(one.location) })),
  }));
  return `${JSON.stringify({ source: { name: tool.name, url: tool.url }, diagnostics }, null, 2)}\n`;
}

function placeOf({ file, line, column, endLine, endColumn }: Location): object {
  return { path: file, range: { start: { line, column }, end: { line: endLine, column: endColumn } } };
}
