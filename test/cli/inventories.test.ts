import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";

const bin = join(process.cwd(), "dist/src/cli/bin.js");
const code = (name: string, labels: string) =>
  `import { metrics } from "@opentelemetry/api";\nmetrics.getMeter("x").createCounter("${name}").add(1, { ${labels} });\n`;

const project = {
  "packages/a/src/a.ts": code("shop.orders", 'kind: "x"'),
  "packages/b/src/b.ts": code("shop.orders", 'kind: "y"') + code("shop.carts", ""),
  "docs/metrics-reference.md": '#### `shop.orders`\n\n**Type**: Counter\n**Labels**:\n\n- `kind`: "x", "y"\n',
};
const inventories = ["packages/a/out/inventory.json", "packages/b/out/inventory.json"];

function run(cwd: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { cwd, encoding: "utf8" });
  return { status, out: stdout, err: stderr };
}

/** Each package writes its own, as a build system would have it. */
function written(): string {
  const folder = temporaryFolder({ ...project, "packages/a/out/.keep": "", "packages/b/out/.keep": "" });
  for (const name of ["a", "b"])
    expect(
      run(join(folder, "packages", name), "inventory", "--format", "json", "--output-file", "out/inventory.json"),
    ).toMatchObject({ status: 0, err: "" });
  return folder;
}

interface Finding {
  readonly id: string;
  readonly file: string;
  readonly line: number;
}

describe("inventories of several packages", () => {
  it("give together what the whole gives", () => {
    const folder = written();
    const whole = run(folder, "check", "--format", "json");
    const merged = run(folder, "check", "--inventory", ...inventories, "--format", "json");
    const { findings } = JSON.parse(merged.out) as { findings: readonly Finding[] };
    expect(findings.map(({ id, file, line }) => `${id} ${file}:${String(line)}`)).toEqual([
      "undocumented-metric packages/b/src/b.ts:4",
    ]);
    expect(JSON.parse(merged.out)).toEqual(JSON.parse(whole.out));
    expect(merged.status).toBe(1);
  });

  it.each([
    [
      "another version's",
      (text: string) => text.replace(/"version": "[^"]+"/, '"version": "0.0.1"'),
      "was written by version 0.0.1",
    ],
    ["no inventory", () => "{}", "is no inventory"],
    ["no JSON", () => "{", "is no JSON"],
  ])("are refused where one is %s", (_, change, sentence) => {
    const folder = written();
    const file = join(folder, inventories[0] ?? "");
    writeFileSync(file, change(readFileSync(file, "utf8")));
    const { status, err } = run(folder, "check", "--inventory", ...inventories);
    expect(status).toBe(2);
    expect(err).toContain(sentence);
  });
});
