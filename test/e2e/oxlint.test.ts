import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { codeRules } from "../code-rules.ts";
import { temporaryFolder } from "../temporary-folder.ts";

interface OxlintReport {
  readonly diagnostics: readonly {
    readonly code: string;
    readonly filename: string;
    readonly labels: readonly { readonly span: { readonly line: number; readonly column: number } }[];
  }[];
}
interface LintReport {
  readonly findings: readonly {
    readonly id: string;
    readonly file: string;
    readonly line: number;
    readonly column: number;
  }[];
}

it("Oxlint finds in the drifted service what ESLint finds, reading the standard beside the file by itself", () => {
  const own = codeRules.map((rule) => [`instrumentation/${rule}`, "warn"] as const);
  const config = {
    jsPlugins: [join(process.cwd(), "dist/src/index.js")],
    categories: { correctness: "off" },
    rules: Object.fromEntries(own),
  };
  const folder = temporaryFolder({ "oxlint.json": JSON.stringify(config) });
  const cwd = join(process.cwd(), "fixtures/drifted");

  const oxlint = spawnSync(
    process.execPath,
    [join(process.cwd(), "node_modules/oxlint/bin/oxlint"), "-c", join(folder, "oxlint.json"), "-f", "json", "src"],
    { cwd, encoding: "utf8" },
  );
  const { diagnostics } = JSON.parse(oxlint.stdout) as OxlintReport;
  const theirs = diagnostics.map(({ code, filename, labels }) => {
    const span = labels[0]?.span;
    return `${filename}:${String(span?.line)}:${String(span?.column)} ${code.replace(/^instrumentation\((.*)\)$/, "instrumentation/$1")}`;
  });

  const lint = spawnSync(
    process.execPath,
    [join(process.cwd(), "dist/src/cli/bin.js"), "lint", "--preset", "strict", "--format", "json"],
    { cwd, encoding: "utf8" },
  );
  const { findings } = JSON.parse(lint.stdout) as LintReport;
  const ours = findings.map(({ id, file, line, column }) => `${file}:${String(line)}:${String(column)} ${id}`);

  expect(ours.length).toBeGreaterThan(5);
  expect(theirs.sort()).toEqual(ours.sort());
});
