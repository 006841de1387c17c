/** A change of some lines of a page; lines from 1. */
export type LineEdit =
  | { readonly kind: "replace"; readonly line: number; readonly text: string }
  | { readonly kind: "insert"; readonly after: number; readonly lines: readonly string[] };

/** Applies changes of lines and leaves everything else byte for byte: line ends as well, and a missing last one. */
export function withEdits(text: string, edits: readonly LineEdit[]): string {
  const pieces = text.split(/(?<=\n)/);
  const end = /\r\n/.test(text) ? "\r\n" : "\n";
  const replaced = new Map<number, string>();
  const inserted = new Map<number, string[]>();
  for (const edit of edits) {
    if (edit.kind === "replace") replaced.set(edit.line, edit.text);
    else inserted.set(edit.after, [...(inserted.get(edit.after) ?? []), ...edit.lines]);
  }
  let result = "";
  for (const [index, piece] of pieces.entries()) {
    const line = index + 1;
    const content = piece.replace(/\r?\n$/, "");
    result += (replaced.get(line) ?? content) + piece.slice(content.length);
    const added = inserted.get(line);
    if (!added) continue;
    // A page that does not end its last line goes on not doing so.
    if (piece === content) result += end + added.join(end);
    else result += added.map((one) => one + end).join("");
  }
  return result;
}

/** The cells of a row of a table, each with the white space around it, without the bars. */
export function cellsOf(row: string): readonly string[] {
  const inner = row
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return inner.split(/(?<!\\)\|/);
}

/** A row with another text in one of its cells, as wide as it was where that is enough. */
export function withCell(row: string, index: number, text: string): string {
  const indent = /^\s*/.exec(row)?.[0] ?? "";
  const cells = cellsOf(row).map((cell, at) => (at === index ? padded(text, cell.length) : cell));
  const isOpen = !/(?<!\\)\|\s*$/.test(row);
  return `${indent}${row.trim().startsWith("|") ? "|" : ""}${cells.join("|")}${isOpen ? "" : "|"}`;
}

/** A text in a cell of a width: with a space on either side. */
export function padded(text: string, width: number): string {
  return ` ${text.replace(/(?<!\\)\|/g, "\\|")} `.padEnd(width);
}
