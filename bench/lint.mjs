// npm run bench:lint -- DIR [ROUNDS]: what the rules cost on a folder of TypeScript: ESLint with its parser alone, with a rule
// that does nothing, with recognition alone, and with each preset. In one process the subjects take turns at every file, so
// that a busy machine is busy for all of them: whole runs one after another differ by a quarter on a quiet one. The first
// round is cold, as in CI; modules that are parsed for all subjects are paid for by the first to ask.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
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

function compare(folder, rounds) {
  const texts = sourceFiles([folder]).map((filename) => [filename, readFileSync(filename, "utf8")]);
  const names = Object.keys(subjects);
  const linters = new Map(names.map((name) => [name, new Linter({ cwd: folder })]));
  process.stdout.write(`${texts.length} files; seconds, and what comes on top of the parser alone\n`);
  for (let round = 1; round <= rounds; round++) {
    const spent = new Map(names.map((name) => [name, 0]));
    inside = 0;
    for (const [index, [filename, text]] of texts.entries()) {
      for (let turn = 0; turn < names.length; turn++) {
        const name = names[(turn + index + round) % names.length];
        const start = performance.now();
        linters.get(name).verify(text, subjects[name], { filename });
        spent.set(name, spent.get(name) + performance.now() - start);
      }
    }
    const floor = spent.get("parser alone");
    process.stdout.write(`round ${round}${round === 1 ? " (cold)" : ""}\n`);
    for (const [name, time] of spent) {
      const more = `${((time / floor - 1) * 100).toFixed(1)} %`;
      process.stdout.write(`  ${name.padEnd(16)} ${(time / 1000).toFixed(2).padStart(7)} ${more.padStart(8)}\n`);
    }
    process.stdout.write(`  inside recognition ${inside.toFixed(0)} ms, ${((inside / floor) * 100).toFixed(1)} %\n`);
  }
}

const [, , folder = "src", rounds = "3"] = process.argv;
compare(resolve(folder), Number(rounds));
