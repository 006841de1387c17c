import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { insertAttribute } from "../src/edits/insert-attribute.ts";
import { allKeys, canInsertFields, fieldText, insertFields, visibleFields } from "../src/edits/insert-fields.ts";
import { createRule } from "../src/plugin/create-rule.ts";
import { isExemptFile } from "../src/plugin/exempt-files.ts";
import { appliesTo, fileContext, levelsSchema } from "../src/plugin/rule-context.ts";
import { correlationInReach, showsId, type ReachableId } from "../src/recognition/correlation.ts";
import type { LogCall } from "../src/recognition/log-call.ts";
import type { SpanCall } from "../src/recognition/span-call.ts";
import { mayCarrySpanId } from "../src/recognition/span-correlation.ts";
import { SpanUses } from "../src/recognition/span-use.ts";
import { unwrapped, type Node } from "../src/recognition/syntax.ts";
import { isTextual } from "../src/recognition/text-shape.ts";
import type { Standard } from "../src/standard/schema.ts";
import { fitsCase } from "../src/vocabulary/field-case.ts";
import type { Level } from "../src/vocabulary/levels.ts";

export interface Options {
  readonly levels?: readonly Level[];
  readonly carrier?: Standard["correlation"]["carrier"];
  readonly fields?: readonly string[];
  readonly require?: Standard["correlation"]["require"];
}

type MessageId =
  | "missingCorrelationId"
  | "missingCorrelationIdAlways"
  | "addCorrelationId"
  | "spanWithoutId"
  | "spanWithoutIdAlways"
  | "addAttribute";

export default createRule<[Options], MessageId>({
  name: "require-correlation-id",
  meta: {
    type: "suggestion",
    docs: {
      description: "require log records and spans to carry the correlation id that is in reach",
      presets: ["recommended", "strict", "tasker"],
    },
    hasSuggestions: true,
    schema: [
      {
        type: "object",
        description: "Who carries the id; what is absent comes from the standard.",
        properties: {
          levels: levelsSchema,
          carrier: {
            description: "Who puts the id on the record; only `field` asks anything of the call.",
            type: "string",
            enum: ["field", "child", "ambient", "none"],
          },
          fields: {
            description: "Accepted keys; the first that fits the field case is inserted.",
            type: "array",
            items: { type: "string" },
            minItems: 1,
          },
          require: {
            description:
              "`direct`: a parameter or local holds the id; `reachable`: also a property of one, or of `this`; `always`: every call.",
            type: "string",
            enum: ["direct", "reachable", "always"],
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{}],
    messages: {
      missingCorrelationId:
        "This record has no correlation id, though `{{id}}` is in reach, so it cannot be joined with the others of its request. Add it to the fields.",
      missingCorrelationIdAlways:
        "This record has no {{keys}}, so it cannot be joined with the others of its request. Add the id to the fields.",
      addCorrelationId: "Add `{{field}}` to the fields",
      spanWithoutId:
        "This span has no correlation id, though `{{id}}` is in reach, so it cannot be found by it. Add it to the attributes.",
      spanWithoutIdAlways: "This span has no {{keys}}, so it cannot be found by it. Add the id to the attributes.",
      addAttribute: "Add `{{field}}` to the attributes",
    },
  },
  create(context, [options]) {
    const { standard, telemetry, onLogCalls } = fileContext(context);
    const correlation = { ...standard.correlation, ...options };
    if (correlation.carrier !== "field" || isExemptFile(context.filename, context.cwd)) return {};
    const accepted = new Set(correlation.fields);
    const uses = new SpanUses(telemetry.tracer);
    const isAsked = (signal: "logs" | "spans") => correlation.signals.includes(signal);
    const onLogs = isAsked("logs") ? onLogCalls(checkLog) : {};
    const onSpans = isAsked("spans") ? { CallExpression: checkSpan } : {};
    return merged(onLogs, onSpans);

    function checkLog(call: LogCall): void {
      if (call.isConsole || !appliesTo(options.levels, call.level)) return;
      if (mayCarryId(call, accepted)) return;
      const id = correlationInReach(call.node, accepted, correlation.require !== "direct");
      if (id) reportMissing(call, id);
      else if (correlation.require === "always") reportAlways(call.node, "missingCorrelationIdAlways");
    }

    function checkSpan(node: TSESTree.CallExpression): void {
      const span = telemetry.spanCall(node);
      if (!span || mayCarrySpanId(span, accepted, { uses, tracer: telemetry.tracer })) return;
      const id = correlationInReach(node, accepted, correlation.require !== "direct");
      if (id) reportSpan(span, node, id);
      else if (correlation.require === "always") reportAlways(node, "spanWithoutIdAlways");
    }

    function reportAlways(node: TSESTree.CallExpression, messageId: MessageId): void {
      const keys = correlation.fields.map((key) => `\`${key}\``).join(" or ");
      context.report({ node: node.callee, messageId, data: { keys } });
    }

    function reportSpan(span: SpanCall, node: TSESTree.CallExpression, id: ReachableId): void {
      const field = insertedField(correlation.fields, id, standard);
      const fix = insertAttribute(span, fieldText(field, id.text));
      context.report({
        node: node.callee,
        messageId: "spanWithoutId",
        data: { id: id.text },
        suggest: fix ? [{ messageId: "addAttribute", data: { field }, fix }] : [],
      });
    }

    function reportMissing(call: LogCall, id: ReachableId): void {
      const field = insertedField(correlation.fields, id, standard);
      const canFix = canInsertFields(call, context.sourceCode);
      context.report({
        node: call.node.callee,
        messageId: "missingCorrelationId",
        data: { id: id.text },
        suggest: canFix
          ? [
              {
                messageId: "addCorrelationId",
                data: { field },
                fix: (fixer: TSESLint.RuleFixer) => insertFields(fixer, call, [fieldText(field, id.text)], "first"),
              },
            ]
          : [],
      });
    }
  },
});

/** Both listen to calls. */
function merged(one: TSESLint.RuleListener, other: TSESLint.RuleListener): TSESLint.RuleListener {
  const listeners = [one.CallExpression, other.CallExpression].filter((listener) => listener !== undefined);
  return listeners.length === 0 ? {} : { CallExpression: (node) => listeners.forEach((listen) => listen(node)) };
}

/** Whether the id is on the record, or may be there unseen. */
function mayCarryId(call: LogCall, accepted: ReadonlySet<string>): boolean {
  if (
    call.bindings.open ||
    call.profile?.mayCarryMore ||
    call.received ||
    call.bindings.keys.some((key) => accepted.has(key))
  )
    return true;
  const object = visibleFields(call);
  // Without a signature only what can be seen is judged.
  if (!call.profile && !object) return true;
  if (call.fields && !object) return true;
  const keys = object ? allKeys(object) : [];
  if (!keys || keys.some((key) => accepted.has(key))) return true;
  // An id in the text is not a field, but the message rule is the one to say so.
  return call.node.arguments.some((argument) => showsId(argument, accepted)) || call.rest.some(isOpaque);
}

/** An identifier behind the message may be an object that holds the id; a text, a number or an error cannot. */
function isOpaque(argument: Node): boolean {
  const node = unwrapped(argument);
  return !(node.type === "Literal" || isTextual(node));
}

/** The accepted key that the standard's field case asks for, else the one that the variable already has. */
function insertedField(keys: readonly string[], id: ReachableId, standard: Standard): string {
  const fitting = standard.fields.case === null ? undefined : keys.find((key) => fitsCase(key, standard.fields.case));
  return fitting ?? (keys.includes(id.name) ? id.name : (keys[0] ?? id.name));
}
