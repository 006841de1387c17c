import { words } from "../vocabulary/words.ts";
import { declarationOf } from "./bindings.ts";
import { observableKind } from "./libraries/metric-facts.ts";
import { collectOption } from "./libraries/metrics.ts";
import { labelsWords, rateWords } from "./libraries/names.ts";
import type { RecordFacts } from "./library.ts";
import type { MetricRecord } from "./metric-call.ts";
import {
  functionOfThis,
  isCall,
  isFunction,
  keyName,
  lastName,
  memberName,
  namePath,
  unwrapped,
  walk,
  type CallNode,
  type Node,
} from "./syntax.ts";
import { firstOption, readEach, readOptions, type Options } from "./options.ts";
import type { Tracer } from "./trace.ts";
import { labellingNames } from "./metric-candidates.ts";

/** What a call records, by what the tables say about its labels. */
export function recorded(
  node: CallNode,
  facts: RecordFacts,
  instrument: Node | undefined,
  tracer: Tracer,
): MetricRecord {
  const args = node.arguments;
  const isPositional = facts.labels === "positional" && !args.some((argument) => holdsLabels(argument, tracer));
  const positional = isPositional ? args : [];
  const observed = facts.labels === "callback" ? observations(args[0], tracer) : undefined;
  const options = optionsWith(facts, args, tracer);
  const labels =
    facts.labels === "callback" ? (observed ?? []) : [isPositional ? undefined : labelsOf(args, facts, options)];
  const open =
    facts.goesOn === true ||
    isStart(args) ||
    args.some((argument) => argument.type === "SpreadElement") ||
    (facts.labels === "callback" && !observed) ||
    facts.labels === "elsewhere" ||
    facts.labels === "unseen" ||
    options?.isOpen === true;
  const isPart = facts.labels === "elsewhere" && instrument !== node;
  const on = instrument === node ? undefined : instrumentOf(node, facts);
  return Object.freeze({ node, instrument, on, labels, positional, open, isPart, lowers: facts.lowers ?? false });
}

function instrumentOf({ callee, arguments: given }: CallNode, { instrument }: RecordFacts): Node | undefined {
  if (instrument !== undefined) return given[instrument];
  const method = unwrapped(callee);
  return method.type === "MemberExpression" ? withoutLabels(method.object) : undefined;
}

/** The instrument of `counter.labels(…)`. */
function withoutLabels(expression: Node): Node {
  const node = unwrapped(expression);
  const callee = node.type === "CallExpression" ? unwrapped(node.callee) : undefined;
  return callee?.type === "MemberExpression" && labellingNames.has(memberName(callee) ?? "")
    ? withoutLabels(callee.object)
    : node;
}

/** `counter.inc(0)`: a series to start with, before anything has labels. */
function isStart([only, ...others]: readonly Node[]): boolean {
  const node = only && unwrapped(only);
  return others.length === 0 && node?.type === "Literal" && node.value === 0;
}

const unseenOptions: Options = { get: () => undefined, isOpen: true };

/** The options that labels are given in, where they are given in any. */
function optionsWith({ labels }: RecordFacts, args: readonly Node[], tracer: Tracer): Options | undefined {
  const argument = typeof labels === "object" ? args[labels.argument] : undefined;
  if (typeof labels !== "object" || !argument) return undefined;
  const trace = (node: Node) => tracer.trace(node);
  const options = readOptions(argument, trace);
  if (labels.points === undefined) return options ?? unseenOptions;
  // Each has its own: which of them has which is not asked.
  const [only, ...others] = readEach(options?.get(labels.points), trace) ?? [];
  return (others.length === 0 ? only : undefined) ?? unseenOptions;
}

