import { createRule } from "../src/plugin/create-rule.ts";
import { fileContext } from "../src/plugin/rule-context.ts";
import { filledText, isWhole, patternOf, type Text } from "../src/recognition/text.ts";
import type { MetricApi } from "../src/recognition/library.ts";
import type { CallNode } from "../src/recognition/metric-call.ts";
import { staticString, unwrapped } from "../src/recognition/syntax.ts";
import type { Standard } from "../src/standard/schema.ts";
import { metricNamings, type MetricNaming, type MetricNamingName } from "../src/vocabulary/metric-names.ts";
import { words } from "../src/vocabulary/words.ts";

export interface Options {
  readonly naming?: Standard["metrics"]["naming"];
  readonly prefixes?: readonly string[];
  readonly minSegments?: number;
}

type MessageId =
  | "invalidCharacters"
  | "unconventionalName"
  | "notHierarchical"
  | "underscoredName"
  | "tooFewSegments"
  | "missingPrefix"
  | "patternMismatch"
  | "rename";

interface Fault {
  readonly messageId: Exclude<MessageId, "rename">;
  readonly data: Readonly<Record<string, string>>;
}

interface Problem extends Fault {
  readonly better: string | undefined;
}

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
            anyOf: [
              { type: "string", enum: ["by-api", "dotted", "prometheus"] },
              {
                type: "object",
                description: "A regular expression that names must match.",
                properties: {
                  pattern: { type: "string", format: "regex", description: "The expression, without slashes." },
                },
                required: ["pattern"],
                additionalProperties: false,
              },
            ],
          },
          prefixes: {
            description: "A name starts with one of these.",
            type: "array",
            items: { type: "string" },
          },
          minSegments: { description: "Fewest levels of a dotted name.", type: "integer", minimum: 1 },
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
      rename: "Rename the metric to `{{name}}`",
    },
  },
  create(context, [options]) {
    const { standard, telemetry } = fileContext(context);
    const rules = { ...standard.metrics, ...options };

    function report(node: CallNode): void {
      const declaration = telemetry.metricDeclaration(node);
      if (!declaration?.name) return;
      const nameNode = declaration.name;
      const written = staticString(unwrapped(nameNode));
      for (const text of telemetry.constants.texts(nameNode)) {
        const problem = problemOf(text, declaration.api, rules);
        if (!problem) continue;
        const { better } = problem;
        context.report({
          node: nameNode,
          messageId: problem.messageId,
          data: problem.data,
          suggest:
            better === undefined || written === undefined
              ? []
              : [
                  {
                    messageId: "rename",
                    data: { name: better },
                    fix: (fixer) => fixer.replaceText(unwrapped(nameNode), JSON.stringify(better)),
                  },
                ],
        });
        return;
      }
    }

    return { CallExpression: report, NewExpression: report };
  },
});

type Rules = Pick<Standard["metrics"], "naming" | "prefixes" | "minSegments">;

function problemOf(text: Text, api: MetricApi, rules: Rules): Problem | undefined {
  if (typeof rules.naming === "object") return patternProblem(text, rules.naming.pattern);
  // CloudWatch, New Relic and registries of one's own have no spelling that would be wrong.
  if (api === "custom" && rules.naming === "by-api") {
    const fault = prefixProblem(text, patternOf(text), rules.prefixes, metricNamings.dotted);
    return fault && { ...fault, better: undefined };
  }
  const naming = metricNamings[namingOf(rules.naming, api)];
  const problem = faultOf(text, naming, api, rules);
  return problem && { ...problem, better: isWhole(text) ? betterName(text[0], naming, api, rules) : undefined };
}

function faultOf(text: Text, naming: MetricNaming, api: MetricApi, rules: Rules): Fault | undefined {
  const name = patternOf(text);
  return (
    spellingProblem(text, name, naming, api) ??
    prefixProblem(text, name, rules.prefixes, naming) ??
    segmentProblem(text, name, naming, api, rules.minSegments)
  );
}

