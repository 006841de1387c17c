import type { Table, TableCell, TableRow } from "mdast";
import type { InstrumentType } from "../recognition/library.ts";
import { labelRows } from "./label-table.ts";
import type { EntryStatus } from "./model.ts";
import type { EntryDraft, PageReader } from "./page.ts";
import { plainText } from "./plain-text.ts";
import { fieldNamed, hasLevels, statusOf, typeOf, writtenName, type Field } from "./words.ts";

type Columns = ReadonlyMap<Field | "monotonic", number>;

/**
 * Reads a table: one row per metric where a column holds names; under a metric's heading its properties, or one row per
 * label. Tables about anything else are passed over.
 * @param isOfLabels whether something above says that labels follow
 * @param lineOf gives the line on the page for a line of a table that was parsed on its own
 */
export function readTable(
  table: Table,
  entry: EntryDraft | undefined,
  inherited: { readonly status: EntryStatus | undefined; readonly type: InstrumentType | undefined },
  page: PageReader,
  isOfLabels = false,
  lineOf: (line: number) => number = (line) => line,
): void {
  const [header, ...rows] = table.children;
  if (!header) return;
  const columns = columnsOf(header);
  const lineOfRow = (row: TableRow) => lineOf(row.position?.start.line ?? 1);
  if (entry && readUnderEntry(table, entry, columns, isOfLabels, lineOfRow)) return;
  const nameColumn = columns.get("name");
  if (nameColumn === undefined) return;
  const names = rows.map((row) => namesIn(row.children[nameColumn]));
  const isGeneric = isGenericName(plainText(header.children[nameColumn] ?? header));
  if (!isMetricTable(names, columns, isGeneric ? rows : [])) return;
  let above: readonly string[] = [];
  for (const [index, row] of rows.entries()) {
    const sources = row.children.map((cell, column) => {
      const source = cellSource(cell);
      return isAsAbove(source) ? (above[column] ?? "") : source;
    });
    const before = above;
    above = sources;
    const found = names[index] ?? [];
    const line = lineOfRow(row);
    if (found.length === 0) {
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
    const written = plainText(row.children[nameColumn] ?? header);
    const remark = /^\s*~~/.test(written) ? "removed" : statusOf(/\(([^)]*)\)\s*$/.exec(written)?.[1] ?? "");
    const isRecorded = row.children.some((cell) => /^\W*recording rule\W*$/i.test(plainText(cell)));
    const status = isRecorded ? ("external" as const) : remark;
    const own = status === undefined ? {} : { status };
    const where = {
      shape: "row",
      container: lineOf(table.position?.start.line ?? 1),
      columns: Object.fromEntries(columns),
    } as const;
    for (const name of found)
      setCells(page.open(name, row, { ...inherited, ...own }, line, where), row, columns, line, before);
  }
}

/** What a table under a metric's heading says of that metric; whether it is about it at all. */
function readUnderEntry(
  table: Table,
  entry: EntryDraft,
  columns: Columns,
  isOfLabels: boolean,
  lineOf: (row: TableRow) => number,
): boolean {
  const [header, ...rows] = table.children;
  if (readProperties(table, entry, lineOf)) return true;
  const labels = labelRows(table, isOfLabels);
  for (const { label, row } of labels ?? []) entry.addLabels([label], lineOf(row));
  if (labels) return true;
  // The values of a label, each with what it means.
  if (/^\W*values?\W*$/i.test(plainText(header?.children[0] ?? table))) return true;
  const name = columns.get("name");
  const isItsOwn = rows.length === 1 && name !== undefined && entry.isNamed(namesIn(rows[0]?.children[name]));
  if (name !== undefined && !isItsOwn) return false;
  for (const row of rows) setCells(entry, row, columns, lineOf(row));
  return true;
}

function columnsOf(header: TableRow): Columns {
  const columns = new Map<Field | "monotonic", number>();
  for (const [index, cell] of header.children.entries()) {
    const heading = plainText(cell);
    if (/^\W*monotonic\W*$/i.test(heading)) columns.set("monotonic", index);
    const field = fieldNamed(heading);
    // "Type" beside "Kind": the latter says what sort of row it is.
    if (field && (!columns.has(field) || (field === "type" && /^\W*type\W*$/i.test(heading))))
      columns.set(field, index);
  }
  return columns;
}

