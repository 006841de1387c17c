import type { TSESTree } from "@typescript-eslint/utils";
import { declarationOf, type Declaration } from "./bindings.ts";
import { functionName } from "./forwarding.ts";
import { endsSpan, findsSpan, returnsSpan } from "./libraries/spans.ts";
import { spanStarters, type SpanCall } from "./span-call.ts";
import { loopAround } from "./paths.ts";
import {
  contains,
  enclosingFunction,
  isFunction,
  memberName,
  someNode,
  unwrapped,
  type FunctionNode,
  type Node,
} from "./syntax.ts";

/** The code that holds a span under a name. */
export interface SpanRegion {
  readonly name: string;
  readonly declaration: Declaration | undefined;
  /** The statements that the name is in reach of, or the expression that an arrow function returns. */
  readonly body: readonly Node[];
  /** The span is there from the start: it is a parameter. Else the call of `start` opens it. */
  readonly isGiven: boolean;
}

/** What becomes of a span where it is started; `undefined`: it is somebody else's, or cannot be told. */
export type SpanFate =
  | { readonly is: "held"; readonly region: SpanRegion }
  /** Nobody holds it: it was not kept, or the callback that runs in it takes no span. */
  | { readonly is: "dropped" | "untaken" };

export function fateOf(call: SpanCall): SpanFate | undefined {
  if (call.node.type === "Decorator") return undefined;
  const owner = enclosingFunction(call.node);
  // Who implements a tracer starts spans for others.
  if (owner && spanStarters.has(functionName(owner) ?? "")) return undefined;
  return call.callback ? givenTo(call) : keptBy(call.node);
}

function givenTo({ callback, evidence }: SpanCall): SpanFate | undefined {
  if (!callback || !isFunction(callback)) return undefined;
  const [span, ...more] = callback.params;
  // A second parameter is what ends it, as in Sentry's `startSpanManual`.
  if (more.length > 0) return undefined;
  if (!span) return evidence === "inference" || asksForSpan(callback) ? undefined : { is: "untaken" };
  if (span.type !== "Identifier" || (evidence === "inference" && !/span/i.test(span.name))) return undefined;
  const declaration = declarationOf(span.name, callback.body);
  return { is: "held", region: { name: span.name, declaration, body: bodyOf(callback), isGiven: true } };
}

function bodyOf({ body }: FunctionNode): readonly Node[] {
  return body.type === "BlockStatement" ? body.body : [body];
}

function asksForSpan(callback: FunctionNode): boolean {
  return someNode(
    callback.body,
    (node) => node.type === "Identifier" && (findsSpan.has(node.name) || node.name === "arguments"),
  );
}

function keptBy(start: Node): SpanFate | undefined {
  const { value, parent } = outermost(start);
  switch (parent?.type) {
    case "ExpressionStatement":
      return { is: "dropped" };
    case "MemberExpression":
      return parent.object === value ? chained(parent) : undefined;
    case "VariableDeclarator":
      return parent.id.type === "Identifier" ? heldAs(parent.id, start) : undefined;
    case "AssignmentExpression":
      return parent.operator === "=" && parent.left.type === "Identifier" ? heldAs(parent.left, start) : undefined;
    default:
      return undefined;
  }
}

/** `tracer.startSpan("a").setAttribute("b", 1)` */
function chained(member: TSESTree.MemberExpression): SpanFate | undefined {
  const method = memberName(member) ?? "";
  if (endsSpan.has(method) || member.parent.type !== "CallExpression" || member.parent.callee !== member)
    return undefined;
  return returnsSpan.has(method) ? keptBy(member.parent) : undefined;
}

/** The expression that a span is the value of, on one branch at least. */
function outermost(node: Node): { readonly value: Node; readonly parent: Node | undefined } {
  let value = node;
  for (;;) {
    const { parent } = value;
    const isSame =
      parent !== undefined &&
      (unwrapped(parent) !== parent ||
        (parent.type === "ConditionalExpression" && parent.test !== value) ||
        // Behind `??` stands what is there where somebody else's span is not.
        (parent.type === "LogicalExpression" && parent.right === value && parent.operator === "&&"));
    if (!isSame) return { value, parent };
    value = parent;
  }
}

function heldAs(id: TSESTree.Identifier, start: Node): SpanFate | undefined {
  const declaration = declarationOf(id.name, id);
  if (declaration?.kind !== "variable") return undefined;
  const statement = declaration.node.parent;
  const owner = enclosingFunction(start);
  // What a module holds lives as long as the process; what a function around holds is ended by another one.
  if (!owner || enclosingFunction(statement) !== owner) return undefined;
  if (statement.kind === "using" || statement.kind === "await using") return undefined;
  // What is started in one round of a loop may be ended in another.
  const loop = loopAround(start, owner);
  if (loop && !contains(loop, statement)) return undefined;
  const list = statement.parent;
  if (statement.kind === "var" && list !== owner.body) return undefined;
  const statements =
    list.type === "BlockStatement" ? list.body : list.type === "SwitchCase" ? list.consequent : undefined;
  if (!statements) return undefined;
  const body = statements.slice(statements.indexOf(statement));
  return { is: "held", region: { name: id.name, declaration, body, isGiven: false } };
}
