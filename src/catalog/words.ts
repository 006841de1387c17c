import type { InstrumentType } from "../recognition/library.ts";
import type { EntryStatus } from "./model.ts";

/** What a property or a column of a catalog can be about. */
export type Field =
  "name" | "type" | "unit" | "labels" | "description" | "status" | "successor" | "source" | "exported";

/** The headings that people give to each; lower case, singular and plural. */
const fieldWords: Readonly<Record<Field, readonly string[]>> = {
  name: [
    "metric",
    "metrics",
    "metric name",
    "name",
    "instrument",
    "instrument name",
    "series",
    "otel name",
    "metric id",
    "counter",
    "gauge",
    "histogram",
    "métrique",
    "metrik",
    "métrica",
    "metrica",
    "指标",
    "メトリクス",
    "метрика",
  ],
  type: ["typ", "tipo", "类型", "種類", "тип", "type", "metric type", "instrument type", "kind"],
  unit: ["unit", "units"],
  labels: [
    "étiquettes",
    "etiquetas",
    "标签",
    "ラベル",
    "метки",
    "labels",
    "label",
    "attributes",
    "attribute",
    "tags",
    "dimensions",
    "label names",
  ],
  description: [
    "beschreibung",
    "descripción",
    "descrição",
    "说明",
    "説明",
    "описание",
    "description",
    "help",
    "meaning",
    "measures",
    "what it measures",
    "purpose",
    "notes",
  ],
  status: ["status", "state", "stability"],
  successor: ["replaced by", "replacement", "renamed to", "new name", "new metric", "successor", "superseded by"],
  source: ["instrumented in", "source", "emitted by", "emitter", "recorded in", "where", "file", "location"],
  exported: [
    "prometheus metric names",
    "prometheus metric name",
    "prometheus names",
    "prometheus name",
    "prometheus",
    "exported as",
    "exported name",
    "series names",
  ],
};

const fieldOfWord = new Map(
  Object.entries(fieldWords).flatMap(([field, spellings]) => spellings.map((word) => [word, field as Field] as const)),
);

export function fieldNamed(heading: string): Field | undefined {
  const said = heading
    .replace(/[*_`:]/g, "")
    .trim()
    .toLowerCase();
  return fieldOfWord.get(said) ?? fieldOfWord.get(said.replace(/\s*\([^)]*\)$/, ""));
}

/** `src/worker.ts:execute()`, `src/worker.ts#L65`: what points into the code. */
export function sourcesIn(text: string): readonly { readonly path: string; readonly symbol: string | null }[] {
  const pointers = text.matchAll(
    /(?<![\w/.:])((?:\.{1,2}\/|\/)?(?:[\w@.-]+\/)+[\w.-]+\.[A-Za-z]{1,4})(?::([A-Za-z_$][\w$.]*)(?:\(\))?)?/g,
  );
  return [...pointers].map(([, path = "", symbol]) => ({ path, symbol: symbol?.split(".").at(-1) ?? null }));
}

/** The first that matches wins: "Planned (not yet instrumented)" is planned before anything else. */
const statusPatterns: readonly (readonly [RegExp, EntryStatus])[] = [
  [
    /\b(?:planned|reserved|deferred|todo|tbd|proposed|upcoming|future|roadmap|unimplemented|not yet|not (?:actively )?(?:instrumented|implemented))\b|🚧|❌/i,
    "planned",
  ],
  [/\bdeprecated\b/i, "deprecated"],
  [/\b(?:removed|obsolete|retired)\b/i, "removed"],
  [/\b(?:not emitted by|external|emitted by (?:the )?(?:sidecar|runtime))\b/i, "external"],
  [/\b(?:active|stable|implemented|emitted|experimental|beta|alpha)\b/i, "active"],
];

export function statusOf(text: string): EntryStatus | undefined {
  return statusPatterns.find(([pattern]) => pattern.test(text))?.[1];
}

/** Whether a heading says that what follows shows what an entry looks like, and is none. */
export function isExample(heading: string): boolean {
  return /^\W*(?:examples?|template)\W*$/i.test(heading);
}

const headingStatus =
  /^\W*(not emitted by|(?:planned|deprecated|removed|obsolete|external|reserved|proposed)(?=\W*$|.*\b(?:metrics?|counters?|gauges?|histograms?|instruments?)\b))/i;

/** A heading that states a status says so at its start or in brackets; "Removed tasks" as a subject is no status. */
export function statusOfHeading(text: string): EntryStatus | undefined {
  const tag =
    /[[(]([^\])]+)[\])]\s*$/.exec(text)?.[1] ?? /\s[—–-]+\s+(deprecated|planned|removed|reserved)\W*$/i.exec(text)?.[1];
  const leading = headingStatus.exec(text)?.[1];
  const said = tag ?? leading;
  return said === undefined ? undefined : statusOf(said);
}

/** A description that opens with a status: "(Deprecated) Number of …". */
export function statusOfDescription(text: string): EntryStatus | undefined {
  const tag = /^\W*(deprecated|planned|removed|not yet (?:implemented|emitted|instrumented))\b[\])*:.]/i.exec(
    text,
  )?.[1];
  return tag === undefined ? undefined : statusOf(tag);
}

