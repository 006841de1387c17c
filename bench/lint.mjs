// npm run bench:lint -- DIR [ROUNDS]: what the rules cost on a folder of TypeScript: ESLint with its parser alone, with a rule
// that does nothing, with recognition alone, and with each preset. Each sample is a new process with cold caches, as in CI;
// the subjects take turns within one run; medians, because single runs vary by a quarter.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as parser from "@typescript-eslint/parser";
import { ESLint } from "eslint";
import plugin from "../dist/src/index.js";
import { fileContext } from "../dist/src/plugin/rule-context.js";
import { sourceFiles } from "../dist/src/scanner/source-files.js";

const base = {
  files: ["**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}"],
  languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
};
const pluginOf = (name, create) => ({
  plugins: { [name]: { rules: { all: { create } } } },
  rules: { [`${name}/all`]: "error" },
});
// What a rule costs that does nothing is ESLint's, not ours.
const idle = pluginOf("idle", () => ({ CallExpression() {}, NewExpression() {}, Decorator() {} }));
// Every call is asked what it is, and nothing is said about it; the time inside is counted by itself.
let inside = 0;
const timed = (work) => (node) => {
  const start = performance.now();
  work(node);
  inside += performance.now() - start;
};
const recognition = pluginOf("recognition", (context) => {
  const { telemetry } = fileContext(context);
  return {
    CallExpression: timed((node) => {
      telemetry.logCall(node);
      telemetry.metricDeclaration(node);
      telemetry.spanCall(node);
    }),
    NewExpression: timed((node) => telemetry.metricDeclaration(node)),
    Decorator: timed((node) => telemetry.spanCall(node)),
  };
});
const subjects = {
  "parser alone": [base],
  "one idle rule": [base, idle],
  recognition: [base, recognition],
  recommended: [base, plugin.configs.recommended],
  strict: [base, plugin.configs.strict],
};

/** One sample in this process, as JSON: milliseconds in all, milliseconds inside recognition. */
async function sample(folder, name) {
  const texts = sourceFiles([folder]).map((file) => [file, readFileSync(file, "utf8")]);
  const overrideConfig = subjects[name];
  const eslint = new ESLint({ cwd: folder, overrideConfigFile: true, overrideConfig, warnIgnored: false });
  const start = performance.now();
  for (const [filePath, text] of texts) await eslint.lintText(text, { filePath });
  process.stdout.write(JSON.stringify({ files: texts.length, all: performance.now() - start, inside }));
}

function compare(folder, rounds) {
  const samples = Object.fromEntries(Object.keys(subjects).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of Object.keys(subjects)) {
      const child = spawnSync(process.execPath, [fileURLToPath(import.meta.url), folder, "sample", name], {
        encoding: "utf8",
      });
      samples[name].push(JSON.parse(child.stdout));
    }
  }
  const median = (values) => values.sort((one, other) => one - other)[Math.floor(values.length / 2)];
  const seconds = (name) => median(samples[name].map(({ all }) => all)) / 1000;
  const floor = seconds("parser alone");
  process.stdout.write(`${samples["parser alone"][0].files} files, ${rounds} rounds\n`);
  for (const name of Object.keys(subjects)) {
    process.stdout.write(
      `${name.padEnd(16)} ${seconds(name).toFixed(2).padStart(7)} s   × ${(seconds(name) / floor).toFixed(3)}\n`,
    );
  }
  const own = median(samples.recognition.map((one) => one.inside));
  process.stdout.write(
    `inside recognition ${own.toFixed(0)} ms, ${(own / floor / 10).toFixed(1)} % of the parser alone\n`,
  );
}

const [, , folder = "src", rounds = "3", name] = process.argv;
if (rounds === "sample") await sample(resolve(folder), name);
else compare(resolve(folder), Number(rounds));
