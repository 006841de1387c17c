import { createRule } from "../src/plugin/create-rule.ts";
import { shortened } from "../src/plugin/wording.ts";
import { appliesTo, fileContext, levelsOnly } from "../src/plugin/rule-context.ts";
import { isSameModule, matchesCallee } from "../src/recognition/callee-pattern.ts";
import { interpolationOf } from "../src/recognition/interpolation.ts";
import type { LogCall } from "../src/recognition/log-call.ts";
import { isConstantText } from "../src/recognition/constant-text.ts";
import { declarationOf } from "../src/recognition/bindings.ts";
import {
  isFunction,
  namePath,
  returnedExpression,
  rootOf,
  staticString,
  unwrapped,
  type Node,
} from "../src/recognition/syntax.ts";
import type { Level } from "../src/vocabulary/levels.ts";

export interface Options {
  readonly levels?: readonly Level[];
}

type MessageId = "dynamicMessage" | "placeholderMessage";

export default createRule<[Options], MessageId>({
  name: "no-dynamic-log-message",
  meta: {
    type: "suggestion",
    docs: { description: "require log messages to be one of a closed set of texts", presets: ["strict"] },
    schema: levelsOnly("Where messages must be constant."),
    defaultOptions: [{}],
    messages: {
      dynamicMessage:
        "The text of this message comes from `{{message}}`, which only a run can tell, so records of one event cannot be searched or grouped. Log constant text and pass the value as a field.",
      placeholderMessage:
        "`{{message}}` says nothing but what it is given, so records of one event cannot be searched or grouped. Log constant text and pass the value as a field.",
    },
  },
  create(context, [options]) {
    const { standard, telemetry, onLogCalls } = fileContext(context);
    const levels = options.levels ?? standard.message.levels;
    return onLogCalls((call) => {
      if (!call.message || call.isConsole || !appliesTo(levels, call.level)) return;
      const message = builtMessage(call.message);
      if (!message || interpolationOf(call.message, telemetry.constants) || telemetry.isForwarding(call)) return;
      const placeholder = placeholderOf(message, call);
      if (placeholder !== undefined) {
        context.report({ node: call.message, messageId: "placeholderMessage", data: { message: placeholder } });
      } else if (!isConstantText(message, telemetry) && !isAllowed(message)) {
        const text = context.sourceCode.getText(call.message);
        context.report({
          node: call.message,
          messageId: "dynamicMessage",
          data: { message: shortened(text) },
        });
      }
    });

    /** Message catalogues and translations give texts that are written down elsewhere. */
    function isAllowed(message: Node): boolean {
      const path = namePath(message.type === "CallExpression" ? message.callee : message);
      return (
        path !== undefined &&
        standard.message.allowFrom.some((source) => matchesCallee(path, source) || isFromModule(message, source))
      );
    }
  },
});

/** Whether an expression starts at something that a module gives. */
function isFromModule(expression: Node, module: string): boolean {
  const root = rootOf(expression);
  const declaration = root.type === "Identifier" ? declarationOf(root.name, root) : undefined;
  return declaration?.kind === "import" && isSameModule(declaration.module, module);
}

/** The text itself, of one that is only built when it is written; `undefined` for what may be no text at all. */
function builtMessage(message: Node): Node | undefined {
  const node = unwrapped(message);
  if (isFunction(node)) {
    const body = returnedExpression(node);
    return body && unwrapped(body);
  }
  if (node.type === "Identifier" && node.name === "undefined") return undefined;
  // A body of OpenTelemetry may be a record; LogTape's tagged templates are its own.
  return node.type === "ObjectExpression" || node.type === "TaggedTemplateExpression" ? undefined : node;
}

/** `"%s"`, `"{message}"`: a message that is all placeholder. */
function placeholderOf(message: Node, call: LogCall): string | undefined {
  const text = staticString(message)?.trim();
  if (text === undefined || !call.profile) return undefined;
  const tokens = call.profile.placeholders === "printf" ? /^(?:%[sdifjoO]\s*)+$/ : /^(?:\{[^{}]+\}\s*)+$/;
  return call.profile.placeholders !== null && tokens.test(text) ? text : undefined;
}
