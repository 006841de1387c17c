// npm run bench:lint -- DIR: what the rules cost on a folder of TypeScript: ESLint with its parser alone, with a rule that does
// nothing, with recognition alone, and with each preset, in turns within one run; medians and ratios to the idle rule.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { ESLint } from "eslint";
import * as parser from "@typescript-eslint/parser";
import plugin from "../dist/src/index.js";
import { fileContext } from "../dist/src/plugin/rule-context.js";
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
// Every call is asked what it is, and nothing is said about it; the time inside is counted by itself.
let inside = 0;
const timed = (work) => (node) => {
  const start = performance.now();
  work(node);
  inside += performance.now() - start;
};
const recognition = {
  plugins: {
    recognition: {
      rules: {
        all: {
          create(context) {
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
          },
        },
      },
    },
  },
  rules: { "recognition/all": "error" },
};
const subjects = {
  "parser alone": [base],
  "one idle rule": [base, idle],
  recognition: [base, recognition],
  recommended: [base, plugin.configs.recommended],
  strict: [base, plugin.configs.strict],
};

async function time(config) {
  const eslint = new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: config, warnIgnored: false });
  const start = performance.now();
  for (const [filePath, text] of texts) await eslint.lintText(text, { filePath });
  return performance.now() - start;
}

const insides = [];
const samples = Object.fromEntries(Object.keys(subjects).map((name) => [name, []]));
for (let round = 0; round < Number(rounds); round++) {
  for (const [name, config] of Object.entries(subjects)) {
    inside = 0;
    samples[name].push(await time(config));
    if (name === "recognition") insides.push(inside);
  }
}
const median = (values) => values.sort((one, other) => one - other)[Math.floor(values.length / 2)];
const floor = median(samples["one idle rule"]);
process.stdout.write(`${files.length} files, ${rounds} rounds\n`);
const share = (median([...insides]) / median([...samples["parser alone"]])) * 100;
for (const [name, values] of Object.entries(samples)) {
  process.stdout.write(
    `${name.padEnd(16)} ${(median(values) / 1000).toFixed(2).padStart(7)} s   × ${(median(values) / floor).toFixed(3)}\n`,
  );
}
process.stdout.write(
  `inside recognition ${median([...insides]).toFixed(0)} ms, ${share.toFixed(1)} % of the parser alone\n`,
);
