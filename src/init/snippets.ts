import type { ObservedSetup, PackageManager } from "./observed-setup.ts";

/** A piece of configuration for this repository: where it goes, and what it is. */
export interface Snippet {
  readonly title: string;
  readonly text: string;
}

/** How each package manager runs a command of an installed package, and installs from its lock file. */
const commands: Readonly<
  Record<PackageManager, { readonly run: string; readonly install: string; readonly add: string }>
> = {
  npm: { run: "npx", install: "npm ci", add: "npm install --save-dev" },
  pnpm: { run: "pnpm exec", install: "pnpm install --frozen-lockfile", add: "pnpm add --save-dev" },
  yarn: { run: "yarn", install: "yarn install --immutable", add: "yarn add --dev" },
  bun: { run: "bunx", install: "bun install --frozen-lockfile", add: "bun add --dev" },
};

/** A configuration of ESLint for a project that has none. */
export const eslintConfiguration = `import parser from "@typescript-eslint/parser";
import { defineConfig, globalIgnores } from "eslint/config";
import instrumentation from "eslint-plugin-instrumentation";

export default defineConfig([
  globalIgnores(["dist/", "build/", "coverage/"]),
  { files: ["**/*.{ts,tsx,mts,cts}"], languageOptions: { parser } },
  instrumentation.configs.recommended,
  instrumentation.standard(),
]);
`;

/** What is to be added by hand to the files that are there. */
export function snippets(setup: ObservedSetup, recommended: Readonly<Record<string, unknown>>): readonly Snippet[] {
  const { run, install } = commands[setup.packageManager];
  return [packages(setup), linting(setup, recommended), hook(setup, run), pipeline(setup, run, install)].filter(
    (snippet) => snippet !== undefined,
  );
}

/** npm puts a package's own packages where the project finds them; others keep them apart. */
function packages({ packages: installed, packageManager }: ObservedSetup): Snippet | undefined {
  const missing = ["eslint", "@typescript-eslint/parser"].filter((name) => !installed.has(name));
  if (packageManager === "npm" || missing.length === 0) return undefined;
  const { add } = commands[packageManager];
  return { title: "For ESLint to find its parser", text: `${add} ${missing.join(" ")}\n` };
}

function linting({ linter }: ObservedSetup, recommended: Readonly<Record<string, unknown>>): Snippet | undefined {
  switch (linter?.name) {
    case undefined:
      return undefined;
    case "eslint":
      return {
        title: `In ${linter.file}`,
        text: `import instrumentation from "eslint-plugin-instrumentation";

// in the list of configurations:
  instrumentation.configs.recommended,
  instrumentation.standard(),
`,
      };
    case "oxlint":
      return {
        title: `In ${linter.file}`,
        text: `${JSON.stringify({ jsPlugins: ["eslint-plugin-instrumentation"], rules: recommended }, null, 2)}\n`,
      };
    case "eslintrc":
      return {
        title: `Instead of ${linter.file}, which ESLint 9 no longer reads: eslint.config.mjs`,
        text: eslintConfiguration,
      };
    case "biome":
      return {
        title: `${linter.file} takes no plugins of ESLint: beside it, eslint.config.mjs`,
        text: eslintConfiguration,
      };
  }
}

function hook({ hooks }: ObservedSetup, run: string): Snippet {
  const check = `${run} instrumentation check --staged`;
  switch (hooks?.name) {
    case "lefthook":
      return {
        title: `In ${hooks.file}`,
        text: `pre-commit:\n  commands:\n    instrumentation:\n      run: ${check}\n`,
      };
    case "pre-commit":
      return {
        title: `In ${hooks.file}, under "repos"`,
        text: `  - repo: local\n    hooks:\n      - id: instrumentation\n        name: instrumentation\n        language: system\n        entry: ${check}\n        pass_filenames: false\n`,
      };
    default:
      return { title: hooks ? "In .husky/pre-commit" : "As a pre-commit hook", text: `${check}\n` };
  }
}

function pipeline({ pipeline: found }: ObservedSetup, run: string, install: string): Snippet {
  if (found?.name === "gitlab")
    return {
      title: `In ${found.file}`,
      text: `instrumentation:
  script:
    - ${install}
    - ${run} instrumentation check --format gitlab --output-file gl-code-quality-report.json
  artifacts:
    reports:
      codequality: gl-code-quality-report.json
`,
    };
  return {
    title: found ? "In a workflow under .github/workflows, as a step" : "In the pipeline",
    text: `- run: ${run} instrumentation check --format github\n`,
  };
}
