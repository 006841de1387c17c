// One lint run of ESLint over a folder, as its command makes it: node lint.mjs FOLDER CONFIG
import { resolve } from "node:path";
import parser from "@typescript-eslint/parser";
import { ESLint } from "eslint";
import { sourceFiles } from "../../dist/src/scanner/source-files.js";
import { report } from "./report.mjs";

const [, , folder, name] = process.argv;
const root = resolve(folder);
const files = ["**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}"];
const base = {
  files,
  languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
  // The projects' own directives name rules that are not loaded here.
  linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "off" },
};
const own = async (preset) => [(await import("../../dist/src/index.js")).default.configs[preset]];
const only = (plugin, rule, create) => [
  { plugins: { [plugin]: { rules: { [rule]: { create } } } }, rules: { [`${plugin}/${rule}`]: "error" } },
];

const configurations = {
  parser: () => [],
  // What ESLint asks for any plugin: listeners, a context per rule and file.
  idle: () => only("idle", "all", () => ({ CallExpression() {}, NewExpression() {}, Decorator() {} })),
  recommended: () => own("recommended"),
  strict: () => own("strict"),
  // Every call is asked what it is, and nothing is said about it.
  recognition: async () => {
    const { fileContext } = await import("../../dist/src/plugin/rule-context.js");
    return only("bench", "recognition", (context) => {
      const { telemetry } = fileContext(context);
      const metric = (node) => void telemetry.metricDeclaration(node);
      const span = (node) => void telemetry.spanCall(node);
      return {
        CallExpression: (node) => (telemetry.logCall(node), metric(node), span(node)),
        NewExpression: metric,
        Decorator: span,
      };
    });
  },
  "typescript-eslint": async () => (await import("typescript-eslint")).default.configs.recommended,
  "import-x": async () => [(await import("eslint-plugin-import-x")).default.flatConfigs.recommended],
  pino: async () => {
    const { default: pino } = await import("eslint-plugin-pino");
    return [{ plugins: { pino }, rules: { "pino/correct-args-position": "error" } }];
  },
  "secure-coding": async () => {
    const { default: plugin, configs } = await import("eslint-plugin-secure-coding");
    return [(plugin.configs ?? configs).recommended];
  },
};

const more = await configurations[name]();
const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: true,
  stats: process.argv[4] === "stats",
  overrideConfig: [base, ...more.map((config) => ({ ...config, files }))],
  errorOnUnmatchedPattern: false,
  warnIgnored: false,
});
const paths = sourceFiles([root]);
const results = await eslint.lintFiles(paths);
const rules = {};
for (const { stats } of results)
  for (const pass of stats?.times.passes ?? [])
    for (const [rule, { total }] of Object.entries(pass.rules ?? {})) rules[rule] = (rules[rule] ?? 0) + total / 1000;
report({ files: paths.length, findings: results.reduce((sum, { messages }) => sum + messages.length, 0), rules });
