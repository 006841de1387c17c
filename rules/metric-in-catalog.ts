import { catalogsOf } from "../src/plugin/catalogs.ts";
import { createRule } from "../src/plugin/create-rule.ts";
import { isTestFile } from "../src/plugin/exempt-files.ts";
import { fileFindings } from "../src/plugin/file-findings.ts";
import { fileContext } from "../src/plugin/rule-context.ts";
import type { CallNode, Node } from "../src/recognition/syntax.ts";
import { renameEdit } from "../src/edits/rename.ts";
import { pathInStandard } from "../src/standard/settings.ts";

type MessageId = "undocumentedMetric" | "typeMismatch" | "unitMismatch" | "undocumentedLabel" | "rename";

const messageIds: Readonly<Record<string, Exclude<MessageId, "rename">>> = {
  "undocumented-metric": "undocumentedMetric",
  "metric-type-mismatch": "typeMismatch",
  "metric-unit-mismatch": "unitMismatch",
  "undocumented-label": "undocumentedLabel",
};

export default createRule<[], MessageId>({
  name: "metric-in-catalog",
  meta: {
    type: "problem",
    docs: {
      description: "require metrics to be in the metrics reference as the code has them",
      presets: ["strict", "tasker"],
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      undocumentedMetric: "{{message}} {{advice}}",
      typeMismatch: "{{message}} {{advice}}",
      unitMismatch: "{{message}} {{advice}}",
      undocumentedLabel: "{{message}} {{advice}}",
      rename: "Rename it to `{{name}}`, which the reference has",
    },
  },
  create(context) {
    if (isTestFile(context.filename, context.cwd)) return {};
    // Read before the file is walked: no visitor opens a file.
    const catalogs = catalogsOf(context);
    if (catalogs.length === 0) return {};
    const { standard, telemetry } = fileContext(context);
    const calls: CallNode[] = [];

    function collect(node: CallNode): void {
      if (telemetry.metricDeclaration(node) || telemetry.metricRecord(node)) calls.push(node);
    }

    /** What stands for a name where it is declared: others may put something before it or behind it. */
    function writtenAt(node: Node, name: string): string | undefined {
      const declaration = calls.map((call) => telemetry.metricDeclaration(call)).find((one) => one?.name === node);
      if (!declaration) return name;
      const isWritten = declaration.suffixes.every((suffix) => suffix === "");
      return isWritten ? telemetry.writtenName(name, declaration) : undefined;
    }

    return {
      CallExpression: collect,
      NewExpression: collect,
      "Program:exit"() {
        const file = pathInStandard(context);
        for (const { finding, node } of fileFindings(calls, { telemetry, standard, catalogs, file })) {
          const messageId = messageIds[finding.id];
          if (!messageId) continue;
          const { message, suggestion, meant } = finding;
          // A label that is declared must be renamed wherever it is used.
          const isDeclared = finding.label !== null && node.parent?.type !== "Property" && node.type !== "Property";
          const written = meant === null || isDeclared ? undefined : writtenAt(node, meant);
          const fix = written === undefined ? undefined : renameEdit(node, written);
          context.report({
            node,
            messageId,
            data: { message, advice: suggestion ?? "" },
            suggest: fix && meant !== null ? [{ messageId: "rename", data: { name: meant }, fix }] : [],
          });
        }
      },
    };
  },
});