function labelsOf(
  args: readonly Node[],
  { labels: place, mayBeAlone }: RecordFacts,
  options: Options | undefined,
): Node | undefined {
  if (typeof place === "object") return firstOption(options, place.keys);
  switch (place) {
    case "first":
      return args[0] && !isNumeric(args[0]) && (args.length > 1 || isLabelObject(args[0]) || mayBeAlone)
        ? args[0]
        : undefined;
    case "callback":
    case "elsewhere":
    case "unseen":
      return undefined;
    case "last":
      // The first argument is the name, or several.
      return args.slice(1).findLast(isLabelObject) ?? args.slice(1).findLast(isCalledLabels) ?? unseenLabels(args);
    case "positional":
      return args[0];
    default:
      return args[place];
  }
}

/** The labels of every `result.observe(value, labels)` in a callback. */
function observations(argument: Node | undefined, tracer: Tracer): readonly (Node | undefined)[] | undefined {
  const value = argument && tracer.trace(argument);
  const callback = argument && isFunction(argument) ? argument : value?.is === "function" ? value.node : undefined;
  const [parameter] = callback?.params ?? [];
  if (!callback) return undefined;
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

/** `.labels({ route })`, or a variable that holds that. */
function holdsLabels(argument: Node, tracer: Tracer): boolean {
  return isLabelObject(argument) || tracer.trace(argument)?.is === "object";
}

/** APIs with optional arguments in front: a variable is told by its name. */
function isCalledLabels(argument: Node): boolean {
  const node = unwrapped(argument);
  return node.type === "Identifier" && labelsWords.has(words(node.name).at(-1) ?? "");
}

/** Behind the name and the value stands a rate, a callback, or labels that a call or a variable gives. */
function unseenLabels(args: readonly Node[]): Node | undefined {
  return args
    .slice(2)
    .findLast((argument) => !isNumeric(argument) && !isFunction(unwrapped(argument)) && !isCalledRate(argument));
}

function isCalledRate(argument: Node): boolean {
  return rateWords.has(words(lastName(unwrapped(argument)) ?? "").at(-1) ?? "");
}

function isNumeric(argument: Node): boolean {
  const node = unwrapped(argument);
  switch (node.type) {
    case "Literal":
      return typeof node.value === "number";
    case "BinaryExpression":
    case "UnaryExpression":
    case "UpdateExpression":
      return true;
    case "MemberExpression":
      return /^(?:length|size|count)$/.test(memberName(node) ?? "");
    case "Identifier": {
      const declaration = declarationOf(node.name, node);
      return declaration?.kind === "parameter" && declaration.type?.type === "TSNumberKeyword";
    }
    default:
      return false;
  }
}

/**
 * `result.observe(instrument, value, labels)` in a callback of `meter.addBatchObservableCallback`, wherever it is kept:
 * the instrument is the first argument.
 */
export function batchObservation(node: CallNode, tracer: Tracer): MetricRecord | undefined {
  const [on, value, labels] = node.arguments;
  if (!on || !value || node.callee.type !== "MemberExpression" || memberName(node.callee) !== "observe")
    return undefined;
  const instrument = tracer.trace(on);
  const isObservable = instrument?.is === "thing" && instrument.kind === observableKind;
  if (!isObservable && !isBatchResult(node.callee.object)) return undefined;
  return Object.freeze({
    node,
    instrument: instrument?.is === "thing" ? instrument.creation : undefined,
    on,
    labels: [labels],
    positional: [],
    open: false,
    isPart: false,
    lowers: true,
  });
}

/** The parameter of a callback that is given to `addBatchObservableCallback`. */
function isBatchResult(result: Node): boolean {
  const declaration = result.type === "Identifier" ? declarationOf(result.name, result) : undefined;
  if (declaration?.kind !== "parameter" || declaration.index !== 0) return false;
  const { parent } = declaration.owner;
  return parent.type === "CallExpression" && lastName(parent.callee) === "addBatchObservableCallback";
}

/** The call with the options whose `collect` a `this` stands in. */
export function collectingInstrument(receiver: Node): CallNode | undefined {
  const owner = receiver.type === "ThisExpression" ? functionOfThis(receiver) : undefined;
  if (owner?.parent.type !== "Property" || keyName(owner.parent) !== collectOption) return undefined;
  const call = owner.parent.parent.parent;
  return isCall(call) ? call : undefined;
}
