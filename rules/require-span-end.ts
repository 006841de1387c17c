import { createRule } from "../src/plugin/create-rule.ts";
import { isTestFile } from "../src/plugin/exempt-files.ts";
import { fileContext } from "../src/plugin/rule-context.ts";
import type { OpenExit } from "../src/recognition/open-paths.ts";
import type { SpanCall } from "../src/recognition/span-call.ts";
import { fateOf, type SpanRegion } from "../src/recognition/span-regions.ts";
import { spanPaths } from "../src/recognition/span-paths.ts";
import { SpanUses } from "../src/recognition/span-use.ts";

export interface Options {
  readonly countExceptions?: boolean;
}

type MessageId = "leftOpen" | "neverEnded" | "dropped" | "untaken";

export default createRule<[Options], MessageId>({
  name: "require-span-end",
  meta: {
    type: "problem",
    docs: {
      description: "require a started span to be ended on every path",
      presets: ["recommended", "strict", "tasker"],
    },
    schema: [
      {
        type: "object",
        description: "What counts as a path; what is absent comes from the standard.",
        properties: {
          countExceptions: {
            description: "Calls and awaits that may throw are paths, too: then only `finally` is enough.",
            type: "boolean",
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{}],
    messages: {
      leftOpen:
        "`{{span}}` is not ended where {{place}}. A span that is not ended is never exported. End it there, or in a `finally` for all ways out.",
      neverEnded:
        "`{{span}}` is never ended, so it is never exported. End it in a `finally`, or hand it to whoever does.",
      dropped: "Nobody can end this span, since nothing holds it, so it is never exported. Keep it, and end it.",
      untaken:
        "Nobody can end the span that this callback runs in, so it is never exported. Take it as the callback's parameter, and end it in a `finally`.",
    },
  },
  create(context, [options]) {
    const { standard, telemetry } = fileContext(context);
    if (isTestFile(context.filename, context.cwd)) return {};
    const countExceptions = options.countExceptions ?? standard.spans.countExceptions;
    const uses = new SpanUses(telemetry.tracer);

    return {
      CallExpression(node) {
        const call = telemetry.spanCall(node);
        const fate = call?.ends === "caller" ? fateOf(call) : undefined;
        if (!call || !fate) return;
        if (fate.is === "held") reportOpen(call, fate.region);
        else context.report({ node: node.callee, messageId: fate.is });
      },
    };

    function reportOpen(call: SpanCall, region: SpanRegion): void {
      const { exits, isEverEnded } = spanPaths(call, region, uses);
      const [first] = exits.filter(({ kind }) => countExceptions || kind !== "fails");
      if (!first) return;
      context.report({
        node: call.node.type === "Decorator" ? call.node : call.node.callee,
        messageId: isEverEnded ? "leftOpen" : "neverEnded",
        data: { span: region.name, place: placeOf(first) },
      });
    }
  },
});

/** Where a path leaves, as a sentence goes on behind "where". */
function placeOf({ kind, node }: OpenExit): string {
  const line = `line ${node.loc.start.line}`;
  switch (kind) {
    case "returns":
      return `${line} returns`;
    case "throws":
      return `${line} throws`;
    case "leaves":
      return `${line} leaves the block`;
    case "fails":
      return `${line} may throw`;
    case "ends":
      return `the code behind line ${node.loc.end.line} is reached`;
  }
}
