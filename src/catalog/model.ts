import type { Suppression } from "../documents/suppressions.ts";
import type { InstrumentType } from "../recognition/library.ts";

export type EntryStatus = "active" | "planned" | "deprecated" | "removed" | "external";

/** A place in a file; lines and columns start at 1, `file` is relative to the working directory, with `/`. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface CatalogLabel {
  readonly name: string;
  /** Empty where the page does not list them. */
  readonly values: readonly string[];
  readonly location: Location;
}

/** A metric as a metrics reference describes it; `null` is what the page does not say. */
export interface CatalogEntry {
  /** With the prefix that the page leaves out; `*` stands for a part that the page leaves open. */
  readonly name: string;
  readonly location: Location;
  readonly type: InstrumentType | null;
  readonly unit: string | null;
  readonly labels: readonly CatalogLabel[] | null;
  readonly description: string | null;
  readonly status: EntryStatus;
  /** The metric that takes the place of a deprecated or removed one. */
  readonly successor: string | null;
  /** Where the page says that it is recorded. */
  readonly sources: readonly SourcePointer[];
  readonly place: EntryPlace;
  /** The series that the page says it is exported as. */
  readonly exported: readonly { readonly name: string; readonly location: Location }[];
}

/** Where an entry is written and how, for who adds to it; lines from 1. */
export interface EntryPlace {
  readonly shape: "heading" | "row" | "bullet";
  /** The first line of the table, list or section that it stands in: entries of one container are neighbours. */
  readonly container: number;
  readonly line: number;
  /** The last line that belongs to it. */
  readonly endLine: number;
  readonly labels: LabelPlace | null;
  readonly status: LabelPlace | null;
  /** The columns of its table. */
  readonly columns: Readonly<Record<string, number>> | null;
}

/** A property of an entry on the page: a cell of a row, the rest of a line, bullets, or braces behind the name. */
export interface LabelPlace {
  readonly kind: "cell" | "line" | "bullets" | "braces";
  readonly line: number;
  readonly cell: number | null;
}

/** `src/worker.ts:execute()` */
export interface SourcePointer {
  readonly path: string;
  /** The function or class that is named behind the path. */
  readonly symbol: string | null;
  readonly location: Location;
}

/** How many metrics a page says that it, or a part of it, has. */
export interface CountClaim {
  readonly stated: number;
  /** `47+` */
  readonly isAtLeast: boolean;
  readonly counted: number;
  /** The section that is counted; `null` for the page. */
  readonly subject: string | null;
  readonly location: Location;
}

/** A part of a page that should hold metrics and cannot be read as it was meant. */
export interface CatalogProblem {
  readonly message: string;
  readonly suggestion: string;
  readonly location: Location;
  /** The rest of it was read all the same. */
  readonly recovered: boolean;
}

/** A metrics reference. */
export interface Catalog {
  readonly file: string;
  readonly entries: readonly CatalogEntry[];
  readonly problems: readonly CatalogProblem[];
  readonly counts: readonly CountClaim[];
  readonly suppressions: readonly Suppression[];
  /** Globs of the code that the page answers for; absent, all of it. */
  readonly scope: readonly string[] | undefined;
}
