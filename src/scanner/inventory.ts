import type { Location } from "../catalog/model.ts";
import type { Suppression } from "../documents/suppressions.ts";
import type { InstrumentType, MetricApi } from "../recognition/library.ts";

/** A label that code puts on a metric; no values where they are not all written down. */
export interface MetricLabel {
  readonly name: string;
  readonly values: readonly string[];
  /** `values` are all there are. */
  readonly isComplete: boolean;
  readonly location: Location;
}

/** One place that records a metric. */
export interface RecordSite {
  readonly location: Location;
  readonly labels: readonly string[];
  /** There may be more labels than can be seen. */
  readonly isOpen: boolean;
}

/** What one place says of a metric. */
export interface Declaration {
  readonly location: Location;
  readonly type: InstrumentType;
  readonly unit: string | null;
  /** `null` where the API does not name labels. */
  readonly labels: readonly string[] | null;
}

/** A metric that code declares, under one name. */
export interface Metric {
  /** With `*` for the parts that only a run can tell. */
  readonly name: string;
  readonly pattern: boolean;
  readonly type: InstrumentType;
  readonly unit: string | null;
  readonly description: string | null;
  readonly labels: readonly MetricLabel[];
  /** Whether the labels are all there are: every record site can be seen, or the API has them declared. */
  readonly labelsAreKnown: boolean;
  readonly api: MetricApi;
  readonly declared: readonly Location[];
  readonly declarations: readonly Declaration[];
  readonly recorded: readonly Location[];
  /** `recorded` and what each place records with. */
  readonly sites: readonly RecordSite[];
  /** Nothing in the code can record it: it has no record site, and is not handed to anything that may have one. */
  readonly isNeverRecorded: boolean;
  /** Where tests record what nothing else does. */
  readonly recordedInTests: readonly Location[];
  /** Something sets or lowers its value, so that a rate of it means nothing. */
  readonly isLowered: boolean;
  readonly origin: "code" | "default";
}

/** A metric name that could not be worked out. */
export interface UnresolvedName {
  readonly location: Location;
  readonly reason: string;
  /** What is known of it, or `null` where nothing is. */
  readonly pattern: string | null;
}

/** A file that could not be read or parsed; what was left out with it is not known. */
export interface FileFault {
  readonly file: string;
  readonly message: string;
}

/** The body of an answer, as far as it is written down. */
export interface AnswerShape {
  readonly location: Location;
  /** What a health endpoint's body must have and this one certainly has not. */
  readonly missing: readonly string[];
  readonly checksWithoutStatus: readonly string[];
  /** It has some of it: other bodies are other answers. */
  readonly isHealth: boolean;
}

/** A path that the service answers. */
export interface ServiceRoute {
  readonly path: string;
  /** Other routes stand behind it. */
  readonly isMount: boolean;
  readonly location: Location;
  readonly answers: readonly AnswerShape[];
}

/** Every metric of a project. */
export interface Inventory {
  /** The routes in files that may hold the endpoints of the standard. */
  readonly service: { readonly servesHttp: boolean; readonly routes: readonly ServiceRoute[] };
  readonly metrics: readonly Metric[];
  /** Labels that a registry or a client puts on everything. */
  readonly constantLabels: readonly string[];
  readonly unresolved: readonly UnresolvedName[];
  readonly faults: readonly FileFault[];
  /** The comments that excuse findings, by file. */
  readonly suppressed: readonly { readonly file: string; readonly suppressions: readonly Suppression[] }[];
  readonly files: number;
}
