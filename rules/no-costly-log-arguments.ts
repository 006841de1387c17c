import { createRule } from "../src/plugin/create-rule.ts";
import { fileContext } from "../src/plugin/rule-context.ts";
import { errorContextOf } from "../src/recognition/error-context.ts";
import { isGuarded } from "../src/recognition/level-guards.ts";
import type { LogCall } from "../src/recognition/log-call.ts";
import { isLooped } from "../src/recognition/paths.ts";
import {
  childrenOf,
  isFunction,
  lastName,
  memberName,
  namePath,
  unwrapped,
  type Node,
} from "../src/recognition/syntax.ts";
import { globMatcher } from "../src/standard/globs.ts";
import type { Standard } from "../src/standard/schema.ts";
import { pathInStandard } from "../src/standard/settings.ts";
import { costlyFunctions, costlyMethods, textMakers } from "../src/vocabulary/costly-calls.ts";
import { levelOfMethod } from "../src/vocabulary/levels.ts";

type MessageId = "costlyText" | "costlyArgument" | "awaitedArgument" | "loggedInHotLoop";

export default createRule<[], MessageId>({
  name: "no-costly-log-arguments",
  meta: {
    type: "suggestion",
    docs: { description: "disallow costly work for records that are mostly not written", presets: ["strict"] },
    schema: [],
    messages: {
      costlyText:
        "`{{call}}` runs even where {{level}} is off. Pass the value itself as a field, or ask the logger first whether the level is on.",
      costlyArgument: "`{{call}}` runs even where {{level}} is off. Ask the logger first whether the level is on.",
      awaitedArgument:
        "This awaits something for a record that is mostly not written: the code waits even where {{level}} is off. Await it before, or ask the logger first whether the level is on.",
      loggedInHotLoop:
        "This logs at {{level}} on each turn of a loop on a hot path. Log once behind the loop, or at debug.",
    },
  },
  create(context) {
    const { standard, onLogCalls } = fileContext(context);
    const isHot = standard.hotPaths.length > 0 && isHotPath(standard, pathInStandard(context));
    return onLogCalls((call) => {
      if (!call.level || call.isConsole) return;
      if (call.level === "debug" || call.level === "trace") reportCosts(call, call.level);
      else if (isHot && isLooped(call.node, context.sourceCode.ast) && !errorContextOf(call.node)) {
        context.report({ node: call.node.callee, messageId: "loggedInHotLoop", data: { level: call.level } });
      }
    });

    function reportCosts(call: LogCall, level: "debug" | "trace"): void {
      const costly = call.node.arguments.map(costlyPart).find((part) => part !== undefined);
      if (!costly || isGuarded(call.node, level)) return;
      const data = { level: methodLevel(call) ?? level };
      if (costly.type === "AwaitExpression") {
        context.report({ node: costly, messageId: "awaitedArgument", data });
        return;
      }
      const name = calleeText(costly);
      const messageId = textMakers.has(name) ? "costlyText" : "costlyArgument";
      context.report({ node: costly, messageId, data: { ...data, call: `${name}(…)` } });
    }
  },
});

const hotPaths = new WeakMap<Standard, (path: string) => boolean>();

function isHotPath(standard: Standard, path: string): boolean {
  const matches = hotPaths.get(standard) ?? globMatcher(standard.hotPaths);
  hotPaths.set(standard, matches);
  return matches(path);
}

/** The first part of an expression that costs; functions inside run later, or never. */
function costlyPart(expression: Node): Node | undefined {
  if (isFunction(expression)) return undefined;
  if (expression.type === "AwaitExpression" || isCostlyCall(expression)) return expression;
  for (const child of childrenOf(expression)) {
    const found = costlyPart(child);
    if (found) return found;
  }
  return undefined;
}

function isCostlyCall(node: Node): boolean {
  if (node.type !== "CallExpression") return false;
  const callee = unwrapped(node.callee);
  const path = namePath(callee)?.join(".");
  if (path !== undefined && costlyFunctions.has(path)) return true;
  if (callee.type !== "MemberExpression" || !costlyMethods.has(memberName(callee) ?? "")) return false;
  // `mapper.map(user)` maps one thing; a list is given what to do with each of its own.
  const [first] = node.arguments;
  return first === undefined || isFunction(first);
}

/** The level as this logger calls it: `verbose`, `silly`. */
function methodLevel({ node, level }: LogCall): string | undefined {
  const name = lastName(node.callee);
  return name !== undefined && levelOfMethod[name] === level ? name : undefined;
}

function calleeText(node: Node): string {
  if (node.type !== "CallExpression") return "";
  const path = namePath(node.callee)?.join(".");
  return path !== undefined && costlyFunctions.has(path) ? path : `.${lastName(node.callee) ?? ""}`;
}
