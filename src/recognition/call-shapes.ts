import type { TSESTree } from "@typescript-eslint/utils";
import { words } from "../vocabulary/words.ts";
import { declarationOf } from "./bindings.ts";
import { ownValue } from "./libraries/index.ts";
import { promClasses } from "./libraries/metric-facts.ts";
import { cloudWatchCalls } from "./libraries/metric-services.ts";
import {
  definitionCalls,
  everydayMakers,
  facadeCalls,
  facadeRecords,
  labelledCalls,
  mayAsk,
  namedRecords,
  positionalCalls,
  tellingRecords,
} from "./libraries/metric-shapes.ts";
import { meterCalls, statsdClient } from "./libraries/metrics.ts";
import {
  clientWords,
  meterWords,
  metricsWords,
  namedStatsMethods,
  ordinaryVerbs,
  scoreWords,
} from "./libraries/names.ts";
import type { CallFacts } from "./library.ts";
import { saysName } from "./metric-candidates.ts";
import { isTextual } from "./text-shape.ts";
import { lastName, memberName, propertyOf, staticString, unwrapped, type Node } from "./syntax.ts";
import type { Value } from "./value.ts";

/**
 * What a call does, judged by its shape and names alone: the last tier, asked where nothing is known of the receiver.
 * A shape must be so telling that nothing else has it.
 */
export function factsByShape(
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  callee: Node,
  target: Value | undefined,
  receiver: Value | undefined,
  trace: (node: Node) => Value | undefined,
): CallFacts | undefined {
  const name = lastName(callee);
  if (name === undefined) return undefined;
  if (node.type === "NewExpression") {
    const facts = target?.is === "class" ? undefined : ownValue(promClasses, name);
    return facts && holds(node.arguments[0], ["name", "help"], trace) ? facts : undefined;
  }
  if (callee.type === "Identifier") return target && target.is !== "module" ? undefined : functionCall(node, callee);
  if (callee.type !== "MemberExpression" || receiver?.is === "thing") return undefined;
  const declared =
    definitionCall(node, callee, name, trace) ?? positionalCall(node, callee, name) ?? meterCall(node, callee, name);
  if (declared) return declared;
  // `stats.inc("hp")` of a game counts what it is seen to count.
  return target?.is === "function" && ordinaryVerbs.has(name) && endsInWord(callee.object, scoreWords)
    ? undefined
    : clientCall(node, callee);
}

/** `this.meter.createCounter("a.b")` */
function meterCall(
  node: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  name: string,
): CallFacts | undefined {
  const facts = ownValue(meterCalls, name);
  const [metric, options] = node.arguments;
  if (!facts || !metric) return undefined;
  if (endsInWord(callee.object, meterWords)) return facts;
  const object = options && unwrapped(options);
  return object?.type === "ObjectExpression" && (propertyOf(object, "description") ?? propertyOf(object, "unit"))
    ? facts
    : undefined;
}

/** `register.gauge({ name, help })`, `metrics.addCounter({ name, description })` */
function definitionCall(
  node: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  name: string,
  trace: (node: Node) => Value | undefined,
): CallFacts | undefined {
  const facts = ownValue(definitionCalls, name);
  const [definition] = node.arguments;
  if (!facts || !definition) return undefined;
  const help = isMetricsClient(callee.object) ? ["help", "description"] : ["help"];
  return help.some((key) => holds(definition, ["name", key], trace)) ? facts : undefined;
}

/** `registry.createCounter("jobs_total", "Jobs done", ["kind"])` */
function positionalCall(
  { arguments: given }: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  name: string,
): CallFacts | undefined {
  const facts = ownValue(positionalCalls, name);
  const [metric, about, labels, ...more] = given.map(unwrapped);
  if (!facts || !metric || !about || more.length > 0) return undefined;
  const said = staticString(about);
  if (said === undefined || !(labels ? labels.type === "ArrayExpression" : said.includes(" "))) return undefined;
  if (everydayMakers.has(name) && !isMetricsClient(callee.object)) return undefined;
  if (staticString(metric)?.includes(" ") || !saysName(metric)) return undefined;
  const isOfTexts = labels?.type === "ArrayExpression" && labels.elements.every((one) => one && isTextual(one));
  return isOfTexts ? ownValue(labelledCalls, name) : facts;
}

