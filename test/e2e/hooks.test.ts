import { spawnSync, type SpawnSyncReturns } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder, writeFiles } from "../temporary-folder.ts";
import { filesOf, linkedProject } from "./linked-project.ts";

const configuration = `import parser from "@typescript-eslint/parser";
import instrumentation from "eslint-plugin-instrumentation";
export default [
  { files: ["**/*.ts"], languageOptions: { parser } },
  { files: ["src/**/*.ts"], ...instrumentation.configs.recommended },
  instrumentation.standard(),
];
`;

const managers = [
  { section: "husky and lint-staged", packages: () => ["husky", "lint-staged"], install: ["npx", "husky"] },
  { section: "lefthook", packages: lefthook, install: ["npx", "lefthook", "install"] },
  { section: "pre-commit", packages: () => [], install: ["pre-commit", "install"] },
];

/** Installed aside: where it is installed, lefthook puts a hook and a configuration of its own into the repository. */
function lefthook(): readonly string[] {
  const folder = temporaryFolder({ "package.json": "{}" });
  const installed = run(folder, "npm", "install", "--ignore-scripts", "lefthook@1.13.6");
  expect(installed).toMatchObject({ status: 0 });
  const modules = join(folder, "node_modules");
  return readdirSync(modules).flatMap((name) => (name.startsWith("lefthook") ? [join(modules, name)] : []));
}

function run(folder: string, command: string, ...args: readonly string[]): SpawnSyncReturns<string> {
  const home = { HOME: folder, GIT_CONFIG_NOSYSTEM: "1", NO_COLOR: "1", CI: "1" };
  const who = { GIT_AUTHOR_NAME: "a", GIT_AUTHOR_EMAIL: "a@b", GIT_COMMITTER_NAME: "a", GIT_COMMITTER_EMAIL: "a@b" };
  return spawnSync(command, [...args], { cwd: folder, encoding: "utf8", env: { ...process.env, ...home, ...who } });
}

function commit(folder: string, files: Readonly<Record<string, string>>): { status: number | null; output: string } {
  writeFiles(folder, files);
  run(folder, "git", "add", "-A");
  const { status, stdout, stderr } = run(folder, "git", "commit", "-m", "Change");
  return { status, output: stdout + stderr };
}

function repository({ section, packages, install }: (typeof managers)[number]): string {
  const folder = linkedProject("fixtures/service", ["eslint", "@typescript-eslint/parser", ...packages()], {
    "eslint.config.js": configuration,
    ...filesOf("docs/pre-commit.md", section),
  });
  run(folder, "git", "init", "--quiet");
  run(folder, "git", "add", "-A");
  expect(run(folder, "git", "commit", "--quiet", "--no-verify", "-m", "Start")).toMatchObject({ status: 0 });
  const [command = "", ...args] = install;
  const installed = run(folder, command, ...args);
  expect(installed).toMatchObject({ status: 0 });
  return folder;
}

describe.each(managers)("a hook of $section, as the page has it", (manager) => {
  it("refuses what breaks the standard and lets the rest pass", { timeout: 120_000 }, () => {
    const folder = repository(manager);
    const worker = readFileSync(join(folder, "src/worker/worker.ts"), "utf8");
    const page = readFileSync(join(folder, "docs/metrics-reference.md"), "utf8");

    const logs = commit(folder, {
      "src/new.ts":
        'import pino from "pino";\nconst log = pino();\nexport const f = (id: string) => log.info(`Saw ${id}`);\n',
    });
    expect(logs.status).not.toBe(0);
    expect(logs.output).toContain("instrumentation/no-interpolated-log-message");
    run(folder, "git", "reset", "--hard", "--quiet");

    const removed = commit(folder, {
      "docs/metrics-reference.md": page.replace(/#### `tasker\.tasks\.completed`[^]*?(?=\n###)/, ""),
    });
    expect(removed.status).not.toBe(0);
    expect(removed.output).toContain("`tasker.tasks.completed`");
    expect(removed.output).toContain("undocumented-metric");
    run(folder, "git", "reset", "--hard", "--quiet");

    const good = commit(folder, { "src/worker/worker.ts": `// The worker.\n${worker}`, "README.md": "# Service\n" });
    expect(good).toMatchObject({ status: 0 });
  });
});

it("the hook that this repository offers is one", () => {
  expect(run(process.cwd(), "pre-commit", "validate-manifest", ".pre-commit-hooks.yaml")).toMatchObject({ status: 0 });
});
