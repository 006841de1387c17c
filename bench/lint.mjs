// npm run bench:lint -- DIR: what the rules cost on a folder of TypeScript: ESLint with its parser alone, with a rule that does
// nothing, and with each preset, in turns within one run; medians and ratios.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { ESLint } from "eslint";
import * as parser from "@typescript-eslint/parser";
import plugin from "../dist/src/index.js";
import { sourceFiles } from "../dist/src/scanner/source-files.js";

const [, , folder = "src", rounds = "3"] = process.argv;
const root = resolve(folder);
const files = sourceFiles([root]);
const texts = files.map((file) => [file, readFileSync(file, "utf8")]);
const base = {
  files: ["**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}"],
  languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
};
// ESLint walks the tree only for a rule: what one costs that does nothing is ESLint's, not ours.
const idle = {
  plugins: { idle: { rules: { idle: { create: () => ({ CallExpression() {} }) } } } },
  rules: { "idle/idle": "error" },
};
const subjects = {
  "parser alone": [base],
  "one idle rule": [base, idle],
  recommended: [base, plugin.configs.recommended],
  strict: [base, plugin.configs.strict],
};

async function time(config) {
  const eslint = new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: config, warnIgnored: false });
  const start = performance.now();
  for (const [filePath, text] of texts) await eslint.lintText(text, { filePath });
  return performance.now() - start;
}

const samples = Object.fromEntries(Object.keys(subjects).map((name) => [name, []]));
for (let round = 0; round < Number(rounds); round++) {
  for (const [name, config] of Object.entries(subjects)) samples[name].push(await time(config));
}
const median = (values) => values.sort((one, other) => one - other)[Math.floor(values.length / 2)];
const floor = median(samples["one idle rule"]);
process.stdout.write(`${files.length} files, ${rounds} rounds\n`);
for (const [name, values] of Object.entries(samples)) {
  process.stdout.write(
    `${name.padEnd(16)} ${(median(values) / 1000).toFixed(2).padStart(7)} s   × ${(median(values) / floor).toFixed(3)}\n`,
  );
}
