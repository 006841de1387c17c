import type { Location } from "../catalog/model.ts";
import { constructedBy } from "../recognition/class-members.ts";
import type { InstrumentSource } from "../recognition/instrument-sources.ts";
import { forwardedParameter, functionName, namedFunctionsAround } from "../recognition/forwarding.ts";
import { declaredLabels, labelsAt, labelValues } from "../recognition/labels.ts";
import type { MetricDeclaration, MetricRecord } from "../recognition/metric-call.ts";
import { recordingMethods } from "../recognition/metric-candidates.ts";
import { suffixOfGiven } from "../recognition/metric-wrappers.ts";
import { isCall, lastName, type CallNode, type FunctionNode, type Node } from "../recognition/syntax.ts";
import type { Telemetry } from "../recognition/telemetry.ts";
import { distinct, holesOf, isMissing, isWhole, patternOf, type Text } from "../recognition/text.ts";
import { promClientDefaultMetrics } from "../vocabulary/metric-names.ts";
import type { Metric, UnresolvedName } from "./inventory.ts";
import type { Instrument, MetricNames } from "./prefilter.ts";
import { holderOf, isReturned, nobody, recordsItself, type Holder } from "./instrument-holder.ts";
import { namesElsewhere } from "./instrument-names.ts";
import { MetricDraft } from "./metric-draft.ts";

/** Where the collector's nodes stand. */
export interface Places {
  readonly locate: (node: Node) => Location;
  /** The text of a node, for people. */
  readonly textOf: (node: Node) => string;
  /** How often the project has texts that are just one of these. */
  readonly mentions: (texts: ReadonlySet<string>) => ReadonlyMap<string, number>;
  /** The calls of a function, as far as they can be seen. */
  readonly callersOf: (owner: FunctionNode) => readonly CallNode[];
  /** Tells which of some holders the project asks for. */
  readonly inUse: (holders: readonly Holder[]) => (holder: Holder) => boolean;
}

/** Gathers the metrics of some calls, one after the other, and works their names out when all have been seen. */
export class MetricCollector {
  readonly #places: Places;
  readonly #isPartial: boolean;
  readonly #telemetry: Telemetry;
  readonly #metrics = new Map<string, MetricDraft>();
  /** The metrics that an instrument stands for, by the call that makes it. */
  readonly #ofInstrument = new Map<Node, readonly MetricDraft[]>();
  /** Instruments that functions make for their callers, who hold them. */
  readonly #handedBack = new Set<Node>();
  /** The metrics that were declared through a function of the project, by their names. */
  readonly #ofWrapper = new Map<FunctionNode, Map<string, MetricDraft[]>>();
  /** The names under which functions were called that make metrics. */
  readonly #calledAs = new Set<string>();
  /** Labels that a registry or a client puts on everything. */
  readonly constantLabels = new Set<string>();
  readonly #unresolved: UnresolvedName[] = [];
  readonly #declarations: MetricDeclaration[] = [];
  readonly #records: MetricRecord[] = [];

  /** @param isPartial only a part of the project is looked at: an instrument may be made elsewhere */
  constructor(telemetry: Telemetry, places: Places, isPartial = false) {
    this.#telemetry = telemetry;
    this.#places = places;
    this.#isPartial = isPartial;
  }

  collect(node: CallNode): void {
    const declaration = this.#telemetry.metricDeclaration(node);
    if (declaration) this.#declarations.push(declaration);
    const record = this.#telemetry.metricRecord(node);
    if (record) this.#records.push(record);
    this.#collectDefaults(node);
    this.#collectConstantLabels(node);
  }

  /** `register.setDefaultLabels({ service })`, `globalTags` of a StatsD client: every metric has them. */
  #collectConstantLabels(node: CallNode): void {
    const labels = this.#telemetry.constantLabels(node);
    if (!labels) return;
    const found = labelsAt(labels, this.#telemetry.constants, this.#telemetry.tracer);
    for (const { name } of found.labels) this.constantLabels.add(name);
  }