/** "use `x` instead", "renamed to x", "replaced by `x`" */
export function successorIn(text: string): string | undefined {
  const name =
    /\b(?:use|renamed (?:to|as)|replaced (?:by|with)|superseded by|in favou?r of|see|successor:?)\s+\**`?([A-Za-z_][\w.:/-]*\w)`?/i.exec(
      text,
    )?.[1];
  return name !== undefined && hasLevels(name) ? name : undefined;
}

const typePatterns: readonly (readonly [RegExp, InstrumentType])[] = [
  [/up-?\s?down\s?-?counter|non-?monotonic/i, "updowncounter"],
  [/counters?\b|\bmonotonic sum\b/i, "counter"],
  [/histograms?\b|\btimers?\b|\btimings?\b/i, "histogram"],
  [/gauges?\b/i, "gauge"],
  [/\bsummar(?:y|ies)\b/i, "summary"],
  [/\bdistributions?\b/i, "distribution"],
];

export function typeOf(text: string): InstrumentType | undefined {
  return typePatterns.find(([pattern]) => pattern.test(text))?.[1];
}

/** A unit that is written behind the type: `histogram (s)`; `(u64)` is a number format. */
export function unitInType(text: string): string | undefined {
  const inner = /\(([^)]+)\)/.exec(text)?.[1]?.trim();
  return inner !== undefined && /^(?:ms|s|us|ns|min|h|By|bytes|seconds|milliseconds|\{[^}]+\}|%)$/.test(inner)
    ? inner
    : undefined;
}

/** Whether a cell or property says "nothing". */
export function saysNone(text: string): boolean {
  return /^(?:[-–—]|\(?none\)?|n\/a|no labels|\{\})?\.?$/i.test(text.trim());
}

/** A metric name, perhaps with placeholders (`{queue}`, `<queue>`, `*`) or a label list behind it. */
export interface WrittenName {
  readonly name: string;
  readonly labels: readonly string[] | undefined;
}

export function writtenName(text: string): WrittenName | undefined {
  const parts = /^([A-Za-z_:][\w:./\-*]*(?:(?:\{[\w.]+\}|<[\w.-]+>)[\w:./\-*]*)*)(?:\{([^}]*)\})?$/.exec(text.trim());
  const written = parts?.[1];
  if (written === undefined || parts === null) return undefined;
  const trailing = /^(.*[\w])\{([\w., ]*)\}$/.exec(written);
  // A brace group that ends a name lists labels, one that is followed by more is a placeholder.
  const name = (trailing?.[1] ?? written).replace(/\{[\w.]+\}|<[\w.-]+>/g, "*");
  const list = trailing?.[2] ?? parts[2];
  const labels = list
    ?.split(",")
    .map((label) => label.trim().replace(/=.*$/, ""))
    .filter((label) => label !== "");
  return { name, labels };
}

/** Whether a word outside a table is surely a metric's: it has levels. */
export function hasLevels(name: string): boolean {
  return /[a-zA-Z0-9*][._/-][a-zA-Z0-9*]/.test(name);
}
