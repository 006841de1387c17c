import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { LogCall } from "../recognition/log-call.ts";
import { fileContext } from "../plugin/rule-context.ts";
import { interpolationOf } from "../recognition/interpolation.ts";
import type { Constants } from "../recognition/constants.ts";
import { keyName, unwrapped } from "../recognition/syntax.ts";
import { words } from "../vocabulary/words.ts";

/** Ids by which the records of one request, job or message are found together, as words. */
const correlationWords: ReadonlySet<string> = new Set([
  "correlation id",
  "request id",
  "req id",
  "trace id",
  "x request id",
  "x correlation id",
]);

/** What the log calls of a project have in common. */
export interface LogTally {
  /** Calls by the logger's signature: `pino`, `winston`; `own` for loggers of the project. */
  readonly loggers: Map<string, number>;
  /** Names of fields, with how often each is written. */
  readonly fields: Map<string, number>;
  /** Correlation ids on the record itself, by name. */
  readonly onRecord: Map<string, number>;
  /** Correlation ids that a child logger carries, by name. */
  readonly onLogger: Map<string, number>;
  /** Records of loggers that came in from outside, with whatever they carry. */
  received: number;
  records: number;
  interpolated: number;
  /** Calls that start spans. */
  spans: number;
  /** Of a large project only some files are looked at. */
  files: { readonly looked: number; readonly all: number };
}

export function emptyTally(): LogTally {
  return {
    loggers: new Map(),
    fields: new Map(),
    onRecord: new Map(),
    onLogger: new Map(),
    received: 0,
    records: 0,
    interpolated: 0,
    spans: 0,
    files: { looked: 0, all: 0 },
  };
}

/** A rule that reports nothing and counts what it sees: the rules' own recogniser answers it. */
export function countingRule(tally: LogTally): Omit<TSESLint.RuleModule<string>, "defaultOptions"> {
  return {
    meta: { type: "suggestion", schema: [], messages: {}, defaultOptions: [] },
    create(context) {
      const { telemetry, onLogCalls } = fileContext(context);
      const onLogs = onLogCalls((call) => {
        count(call, tally, telemetry.constants);
      });
      return {
        ...onLogs,
        "CallExpression:exit"(node: TSESTree.CallExpression) {
          if (telemetry.spanCall(node)) tally.spans++;
        },
      };
    },
  };
}

function count(call: LogCall, tally: LogTally, constants: Constants): void {
  add(tally.loggers, call.profile?.name ?? "own");
  // What is printed on a console is no record.
  if (call.isConsole) return;
  tally.records++;
  if (call.received) tally.received++;
  if (call.message && interpolationOf(call.message, constants)) tally.interpolated++;
  for (const key of call.bindings.keys) if (isCorrelation(key)) add(tally.onLogger, key);
  const fields = call.fields && unwrapped(call.fields);
  if (fields?.type !== "ObjectExpression") return;
  for (const property of fields.properties) {
    const key = property.type === "Property" ? keyName(property) : undefined;
    if (key === undefined) continue;
    add(tally.fields, key);
    if (isCorrelation(key)) add(tally.onRecord, key);
  }
}

function isCorrelation(key: string): boolean {
  return correlationWords.has(words(key).join(" "));
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
