import { readFileSync, readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { FileDigests } from "../../src/project/file-digests.ts";
import { ResultCache } from "../../src/project/result-cache.ts";
import { temporaryFolder, writeFiles } from "../temporary-folder.ts";

/** What an earlier command knew of a file that was saved long before it. */
function known(file: string): unknown {
  vi.useFakeTimers({ now: Date.now() + 60_000 });
  const digests = new FileDigests(undefined);
  digests.of(file);
  const kept: unknown = JSON.parse(JSON.stringify(digests));
  vi.useRealTimers();
  return kept;
}

describe("what tells files with the same contents", () => {
  it("is the same for the same contents, and another for others", () => {
    const folder = temporaryFolder({ "a.ts": "1", "b.ts": "1", "c.ts": "2" });
    const [a, b, c] = ["a.ts", "b.ts", "c.ts"].map((name) => new FileDigests(undefined).of(join(folder, name)));
    expect(a).toBe(b);
    expect(a).not.toBe(c);
  });

  it("is known of a file that looks as it did, which is not read again", () => {
    const file = join(temporaryFolder({ "a.ts": "1" }), "a.ts");
    const digests = new FileDigests(known(file));
    expect(digests.of(file)).toBe(new FileDigests(undefined).of(file));
    expect(digests.takeNews()).toBe(false);
  });

  it("is another for a text of the same length whose time of saving was put back", () => {
    const folder = temporaryFolder({ "a.ts": "1" });
    const file = join(folder, "a.ts");
    const before = known(file);
    const { atime, mtime } = statSync(file);
    const inode = statSync(file).ino;
    writeFileSync(file, "2");
    utimesSync(file, atime, mtime);
    expect(statSync(file)).toMatchObject({ ino: inode, mtime, size: 1 });
    const digests = new FileDigests(before);
    expect(digests.of(file)).toBe(new FileDigests(undefined).of(file));
    expect(digests.takeNews()).toBe(true);
  });

  it("is not kept of what was saved just now: it could be saved again without looking otherwise", () => {
    const file = join(temporaryFolder({ "a.ts": "1" }), "a.ts");
    const digests = new FileDigests(undefined);
    digests.of(file);
    expect(JSON.stringify(digests)).toBe("{}");
  });

  it("is not kept of what is not there", () => {
    expect(known(join(temporaryFolder({}), "a.ts"))).toEqual({});
  });

  it("stays what it was for the rest of a command, which is told that the file was saved", () => {
    const folder = temporaryFolder({ "a.ts": "1" });
    const file = join(folder, "a.ts");
    const digests = new FileDigests(undefined);
    const before = digests.of(file);
    expect(digests.isUntouched(file)).toBe(true);
    writeFiles(folder, { "a.ts": "22" });
    expect(digests.of(file)).toBe(before);
    expect(digests.isUntouched(file)).toBe(false);
  });

  it.each(["[]", "null", "7", '{ "FILE": 7 }', '{ "FILE": [] }', '{ "FILE": [1, 2] }', '{ "__proto__": ["a", "b"] }'])(
    "is worked out anew where what was kept is broken: %s",
    (text) => {
      const file = join(temporaryFolder({ "a.ts": "1" }), "a.ts");
      const digests = new FileDigests(JSON.parse(text.replace("FILE", file)));
      expect(digests.of(file)).toBe(new FileDigests(undefined).of(file));
    },
  );
});

describe("the cache of results", () => {
  const cacheOf = (folder: string) => join(folder, "node_modules/.cache/eslint-plugin-instrumentation");

  /** Reads one file, as a command does it that starts anew. @returns the text, and whether the work was done */
  async function readBy(folder: string) {
    const run = vi.fn(() => Promise.resolve(readFileSync(join(folder, "a.txt"), "utf8")));
    const files = [join(folder, "a.txt")];
    const text = await new ResultCache(folder, "1").get({ name: "text", files, given: 1, run, mayChange: () => false });
    return { text, isDone: run.mock.calls.length > 0 };
  }

  it("does nothing twice while nothing changes", async () => {
    const folder = temporaryFolder({ "a.txt": "1", "node_modules/x/package.json": "{}" });
    expect(await readBy(folder)).toEqual({ text: "1", isDone: true });
    expect(await readBy(folder)).toEqual({ text: "1", isDone: false });
    writeFiles(folder, { "a.txt": "2" });
    expect(await readBy(folder)).toEqual({ text: "2", isDone: true });
    writeFiles(folder, { "a.txt": "1" });
    expect(await readBy(folder)).toEqual({ text: "1", isDone: false });
  });

  it("works where what it knows of the files is broken", async () => {
    const folder = temporaryFolder({ "a.txt": "1", "node_modules/x/package.json": "{}" });
    await readBy(folder);
    writeFileSync(join(cacheOf(folder), "digests.json"), "{");
    expect(await readBy(folder)).toEqual({ text: "1", isDone: false });
  });

  it("works where nothing can be written", async () => {
    const folder = temporaryFolder({ "a.txt": "1", "node_modules/.cache": "not a folder" });
    expect(await readBy(folder)).toEqual({ text: "1", isDone: true });
    expect(await readBy(folder)).toEqual({ text: "1", isDone: true });
    expect(readdirSync(join(folder, "node_modules"))).toEqual([".cache"]);
  });
});
