import { describe, expect, it } from "vitest";
import { exchangeFormats, isExchangeFormat, type ExchangeFormat } from "../../src/report/formats/index.ts";
import type { Report, ReportedFinding } from "../../src/report/report.ts";

const hostile = 'A <b>"name"</b>, 100% & `a|b`: one\ntwo \u0007';

function found(more: Partial<ReportedFinding> = {}): ReportedFinding {
  return {
    id: "undocumented-metric",
    severity: "error",
    message: "`a.b` is not documented.",
    suggestion: "Document it.",
    location: { file: "src/a b.ts", line: 3, column: 5, endLine: 3, endColumn: 9 },
    related: [
      { location: { file: "docs/m.md", line: 7, column: 1, endLine: 7, endColumn: 4 }, message: "Most like it." },
    ],
    cause: "a.b",
    metric: "a.b",
    ...more,
  };
}

function report(findings: readonly ReportedFinding[]): Report {
  return {
    command: "check",
    tool: { name: "eslint-plugin-instrumentation", version: "1.2.3", url: "https://example.com" },
    findings,
    rules: [
      {
        id: "undocumented-metric",
        severity: "error",
        description: "Code declares a metric that no metrics reference has.",
        help: "Document it.",
        url: "https://example.com/findings#undocumented-metric",
      },
    ],
    scope: "2 files",
    root: "/work",
    fails: ({ severity }) => severity === "error",
  };
}

const written = (format: ExchangeFormat, ...findings: readonly ReportedFinding[]) =>
  exchangeFormats[format](report(findings));

describe("github", () => {
  it("writes a command for each finding, and the summary", () => {
    expect(written("github", found())).toBe(
      "::error file=src/a b.ts,line=3,endLine=3,col=5,endColumn=9,title=undocumented-metric::`a.b` is not documented.%0A→ Document it.\n" +
        "1 finding: 1 error, 0 warnings (2 files).\n",
    );
  });

  it("leaves out the columns of a range of several lines", () => {
    const location = { file: "a.ts", line: 3, column: 5, endLine: 4, endColumn: 2 };
    expect(written("github", found({ location }))).toContain("::error file=a.ts,line=3,endLine=4,title=");
  });

  it("escapes what would end the message or a property", () => {
    const location = { file: "a,b:c%.ts", line: 1, column: 1, endLine: 1, endColumn: 2 };
    const text = written("github", found({ message: hostile, suggestion: null, location }));
    expect(text.split("\n")).toHaveLength(3);
    expect(text).toContain("file=a%2Cb%3Ac%25.ts,");
    expect(text).toContain("100%25 & `a|b`: one%0Atwo");
  });
});

describe("gitlab", () => {
  interface Issue {
    readonly fingerprint: string;
    readonly severity: string;
    readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end: number } };
  }
  const issues = (...findings: readonly ReportedFinding[]) => JSON.parse(written("gitlab", ...findings)) as Issue[];

  it("has what GitLab asks for", () => {
    expect(issues(found(), found({ severity: "warning" }))).toMatchObject([
      { severity: "major", location: { path: "src/a b.ts", lines: { begin: 3, end: 3 } } },
      { severity: "minor" },
    ]);
  });

  it("knows a finding again after its line moved and its message changed", () => {
    const moved = { file: "src/a b.ts", line: 90, column: 1, endLine: 90, endColumn: 2 };
    expect(issues(found({ location: moved, message: "Reworded." }))[0]?.fingerprint).toBe(
      issues(found())[0]?.fingerprint,
    );
  });

  it("tells findings apart: by file, id, metric, and equal ones by their order", () => {
    const elsewhere = { ...found().location, file: "src/b.ts" };
    const all = issues(found(), found(), found({ metric: "a.c" }), found({ id: "x" }), found({ location: elsewhere }));
    expect(new Set(all.map(({ fingerprint }) => fingerprint)).size).toBe(5);
  });

  it("knows a finding without a metric by its message, but for the places in it", () => {
    const rule = (message: string) => issues(found({ metric: null, message }))[0]?.fingerprint;
    expect(rule("Declared at src/b.ts:10:3.")).toBe(rule("Declared at src/b.ts:12."));
    expect(rule("Declared.")).not.toBe(rule("Recorded."));
  });
});

describe("junit", () => {
  it("fails a test for what fails the run, and passes one for the rest", () => {
    const text = written("junit", found(), found({ severity: "warning" }));
    expect(text).toContain('<testsuites name="instrumentation check" tests="2" failures="1">');
    expect(text).toContain('<testsuite name="src/a b.ts" tests="2" failures="1" errors="0">');
    expect(text.match(/<failure type="error"/g)).toHaveLength(1);
    expect(text.match(/<system-out>/g)).toHaveLength(1);
  });

  it("has one passed test where there is nothing to report", () => {
    expect(written("junit")).toContain('tests="1" failures="0"');
  });

  it("is XML whatever a message holds", () => {
    const text = written("junit", found({ message: hostile, suggestion: null }));
    expect(text).toContain("A &lt;b&gt;&quot;name&quot;&lt;/b&gt;, 100% &amp; `a|b`: one&#10;two \u{FFFD}");
    expect(text).not.toContain("\u0007");
  });
});

describe("rdjson", () => {
  it("has ranges, severities, links and related places", () => {
    expect(JSON.parse(written("rdjson", found()))).toEqual({
      source: { name: "eslint-plugin-instrumentation", url: "https://example.com" },
      diagnostics: [
        {
          message: "`a.b` is not documented.\nDocument it.",
          severity: "ERROR",
          location: {
            path: "src/a b.ts",
            range: { start: { line: 3, column: 5 }, end: { line: 3, column: 9 } },
          },
          code: { value: "undocumented-metric", url: "https://example.com/findings#undocumented-metric" },
          related_locations: [
            {
              message: "Most like it.",
              location: { path: "docs/m.md", range: { start: { line: 7, column: 1 }, end: { line: 7, column: 4 } } },
            },
          ],
        },
      ],
    });
  });
});

describe("markdown", () => {
  it("says where, what, and how it is mended", () => {
    expect(written("markdown", found())).toBe(
      [
        "### ❌ Instrumentation check",
        "",
        "1 finding: 1 error, 0 warnings (2 files).",
        "",
        "- ❌ **src/a b.ts:3** [`undocumented-metric`](https://example.com/findings#undocumented-metric)  ",
        "  `a.b` is not documented.",
        "  → Document it.",
        "  - **docs/m.md:7** Most like it.",
        "",
      ].join("\n"),
    );
  });

  it("says that all is well", () => {
    expect(written("markdown")).toBe("### ✅ Instrumentation check\n\nNothing to report (2 files).\n");
  });

  it("lets no text of the project become HTML, a mention or a block of its own", () => {
    const text = written("markdown", found({ message: `${hostile} @team #1`, suggestion: null }));
    expect(text).toContain('A &lt;b&gt;"name"&lt;/b&gt;, 100% & `a|b`: one two');
    expect(text).toContain(String.raw`\@team \#1`);
  });

  it("folds what is more than a reviewer reads, and stays below what a comment may hold", () => {
    const many = Array.from({ length: 3000 }, (_, index) => found({ cause: String(index) }));
    const text = written("markdown", ...many);
    expect(text.length).toBeLessThan(65_536);
    expect(text).toContain("<details><summary>2990 more</summary>");
    expect(text).toMatch(/… and \d+ more\.\n\n<\/details>/);
  });
});

it("a format is one of those", () => {
  expect(isExchangeFormat("sarif")).toBe(true);
  expect(isExchangeFormat("toString")).toBe(false);
});
