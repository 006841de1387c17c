import type { List, Node as MarkdownNode } from "mdast";
import type { InstrumentType } from "../recognition/library.ts";
import { labelsIn, valuesIn, type WrittenLabel } from "./label-list.ts";
import type {
  CatalogEntry,
  CatalogLabel,
  CatalogProblem,
  EntryPlace,
  EntryStatus,
  LabelPlace,
  Location,
  SourcePointer,
} from "./model.ts";
import {
  hasLevels,
  saysNone,
  sourcesIn,
  statusOf,
  statusOfDescription,
  successorIn,
  typeOf,
  unitInType,
  writtenName,
  type Field,
} from "./words.ts";

/** A line of the page with its place. */
export interface Line {
  readonly text: string;
  readonly number: number;
  /** Column of its first character. */
  readonly column: number;
}

/** The page while it is read: collects entries and problems, and knows where things stand. */
export class PageReader {
  readonly problems: CatalogProblem[] = [];
  readonly source: string;
  readonly #file: string;
  readonly #prefix: string;
  readonly #lines: readonly string[];
  readonly #drafts: EntryDraft[] = [];
  /** Entries under a heading, until the next heading. */
  readonly #open: EntryDraft[] = [];

  constructor(file: string, source: string, prefix: string) {
    this.#file = file;
    this.source = source;
    this.#prefix = prefix;
    this.#lines = source.split(/\r?\n/);
  }

