import { labelList, entryLines, type NewEntry } from "./entry-text.ts";
import { cellsOf, withCell, withEdits, type LineEdit } from "./edits.ts";
import { readMarkdownCatalog } from "./markdown.ts";
import type { Catalog, CatalogEntry, LabelPlace } from "./model.ts";
import { saysNone } from "./words.ts";

/** What a page is to say that it does not. */
export type CatalogChange =
  | { readonly kind: "add"; readonly entry: NewEntry }
  | { readonly kind: "labels"; readonly name: string; readonly labels: NewEntry["labels"] }
  | { readonly kind: "status"; readonly name: string; readonly status: "active" | "removed" };

export type { NewEntry };

export interface SyncedPage {
  readonly text: string;
  readonly written: readonly CatalogChange[];
  /** Changes that the page has no place for, and why. */
  readonly left: readonly { readonly change: CatalogChange; readonly reason: string }[];
}

/**
 * Writes changes into a page, in its own shape, and touches nothing else. Each is read back: what does not come out as
 * it was meant, or changes what is said of others, is left alone.
 */
export function synced(
  text: string,
  changes: readonly CatalogChange[],
  options: { readonly prefix: string; readonly scope: readonly string[] | undefined },
): SyncedPage {
  const generator = generatorOf(text);
  if (generator !== undefined)
    return {
      text,
      written: [],
      left: changes.map((change) => ({ change, reason: `the page is generated (${generator})` })),
    };
  let current = text;
  const written: CatalogChange[] = [];
  const left: { change: CatalogChange; reason: string }[] = [];
  for (const change of changes) {
    const before = readMarkdownCatalog(current, "page", options);
    if (isSaid(change, before, options.prefix)) continue;
    const edits = editsFor(change, before, current, options.prefix);
    const next = typeof edits === "string" ? current : withEdits(current, edits);
    if (typeof edits === "string") left.push({ change, reason: edits });
    else if (!isAsMeant(change, before, readMarkdownCatalog(next, "page", options), options.prefix))
      left.push({ change, reason: "the page would not say what is meant" });
    else {
      current = next;
      written.push(change);
    }
  }
  return { text: current, written, left };
}

/** What made a page, where it says that people must not edit it. */
function generatorOf(text: string): string | undefined {
  const head = text.slice(0, 2000);
  const found = /(?:(?:auto-?)?generated (?:by|from|with) ([^\n>]{1,60})|do not edit)/i.exec(head);
  return found && /do not edit|auto-?generated|<!--[^>]*generated/i.test(head)
    ? (found[1] ?? "it says so").trim()
    : undefined;
}

function editsFor(change: CatalogChange, catalog: Catalog, text: string, prefix: string): readonly LineEdit[] | string {
  const lines = text.split(/\r?\n/);
  if (change.kind === "add") return insertion(change.entry, catalog, lines, prefix);
  const entry = catalog.entries.find(({ name }) => name === change.name);
  if (!entry) return "it is not on the page";
  return change.kind === "labels" ? moreLabels(entry, change.labels, lines) : otherStatus(entry, change.status, lines);
}

function insertion(
  entry: NewEntry,
  { entries }: Catalog,
  lines: readonly string[],
  prefix: string,
): readonly LineEdit[] | string {
  const known = entries.filter(({ status }) => status === "active");
  const [first, ...others] = known.length > 0 ? known : entries;
  if (!first) return "the page has no entry to go by";
  const neighbour = others.reduce(
    (best, one) => (nearness(one, entry, prefix) > nearness(best, entry, prefix) ? one : best),
    first,
  );
  const group = entries.filter(
    ({ place }) => place.container === neighbour.place.container && place.shape === neighbour.place.shape,
  );
  const after = placeIn(group, prefix + entry.name);
  const made = entryLines(entry, neighbour, lines);
  const isApart = neighbour.place.shape === "heading";
  if (after) return [{ kind: "insert", after: after.place.endLine, lines: isApart ? ["", ...made] : made }];
  const [top] = group;
  if (!top) return "the page has no entry to go by";
  return [{ kind: "insert", after: top.place.line - 1, lines: isApart ? [...made, ""] : made }];
}

/** Words in common from the start; then the type. */
function nearness({ name, type }: CatalogEntry, entry: NewEntry, prefix: string): number {
  const [one, other] = [name, prefix + entry.name].map((text) => text.split(/[._]/));
  const shared = one?.findIndex((word, index) => word !== other?.[index]) ?? 0;
  return (shared < 0 ? (one?.length ?? 0) : shared) * 2 + (type === entry.type ? 1 : 0);
}

/** The entry that a name comes behind: in order where its neighbours are, else the last; `undefined` is the top. */
function placeIn(group: readonly CatalogEntry[], name: string): CatalogEntry | undefined {
  const names = group.map((one) => one.name);
  const isSorted = names.length > 2 && names.every((one, index) => index === 0 || (names[index - 1] ?? "") <= one);
  return isSorted ? group.findLast((one) => one.name <= name) : group.at(-1);
}

