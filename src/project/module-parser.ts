import { createRequire } from "node:module";
import type * as Estree from "@typescript-eslint/typescript-estree";
import type { TSESTree } from "@typescript-eslint/utils";

// Our own parser, not the linter's (Oxlint has none to lend), without the scopes that only a linter needs: half the
// time. Loaded when the first import is followed.
const load = createRequire(import.meta.url);

/** Parses a file that is looked into but not linted; `undefined` where it is no TypeScript or JavaScript. */
export function parseModule(file: string, text: string): TSESTree.Program | undefined {
  const { parse, simpleTraverse } = load("@typescript-eslint/typescript-estree") as typeof Estree;
  try {
    const program = parse(text, {
      range: true,
      loc: true,
      comment: text.includes("@log"),
      jsx: !/\.[cm]?ts$/.test(file),
      jsDocParsingMode: "none",
    });
    // Recognition finds declarations by the scopes above a name.
    simpleTraverse(program, { enter: () => undefined }, true);
    return program;
  } catch {
    return undefined; // Whoever lints that file hears of it; here it only means that nothing is known of it.
  }
}
