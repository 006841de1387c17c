import type { Location } from "../catalog/model.ts";
import { codeFrame } from "./code-frame.ts";
import { groupedByCause, summaryOf, type ReportedFinding } from "./report.ts";
import type { Paint } from "./styles.ts";

export interface PrettyOptions {
  readonly root: string;
  readonly paint: Paint;
  /** What was looked at: "12 files, 8 metrics". */
  readonly scope: string;
  readonly quiet: boolean;
}

/** The report for a terminal: grouped by cause, each with its line of code. */
export function prettyReport(findings: readonly ReportedFinding[], options: PrettyOptions): string {
  const shown = options.quiet ? findings.filter((finding) => finding.severity === "error") : findings;
  const groups = groupedByCause(shown).map((group) => group.map((finding) => block(finding, options)).join("\n"));
  return [...groups, summary(findings, options)].join("\n\n") + "\n";
}

function block(finding: ReportedFinding, { root, paint }: PrettyOptions): string {
  const mark = finding.severity === "error" ? paint("red", "error") : paint("yellow", "warning");
  const lines = [
    `${paint("bold", place(finding.location))}  ${mark}  ${paint("gray", finding.id)}`,
    `  ${finding.message}`,
    ...codeFrame(finding.location, root, paint).map((line) => `    ${line}`),
    ...(finding.suggestion === null ? [] : [`  ${paint("green", "→")} ${finding.suggestion}`]),
    ...finding.related.map(({ location, message }) => `    ${paint("gray", place(location))}  ${message}`),
  ];
  return lines.join("\n");
}

function place({ file, line, column }: Location): string {
  return `${file}:${line}:${column}`;
}

function summary(findings: readonly ReportedFinding[], { paint, scope }: PrettyOptions): string {
  const hasErrors = findings.some((finding) => finding.severity === "error");
  const mark = findings.length === 0 ? paint("green", "✔") : paint(hasErrors ? "red" : "yellow", "✖");
  return `${mark} ${summaryOf(findings, scope)}`;
}
