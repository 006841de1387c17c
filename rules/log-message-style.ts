import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { hole, styleProblems, type StyleFault, type StyleProblem } from "../src/edits/message-style.ts";
import { createRule } from "../src/plugin/create-rule.ts";
import { appliesTo, fileContext, levelsOnly } from "../src/plugin/rule-context.ts";
import { shortened } from "../src/plugin/wording.ts";
import { staticString, unwrapped, type Node } from "../src/recognition/syntax.ts";
import type { Level } from "../src/vocabulary/levels.ts";

export interface Options {
  readonly levels?: readonly Level[];
}

export default createRule<[Options], StyleFault>({
  name: "log-message-style",
  meta: {
    type: "layout",
    docs: { description: "require log messages to be worded as the standard asks", presets: ["strict", "tasker"] },
    fixable: "code",
    schema: levelsOnly("Which calls are looked at; what is asked of them is the standard's `message`."),
    defaultOptions: [{}],
    messages: {
      emptyMessage: "This message is empty, so the record cannot be found by what it says. Say what happened.",
      signsOnly:
        "`{{part}}` is decoration: it is a record of its own wherever logs are kept. Leave it out, or say what happened.",
      emoji: "`{{part}}` gets lost or broken in terminals, searches and alerts. Leave it out.",
      levelWord: "`{{part}}` repeats what the level says, or contradicts it. Leave it out and log at that level.",
      prefix:
        "`{{part}}` names the component in the text, where it can be searched only as text. Leave it out, and put it into a field or a child logger.",
      missingPrefix:
        "This message does not say which component it comes from. Start it with the component in brackets.",
      ticketReference:
        "`{{part}}` means nothing to whoever reads the log, and stays when the ticket is closed. Put it into a comment.",
      redundantWord: "`{{part}}` adds nothing: a failure would be logged as one. Leave it out.",
      endPunctuation:
        "This message ends with `{{part}}`, and messages of this standard have no end punctuation. Leave it out.",
      missingEnd: "This message does not end with a full stop, as messages of this standard do.",
      smallStart: "Messages of this standard start with a capital. Capitalise `{{part}}`.",
      capitalStart: "Messages of this standard start with a small letter. Write `{{part}}` without its capital.",
      tooLong:
        "This message has {{part}} words, more than {{most}}. Say in a few what happened, and put what else is known into fields.",
    },
  },
  create(context, [options]) {
    const { standard, telemetry, onLogCalls } = fileContext(context);
    const style = standard.message;
    return onLogCalls((call) => {
      if (!call.message || call.isConsole || !appliesTo(options.levels, call.level)) return;
      const message = unwrapped(call.message);
      const text = readable(message);
      if (text === undefined || telemetry.isForwarding(call)) return;
      const problems = styleProblems(text, style, call.level);
      // Two edits of one text would get in each other's way: one is offered at a time.
      const mendable = problems.find((problem) => mendedSource(problem, message) !== undefined);
      for (const problem of problems) reportProblem(problem, message, problem === mendable);
    });

    function reportProblem(problem: StyleProblem, message: Node, isMendable: boolean): void {
      context.report({
        node: message,
        messageId: problem.fault,
        data: { part: shortened(problem.part.replaceAll(hole, "…")), most: String(style.maxWords) },
        fix: isMendable ? mend(problem, message) : null,
      });
    }

    function mend(problem: StyleProblem, message: Node): TSESLint.ReportFixFunction | null {
      const source = mendedSource(problem, message);
      return source === undefined ? null : (fixer) => fixer.replaceText(message, source);
    }

    /** The message as it is written, with the mended text between its quotes; `undefined` where escapes are in the way. */
    function mendedSource({ mended }: StyleProblem, message: Node): string | undefined {
      const source = context.sourceCode.getText(message);
      if (mended === undefined || source.includes("\\")) return undefined;
      if (message.type !== "TemplateLiteral") return `${source.slice(0, 1)}${mended}${source.slice(-1)}`;
      const pieces = mended.split(hole);
      if (pieces.length !== message.quasis.length) return undefined;
      return `\`${pieces.map((piece, index) => piece + holeSource(message, index)).join("")}\``;
    }

    function holeSource(message: TSESTree.TemplateLiteral, index: number): string {
      const [before, after] = [message.quasis[index], message.quasis[index + 1]];
      if (!before || !after) return "";
      const text = context.sourceCode.text.slice(before.range[1], after.range[0]);
      // A quasi's range takes in the signs around it.
      return before.tail ? "" : `\${${text}}`;
    }
  },
});

/** What a message says, with holes for values; `undefined` where it is not written in the call. */
function readable(message: Node): string | undefined {
  if (message.type !== "TemplateLiteral") return staticString(message);
  const texts = message.quasis.map((quasi) => quasi.value.cooked);
  return texts.every((text) => typeof text === "string") ? texts.join(hole) : undefined;
}
