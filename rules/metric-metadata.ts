import { createRule } from "../src/plugin/create-rule.ts";
import { isTestFile } from "../src/plugin/exempt-files.ts";
import { fileContext } from "../src/plugin/rule-context.ts";
import { metadataFaults, type MetadataFault } from "../src/naming/metadata.ts";
import { bucketBoundaries } from "../src/recognition/buckets.ts";
import type { MetricDeclaration } from "../src/recognition/metric-call.ts";
import { contains, isHere, type CallNode, type Node } from "../src/recognition/syntax.ts";
import { isWhole, patternOf } from "../src/recognition/text.ts";

export default createRule<[], MetadataFault["id"]>({
  name: "metric-metadata",
  meta: {
    type: "suggestion",
    docs: {
      description: "require metrics to say what they measure, and in which unit",
      presets: ["strict"],
    },
    schema: [],
    messages: {
      missingDescription:
        "`{{name}}` has no {{key}}, so whoever meets it on a dashboard must guess what it measures. Say it in a sentence.",
      descriptionIsName:
        "The description of `{{name}}` only repeats the name. Say what is measured, when, and for whom.",
      missingUnit:
        "`{{name}}` is a {{type}} without a unit, so nobody can tell what its numbers mean. Declare it as UCUM: `s`, `ms`, `By`, `1`, `{request}`.",
      unknownUnit: "`{{unit}}` is not a unit of UCUM, which backends translate into the names of series. {{hint}}",
      unitAgainstName:
        "`{{name}}` says `{{word}}`, but its unit is `{{unit}}`, so its values are read wrong. Let both say the same.",
      unitAgainstDescription:
        "The description of `{{name}}` says `{{word}}`, but its unit is `{{unit}}`, so its values are read wrong. Let both say the same.",
      bucketsDoNotFit:
        "The buckets of `{{name}}` go from {{first}} to {{last}}, which looks like {{meant}}, but it is recorded in {{unit}}: most values fall into one bucket. Give the boundaries in {{unit}}.",
      defaultBuckets:
        "`{{name}}` is recorded in {{unit}}, but has prom-client's own buckets, which are seconds (0.005 to 10): almost every value falls behind the last one. Give `buckets` in {{unit}}, or record seconds.",
    },
  },
  create(context) {
    const { telemetry } = fileContext(context);
    if (isTestFile(context.filename, context.cwd)) return {};

    function report(node: CallNode): void {
      const declaration = telemetry.metricDeclaration(node);
      const [name] = declaration ? telemetry.metricNames(declaration) : [];
      // A name that is wholly given by others is theirs, and so is what they say of it.
      const isKnown = name?.some((part) => typeof part === "string");
      if (!declaration?.name || !name || !isKnown) return;
      const faults = metadataFaults({
        name: patternOf(name),
        isNamed: isWhole(name),
        type: declaration.type,
        api: declaration.api,
        absent: declaration.absent,
        description: textOf(declaration.description),
        unit: textOf(declaration.unit) ?? declaration.impliedUnit,
        buckets: bucketBoundaries(declaration.buckets, telemetry.tracer),
      });
      for (const { id, at, data } of faults) {
        const place = placeOf(declaration, at);
        // A function of the project may add what it likes; what the call itself says is the caller's.
        const isOwn = declaration.wrappers.length === 0 || node.arguments.some((argument) => contains(argument, place));
        if (isOwn) context.report({ node: place, messageId: id, data: { ...data } });
      }
    }

    function placeOf(declaration: MetricDeclaration, at: MetadataFault["at"]): Node {
      const place = declaration[at];
      return place && isHere(place, context.sourceCode.ast) ? place : declaration.node.callee;
    }

    function textOf(node: Node | undefined): string | undefined {
      const [text] = node ? telemetry.constants.texts(node) : [];
      return text && isWhole(text) ? text[0] : undefined;
    }

    return { CallExpression: report, NewExpression: report };
  },
});
