import { describe, expect, it } from "vitest";
import { itself, NodeTable, passFile } from "../../src/recognition/node-table.ts";
import type { Node } from "../../src/recognition/syntax.ts";
import { parsed } from "./parse.ts";

describe("a table of nodes", () => {
  it("keeps what is known of files that stay, whatever passes by", () => {
    const table = new NodeTable<Node, number>(itself);
    const kept = parsed("kept();");
    table.set(kept, 1);
    passFile(parsed("passing();"));
    passFile(parsed("next();"));
    expect(table.get(kept)).toBe(1);
  });

  it("lets go of a passing file with the next one", () => {
    const table = new NodeTable<Node, number>(itself);
    const passing = parsed("passing();");
    passFile(passing);
    table.set(passing, 1);
    expect(table.get(passing)).toBe(1);
    passFile(parsed("next();"));
    expect(table.get(passing)).toBeUndefined();
  });

  it("does not forget when the same file is announced again", () => {
    const table = new NodeTable<Node, number>(itself);
    const passing = parsed("passing();");
    passFile(passing);
    table.set(passing, 1);
    passFile(passing);
    expect(table.get(passing)).toBe(1);
  });
});
