import { visibleKeys } from "../src/edits/insert-fields.ts";
import { createRule } from "../src/plugin/create-rule.ts";
import { isTestFile } from "../src/plugin/exempt-files.ts";
import { fileContext } from "../src/plugin/rule-context.ts";
import { inSentence } from "../src/plugin/wording.ts";
import { functionName } from "../src/recognition/forwarding.ts";
import { Operations, type CompletionPart, type OperationEvidence } from "../src/recognition/operation-evidence.ts";
import { operationTest, type OperationTest } from "../src/recognition/operations.ts";
import type { FunctionNode, Node } from "../src/recognition/syntax.ts";
import { globMatcher } from "../src/standard/globs.ts";
import type { Requirement, Standard } from "../src/standard/schema.ts";
import { pathInStandard } from "../src/standard/settings.ts";

export default createRule<[], "missingInstrumentation">({
  name: "require-instrumentation",
  meta: {
    type: "problem",
    docs: {
      description: "require the standard's operations to be measured as it asks",
      presets: ["strict", "tasker"],
    },
    schema: [],
    messages: {
      missingInstrumentation:
        "{{name}} is an operation by the standard, and lacks {{missing}}, so nobody sees how it went or how long it took.{{there}}",
    },
  },
  create(context) {
    const { standard, telemetry } = fileContext(context);
    if (standard.operations.length === 0 || isTestFile(context.filename, context.cwd)) return {};
    const path = pathInStandard(context);
    const asked = operationsOf(standard).filter(({ isMeant }) => isMeant(path));
    if (asked.length === 0) return {};
    const operations = new Operations(telemetry, visibleKeys);

    function report(owner: FunctionNode): void {
      const required = new Set(
        asked.flatMap(({ tests, require }) => (tests.some((test) => test(owner)) ? require : [])),
      );
      if (required.size === 0) return;
      const evidence = operations.evidence(owner);
      const [missing, there] = [[...required].flatMap((one) => lackOf(one, evidence) ?? []), presentIn(evidence)];
      if (missing.length === 0) return;
      context.report({
        node: headOf(owner),
        messageId: "missingInstrumentation",
        data: {
          name: nameOf(owner),
          missing: inSentence(missing),
          there: there.length === 0 ? "" : ` It has ${inSentence(there)}.`,
        },
      });
    }

    return { FunctionDeclaration: report, FunctionExpression: report, ArrowFunctionExpression: report };
  },
});

interface AskedOperation {
  readonly isMeant: (path: string) => boolean;
  readonly tests: readonly OperationTest[];
  readonly require: readonly Requirement[];
}

const operationsOfStandard = new WeakMap<Standard, readonly AskedOperation[]>();

function operationsOf(standard: Standard): readonly AskedOperation[] {
  const known = operationsOfStandard.get(standard);
  if (known) return known;
  const asked = standard.operations.map(({ files, functions, require }) => ({
    isMeant: globMatcher([files]),
    tests: [functions].flat().map(operationTest),
    require,
  }));
  operationsOfStandard.set(standard, asked);
  return asked;
}

/** What is missing of a requirement, as the sentence goes on behind "lacks". */
function lackOf(requirement: Requirement, { span, duration, logLacks }: OperationEvidence): string | undefined {
  switch (requirement) {
    case "span":
      return span ? undefined : "a span";
    case "duration":
      return duration ? undefined : "a histogram of its duration";
    case "completion-log":
      if (!logLacks || logLacks.length === allParts)
        return "a completion log with `operation`, a duration and `success`";
      return logLacks.length === 0
        ? undefined
        : `${inSentence(logLacks.map((part) => partTitles[part]))} in its completion log`;
  }
}

const allParts = 3;

const partTitles: Readonly<Record<CompletionPart, string>> = {
  operation: "`operation`",
  duration: "a duration",
  success: "`success`",
};

function presentIn({ span, duration, logLacks }: OperationEvidence): readonly string[] {
  const parts = [
    span && "a span",
    duration && "a histogram of its duration",
    logLacks?.length === 0 && "a completion log",
  ];
  return parts.filter((part) => typeof part === "string");
}

function nameOf(owner: FunctionNode): string {
  const name = functionName(owner);
  return name === undefined ? "This function" : `\`${name}\``;
}

/** The name of a function, or what stands before its body. */
function headOf(owner: FunctionNode): Node {
  if (owner.type !== "ArrowFunctionExpression" && owner.id) return owner.id;
  const { parent } = owner;
  if (parent.type === "MethodDefinition" || parent.type === "Property" || parent.type === "PropertyDefinition")
    return parent.key;
  return parent.type === "VariableDeclarator" ? parent.id : owner;
}
