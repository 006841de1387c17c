import type { Location } from "../catalog/model.ts";
import type { Severity } from "../check/finding.ts";
import { codeFrame } from "./code-frame.ts";
import type { Paint } from "./styles.ts";

/** What a report shows of a finding, whichever command found it. */
export interface ReportedFinding {
  readonly id: string;
  readonly severity: Severity;
  readonly message: string;
  readonly suggestion: string | null;
  readonly location: Location;
  readonly related: readonly { readonly location: Location; readonly message: string }[];
  /** Findings with one cause stand together. */
  readonly cause: string;
}

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

function groupedByCause(findings: readonly ReportedFinding[]): readonly (readonly ReportedFinding[])[] {
  const groups = new Map<string, ReportedFinding[]>();
  for (const finding of findings) groups.set(finding.cause, [...(groups.get(finding.cause) ?? []), finding]);
  return [...groups.values()];
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
  const errors = findings.filter((finding) => finding.severity === "error").length;
  const warnings = findings.length - errors;
  if (findings.length === 0) return `${paint("green", "✔")} Nothing to report (${scope}).`;
  const text = `${counted(findings.length, "finding")}: ${counted(errors, "error")}, ${counted(warnings, "warning")} (${scope}).`;
  return `${paint(errors > 0 ? "red" : "yellow", "✖")} ${text}`;
}

/** `1 file`, `2 files`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}
