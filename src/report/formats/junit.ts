import { grouped } from "../../check/grouped.ts";
import type { Report, ReportedFinding } from "../report.ts";

/** One suite for each file; a finding that makes the run fail is a failed test, any other a passed one that says it. */
export function junitReport({ findings, command, scope, fails }: Report): string {
  const files = grouped(findings, ({ location }) => location.file);
  const suites = [...files].map(([file, all]) => {
    const tests = all.map((finding) => testCase(finding, file, fails(finding)));
    return suite(file, all.filter(fails).length, tests);
  });
  const clean = suite(command, 0, [`    <testcase classname="${command}" name="${escaped(scope)}" />`]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="instrumentation ${command}" tests="${Math.max(1, findings.length)}" failures="${findings.filter(fails).length}">`,
    ...(suites.length > 0 ? suites : [clean]),
    "</testsuites>",
    "",
  ].join("\n");
}

function suite(name: string, failures: number, tests: readonly string[]): string {
  const attributes = `name="${escaped(name)}" tests="${tests.length}" failures="${failures}" errors="0"`;
  return [`  <testsuite ${attributes}>`, ...tests, "  </testsuite>"].join("\n");
}

function testCase(finding: ReportedFinding, file: string, isFailure: boolean): string {
  const { id, severity, message, suggestion, location } = finding;
  const name = `${id} (${location.line}:${location.column})`;
  const text = escaped(
    [`${file}:${location.line}:${location.column}`, message, ...(suggestion === null ? [] : [suggestion])].join("\n"),
  );
  const content = isFailure
    ? `<failure type="${severity}" message="${escaped(message)}">${text}</failure>`
    : `<system-out>${text}</system-out>`;
  return `    <testcase classname="${escaped(file)}" name="${escaped(name)}" file="${escaped(file)}">${content}</testcase>`;
}

/** What XML 1.0 allows in a text. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "\u{FFFD}")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\n", "&#10;");
}
