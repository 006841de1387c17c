import { InputError } from "../standard/input-error.ts";
import { finding, isFindingId, type Finding } from "./finding.ts";

/** A finding of old, without its place: lines move. */
interface BaselineEntry {
  readonly id: string;
  readonly metric: string | null;
  readonly label: string | null;
  readonly value: string | null;
  readonly series: string | null;
  /** Only for what stands for its place. */
  readonly file: string | null;
  readonly count: number;
}

export interface Baseline {
  readonly version: 1;
  readonly findings: readonly BaselineEntry[];
}

/** The findings that a baseline does not have, and its entries that no longer apply, as findings of their own. */
export function beyond(baseline: Baseline, findings: readonly Finding[], file: string): readonly Finding[] {
  const known = new Map(baseline.findings.map((entry) => [keyOf(entry), entry.count]));
  const found = countsOf(findings);
  const news = findings.filter(
    (one) => (found.get(keyOf(entryOf(one)))?.count ?? 0) > (known.get(keyOf(entryOf(one))) ?? 0),
  );
  const unused = baseline.findings.flatMap((entry, index) => {
    const left = found.get(keyOf(entry))?.count ?? 0;
    return left < entry.count ? staleEntry(entry, left, file, index) : [];
  });
  return [...news, ...unused];
}

/** A baseline of what there is; with an old one, of what is left of that: it can only shrink. */
export function baselineOf(findings: readonly Finding[], old?: Baseline): Baseline {
  const found = [...countsOf(findings).values()];
  if (!old) return { version: 1, findings: found };
  const known = new Map(old.findings.map((entry) => [keyOf(entry), entry.count]));
  const left = found.flatMap((entry) => {
    const count = Math.min(entry.count, known.get(keyOf(entry)) ?? 0);
    return count > 0 ? { ...entry, count } : [];
  });
  return { version: 1, findings: left };
}

/** One entry to a line, in a stable order, so that changes of it can be read. */
export function baselineText({ findings }: Baseline): string {
  const sorted = [...findings].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  const lines = sorted.map((entry) => `    ${JSON.stringify(entry)}`);
  return `{\n  "version": 1,\n  "findings": [\n${lines.join(",\n")}${lines.length > 0 ? "\n" : ""}  ]\n}\n`;
}

/** @throws InputError where the text is no baseline */
export function parseBaseline(text: string, file: string): Baseline {
  const value = parsed(text, file);
  const findings = typeof value === "object" && value !== null && "findings" in value ? value.findings : undefined;
  if (!Array.isArray(findings) || !findings.every(isEntry))
    throw new InputError(`${file}: is no baseline. Write a new one with --update-baseline.`);
  return { version: 1, findings };
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InputError(`${file}: is no JSON. Mend it, or write a new baseline with --update-baseline.`);
  }
}

function isEntry(value: unknown): value is BaselineEntry {
  if (typeof value !== "object" || value === null) return false;
  const entry: Readonly<Record<string, unknown>> = { ...value };
  const texts = [entry["metric"], entry["label"], entry["value"], entry["series"], entry["file"]];
  return (
    typeof entry["id"] === "string" &&
    isFindingId(entry["id"]) &&
    Number.isInteger(entry["count"]) &&
    texts.every((one) => one === null || typeof one === "string")
  );
}

function countsOf(findings: readonly Finding[]): ReadonlyMap<string, BaselineEntry> {
  const counts = new Map<string, BaselineEntry>();
  for (const one of findings) {
    const entry = entryOf(one);
    const key = keyOf(entry);
    counts.set(key, { ...entry, count: (counts.get(key)?.count ?? 0) + one.occurrences });
  }
  return counts;
}

function entryOf({ id, metric, label, value, series, location }: Finding): BaselineEntry {
  const isOfPlace = metric === null && series === null;
  return { id, metric, label, value, series, file: isOfPlace ? location.file : null, count: 1 };
}

function keyOf({ id, metric, label, value, series, file }: BaselineEntry): string {
  return JSON.stringify([id, metric, label, value, series, file]);
}

/** Entries stand on lines of their own, behind three lines of the file. */
function staleEntry(entry: BaselineEntry, left: number, file: string, index: number): Finding {
  const line = index + 4;
  const subject = entry.metric ?? entry.series ?? entry.file ?? "";
  return finding({
    id: "unused-suppression",
    metric: entry.metric,
    label: entry.label,
    value: entry.id,
    series: entry.series,
    message: `The baseline allows ${entry.count} of \`${entry.id}\` for \`${subject}\`, but there ${left === 1 ? "is" : "are"} only ${left}.`,
    suggestion: "Run with --update-baseline, so that it does not come back.",
    location: { file, line, column: 1, endLine: line, endColumn: 1 },
  });
}
