import { RuleCreator, type RuleModule, type RuleWithMetaAndName } from "@typescript-eslint/utils/eslint-utils";
import { pageOf } from "./manifest.ts";

/** What the plugin's rules say about themselves beyond ESLint's own documentation fields. */
export interface RuleDocs {
  /** In which presets of this plugin the rule is on. */
  readonly presets: readonly PresetName[];
  /** Options that a preset gives the rule. */
  readonly presetOptions?: Readonly<Partial<Record<PresetName, unknown>>>;
}

export type PresetName = "recommended" | "strict" | "tasker";

const named = RuleCreator<RuleDocs>((name) => pageOf(`docs/rules/${name}.md`));

/**
 * Creates a rule whose documentation link points at the page of the installed version. The linter has put the default
 * options in (ESLint since 9.15, and Oxlint): to copy them once more for every file would cost more than most rules do.
 */
export function createRule<Options extends readonly unknown[], MessageIds extends string>(
  rule: Readonly<RuleWithMetaAndName<Options, MessageIds, RuleDocs>>,
): RuleModule<MessageIds, Options, RuleDocs> & { readonly name: string } {
  return { ...named(rule), create: (context) => rule.create(context, context.options) };
}
