import type { TSESTree } from "@typescript-eslint/utils";
import { words } from "../vocabulary/words.ts";
import { declarationOf } from "./bindings.ts";
import { metricLibraries } from "./libraries/index.ts";
import { commonMethods, instrumentWords } from "./libraries/names.ts";
import type { CallFacts, DeclareFacts, InstrumentType, MetricApi, RecordFacts } from "./library.ts";
import { isWhole, type ModuleGraph } from "./modules.ts";
import { isFunction, lastName, namePath, propertyOf, unwrapped, walk, type Node } from "./syntax.ts";
import type { Tracer } from "./trace.ts";
import type { Value } from "./value.ts";

export type CallNode = TSESTree.CallExpression | TSESTree.NewExpression;

/** A call that brings a metric into being. */
export interface MetricDeclaration {
  readonly node: CallNode;
  readonly api: MetricApi;
  readonly type: InstrumentType;
  readonly name: Node | undefined;
  readonly description: Node | undefined;
  readonly unit: Node | undefined;
  /** The unit that the API implies where none is written. */
  readonly impliedUnit: string | undefined;
  /** Declared label names (prom-client). */
  readonly labels: Node | undefined;
  /** The call records as well (StatsD). */
  readonly record: MetricRecord | undefined;
}

/** A call that records a value. */
export interface MetricRecord {
  readonly node: CallNode;
  /** The call that made the instrument; `undefined` where only its type is known. */
  readonly instrument: Node | undefined;
  /** Each set of labels that the call records with: an object, a list of `"k:v"`, or nothing. */
  readonly labels: readonly (Node | undefined)[];
  /** There may be sets of labels that cannot be seen. */
  readonly open: boolean;
  /** Label values by position: `.labels(a, b)`. */
  readonly positional: readonly Node[];
}

/** A call that registers the default metrics of prom-client; `prefix` is the expression of its option. */
export interface DefaultMetrics {
  readonly node: CallNode;
  readonly prefix: Node | undefined;
}

/** Every name that a call of the tables can end in; anything else need not be traced. */
const declaringNames = namesOf((facts) => facts.declares !== undefined || facts.declaresDefaults === true);
const recordingNames = namesOf((facts) => facts.records !== undefined || facts.declares?.records !== undefined);

/** Every name that a telling call can end in. */
export const metricCallNames: ReadonlySet<string> = new Set([...declaringNames, ...recordingNames]);

export class MetricRecogniser {
  readonly #tracer: Tracer;
  readonly #isFrugal: boolean;

  constructor(tracer: Tracer, graph: ModuleGraph) {
    this.#tracer = tracer;
    this.#isFrugal = graph.isCostly;
  }

  declaration(node: CallNode): MetricDeclaration | undefined {
    const facts = this.#facts(node, declaringNames)?.declares;
    return facts && this.#declared(node, facts);
  }

  record(node: CallNode): MetricRecord | undefined {
    const call = this.#isCandidate(node, recordingNames) ? this.#tracer.callOf(node) : undefined;
    if (!call) return undefined;
    if (call.facts.declares?.records) return recorded(node, call.facts.declares.records, node);
    if (!call.facts.records) return undefined;
    const receiver = call.receiver?.is === "thing" ? call.receiver : undefined;
    return recorded(node, call.facts.records, receiver?.creation);
  }

  defaults(node: CallNode): DefaultMetrics | undefined {
    if (!this.#facts(node, declaringNames)?.declaresDefaults) return undefined;
    const [argument] = node.arguments;
    const options = argument && this.#object(argument);
    return { node, prefix: options && propertyOf(options, "prefix")?.value };
  }

  #facts(node: CallNode, names: ReadonlySet<string>): CallFacts | undefined {
    return this.#isCandidate(node, names) ? this.#tracer.callOf(node)?.facts : undefined;
  }

  /** Whether a call may do what one of the names does, so that it is worth following where its callee comes from. */
  #isCandidate(node: CallNode, names: ReadonlySet<string>): boolean {
    const name = calledName(node);
    if (name === undefined) return false;
    if (!names.has(name)) return node.type === "NewExpression" && names === declaringNames && isDefinition(node.arguments[0]);
    if (!this.#isFrugal || !commonMethods.has(name) || node.callee.type !== "MemberExpression") return true;
    return speaksOfMetrics(node.callee.object) || isMadeHere(node.callee.object);
  }

