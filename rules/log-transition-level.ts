import type { TSESLint } from "@typescript-eslint/utils";
import { allKeys, visibleFields } from "../src/edits/insert-fields.ts";
import { createRule } from "../src/plugin/create-rule.ts";
import { fileContext } from "../src/plugin/rule-context.ts";
import type { LogCall } from "../src/recognition/log-call.ts";
import { errorAmong } from "../src/recognition/log-slots.ts";
import { methodAt } from "../src/recognition/libraries/index.ts";
import { unwrapped, type Node } from "../src/recognition/syntax.ts";
import { patternOf } from "../src/recognition/text.ts";
import { writtenText } from "../src/recognition/text-shape.ts";
import { levelOfMethod } from "../src/vocabulary/levels.ts";
import { deniesTransition, speaksOfTransition, stateWords, transitionPairs } from "../src/vocabulary/log-wording.ts";
import { words } from "../src/vocabulary/words.ts";

type MessageId = "hiddenTransition" | "raiseLevel";

export default createRule<[], MessageId>({
  name: "log-transition-level",
  meta: {
    type: "suggestion",
    docs: { description: "require state transitions to be logged at info", presets: ["strict", "tasker"] },
    hasSuggestions: true,
    schema: [],
    messages: {
      hiddenTransition:
        "A state transition is logged at {{level}}, where production does not show it, so nobody can tell later what state it was in. Log it at info.",
      raiseLevel: "Log it at info",
    },
  },
  create(context) {
    const { telemetry, onLogCalls } = fileContext(context);
    return onLogCalls((call) => {
      if (call.level !== "debug" && call.level !== "trace") return;
      if (call.isConsole || call.error || errorAmong(call.fields)) return;
      // debug() has no other level to log at.
      if (call.profile?.name === "debug") return;
      const said = textOf(call);
      if (hasTransitionFields(call) ? deniesTransition(said) : !speaksOfTransition(said)) return;
      const edit = methodEdit(call);
      context.report({
        node: edit?.method ?? call.node.callee,
        messageId: "hiddenTransition",
        data: { level: call.level },
        suggest: edit
          ? [
              {
                messageId: "raiseLevel",
                fix: (fixer: TSESLint.RuleFixer) => fixer.replaceText(edit.method, edit.text),
              },
            ]
          : [],
      });
    });

    function textOf({ message }: LogCall): string {
      if (!message) return "";
      return writtenText(message, "…") ?? patternOf(telemetry.constants.texts(message)[0] ?? [], "…");
    }
  },
});

/** `{ from_state, to_state }`, `{ oldStatus, newStatus }` */
function hasTransitionFields(call: LogCall): boolean {
  const object = visibleFields(call);
  const keys = object ? (allKeys(object) ?? []) : [];
  const ends = keys.map(words).filter((parts) => parts.length > 1 && stateWords.has(parts.at(-1) ?? ""));
  return transitionPairs.some(
    ([from, to]) => ends.some((parts) => parts[0] === from) && ends.some((parts) => parts[0] === to),
  );
}

/** The name of the method and what to write instead, where the name says the level and the library has another for info. */
function methodEdit({ profile, node, level }: LogCall): { readonly method: Node; readonly text: string } | undefined {
  const callee = unwrapped(node.callee);
  if (!profile || profile.name === "own" || callee.type !== "MemberExpression" || callee.computed) return undefined;
  const { property } = callee;
  const text = methodAt(profile.name, "info");
  if (text === undefined || property.type !== "Identifier" || levelOfMethod[property.name] !== level) return undefined;
  return { method: property, text };
}
