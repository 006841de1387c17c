import type { TSESLint } from "@typescript-eslint/utils";
import { canInsertFields, fieldText, insertFields, visibleKeys } from "../src/edits/insert-fields.ts";
import { createRule } from "../src/plugin/create-rule.ts";
import { isExemptFile } from "../src/plugin/exempt-files.ts";
import { appliesTo, fileContext, levelsOnly } from "../src/plugin/rule-context.ts";
import { startInReach, type Clock, type StartTime } from "../src/recognition/clocks.ts";
import type { LogCall } from "../src/recognition/log-call.ts";
import { walk } from "../src/recognition/syntax.ts";
import { patternOf } from "../src/recognition/text.ts";
import { isTextual, writtenText } from "../src/recognition/text-shape.ts";
import type { Standard } from "../src/standard/schema.ts";
import type { Level } from "../src/vocabulary/levels.ts";
import {
  dayWords,
  measurements,
  speaksOfDuration,
  speaksOfCompletion,
  startWords,
} from "../src/vocabulary/log-wording.ts";
import { inCase, words } from "../src/vocabulary/words.ts";

export interface Options {
  readonly levels: readonly Level[];
}

type MessageId = "missingDuration" | "missingOperationDuration" | "addDuration";

export default createRule<[Options], MessageId>({
  name: "require-duration",
  meta: {
    type: "suggestion",
    docs: {
      description: "require logs of completed operations to say how long they took",
      presets: ["strict", "tasker"],
    },
    hasSuggestions: true,
    schema: levelsOnly("Which records must say how long it took."),
    defaultOptions: [{ levels: ["info", "warn", "error", "fatal"] }],
    messages: {
      missingDuration:
        "This record says that the work is finished but not how long it took; `{{start}}` holds when it began. Add the duration to the fields.",
      missingOperationDuration:
        "This record says that an operation is finished but not how long it took, so slow runs cannot be told from quick ones. Add its duration to the fields.",
      addDuration: "Add `{{field}}` to the fields",
    },
  },
  create(context, [options]) {
    const { standard, telemetry, onLogCalls } = fileContext(context);
    if (isExemptFile(context.filename, context.cwd)) return {};
    return onLogCalls((call) => {
      if (call.isConsole || !appliesTo(options.levels, call.level) || call.rest.length > 0) return;
      const keys = visibleKeys(call);
      if (!keys || !speaksOfCompletion(staticText(call)) || holdsDuration(call, keys)) return;
      const start = startInReach(call.node, isStartName);
      if (start && !mentions(call, start.name)) reportMissing(call, start);
      else if (!start && keys.includes("operation")) {
        context.report({ node: call.node.callee, messageId: "missingOperationDuration" });
      }
    });

    function reportMissing(call: LogCall, start: StartTime): void {
      const field = fieldName(standard);
      const elapsed = elapsedSince(start);
      const canFix = elapsed !== undefined && canInsertFields(call, context.sourceCode);
      context.report({
        node: call.node.callee,
        messageId: "missingDuration",
        data: { start: start.name },
        suggest: canFix
          ? [
              {
                messageId: "addDuration",
                data: { field },
                fix: (fixer: TSESLint.RuleFixer) => insertFields(fixer, call, [fieldText(field, elapsed)], "last"),
              },
            ]
          : [],
      });
    }

    /** What a message says whatever happens. */
    function staticText({ message }: LogCall): string {
      if (!message || !isTextual(message)) return "";
      return writtenText(message, "") ?? patternOf(telemetry.constants.texts(message)[0] ?? [], "");
    }
  },
});

function isStartName(name: string): boolean {
  const parts = words(name);
  return name === "t0" || (parts.some((word) => startWords.has(word)) && !parts.some((word) => dayWords.has(word)));
}

/** In a field, however deep, in the logger's, or in the text. */
function holdsDuration(call: LogCall, keys: readonly string[]): boolean {
  if (call.bindings.open || [...keys, ...call.bindings.keys].some(speaksOfDuration)) return true;
  let found = false;
  for (const argument of call.node.arguments) {
    walk(argument, (node) => {
      if (node.type === "Identifier" && (speaksOfDuration(node.name) || measurements.has(node.name))) found = true;
    });
  }
  return found;
}

function mentions(call: LogCall, name: string): boolean {
  let found = false;
  for (const argument of call.node.arguments) {
    walk(argument, (node) => {
      if (node.type === "Identifier" && node.name === name) found = true;
    });
  }
  return found;
}

/** Milliseconds since a start, by the clock that it was read from; a pair of numbers takes more than an expression. */
const elapsedBy: Readonly<Record<Clock, ((start: string) => string) | undefined>> = {
  "Date.now": (start) => `Date.now() - ${start}`,
  "performance.now": (start) => `Math.round(performance.now() - ${start})`,
  "process.hrtime.bigint": (start) => `Number(process.hrtime.bigint() - ${start}) / 1e6`,
  "process.hrtime": undefined,
  Date: (start) => `Date.now() - ${start}.getTime()`,
};

function elapsedSince({ clock, name }: StartTime): string | undefined {
  return elapsedBy[clock]?.(name);
}

function fieldName({ fields }: Standard): string {
  return fields.case === null ? "durationMs" : inCase("durationMs", fields.case);
}
