import type { MetricApi } from "../recognition/library.ts";
import { filledText, isWhole, patternOf, type Text } from "../recognition/text.ts";
import type { MetricNaming } from "../vocabulary/metric-names.ts";
import type { NameFault, NamedMetric, NameRules } from "./name-fault.ts";

const apiTitles: Readonly<Record<MetricApi, string>> = {
  otel: "OpenTelemetry",
  "prom-client": "Prometheus",
  statsd: "StatsD",
  facade: "the metrics facade",
  custom: "the metrics API",
};

/** Who asks for a spelling: the API, or Prometheus, where the standard has its names behind any API. */
function titleOf(api: MetricApi, naming: MetricNaming): string {
  return naming.separator === "_" ? apiTitles["prom-client"] : apiTitles[api];
}

/** Characters, prefix and levels: what holds for every name, each API in its own way. */
export function spellingFault(metric: NamedMetric, naming: MetricNaming, rules: NameRules): NameFault | undefined {
  const { text, api } = metric;
  return (
    misspelt(text, naming, api) ??
    prefixFault(text, rules.prefixes, naming) ??
    tooFlat(text, naming, api, rules.minSegments)
  );
}

function misspelt(text: Text, naming: MetricNaming, api: MetricApi): NameFault | undefined {
  const sample = filledText(text);
  if (!/[A-Za-z]/.test(sample) || !text.some((part) => typeof part === "string")) return undefined;
  const data = { name: patternOf(text), api: titleOf(api, naming), convention: naming.title, example: naming.example };
  if (!naming.accepted.test(sample)) return { messageId: "invalidCharacters", data };
  return naming.conventional.test(sample) ? undefined : { messageId: "unconventionalName", data };
}

export function prefixFault(text: Text, prefixes: readonly string[], naming: MetricNaming): NameFault | undefined {
  const [start] = text;
  if (prefixes.length === 0 || typeof start !== "string") return undefined;
  const wanted = prefixes.map((prefix) => prefix.replaceAll(".", naming.separator));
  if (wanted.some((prefix) => startsWithLevel(start, prefix, naming.separator, text.length > 1))) return undefined;
  const shown = wanted.map((prefix) => `\`${prefix}${naming.separator}\``).join(" or ");
  return { messageId: "missingPrefix", data: { name: patternOf(text), prefixes: shown } };
}

function startsWithLevel(start: string, prefix: string, separator: string, isOpen: boolean): boolean {
  if (start.startsWith(`${prefix}${separator}`)) return true;
  return isOpen && prefix.startsWith(start.replace(/[._]$/, ""));
}

function tooFlat(text: Text, naming: MetricNaming, api: MetricApi, minSegments: number): NameFault | undefined {
  // Without dots the levels of a name cannot be told from its words: only dotted names are counted.
  if (naming.separator !== "." || !isWhole(text)) return undefined;
  const [name] = text;
  const count = name.split(".").length;
  if (count >= minSegments) return undefined;
  const data = {
    name,
    api: titleOf(api, naming),
    convention: naming.title,
    example: naming.example,
    count: String(count),
    wanted: String(minSegments),
  };
  const flat = name.includes("_") ? "underscoredName" : "notHierarchical";
  return { messageId: count === 1 ? flat : "tooFewSegments", data };
}

/** The same words in the right spelling: `taskCreated` → `task.created`, `http-requests` → `http_requests`. */
export function respelt(name: string, naming: MetricNaming): string {
  const levels = name.split(/[./]/).map((level) => snake(level));
  const joined = levels.filter((level) => level !== "").join(naming.separator);
  // A capital inside is the only level that a name without separators has.
  const isRunOn = naming.separator === "." && !/[./_-]/.test(name);
  return isRunOn ? snake(name).replaceAll("_", ".") : joined;
}

/** Digits and letters stay together: `k8s` is one word. */
function snake(level: string): string {
  return level
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .replace(/^_|_$/g, "")
    .toLowerCase();
}
