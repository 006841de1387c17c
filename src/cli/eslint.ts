import type { ESLint as ESLintClass, Linter, Rule } from "eslint";
import { countingRule, type LogTally } from "../init/observed-logs.ts";

/** The part of a configuration that counts log calls and spans into a tally. */
export function counting(tally: LogTally): Pick<Linter.Config, "plugins" | "rules"> {
  // ESLint types the contexts of its rules otherwise than typescript-eslint does; they are the same.
  const count = countingRule(tally) as unknown as Rule.RuleModule;
  return { plugins: { counting: { rules: { count } } }, rules: { "counting/count": "error" } };
}

/** An ESLint of our own: no configuration of the project takes part, and the list of files decides what is read. */
export async function eslintOver(
  root: string,
  configurations: readonly Linter.Config[],
  fix = false,
): Promise<ESLintClass> {
  const [{ ESLint }, parser] = await Promise.all([import("eslint"), import("@typescript-eslint/parser")]);
  const languageOptions: Linter.LanguageOptions = { parser, parserOptions: { ecmaFeatures: { jsx: true } } };
  const options: ESLintClass.Options = {
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
      ...configurations,
    ],
    warnIgnored: false,
  };
  return withoutWarnings(() => new ESLint(options));
}

/** How a message begins that says that a file cannot be parsed. */
export const parsingError = "Parsing error: ";

/** Whether a file could not be parsed. A comment that ESLint does not like, `eslint-env`, is as fatal to it, and no matter here. */
export function isParsingError({ fatal, message }: Linter.LintMessage): boolean {
  return fatal === true && message.startsWith(parsingError);
}

/** ESLint warns of an `.eslintignore` in its folder, although no configuration of the project takes part here. */
function withoutWarnings<Made>(make: () => Made): Made {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => undefined;
  try {
    return make();
  } finally {
    process.emitWarning = emitWarning;
  }
}
