import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { canonicalName } from "../src/edits/field-names.ts";
import { fieldText, keyText, reservedKeys, visibleFields } from "../src/edits/insert-fields.ts";
import { createRule } from "../src/plugin/create-rule.ts";
import { appliesTo, fileContext, levelsOnly } from "../src/plugin/rule-context.ts";
import { isCertainError } from "../src/recognition/certain-error.ts";
import type { LogCall } from "../src/recognition/log-call.ts";
import { isError } from "../src/recognition/log-slots.ts";
import { keyName, unwrapped, type Node } from "../src/recognition/syntax.ts";
import { isWhole } from "../src/recognition/text.ts";
import { isTextual } from "../src/recognition/text-shape.ts";
import type { Level } from "../src/vocabulary/levels.ts";
import { inCase } from "../src/vocabulary/words.ts";

export interface Options {
  readonly levels?: readonly Level[];
}

type MessageId =
  | "wrongCase"
  | "otherName"
  | "errorKey"
  | "forbiddenName"
  | "repeatedName"
  | "spelledTwice"
  | "computedName"
  | "rename";

/** An object literal whose keys become fields, and the call that it belongs to; child loggers have none. */
interface Fields {
  readonly object: TSESTree.ObjectExpression;
  readonly call: LogCall | undefined;
}

