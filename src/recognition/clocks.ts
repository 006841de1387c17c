import { namesIn } from "./bindings.ts";
import { isFunction, namePath, unwrapped, type Node } from "./syntax.ts";

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

/** The start time that a call can count from: a `const` of the functions around it, set before it. */
export function startInReach(call: Node, isStartName: (name: string) => boolean): StartTime | undefined {
  let isInside = false;
  const found: StartTime[] = [];
  for (let scope: Node | undefined = call.parent; scope; scope = scope.parent) {
    if (scope.type === "Program") break;
    for (const [name, declaration] of namesIn(scope)) {
      if (declaration.kind !== "variable" || !declaration.constant || declaration.path.length > 0) continue;
      const { init } = declaration.node;
      const clock = init && declaration.node.range[1] <= call.range[0] ? clockOf(init) : undefined;
      if (clock && isStartName(name)) found.push({ name, clock });
    }
    isInside ||= isFunction(scope);
  }
  return isInside ? found[0] : undefined;
}
