import { createRule } from "../src/plugin/create-rule.ts";
import { placesOnce } from "../src/plugin/report-place.ts";
import { fileContext } from "../src/plugin/rule-context.ts";
import { classifierOf } from "../src/plugin/sensitive-words.ts";
import { LabelValues } from "../src/recognition/label-values.ts";
import { declaredLabels, labelsAt, type FoundLabel } from "../src/recognition/labels.ts";
import type { MetricRecord } from "../src/recognition/metric-call.ts";
import { isCall, lastName, type CallNode, type Node } from "../src/recognition/syntax.ts";
import { endlessKind, isOneOfFew } from "../src/vocabulary/cardinality.ts";

export interface Options {
  readonly highCardinality?: readonly string[];
  readonly allow?: readonly string[];
}

type MessageId = "endlessLabel" | "endlessValue" | "endlessPosition";

/** `baseUrl: printableUrl`: the label says which of them it is. */
function isNamedForIt(value: Node, label: string): boolean {
  return value.type === "Identifier" && isOneOfFew(label) && endlessKind(value.name) !== false;
}

export default createRule<[Options], MessageId>({
  name: "no-high-cardinality-label",
  meta: {
    type: "problem",
    docs: {
      description: "disallow metric labels that take a new value for every user, request or error",
      presets: ["recommended", "strict", "tasker"],
    },
    schema: [
      {
        type: "object",
        description: "Which labels grow without bound; what is absent comes from the standard.",
        properties: {
          highCardinality: {
            description: "Labels that grow without bound, added to the built-in list.",
            type: "array",
            items: { type: "string" },
          },
          allow: {
            description: "Labels that take few values here, whatever they are called.",
            type: "array",
            items: { type: "string" },
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{}],
    messages: {
      endlessLabel:
        "Label `{{label}}` is {{kind}}: every new value starts a series that is kept for good, until the metric is too large to query. Leave it out, and put it on a span or a log record.",
      endlessValue:
        "Label `{{label}}` takes {{kind}}: every new value starts a series that is kept for good, until the metric is too large to query. Use what has few values, like a route template, a status class or an error's name.",
      endlessPosition:
        "This label takes {{kind}}: every new value starts a series that is kept for good, until the metric is too large to query. Use what has few values, like a route template, a status class or an error's name.",
    },
  },
  create(context, [options]) {
    const { standard, telemetry } = fileContext(context);
    const { constants, tracer } = telemetry;
    const classify = classifierOf(standard, context.sourceCode.text);
    const values = new LabelValues(constants, tracer);
    const once = placesOnce(context.sourceCode.ast);
    const added = new Set(options.highCardinality ?? standard.metrics.highCardinality);
    const allowed = new Set(options.allow ?? []);

    /** One leak, one finding: what must not be written down at all is the other rule's. */
    function isSensitive(name: string | undefined): boolean {
      const found = name === undefined ? undefined : classify(name);
      return found !== undefined && standard.sensitive.classes.includes(found.class);
    }

    function kindOf(label: string): string | false {
      if (allowed.has(label)) return false;
      return added.has(label)
        ? "one of the labels that the standard names as growing without bound"
        : endlessKind(label);
    }

    function reportDeclared(node: CallNode): void {
      const labels = telemetry.metricDeclaration(node)?.labels;
      if (!labels) return;
      for (const { name, node: found } of declaredLabels(labels, constants).labels) {
        const kind = kindOf(name);
        const place = kind === false ? undefined : once(found, labels);
        if (place) context.report({ node: place, messageId: "endlessLabel", data: { label: name, kind } });
      }
    }

    function reportRecord(record: MetricRecord): void {
      const isDeclared = declaresLabels(record.instrument);
      for (const given of record.labels) {
        if (!given) continue;
        for (const label of labelsAt(given, constants, tracer).labels) reportLabel(label, isDeclared, given);
      }
      for (const value of record.positional) {
        const found = isSensitive(lastName(value)) ? undefined : values.endless(value);
        if (found) context.report({ node: found.node, messageId: "endlessPosition", data: { kind: found.kind } });
      }
    }

    /** Where an instrument declares its labels, their names are judged there, once. */
    function declaresLabels(instrument: Node | undefined): boolean {
      if (!instrument || !isCall(instrument)) return false;
      return telemetry.metricDeclaration(instrument)?.labels !== undefined;
    }

    function reportLabel({ name, value, node, values: known }: FoundLabel, isDeclared: boolean, given: Node): void {
      if (allowed.has(name) || known.length > 0 || (value && values.isBounded(value))) return;
      if (isSensitive(name) || (value && isSensitive(lastName(value)))) return;
      const named = kindOf(name);
      if (named !== false) {
        const place = isDeclared ? undefined : once(node, given);
        if (place) context.report({ node: place, messageId: "endlessLabel", data: { label: name, kind: named } });
        return;
      }
      const found = value && !isNamedForIt(value, name) ? values.endless(value) : undefined;
      const place = found && once(found.node, given);
      if (place) context.report({ node: place, messageId: "endlessValue", data: { label: name, kind: found.kind } });
    }

    function reportCall(node: CallNode): void {
      reportDeclared(node);
      const record = telemetry.metricRecord(node);
      if (record) reportRecord(record);
    }

    // A command that sends metrics is made with them.
    return { CallExpression: reportCall, NewExpression: reportCall };
  },
});
