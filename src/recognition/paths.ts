import type { TSESTree } from "@typescript-eslint/utils";
import { endsProcess } from "./libraries/names.ts";
import { isFunction, keyName, lastName, namePath, type Node } from "./syntax.ts";

/** What is certain to run whenever a node runs, as far as branches and exits show it. */
export interface Path {
  /** Statements before it and behind it, in the lists that it stands in; those inside branches are not among them. */
  readonly statements: readonly TSESTree.Statement[];
  /** The statement by which the path leaves: `undefined` where it falls off the end. */
  readonly exit: TSESTree.ThrowStatement | TSESTree.ReturnStatement | undefined;
}

type Exit = TSESTree.ThrowStatement | TSESTree.ReturnStatement;

/** The path through a node, from the start of a body to where it is left. */
export function pathThrough(node: Node, body: Node): Path {
  const statements: TSESTree.Statement[] = [];
  let exit: Exit | undefined;
  let hasLeft = false;
  for (let current = node; current !== body && current.parent; current = current.parent) {
    const { parent } = current;
    if (isFunction(current) && current !== node) break;
    const list = statementList(parent);
    const position = list ? list.findIndex((statement) => statement === current) : -1;
    if (!list || position < 0) continue;
    statements.unshift(...list.slice(0, position));
    if (hasLeft) continue;
    if (isExit(current)) {
      exit = exitOf(current);
      hasLeft = true;
      continue;
    }
    const end = list.findIndex((statement, index) => index > position && isExit(statement));
    statements.push(...list.slice(position, end < 0 ? undefined : end + 1));
    const left = end < 0 ? undefined : list[end];
    if (left) {
      exit = exitOf(left);
      hasLeft = true;
    }
  }
  return { statements, exit };
}

function statementList(node: Node): readonly TSESTree.Statement[] | undefined {
  switch (node.type) {
    case "BlockStatement":
    case "StaticBlock":
      return node.body;
    case "SwitchCase":
      return node.consequent;
    default:
      return undefined;
  }
}

/** Whether a statement leaves the list that it stands in. */
function isExit(node: Node): boolean {
  return (
    node.type === "ThrowStatement" ||
    node.type === "ReturnStatement" ||
    node.type === "BreakStatement" ||
    node.type === "ContinueStatement" ||
    (node.type === "ExpressionStatement" && endsTheProcess(node.expression))
  );
}

/** `process.exit(1)` */
function endsTheProcess(node: Node): boolean {
  return node.type === "CallExpression" && endsProcess.has(namePath(node.callee)?.join(".") ?? "");
}

/** `if (…) throw e;`: what comes behind it is for the others. */
export function isWayOut(statement: TSESTree.Statement): statement is TSESTree.IfStatement {
  return statement.type === "IfStatement" && endsInExit(statement.consequent);
}

/** Whether a statement, or the last one of a block, leaves the list that it stands in. */
export function endsInExit(statement: TSESTree.Statement): boolean {
  const last = statement.type === "BlockStatement" ? statement.body.at(-1) : statement;
  return last !== undefined && isExit(last);
}

function exitOf(node: Node): Exit | undefined {
  return node.type === "ThrowStatement" || node.type === "ReturnStatement" ? node : undefined;
}

/** Whether a node runs again and again within a body: a loop stands between them. */
export function isLooped(node: Node, within: Node): boolean {
  return loopAround(node, within) !== undefined;
}

export function loopAround(node: Node, within: Node): Node | undefined {
  for (let current = node.parent; current && current !== within; current = current.parent) {
    if (isFunction(current)) return undefined;
    if (isLoop(current)) return current;
  }
  return undefined;
}

export function isLoop(node: Node): boolean {
  switch (node.type) {
    case "ForStatement":
    case "ForInStatement":
    case "ForOfStatement":
    case "WhileStatement":
    case "DoWhileStatement":
      return true;
    default:
      return false;
  }
}

/** Callees and options by which a function is called again when it fails: async-retry, p-retry, promise-retry, backoff. */
const retryCallee = /retry|backoff/i;
const retryOptions: ReadonlySet<string> = new Set([
  "retries",
  "onRetry",
  "onFailedAttempt",
  "maxRetries",
  "maxAttempts",
]);

/** Whether a node stands in a callback that is called again where it throws: `retry(async () => …, { retries: 3 })`. */
export function isRetried(node: Node): boolean {
  let owner = node.parent;
  while (owner && !isFunction(owner)) owner = owner.parent;
  const call = owner?.parent;
  if (call?.type !== "CallExpression" || call.callee === owner) return false;
  if (retryCallee.test(lastName(call.callee) ?? "")) return true;
  return call.arguments.some(
    (argument) =>
      argument.type === "ObjectExpression" &&
      argument.properties.some((one) => one.type === "Property" && retryOptions.has(keyName(one) ?? "")),
  );
}
