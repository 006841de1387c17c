import parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { plugin } from "../../src/plugin/plugin.ts";

const everyRule = { ...plugin.configs.strict.rules, ...plugin.configs.tasker.rules };
const base: Linter.Config = {
  files: ["**/*.{ts,tsx,js,mjs}"],
  languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
  plugins: { instrumentation: plugin },
  linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "off" },
  rules: everyRule,
};
/** Two standards: between them every option that adds work is on. */
const configurations = [
  [{ ...base, settings: { instrumentation: {} } }],
  [{ ...base, settings: { instrumentation: { extends: "tasker" } } }],
];

const linter = new Linter();
/** Suggestions that are tried per text; each costs a parse. */
const mostTried = 12;

/** The parser takes `await` for a name where JavaScript does not; what is made of it is no fault of the rules. */
const keywordAsName = /[(,{]\s*(?:await|yield)\s*[),}=:]/;

/** What is wrong with what the rules do to a text; nothing for one that does not parse. A crash is thrown by ESLint. */
export function faultsOf(text: string, filename = "src/a.ts"): readonly string[] {
  if (keywordAsName.test(text)) return [];
  return configurations.flatMap((configuration) => [...faultsUnder(configuration, text, filename)]);
}

function* faultsUnder(configuration: Linter.Config[], text: string, filename: string): Iterable<string> {
  const messages = linter.verify(text, configuration, { filename });
  if (messages.some(({ fatal }) => fatal)) return;
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).length;
  for (const { ruleId, line, column, endLine, endColumn, message } of messages) {
    const isPlaced = line >= 1 && line <= lines && column >= 1 && (endLine ?? 0) >= line && (endColumn ?? 0) >= 1;
    if (!isPlaced) yield `${ruleId ?? ""} reports at ${line}:${column}-${endLine ?? "?"}:${endColumn ?? "?"}`;
    if (/\{\{|undefined\b.*\[object/.test(message)) yield `${ruleId ?? ""} says "${message}"`;
  }
  const { output, messages: left } = linter.verifyAndFix(text, configuration, { filename });
  if (left.some(({ fatal }) => fatal)) yield `the fixes leave what does not parse:\n${output}`;
  else if (linter.verifyAndFix(output, configuration, { filename }).output !== output)
    yield `what is fixed is fixed once more:\n${output}`;
  const suggestions = messages.flatMap(({ ruleId, suggestions: all }) =>
    (all ?? []).map((one) => ({ ruleId, ...one })),
  );
  for (const { ruleId, fix } of suggestions.slice(0, mostTried)) {
    const [start, end] = fix.range;
    if (start < 0 || end > text.length || start > end) yield `${ruleId ?? ""} suggests to change ${start} to ${end}`;
    const after = text.slice(0, start) + fix.text + text.slice(end);
    if (linter.verify(after, parserAlone, { filename }).some(({ fatal }) => fatal))
      yield `${ruleId ?? ""} suggests what does not parse:\n${after}`;
  }
}

const parserAlone = [{ ...base, rules: {} }];
