import { errorEdit, errorKeyOf } from "../src/edits/insert-error.ts";
import { allKeys, visibleFields } from "../src/edits/insert-fields.ts";
import { createRule } from "../src/plugin/create-rule.ts";
import { appliesTo, fileContext, levelsSchema } from "../src/plugin/rule-context.ts";
import { errorContextOf, type ErrorContext } from "../src/recognition/error-context.ts";
import { isHandedOn, isNarrowed } from "../src/recognition/error-flow.ts";
import { errorShare, isErrorHere } from "../src/recognition/error-share.ts";
import type { LogCall } from "../src/recognition/log-call.ts";
import { errorAmong } from "../src/recognition/log-slots.ts";
import { walk, type Node } from "../src/recognition/syntax.ts";
import type { Level } from "../src/vocabulary/levels.ts";

export interface Options {
  readonly levels: readonly Level[];
  readonly fields: boolean;
}

type MessageId = "missingError" | "reducedError" | "missingFields" | "addError";

/** Levels at which somebody is to act on the record, so that it must say for whom. */
const actedOn: ReadonlySet<Level | undefined> = new Set(["error", "fatal"]);

export default createRule<[Options], MessageId>({
  name: "require-error-context",
  meta: {
    type: "problem",
    docs: {
      description: "require logs of failures to hold the error",
      presets: ["recommended", "strict", "tasker"],
      presetOptions: { tasker: { fields: true } },
    },
    fixable: "code",
    hasSuggestions: true,
    schema: [
      {
        type: "object",
        description: "Which records must hold what.",
        properties: {
          levels: levelsSchema,
          fields: {
            description: "An error log must also have a field besides the error, to say for whom or what.",
            type: "boolean",
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ levels: ["warn", "error", "fatal"], fields: false }],
    messages: {
      missingError:
        "This record does not hold `{{error}}`, the error that it is about, so nobody can tell from the log why it failed. Pass the error{{place}}.",
      reducedError:
        "Only the text of `{{error}}` is logged, so its stack and its cause are lost. Pass the error itself{{place}}.",
      missingFields:
        "This record holds an error and nothing else, so nobody can tell from the log for whom or what it failed. Add the ids that are at hand.",
      addError: "Pass `{{error}}`",
    },
  },
  create(context, [options]) {
    const { standard, telemetry, onLogCalls } = fileContext(context);
    const logsOfBody = new Map<Node, number>();
    return onLogCalls((call) => {
      if (call.isConsole) return;
      if (appliesTo(options.levels, call.level) && !telemetry.isForwarding(call)) reportLoss(call);
      if (options.fields && actedOn.has(call.level) && isBare(call)) {
        context.report({ node: call.node.callee, messageId: "missingFields" });
      }
    });

    function reportLoss(call: LogCall): void {
      const handling = errorContextOf(call.node);
      const error = handling?.error;
      if (!handling || !error || isUnused(error.name) || mayHoldError(call)) return;
      const held = call.node.arguments.map((argument) => errorShare(argument, handling));
      if (held.includes("whole") || held.includes("detail") || isHandedOn(call.node, handling)) return;
      if (isNarrowed(call.node, handling)) return;
      const reduced = call.node.arguments[held.indexOf("text")];
      const key = errorKeyOf(call, standard);
      const edit =
        isErrorHere(call.node, handling) && isOnlyLog(call, handling)
          ? errorEdit(call, error.name, standard, context.sourceCode)
          : undefined;
      context.report({
        node: reduced ?? call.node.callee,
        messageId: reduced ? "reducedError" : "missingError",
        data: { error: error.name, place: key === undefined ? "" : ` as \`${key}\`` },
        fix: edit?.isSafe ? edit.fix : null,
        suggest: edit && !edit.isSafe ? [{ messageId: "addError", data: { error: error.name }, fix: edit.fix }] : [],
      });
    }

    /** Whether no other call in the handling logs: with two, it is for a person to say which holds the error. */
    function isOnlyLog(call: LogCall, { body }: ErrorContext): boolean {
      let count = logsOfBody.get(body);
      if (count === undefined) {
        count = 0;
        walk(body, (node) => {
          if (node.type === "CallExpression" && telemetry.logCall(node)) count = (count ?? 0) + 1;
        });
        logsOfBody.set(body, count);
      }
      return count === 1 && call.node.range[0] >= body.range[0];
    }
  },
});

/** `_error`: a name by which people say that they do not want it. */
function isUnused(name: string): boolean {
  return name.startsWith("_");
}

const errorKeys: ReadonlySet<string> = new Set(["err", "error", "exception", "cause"]);

/** The logger may carry the error already, or something is passed whose content cannot be seen. */
function mayHoldError(call: LogCall): boolean {
  if (call.bindings.keys.some((key) => errorKeys.has(key))) return true;
  return call.node.arguments.some((argument) => argument.type === "SpreadElement");
}

/** Whether the error is all that a record holds. */
function isBare(call: LogCall): boolean {
  const { profile, bindings, received } = call;
  if (!profile || profile.fields === null || bindings.open || received || bindings.keys.length > 0) return false;
  const error: Node | undefined = call.error ?? errorAmong(call.fields);
  if (!error || call.rest.length > 0) return false;
  const object = visibleFields(call);
  if (!object) return call.fields === undefined;
  return allKeys(object)?.length === 1;
}
