import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CachedScans } from "../../src/scanner/inventory-cache.ts";
import { scanProject, type ScanOptions } from "../../src/scanner/scan.ts";
import { ResultCache } from "../../src/project/result-cache.ts";
import { sourceFiles } from "../../src/scanner/source-files.ts";
import { nearestStandard } from "../../src/standard/load.ts";
import { temporaryFolder, writeFiles } from "../temporary-folder.ts";

const code = (name: string) =>
  `import { metrics } from "@opentelemetry/api";\nmetrics.getMeter("x").createCounter("${name}").add(1);\n`;

function options(folder: string) {
  const { standard } = nearestStandard(folder);
  return { root: folder, files: sourceFiles([folder]), standard, standardRoot: folder };
}

/** As a command does it that starts anew. */
function cachedScan(given: ScanOptions, version: string) {
  return new CachedScans(given, new ResultCache(given.root, version)).inventory();
}

const cacheOf = (folder: string) => join(folder, "node_modules/.cache/eslint-plugin-instrumentation");
const resultsIn = (folder: string) => readdirSync(cacheOf(folder)).filter((name) => name.startsWith("inventory-"));
const project = { "src/a.ts": code("a.b"), "node_modules/x/package.json": "{}" };

describe("the cache of scans", () => {
  it("gives what a scan gives", async () => {
    const folder = temporaryFolder(project);
    const scanned = scanProject(options(folder));
    expect(await cachedScan(options(folder), "1")).toEqual(scanned);
    expect(resultsIn(folder)).toHaveLength(1);
    expect(await cachedScan(options(folder), "1")).toEqual(scanned);
  });

  it.each([
    ["a file", { "src/a.ts": code("c.d") }, "1"],
    ["a new file", { "src/b.ts": code("c.d") }, "1"],
    ["a manifest", { "package.json": "{}" }, "1"],
    ["the standard", { "instrumentation.json": '{ "metrics": { "prefixes": ["x"] } }' }, "1"],
    ["the version", {}, "2"],
  ])("knows when %s has changed", async (_, changed, version) => {
    const folder = temporaryFolder(project);
    await cachedScan(options(folder), "1");
    writeFiles(folder, changed);
    expect(await cachedScan(options(folder), version)).toEqual(scanProject(options(folder)));
    expect(resultsIn(folder)).toHaveLength(2);
  });

  it("keeps nothing of a scan in which a file was saved: it is no result of either text", async () => {
    const folder = temporaryFolder(project);
    const save = (name: string) => writeFiles(folder, { "src/a.ts": code(name) });
    const during = await cachedScan({ ...options(folder), onFile: () => save("c.d") }, "1");
    expect(during.metrics.map(({ name }) => name)).toEqual(["c.d"]);
    save("a.b");
    expect(await cachedScan(options(folder), "1")).toMatchObject({ metrics: [{ name: "a.b" }] });
  });

  it("is passed over where it is broken", async () => {
    const folder = temporaryFolder(project);
    const scanned = await cachedScan(options(folder), "1");
    const [file = ""] = resultsIn(folder);
    writeFileSync(join(cacheOf(folder), file), "{");
    expect(await cachedScan(options(folder), "1")).toEqual(scanned);
    expect(JSON.parse(readFileSync(join(cacheOf(folder), file), "utf8"))).toEqual(scanned);
  });

  it("leaves nothing where no packages are installed", async () => {
    const folder = temporaryFolder({ "src/a.ts": code("a.b") });
    await cachedScan(options(folder), "1");
    expect(readdirSync(folder)).toEqual(["src"]);
  });

  it("does not grow for ever", async () => {
    const folder = temporaryFolder(project);
    for (let version = 0; version < 12; version++) await cachedScan(options(folder), String(version));
    expect(resultsIn(folder).length).toBeLessThanOrEqual(8);
  });
});
