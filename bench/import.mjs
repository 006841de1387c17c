// npm run bench: what importing the plugin costs, side by side with what a user imports anyway. Each sample is a new
// process; medians, because single runs vary by a quarter.
import { spawnSync } from "node:child_process";

const runs = 15;
const subjects = {
  "nothing (Node alone)": "data:text/javascript,",
  "eslint-plugin-instrumentation": new URL("../dist/src/index.js", import.meta.url).href,
  "@typescript-eslint/parser": import.meta.resolve("@typescript-eslint/parser"),
  "typescript-eslint": import.meta.resolve("typescript-eslint"),
};

for (const [name, url] of Object.entries(subjects)) {
  const script = `const start = performance.now(); await import(${JSON.stringify(url)}); process.stdout.write(String(performance.now() - start));`;
  const samples = Array.from({ length: runs }, () => {
    return Number(spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" }).stdout);
  });
  const median = samples.sort((one, other) => one - other)[Math.floor(runs / 2)];
  process.stdout.write(`${name.padEnd(32)} ${median.toFixed(1).padStart(7)} ms\n`);
}
