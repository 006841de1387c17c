import { spawnSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { expect, it } from "vitest";
import rule from "../../rules/metric-in-catalog.ts";
import { temporaryFolder, writeFiles } from "../temporary-folder.ts";

const code = 'import { metrics } from "@opentelemetry/api"; metrics.getMeter("a").createCounter("shop.orders.paid");\n';

it("reads the nearest standard's catalogs where the settings have none, and again after an edit", async () => {
  const folder = temporaryFolder({
    "instrumentation.json": '{ "metrics": { "catalogs": ["docs/metrics.md"] } }',
    "docs/metrics.md": "- `shop.orders.made` - Counter\n",
    "src/a.ts": code,
  });
  const linter = new Linter({ cwd: folder });
  const plugin = { rules: { "metric-in-catalog": rule as unknown as NonNullable<Linter.Config["plugins"]>[string] } };
  const lint = () =>
    linter
      .verify(
        code,
        [
          {
            files: ["**/*.ts"],
            languageOptions: { parser },
            plugins: { own: plugin as never },
            rules: { "own/metric-in-catalog": "error" },
          },
        ],
        { filename: join(folder, "src/a.ts") },
      )
      .map(({ messageId }) => messageId);

  expect(lint()).toEqual(["undocumentedMetric"]);
  writeFiles(folder, { "docs/metrics.md": "- `shop.orders.paid` - Counter of orders\n" });
  await setTimeout(1100);
  expect(lint()).toEqual([]);
});

it("takes what standard() has read, and an edit of the page reaches a cached run", () => {
  const root = process.cwd();
  const folder = temporaryFolder({
    "eslint.config.mjs": `
import { defineConfig } from "eslint/config";
import instrumentation from "${root}/dist/src/index.js";
export default defineConfig([{ plugins: { instrumentation }, rules: { "instrumentation/metric-in-catalog": "error" } }, instrumentation.standard()]);
`,
    "instrumentation.json": '{ "metrics": { "catalogs": ["docs/metrics.md"] } }',
    "docs/metrics.md": "- `shop.orders.made` - Counter\n",
    "src/a.js": code,
  });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const lint = () => {
    const eslint = join(root, "node_modules/eslint/bin/eslint.js");
    return spawnSync(process.execPath, [eslint, "--cache", "src"], { cwd: folder, encoding: "utf8" });
  };

  const before = lint();
  expect(before.stdout).toContain("`shop.orders.paid` is emitted but not in docs/metrics.md");
  expect({ status: before.status, stderr: before.stderr }).toEqual({ status: 1, stderr: "" });
  writeFiles(folder, { "docs/metrics.md": "- `shop.orders.paid` - Counter\n" });
  expect(lint()).toMatchObject({ status: 0, stdout: "", stderr: "" });
});
