import type { TSESTree } from "@typescript-eslint/utils";
import { calledFunction } from "./called-function.ts";
import type { ErrorContext } from "./error-context.ts";
import { isPassingCall } from "./error-flow.ts";
import { failedResults, runsLater } from "./libraries/names.ts";
import { endsSpan, findsSpan, marksFailure, tellsFailure } from "./libraries/spans.ts";
import type { SpanCall } from "./span-call.ts";
import type { SpanRegion } from "./span-regions.ts";
import type { SpanUses } from "./span-use.ts";
import {
  childrenOf,
  contains,
  isFunction,
  keyName,
  lastName,
  memberName,
  staticString,
  unwrapped,
  someNode,
  type FunctionNode,
  type Node,
} from "./syntax.ts";
import type { Tracer } from "./trace.ts";

/** Code that ends an error inside a span. */
export interface Handling extends ErrorContext {
  readonly error: TSESTree.Identifier;
  /** What a report points at. */
  readonly node: TSESTree.CatchClause | FunctionNode;
}

/** Finds the places inside a span where an error ends and nobody tells the span, which then looks like a success. */
export class SpanErrors {
  readonly #uses: SpanUses;
  readonly #tracer: Tracer;
  readonly #spanCall: (node: TSESTree.CallExpression) => SpanCall | undefined;

  constructor(uses: SpanUses, tracer: Tracer, spanCall: (node: TSESTree.CallExpression) => SpanCall | undefined) {
    this.#uses = uses;
    this.#tracer = tracer;
    this.#spanCall = spanCall;
  }

  silentIn(start: Node, region: SpanRegion): readonly Handling[] {
    const handlings = untilEnd(region.body).flatMap((node) => this.#handlings(node, start));
    return handlings.filter(
      (handling) => (region.isGiven || handling.body.range[0] > start.range[0]) && !this.#tellsSpan(handling, region),
    );
  }

  /** Those of the span itself: a span that is started inside answers for its own. */
  #handlings(node: Node, start: Node): readonly Handling[] {
    const own = handlingOf(node);
    if (own) return [own];
    const inner = node.type === "CallExpression" && node !== start ? this.#spanCall(node)?.callback : undefined;
    return childrenOf(node).flatMap((child) =>
      child === inner || isAside(node, child) ? [] : this.#handlings(child, start),
    );
  }

