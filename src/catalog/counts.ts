import type { Heading, Root, Table } from "mdast";
import type { CatalogEntry, CountClaim, Location } from "./model.ts";
import { plainText } from "./plain-text.ts";

/** A part of the page under a heading. */
interface Part {
  readonly title: string;
  readonly from: number;
  readonly to: number;
}

/** Finds what a page says of how many metrics it has: in prose, in headings, in a summary table. */
export function countClaims(
  root: Root,
  entries: readonly CatalogEntry[],
  locate: (text: string, line: number) => Location,
): readonly CountClaim[] {
  const parts = partsOf(root);
  const claims: CountClaim[] = [];
  const within = ({ from, to }: Part) => entries.filter(({ location: { line } }) => line >= from && line < to);
  const claim = (written: string, subject: string | null, counted: readonly CatalogEntry[], line: number) => {
    const stated = Number.parseInt(written, 10);
    const isAtLeast = written.endsWith("+");
    // Who counts may leave out what is not there yet.
    const isOfActive = counted.filter(({ status }) => status === "active").length === stated;
    if (counted.length > 0 && !isOfActive)
      claims.push({ stated, isAtLeast, counted: counted.length, subject, location: locate(written, line) });
  };
  for (const block of root.children) {
    const line = block.position?.start.line ?? 1;
    if (block.type === "heading") {
      const part = parts.find((one) => one.from === line);
      const written = /\((\d+\+?)(?:\s+metrics?)?\)\s*$/i.exec(plainText(block))?.[1];
      if (written !== undefined && part) claim(written, `"${part.title}"`, within(part), line);
    } else if (block.type === "paragraph") {
      for (const match of plainText(block).matchAll(totals)) {
        const written = match[1] ?? match[2];
        const end = block.position?.end.line ?? line;
        const at = written === undefined ? line : lineWith(written, line, end, locate);
        if (written !== undefined) claim(written, null, entries, at);
      }
    } else if (block.type === "table") {
      for (const row of summaryRows(block)) {
        const part = parts.find(({ title }) => isAbout(title, row.subject));
        if (/^(?:total|all|sum)$/i.test(row.subject)) claim(row.written, null, entries, row.line);
        else if (part) claim(row.written, `"${part.title}"`, within(part), row.line);
      }
    }
  }
  return claims;
}

/** "exports 47+ OpenTelemetry metrics", "Total metrics: 12" */
const totals =
  /\b(?:exports?|exposes?|emits?|documents?|lists?|describes?|defines?|provides?|all|has|of)\s+(?:a total of\s+)?(\d+\+?)\s+(?:[A-Za-z]+\s+){0,2}metrics\b|\btotal(?:\s+(?:number of\s+)?metrics)?\s*:\s*(\d+\+?)/gi;

function lineWith(written: string, from: number, to: number, locate: (text: string, line: number) => Location): number {
  for (let line = from; line <= to; line++) {
    const { column, endColumn } = locate(written, line);
    if (endColumn - column === written.length) return line;
  }
  return from;
}

function partsOf(root: Root): readonly Part[] {
  const headings = root.children.filter((block): block is Heading => block.type === "heading");
  return headings.map((heading, index) => {
    const next = headings.slice(index + 1).find(({ depth }) => depth <= heading.depth);
    const title = plainText(heading).replace(/\s*\(\d+\+?(?:\s+metrics?)?\)\s*$/i, "");
    return {
      title,
      from: heading.position?.start.line ?? 1,
      to: next?.position?.start.line ?? Number.POSITIVE_INFINITY,
    };
  });
}

interface SummaryRow {
  readonly subject: string;
  readonly written: string;
  readonly line: number;
}

/** Rows of a table with a column of counts: `| Domain | Metrics |`, `| Worker | 10 |`. */
function summaryRows(table: Table): readonly SummaryRow[] {
  const [header, ...rows] = table.children;
  const column =
    header?.children.findIndex((cell) =>
      /^(?:metrics|count|number|#|number of metrics)$/i.test(plainText(cell).trim()),
    ) ?? -1;
  if (column < 1) return [];
  return rows.flatMap((row) => {
    const [first] = row.children;
    const cell = row.children[column];
    const written = cell ? /^\**(\d+\+?)\**$/.exec(plainText(cell).trim())?.[1] : undefined;
    if (!first || written === undefined) return [];
    return { subject: plainText(first).replace(/[*_`]/g, "").trim(), written, line: row.position?.start.line ?? 1 };
  });
}

/** "Worker" is about "Worker Metrics". */
function isAbout(title: string, subject: string): boolean {
  const simple = (text: string) =>
    text
      .toLowerCase()
      .replace(/\bmetrics?\b/g, "")
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  return subject !== "" && simple(title) === simple(subject);
}
