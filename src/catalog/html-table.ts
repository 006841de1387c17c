import type { Html, PhrasingContent, RootContent, Table, TableCell, TableRow } from "mdast";
import { defaultTreeAdapter, parseFragment, type DefaultTreeAdapterTypes } from "parse5";

type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
type HtmlElement = DefaultTreeAdapterTypes.Element;

/** More cells than this that one spans are a mistake. */
const mostSpanned = 1000;

/** The tables of a page in HTML. An empty line ends the block for Markdown, but not the table. */
export class HtmlTables {
  readonly #source: string;
  readonly #ends: readonly number[];
  #next = 0;
  /** Where the last table ends. */
  #end = 0;

  constructor(source: string) {
    this.#source = source;
    this.#ends = [...source.matchAll(/<\/table\s*>/gi)].map(({ 0: tag, index }) => index + tag.length);
  }

  /** Whether a block is a part of a table that has been read. */
  holds(block: RootContent): boolean {
    return (block.position?.start.offset ?? this.#end) < this.#end;
  }

  /** Tables that start in a block. */
  in(block: Html): readonly Table[] {
    const { start, end } = block.position ?? {};
    if (start?.offset === undefined || end?.offset === undefined) return [];
    if (!/<table\b/i.test(block.value.replace(/<!--[^]*?(?:-->|$)/g, ""))) return [];
    while ((this.#ends[this.#next] ?? Infinity) <= start.offset) this.#next++;
    this.#end = Math.max(end.offset, this.#ends[this.#next] ?? 0);
    return htmlTables(this.#source.slice(start.offset, this.#end), start.line);
  }
}

/**
 * The tables of a piece of HTML, as Markdown's are: cells that span several columns or rows stand in each of them.
 * @param firstLine the line of the page that the piece starts on
 */
function htmlTables(html: string, firstLine: number): readonly Table[] {
  const fragment = parseFragment(html, { sourceCodeLocationInfo: true });
  return elementsOf(fragment.childNodes, new Set(["table"])).map((table) => ({
    type: "table",
    children: rowsOf(table, firstLine),
    position: positionOf(table, firstLine),
  }));
}

function rowsOf(table: HtmlElement, firstLine: number): TableRow[] {
  const rows: TableRow[] = [];
  /** Cells of the rows above that reach down, by their columns. */
  const reaching = new Map<number, { readonly cell: TableCell; rows: number }>();
  for (const row of elementsOf(table.childNodes, new Set(["tr"]), new Set(["table"]))) {
    const cells: TableCell[] = [];
    const fromAbove = () => {
      for (let above = reaching.get(cells.length); above && above.rows > 0; above = reaching.get(cells.length)) {
        above.rows--;
        cells.push(above.cell);
      }
    };
    for (const element of row.childNodes) {
      if (!isElement(element) || !/^t[dh]$/.test(element.tagName)) continue;
      fromAbove();
      const cell: TableCell = { type: "tableCell", children: phrasing(element.childNodes) };
      const rows = spanOf(element, "rowspan") - 1;
      for (let column = spanOf(element, "colspan"); column > 0; column--) {
        reaching.set(cells.length, { cell, rows });
        cells.push(cell);
      }
    }
    fromAbove();
    if (cells.length > 0) rows.push({ type: "tableRow", children: cells, position: positionOf(row, firstLine) });
  }
  return rows;
}

function spanOf(element: HtmlElement, name: string): number {
  const written = Number(element.attrs.find((attribute) => attribute.name === name)?.value ?? 1);
  return Number.isInteger(written) && written > 0 ? Math.min(written, mostSpanned) : 1;
}

/** The outermost elements of some kinds; what stands in others is passed over. */
function elementsOf(
  nodes: readonly HtmlNode[],
  wanted: ReadonlySet<string>,
  closed: ReadonlySet<string> = new Set(),
): readonly HtmlElement[] {
  return nodes.filter(isElement).flatMap((element) => {
    if (wanted.has(element.tagName)) return [element];
    return closed.has(element.tagName) ? [] : elementsOf(element.childNodes, wanted, closed);
  });
}

/** Code spans and text; everything else is only looks. */
function phrasing(nodes: readonly HtmlNode[]): PhrasingContent[] {
  return nodes.flatMap<PhrasingContent>((node) => {
    // Line breaks of the source say nothing in HTML.
    if (defaultTreeAdapter.isTextNode(node)) return [{ type: "text", value: node.value.replace(/\s+/g, " ") }];
    if (!isElement(node)) return [];
    if (node.tagName === "br" || node.tagName === "li")
      return [{ type: "text", value: "\n" }, ...phrasing(node.childNodes)];
    return node.tagName === "code" || node.tagName === "tt"
      ? [{ type: "inlineCode", value: textOf(node.childNodes) }]
      : phrasing(node.childNodes);
  });
}

function textOf(nodes: readonly HtmlNode[]): string {
  return nodes
    .map((node) => {
      if (defaultTreeAdapter.isTextNode(node)) return node.value;
      return isElement(node) ? textOf(node.childNodes) : "";
    })
    .join("");
}

function isElement(node: HtmlNode): node is HtmlElement {
  return defaultTreeAdapter.isElementNode(node);
}

function positionOf({ sourceCodeLocation: at }: HtmlElement, firstLine: number): NonNullable<Table["position"]> {
  const line = (at?.startLine ?? 1) + firstLine - 1;
  return {
    start: { line, column: 1 },
    end: { line: (at?.endLine ?? at?.startLine ?? 1) + firstLine - 1, column: 1 },
  };
}
