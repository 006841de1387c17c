import js from "@eslint/js";
import type { Linter } from "eslint";
import { defineConfig, globalIgnores } from "eslint/config";
import eslintPlugin from "eslint-plugin-eslint-plugin";
import regexp from "eslint-plugin-regexp";
import tseslint from "typescript-eslint";
import instrumentation from "../src/index.ts";

/** The rooms of src/, each with the rooms that it may ask. Arrows point inward: nothing imports cli. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  vocabulary: [],
  standard: ["vocabulary"],
  recognition: ["vocabulary", "standard"],
  naming: ["vocabulary", "standard", "recognition"],
  project: ["standard", "recognition"],
  edits: ["vocabulary", "standard", "recognition"],
  plugin: ["vocabulary", "standard", "recognition", "project", "catalog", "scanner", "check"],
  documents: [],
  catalog: ["vocabulary", "standard", "recognition", "documents"],
  series: ["vocabulary", "standard", "recognition"],
  queries: ["standard", "catalog", "documents"],
  scanner: ["vocabulary", "standard", "recognition", "project", "catalog", "documents"],
  check: ["vocabulary", "standard", "recognition", "documents", "catalog", "scanner", "series", "queries"],
  init: ["vocabulary", "standard", "recognition", "naming", "plugin", "scanner"],
  report: ["catalog", "check", "scanner", "recognition"],
  cli: ["standard", "recognition", "project", "catalog", "check", "scanner", "queries", "init", "report", "plugin"],
};

const boundaries = Object.entries(rooms).map(([room, open]): Linter.Config => {
  const closed = Object.keys(rooms).filter((other) => other !== room && !open.includes(other));
  return {
    files: [`src/${room}/**/*.ts`],
    ignores: ["src/plugin/rules.ts", "src/scanner/engine.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              group: closed.map((other) => `**/${other}/**`),
              message: `src/${room} may import ${open.join(", ") || "nothing"}.`,
            },
            { group: ["ts-morph"], message: "Only src/scanner/engine.ts knows ts-morph." },
          ],
        },
      ],
    },
  };
});

export default defineConfig([
  globalIgnores(["dist/", "coverage/", "fixtures/drifted/", "schema.json"]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.ts"],
    extends: [js.configs.recommended, tseslint.configs.strictTypeChecked, instrumentation.configs.strict],
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: [] } } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      // Node types are compared with plain strings: the enum would load typescript-estree at run time.
      "@typescript-eslint/no-unsafe-enum-comparison": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
    },
  },
  {
    // What is read comes from anybody: an expression that goes back and forth would stop an editor.
    files: ["src/**/*.ts", "rules/**/*.ts"],
    plugins: { regexp },
    rules: { "regexp/no-super-linear-backtracking": ["error", { report: "potential" }] },
  },
  {
    files: [".config/*.ts"],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
  },
  {
    files: ["**/*.mjs"],
    extends: [js.configs.recommended],
    languageOptions: { globals: { process: "readonly", URL: "readonly", performance: "readonly" } },
  },
  {
    files: ["rules/**/*.ts"],
    extends: [eslintPlugin.configs.recommended],
    rules: {
      "eslint-plugin/require-meta-docs-description": ["error", { pattern: "^(require|disallow|limit)" }],
      "eslint-plugin/require-meta-schema-description": "error",
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              group: ["**/cli/**", "**/scanner/**", "**/report/**", "**/catalog/**"],
              message: "Rules import plugin, naming, edits, recognition, vocabulary and standard.",
            },
          ],
        },
      ],
    },
  },
  ...boundaries,
]);
