import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findingSeverities } from "../src/check/finding.ts";
import { codeRules } from "./code-rules.ts";

const bin = join(process.cwd(), "dist/src/cli/bin.js");

interface Report {
  readonly findings: readonly {
    readonly id: string;
    readonly file: string;
    readonly line: number;
    readonly metric?: string | null;
    readonly label?: string | null;
  }[];
}

function run(
  folder: string,
  ...command: string[]
): { readonly status: number | null; readonly lines: readonly string[] } {
  const result = spawnSync(process.execPath, [bin, ...command, "--format", "json"], {
    cwd: join("fixtures", folder),
    encoding: "utf8",
  });
  const { findings } = JSON.parse(result.stdout) as Report;
  const lines = findings.map(({ id, file, line, metric, label }) =>
    [`${file}:${String(line)}`, id.replace("instrumentation/", ""), metric, label].filter(Boolean).join(" "),
  );
  return { status: result.status, lines };
}

const expected = readFileSync("fixtures/drifted/expected.txt", "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"));

describe("the bundled service", () => {
  it("is clean for the rules of its standard", () =>
    expect(run("service", "lint", "--preset", "tasker")).toEqual({ status: 0, lines: [] }));
  it("is clean for every rule", () =>
    expect(run("service", "lint", "--preset", "strict")).toEqual({ status: 0, lines: [] }));
  it("agrees with its metrics reference", () => expect(run("service", "check")).toEqual({ status: 0, lines: [] }));
});

describe("the drifted service", () => {
  it("gives what expected.txt lists, and nothing else", () => {
    const tasker = run("drifted", "lint", "--preset", "tasker");
    const strict = run("drifted", "lint", "--preset", "strict");
    const check = run("drifted", "check");
    const found = new Set([...tasker.lines, ...strict.lines, ...check.lines]);
    expect([...found].sort()).toEqual([...expected].sort());
    expect([tasker.status, strict.status, check.status]).toEqual([1, 1, 1]);
  });

  it("shows inline what the check says of the code", () => {
    const inCode = ["undocumented-metric", "metric-type-mismatch", "metric-unit-mismatch", "undocumented-label"];
    const ids = (line: string) => line.split(" ");
    const checked = expected.filter((line) => inCode.includes(ids(line)[1] ?? "")).map((line) => ids(line)[0]);
    const inline = expected.filter((line) => ids(line)[1] === "metric-in-catalog").map((line) => ids(line)[0]);
    expect([...new Set(inline)].sort()).toEqual([...new Set(checked)].sort());
  });

  it.each([...codeRules, ...Object.keys(findingSeverities)])("shows %s at least once", (id) => {
    expect(expected.some((line) => line.split(" ")[1] === id)).toBe(true);
  });
});
