import type { TSESTree } from "@typescript-eslint/utils";
import { words } from "../vocabulary/words.ts";
import { ownValue } from "./libraries/index.ts";
import {
  cloudWatchCalls,
  facadeCalls,
  facadeRecords,
  meterCalls,
  promClasses,
  statsdClient,
} from "./libraries/metrics.ts";
import { meterWords, metricsWords, namedStatsMethods, registryMethods } from "./libraries/names.ts";
import type { CallFacts } from "./library.ts";
import { mayBeName } from "./metric-candidates.ts";
import { lastName, memberName, propertyOf, unwrapped, type Node } from "./syntax.ts";
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
    return facts && hasNameAndHelp(node.arguments[0], trace) ? facts : undefined;
  }
  if (callee.type !== "MemberExpression" || receiver?.is === "thing") return undefined;
  return meterCall(node, callee, name) ?? registryCall(node, name, trace) ?? clientCall(node, callee);
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

/** `register.gauge({ name, help })` */
function registryCall(
  node: TSESTree.CallExpression,
  name: string,
  trace: (node: Node) => Value | undefined,
): CallFacts | undefined {
  const className = ownValue(registryMethods, name);
  return className !== undefined && hasNameAndHelp(node.arguments[0], trace) ? promClasses[className] : undefined;
}

/** `stats.increment("a.b")`, `metrics.counter("a.b").increment()` */
function clientCall(node: TSESTree.CallExpression, callee: TSESTree.MemberExpression): CallFacts | undefined {
  const method = memberName(callee);
  const [metric] = node.arguments;
  if (method === undefined || !metric || !mayBeName(metric) || !endsInWord(callee.object, metricsWords))
    return undefined;
  const cloudWatch = ownValue(cloudWatchCalls, method);
  if (cloudWatch && node.arguments.length > 1) return cloudWatch;
  const facade = ownValue(facadeCalls, method);
  if (facade && (node.arguments.length === 1 || isRecordedAtOnce(node))) return facade;
  return namedStatsMethods.has(method) ? ownValue(statsdClient.calls, method) : undefined;
}

function isRecordedAtOnce(node: TSESTree.CallExpression): boolean {
  const access = node.parent.type === "ChainExpression" ? node.parent.parent : node.parent;
  return access.type === "MemberExpression" && Object.hasOwn(facadeRecords, memberName(access) ?? "");
}

function endsInWord(receiver: Node, wanted: ReadonlySet<string>): boolean {
  const name = lastName(receiver);
  return name !== undefined && wanted.has(words(name).at(-1) ?? "");
}

function hasNameAndHelp(argument: Node | undefined, trace: (node: Node) => Value | undefined): boolean {
  const value = argument && trace(argument);
  if (value?.is !== "object") return false;
  return propertyOf(value.node, "name") !== undefined && propertyOf(value.node, "help") !== undefined;
}
