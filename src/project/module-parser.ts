import { createRequire } from "node:module";
import type * as Estree from "@typescript-eslint/typescript-estree";
import type { TSESTree } from "@typescript-eslint/utils";
import { mayHoldTags } from "../recognition/doc-tags.ts";

// Our own parser, not the linter's (Oxlint has none to lend), without the scopes that only a linter needs: half the
// time. Loaded when the first import is followed.
const load = createRequire(import.meta.url);

/** A parsed file, or where and why the parser gave up. */
export type ParsedModule = { readonly program: TSESTree.Program } | { readonly fault: string };

/** Parses a file that is looked into but not linted. */
export function parseModule(file: string, text: string): ParsedModule {
  const { parse, simpleTraverse, TSError } = load("@typescript-eslint/typescript-estree") as typeof Estree;
  try {
    const program = parse(text, {
      range: true,
      loc: true,
      comment: mayHoldTags(text),
      jsx: !/\.[cm]?ts$/.test(file),
      jsDocParsingMode: "none",
    });
    // Recognition finds declarations by the scopes above a name.
    simpleTraverse(program, { enter: () => undefined }, true);
    return { program };
  } catch (error) {
    if (!(error instanceof TSError)) return { fault: "is nested too deeply to be read" };
    const { line, column } = error.location.start;
    return { fault: `cannot be parsed (${line}:${column + 1} ${error.message})` };
  }
}
