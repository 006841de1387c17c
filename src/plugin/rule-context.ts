import type { JSONSchema, TSESLint, TSESTree } from "@typescript-eslint/utils";
import { linkedFiles } from "../project/linked-files.ts";
import { noModules } from "../recognition/modules.ts";
import { Telemetry } from "../recognition/telemetry.ts";
import { standardOf } from "../standard/settings.ts";
import type { Standard } from "../standard/schema.ts";
import { typeOracle } from "./type-oracle.ts";
import { levels as levelNames, type Level } from "../vocabulary/levels.ts";

/** What all rules share about a file: the standard in force, and one recogniser that answers each call once. */
export interface FileContext {
  readonly standard: Standard;
  readonly telemetry: Telemetry;
}

const contexts = new WeakMap<TSESTree.Program, FileContext>();

export function fileContext(context: Readonly<TSESLint.RuleContext<string, readonly unknown[]>>): FileContext {
  const program = context.sourceCode.ast;
  const known = contexts.get(program);
  if (known) return known;
  const standard = standardOf(context);
  const graph = standard.followImports ? linkedFiles(program, context.filename) : noModules;
  const created = { standard, telemetry: new Telemetry(graph, standard, { oracle: typeOracle(context.sourceCode.parserServices) }) };
  contexts.set(program, created);
  return created;
}

/** The option by which every rule about log calls is limited to levels. */
export const levelsSchema: JSONSchema.JSONSchema4 = {
  description: "Levels that the rule applies to; all of them by default.",
  type: "array",
  items: { type: "string", enum: [...levelNames] },
  minItems: 1,
  uniqueItems: true,
};

/** A call whose level is only known at run time belongs to all levels or to none in particular. */
export function appliesTo(levels: readonly Level[] | undefined | null, level: Level | undefined): boolean {
  return !levels || (level !== undefined && levels.includes(level));
}
