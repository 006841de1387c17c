import type { InstrumentType } from "../recognition/library.ts";
import { cellsOf, padded } from "./edits.ts";
import type { CatalogEntry } from "./model.ts";
import { propertyLine } from "./property-line.ts";
import { fieldNamed, saysNone, typeOf, unitInType, type Field } from "./words.ts";

/** A metric that a page is to describe. */
export interface NewEntry {
  /** As the page writes it: without the prefix that it leaves out. */
  readonly name: string;
  readonly type: InstrumentType;
  readonly unit: string | null;
  readonly description: string | null;
  readonly labels: readonly { readonly name: string; readonly values: readonly string[] }[];
  /** Where it is recorded or declared. */
  readonly source: string | null;
}

/** An entry in the words of a neighbour. @param lines of the page */
export function entryLines(entry: NewEntry, neighbour: CatalogEntry, lines: readonly string[]): readonly string[] {
  const own = lines.slice(neighbour.place.line - 1, neighbour.place.endLine);
  switch (neighbour.place.shape) {
    case "row":
      return [rowText(entry, neighbour, own[0] ?? "", lines[neighbour.place.line - 2] ?? "")];
    case "bullet":
      return [bulletText(entry, own[0] ?? "")];
    case "heading":
      return headingLines(entry, own);
  }
}

/** @param above the row above, which shows whether the columns of the table stand under each other */
function rowText(entry: NewEntry, { place }: CatalogEntry, row: string, above: string): string {
  const cells = cellsOf(row);
  const isAligned = cellsOf(above).every((cell, column) => cell.length === cells[column]?.length);
  const fields = new Map(Object.entries(place.columns ?? {}).map(([field, column]) => [column, field]));
  const indent = /^\s*/.exec(row)?.[0] ?? "";
  const made = cells.map((cell, column) => {
    const text = cellText(fields.get(column), entry, cell.trim(), cells[place.columns?.["type"] ?? -1] ?? "");
    return padded(text, isAligned ? cell.length : 0);
  });
  return `${indent}|${made.join("|")}|`;
}

function cellText(field: string | undefined, entry: NewEntry, like: string, typeCell: string): string {
  switch (field) {
    case "name":
      return quotedLike(entry.name, like);
    case "type": {
      const unit = unitInType(typeCell) !== undefined && entry.unit !== null ? ` (${entry.unit})` : "";
      return spelledLike(entry.type, like) + unit;
    }
    case "unit":
      return entry.unit === null ? noneLike(like) : quotedLike(entry.unit, like);
    case "labels":
      return entry.labels.length === 0 ? noneLike(like) : labelList(entry.labels, like);
    case "description":
      return entry.description ?? "";
    case "status":
      return spelledLike("active", like);
    case "source":
      return entry.source === null ? "" : quotedLike(entry.source, like);
    default:
      return "";
  }
}

/** `` - `name{a, b}` - Counter. What it counts `` */
function bulletText(entry: NewEntry, like: string): string {
  const [, marker = "- ", quote = "", separator = " - "] =
    /^(\s*[-*+]\s+)(`?)[^`\s]+`?(\s*(?::|[-–—]+)\s*)?/.exec(like) ?? [];
  const labels = entry.labels.length > 0 ? `{${entry.labels.map(({ name }) => name).join(", ")}}` : "";
  const type = spelledLike(entry.type, typeOf(like) ? "Counter" : "counter");
  const description = entry.description === null ? "" : `. ${entry.description}`;
  return `${marker}${quote}${entry.name}${labels}${quote}${separator}${type}${description}`;
}

/** The heading of the neighbour, and its properties in the neighbour's order and form. */
function headingLines(entry: NewEntry, own: readonly string[]): readonly string[] {
  const [heading = "", ...rest] = own;
  const marks = /^#+/.exec(heading)?.[0] ?? "###";
  const title = typeOf(heading)
    ? `${spelledLike(entry.type, "Counter")} — \`${entry.name}\``
    : quotedLike(entry.name, heading);
  const made = [`${marks} ${title}`];
  const seen = new Set<Field>();
  let hasBlank = false;
  for (const line of rest) {
    if (/^\s*(?:```|~~~)/.test(line)) break;
    const property = propertyLine(line);
    const field = property && fieldNamed(property.name);
    if (!property || !field || seen.has(field) || field === "exported") continue;
    const start = line.slice(0, line.length - property.value.length).trimEnd();
    const text = propertyText(field, entry, property.value);
    if (text === undefined) continue;
    if (!hasBlank) made.push("");
    hasBlank = true;
    seen.add(field);
    made.push(`${start}${text === "" ? "" : ` ${text}`}`);
    if (field === "labels" && property.value === "" && entry.labels.length > 0)
      made.push(
        "",
        ...entry.labels.map(
          ({ name, values }) =>
            `- \`${name}\`${values.length > 0 ? `: ${values.map((value) => `"${value}"`).join(", ")}` : ""}`,
        ),
        "",
      );
  }
  if (!seen.has("type") && !typeOf(heading))
    made.push(...(hasBlank ? [] : [""]), `**Type**: ${spelledLike(entry.type, "Counter")}`);
  while (made.at(-1) === "") made.pop();
  return made;
}

function propertyText(field: Field, entry: NewEntry, like: string): string | undefined {
  switch (field) {
    case "type":
      return spelledLike(entry.type, like);
    case "unit":
      return entry.unit ?? undefined;
    case "description":
      return entry.description ?? undefined;
    case "labels":
      if (entry.labels.length === 0) return "none";
      return like === "" ? "" : labelList(entry.labels, like);
    case "source":
      return entry.source === null ? undefined : quotedLike(entry.source, like);
    default:
      return undefined;
  }
}

/** Labels one behind the other, as a list of them is written. */
export function labelList(labels: NewEntry["labels"], like: string): string {
  const separator = like.includes(" · ") ? " · " : ", ";
  const isPlain = like !== "" && !like.includes("`") && !saysNone(like);
  return labels.map(({ name }) => (isPlain ? name : `\`${name}\``)).join(separator);
}

function quotedLike(text: string, like: string): string {
  return like.includes("`") ? `\`${text}\`` : text;
}

/** `Counter` or `counter`, as the neighbour has it. */
function spelledLike(word: string, like: string): string {
  const named = word === "updowncounter" ? "UpDownCounter" : word;
  const first = /[A-Za-z]/.exec(like)?.[0] ?? "A";
  if (/^\W*[A-Z]{3,}\b/.test(like)) return named.toUpperCase();
  return first === first.toUpperCase() ? named.charAt(0).toUpperCase() + named.slice(1) : named.toLowerCase();
}

function noneLike(like: string): string {
  return saysNone(like) && like !== "" ? like : "—";
}
