// npm run fuzz:files -- FOLDER...: every rule over every file that parses; prints crashes, reports without a place, fixes that do
// not parse or do not come to rest, and files that take longer than ten seconds under both standards.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { createJiti } from "jiti";

const jiti = createJiti(import.meta.url);
const { faultsOf } = await jiti.import("../test/fuzz/survives.ts");
const extensions = new Set([".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"]);
/** Larger files are data. */
const mostBytes = 300_000;
const slow = 10_000;

function* filesUnder(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== "node_modules") yield* filesUnder(path);
    else if (entry.isFile() && extensions.has(extname(entry.name)) && statSync(path).size < mostBytes) yield path;
  }
}

let files = 0;
let faults = 0;
const say = (path, what) => {
  faults++;
  process.stdout.write(`${path}: ${what}\n`);
};
for (const folder of process.argv.slice(2)) {
  for (const path of filesUnder(folder)) {
    files++;
    if (files % 1000 === 0) process.stderr.write(`${files} files\n`);
    const start = performance.now();
    try {
      const kind = /x$/.test(path) ? "src/a.tsx" : "src/a.ts";
      for (const fault of faultsOf(readFileSync(path, "utf8"), kind)) say(path, fault);
    } catch (error) {
      say(path, error.stack);
    }
    const spent = performance.now() - start;
    if (spent > slow) say(path, `takes ${spent.toFixed(0)} ms`);
  }
}
process.stdout.write(`${files} files, ${faults} faults\n`);
