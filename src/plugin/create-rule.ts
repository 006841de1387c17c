import { readFileSync } from "node:fs";
import { RuleCreator, type RuleModule, type RuleWithMetaAndName } from "@typescript-eslint/utils/eslint-utils";

/** What the plugin's rules say about themselves beyond ESLint's own documentation fields. */
export interface RuleDocs {
  /** In which presets of this plugin the rule is on. */
  readonly presets: readonly PresetName[];
  /** Options that a preset gives the rule. */
  readonly presetOptions?: Readonly<Partial<Record<PresetName, unknown>>>;
}

export type PresetName = "recommended" | "strict" | "tasker";

const manifest: unknown = JSON.parse(readFileSync(new URL(manifestPath(), import.meta.url), "utf8"));

/** From `package.json`, so that documentation links point at the installed version. */
export const pluginVersion = textAt(manifest, "version");

const repository = textAt(manifest, "repository", "url").replace(/^git\+|\.git$/g, "");

export const pluginName = textAt(manifest, "name");
export const pluginPage = textAt(manifest, "homepage");

/** Where a page of the documentation of this version is, by its path in the repository. */
export function pageOf(path: string): string {
  return `${repository}/blob/v${pluginVersion}/${path}`;
}

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

/** The manifest is two folders up from the sources and three from the build. */
function manifestPath(): string {
  return import.meta.url.includes("/dist/src/") ? "../../../package.json" : "../../package.json";
}

function textAt(value: unknown, ...path: readonly string[]): string {
  let current = value;
  for (const key of path)
    current = typeof current === "object" && current !== null ? Reflect.get(current, key) : undefined;
  return typeof current === "string" ? current : "";
}
