import type { TSESTree } from "@typescript-eslint/utils";
import { createRule } from "../src/plugin/create-rule.ts";
import { fileContext, patternSchema } from "../src/plugin/rule-context.ts";
import { LabelValues } from "../src/recognition/label-values.ts";
import { endlessValue } from "../src/recognition/name-parts.ts";
import { isHere } from "../src/recognition/syntax.ts";
import { filledText, holesOf, patternOf, type Text } from "../src/recognition/text.ts";
import type { Standard } from "../src/standard/schema.ts";
import { metricNamings } from "../src/vocabulary/metric-names.ts";
import { shortened } from "../src/plugin/wording.ts";

export interface Options {
  readonly naming?: Standard["spans"]["naming"];
}

type MessageId = "unboundedName" | "notDotted" | "patternMismatch";

export default createRule<[Options], MessageId>({
  name: "span-name",
  meta: {
    type: "suggestion",
    docs: {
      description: "require span names to name an operation, not one run of it",
      presets: ["recommended", "strict", "tasker"],
    },
    schema: [
      {
        type: "object",
        description: "How spans are named; what is absent comes from the standard.",
        properties: {
          naming: {
            description: "`dotted`, or a regular expression that names must match; `null` asks for no form.",
            anyOf: [{ type: "null" }, { type: "string", enum: ["dotted"] }, patternSchema],
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{}],
    messages: {
      unboundedName:
        "The span name `{{name}}` changes with `{{part}}`, which is {{kind}}: every value looks like another operation, so traces cannot be grouped or found by name. Name the operation, and put the value into an attribute.",
      notDotted:
        "`{{name}}` is not spelt as the standard has span names: hierarchical, lower case, with dots between the levels, like `orders.payment.authorize`.",
      patternMismatch: "`{{name}}` does not match `{{pattern}}`, the form that the standard gives span names.",
    },
  },
  create(context, [options]) {
    const { standard, telemetry } = fileContext(context);
    const naming = options.naming === undefined ? standard.spans.naming : options.naming;
    const values = new LabelValues(telemetry.constants, telemetry.tracer);

    function report(node: TSESTree.CallExpression | TSESTree.Decorator): void {
      const call = telemetry.spanCall(node);
      if (!call?.name || !isHere(call.name, context.sourceCode.ast)) return;
      for (const text of telemetry.constants.texts(call.name)) {
        const problem = unbounded(text) ?? (call.isNamePart ? undefined : misspelt(text));
        if (!problem) continue;
        context.report({ node: call.name, ...problem });
        return;
      }
    }

    function unbounded(text: Text) {
      for (const { node: part } of holesOf(text)) {
        const kind = endlessValue(part, values);
        if (kind === undefined) continue;
        const written = isHere(part, context.sourceCode.ast)
          ? shortened(context.sourceCode.getText(part))
          : "a value of another file";
        return { messageId: "unboundedName", data: { name: patternOf(text), part: written, kind } } as const;
      }
      return undefined;
    }

    function misspelt(text: Text) {
      const sample = filledText(text);
      if (naming === null || !text.some((part) => typeof part === "string")) return undefined;
      const name = patternOf(text);
      if (naming === "dotted")
        return isDotted(sample) ? undefined : ({ messageId: "notDotted", data: { name } } as const);
      const { pattern } = naming;
      // What a hole will hold decides whether the whole matches.
      if (holesOf(text).length > 0 || new RegExp(pattern, "u").test(sample)) return undefined;
      return { messageId: "patternMismatch", data: { name, pattern } } as const;
    }

    return { CallExpression: report, Decorator: report };
  },
});

/** `GET /orders/:id` is how OpenTelemetry names what an HTTP server does, whatever the rest is called. */
function isDotted(name: string): boolean {
  if (/^(?:[A-Z]+|x) \//.test(name)) return true;
  return name.includes(".") && metricNamings.dotted.conventional.test(name);
}
