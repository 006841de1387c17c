import type { TSESTree } from "@typescript-eslint/utils";
import { calledFunction } from "./called-function.ts";
import type { ErrorContext } from "./error-context.ts";
import { isPassingCall } from "./error-flow.ts";
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
    const ended = region.body.findIndex(isEnd);
    const body = ended < 0 ? region.body : region.body.slice(0, ended);
    const handlings = body.flatMap((node) => this.#handlings(node, start));
    return handlings.filter((handling) => !this.#tellsSpan(handling, region));
  }

  /** Those of the span itself: a span that is started inside answers for its own. */
  #handlings(node: Node, start: Node): readonly Handling[] {
    const own = handlingOf(node);
    const inner = node.type === "CallExpression" && node !== start ? this.#spanCall(node)?.callback : undefined;
    const below = childrenOf(node).flatMap((child) => (child === inner ? [] : this.#handlings(child, start)));
    return own ? [own, ...below] : below;
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
    if (isPassingCall(node, handling)) return true;
    const name = lastName(node.callee) ?? "";
    if (findsSpan.has(name) || tellsFailure.test(name)) return true;
    const helper = calledFunction(node, this.#tracer, () => false);
    return helper !== undefined && this.#marks(helper);
  }

  #marks(helper: FunctionNode): boolean {
    return someNode(helper.body, (node) => node.type === "CallExpression" && isMark(node, lastName(node.callee) ?? ""));
  }
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