/** The same words as a name that nothing is wrong with; `undefined` where that takes more than spelling. */
function betterName(name: string, naming: MetricNaming, api: MetricApi, rules: Rules): string | undefined {
  const spelt = respelt(name, naming);
  const prefixes = rules.prefixes.map((prefix) => prefix.replaceAll(".", naming.separator));
  const [prefix] = prefixes;
  const hasPrefix = prefix === undefined || prefixes.some((one) => spelt.startsWith(one + naming.separator));
  const better = hasPrefix ? spelt : prefixes.length === 1 ? prefix + naming.separator + spelt : undefined;
  if (better === undefined || better === name) return undefined;
  return faultOf([better], naming, api, rules) === undefined ? better : undefined;
}

function namingOf(naming: "by-api" | "dotted" | "prometheus", api: MetricApi): MetricNamingName {
  if (api === "prom-client") return "prometheus"; // its registry throws on a dot
  if (naming !== "by-api") return naming;
  return "dotted";
}

const apiTitles: Readonly<Record<MetricApi, string>> = {
  otel: "OpenTelemetry",
  "prom-client": "Prometheus",
  statsd: "StatsD",
  facade: "the metrics facade",
  custom: "the metrics API",
};

function spellingProblem(text: Text, name: string, naming: MetricNaming, api: MetricApi): Fault | undefined {
  const sample = filledText(text);
  if (!/[A-Za-z]/.test(sample) || !text.some((part) => typeof part === "string")) return undefined;
  const data = { name, api: apiTitles[api], convention: naming.title, example: naming.example };
  if (!naming.accepted.test(sample)) return { messageId: "invalidCharacters", data };
  return naming.conventional.test(sample) ? undefined : { messageId: "unconventionalName", data };
}

/** The same words in the right spelling: `taskCreated` → `task.created`, `http-requests` → `http_requests`. */
function respelt(name: string, naming: MetricNaming): string {
  const levels = name.split(/[./]/).map((level) => words(level).join("_"));
  const joined = levels.filter((level) => level !== "").join(naming.separator);
  // A capital inside is the only level that a name without separators has.
  const isRunOn = naming.separator === "." && !/[./_-]/.test(name);
  return isRunOn ? words(name).join(".") : joined;
}

function prefixProblem(text: Text, name: string, prefixes: readonly string[], naming: MetricNaming): Fault | undefined {
  const [start] = text;
  if (prefixes.length === 0 || typeof start !== "string") return undefined;
  const wanted = prefixes.map((prefix) => prefix.replaceAll(".", naming.separator));
  if (wanted.some((prefix) => startsWithLevel(start, prefix, naming.separator, text.length > 1))) return undefined;
  return {
    messageId: "missingPrefix",
    data: { name, prefixes: wanted.map((prefix) => `\`${prefix}${naming.separator}\``).join(" or ") },
  };
}

function startsWithLevel(start: string, prefix: string, separator: string, isOpen: boolean): boolean {
  if (start.startsWith(`${prefix}${separator}`)) return true;
  return isOpen && prefix.startsWith(start.replace(/[._]$/, ""));
}

function segmentProblem(
  text: Text,
  name: string,
  naming: MetricNaming,
  api: MetricApi,
  minSegments: number,
): Fault | undefined {
  // Without dots the levels of a name cannot be told from its words: only dotted names are counted.
  if (naming.separator !== "." || !isWhole(text)) return undefined;
  const count = text[0].split(".").length;
  if (count >= minSegments) return undefined;
  const data = {
    name,
    api: apiTitles[api],
    convention: naming.title,
    example: naming.example,
    count: String(count),
    wanted: String(minSegments),
  };
  const flat = name.includes("_") ? "underscoredName" : "notHierarchical";
  return { messageId: count === 1 ? flat : "tooFewSegments", data };
}

function patternProblem(text: Text, pattern: string): Problem | undefined {
  if (!isWhole(text) || new RegExp(pattern, "u").test(text[0])) return undefined;
  return { messageId: "patternMismatch", data: { name: text[0], pattern }, better: undefined };
}
