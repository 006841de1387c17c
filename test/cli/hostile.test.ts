import { spawnSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";

const bin = join(process.cwd(), "dist/src/cli/bin.js");
const code = (...names: readonly string[]) =>
  `import { metrics } from "@opentelemetry/api";\nconst meter = metrics.getMeter("x");\n${names.map((name) => `meter.createCounter("${name}").add(1);\n`).join("")}`;

function check(cwd: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, "check", ...args], {
    cwd,
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  return { status, out: stdout, err: stderr };
}

const page = "| Metric | Type |\n|---|---|\n| `a.b` | Counter |\n";

describe("hostile input", () => {
  it("may be a page of 5,000 rows, and a dashboard that asks for every one of them, twice", () => {
    const names = Array.from({ length: 5000 }, (_, index) => `app.area${String(index % 50)}.thing${String(index)}`);
    const targets = [...names, ...names].map((name) => ({ expr: `sum(rate(${name.replaceAll(".", "_")}_total[5m]))` }));
    const folder = temporaryFolder({
      "src/a.ts": code(...names.slice(0, 10)),
      "docs/metrics.md": `\uFEFF# M\r\n\r\n| Metric | Type |\r\n|---|---|\r\n${names.map((name) => `| \`${name}\` | Counter |\r\n`).join("")}`,
      "dashboards/big.json": JSON.stringify({ panels: [{ targets }] }),
    });
    const { status, out } = check(folder, "--format", "json");
    const { summary, findings } = JSON.parse(out) as {
      summary: unknown;
      findings: readonly { readonly related: readonly unknown[] }[];
    };
    expect(status).toBe(1);
    expect(summary).toMatchObject({ metrics: 10, documented: 10, queried: 10, findings: 4990, errors: 4990 });
    expect(findings[0]?.related).toHaveLength(2);
  });

  it("may lead back to itself, hold no text, or text of another time", () => {
    const folder = temporaryFolder({
      "src/a.ts": code("a.b"),
      "docs/metrics.md": page,
      "docs/other.md": new Uint8Array([0xc3, 0x28, 0x60, 0xff, 0x0a]),
      "dashboards/x.json": "{}",
    });
    symlinkSync("..", join(folder, "src/loop"));
    symlinkSync("..", join(folder, "docs/loop"));
    expect(check(folder)).toMatchObject({ status: 0, err: "" });
  });

  it("that cannot be read is named, and the rest is checked", () => {
    const folder = temporaryFolder({
      "src/a.ts": code("a.b", "a.new"),
      "docs/metrics.md": page,
      "dashboards/deep.json": "[".repeat(100_000) + "]".repeat(100_000),
      "dashboards/broken.json": '{ "expr": ',
      "alerts/broken.yml": "groups: [",
      "alerts/chart.yml": "{{- if .Values.x }}\ngroups: [\n{{- end }}",
    });
    const { status, out, err } = check(folder);
    expect(status).toBe(2);
    expect(out).toContain("a.new");
    expect(
      err
        .trim()
        .split("\n")
        .map((line) => line.replace(/ \(line.*?\)/, "")),
    ).toEqual([
      'instrumentation: alerts/broken.yml: is not valid YAML. It was left out; mend it or add it to "ignore".',
      'instrumentation: alerts/chart.yml: is a template ("{{ … }}"), which only its chart can fill in; check the rendered rules instead. It was left out; mend it or add it to "ignore".',
      'instrumentation: dashboards/broken.json: is not valid JSON. It was left out; mend it or add it to "ignore".',
      'instrumentation: dashboards/deep.json: is nested too deeply to be read. It was left out; mend it or add it to "ignore".',
    ]);
  });
});
