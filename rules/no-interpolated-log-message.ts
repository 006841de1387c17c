import type { TSESLint } from "@typescript-eslint/utils";
import { fieldNameFor, isMovable } from "../src/edits/field-names.ts";
import {
  allKeys,
  canInsertFields,
  fieldText,
  insertFields,
  reservedKeys,
  visibleFields,
} from "../src/edits/insert-fields.ts";
import { withoutValues } from "../src/edits/sentence.ts";
import { createRule } from "../src/plugin/create-rule.ts";
import { listed, shortened } from "../src/plugin/wording.ts";
import { appliesTo, fileContext, levelsSchema } from "../src/plugin/rule-context.ts";
import { interpolationOf, type Interpolation } from "../src/recognition/interpolation.ts";
import type { LogCall } from "../src/recognition/log-call.ts";
import { keyName, staticString, type Node } from "../src/recognition/syntax.ts";
import type { Standard } from "../src/standard/schema.ts";
import type { Level } from "../src/vocabulary/levels.ts";

export interface Options {
  readonly levels?: readonly Level[];
  readonly printf: boolean;
}

type MessageId = "interpolatedMessage" | "formattedMessage" | "moveToFields";

export default createRule<[Options], MessageId>({
  name: "no-interpolated-log-message",
  meta: {
    type: "suggestion",
    docs: {
      description: "require log messages to be constant text",
      presets: ["recommended", "strict", "tasker"],
    },
    hasSuggestions: true,
    schema: [
      {
        type: "object",
        description: "What counts as interpolation, and where.",
        properties: {
          levels: levelsSchema,
          printf: {
            description: "Also report printf tokens (`%s`) that take arguments.",
            type: "boolean",
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ printf: false }],
    messages: {
      interpolatedMessage:
        "This message changes with {{values}}, so records of one event cannot be searched or grouped. Log constant text and pass {{fields}}.",
      formattedMessage:
        "The token `{{value}}` makes this message change with its arguments, so records of one event cannot be searched or grouped. Log constant text and pass the values as fields.",
      moveToFields: "Move {{fields}} into the fields",
    },
  },
  create(context, [options]) {
    const { standard, telemetry, onLogCalls } = fileContext(context);
    const levels = options.levels ?? standard.message.levels;
    return onLogCalls((call) => {
      if (!call.message || call.isConsole || !appliesTo(levels, call.level)) return;
      const interpolation = interpolationOf(call.message, telemetry.constants);
      if (interpolation) {
        if (!telemetry.isForwarding(call)) reportInterpolation(call, interpolation);
      } else if (options.printf) reportTokens(call, call.message);
    });

    function reportInterpolation(call: LogCall, interpolation: Interpolation): void {
      const edit = moveEdit(call, interpolation, standard, context.sourceCode);
      const values = new Set(expressionsIn(interpolation).map((value) => shortened(context.sourceCode.getText(value))));
      context.report({
        node: interpolation.isInline ? interpolation.node : (call.message ?? call.node),
        messageId: "interpolatedMessage",
        data: {
          values: listed([...values], mostNamed),
          fields: values.size === 1 ? "the value as a field" : "the values as fields",
        },
        suggest: edit
          ? [{ messageId: "moveToFields", data: { fields: listed(edit.keys, edit.keys.length) }, fix: edit.fix }]
          : [],
      });
    }

    function reportTokens(call: LogCall, message: Node): void {
      const token =
        call.profile?.placeholders === "printf" && call.rest.length > 0
          ? /%[sdifjoOc]/.exec(staticString(message) ?? "")?.[0]
          : undefined;
      if (token !== undefined) context.report({ node: message, messageId: "formattedMessage", data: { value: token } });
    }
  },
});

/** More values than these are counted in a message. */
const mostNamed = 2;

function expressionsIn({ pieces }: Interpolation): readonly Node[] {
  return pieces.filter((piece) => typeof piece !== "string").map((piece) => piece.expression);
}

interface MoveEdit {
  readonly keys: readonly string[];
  readonly fix: TSESLint.ReportFixFunction;
}

/** The rewritten call; `undefined` where a value has no obvious name, a field would collide or no sentence is left. */
function moveEdit(
  call: LogCall,
  interpolation: Interpolation,
  standard: Standard,
  sourceCode: Readonly<TSESLint.SourceCode>,
): MoveEdit | undefined {
  if (
    !interpolation.isInline ||
    interpolation.hasConstants ||
    interpolation.form === "call" ||
    !canInsertFields(call, sourceCode)
  )
    return undefined;
  const text = withoutValues(interpolation.pieces.map((piece) => (typeof piece === "string" ? piece : null)));
  const fields = movedFields(expressionsIn(interpolation), standard, sourceCode);
  if (text === undefined || !fields) return undefined;
  // What is a field already only leaves the text.
  const added = [...fields].filter(([key, value]) => !holdsField(call, key, value, sourceCode));
  const keys = added.map(([key]) => key);
  if (keys.length === 0 || collides(call, keys)) return undefined;
  return {
    keys,
    fix: (fixer) => [
      fixer.replaceText(interpolation.node, JSON.stringify(text)),
      ...insertFields(
        fixer,
        call,
        added.map(([key, value]) => fieldText(key, value)),
        "last",
      ),
    ],
  };
}

/** Field names with the source of their values; a value that occurs twice is one field. */
function movedFields(
  values: readonly Node[],
  standard: Standard,
  sourceCode: Readonly<TSESLint.SourceCode>,
): ReadonlyMap<string, string> | undefined {
  const fields = new Map<string, string>();
  for (const value of values) {
    const key = isMovable(value) ? fieldNameFor(value, standard) : undefined;
    const text = sourceCode.getText(value);
    if (key === undefined || (fields.has(key) && fields.get(key) !== text)) return undefined;
    fields.set(key, text);
  }
  return fields;
}

/** `{ id }` in the fields, and `${id}` in the text. */
function holdsField(call: LogCall, key: string, value: string, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  const property = visibleFields(call)?.properties.find((one) => one.type === "Property" && keyName(one) === key);
  return property?.type === "Property" && sourceCode.getText(property.value) === value;
}

function collides(call: LogCall, keys: readonly string[]): boolean {
  if (call.bindings.open) return true;
  const object = visibleFields(call);
  const present = object ? allKeys(object) : [];
  return (
    !present || keys.some((key) => present.includes(key) || call.bindings.keys.includes(key) || reservedKeys.has(key))
  );
}
