import { words } from "../vocabulary/words.ts";
import { showsId } from "./correlation.ts";
import { calledFunction } from "./called-function.ts";
import { attributeMethods } from "./libraries/spans.ts";
import type { SpanCall } from "./span-call.ts";
import { fateOf } from "./span-regions.ts";
import type { SpanUses } from "./span-use.ts";
import {
  enclosingFunction,
  keyName,
  lastName,
  propertyOf,
  someNode,
  staticString,
  unwrapped,
  type Node,
} from "./syntax.ts";
import type { Tracer } from "./trace.ts";

/** Whether a span has the correlation id among its attributes, or may have it unseen. */
export function mayCarrySpanId(
  call: SpanCall,
  accepted: ReadonlySet<string>,
  { uses, tracer }: { readonly uses: SpanUses; readonly tracer: Tracer },
): boolean {
  const { node, callback, evidence } = call;
  // Of a helper that cannot be seen, nothing is known; a decorator has no place for it.
  if (node.type === "Decorator" || evidence === "declaration" || evidence === "standard") return true;
  const given = node.arguments.filter((argument) => argument !== callback);
  if (given.some((argument) => argument.type === "SpreadElement" || showsId(argument, accepted))) return true;
  if (mayHoldUnseen(call) || mentionsKey(node, accepted)) return true;
  const helper = evidence === "inference" ? calledFunction(node, tracer, () => true) : undefined;
  if (helper && mentionsKey(helper.body, accepted)) return true;
  return isToldLater(call, accepted, uses);
}

/** Options or attributes that are not written out here. */
function mayHoldUnseen({ options }: SpanCall): boolean {
  const object = options && unwrapped(options);
  if (!object) return false;
  if (object.type !== "ObjectExpression") return true;
  const attributes = propertyOf(object, "attributes")?.value;
  const inner = attributes && unwrapped(attributes);
  const isSpread = (one: Node) => one.type === "SpreadElement";
  return (
    object.properties.some(isSpread) ||
    (inner !== undefined && (inner.type !== "ObjectExpression" || inner.properties.some(isSpread)))
  );
}

/** `correlation_id` as a key, also behind a namespace: `"app.correlation_id"`. */
function mentionsKey(within: Node, accepted: ReadonlySet<string>): boolean {
  const ends = [...accepted].map((key) => words(key).join(" "));
  const isMeant = (key: string | undefined) => {
    const spoken = words(key ?? "").join(" ");
    return ends.some((end) => spoken === end || spoken.endsWith(` ${end}`));
  };
  return someNode(within, (node) => {
    if (node.type === "Property") return isMeant(keyName(node));
    return node.type === "CallExpression" && attributeMethods.has(lastName(node.callee) ?? "")
      ? node.arguments.some((argument) => isMeant(staticString(argument)))
      : false;
  });
}

/** What is done with the span once it is started: an attribute is set, or somebody is given the span. */
function isToldLater(call: SpanCall, accepted: ReadonlySet<string>, uses: SpanUses): boolean {
  const fate = fateOf(call);
  if (fate?.is !== "held") {
    const owner = enclosingFunction(call.node);
    return owner !== undefined && mentionsKey(owner.body, accepted);
  }
  const { name, declaration, body } = fate.region;
  if (body.some((node) => mentionsKey(node, accepted))) return true;
  return body
    .flatMap((node) => uses.mentions(name, declaration, node))
    .some((mention) => uses.use(mention).does === "handsOver");
}
