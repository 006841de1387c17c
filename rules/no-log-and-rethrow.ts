import { createRule } from "../src/plugin/create-rule.ts";
import { appliesTo, fileContext, levelsOnly } from "../src/plugin/rule-context.ts";
import { errorContextOf } from "../src/recognition/error-context.ts";
import { passedOnAfter } from "../src/recognition/error-flow.ts";
import { errorShare } from "../src/recognition/error-share.ts";
import { isLooped, isRetried } from "../src/recognition/paths.ts";
import type { Level } from "../src/vocabulary/levels.ts";

export interface Options {
  readonly levels: readonly Level[];
}

type MessageId = "loggedAndPassedOn";

export default createRule<[Options], MessageId>({
  name: "no-log-and-rethrow",
  meta: {
    type: "suggestion",
    docs: { description: "disallow logging an error and passing it on", presets: ["strict"] },
    schema: levelsOnly("Which logs count as handling an error."),
    defaultOptions: [{ levels: ["warn", "error", "fatal"] }],
    messages: {
      loggedAndPassedOn:
        "`{{error}}` is logged here and passed on in line {{line}}, where whoever handles it is likely to log the same failure again. Leave the log to them, and what it adds to a new error with this one as its cause; or handle it here.",
    },
  },
  create(context, [options]) {
    const { onLogCalls } = fileContext(context);
    return onLogCalls((call) => {
      if (call.isConsole || !appliesTo(options.levels, call.level)) return;
      const handling = errorContextOf(call.node);
      // A log on the way out that is about something else, like the cleaning up, is no second record of the error.
      if (!handling?.error || !call.node.arguments.some((argument) => errorShare(argument, handling) !== "none"))
        return;
      const exit = passedOnAfter(call.node, handling);
      // What tries again logs each time, and passes on the last error.
      if (!exit || isLooped(handling.body, context.sourceCode.ast) || isRetried(handling.body)) return;
      context.report({
        node: call.node.callee,
        messageId: "loggedAndPassedOn",
        data: { error: handling.error.name, line: String(exit.loc.start.line) },
      });
    });
  },
});
