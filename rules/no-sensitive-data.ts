import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { createRule } from "../src/plugin/create-rule.ts";
import { pickedMembers } from "../src/edits/pick-members.ts";
import { droppable, listedRange } from "../src/edits/drop-property.ts";
import { isExemptFile } from "../src/plugin/exempt-files.ts";
import { listed } from "../src/plugin/wording.ts";
import { appliesTo, fileContext, levelsSchema } from "../src/plugin/rule-context.ts";
import type { LogCall } from "../src/recognition/log-call.ts";
import { mayHaveLabels } from "../src/recognition/metric-candidates.ts";
import type { MetricRecord } from "../src/recognition/metric-call.ts";
import { SensitiveTypes } from "../src/recognition/sensitive-types.ts";
import type { SensitiveValue } from "../src/recognition/sensitive-value.ts";
import { Sensitivity } from "../src/recognition/sensitivity.ts";
import { printedHeaders } from "../src/recognition/http-loggers.ts";
import { isRedacted } from "../src/recognition/redaction.ts";
import type { SinkKind } from "../src/recognition/libraries/sinks.ts";
import { sinkValuesOf } from "../src/recognition/sinks.ts";
import { writtenByWrapper, writtenParameters } from "../src/recognition/written-parameters.ts";
import { enclosingFunction, keyName, lastName, namePath, type Node } from "../src/recognition/syntax.ts";
import type { Telemetry } from "../src/recognition/telemetry.ts";
import type { Level } from "../src/vocabulary/levels.ts";
import { classifierOf } from "../src/plugin/sensitive-words.ts";
import type { NameClassifier } from "../src/vocabulary/sensitive-names.ts";
import { classLabels, gravestOf, sensitiveClasses, type SensitiveClass } from "../src/vocabulary/sensitive-terms.ts";
import { forwardedParameter } from "../src/recognition/forwarding.ts";

export interface Options {
  readonly levels?: readonly Level[];
  readonly classes?: readonly SensitiveClass[];
}

type MessageId =
  | "sensitiveValue"
  | "sensitiveObject"
  | "sensitiveLabel"
  | "sensitiveAttribute"
  | "requestCarrier"
  | "printedHeaders"
  | "pickMembers"
  | "leaveOut";