  /** The names under which the instruments and makers found so far can be used in other files. */
  namesToFollow(): MetricNames {
    const instruments: Instrument[] = [];
    const makers = new Set<string>();
    for (const declaration of this.#declarations) {
      const holder = holderOf(declaration.node);
      const methods = recordingMethods(declaration);
      for (const name of namesElsewhere(declaration.node)) instruments.push({ name, methods });
      for (const owner of namedFunctionsAround(declaration.node)) {
        const name = constructedBy(owner)?.id?.name ?? functionName(owner);
        if (name === undefined) continue;
        // What a function returns is used under its name.
        if (holder === undefined) instruments.push({ name, methods });
        const isMaker = suffixOfGiven(declaration, owner) !== undefined;
        if (isMaker) makers.add(name);
        if (isMaker || holder !== undefined) continue;
        // It makes the name of what it is given, and cannot be asked as makers are: who calls it holds the instrument.
        const kept = this.#places.callersOf(owner).flatMap(namesElsewhere);
        instruments.push(...kept.map((one) => ({ name: one, methods })));
      }
    }
    return { instruments, makers: [...makers] };
  }

  settle(): void {
    if (this.#isPartial) this.#declarations.push(...this.#declaredElsewhere());
    // Who names a metric comes before the functions that make it for them.
    const [named, handedOn] = partition(this.#declarations, ({ name }) => name !== undefined);
    const [called, others] = partition(named, ({ wrappers }) => wrappers.length > 0);
    // A function may hand on to another what its own callers name.
    const [calling, between] = partition(called, ({ name }) => !isParameter(name));
    for (const declaration of [...calling, ...between, ...others, ...handedOn]) this.#declare(declaration);
    for (const record of this.#records) this.#record(record);
    this.#findUses();
  }

  /** Instruments without a record site are recorded all the same where they are handed to something that cannot be followed. */
  #findUses(): void {
    const unrecorded = [...this.#ofInstrument].filter(([, drafts]) => drafts.some(({ sites }) => sites.length === 0));
    const holders = unrecorded.map(([node]) => this.#holderOf(node));
    const isUsed = this.#places.inUse(holders.filter((holder) => typeof holder === "object"));
    for (const [index, [, drafts]] of unrecorded.entries()) {
      const holder = holders[index];
      const escapes = holder === undefined || (holder !== nobody && isUsed(holder));
      for (const draft of drafts) draft.escapes ||= escapes;
    }
    // Whoever has the name can ask for the metric.
    const left = unrecorded.flatMap(([, drafts]) => drafts.filter(({ escapes }) => !escapes));
    const mentions = this.#places.mentions(new Set(left.map(({ name }) => name)));
    for (const draft of left) draft.escapes = (mentions.get(draft.name) ?? 0) > draft.declarations.length;
  }

  #holderOf(instrument: Node): ReturnType<typeof holderOf> {
    if (this.#handedBack.has(instrument)) return nobody;
    return this.#isPartial || recordsItself(instrument) ? undefined : holderOf(instrument);
  }

  #declaredElsewhere(): readonly MetricDeclaration[] {
    const here = new Set<Node>(this.#declarations.map(({ node }) => node));
    const elsewhere = new Set(
      this.#records
        .flatMap((record) => this.#telemetry.instrumentsOf(record).map(({ made }) => made))
        .filter((node) => !here.has(node)),
    );
    return [...elsewhere].flatMap((node) => (isCall(node) ? (this.#telemetry.metricDeclaration(node) ?? []) : []));
  }

  get metrics(): readonly Metric[] {
    const metrics = [...this.#metrics.values()].map((draft) => draft.finished());
    return metrics.sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  get unresolved(): readonly UnresolvedName[] {
    return this.#unresolved;
  }

  #collectDefaults(node: CallNode): void {
    const defaults = this.#telemetry.defaultMetrics(node);
    if (!defaults) return;
    const { prefix } = defaults;
    const { constants } = this.#telemetry;
    const prefixes = prefix ? constants.texts(prefix).map((text) => (isMissing(text) ? "" : patternOf(text))) : [""];
    if (prefix && constants.isSometimesMissing(prefix) && !prefixes.includes("")) prefixes.push("");
    for (const prefix of prefixes) {
      for (const [name, type] of Object.entries(promClientDefaultMetrics)) {
        const draft = this.#draft(
          `${prefix}${name}`,
          () => new MetricDraft(`${prefix}${name}`, type, "prom-client", "default"),
        );
        draft.sites.push({ location: this.#places.locate(node), labels: [], isOpen: true });
      }
    }
  }

  #draft(name: string, create: () => MetricDraft): MetricDraft {
    const known = this.#metrics.get(name);
    if (known) return known;
    const created = create();
    this.#metrics.set(name, created);
    return created;
  }

  #declare(declaration: MetricDeclaration): void {
    const given = this.#givenByCallers(declaration);
    if (given) {
      if (isReturned(declaration.node)) this.#handedBack.add(declaration.node);
      const others = this.#notGiven(declaration, given);
      this.#ofInstrument.set(declaration.node, declaration.record ? others : [...given, ...others]);
      return;
    }
    if (!declaration.name) {
      this.#unresolved.push({
        location: this.#places.locate(declaration.node),
        reason: "its options cannot be read",
        pattern: null,
      });
      return;
    }
    const drafts: MetricDraft[] = [];
    const names = this.#namesByWrapper(declaration.name);
    for (const text of distinct(this.#telemetry.metricNames(declaration))) {
      const given = names?.get(patternOf(text));
      // What records in the same breath records for each caller by itself.
      if (given && !declaration.record) drafts.push(...given);
      // Whoever calls the function around it gives the name, and is asked.
      if (given || (names && !isWhole(text))) continue;
      if (!isWhole(text)) this.#reportUnresolved(declaration, text);
      // A name without a single known part says nothing that could be held against a catalog.
      if (text.some((part) => typeof part === "string" && /[A-Za-z0-9]/.test(part)))
        drafts.push(...declaration.suffixes.map((suffix) => this.#declared(declaration, text, suffix)));
    }
    this.#ofInstrument.set(declaration.node, [...new Set(drafts)]);
    this.#calledAs.add(lastName(declaration.node.callee) ?? "");
    for (const wrapper of declaration.wrappers) this.#remember(wrapper, declaration, drafts);
  }

  /** Callers may call a function that makes metrics in ways that are not known for what they are. */
  #notGiven(declaration: MetricDeclaration, given: readonly MetricDraft[]): readonly MetricDraft[] {
    const known = new Set(given.map(({ name }) => name));
    const { suffixes } = declaration;
    return distinct(this.#telemetry.metricNames(declaration))
      .filter((text) => isWhole(text) && !suffixes.some((suffix) => known.has(text[0] + suffix)))
      .flatMap((text) => suffixes.map((suffix) => this.#declared(declaration, text, suffix)));
  }

  /**
   * The metrics that a declaration inside a function makes for those who call it: through what is known of the function,
   * or through a function of that name that was called on something of which only the type is known.
   */
  #givenByCallers(declaration: MetricDeclaration): readonly MetricDraft[] | undefined {
    for (const owner of namedFunctionsAround(declaration.node)) {
      const suffix = suffixOfGiven(declaration, owner);
      if (suffix === undefined) continue;
      const named = this.#ofWrapper.get(owner);
      if (named && forwardedParameter(declaration.name, owner) === undefined)
        return [...named.values()].flat().filter((draft) => draft.name.endsWith(suffix));
      if (!declaration.name && this.#calledAs.has(functionName(owner) ?? "")) return [];
    }
    return undefined;
  }

  /** The metrics that callers have declared through the function whose parameter a name is. */
  #namesByWrapper(name: Node): ReadonlyMap<string, MetricDraft[]> | undefined {
    for (const owner of namedFunctionsAround(name)) {
      const names = forwardedParameter(name, owner) === undefined ? undefined : this.#ofWrapper.get(owner);
      if (names) return names;
    }
    return undefined;
  }

  #remember(wrapper: FunctionNode, declaration: MetricDeclaration, drafts: readonly MetricDraft[]): void {
    const names = this.#ofWrapper.get(wrapper) ?? new Map<string, MetricDraft[]>();
    for (const text of this.#telemetry.metricNames(declaration)) names.set(patternOf(text), [...drafts]);
    this.#ofWrapper.set(wrapper, names);
  }

  #declared(declaration: MetricDeclaration, text: Text, suffix: string): MetricDraft {
    const name = patternOf(text) + suffix;
    const draft = this.#draft(name, () => new MetricDraft(name, declaration.type, declaration.api, "code"));
    const unit = this.#text(declaration.unit) ?? declaration.impliedUnit ?? null;
    draft.unit ??= unit;
    draft.description ??= this.#text(declaration.description) ?? null;
    const labels = declaration.labels && declaredLabels(declaration.labels, this.#telemetry.constants);
    if (labels?.open ?? declaration.hidesOptions) draft.declarationIsOpen = true;
    for (const label of labels?.labels ?? []) draft.declareLabel(label.name, this.#places.locate(label.node));
    draft.labelsAreDeclared ||= declaration.api === "prom-client";
    draft.declarations.push({
      location: this.#places.locate(declaration.name ?? declaration.node),
      type: declaration.type,
      unit,
      labels: labels && !labels.open ? labels.labels.map(({ name: label }) => label).sort() : null,
      order: labels?.labels.map(({ name: label }) => label),
    });
    return draft;
  }

  #reportUnresolved(declaration: MetricDeclaration, text: Text): void {
    const [hole] = holesOf(text);
    if (!hole) return;
    const pattern = patternOf(text);
    const location = this.#places.locate(declaration.name ?? declaration.node);
    if (this.#unresolved.some((known) => samePlace(known.location, location) && known.pattern === pattern)) return;
    const reason = `\`${this.#places.textOf(hole.node).replace(/\s+/g, " ").slice(0, 60)}\`: ${hole.reason}`;
    this.#unresolved.push({ location, reason, pattern: /[A-Za-z0-9]/.test(pattern) ? pattern : null });
  }

  #record(record: MetricRecord): void {
    const drafts = this.#draftsOf(record);
    if (drafts.length === 0) return;
    if (record.lowers) for (const draft of drafts) draft.lower();
    if (record.isPart) return;
    const location = this.#places.locate(record.node);
    const { constants, tracer } = this.#telemetry;
    const found = record.labels.map((labels) => labelsAt(labels, constants, tracer));
    const sets = found.length > 0 ? found : [{ labels: [], open: false }];
    // A function that is handed an instrument may be one of several ways to it.
    const isHandedIn = record.instrument === undefined || !this.#ofInstrument.has(record.instrument);
    for (const draft of drafts) {
      if (record.positional.length > 0) {
        found.splice(0, found.length);
        draft.addPositional(
          record.positional.map((value) => ({
            values: labelValues(value, constants),
            location: this.#places.locate(value),
          })),
          location,
        );
        continue;
      }
      if (record.open) draft.sitesAreOpen = true;
      for (const { labels, open } of sets) {
        // A site that several metrics share may be reached for one of them only.
        const isOpen = open || record.open || isHandedIn || drafts.length > 1;
        draft.sites.push({ location, labels: labels.map(({ name }) => name), isOpen });
        if (open) draft.sitesAreOpen = true;
        for (const { name, values, node } of labels) draft.addLabel(name, values, this.#places.locate(node));
      }
    }
  }

  #draftsOf(record: MetricRecord): readonly MetricDraft[] {
    const drafts = this.#telemetry.instrumentsOf(record).flatMap((source) => this.#draftsMadeBy(source));
    return [...new Set(drafts)];
  }

  #draftsMadeBy({ made, through }: InstrumentSource): readonly MetricDraft[] {
    const drafts = this.#ofInstrument.get(made) ?? this.#lookedUp(made);
    const declaration = isCall(made) && drafts.length > 1 ? this.#telemetry.metricDeclaration(made) : undefined;
    if (!declaration?.name || through.length === 0) return drafts;
    // A function that makes several made this one for this call: `created(NAMES[key])`.
    const ends = this.#telemetry.constants
      .textsBy(declaration.name, through)
      .flatMap((text) => declaration.suffixes.map((suffix) => patternOf(text) + suffix));
    const meant = drafts.filter(({ name }) => ends.some((end) => name.endsWith(end)));
    return meant.length > 0 ? meant : drafts;
  }

  /** `@InjectMetric("name")`, `register.getSingleMetric("name")` */
  #lookedUp(instrument: Node): readonly MetricDraft[] {
    if (instrument.type !== "CallExpression") return [];
    const name = this.#telemetry.lookedUpName(instrument);
    const texts = name ? this.#telemetry.constants.texts(name) : [];
    return texts.flatMap((text) => (isWhole(text) ? (this.#metrics.get(text[0]) ?? []) : []));
  }

  #text(node: Node | undefined): string | undefined {
    if (!node) return undefined;
    const [text] = this.#telemetry.constants.texts(node);
    return text && isWhole(text) ? text[0] : undefined;
  }
}

function isParameter(name: Node | undefined): boolean {
  return (
    name !== undefined && [...namedFunctionsAround(name)].some((owner) => forwardedParameter(name, owner) !== undefined)
  );
}

function partition<Item>(items: readonly Item[], holds: (item: Item) => boolean): readonly [Item[], Item[]] {
  return [items.filter(holds), items.filter((item) => !holds(item))];
}

function samePlace(one: Location, other: Location): boolean {
  return one.file === other.file && one.line === other.line && one.column === other.column;
}
