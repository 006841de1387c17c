import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sourceFiles } from "../../src/scanner/source-files.ts";
import { budget, timeout } from "./budget.ts";
import { mutationsOf, programs } from "./programs.ts";
import { faultsOf } from "./survives.ts";

describe("every rule, over", () => {
  it("programs that a grammar makes", { timeout }, () => {
    fc.assert(
      fc.property(programs, (program) => {
        expect(faultsOf(program)).toEqual([]);
      }),
      budget,
    );
  });

  it("real files with pieces left out, doubled and moved", { timeout }, () => {
    const files = sourceFiles(["fixtures/service", "fixtures/drifted"]).map((file) => readFileSync(file, "utf8"));
    const mutated = fc.constantFrom(...files).chain(mutationsOf);
    fc.assert(
      fc.property(mutated, (text) => {
        expect(faultsOf(text)).toEqual([]);
      }),
      budget,
    );
  });
});