  entries(): readonly CatalogEntry[] {
    this.closeAt(this.#lines.length + 1);
    return this.#drafts.filter((draft) => !draft.isTentative || draft.type !== null).map((draft) => draft.finished());
  }

  /** Ends the entries whose heading a new heading follows. */
  closeAt(line: number): void {
    for (const draft of this.#open) draft.endLine = this.#lastWritten(line - 1);
    this.#open.length = 0;
  }

  /** The last line that says something, at or above a line; a rule between sections says nothing. */
  #lastWritten(line: number): number {
    let last = line;
    while (last > 1 && /^(?:-{3,}|\*{3,})?$/.test((this.#lines[last - 1] ?? "").trim())) last--;
    return last;
  }

  /** Starts an entry under a written name (`name`, `name{label, label}`). */
  open(
    written: string,
    node: MarkdownNode,
    inherited: { status: EntryStatus | undefined; type: InstrumentType | undefined },
    line: number | undefined,
    where: Pick<EntryPlace, "shape" | "container" | "columns">,
  ): EntryDraft {
    const name = writtenName(written);
    const location = this.#locate(written, line ?? node.position?.start.line ?? 1);
    const draft = new EntryDraft(this, this.prefixed(name?.name ?? written), location, where);
    draft.endLine = where.shape === "row" ? location.line : (node.position?.end.line ?? location.line);
    if (where.shape === "heading") this.#open.push(draft);
    draft.status = inherited.status;
    draft.type = inherited.type ?? null;
    if (name?.labels) {
      draft.addLabels(
        name.labels.map((label) => ({ name: label, values: [] })),
        location.line,
      );
      draft.labelPlace = { kind: "braces", line: location.line, cell: null };
    }
    this.#drafts.push(draft);
    return draft;
  }

  addProblem(
    problem: { message: string; suggestion: string; recovered: boolean },
    node: MarkdownNode,
    line?: number,
  ): void {
    const { message, suggestion, recovered } = problem;
    const number = line ?? node.position?.start.line ?? 1;
    const text = this.#lines[number - 1] ?? "";
    const location = { file: this.#file, line: number, column: 1, endLine: number, endColumn: text.length + 1 };
    this.problems.push({ message, suggestion, recovered, location });
  }

  linesOf(node: MarkdownNode): readonly Line[] {
    const { start, end } = node.position ?? { start: { line: 1, column: 1 }, end: { line: 0 } };
    return this.#lines.slice(start.line - 1, end.line).map((line, index) => {
      const column = index === 0 ? start.column : 1;
      return { text: line.slice(column - 1), number: start.line + index, column };
    });
  }

  /** Where a text stands on a line; the whole line where it does not stand there literally. */
  locate(text: string, line: number): Location {
    return this.#locate(text, line);
  }

  #locate(text: string, line: number): Location {
    const content = this.#lines[line - 1] ?? "";
    const at = content.indexOf(text);
    const [start, end] = at < 0 ? [0, content.length] : [at, at + text.length];
    return { file: this.#file, line, column: start + 1, endLine: line, endColumn: end + 1 };
  }

  /** A name with the prefix that the page leaves out. */
  prefixed(name: string): string {
    return this.#prefix !== "" && !name.startsWith(this.#prefix) ? this.#prefix + name : name;
  }
}

/** An entry while its properties are read. */
export class EntryDraft {
  readonly page: PageReader;
  /** Its name could be anything's: it counts as a metric only if the page gives it an instrument type. */
  isTentative = false;
  status: EntryStatus | undefined;
  type: InstrumentType | null = null;
  endLine = 0;
  labelPlace: LabelPlace | null = null;
  #statusPlace: LabelPlace | null = null;
  readonly #where: Pick<EntryPlace, "shape" | "container" | "columns">;
  readonly #name: string;
  readonly #location: Location;
  #unit: string | null = null;
  #labels: CatalogLabel[] | null = null;
  #description: string | null = null;
  #successor: string | null = null;
  readonly #sources: SourcePointer[] = [];
  readonly #exported: { readonly name: string; readonly location: Location }[] = [];

  constructor(
    page: PageReader,
    name: string,
    location: Location,
    where: Pick<EntryPlace, "shape" | "container" | "columns">,
  ) {
    this.#where = where;
    this.page = page;
    this.#name = name;
    this.#location = location;
  }

  /** @param line where the property stands; `cell` where that is in a table */
  set(field: Field, value: string, line: { readonly number: number; readonly cell?: number }): void {
    const place = {
      kind: line.cell === undefined ? "line" : "cell",
      line: line.number,
      cell: line.cell ?? null,
    } as const;
    if (field === "labels") this.labelPlace = place;
    if (field === "status") this.#statusPlace = place;
    switch (field) {
      case "type":
        this.type = typeOf(value) ?? this.type;
        this.#unit ??= unitInType(value) ?? null;
        return;
      case "unit":
        this.#unit = saysNone(value) ? this.#unit : value.replace(/^`|`$/g, "");
        return;
      case "labels":
        if (saysNone(value)) this.#labels ??= [];
        else this.addLabels(labelsIn(value), line.number);
        return;
      case "status":
        this.status = statusOf(value) ?? this.status;
        this.#successor ??= successorIn(value) ?? null;
        return;
      case "successor":
        this.#setSuccessor(value);
        return;
      case "description":
        this.#description = null;
        this.describe(value);
        return;
      case "source":
        for (const { path, symbol } of sourcesIn(value))
          this.#sources.push({ path, symbol, location: this.page.locate(path, line.number) });
        return;
      case "exported":
        this.addExported(value, line.number);
        return;
      case "name":
    }
  }

  /** What has a successor is on its way out, whatever else is said of it. */
  #setSuccessor(value: string): void {
    const name = writtenName(value.replace(/^[`*]+|[`*]+$/g, ""))?.name;
    if (name === undefined || !hasLevels(name)) return;
    this.#successor = this.page.prefixed(name);
    if (this.status !== "removed") this.status = "deprecated";
  }

  /** Whether what is written names this entry and nothing else. */
  isNamed(written: readonly string[]): boolean {
    const [name, ...others] = written;
    return name !== undefined && others.length === 0 && this.page.prefixed(name) === this.#name;
  }

  /** The first prose under the name describes it. */
  describe(text: string): void {
    const said = text.trim();
    if (this.#description !== null || said === "") return;
    this.#description = said;
    this.status = statusOfDescription(said) ?? this.status;
    this.#successor ??= successorIn(said) ?? null;
  }

  addLabels(labels: readonly WrittenLabel[], line: number): void {
    this.#labels ??= [];
    for (const { name, values } of labels) {
      this.#labels.push({ name, values, location: this.page.locate(name, line) });
    }
  }

  /** The names of a line that can be series; `x_milliseconds_*` stands for several. */
  addExported(text: string, line: number): void {
    for (const [, name = ""] of text.matchAll(/`([A-Za-z_:][\w:]*)(?:\{[^}]*\})?`/g))
      this.#exported.push({ name, location: this.page.locate(name, line) });
  }

  /** `` - `tasker_tasks_created_total` `` */
  addExportedBullets(list: List): void {
    for (const item of list.children)
      for (const line of this.page.linesOf(item)) this.addExported(line.text, line.number);
  }

  /** `` - `result`: "success", "error" `` */
  addLabelBullets(list: List): void {
    this.#labels ??= [];
    for (const item of list.children) {
      const [line] = this.page.linesOf(item);
      const parts = line && /^(?:[-*+]|\d+\.)?\s*[`*_]*([A-Za-z][\w.-]*)[`*]*([^]*)/.exec(line.text.trim());
      const [, name, rest = ""] = parts ?? [];
      if (line) this.labelPlace = { kind: "bullets", line: line.number, cell: null };
      if (line && name !== undefined && !(saysNone(name) && rest === "")) {
        this.addLabels([{ name, values: valuesIn(rest) }], line.number);
      }
    }
  }

  finished(): CatalogEntry {
    return {
      name: this.#name,
      location: this.#location,
      type: this.type,
      unit: this.#unit,
      labels: this.#labels,
      description: this.#description,
      status: this.status ?? "active",
      successor: this.#successor,
      sources: this.#sources,
      place: {
        ...this.#where,
        line: this.#location.line,
        endLine: this.endLine,
        labels: this.labelPlace,
        status: this.#statusPlace,
      },
      exported: this.#exported,
    };
  }
}
