import type { CatalogEntry, SourcePointer } from "../catalog/model.ts";
import { finding, type Finding } from "./finding.ts";
import type { Evidence } from "./match.ts";
import { literal } from "../vocabulary/literal.ts";

/** "Instrumented in" pointers that lead nowhere. */
export function sourceFindings({ catalogs, readSource }: Evidence): readonly Finding[] {
  if (!readSource) return [];
  return catalogs.flatMap(({ file, entries }) =>
    entries
      .filter(({ status }) => status === "active")
      .flatMap((entry) => entry.sources.flatMap((source) => stale(entry, source, readSource(source.path, file)))),
  );
}

function stale(
  entry: CatalogEntry,
  { path, symbol, location }: SourcePointer,
  text: string | undefined,
): readonly Finding[] {
  if (text !== undefined && (symbol === null || mentions(text, symbol))) return [];
  const what = text === undefined ? `\`${path}\` is not there` : `\`${path}\` has no \`${symbol ?? ""}\``;
  return [
    finding({
      id: "catalog-stale-source",
      metric: entry.name,
      value: symbol === null ? path : `${path}:${symbol}`,
      message: `\`${entry.name}\` is said to be recorded in \`${path}\`, but ${what}.`,
      suggestion: "Point at where it is recorded now, or remove the pointer.",
      location,
    }),
  ];
}

function mentions(text: string, symbol: string): boolean {
  return new RegExp(`(?<![\\w$])${literal(symbol)}(?![\\w$])`).test(text);
}
