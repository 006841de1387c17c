import type { Table, TableCell, TableRow } from "mdast";
import { valuesIn, type WrittenLabel } from "./label-list.ts";
import { plainText } from "./plain-text.ts";
import { fieldNamed } from "./words.ts";

/** Columns that a table has for each of its labels, and never for a metric. */
const aboutLabels =
  /^\W*(?:(?:allowed |possible )?values?|examples?|example values|value type|requirement(?: level)?|required|optional|semantic convention|cardinality|description|meaning|notes)\W*$/i;

/** A label of a table and the line that it stands on. */
export interface LabelRow {
  readonly label: WrittenLabel;
  readonly row: TableRow;
}

/**
 * The labels of a table that has a row for each: `| Attribute | Description | Values |`, as generators of OpenTelemetry's
 * documentation write it.
 * @param isAnnounced whether a heading or a line above says that labels follow
 */
export function labelRows(table: Table, isAnnounced: boolean): readonly LabelRow[] | undefined {
  const [header, ...rows] = table.children;
  if (!header) return undefined;
  const headings = header.children.map((cell) => plainText(cell).trim());
  const [first = "", ...others] = headings;
  const isKeyed = fieldNamed(first) === "labels" || (isAnnounced && /^\W*(?:key|name)\W*$/i.test(first));
  if (!isKeyed || !others.some((heading) => aboutLabels.test(heading))) return undefined;
  const valueColumn = headings.findIndex((heading) => /^\W*(?:allowed |possible )?values\W*$/i.test(heading));
  const found = rows.flatMap((row) => {
    const name = labelName(row.children[0]);
    return name === undefined ? [] : [{ label: { name, values: closedValues(row.children[valueColumn]) }, row }];
  });
  // A cell with several labels is a property of the metric.
  return found.length === rows.length ? found : undefined;
}

function labelName(cell: TableCell | undefined): string | undefined {
  const written = cell && plainText(cell).trim().replace(/^`|`$/g, "");
  return written !== undefined && /^[A-Za-z_][\w.-]*$/.test(written) ? written : undefined;
}

/** ``Str: `red`, `green` `` lists them; `Any Str` does not. */
function closedValues(cell: TableCell | undefined): readonly string[] {
  const said = cell?.children.map((child) => (child.type === "inlineCode" ? `\`${child.value}\`` : plainText(child)));
  return valuesIn((said ?? []).join("").replace(/^\s*(?:Str|Int|Bool|Double):\s*/i, ""));
}
