import type { ESLint as ESLintClass, Linter } from "eslint";

/** An ESLint of our own: no configuration of the project takes part, and the list of files decides what is read. */
export async function eslintOver(root: string, configuration: Linter.Config, fix = false): Promise<ESLintClass> {
  const [{ ESLint }, parser] = await Promise.all([import("eslint"), import("@typescript-eslint/parser")]);
  const languageOptions: Linter.LanguageOptions = { parser, parserOptions: { ecmaFeatures: { jsx: true } } };
  return new ESLint({
    cwd: root,
    overrideConfigFile: true,
    fix,
    overrideConfig: [
      // ESLint leaves build folders alone by itself only where a configuration says so; the list of files decides here.
      {
        files: ["**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}"],
        languageOptions,
        linterOptions: { reportUnusedDisableDirectives: "off" },
      },
      configuration,
    ],
    warnIgnored: false,
  });
}
