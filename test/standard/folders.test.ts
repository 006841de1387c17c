import { readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { globSync } from "tinyglobby";
import { describe, expect, it } from "vitest";
import { Folders, neverRead } from "../../src/standard/folders.ts";
import { temporaryFolder, writeFiles } from "../temporary-folder.ts";

const files = {
  "a.md": "",
  "src/a.ts": "",
  "src/.hidden/b.ts": "",
  "src/node_modules/c.ts": "",
  "src/deep/er/d.ts": "",
  "docs/e.md": "",
};

describe("the files of a project", () => {
  it.each([
    ["**/*.ts", false],
    ["**/*.ts", true],
    ["**/*.{md,ts}", true],
    ["src/deep/**", true],
    ["./docs/*.md", true],
    ["docs/e.md", false],
    ["../*/docs/*.md", true],
    ["gone/*.md", true],
  ])("are those that a search finds that reads every folder itself: %s, hidden ones too: %s", (pattern, dot) => {
    const cwd = temporaryFolder(files);
    const folders = new Folders();
    const find = () => [...folders.find(cwd, { patterns: [pattern], ignore: neverRead, dot })].sort();
    const expected = globSync(pattern, { cwd, ignore: neverRead, dot, followSymbolicLinks: false }).sort();
    expect(find()).toEqual(expected);
    expect(find()).toEqual(expected);
  });

  it("are read once: what is added meanwhile is seen by the next command", () => {
    const folder = temporaryFolder(files);
    const folders = new Folders();
    const search = { patterns: ["**/*.md"], ignore: [] };
    expect(folders.find(folder, search)).toHaveLength(2);
    writeFiles(folder, { "docs/f.md": "" });
    expect(folders.find(folder, search)).toHaveLength(2);
    expect(new Folders().find(folder, search)).toHaveLength(3);
  });

  it("are not looked for behind links", () => {
    const folder = temporaryFolder(files);
    symlinkSync(temporaryFolder({ "x.md": "" }), join(folder, "docs/link"));
    expect([...new Folders().find(folder, { patterns: ["docs/**/*.md"], ignore: [] })]).toEqual(["docs/e.md"]);
  });

  it("are none where nothing is looked for", () => {
    expect(new Folders().find(temporaryFolder(files), { patterns: [], ignore: [] })).toEqual([]);
  });

  it("are listed with the folders among them; a folder that is not there is said to be none", () => {
    const folder = temporaryFolder(files);
    const names = new Folders().entries(join(folder, "src")).map(({ name }) => name);
    expect(names.sort()).toEqual(readdirSync(join(folder, "src")).sort());
    expect(() => new Folders().entries(join(folder, "gone"))).toThrow("ENOENT");
  });
});