export default createRule<[Options], MessageId>({
  name: "no-sensitive-data",
  meta: {
    type: "problem",
    hasSuggestions: true,
    docs: {
      description: "disallow credentials, personal data and whole requests in telemetry",
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
        "`{{name}}` is {{class}} and is logged as it is, for everybody who can read the logs. Leave it out, or log a hash or a mask of it. What is safe is declared in the standard: `sensitive.sanitizers`, `sensitive.allow`.",
      sensitiveObject:
        "`{{name}}` is {{class}} and goes out with the whole object. Pick the members that are needed. What is safe is declared in the standard: `sensitive.sanitizers`, `sensitive.allow`.",
      sensitiveLabel:
        "`{{name}}` is {{class}} and becomes a metric label, kept for as long as the series is. Leave it out.",
      sensitiveAttribute:
        "`{{name}}` is {{class}} and is sent on as it is with {{place}}, for everybody who can read there. Leave it out, or send a hash or a mask of it.",
      requestCarrier:
        "`{{name}}` goes out whole, with whatever it holds: credentials, cookies, personal data. Pick the parts that are needed.",
      printedHeaders:
        "{{library}} prints {{paths}} of every request. List them under `redact`, or give a serializer that leaves them out.",
      pickMembers: "Write only {{keys}} of it",
      leaveOut: "Leave `{{key}}` out",
    },
  },
  create(context, [options]) {
    const { standard, telemetry } = fileContext(context);
    const classes = new Set(options.classes ?? standard.sensitive.classes);
    const classify = classifierOf(standard, context.sourceCode.text);
    const sensitivity = new Sensitivity({
      classify,
      constants: telemetry.constants,
      types: typesOf(telemetry, classes, classify),
      tracer: telemetry.tracer,
      sanitizers: standard.sensitive.sanitizers,
      axiosErrors: standard.sensitive.axiosErrors,
    });

    const isScript = isExemptFile(context.filename, context.cwd);

    return {
      CallExpression(node) {
        const call = telemetry.logCall(node);
        // What a script prints on a terminal is for the person who runs it.
        if (call?.isConsole && isScript) return;
        if (call && appliesTo(options.levels, call.level)) reportLog(call);
        else if (!call) reportOthers(node);
      },
      // A command that sends metrics is made with them.
      NewExpression(node) {
        const record = mayHaveLabels(node) ? telemetry.metricRecord(node) : undefined;
        if (record) reportLabels(record);
      },
    };

    function reportOthers(node: TSESTree.CallExpression): void {
      const bound = telemetry.boundFields(node);
      const record = bound || !mayHaveLabels(node) ? undefined : telemetry.metricRecord(node);
      if (bound) reportBound(node, bound);
      if (record) reportLabels(record);
      if (!bound && !record) {
        reportSinks(node);
        reportHandedTo(node);
        reportCarried(node);
        reportSetUp(node);
      }
    }

    function reportCarried(node: TSESTree.CallExpression): void {
      const carried = telemetry.carriedFields(node);
      for (const { key, value } of carried?.values ?? []) {
        const found = sensitivity.disclosedAs(key, value);
        report(
          found.filter(({ path }) => !isRedacted(path, carried?.redacted ?? [])),
          "sensitiveAttribute",
          places.logger,
        );
      }
    }

    function reportSetUp(node: TSESTree.CallExpression): void {
      const printed = classes.has("credential") ? printedHeaders(node, telemetry.tracer) : undefined;
      if (!printed) return;
      const { library, paths } = printed;
      context.report({ node: node.callee, messageId: "printedHeaders", data: { library, paths: listed(paths) } });
    }

    function isNamedSensitive(argument: Node): boolean {
      const name = lastName(argument);
      return name !== undefined && classify(name) !== undefined;
    }

    /** A function of the same file that writes down what it is given. */
    function reportHandedTo(node: TSESTree.CallExpression): void {
      for (const { argument, parameter } of writtenParameters(node, telemetry, isNamedSensitive)) {
        // A parameter that says what it holds, by its name or its type, is reported where it is written.
        if (classify(parameter) || !isNamedSensitive(argument)) continue;
        const found = sensitivity.disclosed(argument).filter(({ isWhole }) => isWhole !== true);
        report(found, "sensitiveValue");
      }
    }

    function reportBound(node: TSESTree.CallExpression, bound: Node): void {
      const logger = telemetry.tracer.trace(node);
      const redacted = logger?.is === "thing" ? logger.redacted : [];
      report(
        sensitivity.disclosed(bound).filter(({ path }) => !isRedacted(path, redacted)),
        "sensitiveValue",
      );
    }

    function reportSinks(node: TSESTree.CallExpression): void {
      for (const { kind, value, key } of sinkValuesOf(node, telemetry.spanCall(node))) {
        if (kind === "output" && isScript) continue;
        const found = sensitivity.disclosedAs(key, value);
        report(found, "sensitiveAttribute", places[kind]);
      }
    }

    function reportLog(call: LogCall): void {
      const written = call.evidence === "inference" ? writtenByWrapper(call.node, telemetry) : undefined;
      for (const [index, argument] of call.node.arguments.entries()) {
        // Not everything that a function of the project is given goes into the record that it writes.
        if (index === call.profile?.converted) continue;
        if (argument !== call.message && written?.has(argument) === false) continue;
        const found = sensitivity.disclosedBehind(call.node.arguments[index - 1], argument);
        if (found.length === 0 || isHandedOn(argument, call)) continue;
        // What the logger censors, it censors in the fields and in what a token prints, never in the text itself.
        const isRecord = argument !== call.message;
        const shown = isRecord ? found.filter(({ path }) => !isRedacted(path, call.redacted)) : found;
        report(shown, "sensitiveValue");
      }
    }

    /** One leak, one finding: what a logger of the project hands on is seen where it is given. */
    function isHandedOn(argument: Node, call: LogCall): boolean {
      const owner = enclosingFunction(call.node);
      return owner !== undefined && forwardedParameter(argument, owner) !== undefined && telemetry.isForwarding(call);
    }

    function reportLabels(record: MetricRecord): void {
      for (const labels of record.labels) if (labels) report(sensitivity.disclosed(labels), "sensitiveLabel");
      if (record.positional.length === 0) return;
      const names = telemetry.labelNames(record.instrument);
      for (const [index, value] of record.positional.entries()) {
        report(sensitivity.disclosedAs(names[index], value), "sensitiveLabel");
      }
    }

    function report(values: readonly SensitiveValue[], messageId: ValueMessage, place?: string): void {
      const asked = values.filter(({ found }) => classes.has(found.class));
      for (const node of new Set(asked.map((value) => value.node))) {
        const ofNode = asked.filter((one) => one.node === node);
        const value = gravestOf(ofNode, ({ found }) => found.class);
        if (!value) continue;
        const picked = pickedMembers(node, new Set(ofNode.flatMap(({ path }) => path)));
        const property = droppable(node, context.sourceCode);
        context.report({
          node,
          ...described(value, messageId, place),
          suggest: [
            picked && {
              messageId: "pickMembers" as const,
              data: { keys: listed(picked.keys) },
              fix: (fixer: TSESLint.RuleFixer) => fixer.replaceText(node, picked.text),
            },
            property && {
              messageId: "leaveOut" as const,
              data: { key: keyName(property) ?? "" },
              fix: (fixer: TSESLint.RuleFixer) => fixer.removeRange(listedRange(property, context.sourceCode)),
            },
          ].filter((one) => one !== undefined),
        });
      }
    }
  },
});