  #tellsSpan(handling: Handling, { name, declaration, body }: SpanRegion): boolean {
    if (someNode(handling.body, (node) => node.type === "ThrowStatement" || this.#isTelling(node, handling)))
      return true;
    return body
      .flatMap((node) => this.#uses.mentions(name, declaration, node))
      .some((mention) => {
        const { does, call, method, helper } = this.#uses.use(mention);
        // What is told behind the handling may be told of it: `span.setStatus({ code: failed ? … : … })`.
        const isBehind = mention.range[0] >= handling.body.range[1];
        if (!isBehind && !contains(handling.body, mention)) return false;
        if (helper) return this.#marks(helper);
        if (does === "tells") return isMark(call, method ?? "") && (!isBehind || !isSuccess(call));
        return does === "handsOver" && !isBehind;
      });
  }

  /** `reject(e)`, `recordSpanError(e)`, a function of the project that asks for the span in force. */
  #isTelling(node: Node, handling: Handling): boolean {
    if (node.type !== "CallExpression") return false;
    if (isPassingCall(node, handling) || isHandingOut(node, handling)) return true;
    const name = lastName(node.callee) ?? "";
    if (findsSpan.has(name) || tellsFailure.test(name)) return true;
    const helper = calledFunction(node, this.#tracer, () => false);
    return helper !== undefined && this.#marks(helper);
  }

  #marks(helper: FunctionNode): boolean {
    return someNode(helper.body, (node) => node.type === "CallExpression" && isMark(node, lastName(node.callee) ?? ""));
  }
}

/** The statements that run before the span has ended. */
function untilEnd(body: readonly Node[]): readonly Node[] {
  const ended = body.findIndex(isEnd);
  const finished = body.findIndex(
    (statement) => statement.type === "TryStatement" && statement.finalizer?.body.some(isEnd) === true,
  );
  if (finished >= 0 && (ended < 0 || finished < ended)) return body.slice(0, finished + 1);
  return ended < 0 ? body : body.slice(0, ended);
}

/** What runs at another time (listeners, timers), and what tidies up: its errors are not the operation's. */
function isAside(parent: Node, child: Node): boolean {
  if (parent.type === "TryStatement") return parent.finalizer === child;
  return parent.type === "CallExpression" && isFunction(child) && runsLater.has(lastName(parent.callee) ?? "");
}

/** `return err(e)`, `emitter.emit("error", e)`, `stream.destroy(e)`: whoever listens gets it. */
function isHandingOut(call: TSESTree.CallExpression, { error }: Handling): boolean {
  const name = lastName(call.callee) ?? "";
  const isGiven = call.arguments.some((argument) => someNode(argument, (node) => isNamed(node, error.name)));
  if (!isGiven) return false;
  if (call.parent.type === "ReturnStatement" && failedResults.has(name)) return true;
  const [event] = call.arguments;
  return name === "destroy" || (name === "emit" && event !== undefined && staticString(event) === "error");
}

function isNamed(node: Node, name: string): boolean {
  return node.type === "Identifier" && node.name === name;
}

function isEnd(statement: Node): boolean {
  const expression = statement.type === "ExpressionStatement" ? unwrapped(statement.expression) : undefined;
  return expression?.type === "CallExpression" && endsSpan.has(lastName(expression.callee) ?? "");
}

/** An error without a name, or `_error`, is one that nobody cares for. */
function handlingOf(node: Node): Handling | undefined {
  const [param, body, owner] =
    node.type === "CatchClause" ? [node.param, node.body, node] : isAwaitedCatch(node) ? rejection(node) : [];
  if (!body || !owner || param?.type !== "Identifier" || param.name.startsWith("_")) return undefined;
  return { kind: node.type === "CatchClause" ? "catch" : "rejection", body, error: param, node: owner };
}

function rejection({ arguments: [handler] }: TSESTree.CallExpression): readonly [Node?, Node?, FunctionNode?] {
  if (!handler || !isFunction(handler)) return [];
  const [param] = handler.params;
  return param ? [param, handler.body, handler] : [];
}

/** `await work().catch(…)`; a promise that nobody waits for is not the span's. */
function isAwaitedCatch(node: Node): node is TSESTree.CallExpression {
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return false;
  return memberName(node.callee) === "catch" && node.parent.type !== "ExpressionStatement" && !isVoided(node.parent);
}

function isVoided(parent: Node): boolean {
  return parent.type === "UnaryExpression" && parent.operator === "void";
}

/** `span.recordException(e)`, `span.setStatus(…)`, `span.setAttribute("error", true)` */
function isMark(call: TSESTree.CallExpression | undefined, method: string): boolean {
  if (marksFailure.has(method)) return true;
  const [first] = call?.arguments ?? [];
  if (!first) return false;
  const object = unwrapped(first);
  const keys =
    object.type === "ObjectExpression"
      ? object.properties.map((property) => (property.type === "Property" ? keyName(property) : undefined))
      : [staticString(object)];
  const isOfSpan = method.startsWith("set") || method.startsWith("add");
  return isOfSpan && keys.some((key) => key !== undefined && /error|exception|fail|outcome|success|status/i.test(key));
}

/** `span.setStatus({ code: SpanStatusCode.OK })` */
function isSuccess(call: TSESTree.CallExpression | undefined): boolean {
  const [status] = call?.arguments ?? [];
  return (
    status !== undefined &&
    someNode(status, (node) => node.type === "Identifier" && node.name === "OK") &&
    !someNode(status, ({ type }) => type === "ConditionalExpression")
  );
}
