// npm run bench:recognition -- DIR [COUNT] [SEED]: draws calls with a logger-like method name at random and prints what
// each is taken for, to be judged by eye.
import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { linkedFiles, placeFile } from "../dist/src/project/linked-files.js";
import { parseModule } from "../dist/src/project/module-parser.js";
import { Explainer } from "../dist/src/recognition/explanation.js";
import { lastName, unwrapped, walk } from "../dist/src/recognition/syntax.js";
import { sourceFiles } from "../dist/src/scanner/source-files.js";
import { nearestStandard } from "../dist/src/standard/load.js";

const [, , folder = "src", count = "30", seed = "1"] = process.argv;
const root = resolve(folder);
const methods = new Set(["trace", "debug", "verbose", "info", "log", "warn", "warning", "error", "fatal", "silly"]);

const places = [];
for (const file of sourceFiles([root])) {
  const { program } = parseModule(file, readFileSync(file, "utf8"));
  if (!program) continue;
  walk(program, (node) => {
    if (node.type !== "CallExpression") return;
    const callee = unwrapped(node.callee);
    const isConsole = callee.type === "MemberExpression" && lastName(callee.object) === "console";
    if (callee.type === "MemberExpression" && !isConsole && methods.has(lastName(callee)))
      places.push([file, node.range[0]]);
  });
}

let state = Number(seed);
const random = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
const drawn = places
  .map((place) => [random(), place])
  .sort((one, other) => one[0] - other[0])
  .slice(0, Number(count))
  .map(([, place]) => place);

const shortened = (text) => text.replace(/\s+/g, " ").slice(0, 100);
process.stdout.write(`${places.length} calls with a logger-like method, ${drawn.length} drawn\n`);
for (const [file, start] of drawn) {
  const text = readFileSync(file, "utf8");
  const { program } = parseModule(file, text);
  placeFile(program, file, text);
  const explainer = new Explainer(linkedFiles, nearestStandard(root).standard);
  walk(program, (node) => {
    if (node.type !== "CallExpression" || node.range[0] !== start || !methods.has(lastName(unwrapped(node.callee))))
      return;
    const { taken, library, evidence, level, slots } = explainer.explain(node);
    const parts = slots.map((slot) => `${slot.name}=${shortened(text.slice(...slot.node.range)).slice(0, 40)}`);
    process.stdout.write(
      `${relative(root, file)}:${node.loc.start.line}\n  ${shortened(text.slice(...node.range))}\n  → ${taken} | ${library} | ${evidence} | ${level} | ${parts.join(" ; ")}\n`,
    );
  });
}
