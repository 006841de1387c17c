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
  /** Globs of the code that the page answers for; absent, all of it. */
  readonly scope: readonly string[] | undefined;
}
