import type { Location } from "../catalog/model.ts";
import type { Severity } from "../check/finding.ts";
import { grouped } from "../check/grouped.ts";

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
  /** What is found: a finding keeps its identity while lines move and messages are reworded. */
  readonly metric?: string | null;
  readonly label?: string | null;
  readonly value?: string | null;
  readonly series?: string | null;
}

/** A kind of finding, for formats that list what is looked for. */
export interface ReportedRule {
  readonly id: string;
  readonly severity: Severity;
  readonly description: string;
  /** How such findings are mended, in Markdown. */
  readonly help: string;
  readonly url: string;
}

/** Everything that a format may want to say. */
export interface Report {
  /** The command: it tells the reports of one run from those of another. */
  readonly command: string;
  readonly tool: { readonly name: string; readonly version: string; readonly url: string };
  readonly findings: readonly ReportedFinding[];
  readonly rules: readonly ReportedRule[];
  /** What was looked at: "12 files, 8 metrics". */
  readonly scope: string;
  /** The folder that files are relative to. */
  readonly root: string;
  /** Whether a finding makes the run fail. */
  readonly fails: (finding: ReportedFinding) => boolean;
}

/** `1 file`, `2 files`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** "3 findings: 1 error, 2 warnings (12 files)." */
export function summaryOf(findings: readonly ReportedFinding[], scope: string): string {
  if (findings.length === 0) return `Nothing to report (${scope}).`;
  const errors = findings.filter((finding) => finding.severity === "error").length;
  const warnings = findings.length - errors;
  return `${counted(findings.length, "finding")}: ${counted(errors, "error")}, ${counted(warnings, "warning")} (${scope}).`;
}

/** Findings with one cause stand together. */
export function groupedByCause(findings: readonly ReportedFinding[]): readonly (readonly ReportedFinding[])[] {
  return [...grouped(findings, ({ cause }) => cause).values()];
}
