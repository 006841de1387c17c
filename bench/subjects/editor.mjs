// One file in an editor, linted again after every key: milliseconds per lint after warm-up, and whether memory grows.
// node --expose-gc editor.mjs FILE TIMES
import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import plugin from "../../dist/src/index.js";
import { report } from "./report.mjs";

const [, , filename, times] = process.argv;
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");
const heap = () => {
  collect();
  return process.memoryUsage().heapUsed / 1024 / 1024;
};

const text = readFileSync(filename, "utf8");
const linter = new Linter();
const base = { files: ["**/*.ts", "**/*.mjs"], languageOptions: { parser } };
const configurations = { parser: [base], strict: [base, plugin.configs.strict] };
// Every text is another, as it is while somebody types.
const lint = (name, turn) => {
  const start = performance.now();
  linter.verify(`${text}\n// ${turn}\nconst typed${turn} = "${turn}";\n`, configurations[name], { filename });
  return performance.now() - start;
};
const middle = (values) => values.sort((one, other) => one - other)[Math.floor(values.length / 2)];
const warmUp = 100;
for (let turn = 0; turn < warmUp; turn++) for (const name of Object.keys(configurations)) lint(name, turn);
const before = heap();
const spent = { parser: [], strict: [] };
for (let turn = warmUp; turn < warmUp + Number(times); turn++) {
  spent.strict.push(lint("strict", turn));
  if (turn % 5 === 0) spent.parser.push(lint("parser", turn));
}
report({ parser: middle(spent.parser), strict: middle(spent.strict), heapBefore: before, heapAfter: heap() });
