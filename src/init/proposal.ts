import { fitsCase, type FieldCase } from "../vocabulary/field-case.ts";
import { words } from "../vocabulary/words.ts";
import type { LogTally } from "./observed-logs.ts";
import type { ObservedMetrics } from "./observed-metrics.ts";
import { ambientPackage, type ObservedSetup } from "./observed-setup.ts";

/** What was seen of a project. */
export interface Observed {
  readonly logs: LogTally;
  readonly metrics: ObservedMetrics;
  readonly setup: ObservedSetup;
  /** The pages that document its metrics. */
  readonly catalogs: readonly string[];
  /** They stand where they are looked for anyway. */
  readonly areConventional: boolean;
  /** Globs of the files that cannot be parsed. */
  readonly unparsed: readonly string[];
}

/** A key of the standard, its value, and what was seen that speaks for it. */
interface Entry {
  readonly key: string;
  readonly value: unknown;
  readonly seen: string;
}

interface Section {
  readonly key: string;
  readonly entries: readonly Entry[];
}

/** A share of names is the rule, the rest its exceptions. */
const clearly = 0.9;
/** Fewer show nothing. */
const enough = 5;

/** The text of a first standard: what the code does today, each key with what was seen. */
export function proposedStandard(observed: Observed): string {
  const lines = [
    "{",
    "  // From what the code does today, by `instrumentation init`. A key that is not here has its default.",
    `  // ${seenLoggers(observed.logs)}`,
    '  "extends": "recommended",',
  ];
  for (const { key, entries } of [correlation(observed), fields(observed.logs), metrics(observed)]) {
    if (entries.length === 0) continue;
    lines.push("", `  ${JSON.stringify(key)}: {`);
    for (const [index, entry] of entries.entries()) {
      // A name in the code may hold a line break, and a comment ends there.
      lines.push(`    // ${entry.seen.replace(/\s+/g, " ")}`);
      lines.push(`    ${JSON.stringify(entry.key)}: ${written(entry.value)}${index < entries.length - 1 ? "," : ""}`);
    }
    lines.push("  },");
  }
  if (observed.unparsed.length > 0)
    lines.push(
      "",
      "  // These cannot be parsed: templates of code, or broken.",
      `  "ignore": ${written(observed.unparsed)},`,
    );
  const last = (lines.at(-1) ?? "").replace(/,$/, "");
  return [...lines.slice(0, -1), last, "}", ""].join("\n");
}

function written(value: unknown): string {
  if (!Array.isArray(value)) return JSON.stringify(value);
  return `[${value.map((item) => JSON.stringify(item)).join(", ")}]`;
}

function seenLoggers({ loggers, records, interpolated, files }: LogTally): string {
  if (loggers.size === 0) return "No log calls were seen.";
  const where = files.looked < files.all ? ` in ${files.looked} of ${files.all} files` : "";
  const counts = byCount(loggers).map(([name, count]) => `${name} ${count}`);
  const said = `Log calls${where}: ${counts.join(", ")}. None of these loggers has to be declared.`;
  return interpolated === 0 ? said : `${said} ${interpolated} of ${records} messages are put together at run time.`;
}

function correlation({ logs, setup }: Observed): Section {
  const entries: Entry[] = [];
  const { onRecord, onLogger, records } = logs;
  const ambient = ambientPackage(setup);
  const [carried] = byCount(onLogger);
  const [most] = byCount(onRecord);
  const onMost = most !== undefined && most[1] >= enough && most[1] > records / 3;
  if (ambient !== undefined) {
    entries.push({ key: "carrier", value: "ambient", seen: `${ambient} puts an id on every record.` });
  } else if (carried && carried[1] >= (most?.[1] ?? 0)) {
    entries.push({
      key: "carrier",
      value: "child",
      seen: `Child loggers carry \`${carried[0]}\` on ${carried[1]} of ${records} records.`,
    });
  } else if (!onMost) {
    const seen = most
      ? `\`${most[0]}\` is on ${most[1]} of ${records} records: too few to ask it of all. "field", "child" or "ambient" would.`
      : 'No id was seen that joins the records of one request. "field", "child" or "ambient" asks for one.';
    entries.push({ key: "carrier", value: "none", seen });
  }
  const names = [...new Set([...byCount(onRecord), ...byCount(onLogger)].map(([name]) => name))];
  if (names.length > 0)
    entries.push({
      key: "fields",
      value: names,
      seen: onMost ? `\`${names[0] ?? ""}\` is on ${most[1]} of ${records} records.` : "The ids that were seen.",
    });
  return { key: "correlation", entries };
}

