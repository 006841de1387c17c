import type { JSONSchema, TSESLint, TSESTree } from "@typescript-eslint/utils";
import { linkedFiles, linkedVersion, placeFile } from "../project/linked-files.ts";
import type { LogCall } from "../recognition/log-call.ts";
import { noModules, type ModuleGraph } from "../recognition/modules.ts";
import { Telemetry } from "../recognition/telemetry.ts";
import { standardOf } from "../standard/settings.ts";
import type { Standard } from "../standard/schema.ts";
import { typeOracle } from "./type-oracle.ts";
import { levels as levelNames, type Level } from "../vocabulary/levels.ts";

/** What all rules share about a file: the standard in force, and one recogniser that answers each call once. */
export interface FileContext {
  readonly standard: Standard;
  readonly telemetry: Telemetry;
  /** Listens to the log calls of the file; to nothing at all where its text can hold none, as in every other file. */
  readonly onLogCalls: (visit: (call: LogCall) => void) => TSESLint.RuleListener;
}

const contexts = new WeakMap<TSESTree.Program, FileContext>();

export function fileContext(context: Readonly<TSESLint.RuleContext<string, readonly unknown[]>>): FileContext {
  const program = context.sourceCode.ast;
  const known = contexts.get(program);
  if (known) return known;
  const standard = standardOf(context);
  placeFile(program, context.filename, context.sourceCode.text);
  const oracle = typeOracle(context.sourceCode.parserServices);
  const graph = standard.followImports ? linkedFiles : noModules;
  // Types belong to one file; without them, what is known of the logger's own module serves every file that imports it.
  const telemetry = oracle ? new Telemetry(graph, standard, { oracle }) : sharedTelemetry(standard, graph);
  const mayLog = telemetry.mayLogIn(program);
  const created: FileContext = {
    standard,
    telemetry,
    onLogCalls: (visit) => (mayLog ? logListener(telemetry, visit) : {}),
  };
  contexts.set(program, created);
  return created;
}

function logListener(telemetry: Telemetry, visit: (call: LogCall) => void): TSESLint.RuleListener {
  return {
    CallExpression(node) {
      const call = telemetry.logCall(node);
      if (call) visit(call);
    },
  };
}

const shared = new WeakMap<Standard, { readonly version: number; readonly telemetry: Telemetry }>();

/** One recogniser for all files under a standard, renewed when a file that it has looked into changes. */
function sharedTelemetry(standard: Standard, graph: ModuleGraph): Telemetry {
  const version = linkedVersion();
  const known = shared.get(standard);
  if (known?.version === version) return known.telemetry;
  const telemetry = new Telemetry(graph, standard);
  shared.set(standard, { version, telemetry });
  return telemetry;
}

/** The option by which every rule about log calls is limited to levels. */
export const levelsSchema: JSONSchema.JSONSchema4 = {
  description: "Levels that the rule applies to; all of them by default.",
  type: "array",
  items: { type: "string", enum: [...levelNames] },
  minItems: 1,
  uniqueItems: true,
};

/** A form that names must have. */
export const patternSchema: JSONSchema.JSONSchema4 = {
  type: "object",
  description: "A regular expression that names must match.",
  properties: { pattern: { type: "string", format: "regex", description: "The expression, without slashes." } },
  required: ["pattern"],
  additionalProperties: false,
};

/** The options of a rule that takes nothing but levels. */
export function levelsOnly(description: string): readonly [JSONSchema.JSONSchema4] {
  return [{ type: "object", description, properties: { levels: levelsSchema }, additionalProperties: false }];
}

/** A call whose level is only known at run time belongs to all levels or to none in particular. */
export function appliesTo(levels: readonly Level[] | undefined | null, level: Level | undefined): boolean {
  return !levels || (level !== undefined && levels.includes(level));
}
