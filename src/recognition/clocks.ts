import { declarationOf, namesIn } from "./bindings.ts";
import { isLoop } from "./paths.ts";
import { isFunction, memberName, namePath, unwrapped, walk, type Node } from "./syntax.ts";

/** Ways to read the time, by the path that is called. */
export type Clock = "Date.now" | "performance.now" | "process.hrtime.bigint" | "process.hrtime" | "Date";

const clocks: ReadonlySet<string> = new Set<Clock>([
  "Date.now",
  "performance.now",
  "process.hrtime.bigint",
  "process.hrtime",
]);

/** The clock that an expression reads. */
export function clockOf(expression: Node): Clock | undefined {
  const node = unwrapped(expression);
  if (node.type === "NewExpression") {
    return node.arguments.length === 0 && node.callee.type === "Identifier" && node.callee.name === "Date"
      ? "Date"
      : undefined;
  }
  const path =
    node.type === "CallExpression" && node.arguments.length === 0 ? namePath(node.callee)?.join(".") : undefined;
  return path !== undefined && isClock(path) ? path : undefined;
}

function isClock(path: string): path is Clock {
  return clocks.has(path);
}

/** A local that holds when something began. */
export interface StartTime {
  readonly name: string;
  readonly clock: Clock;
}

/** Methods whose callbacks run on behalf of the function that they stand in. */
const continuing: ReadonlySet<string> = new Set(["then", "catch", "finally"]);

/**
 * The start time that a call can count from: a `const` of its own function, set before it. A loop or a callback that
 * runs many times counts from its own start.
 */
export function startInReach(call: Node, isStartName: (name: string) => boolean): StartTime | undefined {
  let isInside = false;
  let found: StartTime | undefined;
  for (let scope: Node | undefined = call.parent; scope && scope.type !== "Program"; scope = scope.parent) {
    for (const [name, declaration] of namesIn(scope)) {
      if (found || declaration.kind !== "variable" || !declaration.constant || declaration.path.length > 0) continue;
      const { init } = declaration.node;
      const clock = init && declaration.node.range[1] <= call.range[0] ? clockOf(init) : undefined;
      if (!clock || declarationOf(name, call) !== declaration) continue;
      if (isStartName(name) || isSubtracted(name, scope)) found = { name, clock };
    }
    if (isFunction(scope)) {
      isInside = true;
      if (!isContinuation(scope)) break;
    } else if (isLoop(scope) && !found) break;
  }
  return isInside ? found : undefined;
}

/** `Date.now() - asked`: whatever a time is called, something is counted from it. */
function isSubtracted(name: string, scope: Node): boolean {
  let found = false;
  walk(scope, (node) => {
    if (node.type !== "BinaryExpression" || node.operator !== "-") return;
    const from = unwrapped(node.right);
    if (from.type === "Identifier" && from.name === name) found = true;
  });
  return found;
}

function isContinuation(owner: Node): boolean {
  const { parent } = owner;
  if (parent?.type !== "CallExpression" || parent.callee === owner) return false;
  const callee = unwrapped(parent.callee);
  return callee.type === "MemberExpression" && continuing.has(memberName(callee) ?? "");
}
