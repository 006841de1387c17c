import type { Paragraph } from "mdast";
import { fieldNamed } from "./words.ts";

/** A table that Markdown does not see as one. */
export interface BrokenTable {
  readonly message: string;
  readonly suggestion: string;
  readonly recovered: boolean;
  /** The table as it was meant, where that is clear. */
  readonly repaired: string | undefined;
  /** The line on the page for a line of the repaired text. */
  readonly lineOf: (line: number) => number;
}

/**
 * Recognises a metrics table that renders as plain text, because its delimiter row is missing or has the first row
 * glued to it (`|---|---|| name | … |`, a known fault of generators).
 */
export function brokenTable(paragraph: Paragraph, source: string): BrokenTable | undefined {
  const { start, end } = paragraph.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return undefined;
  const [header, second, ...rest] = source.slice(start.offset, end.offset).split(/\r?\n/);
  if (header === undefined || second === undefined || !isMetricHeader(header) || !second.trim().startsWith("|"))
    return undefined;
  const glued = /^(\s*\|(?:\s*:?-+:?\s*\|)+)(?=.*\S)(.+)$/.exec(second);
  const [, delimiter, row] = glued ?? [];
  const first = start.line;
  if (delimiter !== undefined && row !== undefined) {
    return {
      message: "The first row of this metrics table stands on the delimiter row, so Markdown shows the table as text.",
      suggestion: `Start a new line behind \`${delimiter.trim()}\`.`,
      recovered: true,
      repaired: [header, delimiter, row, ...rest].join("\n"),
      // The glued row is line 3 of the repaired table and line 2 of the page.
      lineOf: (line) => first + (line >= 3 ? line - 2 : line - 1),
    };
  }
  return {
    message:
      "This looks like a metrics table, but its second line is no delimiter row with as many columns, so Markdown shows it as text.",
    suggestion: `Put \`${delimiterFor(header)}\` under the header.`,
    recovered: false,
    repaired: undefined,
    lineOf: (line) => line,
  };
}

function isMetricHeader(line: string): boolean {
  const cells = cellsOf(line);
  return (
    line.trim().startsWith("|") &&
    cells.length > 1 &&
    cells.some((cell) => fieldNamed(cell) === "name") &&
    cells.filter((cell) => fieldNamed(cell)).length > 1
  );
}

function delimiterFor(header: string): string {
  return `|${cellsOf(header)
    .map(() => "---|")
    .join("")}`;
}

function cellsOf(line: string): readonly string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|");
}
