import { execFileSync } from "node:child_process";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import multitool from "@microsoft/sarif-multitool";
import { expect, it } from "vitest";
import { main } from "../../src/cli/main.ts";
import { temporaryFolder } from "../temporary-folder.ts";

interface Validation {
  readonly runs: readonly { readonly results: readonly { readonly ruleId: string; readonly level?: string }[] }[];
}

/** What Microsoft's validator says by the rules of the format and those of GitHub code scanning. */
function faults(file: string): readonly string[] {
  const binary = multitool.replaceAll('"', "");
  chmodSync(binary, 0o755);
  const output = `${file}.validation`;
  execFileSync(binary, ["validate", file, "--rule-kind", "Sarif;Ghas", "--output", output, "--log", "ForceOverwrite"], {
    stdio: "ignore",
  });
  const { runs } = JSON.parse(readFileSync(output, "utf8")) as Validation;
  return runs.flatMap(({ results }) => results.map(({ ruleId, level = "warning" }) => `${ruleId} ${level}`));
}

it.each([
  ["check", ["check"], 30],
  ["lint", ["lint", "--preset", "strict"], 30],
])("SARIF of %s has no fault for GitHub code scanning", async (_name, command, least) => {
  const file = join(temporaryFolder({}), "report.sarif");
  const status = await main([...command, "--cwd", "fixtures/drifted", "--format", "sarif", "--output-file", file]);
  expect(status).toBe(1);
  const log = JSON.parse(readFileSync(file, "utf8")) as Validation;
  expect(log.runs[0]?.results.length).toBeGreaterThan(least);
  expect(faults(file)).toEqual([]);
});

it("the validator finds what is wrong", () => {
  const file = join(temporaryFolder({}), "wrong.sarif");
  writeFileSync(
    file,
    JSON.stringify({
      version: "2.1.0",
      runs: [{ tool: { driver: { name: "x" } }, results: [{ message: { text: "y" } }] }],
    }),
  );
  expect(faults(file).length).toBeGreaterThan(0);
});