export default createRule<[Options], MessageId>({
  name: "log-field-names",
  meta: {
    type: "suggestion",
    docs: { description: "require log fields to be named as the standard names them", presets: ["strict", "tasker"] },
    fixable: "code",
    hasSuggestions: true,
    schema: levelsOnly("Which calls are looked at."),
    defaultOptions: [{}],
    messages: {
      wrongCase: "`{{key}}` is spelt `{{name}}` in this standard: a search for that misses it. Rename it.",
      otherName: "`{{key}}` goes by `{{name}}` in this standard, so a search for that misses it. Call it `{{name}}`.",
      errorKey:
        "Errors go by `{{name}}` in this standard, but this logger may print one as `{}` under that name. Give it a serializer for `{{name}}` (pino also takes `errorKey`), then rename `{{key}}`.",
      forbiddenName: "`{{key}}` is no name for a field: {{reason}}.",
      repeatedName: "`{{key}}` stands here twice, and the first value is lost. Keep one.",
      spelledTwice:
        "`{{key}}` and `{{other}}` are one field in two spellings, so a search finds one of the two. Keep one.",
      rename: "Call it `{{name}}`",
      computedName:
        "The name of this field is only known when the program runs, so it can be neither searched nor indexed. Use a fixed name and log what varies as its value.",
    },
  },
  create(context, [options]) {
    const { standard, telemetry } = fileContext(context);
    const naming = standard.fields;
    return {
      CallExpression(node) {
        const call = telemetry.logCall(node);
        if (call) {
          const object = visibleFields(call);
          if (object && !call.isConsole && appliesTo(options.levels, call.level)) reportObject({ object, call });
          return;
        }
        const bound = telemetry.boundFields(node);
        const object = bound && unwrapped(bound);
        if (object?.type === "ObjectExpression") reportObject({ object, call: undefined });
      },
    };

    function reportObject(fields: Fields): void {
      const seen = new Map<string, string>();
      for (const property of fields.object.properties) {
        // What stands before a spread may be meant as its default, what stands behind it as its replacement.
        if (property.type !== "Property") seen.clear();
        if (property.type !== "Property" || isSlot(property, fields.call)) continue;
        const key = fixedKey(property);
        if (key !== undefined) reportKey(property, key, fields, seen);
        // A constant whose value is elsewhere is a fixed name all the same.
        else if (!telemetry.constants.isConstant(property.key)) {
          context.report({ node: property.key, messageId: "computedName" });
        }
        const value = unwrapped(property.value);
        if (naming.nested && value.type === "ObjectExpression") reportObject({ object: value, call: fields.call });
      }
    }

    /** The name of a field; `undefined` where only a run can tell. A constant says it as plainly as a text. */
    function fixedKey(property: TSESTree.Property): string | undefined {
      const key = keyName(property);
      if (key !== undefined || !telemetry.constants.isConstant(property.key)) return key;
      const [text] = telemetry.constants.texts(property.key);
      return text && isWhole(text) ? text[0] : undefined;
    }

    function reportKey(property: TSESTree.Property, key: string, fields: Fields, seen: Map<string, string>): void {
      const name = canonicalName(property, key, naming);
      const other = seen.get(name);
      seen.set(name, key);
      if (other !== undefined) {
        if (other === key) context.report({ node: property.key, messageId: "repeatedName", data: { key } });
        else context.report({ node: property.key, messageId: "spelledTwice", data: { key, other } });
        return;
      }
      const reason = reasonAgainst(key);
      if (reason !== undefined) {
        context.report({ node: property.key, messageId: "forbiddenName", data: { key, reason } });
        return;
      }
      if (name === key) return;
      if (isLostAsError(property.value, key, name, fields.call)) {
        context.report({ node: property.key, messageId: "errorKey", data: { key, name } });
        return;
      }
      const rename = canRename(property, name, fields) ? renamed(property, name) : undefined;
      const isCertain = isSafe(property, key, name, fields.call);
      context.report({
        node: property.key,
        messageId: name === inCase(key, naming.case) ? "wrongCase" : "otherName",
        data: { key, name },
        fix: isCertain && rename ? rename : null,
        suggest: !isCertain && rename ? [{ messageId: "rename", data: { name }, fix: rename }] : [],
      });
    }

    /**
     * Redaction, serializers and formats go by the name of a field: only where the logger's options are in view, and have
     * nothing to say about it, does a rename change nothing else. A name in another convention may be read by a tool.
     */
    function isSafe(property: TSESTree.Property, key: string, name: string, call: LogCall | undefined): boolean {
      if (!call?.errorKeys || !/^[A-Za-z][A-Za-z0-9_-]*$/.test(key)) return false;
      const [wasError, isErrorNow] = [call.errorKeys.has(key), call.errorKeys.has(name)];
      // A serializer for errors may make nothing of a text.
      return isErrorNow ? wasError || isCertainError(property.value) : !wasError || isTextual(property.value);
    }

    function reasonAgainst(key: string): string | undefined {
      return Object.hasOwn(naming.forbidden, key) ? naming.forbidden[key] : undefined;
    }

    /** Only a literal in view, and only where the logger takes any field, can be renamed without a loss. */
    function canRename(property: TSESTree.Property, name: string, { object, call }: Fields): boolean {
      if (property.computed || property.method || property.kind !== "init" || reservedKeys.has(name)) return false;
      if (call && (!call.profile?.takesAnyField || call.bindings.open || call.bindings.keys.includes(name)))
        return false;
      if (call?.profile?.placeholders === "braces") return false;
      const others = object.properties.filter((one) => one !== property);
      return others.every((one) => one.type === "Property" && nameOf(one) !== undefined && nameOf(one) !== name);
    }

    /** What another field of the object will be called. */
    function nameOf(property: TSESTree.Property): string | undefined {
      const key = keyName(property);
      return key === undefined ? undefined : canonicalName(property, key, naming);
    }

    function renamed(property: TSESTree.Property, name: string): TSESLint.ReportFixFunction {
      return (fixer) => {
        const value = context.sourceCode.getText(property.value);
        return property.shorthand
          ? fixer.replaceText(property, fieldText(name, value))
          : fixer.replaceText(property.key, keyText(name));
      };
    }
  },
});

/** `log({ message, level, … })`: not every key of a lone object is a field. */
function isSlot(property: TSESTree.Property, call: LogCall | undefined): boolean {
  return call !== undefined && (property.value === call.message || property.value === call.levelNode);
}

/** Whether an error might be printed as `{}` under a new name: only options in view say that it is not. */
function isLostAsError(value: Node, key: string, name: string, call: LogCall | undefined): boolean {
  if (isTextual(value) || call?.errorKeys?.has(name)) return false;
  return isError(value) || key === call?.profile?.errorKey;
}
