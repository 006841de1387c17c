import { describe, expect, it } from "vitest";
import { declaredFolders } from "../../src/project/workspace-folders.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const folders = (files: Readonly<Record<string, string>>) => declaredFolders(temporaryFolder(files));

describe("the folders that a repository declares as its packages", () => {
  it("none without a manifest", () => expect(folders({})).toEqual([]));
  it("none in a manifest of one package", () => expect(folders({ "package.json": '{ "name": "a" }' })).toEqual([]));
  it("npm's list", () => {
    expect(folders({ "package.json": '{ "workspaces": ["packages/*", "apps/web"] }' })).toEqual([
      "packages/*",
      "apps/web",
    ]);
  });
  it("yarn's table, once where lerna says the same", () => {
    expect(
      folders({
        "package.json": '{ "workspaces": { "packages": ["packages/*"], "nohoist": ["x"] } }',
        "lerna.json": '{ "packages": ["packages/*", "libs/*"] }',
      }),
    ).toEqual(["packages/*", "libs/*"]);
  });
  it("pnpm's list, in every way of quoting, with comments and exceptions", () => {
    const text =
      "packages: # ours\n  # all\n  - 'packages/*'\n\n  - \"apps/**\" # web\n  - libs/a\n  - '!**/test/**'\n\ncatalog:\n  - 'none/*'\n";
    expect(folders({ "pnpm-workspace.yaml": text })).toEqual(["packages/*", "apps/**", "libs/a", "!**/test/**"]);
  });
  it("pnpm's list on one line", () => {
    expect(folders({ "pnpm-workspace.yaml": "packages: [packages/*, 'apps/**']\n" })).toEqual([
      "packages/*",
      "apps/**",
    ]);
  });
  it("none in pnpm's empty list, nor in a file that only holds settings", () => {
    expect(folders({ "pnpm-workspace.yaml": "packages: []\nsavePrefix: ''\n" })).toEqual([]);
    expect(folders({ "pnpm-workspace.yaml": "allowBuilds:\n  - 'packages/*'\n" })).toEqual([]);
  });
  it("none in what cannot be parsed", () => expect(folders({ "package.json": "{{" })).toEqual([]));
});
