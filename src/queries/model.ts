import type { Location } from "../catalog/model.ts";
import type { Suppression } from "../documents/suppressions.ts";

/** `result="error"` */
export interface LabelMatch {
  readonly name: string;
  readonly operator: "=" | "!=" | "=~" | "!~";
  /** `null` where a variable is part of it. */
  readonly value: string | null;
  readonly location: Location;
  readonly valueLocation: Location;
}

/** `by (result)`, `on (instance)` */
export interface GroupingLabel {
  readonly name: string;
  readonly clause: "by" | "without" | "on" | "ignoring";
  readonly location: Location;
}

/** A series that a query asks for. */
export interface SeriesReference {
  /** With `*` for what a variable stands for. */
  readonly series: string;
  readonly location: Location;
  readonly matchers: readonly LabelMatch[];
  /** The labels by which it is grouped or joined. */
  readonly groupings: readonly GroupingLabel[];
  /** The functions and aggregations around it, innermost first. */
  readonly functions: readonly string[];
  /** The query reckons with its absence: `or vector(0)`, `absent()`, `unless`. */
  readonly mayBeAbsent: boolean;
  /** It is compared with something: `> 0`. */
  readonly isCompared: boolean;
}

export interface QueryFault {
  readonly message: string;
  readonly location: Location;
}

/** A query, wherever it stands. */
export interface Query {
  readonly text: string;
  readonly location: Location;
  readonly references: readonly SeriesReference[];
  /** Labels that the query itself makes: `label_replace`, `count_values`, `group_left`. */
  readonly madeLabels: readonly string[];
  /** What cannot be read of it. */
  readonly fault: QueryFault | undefined;
}

/** The queries of one file, and the series that its recording rules make. */
export interface QueryFile {
  readonly file: string;
  readonly queries: readonly Query[];
  readonly recorded: readonly { readonly series: string; readonly location: Location }[];
  /** Parts that should hold queries and cannot be read. */
  readonly problems: readonly QueryFault[];
  readonly suppressions: readonly Suppression[];
}
