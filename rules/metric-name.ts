import { renameEdit } from "../src/edits/rename.ts";
import { givenCatalogs } from "../src/plugin/catalogs.ts";
import { createRule } from "../src/plugin/create-rule.ts";
import { placesOnce } from "../src/plugin/report-place.ts";
import { fileContext, patternSchema } from "../src/plugin/rule-context.ts";
import { clashes, type Clash, type FamilyMember } from "../src/naming/families.ts";
import { labelFaults, type LabelFault } from "../src/naming/label-names.ts";
import { nameProblem } from "../src/naming/metric-name.ts";
import type { NamedMetric, NameFault, NameRules } from "../src/naming/name-fault.ts";
import { isSetOrLowered } from "../src/recognition/gauge-use.ts";
import { hasOwnRegistry } from "../src/recognition/instrument-lifetime.ts";
import { declaredLabels } from "../src/recognition/labels.ts";
import { oneByOne, type MetricDeclaration } from "../src/recognition/metric-call.ts";
import type { CallNode, Node } from "../src/recognition/syntax.ts";
import { isWhole, type Text } from "../src/recognition/text.ts";

export type Options = Partial<NameRules>;

type MessageId =
  | NameFault["messageId"]
  | LabelFault["messageId"]
  | Clash<Node>["messageId"]
  | "declaredTwice"
  | "rename"
  | "renameDocumented";

