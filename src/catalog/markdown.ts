import type { Heading, List, ListItem, Paragraph, Root, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import type { InstrumentType } from "../recognition/library.ts";
import { type EntryDraft, PageReader } from "./page.ts";
import { readSuppressions } from "../documents/suppressions.ts";
import { countClaims } from "./counts.ts";
import { HtmlTables } from "./html-table.ts";
import { brokenTable } from "./broken-table.ts";
import { plainText } from "./plain-text.ts";
import { propertyLine } from "./property-line.ts";
import { readTable } from "./table.ts";
import type { Catalog, EntryStatus } from "./model.ts";
import { fieldNamed, hasLevels, isExample, statusOf, statusOfHeading, typeOf, writtenName } from "./words.ts";

/** A part of the page under a heading, with what the heading says of everything in it. */
interface Section {
  readonly depth: number;
  readonly line: number;
  readonly title: string;
  status: EntryStatus | undefined;
  readonly type: InstrumentType | undefined;
  readonly entry: EntryDraft | undefined;
}

/**
 * Reads a metrics reference: a heading per metric, tables with a metric column, and bullet lists.
 * @param file the path that locations carry
 */
export function readMarkdownCatalog(
  text: string,
  file: string,
  options: { prefix: string; scope: readonly string[] | undefined },
): Catalog {
  const source = text.replace(/^\uFEFF/, "");
  const page = new PageReader(file, source, options.prefix);
  const root = nestsTooDeeply.test(source) ? emptyPage : parseMarkdown(source);
  if (root === emptyPage)
    page.addProblem(
      {
        message: "Quotes on this page are nested too deeply for it to be read.",
        suggestion: "Nest them less, or leave the page out of `metrics.catalogs`.",
        recovered: false,
      },
      root,
    );
  readBlocks(root, page);
  const entries = page.entries();
  const counts = countClaims(root, entries, (written, line) => page.locate(written, line));
  return {
    file,
    entries,
    problems: page.problems,
    counts,
    suppressions: readSuppressions(source, true),
    scope: options.scope,
  };
}

/** Deeper than anybody quotes: the parser's time grows with the square. */
const nestsTooDeeply = /^(?:[ \t]*>){100}/m;
const emptyPage: Root = { type: "root", children: [] };

/** @throws RangeError where quotes are nested too deeply */
export function parseMarkdown(source: string): Root {
  if (nestsTooDeeply.test(source)) throw new RangeError("quotes are nested too deeply");
  return fromMarkdown(source, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
}

function readBlocks(root: Root, page: PageReader): void {
  const sections: Section[] = [];
  let openList: OpenList | undefined;
  const html = new HtmlTables(page.source);
  for (const block of root.children.flatMap<RootContent>((one) => (one.type === "blockquote" ? one.children : [one]))) {
    if (html.holds(block)) continue;
    if (block.type === "heading") {
      page.closeAt(block.position?.start.line ?? 1);
      while ((sections.at(-1)?.depth ?? 0) >= block.depth) sections.pop();
      sections.push(openSection(block, sections, page));
      openList = undefined;
      continue;
    }
    if (sections.some(({ title }) => isExample(title))) continue;
    const entry = sections.findLast((section) => section.entry)?.entry;
    const inherited = inheritedFrom(sections);
    const isOfLabels = openList?.field === "labels" || fieldNamed(sections.at(-1)?.title ?? "") === "labels";
    switch (block.type) {
      case "paragraph":
        openList = readParagraph(block, entry, sections.at(-1), inherited, page);
        break;
      case "list":
        if (entry && isOfLabels) entry.addLabelBullets(block);
        else if (openList) openList.entry.addExportedBullets(block);
        else if (!(entry && readPropertyList(block, entry))) readBullets(block, sections.at(-1), inherited, page);
        openList = undefined;
        break;
      case "table":
        readTable(block, entry, inherited, page, isOfLabels);
        openList = undefined;
        break;
      case "html": {
        const tables = html.in(block);
        for (const table of tables) readTable(table, entry, inherited, page, isOfLabels);
        // Comments may stand between `**Labels**:` and its list.
        if (tables.length > 0) openList = undefined;
        break;
      }
      default:
        openList = undefined;
    }
  }
}

function openSection(heading: Heading, above: readonly Section[], page: PageReader): Section {
  const title = plainText(heading);
  const inherited = inheritedFrom(above);
  const status = statusOfHeading(title);
  const type = typeOf(title);
  const named = above.some((one) => isExample(one.title)) ? undefined : metricHeading(heading, title);
  const section = { depth: heading.depth, line: heading.position?.start.line ?? 1, title, status, type };
  if (named === undefined) return { ...section, entry: undefined };
  const isTentative = !hasLevels(writtenName(named)?.name ?? "");
  const entry = page.open(
    named,
    heading,
    {
      status: status ?? inherited.status,
      type: isTentative ? undefined : (type ?? inherited.type),
    },
    undefined,
    { shape: "heading", container: above.at(-1)?.line ?? 0, columns: null },
  );
  entry.isTentative = isTentative;
  return { ...section, entry };
}

/** `` #### `tasker.tasks.created` ``, `` ## Counter — `name` ``, `### http_requests_total`. */
function metricHeading(heading: Heading, title: string): string | undefined {
  const codes = heading.children.filter((child) => child.type === "inlineCode");
  const [code] = codes;
  const candidate = codes.length === 1 && code ? code.value : title;
  const written = writtenName(candidate);
  const isName = written !== undefined && (hasLevels(written.name) || code !== undefined);
  return isName && !/\s/.test(candidate.trim()) ? candidate : undefined;
}

interface Inherited {
  readonly status: EntryStatus | undefined;
  readonly type: InstrumentType | undefined;
}

function inheritedFrom(sections: readonly Section[]): Inherited {
  return {
    status: sections.findLast((section) => section.status)?.status,
    type: sections.findLast((section) => section.type)?.type,
  };
}

/** A property whose list comes next. */
interface OpenList {
  readonly entry: EntryDraft;
  readonly field: "labels" | "exported";
}

/** Property lines of the open entry, or a status of the section; returns the property whose list comes next. */
function readParagraph(
  block: Paragraph,
  entry: EntryDraft | undefined,
  section: Section | undefined,
  inherited: Inherited,
  page: PageReader,
): OpenList | undefined {
  const broken = brokenTable(block, page.source);
  if (broken) {
    page.addProblem(broken, block, (block.position?.start.line ?? 0) + 1);
    const table = broken.repaired
      ? parseMarkdown(broken.repaired).children.find((child) => child.type === "table")
      : undefined;
    if (table) readTable(table, entry, inherited, page, false, broken.lineOf);
    return undefined;
  }
  let next: OpenList | undefined;
  for (const line of page.linesOf(block)) {
    const property = propertyLine(line.text);
    if (!property) {
      if (entry && !next) entry.describe(line.text);
      continue;
    }
    const field = fieldNamed(property.name);
    if (entry && field) {
      entry.set(field, property.value, line);
      const isOpen = (field === "labels" || field === "exported") && property.value === "";
      next = isOpen ? { entry, field } : undefined;
    } else if (!entry && field === "status" && section) section.status = statusOf(property.value) ?? section.status;
  }
  return next;
}

/** A list of properties under a metric's heading: `- Type: Counter`. */
function readPropertyList(list: List, entry: EntryDraft): boolean {
  let any = false;
  for (const item of list.children) {
    for (const line of entry.page.linesOf(item).slice(0, 1)) {
      const property = propertyLine(line.text);
      const field = property && fieldNamed(property.name);
      if (!property || !field) continue;
      any = true;
      entry.set(field, property.value, line);
      const nested = item.children.find((child) => child.type === "list");
      if (field === "labels" && nested) entry.addLabelBullets(nested);
    }
  }
  return any;
}

/** `` * `name{server, zone}` - text ``, `` - `name` - Counter ``; a bullet that goes on as a sentence only mentions it. */
function readBullets(list: List, section: Section | undefined, inherited: Inherited, page: PageReader): void {
  if (section?.entry) return;
  for (const item of list.children) {
    const bullet = bulletName(item);
    if (!bullet) continue;
    const type = typeOf(bullet.rest.slice(0, 40));
    const hasLabels = writtenName(bullet.written)?.labels !== undefined;
    // Settings and fields are listed in the same way: something must say that this is a metric.
    if (!type && !hasLabels && !inherited.type && !/\bmetrics?\b/i.test(section?.title ?? "")) continue;
    const where = { shape: "bullet", container: list.position?.start.line ?? 1, columns: null } as const;
    const entry = page.open(bullet.written, item, inherited, undefined, where);
    if (type) entry.type = type;
    if (!/^\W*\w+\W*$/.test(bullet.rest) || !type) entry.describe(bullet.rest);
  }
}

function bulletName(item: ListItem): { readonly written: string; readonly rest: string } | undefined {
  const [paragraph] = item.children;
  if (paragraph?.type !== "paragraph") return undefined;
  const [first, ...rest] = paragraph.children;
  const code = first?.type === "strong" && first.children.length === 1 ? first.children[0] : first;
  if (code?.type !== "inlineCode" && !(code?.type === "text" && first?.type === "strong")) return undefined;
  const written = writtenName(code.value);
  const after = rest.map((child) => (child.type === "inlineCode" ? "`" : plainText(child))).join("");
  if (!written || !hasLevels(written.name) || !/^\s*(?:$|[:({]|[-–—]+\s+[^`\s])/.test(after)) return undefined;
  return { written: code.value, rest: after.replace(/^\s*[:–—-]+\s*/, "") };
}
