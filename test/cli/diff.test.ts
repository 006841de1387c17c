import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder, writeFiles } from "../temporary-folder.ts";

const bin = join(process.cwd(), "dist/src/cli/bin.js");
const otel = 'import { metrics } from "@opentelemetry/api";\nconst meter = metrics.getMeter("x");\n';
const before = `${otel}meter.createCounter("shop.orders.paid").add(1, { kind: "a", region: "eu" });\nmeter.createHistogram("shop.wait", { unit: "s" }).record(1);\nmeter.createCounter("shop.gone.thing").add(1);\nmeter.createCounter("shop.old").add(1);\n`;
const after = `${otel}meter.createCounter("shop.orders.payed").add(1, { kind: "a", region: "eu" });\nmeter.createHistogram("shop.wait", { unit: "ms" }).record(1, { zone: "x" });\nmeter.createGauge("fresh.other.name").record(1);\n`;
const page =
  "| Metric | Type | Status |\n|---|---|---|\n| `shop.old` | Counter | deprecated |\n| `shop.orders.paid` | Counter | active |\n";

function run(cwd: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { cwd, encoding: "utf8" });
  return { status, out: stdout, err: stderr };
}

function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync("git", ["-c", "user.name=x", "-c", "user.email=x@example.org", ...args], {
    cwd,
    encoding: "utf8",
  });
}

const expected = [
  "breaking  `shop.gone.thing` is gone, and was not deprecated before.  metric-removed",
  "breaking  `shop.orders.paid` is now `shop.orders.payed`: the same type, the same labels.  metric-renamed  src/a.ts:3:21",
  "breaking  `shop.wait` was in s and is in ms.  metric-unit-changed  src/a.ts:4:23",
  "change  `fresh.other.name` is new.  metric-added  src/a.ts:5:19",
  "change  `shop.old`, which was documented as deprecated, is gone.  deprecated-metric-removed",
  "change  `shop.wait` has the new label `zone`: joins on all labels no longer match.  label-added  src/a.ts:4:23",
  "6 changes, 3 breaking.",
];

describe("diff", () => {
  it("compares with a revision, and leaves the work tree alone", () => {
    const folder = temporaryFolder({ "src/a.ts": before, "docs/metrics-reference.md": page });
    git(folder, "init", "-q");
    git(folder, "add", ".");
    git(folder, "commit", "-qm", "first");
    writeFiles(folder, { "src/a.ts": after });
    const { status, out } = run(folder, "diff", "HEAD");
    expect(out.trim().split("\n")).toEqual(expected);
    expect(status).toBe(1);
    expect(git(folder, "status", "--short").trim()).toBe("M src/a.ts");
  });

  it("compares with an inventory in a file", () => {
    const folder = temporaryFolder({ "src/a.ts": before, "docs/metrics-reference.md": page });
    run(folder, "inventory", "--format", "json", "--output-file", "old.json");
    expect(run(folder, "diff", "old.json")).toMatchObject({ status: 0, out: "✔ Nothing has changed.\n" });
    writeFiles(folder, { "src/a.ts": after });
    const { status, out } = run(folder, "diff", "old.json", "--format", "json");
    expect(status).toBe(1);
    const { summary, changes } = JSON.parse(out) as { summary: unknown; changes: readonly Record<string, unknown>[] };
    expect(summary).toEqual({ changes: 6, breaking: 3 });
    expect(changes[1]).toEqual({
      id: "metric-renamed",
      severity: "error",
      metric: "shop.orders.paid",
      label: null,
      from: "shop.orders.paid",
      to: "shop.orders.payed",
      message: "`shop.orders.paid` is now `shop.orders.payed`: the same type, the same labels.",
      file: "src/a.ts",
      line: 3,
      column: 21,
    });
  });

  it.each([
    ["neither a file nor a revision", "nowhere", '"nowhere" is neither a file nor a revision of git'],
    ["no JSON", "docs/metrics-reference.md", "docs/metrics-reference.md: is no JSON"],
    ["something else", "other.json", "other.json: is no inventory."],
    ["an option for git", "--upload-pack=x", "unknown option"],
  ])("says of %s what it is", (_, from, sentence) => {
    const folder = temporaryFolder({ "src/a.ts": before, "docs/metrics-reference.md": page, "other.json": "{}" });
    const { status, err } = run(folder, "diff", from);
    expect(status).toBe(2);
    expect(err).toContain(sentence);
  });
});