/** `recordHistogram("a.b", took)` of a package that cannot be read */
function functionCall(node: TSESTree.CallExpression, callee: TSESTree.Identifier): CallFacts | undefined {
  const { name } = callee;
  const [metric] = node.arguments;
  if (!metric || !ownValue(tellingRecords, name)) return undefined;
  const isTold = declarationOf(name, callee)?.kind === "import" && saysName(metric);
  return isTold ? recordUnderName(node, name) : undefined;
}

/** Looked at first: whatever a client is called, most calls in a file end in none of these. */
const clientMethods: ReadonlySet<string> = new Set([
  ...[cloudWatchCalls, facadeCalls, namedRecords].flatMap((table) => Object.keys(table)),
  ...namedStatsMethods,
]);

/** `stats.increment("a.b")`, `metrics.counter("a.b").increment()`, `metrics.inc("a_total", labels)` */
function clientCall(node: TSESTree.CallExpression, callee: TSESTree.MemberExpression): CallFacts | undefined {
  const method = memberName(callee);
  const [metric] = node.arguments;
  if (method === undefined || !metric || !clientMethods.has(method)) return undefined;
  if (!isMetricsClient(callee.object) || !saysName(metric)) return undefined;
  const cloudWatch = ownValue(cloudWatchCalls, method);
  if (cloudWatch && node.arguments.length > 1) return cloudWatch;
  const facade = ownValue(facadeCalls, method);
  if (facade && isRecordedAtOnce(node)) return facade;
  const isAlone = node.arguments.length === 1;
  if (namedStatsMethods.has(method) && !(facade && isAlone)) return ownValue(statsdClient.calls, method);
  return recordUnderName(node, method) ?? (isAlone ? facade : undefined);
}

/** What it gives back is used by nobody, so that it asks for nothing; behind the name of a metric stands no text about it. */
function recordUnderName(node: TSESTree.CallExpression, method: string): CallFacts | undefined {
  const facts = ownValue(namedRecords, method);
  const value = node.arguments[1];
  if (!facts || (value && isTextual(unwrapped(value)))) return undefined;
  const fate = fateOf(node);
  if (fate === "used" || (fate === "returned" && !value && mayAsk.has(method))) return undefined;
  return value || facts.declares?.type === "counter" ? facts : undefined;
}

function isRecordedAtOnce(node: TSESTree.CallExpression): boolean {
  const access = node.parent.type === "ChainExpression" ? node.parent.parent : node.parent;
  return access.type === "MemberExpression" && Object.hasOwn(facadeRecords, memberName(access) ?? "");
}

/** What becomes of what a call gives back: it is a statement of its own, or all that a function gives, or neither. */
function fateOf(expression: Node): "dropped" | "returned" | "used" {
  const { parent } = expression;
  switch (parent?.type) {
    case "ExpressionStatement":
      return "dropped";
    case "ReturnStatement":
    case "ArrowFunctionExpression":
      return "returned";
    case "ChainExpression":
    case "AwaitExpression":
    case "UnaryExpression":
      return fateOf(parent);
    case "LogicalExpression":
      return parent.right === expression ? fateOf(parent) : "used";
    case "ConditionalExpression":
      return parent.test !== expression ? fateOf(parent) : "used";
    default:
      return "used";
  }
}

/** `metrics`, `this.metricsClient`, `getMetrics()` */
function isMetricsClient(receiver: Node): boolean {
  const said = words(lastName(receiver) ?? "");
  const isOf = (word: string | undefined) => metricsWords.has(word ?? "");
  return isOf(said.at(-1)) || (clientWords.has(said.at(-1) ?? "") && isOf(said.at(-2)));
}

function endsInWord(receiver: Node, wanted: ReadonlySet<string>): boolean {
  const name = lastName(receiver);
  return name !== undefined && wanted.has(words(name).at(-1) ?? "");
}

function holds(argument: Node | undefined, keys: readonly string[], trace: (node: Node) => Value | undefined): boolean {
  const value = argument && trace(argument);
  return value?.is === "object" && keys.every((key) => propertyOf(value.node, key) !== undefined);
}