type ValueMessage = "sensitiveValue" | "sensitiveLabel" | "sensitiveAttribute";

/** What is said of a value: a request is said to go out, an object to hold something, anything else to be written. */
function described({ node, name, found, isWhole }: SensitiveValue, messageId: ValueMessage, place?: string) {
  const path = namePath(node);
  const shown = path?.at(-1) === name ? path.join(".") : name;
  if (found.class === "carrier") return { messageId: "requestCarrier", data: { name } } as const;
  const what = classLabels[found.class];
  if (isWhole) return { messageId: "sensitiveObject", data: { name, class: what } } as const;
  return { messageId, data: { name: shown, class: what, ...(place === undefined ? {} : { place }) } };
}

/** How a message speaks of where a value goes. */
const places: Readonly<Record<SinkKind, string>> = {
  span: "a span",
  baggage: "the baggage of every request",
  tracker: "an error report",
  logger: "every further record",
  output: "the output of the process",
};

const typesOfTelemetry = new WeakMap<Telemetry, Map<NameClassifier, Map<string, SensitiveTypes>>>();

/** What is known of types serves all files that use them. */
function typesOf(telemetry: Telemetry, classes: ReadonlySet<SensitiveClass>, classify: NameClassifier): SensitiveTypes {
  const byClassifier = typesOfTelemetry.get(telemetry) ?? new Map<NameClassifier, Map<string, SensitiveTypes>>();
  typesOfTelemetry.set(telemetry, byClassifier);
  const known = byClassifier.get(classify) ?? new Map<string, SensitiveTypes>();
  byClassifier.set(classify, known);
  const key = [...classes].join();
  const types = known.get(key) ?? new SensitiveTypes(classify, telemetry.tracer, classes);
  known.set(key, types);
  return types;
}