function moreLabels(
  entry: CatalogEntry,
  labels: NewEntry["labels"],
  lines: readonly string[],
): readonly LineEdit[] | string {
  const place = entry.place.labels;
  if (!place) return "the page says nothing of its labels";
  const line = lines[place.line - 1] ?? "";
  const replace = (text: string): readonly LineEdit[] => [{ kind: "replace", line: place.line, text }];
  switch (place.kind) {
    case "cell":
      return replace(withCell(line, place.cell ?? 0, joined(cellsOf(line)[place.cell ?? 0]?.trim() ?? "", labels)));
    case "braces":
      return replace(
        line.replace(
          /\{([^}]*)\}/,
          (_, inner: string) =>
            `{${[inner.trim(), ...labels.map(({ name }) => name)].filter((one) => one !== "").join(", ")}}`,
        ),
      );
    case "bullets": {
      const [, start = "- ", quote = ""] = /^(\s*(?:[-*+]|\d+\.)\s+)([`*_]*)/.exec(line) ?? [];
      const bullets = labels.map(({ name, values }) => {
        const list = values.length > 0 ? `: ${values.map((value) => `"${value}"`).join(", ")}` : "";
        return `${start}${quote}${name}${quote}${list}`;
      });
      const [only] = bullets;
      const saysNothing = saysNone(line.replace(/^\s*[-*+]\s+/, ""));
      if (saysNothing && only !== undefined && bullets.length === 1) return replace(only);
      return [{ kind: "insert", after: place.line, lines: bullets }];
    }
    case "line": {
      const [, start = "", value = ""] = /^([^:]*:(?:\*\*|__)?\s*)([^]*)/.exec(line) ?? [];
      if (value.trim() === "") return "its labels are written in a way that cannot be added to";
      return replace(`${start}${joined(value.trim(), labels)}`);
    }
  }
}

function joined(list: string, labels: NewEntry["labels"]): string {
  const added = labelList(labels, list);
  return list === "" || saysNone(list) ? added : `${list}${list.includes(" · ") ? " · " : ", "}${added}`;
}

function otherStatus(
  entry: CatalogEntry,
  status: "active" | "removed",
  lines: readonly string[],
): readonly LineEdit[] | string {
  const { place } = entry;
  if (place.status) return statusText(place.status, status, lines);
  if (status === "active") return "its status is that of its section: move the entry";
  const line = lines[place.line - 1] ?? "";
  if (place.shape === "row") {
    const column = place.columns?.["name"] ?? 0;
    const name = cellsOf(line)[column]?.trim() ?? "";
    return [{ kind: "replace", line: place.line, text: withCell(line, column, `~~${name}~~`) }];
  }
  if (place.shape === "bullet")
    return [{ kind: "replace", line: place.line, text: line.replace(/(\s+[-–—]+\s+|:\s*)/, "$1Removed: ") }];
  return [{ kind: "insert", after: place.line, lines: ["", "**Status**: Removed"] }];
}

function statusText({ kind, line, cell }: LabelPlace, status: string, lines: readonly string[]): readonly LineEdit[] {
  const text = lines[line - 1] ?? "";
  const spelled = (like: string) =>
    /^\W*[A-Z]/.test(like) ? status.charAt(0).toUpperCase() + status.slice(1) : status;
  if (kind === "cell") {
    const like = cellsOf(text)[cell ?? 0]?.trim() ?? "";
    return [{ kind: "replace", line, text: withCell(text, cell ?? 0, spelled(like)) }];
  }
  const [, start = "", value = ""] = /^([^:]*:(?:\*\*|__)?\s*)([^]*)/.exec(text) ?? [];
  return [{ kind: "replace", line, text: `${start}${spelled(value)}` }];
}

/** Whether the page says what was meant, and the same of everything else. */
function isAsMeant(change: CatalogChange, before: Catalog, after: Catalog, prefix: string): boolean {
  const name = nameOf(change, prefix);
  const others = ({ entries }: Catalog) =>
    entries
      .filter((entry) => entry.name !== name)
      .map(said)
      .join("\n");
  if (others(before) !== others(after) || after.problems.length > before.problems.length) return false;
  if (change.kind === "add") return isSaid(change, after, prefix) && after.entries.length === before.entries.length + 1;
  return isSaid(change, after, prefix);
}

/** Whether a page says already what a change would have it say. */
function isSaid(change: CatalogChange, { entries }: Catalog, prefix: string): boolean {
  const entry = entries.find(({ name }) => name === nameOf(change, prefix));
  if (!entry) return false;
  if (change.kind === "status") return entry.status === change.status;
  const labels = change.kind === "add" ? change.entry.labels : change.labels;
  const known = entry.labels?.map(({ name }) => name);
  // A page that lists no labels need not begin to.
  const hasLabels = known ? labels.every(({ name }) => known.includes(name)) : change.kind === "add";
  return hasLabels && (change.kind !== "add" || entry.status === "active");
}

function nameOf(change: CatalogChange, prefix: string): string {
  return change.kind === "add" ? prefix + change.entry.name : change.name;
}

function said({ name, type, unit, labels, status }: CatalogEntry): string {
  return JSON.stringify([name, type, unit, labels?.map((label) => [label.name, label.values]), status]);
}
