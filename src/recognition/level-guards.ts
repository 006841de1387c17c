import { levelOfMethod, levels, type Level } from "../vocabulary/levels.ts";
import { levelGuards } from "../vocabulary/costly-calls.ts";
import { ownValue } from "./libraries/index.ts";
import { isFunction, memberName, staticString, unwrapped, walk, type Node } from "./syntax.ts";

/** Whether a call only runs where its logger writes a level that is no quieter: `if (log.isLevelEnabled("debug"))`. */
export function isGuarded(call: Node, level: Level): boolean {
  for (let node = call; node.parent && !isFunction(node); node = node.parent) {
    const { parent } = node;
    const test = guardTest(parent, node);
    if (test && asksFor(test, level)) return true;
  }
  return false;
}

/** The condition under which a child of a node runs. */
function guardTest(parent: Node, child: Node): Node | undefined {
  if (parent.type === "IfStatement" || parent.type === "ConditionalExpression") {
    return parent.consequent === child ? parent.test : undefined;
  }
  return parent.type === "LogicalExpression" && parent.operator === "&&" && parent.right === child
    ? parent.left
    : undefined;
}

function asksFor(test: Node, level: Level): boolean {
  let found = false;
  walk(test, (node) => {
    if (!found) found = isLevelQuestion(node, level);
  });
  return found;
}

function isLevelQuestion(node: Node, level: Level): boolean {
  if (node.type === "MemberExpression") {
    const name = memberName(node);
    // `debug.enabled`, `log.debug.enabled`, `logger.levelVal <= 20`
    if (name === "enabled" || name === "levelVal") return true;
    return name === "level" && node.parent.type === "BinaryExpression";
  }
  if (node.type !== "CallExpression") return false;
  const callee = unwrapped(node.callee);
  const name = callee.type === "MemberExpression" ? memberName(callee) : undefined;
  if (name === undefined) return false;
  // bunyan's `if (log.debug())`
  if (node.arguments.length === 0 && Object.hasOwn(levelOfMethod, name)) return isNoQuieter(levelOfMethod[name], level);
  if (!Object.hasOwn(levelGuards, name)) return false;
  const [first] = node.arguments;
  const asked = ownValue(levelGuards, name) ?? ownValue(levelOfMethod, (first && staticString(first)) ?? "");
  return asked === undefined || isNoQuieter(asked, level);
}

/** Where trace is written, debug is, too. */
function isNoQuieter(asked: Level | undefined, level: Level): boolean {
  return asked === undefined || levels.indexOf(asked) <= levels.indexOf(level);
}
