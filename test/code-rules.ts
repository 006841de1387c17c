import { rules } from "../src/plugin/rules.ts";

/** The rules for code; those for Markdown cannot be on for a TypeScript file. */
export const codeRules: readonly string[] = Object.entries(rules)
  .filter(([, { meta }]) => !("languages" in meta) || meta.languages === undefined)
  .map(([name]) => name);
