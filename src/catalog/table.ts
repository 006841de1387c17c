import type { Table, TableCell, TableRow } from "mdast";
import type { InstrumentType } from "../recognition/library.ts";
import type { EntryStatus } from "./model.ts";
import type { EntryDraft, PageReader } from "./page.ts";
import { plainText } from "./plain-text.ts";
import { fieldNamed, hasLevels, writtenName, type Field } from "./words.ts";

type Columns = ReadonlyMap<Field, number>;

/**
 * Reads a table: one row per metric where a column holds names; two columns of properties where it stands under a
 * metric's heading. Tables about anything else are passed over.
 * @param lineOf gives the line on the page for a line of a table that was parsed on its own
 */
export function readTable(
  table: Table,
  entry: EntryDraft | undefined,
  inherited: { readonly status: EntryStatus | undefined; readonly type: InstrumentType | undefined },
  page: PageReader,
  lineOf: (line: number) => number = (line) => line,
): void {
  const [header, ...rows] = table.children;
  if (!header) return;
  const columns = columnsOf(header);
  const lineOfRow = (row: TableRow) => lineOf(row.position?.start.line ?? 1);
  if (entry) {
    if (readProperties(table, entry, lineOfRow)) return;
    if (!columns.has("name")) {
      for (const row of rows) setCells(entry, row, columns, lineOfRow(row));
      return;
    }
  }
  const nameColumn = columns.get("name");
  if (nameColumn === undefined) return;
  const names = rows.map((row) => nameIn(row.children[nameColumn]));
  if (!isMetricTable(names, columns)) return;
  for (const [index, row] of rows.entries()) {
    const name = names[index];
    const line = lineOfRow(row);
    if (name === undefined) {
      const written = plainText(row.children[nameColumn] ?? header).trim();
      page.addProblem(
        {
          message:
            written === ""
              ? "This row of a metrics table has no metric name."
              : `"${written}" is not a metric name, so this row of a metrics table cannot be read.`,
          suggestion: "Write the metric's name, and nothing else, in the first column.",
          recovered: false,
        },
        row,
        line,
      );
      continue;
    }
    setCells(page.open(name, row, inherited, line), row, columns, line);
  }
}

function columnsOf(header: TableRow): Columns {
  const columns = new Map<Field, number>();
  for (const [index, cell] of header.children.entries()) {
    const field = fieldNamed(plainText(cell));
    if (field && !columns.has(field)) columns.set(field, index);
  }
  return columns;
}

function setCells(entry: EntryDraft, row: TableRow, columns: Columns, line: number): void {
  for (const [field, column] of columns) {
    const cell = row.children[column];
    if (cell && field !== "name") entry.set(field, cellSource(cell), { number: line });
  }
}

/** `| Property | Value |`, `| Type | Counter |`. */
function readProperties(table: Table, entry: EntryDraft, lineOf: (row: TableRow) => number): boolean {
  const rows = table.children.filter((row) => row.children.length === 2);
  const fields = rows.map((row) => row.children[0] && fieldNamed(plainText(row.children[0])));
  if (fields.filter((field) => field !== undefined && field !== "name").length < 2) return false;
  for (const [index, row] of rows.entries()) {
    const field = fields[index];
    const cell = row.children[1];
    if (field && cell) entry.set(field, cellSource(cell), { number: lineOf(row) });
  }
  return true;
}

/** One name in code or as the whole cell; links and emphasis around it do not matter. */
function nameIn(cell: TableCell | undefined): string | undefined {
  if (!cell) return undefined;
  const text = plainText(cell).trim();
  const written = writtenName(text);
  if (written) return /\d/.test(text) && /^\d/.test(text) ? undefined : text;
  const first = /^\s*(\S+)\s*\(/.exec(text)?.[1];
  return first !== undefined && writtenName(first) && hasLevels(first) ? first : undefined;
}

/** Names with levels make a metric table; single words only where the other columns leave no doubt. */
function isMetricTable(names: readonly (string | undefined)[], columns: Columns): boolean {
  const found = names.filter((name) => name !== undefined);
  if (found.length === 0) return false;
  if (found.some((name) => hasLevels(name))) return found.length * 2 >= names.length;
  return columns.has("type") && (columns.has("labels") || columns.has("unit"));
}

/** The Markdown of a cell, so that code spans can be told from words. */
function cellSource(cell: TableCell): string {
  return cell.children
    .map((child) => (child.type === "inlineCode" ? `\`${child.value}\`` : plainText(child)))
    .join("")
    .trim();
}
