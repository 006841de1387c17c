import type { Location } from "../catalog/model.ts";
import type { InstrumentType, MetricApi } from "../recognition/library.ts";
import type { Declaration, Metric, MetricLabel, RecordSite } from "./inventory.ts";

/** A metric while its declarations and record sites are collected. */
export class MetricDraft {
  unit: string | null = null;
  description: string | null = null;
  /** The API names every label at the declaration. */
  labelsAreDeclared = false;
  /** Its declaration may name more than can be seen. */
  declarationIsOpen = false;
  /** A record site may have more than can be seen. */
  sitesAreOpen = false;
  #isLowered = false;
  /** Something else may record it. */
  escapes = false;
  readonly declarations: (Declaration & { readonly order?: readonly string[] | undefined })[] = [];
  readonly sites: RecordSite[] = [];
  readonly #labels = new Map<string, { readonly values: Set<string>; readonly location: Location; isOpen: boolean }>();
  readonly name: string;
  readonly #type: InstrumentType;
  readonly #api: MetricApi;
  readonly #origin: Metric["origin"];

  constructor(name: string, type: InstrumentType, api: MetricApi, origin: Metric["origin"]) {
    this.name = name;
    this.#type = type;
    this.#api = api;
    this.#origin = origin;
  }

  /** Something sets it or takes away from it. OpenTelemetry's counters only ever grow, whatever observes them. */
  lower(): void {
    if (this.#api !== "otel" || this.#type !== "counter") this.#isLowered = true;
  }

  /** `.labels(a, b)`: values in the order in which the labels are declared. */
  addPositional(
    values: readonly { readonly values: readonly string[]; readonly location: Location }[],
    location: Location,
  ): void {
    const names = this.declarations.find(({ order }) => order)?.order ?? [];
    for (const [index, name] of names.entries()) {
      const given = values[index];
      if (given) this.addLabel(name, given.values, given.location);
    }
    this.sites.push({ location, labels: names, isOpen: names.length === 0 });
  }

  /** A label named by the declaration: its values are those of the record sites. */
  declareLabel(name: string, location: Location): void {
    if (!this.#labels.has(name)) this.#labels.set(name, { values: new Set(), location, isOpen: false });
  }

  /** A label at one record site; a site whose values are not all written down leaves the label's values open. */
  addLabel(name: string, values: readonly string[], location: Location): void {
    const known = this.#labels.get(name) ?? { values: new Set<string>(), location, isOpen: false };
    if (values.length === 0) known.isOpen = true;
    for (const value of values) known.values.add(value);
    this.#labels.set(name, known);
  }

  /** An API that has labels declared refuses others. */
  #labelsAreKnown(isRecorded: boolean): boolean {
    if (this.labelsAreDeclared) return !this.declarationIsOpen;
    return isRecorded && !this.sitesAreOpen;
  }

  finished(): Metric {
    const isRecorded = this.sites.length > 0;
    const labels = [...this.#labels].map(([name, { values, location, isOpen }]): MetricLabel => {
      // Without a record site in sight nothing is known of its values.
      const isComplete = !isOpen && !this.sitesAreOpen && isRecorded;
      return { name, values: isOpen ? [] : [...values].sort(), isComplete, location };
    });
    labels.sort((one, other) => (one.name < other.name ? -1 : 1));
    const declarations = inOrder(this.declarations);
    const sites = inOrder(this.sites);
    return {
      name: this.name,
      pattern: this.name.includes("*"),
      type: this.#type,
      unit: this.unit,
      description: this.description,
      labels,
      labelsAreKnown: this.#origin === "code" && this.#labelsAreKnown(isRecorded),
      api: this.#api,
      declared: declarations.map(({ location }) => location),
      declarations,
      recorded: sites.map(({ location }) => location),
      sites,
      isNeverRecorded: !isRecorded && !this.escapes && this.#origin === "code",
      recordedInTests: [],
      isLowered: this.#isLowered,
      origin: this.#origin,
    };
  }
}

/** As they stand in the project, whichever was found first. */
function inOrder<Item extends { readonly location: Location }>(items: readonly Item[]): readonly Item[] {
  return [...items].sort(
    ({ location: one }, { location: other }) =>
      (one.file < other.file ? -1 : one.file > other.file ? 1 : 0) ||
      one.line - other.line ||
      one.column - other.column,
  );
}
