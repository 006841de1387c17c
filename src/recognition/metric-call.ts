import type { TSESTree } from "@typescript-eslint/utils";
import { metricLibraries } from "./libraries/index.ts";
import type { CallFacts, DeclareFacts, InstrumentType, MetricApi, RecordFacts } from "./library.ts";
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

/** Every name that a telling call can end in; anything else need not be traced. */
export const metricCallNames: ReadonlySet<string> = collectNames();

export class MetricRecogniser {
  readonly #tracer: Tracer;

  constructor(tracer: Tracer) {
    this.#tracer = tracer;
  }

  declaration(node: CallNode): MetricDeclaration | undefined {
    const facts = this.#facts(node)?.declares;
    return facts && this.#declared(node, facts);
  }

  record(node: CallNode): MetricRecord | undefined {
    const call = isCandidate(node) ? this.#tracer.callOf(node) : undefined;
    if (!call) return undefined;
    if (call.facts.declares?.records) return recorded(node, call.facts.declares.records, node);
    if (!call.facts.records) return undefined;
    const receiver = call.receiver?.is === "thing" ? call.receiver : undefined;
    return recorded(node, call.facts.records, receiver?.creation);
  }

  defaults(node: CallNode): DefaultMetrics | undefined {
    if (!this.#facts(node)?.declaresDefaults) return undefined;
    const [argument] = node.arguments;
    const options = argument && this.#object(argument);
    return { node, prefix: options && propertyOf(options, "prefix")?.value };
  }

  #facts(node: CallNode): CallFacts | undefined {
    return isCandidate(node) ? this.#tracer.callOf(node)?.facts : undefined;
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

function isCandidate(node: CallNode): boolean {
  if (node.type === "NewExpression") return true;
  const name = lastName(unwrapped(node.callee));
  return name !== undefined && metricCallNames.has(name);
}

function collectNames(): Set<string> {
  const names = new Set<string>();
  for (const library of metricLibraries) {
    for (const [path, facts] of Object.entries(library.exports)) {
      if (facts.declares || facts.declaresDefaults) names.add(path.split(/[ .]/).at(-1) ?? path);
    }
    for (const kind of Object.values(library.kinds)) {
      for (const [name, facts] of Object.entries(kind.calls)) if (facts.declares || facts.records) names.add(name);
    }
  }
  return names;
}
