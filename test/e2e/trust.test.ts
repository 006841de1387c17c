import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, lstatSync, readFileSync, readdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder, writeFiles } from "../temporary-folder.ts";
import { linkedProject } from "./linked-project.ts";

const bin = join(process.cwd(), "dist/src/cli/bin.js");

function instrumentation(cwd: string, ...args: readonly string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { cwd, encoding: "utf8" });
  return { status, output: stdout + stderr };
}

const code = (...names: readonly string[]) =>
  `import { metrics } from "@opentelemetry/api";\nconst meter = metrics.getMeter("x");\n${names.map((name) => `meter.createCounter("${name}").add(1);\n`).join("")}`;
const page = "# Metrics\n\n| Metric | Type |\n|---|---|\n| `a.b` | Counter |\n";

describe("a project that is only looked at", () => {
  const trap = (what: string) =>
    `require("node:fs").writeFileSync(${JSON.stringify("SPRUNG")}, ${JSON.stringify(what)});`;
  const files = {
    "src/a.ts": `${trap("source")}\n${code("a.b", "${process.exit(9)}")}\nexport default (() => { ${trap("call")} })();\n`,
    "src/b.js": trap("script"),
    "eslint.config.js": trap("eslint"),
    "evil.js": `${trap("extends")} module.exports = {};`,
    "tsconfig.json":
      '{ "extends": "./evil.js", "compilerOptions": { "plugins": [{ "name": "./evil.js" }], "paths": { "*": ["../../../*"] } } }',
    "package.json": `{ "name": "x", "type": "commonjs", "main": "./evil.js", "prettier": "./evil.js", "scripts": { "prepare": "node evil.js", "preinstall": "node evil.js" } }`,
    ".npmrc": "node-options=--require=./evil.js\n",
    "instrumentation.json":
      '{ "metrics": { "catalogs": ["docs/m.md"], "queries": ["dashboards/*.json", "alerts.yml"] } }',
    "docs/m.md": `${page}\n<script>${trap("page")}</script>\n\n\`\`\`js\n${trap("fence")}\n\`\`\`\n`,
    "dashboards/d.json": `{ "__proto__": { "polluted": true }, "constructor": { "prototype": { "polluted": true } }, "expr": "a_b_total" }`,
    "alerts.yml": "- expr: !!js/function 'function () { process.exit(9) }'\n- &a [*a]\n- expr: a_b_total > 0\n",
  };

  it("is not run, whatever the command", () => {
    const folder = temporaryFolder(files);
    const commands = [
      ["lint"],
      ["check"],
      ["check", "--staged"],
      ["inventory"],
      ["sync", "--dry-run"],
      ["diff", "HEAD"],
      ["report", "--output", "report.html"],
      ["init", "--dry-run"],
      ["explain", "src/a.ts:3"],
    ];
    for (const command of commands) {
      const { status, output } = instrumentation(folder, ...command);
      expect([0, 1, 2], `${command.join(" ")}: ${output}`).toContain(status);
      expect(output).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
      expect(existsSync(join(folder, "SPRUNG")), command.join(" ")).toBe(false);
    }
  });

  it("cannot have a standard that is a program", () => {
    const folder = temporaryFolder({ ...files, "instrumentation.json": '{ "extends": "./evil.js" }' });
    const { status, output } = instrumentation(folder, "check");
    expect(status).toBe(2);
    expect(output.trim().split("\n")).toHaveLength(1);
    expect(existsSync(join(folder, "SPRUNG"))).toBe(false);
  });
});

describe("a link in a project", () => {
  const standard = '{ "metrics": { "catalogs": ["docs/metrics.md"] } }';
  const project = { "package.json": "{}", "instrumentation.json": standard, "src/a.ts": code("a.b", "a.c") };

  it("that leads a folder out of it is not written through", () => {
    const outside = temporaryFolder({ "metrics.md": page });
    const folder = temporaryFolder(project);
    symlinkSync(outside, join(folder, "docs"));
    const { output, status } = instrumentation(folder, "sync");
    expect(status).toBe(2);
    expect(output).toContain("docs/metrics.md: leads out of the project by a link");
    expect(readFileSync(join(outside, "metrics.md"), "utf8")).toBe(page);
    expect(readdirSync(outside)).toEqual(["metrics.md"]);
  });

  const update = ["check", "--fail-on", "never", "--baseline", "baseline.json", "--update-baseline"];
  const empty = '{ "version": 1, "findings": [] }';

  it("that leads a file out of it is not written through", () => {
    const outside = temporaryFolder({ "baseline.json": empty });
    const folder = temporaryFolder({ ...project, "docs/metrics.md": page });
    symlinkSync(join(outside, "baseline.json"), join(folder, "baseline.json"));
    const { output, status } = instrumentation(folder, ...update);
    expect(status).toBe(2);
    expect(output).toContain("baseline.json: leads out of the project by a link");
    expect(readFileSync(join(outside, "baseline.json"), "utf8")).toBe(empty);
  });

  it("that stays in it is written through, and stays a link", () => {
    const folder = temporaryFolder({ ...project, "docs/metrics.md": page, "kept/.keep": "" });
    expect(instrumentation(folder, ...update)).toMatchObject({ status: 0 });
    renameSync(join(folder, "baseline.json"), join(folder, "kept/baseline.json"));
    symlinkSync("kept/baseline.json", join(folder, "baseline.json"));
    writeFiles(folder, { "src/a.ts": code("a.b") });
    instrumentation(folder, ...update);
    expect(readFileSync(join(folder, "kept/baseline.json"), "utf8")).not.toContain("a.c");
    expect(lstatSync(join(folder, "baseline.json")).isSymbolicLink()).toBe(true);
  });
});

