import type { Location } from "../catalog/model.ts";
import type { InstrumentType, MetricApi } from "../recognition/library.ts";

/** A label that code puts on a metric; no values where they are not all written down. */
export interface MetricLabel {
  readonly name: string;
  readonly values: readonly string[];
  readonly location: Location;
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
  readonly recorded: readonly Location[];
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

/** Every metric of a project. */
export interface Inventory {
  readonly metrics: readonly Metric[];
  readonly unresolved: readonly UnresolvedName[];
  readonly faults: readonly FileFault[];
  readonly files: number;
}
