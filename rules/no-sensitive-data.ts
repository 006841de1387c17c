import type { TSESTree } from "@typescript-eslint/utils";
import { createRule } from "../src/plugin/create-rule.ts";
import { isExemptFile } from "../src/plugin/exempt-files.ts";
import { appliesTo, fileContext, levelsSchema } from "../src/plugin/rule-context.ts";
import type { LogCall } from "../src/recognition/log-call.ts";
import type { MetricRecord } from "../src/recognition/metric-call.ts";
import { Sensitivity, type SensitiveValue } from "../src/recognition/sensitivity.ts";
import type { Node } from "../src/recognition/syntax.ts";
import type { Standard } from "../src/standard/schema.ts";
import type { Level } from "../src/vocabulary/levels.ts";
import { nameClassifier, type NameClassifier } from "../src/vocabulary/sensitive-names.ts";
import { classLabels, sensitiveClasses, type SensitiveClass } from "../src/vocabulary/sensitive-terms.ts";

export interface Options {
  readonly levels?: readonly Level[];
  readonly classes?: readonly SensitiveClass[];
}

type MessageId = "sensitiveValue" | "sensitiveLabel" | "requestCarrier";

export default createRule<[Options], MessageId>({
  name: "no-sensitive-data",
  meta: {
    type: "problem",
    docs: {
      description: "disallow credentials, personal data and whole requests in logs and metric labels",
      presets: ["recommended", "strict", "tasker"],
    },
    schema: [
      {
        type: "object",
        description: "What is reported; what is absent comes from the standard.",
        properties: {
          levels: levelsSchema,
          classes: {
            description: "Classes of data that are reported.",
            type: "array",
            items: { type: "string", enum: [...sensitiveClasses] },
            uniqueItems: true,
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{}],
    messages: {
      sensitiveValue:
        "`{{name}}` is {{class}} and is logged as it is, for everybody who can read the logs. Leave it out, or log a hash, a mask or its last four characters.",
      sensitiveLabel:
        "`{{name}}` is {{class}} and becomes a metric label, kept for as long as the series is. Leave it out.",
      requestCarrier:
        "`{{name}}` is logged whole, with whatever it holds: credentials, cookies, personal data. Log only the parts that are needed.",
    },
  },
  create(context, [options]) {
    const { standard, telemetry } = fileContext(context);
    const classes = new Set(options.classes ?? standard.sensitive.classes);
    const sensitivity = new Sensitivity(classifierOf(standard), telemetry.constants, standard.sensitive.sanitizers);

    return {
      CallExpression(node) {
        const call = telemetry.logCall(node);
        // What a script prints on a terminal is for the person who runs it.
        if (call?.isConsole && isExemptFile(context.filename, context.cwd)) return;
        if (call && appliesTo(options.levels, call.level)) reportLog(call);
        else if (!call) reportOthers(node);
      },
    };

    function reportOthers(node: TSESTree.CallExpression): void {
      const bound = telemetry.boundFields(node);
      const record = bound || !mayHoldLabels(node) ? undefined : telemetry.metricRecord(node);
      if (bound) report(sensitivity.disclosed(bound), "sensitiveValue");
      if (record) reportLabels(record);
    }

    function reportLog(call: LogCall): void {
      for (const argument of call.node.arguments) report(sensitivity.disclosed(argument), "sensitiveValue");
    }

    function reportLabels(record: MetricRecord): void {
      for (const labels of record.labels) if (labels) report(sensitivity.disclosed(labels), "sensitiveLabel");
      for (const value of record.positional) report(sensitivity.disclosed(value), "sensitiveLabel");
    }

    function report(values: readonly SensitiveValue[], messageId: "sensitiveValue" | "sensitiveLabel"): void {
      const seen = new Set<Node>();
      for (const { node, name, found } of values) {
        if (!classes.has(found.class) || seen.has(node)) continue;
        seen.add(node);
        context.report(
          found.class === "carrier"
            ? { node, messageId: "requestCarrier", data: { name } }
            : { node, messageId, data: { name, class: classLabels[found.class] } },
        );
      }
    }
  },
});

/** Metric records without an object among their arguments, or anything but `.labels(…)`, have no labels to look at. */
function mayHoldLabels(node: TSESTree.CallExpression): boolean {
  return node.arguments.some(
    (argument) =>
      argument.type === "ObjectExpression" ||
      argument.type === "ArrayExpression" ||
      argument.type === "MemberExpression" ||
      argument.type === "Identifier",
  );
}

const classifiers = new WeakMap<Standard, NameClassifier>();

function classifierOf(standard: Standard): NameClassifier {
  const known = classifiers.get(standard);
  if (known) return known;
  const add = new Map(sensitiveClasses.map((name) => [name, standard.sensitive.add[name] ?? []] as const));
  const created = nameClassifier({ add, allow: new Set(standard.sensitive.allow) });
  classifiers.set(standard, created);
  return created;
}