describe("what is killed while it writes", () => {
  /** Kills a command after some time, again and again, and looks at a file after each. */
  async function killed(folder: string, args: readonly string[], look: () => void): Promise<void> {
    for (let delay = 250; delay <= 1450; delay += 150) {
      const child = spawn(process.execPath, [bin, ...args], { cwd: folder, stdio: "ignore" });
      const ended = new Promise((resolve) => child.once("exit", resolve));
      await new Promise((resolve) => setTimeout(resolve, delay));
      child.kill("SIGKILL");
      await ended;
      look();
    }
  }

  it("leaves a page as it was or as it is to be", { timeout: 120_000 }, async () => {
    const names = Array.from({ length: 300 }, (_, index) => `a.thing${String(index)}`);
    const folder = temporaryFolder({ "src/a.ts": code("a.b", ...names), "docs/metrics.md": page });
    const file = join(folder, "docs/metrics.md");
    await killed(folder, ["sync"], () => {
      const text = readFileSync(file, "utf8");
      const rows = text.match(/^\| `a\./gm) ?? [];
      expect([1, 301]).toContain(rows.length);
      expect(text.startsWith(page)).toBe(true);
      writeFileSync(file, page);
    });
  });

  it("leaves a baseline and the cache as they were, or whole", { timeout: 120_000 }, async () => {
    const names = Array.from({ length: 300 }, (_, index) => `a.thing${String(index)}`);
    const folder = temporaryFolder({
      "src/a.ts": code("a.b", ...names),
      "docs/metrics.md": page,
      "node_modules/x/package.json": "{}",
    });
    const file = join(folder, "baseline.json");
    const cache = join(folder, "node_modules/.cache/eslint-plugin-instrumentation");
    await killed(folder, ["check", "--baseline", "baseline.json", "--update-baseline"], () => {
      const whole = existsSync(cache) ? readdirSync(cache).filter((name) => name.endsWith(".json")) : [];
      for (const path of [file, ...whole.map((name) => join(cache, name))])
        if (existsSync(path)) expect(() => JSON.parse(readFileSync(path, "utf8")) as unknown).not.toThrow();
    });
    const { status, output } = instrumentation(folder, "check");
    expect(status).toBe(1);
    expect(output).toContain("300 findings");
  });
});

it("checks that run at once share the cache and say the same", { timeout: 120_000 }, async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { "src/a.ts": code("a.b", "a.c"), "docs/metrics.md": page, "node_modules/x/package.json": "{}" });
  const run = () =>
    new Promise<string>((resolve) => {
      const child = spawn(process.execPath, [bin, "check", "--format", "json"], { cwd: folder });
      let output = "";
      child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
      child.once("close", () => resolve(output));
    });
  const outputs = await Promise.all(Array.from({ length: 6 }, run));
  expect(new Set(outputs).size).toBe(1);
  expect(outputs[0]).toContain("undocumented-metric");
  expect(readdirSync(join(folder, "node_modules/.cache/eslint-plugin-instrumentation")).sort()).toEqual([
    expect.stringMatching(/^catalogs-.*\.json$/),
    "digests.json",
    expect.stringMatching(/^inventory-.*\.json$/),
    expect.stringMatching(/^queries-.*\.json$/),
  ]);
});

it("ESLint finds in two threads what it finds in one", { timeout: 120_000 }, () => {
  const folder = linkedProject("fixtures/drifted", ["eslint", "@typescript-eslint/parser"], {
    "eslint.config.js": `import parser from "@typescript-eslint/parser";
import instrumentation from "eslint-plugin-instrumentation";
export default [{ files: ["**/*.ts"], languageOptions: { parser } }, instrumentation.configs.strict, instrumentation.standard()];
`,
  });
  const lint = (threads: string) => {
    const args = ["node_modules/.bin/eslint", "--concurrency", threads, "--format", "json", "src"];
    const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8", maxBuffer: 1e9 });
    return JSON.parse(stdout) as readonly { readonly messages: readonly unknown[] }[];
  };
  const alone = lint("off");
  expect(alone.flatMap(({ messages }) => messages).length).toBeGreaterThan(30);
  expect(lint("2")).toEqual(alone);
});

it("the package holds what is needed, and nothing else", () => {
  const listed = JSON.parse(
    execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { encoding: "utf8" }),
  ) as unknown;
  const text = JSON.stringify(listed);
  const paths = [...text.matchAll(/"path":"([^"]+)"/g)].map(([, path = ""]) => path);
  const other = paths.filter(
    (path) =>
      !/^(?:dist\/(?:src|rules)\/.*\.d\.ts|dist\/src\/(?:index|(?:plugin\/bundle|catalog\/read|check\/one-page|cli\/bin|common\/[\w-]+))\.js|docs\/rules\/[\w-]+\.md|schema\.json|package\.json|README\.md|LICENSE)$/.test(
        path,
      ),
  );
  expect(other).toEqual([]);
  expect(paths).toContain("dist/src/plugin/bundle.js");
});
