import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { recordsError } from "../src/edits/record-error.ts";
import { createRule } from "../src/plugin/create-rule.ts";
import { isTestFile } from "../src/plugin/exempt-files.ts";
import { fileContext } from "../src/plugin/rule-context.ts";
import type { SpanCall } from "../src/recognition/span-call.ts";
import { SpanErrors, type Handling } from "../src/recognition/span-errors.ts";
import { fateOf, type SpanRegion } from "../src/recognition/span-regions.ts";
import { SpanUses } from "../src/recognition/span-use.ts";

type MessageId = "silentError" | "recordError";

export default createRule<[], MessageId>({
  name: "require-span-error",
  meta: {
    type: "problem",
    docs: {
      description: "require an error that ends inside a span to be told to the span",
      presets: ["strict"],
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      silentError:
        "`{{error}}` ends here and `{{span}}` is not told, so the trace shows a success. Record the exception, and set the status where the operation failed, or rethrow it.",
      recordError: "Record `{{error}}` on `{{span}}`",
    },
  },
  create(context) {
    const { telemetry } = fileContext(context);
    if (isTestFile(context.filename, context.cwd)) return {};
    const uses = new SpanUses(telemetry.tracer);
    const errors = new SpanErrors(uses, telemetry.tracer, (node) => telemetry.spanCall(node));

    return {
      CallExpression(node: TSESTree.CallExpression) {
        const call = telemetry.spanCall(node);
        const fate = call && fateOf(call);
        if (!call || fate?.is !== "held") return;
        for (const handling of errors.silentIn(node, fate.region)) reportSilent(handling, fate.region, call);
      },
    };

    function reportSilent(handling: Handling, region: SpanRegion, call: SpanCall): void {
      const data = { error: handling.error.name, span: region.name };
      const fix: TSESLint.ReportFixFunction | undefined =
        call.api === "otel" ? recordsError(handling, region, call.node, context.sourceCode) : undefined;
      context.report({
        node: handling.error,
        messageId: "silentError",
        data,
        suggest: fix ? [{ messageId: "recordError", data, fix }] : [],
      });
    }
  },
});
