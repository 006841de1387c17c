import type { MetricApi } from "../recognition/library.ts";
import { isWhole } from "../recognition/text.ts";
import { metricNamings, type MetricNaming, type MetricNamingName } from "../vocabulary/metric-names.ts";
import { dottedFault, dottedName } from "./dotted.ts";
import type { NamedMetric, NameFault, NameRules } from "./name-fault.ts";
import { prometheusFault, prometheusName } from "./prometheus.ts";
import { prefixFault, respelt, spellingFault } from "./spelling.ts";

export interface NameProblem extends NameFault {
  /** The nearest name that nothing is wrong with; `undefined` where that takes more than spelling. */
  readonly better: string | undefined;
}

/** The first thing that is wrong with a name. */
export function nameProblem(metric: NamedMetric, rules: NameRules): NameProblem | undefined {
  const { text, api } = metric;
  if (typeof rules.naming === "object") return patternProblem(metric, rules.naming.pattern);
  // CloudWatch, New Relic and registries of one's own have no spelling that would be wrong.
  if (api === "custom" && rules.naming === "by-api") {
    const fault = prefixFault(text, rules.prefixes, metricNamings.dotted);
    return fault && { ...fault, better: undefined };
  }
  const naming = metricNamings[namingOf(rules.naming, api)];
  const fault = faultOf(metric, naming, rules);
  if (fault?.messageId === "underscoredName" && metric.isOfUnknownMake && rules.naming === "by-api") return undefined;
  return fault && { ...fault, better: isWhole(text) ? betterName(text[0], metric, naming, rules) : undefined };
}

function faultOf(metric: NamedMetric, naming: MetricNaming, rules: NameRules): NameFault | undefined {
  return spellingFault(metric, naming, rules) ?? conventionFault(metric, naming, rules);
}

/** prom-client's names are held against promlint only where the standard says so: most code bases never did. */
function conventionFault(metric: NamedMetric, naming: MetricNaming, rules: NameRules): NameFault | undefined {
  if (naming.separator === ".") return dottedFault(metric, rules);
  return rules.naming === "prometheus" ? prometheusFault(metric) : undefined;
}

function betterName(name: string, metric: NamedMetric, naming: MetricNaming, rules: NameRules): string | undefined {
  const spelt = respelt(name, naming);
  const conform =
    naming.separator === "."
      ? dottedName(spelt, rules)
      : rules.naming === "prometheus"
        ? prometheusName(spelt, metric)
        : spelt;
  const prefixes = rules.prefixes.map((prefix) => prefix.replaceAll(".", naming.separator));
  const [prefix] = prefixes;
  const hasPrefix = prefix === undefined || prefixes.some((one) => conform.startsWith(one + naming.separator));
  const better = hasPrefix ? conform : prefixes.length === 1 ? prefix + naming.separator + conform : undefined;
  if (better === undefined || better === name) return undefined;
  return faultOf({ ...metric, text: [better] }, naming, rules) === undefined ? better : undefined;
}

function namingOf(naming: "by-api" | "dotted" | "prometheus", api: MetricApi): MetricNamingName {
  if (api === "prom-client") return "prometheus"; // its registry throws on a dot
  if (naming !== "by-api") return naming;
  return "dotted";
}

function patternProblem({ text }: NamedMetric, pattern: string): NameProblem | undefined {
  if (!isWhole(text) || new RegExp(pattern, "u").test(text[0])) return undefined;
  return { messageId: "patternMismatch", data: { name: text[0], pattern }, better: undefined };
}
