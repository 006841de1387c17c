import type { Standard } from "../standard/schema.ts";
import { words } from "../vocabulary/words.ts";
import { writtenType } from "./instrument-types.ts";
import { commonMethods, ordinaryVerbs, statsWords } from "./libraries/names.ts";
import type { CallFacts, DeclareFacts, InstrumentType, MetricApi } from "./library.ts";
import {
  calledName,
  constantLabelNames,
  declaringNames,
  isOptions,
  isMadeHere,
  lookupNames,
  recordFacts,
  recordingNames,
  saysName,
  speaksOfMetrics,
} from "./metric-candidates.ts";
import { InstrumentSources, type InstrumentSource } from "./instrument-sources.ts";
import { factoryCall } from "./metric-factories.ts";
import { batchObservation, collectingInstrument, recorded } from "./metric-records.ts";
import { MetricWrappers } from "./metric-wrappers.ts";
import type { ModuleGraph } from "./modules.ts";
import { firstOption, readEach, readOptions, type Options } from "./options.ts";
import { isCall, lastName, unwrapped, type CallNode, type FunctionNode, type Node } from "./syntax.ts";
import type { TracedCall, Tracer } from "./trace.ts";
import type { Thing, Value } from "./value.ts";

export type MetadataKey = "description" | "unit" | "buckets";

export const nothingAbsent: ReadonlySet<MetadataKey> = new Set();

/** What is put before a name: an expression, or a text that the library brings. */
export type Prefix = Node | string;

/** A call that brings a metric into being. */
export interface MetricDeclaration {
  readonly node: CallNode;
  readonly api: MetricApi;
  readonly type: InstrumentType;
  /** The expression that says the type, where the call makes instruments of any. */
  readonly typeNode: Node | undefined;
  readonly name: Node | undefined;
  /** The names of what the same call declares besides. */
  readonly otherNames: readonly Node[];
  readonly description: Node | undefined;
  readonly unit: Node | undefined;
  /** The boundaries of a histogram's buckets. */
  readonly buckets: Node | undefined;
  /** What the API takes and is certainly not given; what is passed on unseen may hold it. */
  readonly absent: ReadonlySet<MetadataKey>;
  /** The unit that the API implies where none is written. */
  readonly impliedUnit: string | undefined;
  /** Declared label names (prom-client). */
  readonly labels: Node | undefined;
  /** It may be given options that cannot be seen. */
  readonly hidesOptions: boolean;
  /** The call records as well (StatsD). */
  readonly record: MetricRecord | undefined;
  /** What it is asked of is only known by its name, and that is not StatsD's. */
  readonly isOfUnknownMake: boolean;
  /** Who asks for its name again gets the same one. */
  readonly isShared: boolean;
  /** What a client (StatsD), a library or a function of the project puts before the name, in that order. */
  readonly prefixes: readonly Prefix[];
  /** What a registry puts behind the name, one metric each: `_avg`, `_min`, `_max`. */
  readonly suffixes: readonly string[];
  /** The functions of the project through which the name reaches an API, outermost first. */
  readonly wrappers: readonly FunctionNode[];
}

/** The same once for each name, where a call declares several metrics. */
export function oneByOne(declaration: MetricDeclaration): readonly MetricDeclaration[] {
  const { name, otherNames } = declaration;
  if (otherNames.length === 0) return [declaration];
  return [name, ...otherNames].map((one) => ({ ...declaration, name: one, otherNames: [] }));
}

/** A call that records a value. */
export interface MetricRecord {
  readonly node: CallNode;
  /** The call that made the instrument; `undefined` where only its type is known. */
  readonly instrument: Node | undefined;
  /** The expression of the instrument, where it is made elsewhere. */
  readonly on: Node | undefined;
  /** Each set of labels that the call records with: an object, a list of `"k:v"`, or nothing. */
  readonly labels: readonly (Node | undefined)[];
  /** There may be sets of labels that cannot be seen. */
  readonly open: boolean;
  /** It sets a value or takes away from it. */
  readonly lowers: boolean;
  /** Another call has the labels, and counts as the record. */
  readonly isPart: boolean;
  /** Label values by position: `.labels(a, b)`. */
  readonly positional: readonly Node[];
}

/** A call that registers the default metrics of prom-client; `prefix` is the expression of its option. */
export interface DefaultMetrics {
  readonly node: CallNode;
  readonly prefix: Node | undefined;
}

