import type { TSESTree } from "@typescript-eslint/utils";
import { isErrorName } from "./parameter-roles.ts";
import {
  isFunction,
  isNothing,
  memberName,
  parametersOf,
  staticString,
  unwrapped,
  walk,
  type FunctionNode,
  type Node,
} from "./syntax.ts";

/** Code that runs because something failed. */
export interface ErrorContext {
  readonly kind: "catch" | "rejection" | "callback" | "event";
  /** The handling: a block, or the body of a function. */
  readonly body: Node;
  /** What the error is called there; `undefined` where it is not bound to one name. */
  readonly error: TSESTree.Identifier | undefined;
}

/** The innermost code around a node that handles an error. A function that is no handler ends it: it runs at another time. */
export function errorContextOf(node: Node): ErrorContext | undefined {
  for (let current: Node = node; current.parent; current = current.parent) {
    const { parent } = current;
    if (parent.type === "CatchClause" && current === parent.body) {
      const { param } = parent;
      return { kind: "catch", body: parent.body, error: param?.type === "Identifier" ? param : undefined };
    }
    if (parent.type === "IfStatement" && current === parent.consequent) {
      const error = testedError(parent);
      if (error) return { kind: "callback", body: parent.consequent, error };
    }
    if (isFunction(current)) return handler(current);
  }
  return undefined;
}

/** `promise.catch((e) => …)`, `promise.then(f, (e) => …)`, `socket.on("error", (e) => …)` */
function handler(owner: FunctionNode): ErrorContext | undefined {
  const { parent } = owner;
  if (parent.type !== "CallExpression") return undefined;
  const callee = unwrapped(parent.callee);
  const method = callee.type === "MemberExpression" ? memberName(callee) : undefined;
  const position = parent.arguments.findIndex((argument) => argument === owner);
  const kind = method === undefined ? undefined : handledBy(method, position, parent);
  if (!kind) return undefined;
  return { kind, body: owner.body, error: errorParameter(owner, kind) };
}

/** The parameter that is the error: the first, but an event of another name may bring other things before it, or none. */
function errorParameter(owner: FunctionNode, kind: ErrorContext["kind"]): TSESTree.Identifier | undefined {
  const names = parametersOf(owner).filter((param) => param.type === "Identifier");
  const [first] = names;
  return kind === "event" ? names.find(({ name }) => isErrorName(name) || reasonNames.has(name)) : first;
}

/** What `unhandledRejection` calls its error. */
const reasonNames: ReadonlySet<string> = new Set(["reason"]);

/** Methods that take a listener behind the name of an event; the DOM's bring an event, which is no error. */
const listening: ReadonlySet<string> = new Set(["on", "once", "addListener", "prependListener"]);

/** Events that bring an error: Node's own, and those that say so. */
const errorEvent = /^(?:uncaughtException|unhandledRejection|.*error)$/i;

function handledBy(method: string, position: number, call: TSESTree.CallExpression): ErrorContext["kind"] | undefined {
  if (method === "catch" && position === 0) return "rejection";
  if (method === "then" && position === 1) return "rejection";
  const [event] = call.arguments;
  const name = event && staticString(event);
  return position === 1 && listening.has(method) && name !== undefined && errorEvent.test(name) ? "event" : undefined;
}

/** `(err, rows) => { if (err) … }`: the error of a Node callback, in the branch that has one. */
function testedError(statement: TSESTree.IfStatement): TSESTree.Identifier | undefined {
  const name = testedName(unwrapped(statement.test));
  if (name === undefined || !isErrorName(name)) return undefined;
  let owner: Node | undefined = statement.parent;
  while (owner && !isFunction(owner)) owner = owner.parent;
  const [first] = owner ? parametersOf(owner) : [];
  if (first?.type !== "Identifier" || first.name !== name) return undefined;
  const call = owner?.parent;
  return call?.type === "CallExpression" && call.arguments.at(-1) === owner ? first : undefined;
}

/** `err`, `err != null`, `err && more`; a branch for some errors only (`err && err.code === "ENOENT"`) is none for all. */
function testedName(test: Node): string | undefined {
  if (test.type === "Identifier") return test.name;
  if (test.type === "LogicalExpression" && test.operator === "&&") {
    const name = testedName(unwrapped(test.left));
    return name === undefined || mentionsName(test.right, name) ? undefined : name;
  }
  if (test.type !== "BinaryExpression" || !test.operator.startsWith("!")) return undefined;
  return isNothing(test.right) && test.left.type === "Identifier" ? test.left.name : undefined;
}

function mentionsName(expression: Node, name: string): boolean {
  let found = false;
  walk(expression, (node) => {
    if (node.type === "Identifier" && node.name === name) found = true;
  });
  return found;
}
