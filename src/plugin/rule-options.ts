import type { Linter } from "eslint";
import type { RuleModule } from "@typescript-eslint/utils/eslint-utils";
import type { RuleDocs } from "./create-rule.ts";
import type { rules } from "./rules.ts";

type OptionsOf<Rule> =
  Rule extends RuleModule<string, infer Options extends readonly unknown[], RuleDocs> ? [...Options] : never;

/**
 * What each rule may be set to in a config, by the name it has there: for `satisfies`. It is not merged into ESLint's own
 * types: optional rules do not fit the index signature of its `RulesConfig`, so that projects that check the types of
 * their libraries would fail.
 */
export type RuleOptions = {
  [Name in keyof typeof rules as `instrumentation/${Name}`]?: Linter.RuleEntry<OptionsOf<(typeof rules)[Name]>>;
};
