import { createRule } from "../src/plugin/create-rule.ts";
import { isExemptFile } from "../src/plugin/exempt-files.ts";
import { fileContext } from "../src/plugin/rule-context.ts";
import { functionName } from "../src/recognition/forwarding.ts";
import { handlerAround } from "../src/recognition/handlers.ts";
import { hasOwnRegistry, isRepeated, lifetimeOf } from "../src/recognition/instrument-lifetime.ts";
import type { MetricDeclaration } from "../src/recognition/metric-call.ts";
import { enclosingFunction, type CallNode } from "../src/recognition/syntax.ts";
import { isWhole, patternOf, type Text } from "../src/recognition/text.ts";
import { startUpVerbs } from "../src/vocabulary/start-up.ts";
import { words } from "../src/vocabulary/words.ts";

type MessageId = "perCall" | "perRequest" | "perItem";

export default createRule<[], MessageId>({
  name: "no-metric-per-call",
  meta: {
    type: "problem",
    docs: {
      description: "disallow creating an instrument each time a value is recorded",
      presets: ["recommended", "strict", "tasker"],
    },
    schema: [],
    messages: {
      perCall:
        "`{{name}}` is created each time this function runs, only to be recorded once. {{consequence}} Create it once, at the top of the module or in a constructor, and record on it here.",
      perRequest:
        "`{{name}}` is created for every request. {{consequence}} Create it once, at the top of the module or in a constructor, and record on it here.",
      perItem:
        "`{{name}}` is created for every item of this loop, under the same name. {{consequence}} Create it once, before the loop, and tell the items apart by a label.",
    },
  },
  create(context) {
    const { telemetry } = fileContext(context);
    if (isExemptFile(context.filename, context.cwd)) return {};

    function report(node: CallNode): void {
      const declaration = telemetry.metricDeclaration(node);
      if (!declaration || !isInstrument(declaration)) return;
      const messageId = faultOf(declaration);
      if (!messageId) return;
      const texts = telemetry.metricNames(declaration);
      const data = { name: texts[0] ? patternOf(texts[0]) : "This metric", consequence: consequences[declaration.api] };
      context.report({ node, messageId, data });
    }

    function faultOf(declaration: MetricDeclaration): MessageId | undefined {
      const { node, type } = declaration;
      const texts = telemetry.metricNames(declaration);
      if (isRepeated(node) && isOneName(texts) && !hasOwnRegistry(node)) return "perItem";
      const lifetime = lifetimeOf(node);
      if (lifetime === "kept") return undefined;
      if (handlerAround(node)) return "perRequest";
      // A gauge that is set once says what was true at the start: the version, the number of workers.
      return lifetime === "used" && type !== "gauge" && !isStartUp(node) ? "perCall" : undefined;
    }

    return { CallExpression: report, NewExpression: report };
  },
});

/** What each API does with a second instrument of the same name. */
const consequences: Readonly<Record<MetricDeclaration["api"], string>> = {
  otel: "OpenTelemetry keeps every one of them, and warns of duplicates.",
  "prom-client": "prom-client throws when a name is registered twice.",
  statsd: "",
  facade: "",
  custom: "",
};

/** StatsD counts where it names, and a facade hands out what it has: only these make something new. */
function isInstrument({ api, record, wrappers, isShared }: MetricDeclaration): boolean {
  return (api === "otel" || api === "prom-client") && !record && !isShared && wrappers.length === 0;
}

function isOneName(texts: readonly Text[]): boolean {
  return texts.length === 1 && texts.every(isWhole);
}

/** What runs once, when the process starts, by the name of the function. */
function isStartUp(node: CallNode): boolean {
  const owner = enclosingFunction(node);
  const name = owner && functionName(owner);
  return name === undefined ? false : startUpVerbs.has(words(name)[0] ?? "");
}
