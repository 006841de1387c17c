import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder, writeFiles } from "../temporary-folder.ts";

const bin = join(process.cwd(), "dist/src/cli/bin.js");

function run(
  cwd: string,
  ...args: readonly string[]
): { readonly status: number | null; readonly out: string; readonly err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, "check", ...args], { cwd, encoding: "utf8" });
  return { status, out: stdout, err: stderr };
}

const otel = 'import { metrics } from "@opentelemetry/api";\nconst meter = metrics.getMeter("x");\n';
const counter = (name: string) => `meter.createCounter("${name}").add(1);\n`;
const page = "- `a.documented` - Counter\n";
const old = { "src/a.ts": otel + counter("a.documented") + counter("a.old"), "docs/metrics-reference.md": page };
const baseline = ["--baseline", "baseline.json"];

describe("a baseline", () => {
  it("lets what is old pass and fails for what is new", () => {
    const folder = temporaryFolder(old);
    expect(run(folder).status).toBe(1);
    expect(run(folder, ...baseline, "--update-baseline").status).toBe(0);
    expect(run(folder, ...baseline)).toMatchObject({
      status: 0,
      out: expect.stringContaining("Nothing to report") as string,
    });
    writeFiles(folder, { "src/b.ts": otel + counter("fresh.thing") });
    const { status, out } = run(folder, ...baseline);
    expect(status).toBe(1);
    expect(out).toContain("fresh.thing");
    expect(out).not.toContain("a.old");
  });

  it("only ever shrinks, and says what no longer applies", () => {
    const folder = temporaryFolder(old);
    run(folder, ...baseline, "--update-baseline");
    writeFiles(folder, { "src/a.ts": otel + counter("a.documented") + counter("fresh.thing") });
    const { status, out } = run(folder, ...baseline);
    expect(status).toBe(1);
    expect(out).toContain("baseline.json:4:1");
    expect(out).toContain("The baseline allows 1 of `undocumented-metric` for `a.old`, but there are only 0.");
    expect(run(folder, ...baseline, "--update-baseline")).toMatchObject({
      status: 1,
      out: expect.stringContaining("fresh.thing") as string,
    });
    expect(JSON.parse(readFileSync(join(folder, "baseline.json"), "utf8"))).toEqual({ version: 1, findings: [] });
  });

  it("survives that lines move", () => {
    const folder = temporaryFolder(old);
    run(folder, ...baseline, "--update-baseline");
    writeFiles(folder, { "src/a.ts": `\n\n\n${old["src/a.ts"]}` });
    expect(run(folder, ...baseline).status).toBe(0);
  });

  it("is written whole, and nothing beside it is left", () => {
    const folder = temporaryFolder(old);
    run(folder, ...baseline, "--update-baseline");
    expect(readdirSync(folder).sort()).toEqual(["baseline.json", "docs", "src"]);
  });

  it.each([
    ["is not there", {}, baseline, "baseline.json: is not there. Write it with --update-baseline."],
    ["is no JSON", { "baseline.json": "{" }, baseline, "baseline.json: is no JSON."],
    ["is something else", { "baseline.json": "{}" }, baseline, "baseline.json: is no baseline."],
    ["has no name", {}, ["--update-baseline"], "--update-baseline needs --baseline FILE"],
    ["cannot be written", {}, ["--baseline", "gone/baseline.json", "--update-baseline"], "cannot be written (ENOENT)"],
  ])("that %s is one sentence and status 2", (_, files, args, sentence) => {
    const folder = temporaryFolder({ ...old, ...files });
    const { status, err } = run(folder, ...args);
    expect(status).toBe(2);
    expect(err).toContain(sentence);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(existsSync(join(folder, "gone"))).toBe(false);
  });
});
