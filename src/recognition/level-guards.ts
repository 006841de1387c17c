import { levelOfMethod, levels, type Level } from "../vocabulary/levels.ts";
import { guardWords, levelGuards, levelReaders } from "../vocabulary/costly-calls.ts";
import { words } from "../vocabulary/words.ts";
import { ownValue } from "./libraries/index.ts";
import { hasLoggerName } from "./logger-names.ts";
import { isWayOut, pathThrough } from "./paths.ts";
import { constantInitialiser } from "./text-shape.ts";
import { childrenOf, isFunction, lastName, memberName, staticString, unwrapped, type Node } from "./syntax.ts";

/**
 * Whether a call only runs where its logger writes a level that is no quieter: `if (log.isLevelEnabled("debug"))` around
 * it, also around the callback that it stands in, or `if (!log.isLevelEnabled("debug")) return` before it.
 */
export function isGuarded(call: Node, level: Level): boolean {
  for (let node = call; node.parent; node = node.parent) {
    const { parent } = node;
    const test = guardTest(parent, node);
    if (test && asksFor(test, level)) return true;
    if (isFunction(node)) {
      if (isLeftBefore(call, node.body, level)) return true;
      if (parent.type !== "CallExpression") return false;
    }
  }
  return false;
}

/** The condition under which a child of a node runs. */
function guardTest(parent: Node, child: Node): Node | undefined {
  switch (parent.type) {
    case "IfStatement":
    case "ConditionalExpression":
      return parent.consequent === child ? parent.test : undefined;
    case "WhileStatement":
      return parent.body === child ? parent.test : undefined;
    case "LogicalExpression":
      return parent.operator === "&&" && parent.right === child ? parent.left : undefined;
    default:
      return undefined;
  }
}

function isLeftBefore(call: Node, body: Node, level: Level): boolean {
  return pathThrough(call, body).statements.some(
    (statement) =>
      statement.range[1] <= call.range[0] &&
      statement.type === "IfStatement" &&
      isWayOut(statement) &&
      statement.test.type === "UnaryExpression" &&
      statement.test.operator === "!" &&
      asksFor(statement.test.argument, level),
  );
}

/** What is denied is no guard: `if (!log.isDebugEnabled())`. */
function asksFor(expression: Node, level: Level): boolean {
  const node = unwrapped(expression);
  if (node.type === "UnaryExpression") return false;
  if (isLevelQuestion(node, level)) return true;
  const held = node.type === "Identifier" ? constantInitialiser(node) : undefined;
  if (held) return isLevelQuestion(unwrapped(held), level);
  return !isFunction(node) && childrenOf(node).some((child) => asksFor(child, level));
}

function isLevelQuestion(node: Node, level: Level): boolean {
  if (isSetting(node)) return true;
  if (node.type === "MemberExpression") {
    const name = memberName(node);
    // `logger.levelVal <= 20`, `debug.enabled`, `log.debug.enabled`
    if (name === "levelVal") return true;
    if (name === "enabled")
      return Object.hasOwn(levelOfMethod, lastName(node.object) ?? "") || hasLoggerName(node.object);
    return name === "level" && node.parent.type === "BinaryExpression";
  }
  if (node.type !== "CallExpression") return false;
  const callee = unwrapped(node.callee);
  const name = callee.type === "MemberExpression" ? memberName(callee) : undefined;
  if (name === undefined) return false;
  // `log.level() <= bunyan.DEBUG`, `log.getLevel() <= log.levels.DEBUG`
  if (levelReaders.has(name) && node.arguments.length === 0) return node.parent.type === "BinaryExpression";
  // bunyan's `if (log.debug())`
  if (node.arguments.length === 0 && Object.hasOwn(levelOfMethod, name)) return isNoQuieter(levelOfMethod[name], level);
  if (!Object.hasOwn(levelGuards, name)) return false;
  const [first] = node.arguments;
  const asked = ownValue(levelGuards, name) ?? ownValue(levelOfMethod, (first && staticString(first)) ?? "");
  return asked === undefined || isNoQuieter(asked, level);
}

/** `verbose`, `options.debug`, `this.isDebug`; a function of that name may do anything. */
function isSetting(node: Node): boolean {
  if (node.parent?.type === "CallExpression" || node.parent?.type === "MemberExpression") return false;
  const name = node.type === "Identifier" ? node.name : node.type === "MemberExpression" ? memberName(node) : undefined;
  return name !== undefined && guardWords.has(words(name).at(-1) ?? "");
}

/** Where trace is written, debug is, too. */
function isNoQuieter(asked: Level | undefined, level: Level): boolean {
  return asked === undefined || levels.indexOf(asked) <= levels.indexOf(level);
}
