import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder, writeFiles } from "../temporary-folder.ts";

const root = process.cwd();

/** A rule that only counts how often the file was really linted. */
const config = `
import { appendFileSync } from "node:fs";
import { defineConfig } from "eslint/config";
import instrumentation from "${root}/dist/src/index.js";
const counter = { rules: { count: { create: () => ({ Program() { appendFileSync("linted.txt", "x"); } }) } } };
export default defineConfig([instrumentation.configs.recommended, instrumentation.standard(), { plugins: { counter }, rules: { "counter/count": "error" } }]);
`;

it("ESLint's cache notices an edit of the catalog and of the standard, and nothing else", () => {
  const folder = temporaryFolder({
    "eslint.config.mjs": config,
    "instrumentation.json": '{ "metrics": { "catalogs": ["docs/metrics.md"] } }',
    "docs/metrics.md": "- `a.b` - Counter\n",
    "README.md": "",
    "src/a.js": "export const a = 1;\n",
  });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const lint = () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(root, "node_modules/eslint/bin/eslint.js"), "--cache", "src"],
      { cwd: folder, encoding: "utf8" },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    return readFileSync(join(folder, "linted.txt"), "utf8").length;
  };

  expect(lint()).toBe(1);
  expect(existsSync(join(folder, ".eslintcache"))).toBe(true);
  expect(lint()).toBe(1);
  writeFiles(folder, { "README.md": "changed" });
  expect(lint()).toBe(1);
  writeFiles(folder, { "docs/metrics.md": "- `a.c` - Counter\n" });
  expect(lint()).toBe(2);
  writeFiles(folder, {
    "instrumentation.json": '{ "metrics": { "catalogs": ["docs/metrics.md"], "prefixes": ["a"] } }',
  });
  expect(lint()).toBe(3);
  expect(lint()).toBe(3);
});
