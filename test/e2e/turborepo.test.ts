import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder, writeFiles } from "../temporary-folder.ts";
import { filesOf, linkedProject } from "./linked-project.ts";

const example = filesOf("docs/catalog.md", "Turborepo");
const manifest = example["packages/jobs/package.json"] ?? "";

const counter = (imports: string, name: string) =>
  `import { metrics } from "@opentelemetry/api";\n${imports}export const done = metrics.getMeter("a").createCounter(${name});\ndone.add(1);\n`;

const files = {
  ...example,
  "package.json":
    '{ "name": "shop", "private": true, "type": "module", "packageManager": "npm@11.0.0", "workspaces": ["packages/*"] }',
  "package-lock.json": '{ "name": "shop", "lockfileVersion": 3, "requires": true, "packages": {} }',
  "instrumentation.json": '{ "metrics": { "catalogs": ["metrics.md"], "prefixes": ["shop"] } }',
  "metrics.md":
    "# Metrics\n\n### `shop.jobs.done`\n\n**Type:** Counter\n\n### `shop.orders.lost`\n\n**Type:** Counter\n",
  "packages/names/package.json": manifest
    .replace('"jobs"', '"names"')
    .replace('"names": "*"', "")
    .replace("{  }", "{}"),
  "packages/names/src/index.ts": 'export const jobsDone = "shop.jobs.done";\n',
  "packages/jobs/src/index.ts": counter('import { jobsDone } from "../../names/src/index";\n', "jobsDone"),
  "packages/orders/package.json": manifest.replace('"jobs"', '"orders"'),
  "packages/orders/src/index.ts": counter("", '"shop.orders.created"'),
};

it(
  "Turborepo spreads and caches the scan, and the check says what a check of everything says",
  { timeout: 180_000 },
  () => {
    const aside = temporaryFolder({ "package.json": "{}" });
    const run = (folder: string, command: string) =>
      spawnSync("sh", ["-c", command], {
        cwd: folder,
        encoding: "utf8",
        env: { ...process.env, NO_COLOR: "1", TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" },
      });
    expect(run(aside, "npm install --ignore-scripts turbo@2")).toMatchObject({ status: 0 });
    const modules = join(aside, "node_modules");
    const turbo = readdirSync(modules).flatMap((name) =>
      name === "@turbo"
        ? readdirSync(join(modules, name)).map((one) => join(modules, name, one))
        : name.startsWith("turbo")
          ? [join(modules, name)]
          : [],
    );
    const folder = linkedProject("fixtures/service/docs", turbo, files);
    run(folder, "git init --quiet && git add -A");

    const first = run(folder, "npx turbo run inventory");
    expect(first.status, first.stdout + first.stderr).toBe(0);
    const second = run(folder, "npx turbo run inventory");
    expect(second.stdout).toContain("Cached:    3 cached, 3 total");

    writeFiles(folder, { "packages/orders/src/index.ts": counter("", '"shop.orders.made"') });
    expect(run(folder, "npx turbo run inventory").stdout).toContain("Cached:    2 cached, 3 total");

    const merged = run(folder, "npx instrumentation check --inventory packages/*/dist/inventory.json");
    const whole = run(folder, "npx instrumentation check");
    expect(merged.status).toBe(1);
    expect(merged.stdout).toBe(whole.stdout);
    expect(merged.stdout).toContain("`shop.orders.made`");
    expect(readFileSync(join(folder, "packages/orders/dist/inventory.json"), "utf8")).toContain("shop.orders.made");
  },
);