function fields({ fields: counts }: LogTally): Section {
  // A name of one word is spelt alike in every case.
  const names = [...counts.keys()].filter((name) => words(name).length > 1);
  if (names.length < enough) return { key: "fields", entries: [] };
  const cases = ["snake_case", "camelCase", "kebab-case", "dotted"] as const satisfies readonly FieldCase[];
  const shares = cases.map((one) => ({ one, fit: names.filter((name) => fitsCase(name, one)).length }));
  const best = shares.reduce((first, other) => (other.fit > first.fit ? other : first));
  const isClear = best.fit / names.length >= clearly;
  const seen = `${best.fit} of ${names.length} names of fields are in ${best.one}`;
  return {
    key: "fields",
    entries: [
      isClear
        ? { key: "case", value: best.one, seen: `${seen}.` }
        : { key: "case", value: null, seen: `${seen}: too few to ask it of all.` },
    ],
  };
}

function metrics(observed: Observed): Section {
  const { metrics: seen, catalogs, areConventional, setup } = observed;
  const entries: Entry[] = [];
  const apis = byCount(seen.apis).map(([api, count]) => `${api} ${count}`);
  const counted = `${seen.count} metrics (${apis.join(", ")})`;
  if (seen.count > 0 && seen.naming !== "by-api")
    entries.push({
      key: "naming",
      value: seen.naming,
      seen: `${seen.count - seen.unfit} of ${counted} are spelt so.`,
    });
  if (seen.count > 0 && seen.minSegments !== 2)
    entries.push({ key: "minSegments", value: seen.minSegments, seen: "There are names of one level." });
  if (seen.prefixes.length > 0)
    entries.push({ key: "prefixes", value: seen.prefixes, seen: `All ${counted} start so.` });
  const exporter = exporterOf(setup, seen);
  if (exporter && seen.count > 0) entries.push({ key: "exporter", value: exporter.value, seen: exporter.seen });
  if (catalogs.length > 0) {
    if (!areConventional)
      entries.push({ key: "catalogs", value: catalogs, seen: "Pages that document metrics of the code." });
  } else
    entries.push({
      key: "catalogs",
      value: [],
      seen:
        seen.count > 0
          ? `No page documents ${counted}. Name one here, and \`instrumentation sync\` writes the entries.`
          : "No metrics, and no page that documents any.",
    });
  return { key: "metrics", entries };
}

/** By the packages: an exporter decides what a series is called. */
function exporterOf(
  { packages }: ObservedSetup,
  { apis }: ObservedMetrics,
): { readonly value: string; readonly seen: string } | undefined {
  if (packages.has("@opentelemetry/exporter-prometheus"))
    return { value: "otel-js", seen: "@opentelemetry/exporter-prometheus makes the names of series." };
  const otlp = [...packages].find((name) => /^@opentelemetry\/exporter-metrics-otlp-/.test(name));
  if (otlp !== undefined)
    return { value: "collector", seen: `${otlp} sends them to a collector, which makes the names.` };
  return apis.has("prom-client") && apis.size === 1
    ? { value: "prom-client", seen: "prom-client exports names as they are written." }
    : undefined;
}

function byCount(counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
}