export default createRule<[Options], MessageId>({
  name: "metric-name",
  meta: {
    type: "suggestion",
    docs: {
      description: "require metric names to be hierarchical and spelt as their API spells them",
      presets: ["recommended", "strict", "tasker"],
    },
    hasSuggestions: true,
    schema: [
      {
        type: "object",
        description: "How metric names are spelt; what is absent comes from the standard.",
        properties: {
          naming: {
            description: "`by-api` follows each API; `dotted` and `prometheus` ask for one spelling everywhere.",
            anyOf: [{ type: "string", enum: ["by-api", "dotted", "prometheus"] }, patternSchema],
          },
          prefixes: {
            description: "A name starts with one of these.",
            type: "array",
            items: { type: "string" },
          },
          minSegments: { description: "Fewest levels of a dotted name.", type: "integer", minimum: 1 },
          unitInName: {
            description: "Whether a dotted name may, may not or must end in its unit.",
            type: "string",
            enum: ["allow", "forbid", "require"],
          },
          totalSuffix: {
            description: "Whether a dotted name may end in `total`, which exporters to Prometheus add.",
            type: "string",
            enum: ["allow", "forbid"],
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{}],
    messages: {
      invalidCharacters:
        "`{{name}}` holds characters that {{api}} does not accept, so the metric is dropped or renamed. Names are {{convention}}, like `{{example}}`.",
      unconventionalName:
        "`{{name}}` is not spelt as {{api}} names are: {{convention}}, like `{{example}}`. A stray spelling is not found by queries that follow the convention.",
      notHierarchical:
        "`{{name}}` has no levels, so it cannot be grouped with its family or told from a metric of another service. Names are {{convention}}, like `{{example}}`.",
      underscoredName:
        "`{{name}}` separates its levels with underscores, as Prometheus does; {{api}} names separate them with dots, like `{{example}}`, and the exporter translates. Rename it, or set `metrics.naming` to `prometheus` if the team has decided for underscores.",
      tooFewSegments: "`{{name}}` has {{count}} levels; the standard asks for {{wanted}} at least, like `{{example}}`.",
      missingPrefix:
        "`{{name}}` does not start with {{prefixes}}, so it is not recognisable as a metric of this system.",
      patternMismatch: "`{{name}}` does not match `{{pattern}}`, the form that the standard gives metric names.",
      reservedNamespace:
        "`{{name}}` stands in `otel.`, which OpenTelemetry keeps for itself, so it may clash with what an SDK emits. Put it under a name of your own.",
      totalForbidden:
        "`{{name}}` ends in `total`, which exporters to Prometheus add to a counter by themselves. Leave it out.",
      unitForbidden:
        "`{{name}}` ends in `{{word}}`, which exporters to Prometheus add from the unit. Leave it out, and declare the unit `{{unit}}`.",
      unitRequired:
        "`{{name}}` is a histogram whose name does not say its unit, as the standard asks, like `{{example}}`.",
      missingTotal:
        "`{{name}}` is a counter and does not end in `_total`, by which Prometheus' users know that they must ask for a rate.",
      strayTotal:
        "`{{name}}` ends in `_total`, by which Prometheus' users take it for a counter, but it is a {{type}}.",
      reservedSuffix:
        "`{{name}}` ends in `{{suffix}}`, as a series of a histogram or summary does, so it is taken for a part of one.",
      notBaseUnit:
        "`{{name}}` is in {{word}}; Prometheus' names are in base units, {{base}} here, so that queries can be combined without conversion.",
      abbreviatedUnit: "`{{name}}` abbreviates its unit as `{{word}}`; Prometheus' names spell it out, as `{{spelt}}`.",
      typeInName: "`{{name}}` holds its own type. Leave `{{type}}` out: the type is known wherever the metric is.",
      reservedLabel:
        "The label `{{label}}` is the one by which histograms and summaries tell their own series apart, so it is lost or misread here. Rename it.",
      unconventionalLabel:
        "The label `{{label}}` is not spelt as Prometheus' labels are: lower case, with underscores.",
      collision:
        "`{{name}}` and `{{other}}` become one series behind an exporter to Prometheus, which then drops or mixes them. Rename one of the two.",
      usedAsNamespace:
        "`{{name}}` and `{{other}}`: the one is the namespace of the other, so backends that show names as a tree cannot show both. Add a level to the shorter.",
      inconsistentPlural:
        "`{{name}}` belongs to a family with `{{other}}`, which has the level as `{{level}}`. Spell it the same, so that they stand together.",
      declaredTwice:
        "`{{name}}` is created twice in this file: prom-client throws at the second. Use the first one here.",
      rename: "Rename the metric to `{{name}}`",
      renameDocumented: "Rename the metric to `{{name}}` (it also stands in {{place}})",
    },
  },
  create(context, [options]) {
    const { standard, telemetry } = fileContext(context);
    const rules: NameRules = { ...standard.metrics, ...options };
    const once = placesOnce(context.sourceCode.ast);
    const members: FamilyMember<Node>[] = [];
    const registered = new Set<string>();

    function report(node: CallNode): void {
      const declared = telemetry.metricDeclaration(node);
      if (declared) for (const declaration of oneByOne(declared)) reportOne(declaration);
    }

    function reportOne(declaration: MetricDeclaration): void {
      const { name } = declaration;
      if (!name) return;
      const texts = telemetry.metricNames(declaration);
      if (!texts.some((text) => reportName(declaration, text, name))) reportTwice(declaration, texts);
      reportLabels(declaration);
      if (declaration.wrappers.length === 0) collect(declaration, texts, name);
    }

    function reportName(declaration: MetricDeclaration, text: Text, nameNode: Node): boolean {
      const problem = nameProblem(named(declaration, text), rules);
      if (!problem) return false;
      const { better, messageId, data } = problem;
      const own = better === undefined ? undefined : telemetry.writtenName(better, declaration);
      const fix = own === undefined ? undefined : renameEdit(nameNode, own);
      const place = isWhole(text) ? documentedAt(text[0]) : undefined;
      context.report({
        node: nameNode,
        messageId,
        data: { ...data },
        suggest:
          better !== undefined && fix
            ? [
                {
                  messageId: place === undefined ? "rename" : "renameDocumented",
                  data: { name: better, place: place ?? "" },
                  fix,
                },
              ]
            : [],
      });
      return true;
    }

    /** Where the reference has a name, so that it is renamed there as well. */
    function documentedAt(name: string): string | undefined {
      for (const { entries } of givenCatalogs(context) ?? []) {
        const entry = entries.find((one) => one.name === name);
        if (entry) return `${entry.location.file}:${entry.location.line}`;
      }
      return undefined;
    }

    function named({ node, api, type, unit, isOfUnknownMake }: MetricDeclaration, text: Text): NamedMetric {
      const [declared] = unit ? telemetry.constants.texts(unit) : [];
      return {
        text,
        api,
        type,
        unit: declared && isWhole(declared) ? declared[0] : undefined,
        isOfUnknownMake,
        isSetOrLowered: type === "gauge" && isSetOrLowered(node),
      };
    }

    function reportLabels({ api, labels }: MetricDeclaration): void {
      if (!labels || rules.naming !== "prometheus" || api !== "prom-client") return;
      for (const { label, ...fault } of labelFaults(declaredLabels(labels, telemetry.constants).labels)) {
        const place = once(label.node, labels);
        if (place) context.report({ node: place, messageId: fault.messageId, data: { label: label.name } });
      }
    }

    /** Only what is certain to run twice: both at the top of the module, in one registry. */
    function reportTwice(declaration: MetricDeclaration, [text]: readonly Text[]): void {
      const { api, node, name } = declaration;
      if (
        api !== "prom-client" ||
        declaration.wrappers.length > 0 ||
        !name ||
        !text ||
        !isWhole(text) ||
        !isAtTop(node)
      )
        return;
      if (registered.has(text[0])) context.report({ node: name, messageId: "declaredTwice", data: { name: text[0] } });
      registered.add(text[0]);
    }

    function collect({ api, type }: MetricDeclaration, texts: readonly Text[], place: Node): void {
      for (const text of texts) if (isWhole(text)) members.push({ name: text[0], api, type, place });
    }

    return {
      CallExpression: report,
      NewExpression: report,
      "Program:exit"() {
        for (const { messageId, member, other, level } of clashes(members, rules.naming === "dotted"))
          context.report({ node: member.place, messageId, data: { name: member.name, other, level } });
      },
    };
  },
});

/** `const a = new Counter(…)` of the module itself, in the registry that all share. */
function isAtTop(node: CallNode): boolean {
  const statement = node.parent.type === "VariableDeclarator" ? node.parent.parent : node.parent;
  const list = statement.parent?.type === "ExportNamedDeclaration" ? statement.parent.parent : statement.parent;
  return list?.type === "Program" && !hasOwnRegistry(node);
}
