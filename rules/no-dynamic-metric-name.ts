import { createRule } from "../src/plugin/create-rule.ts";
import { fileContext } from "../src/plugin/rule-context.ts";
import { LabelValues } from "../src/recognition/label-values.ts";
import { oneByOne } from "../src/recognition/metric-call.ts";
import { endlessPart } from "../src/recognition/name-parts.ts";
import { isHere, namePath, type CallNode, type Node } from "../src/recognition/syntax.ts";
import { holesOf, patternOf } from "../src/recognition/text.ts";

export default createRule<[], "dynamicName">({
  name: "no-dynamic-metric-name",
  meta: {
    type: "problem",
    docs: {
      description: "disallow metric names with a part that has no end of values",
      presets: ["recommended", "strict", "tasker"],
    },
    schema: [],
    messages: {
      dynamicName:
        "The name `{{name}}` changes with `{{part}}`, which is {{kind}}: every new value starts a metric that no dashboard, alert or reference knows. Name the metric for what it measures, and make the rest a label if it has few values.",
    },
  },
  create(context) {
    const { telemetry } = fileContext(context);
    const values = new LabelValues(telemetry.constants, telemetry.tracer);

    /** A part of a name that is put together in another file is quoted by its name. */
    function written(part: Node): string {
      return isHere(part, context.sourceCode.ast)
        ? context.sourceCode.getText(part)
        : (namePath(part)?.join(".") ?? "a value of another file");
    }

    function report(node: CallNode): void {
      const declared = telemetry.metricDeclaration(node);
      if (declared) for (const { name } of oneByOne(declared)) if (name) reportName(name);
    }

    function reportName(name: Node): void {
      for (const text of telemetry.constants.texts(name)) {
        for (const { node: part } of holesOf(text)) {
          const kind = endlessPart(part, values);
          if (kind === undefined) continue;
          const data = { name: patternOf(text), part: written(part), kind };
          context.report({ node: name, messageId: "dynamicName", data });
          return;
        }
      }
    }

    return { CallExpression: report, NewExpression: report };
  },
});