  #declared(node: CallNode, facts: DeclareFacts): MetricDeclaration {
    const argument = facts.options === undefined ? undefined : node.arguments[facts.options];
    const options = argument && this.#object(argument);
    const option = (key: string | undefined) =>
      options && key !== undefined ? propertyOf(options, key)?.value : undefined;
    return Object.freeze({
      node,
      api: facts.api,
      type: facts.type,
      name: facts.name === undefined ? option(facts.keys?.name) : node.arguments[facts.name],
      description: option(facts.keys?.description),
      unit: option(facts.keys?.unit),
      impliedUnit: facts.unit,
      labels: option(facts.keys?.labels),
      record: facts.records && recorded(node, facts.records, node),
    });
  }

  #object(argument: Node): TSESTree.ObjectExpression | undefined {
    const value: Value | undefined = this.#tracer.trace(argument);
    return value?.is === "object" ? value.node : undefined;
  }
}

function recorded(node: CallNode, facts: RecordFacts, instrument: Node | undefined): MetricRecord {
  const args = node.arguments;
  const positional = facts.labels === "positional" && !args.some(isLabelObject) ? args : [];
  const observed = facts.labels === "callback" ? observations(args[0]) : undefined;
  const labels = facts.labels === "callback" ? (observed ?? []) : [labelsOf(args, facts.labels)];
  const open = args.some((argument) => argument.type === "SpreadElement") || (facts.labels === "callback" && !observed);
  return Object.freeze({ node, instrument, labels, positional, open });
}

function labelsOf(args: readonly Node[], place: Exclude<RecordFacts["labels"], "callback">): Node | undefined {
  switch (place) {
    case "first":
      return args[0] && !isNumeric(args[0]) && (args.length > 1 || isLabelObject(args[0])) ? args[0] : undefined;
    case "last":
      return args.findLast(isLabelObject);
    case "positional":
      return args.find(isLabelObject);
    default:
      return args[place];
  }
}

/** The labels of every `result.observe(value, labels)` in an inline callback. */
function observations(callback: Node | undefined): readonly (Node | undefined)[] | undefined {
  if (!callback || !isFunction(callback)) return undefined;
  const [parameter] = callback.params;
  if (parameter?.type !== "Identifier") return undefined;
  const found: (Node | undefined)[] = [];
  walk(callback, (node) => {
    if (node.type !== "CallExpression" || namePath(node.callee)?.join(".") !== `${parameter.name}.observe`) return;
    found.push(node.arguments[1]);
  });
  return found;
}

function isLabelObject(argument: Node): boolean {
  const type = unwrapped(argument).type;
  return type === "ObjectExpression" || type === "ArrayExpression";
}

function isNumeric(argument: Node): boolean {
  const node = unwrapped(argument);
  return node.type === "Literal" && typeof node.value === "number";
}

function namesOf(holds: (facts: CallFacts) => boolean): ReadonlySet<string> {
  const names = new Set<string>();
  const collect = (table: Readonly<Record<string, CallFacts>>) => {
    for (const [path, facts] of Object.entries(table)) if (holds(facts)) names.add(path.split(/[ .]/).at(-1) ?? path);
  };
  for (const library of metricLibraries) {
    collect(library.exports);
    for (const kind of Object.values(library.kinds)) collect(kind.calls);
  }
  return names;
}

/** The name by which a callee is known where it is declared: `import { Counter as C }` is `Counter`. */
function calledName(node: CallNode): string | undefined {
  const callee = unwrapped(node.callee);
  const name = lastName(callee);
  if (callee.type !== "Identifier" || name === undefined) return name;
  const declaration = declarationOf(name, callee);
  return declaration?.kind === "import" && !isWhole(declaration.imported) ? declaration.imported : name;
}

/** `new Own({ name, help })`: a class of the project that stands for an instrument. */
function isDefinition(argument: Node | undefined): boolean {
  const node = argument && unwrapped(argument);
  return node?.type === "ObjectExpression" && propertyOf(node, "name") !== undefined && propertyOf(node, "help") !== undefined;
}

/** A local name whose value is constructed in the same file, by something that is not there without an import. */
function isMadeHere(receiver: Node): boolean {
  const node = unwrapped(receiver);
  const declaration = node.type === "Identifier" ? declarationOf(node.name, node) : undefined;
  const init = declaration?.kind === "variable" ? declaration.node.init : undefined;
  return init?.type === "NewExpression" && init.callee.type === "Identifier" && declarationOf(init.callee.name, init) !== undefined;
}

function speaksOfMetrics(receiver: Node): boolean {
  return namePath(receiver)?.some((name) => words(name).some((word) => instrumentWords.has(word))) ?? false;
}