export class MetricRecogniser {
  readonly #tracer: Tracer;
  readonly #isFrugal: boolean;
  readonly #factories: Standard["metrics"]["factories"];
  readonly #wrappers: MetricWrappers;
  readonly #sources: InstrumentSources;
  readonly #remembered: (node: CallNode) => MetricDeclaration | undefined;

  /** @param declaration the recogniser with its memory, for calls inside wrappers */
  constructor(
    tracer: Tracer,
    graph: ModuleGraph,
    factories: Standard["metrics"]["factories"],
    declaration: (node: CallNode) => MetricDeclaration | undefined,
  ) {
    this.#tracer = tracer;
    this.#isFrugal = graph.isCostly;
    this.#factories = factories;
    this.#remembered = declaration;
    this.#wrappers = new MetricWrappers(tracer, declaration);
    this.#sources = new InstrumentSources(graph, tracer, {
      madeBy: (thing) => {
        const made = this.#instrumentOf(thing);
        return isCall(made) && (declaration(made) ?? this.lookedUp(made)) ? made : undefined;
      },
      isLookup: (node) => this.lookedUp(node) !== undefined,
    });
  }

  declaration(node: CallNode): MetricDeclaration | undefined {
    const declared = factoryCall(node, this.#factories, this.#tracer);
    if (declared) return declared;
    const call = this.#isCandidate(node, declaringNames) ? this.#tracer.callOf(node) : undefined;
    const facts = call?.facts.declares;
    // What a function of the project does is seen, whatever its name sounds like.
    const wrapped = facts && !call.byShape ? undefined : this.#wrappers.call(node);
    return wrapped ?? (facts && this.#declared(node, facts, call));
  }

  record(node: CallNode): MetricRecord | undefined {
    const call = this.#isCandidate(node, recordingNames) ? this.#tracer.callOf(node) : undefined;
    if (call?.facts.declares?.records && !call.byShape)
      return recorded(node, call.facts.declares.records, node, this.#tracer);
    if (call?.facts.records) {
      const receiver = call.receiver?.is === "thing" ? call.receiver : undefined;
      return recorded(node, call.facts.records, receiver && this.#instrumentOf(receiver), this.#tracer);
    }
    return this.#remembered(node)?.record ?? this.#collected(node) ?? batchObservation(node, this.#tracer);
  }

  /** `new Gauge({ name, help, collect() { this.set({ kind }, 1); } })` */
  #collected(node: CallNode): MetricRecord | undefined {
    const callee = unwrapped(node.callee);
    const instrument = callee.type === "MemberExpression" ? collectingInstrument(callee.object) : undefined;
    const declaration = instrument && this.#remembered(instrument);
    const facts = declaration && recordFacts(declaration, lastName(callee) ?? "");
    return facts && recorded(node, facts, instrument, this.#tracer);
  }

  /** A function that makes instruments for its callers makes another one at each call. */
  #instrumentOf({ creation, through }: Thing): Node {
    return through.find((call) => this.#remembered(call)?.wrappers.length) ?? creation;
  }

  /** The name by which a call asks for an instrument that was made elsewhere. */
  lookedUp(node: CallNode): Node | undefined {
    const position = this.#facts(node, lookupNames)?.looksUp;
    return position === undefined ? undefined : node.arguments[position];
  }

  /** The calls that make, or ask for, the instruments which a record may be made on. */
  instrumentsOf(record: MetricRecord): readonly InstrumentSource[] {
    return this.#sources.of(record);
  }

  /** The expression of the labels that a call puts on every metric of a registry or a client. */
  constantLabels(node: CallNode): Node | undefined {
    const facts = this.#facts(node, constantLabelNames)?.constantLabels;
    const argument = facts && node.arguments[facts.argument];
    if (!argument || facts.option === undefined) return argument;
    return this.#options(argument)?.get(facts.option);
  }

  defaults(node: CallNode): DefaultMetrics | undefined {
    if (!this.#facts(node, declaringNames)?.declaresDefaults) return undefined;
    return { node, prefix: this.#options(node.arguments[0])?.get("prefix") };
  }

  #facts(node: CallNode, names: ReadonlySet<string>): CallFacts | undefined {
    return this.#isCandidate(node, names) ? this.#tracer.callOf(node)?.facts : undefined;
  }

  /** Whether a call may do what one of the names does, so that it is worth following where its callee comes from. */
  #isCandidate(node: CallNode, names: ReadonlySet<string>): boolean {
    const name = calledName(node);
    if (name === undefined) return false;
    if (!names.has(name))
      return node.type === "NewExpression" && names === declaringNames && isOptions(node.arguments[0]);
    const [first] = node.arguments;
    if (names === declaringNames && ordinaryVerbs.has(name) && !(first && saysName(first))) return false;
    if (!this.#isFrugal || !commonMethods.has(name) || node.callee.type !== "MemberExpression") return true;
    return speaksOfMetrics(node.callee.object) || isMadeHere(node.callee.object);
  }

  #declared(node: CallNode, facts: DeclareFacts, { receiver, byShape }: TracedCall): MetricDeclaration {
    const { keys = {} } = facts;
    const argumentAt = (index: number | undefined) => (index === undefined ? undefined : node.arguments[index]);
    const argument = argumentAt(facts.options);
    const given = this.#options(argument);
    const points = facts.points === undefined ? undefined : (this.#points(given?.get(facts.points)) ?? []);
    const [options, ...others] = points ?? [given];
    const nameIn = (one: Options | undefined) => (keys.name === undefined ? undefined : one?.get(keys.name));
    const metadata = {
      description: argumentAt(facts.descriptionArgument) ?? firstOption(options, keys.description),
      unit: argumentAt(facts.unitArgument) ?? (others.length > 0 ? undefined : firstOption(options, keys.unit)),
      buckets: keys.buckets && this.#nested(argument, keys.buckets),
    };
    const typeNode = argumentAt(facts.typeArgument);
    const isVisible = argument ? options?.isOpen === false : !node.arguments.some(isSpread);
    return Object.freeze({
      node,
      api: facts.api,
      type: (typeNode && writtenType(typeNode)) ?? facts.type,
      typeNode,
      name: argumentAt(facts.name) ?? nameIn(options),
      otherNames: others.flatMap((one) => nameIn(one) ?? []),
      ...metadata,
      absent: isVisible ? absentOf(keys, metadata) : nothingAbsent,
      impliedUnit: facts.unit,
      labels: argumentAt(facts.labelsArgument) ?? firstOption(options, keys.labels),
      hidesOptions: !isVisible,
      record: facts.records && recorded(node, facts.records, node, this.#tracer),
      // A meter is OpenTelemetry's, whoever makes it.
      isOfUnknownMake: byShape === true && facts.api !== "otel" && !isCalledStatsD(node.callee),
      isShared: facts.isShared ?? false,
      prefixes: facts.namespace ? namespaceOf(facts.namespace, given) : this.#prefixOf(facts, receiver),
      suffixes: [""],
      wrappers: [],
    });
  }

  #prefixOf({ api }: DeclareFacts, client: Value | undefined): readonly Node[] {
    const creation = api === "statsd" && client?.is === "thing" ? client.creation : undefined;
    if (!creation || !isCall(creation)) return [];
    const prefix = this.#options(creation.arguments[0])?.get("prefix");
    return prefix ? [prefix] : [];
  }

  #nested(options: Node | undefined, path: readonly string[]): Node | undefined {
    return path.reduce<Node | undefined>((found, key) => this.#options(found)?.get(key), options);
  }

  #points(list: Node | undefined): readonly Options[] | undefined {
    return readEach(list, (node) => this.#tracer.trace(node));
  }

  #options(argument: Node | undefined): Options | undefined {
    return readOptions(argument, (node) => this.#tracer.trace(node));
  }
}

function isCalledStatsD(callee: Node): boolean {
  const receiver = callee.type === "MemberExpression" ? lastName(callee.object) : undefined;
  return words(receiver ?? "").some((word) => statsWords.has(word));
}

/** `namespace: "app"` before `jobs` is `app_jobs`. */
function namespaceOf(
  { option, otherwise, joint }: NonNullable<DeclareFacts["namespace"]>,
  options: Options | undefined,
): readonly Prefix[] {
  return [options?.get(option) ?? otherwise, joint];
}

function isSpread({ type }: Node): boolean {
  return type === "SpreadElement";
}

function absentOf(
  keys: NonNullable<DeclareFacts["keys"]>,
  given: Readonly<Record<MetadataKey, Node | undefined>>,
): ReadonlySet<MetadataKey> {
  const all: readonly MetadataKey[] = ["description", "unit", "buckets"];
  return new Set(all.filter((key) => keys[key] !== undefined && given[key] === undefined));
}