/** @param above the row above, for cells that say "as above" */
function setCells(entry: EntryDraft, row: TableRow, columns: Columns, line: number, above?: readonly string[]): void {
  for (const [field, column] of columns) {
    const cell = row.children[column];
    if (!cell || field === "name" || field === "monotonic") continue;
    const source = field === "type" ? typeSource(cell, row, columns) : cellSource(cell);
    entry.set(field, isAsAbove(source) ? (above?.[column] ?? "") : source, { number: line, cell: column });
  }
}

/** OpenTelemetry's Collector calls two types a sum, and says in another column which it is. */
function typeSource(cell: TableCell, row: TableRow, columns: Columns): string {
  const source = cellSource(cell);
  const monotonic = row.children[columns.get("monotonic") ?? -1];
  if (!monotonic || !/^sum$/i.test(source)) return source;
  return /^true$/i.test(plainText(monotonic).trim()) ? "monotonic sum" : "non-monotonic sum";
}

function isAsAbove(source: string): boolean {
  return /^(?:↑|〃|″|"|ditto|as above|same as above)$/i.test(source);
}

/** `| Property | Value |`, `| Type | Counter |`. */
function readProperties(table: Table, entry: EntryDraft, lineOf: (row: TableRow) => number): boolean {
  const rows = table.children.filter((row) => row.children.length === 2);
  const fields = rows.map((row) => row.children[0] && fieldNamed(plainText(row.children[0])));
  if (fields.filter((field) => field !== undefined && field !== "name").length < 2) return false;
  for (const [index, row] of rows.entries()) {
    const field = fields[index];
    const cell = row.children[1];
    if (field && cell) entry.set(field, cellSource(cell), { number: lineOf(row), cell: 1 });
  }
  return true;
}

/** The names of a cell: one as a whole, or several in code spans; links, emphasis and a remark behind do not matter. */
function namesIn(cell: TableCell | undefined): readonly string[] {
  if (!cell) return [];
  const whole = plainText(cell)
    .trim()
    .replace(/^~~|~~$/g, "");
  const braces = /^([\w.:]*)\{([\w.]+(?:,\s*[\w.]+)+)\}([\w.:]+)$/.exec(whole);
  // `app_{get,put}_total` names two.
  if (braces) return (braces[2] ?? "").split(/,\s*/).map((part) => `${braces[1] ?? ""}${part}${braces[3] ?? ""}`);
  const text = /^([^\s(]+)\s*\*{0,2}\([^)]*\)\*{0,2}$/.exec(whole)?.[1] ?? whole;
  if (writtenName(text)) return /^\d/.test(text) ? [] : [text];
  const parts = text.split(/\s*(?:,|\/|\band\b|\n)\s*/);
  if (parts.length > 1 && parts.every((part) => hasLevels(writtenName(part)?.name ?? ""))) return parts;
  const first = /^\s*(\S+)\s*\(/.exec(text)?.[1];
  return first !== undefined && hasLevels(writtenName(first)?.name ?? "") ? [first] : [];
}

/**
 * Names with levels make a metric table; single words only where the other columns leave no doubt. Under a heading that
 * any table has ("Name"), a type column must hold instrument types: settings have names and types as well.
 * @param typed the rows whose types must tell; none where the heading says that these are metrics
 */
function isMetricTable(names: readonly (readonly string[])[], columns: Columns, typed: readonly TableRow[]): boolean {
  const found = names.flat();
  const type = columns.get("type");
  if (found.length === 0) return false;
  if (typed.length > 0) {
    const isInstrument = (row: TableRow) => typeOf(plainText(row.children[type ?? -1] ?? row)) !== undefined;
    if (type === undefined ? !columns.has("unit") && !columns.has("labels") : !typed.some(isInstrument)) return false;
  }
  if (found.some((name) => hasLevels(name))) return names.filter((one) => one.length > 0).length * 2 >= names.length;
  return type !== undefined && (columns.has("labels") || columns.has("unit"));
}

function isGenericName(heading: string): boolean {
  return /^\W*name\W*$/i.test(heading);
}

/** The Markdown of a cell, so that code spans can be told from words. */
function cellSource(cell: TableCell): string {
  return cell.children
    .map((child) => (child.type === "inlineCode" ? `\`${child.value}\`` : plainText(child)))
    .join("")
    .trim();
}
