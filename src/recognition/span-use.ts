import type { TSESTree } from "@typescript-eslint/utils";
import { calledFunction } from "./called-function.ts";
import { declarationOf, type Declaration } from "./bindings.ts";
import { carriesSpan, endsSpan, findsSpan, returnsSpan, usesContext } from "./libraries/spans.ts";
import {
  enclosingFunction,
  isFunction,
  lastName,
  memberName,
  parametersOf,
  someNode,
  walk,
  type FunctionNode,
  type Node,
} from "./syntax.ts";
import type { Tracer } from "./trace.ts";

/**
 * What a mention of a span does: it `ends` it, `handsOver` to somebody who may (returned, stored, passed on), tells it
 * something (`tells`: the method is `SpanUse.method`), or only looks.
 */
export interface SpanUse {
  readonly does: "ends" | "handsOver" | "tells" | "looks";
  /** The call of one of the span's own methods. */
  readonly call?: TSESTree.CallExpression;
  readonly method?: string;
  /** The function of the project that the span is given to, and that does not end it. */
  readonly helper?: FunctionNode;
}

/** Helpers of helpers are followed so far. */
const mostHelpers = 3;

export class SpanUses {
  readonly #tracer: Tracer;
  readonly #ending = new WeakMap<FunctionNode, Map<number, boolean>>();

  constructor(tracer: Tracer) {
    this.#tracer = tracer;
  }

  /** The mentions of a name in a part of its file. */
  mentions(name: string, declaration: Declaration | undefined, within: Node): readonly TSESTree.Identifier[] {
    const found: TSESTree.Identifier[] = [];
    walk(within, (node) => {
      if (node.type !== "Identifier" || node.name !== name || isKey(node)) return;
      if (declarationOf(name, node) === declaration) found.push(node);
    });
    return found;
  }

  /** What becomes of a span at an expression that is it. */
  use(value: Node, depth = 0): SpanUse {
    const { parent } = value;
    switch (parent?.type) {
      case "TSAsExpression":
      case "TSNonNullExpression":
      case "TSSatisfiesExpression":
      case "TSTypeAssertion":
      case "ChainExpression":
        return this.use(parent, depth);
      case "MemberExpression":
        return parent.object === value ? this.#member(parent, depth) : looks;
      case "ExpressionStatement":
      case "UnaryExpression":
      case "BinaryExpression":
      case "IfStatement":
        return looks;
      case "LogicalExpression":
        return parent.left === value && parent.operator === "&&" ? looks : this.use(parent, depth);
      case "ConditionalExpression":
        return parent.test === value ? looks : this.use(parent, depth);
      case "AssignmentExpression":
        return parent.left === value ? looks : handsOver;
      case "VariableDeclarator":
        return parent.id === value ? looks : handsOver;
      case "CallExpression":
        return this.#argument(parent, value, depth);
      default:
        return handsOver;
    }
  }

  #member(member: TSESTree.MemberExpression, depth: number): SpanUse {
    const method = memberName(member) ?? "";
    const outer = member.parent.type === "ChainExpression" ? member.parent.parent : member.parent;
    const call = outer.type === "CallExpression" && outer.callee === member ? outer : undefined;
    if (endsSpan.has(method)) return { does: "ends" };
    if (!call) return looks;
    // `span.setAttribute(…).end()`
    const chained = returnsSpan.has(method) ? this.use(call, depth) : looks;
    return chained.does === "looks" ? { does: "tells", call, method } : chained;
  }

  #argument(call: TSESTree.CallExpression, value: Node, depth: number): SpanUse {
    if (call.callee === value) return looks;
    if (carriesSpan.has(lastName(call.callee) ?? "")) return this.#carried(call);
    const position = call.arguments.findIndex((argument) => argument === value);
    const helper = depth < mostHelpers ? calledFunction(call, this.#tracer, () => true) : undefined;
    if (!helper || position < 0) return handsOver;
    return this.#endsParameter(helper, position, depth) ? handsOver : { does: "looks", helper };
  }

  /** What becomes of a context that has the span: run in here, or handed out, so that others find the span in it. */
  #carried(value: Node): SpanUse {
    const { parent } = value;
    if (parent?.type === "CallExpression" && parent.callee !== value) {
      const runsIn = usesContext.has(lastName(parent.callee) ?? "");
      return runsIn && !parent.arguments.some(asksForSpan) ? looks : handsOver;
    }
    if (parent?.type === "ExpressionStatement") return looks;
    if (parent?.type !== "VariableDeclarator" || parent.id.type !== "Identifier") return handsOver;
    const { name } = parent.id;
    const owner = enclosingFunction(value);
    const mentions = owner ? this.mentions(name, declarationOf(name, parent.id), owner.body) : [];
    const uses = mentions.filter((mention) => mention !== parent.id);
    return uses.every((mention) => this.#carried(mention).does === "looks") ? looks : handsOver;
  }

  /** Whether a function ends, keeps or passes on the span that it is given. */
  #endsParameter(owner: FunctionNode, position: number, depth: number): boolean {
    const known = this.#ending.get(owner)?.get(position);
    if (known !== undefined) return known;
    const answers = this.#ending.get(owner) ?? new Map<number, boolean>();
    this.#ending.set(owner, answers);
    answers.set(position, true);
    const param = parametersOf(owner)[position];
    const ends =
      param?.type !== "Identifier" ||
      this.mentions(param.name, declarationOf(param.name, owner.body), owner.body).some((mention) => {
        const { does } = this.use(mention, depth + 1);
        return does === "ends" || does === "handsOver";
      });
    answers.set(position, ends);
    return ends;
  }
}

/** `context.with(ctx, () => { … trace.getActiveSpan()?.end(); })` */
function asksForSpan(argument: Node): boolean {
  return someNode(argument, (node) => node.type === "Identifier" && findsSpan.has(node.name));
}

const looks: SpanUse = { does: "looks" };
const handsOver: SpanUse = { does: "handsOver" };

/** `{ span: … }`, `x.span`: the same letters, another name. */
function isKey(node: TSESTree.Identifier): boolean {
  const { parent } = node;
  if (parent.type === "MemberExpression") return parent.property === node && !parent.computed;
  if (parent.type === "Property") return parent.key === node && !parent.shorthand;
  return isFunction(parent) && parent.params.includes(node);
}
