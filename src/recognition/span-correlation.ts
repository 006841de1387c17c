import type { TSESTree } from "@typescript-eslint/utils";
import { words } from "../vocabulary/words.ts";
import { showsId } from "./correlation.ts";
import { calledFunction } from "./called-function.ts";
import { attributeMethods } from "./libraries/spans.ts";
import type { SpanCall } from "./span-call.ts";
import { fateOf, type SpanFate } from "./span-regions.ts";
import type { SpanUses } from "./span-use.ts";
import { isNothing, keyName, lastName, propertyOf, someNode, staticString, unwrapped, type Node } from "./syntax.ts";
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
  if (mayHoldUnseen(call) || given.some((argument) => holdsKey(argument, accepted))) return true;
  const helper = evidence === "inference" ? calledFunction(node, tracer, () => true) : undefined;
  if (helper && (holdsKey(helper.body, accepted) || setsIdWithin(helper.body, accepted))) return true;
  return isToldLater(call, fateOf(call), accepted, uses);
}

/** Options or attributes that are not written out here. */
function mayHoldUnseen({ options }: SpanCall): boolean {
  const object = options && unwrapped(options);
  if (!object || isNothing(object)) return false;
  if (object.type !== "ObjectExpression") return true;
  const attributes = propertyOf(object, "attributes")?.value;
  const inner = attributes && unwrapped(attributes);
  const isSpread = (one: Node) => one.type === "SpreadElement";
  return (
    object.properties.some(isSpread) ||
    (inner !== undefined && (inner.type !== "ObjectExpression" || inner.properties.some(isSpread)))
  );
}

/** `correlation_id` as a key, also behind a namespace: `"app.correlation_id"`, `ATTR.CORRELATION_ID`. */
function keyTest(accepted: ReadonlySet<string>): (key: string | undefined) => boolean {
  const ends = [...accepted].map((key) => words(key).join(" "));
  return (key) => {
    const spoken = words(key ?? "").join(" ");
    return ends.some((end) => spoken === end || spoken.endsWith(` ${end}`));
  };
}

function holdsKey(within: Node, accepted: ReadonlySet<string>): boolean {
  const isMeant = keyTest(accepted);
  return someNode(within, (node) => node.type === "Property" && isMeant(keyName(node)));
}

/** Whether an argument of `setAttribute(s)` is the id, names it, or holds what cannot be seen. */
function mayBeId(argument: Node, accepted: ReadonlySet<string>): boolean {
  const node = unwrapped(argument);
  if (showsId(node, accepted)) return true;
  if (node.type === "ObjectExpression")
    return holdsKey(node, accepted) || node.properties.some((one) => one.type === "SpreadElement");
  return keyTest(accepted)(staticString(node) ?? lastName(node));
}

function setsId(call: TSESTree.CallExpression, accepted: ReadonlySet<string>): boolean {
  const method = lastName(call.callee) ?? "";
  if (!attributeMethods.has(method)) return false;
  const [first] = call.arguments;
  const isUnseen = call.arguments.length === 1 && first !== undefined && unwrapped(first).type !== "ObjectExpression";
  return isUnseen || call.arguments.some((argument) => mayBeId(argument, accepted));
}

function setsIdWithin(within: Node, accepted: ReadonlySet<string>): boolean {
  return someNode(within, (node) => node.type === "CallExpression" && setsId(node, accepted));
}

/** What is done with the span once it is started: an attribute is set, or somebody is given the span. */
function isToldLater(
  { callback, node }: SpanCall,
  fate: SpanFate | undefined,
  accepted: ReadonlySet<string>,
  uses: SpanUses,
): boolean {
  if (!fate) return !callback || setsIdWithin(node, accepted);
  if (fate.is !== "held") return callback !== undefined && setsIdWithin(callback, accepted);
  const { name, declaration, body } = fate.region;
  return body
    .flatMap((part) => uses.mentions(name, declaration, part))
    .some((mention) => {
      const { does, call, helper } = uses.use(mention);
      if (does === "handsOver") return true;
      return helper ? setsIdWithin(helper.body, accepted) : call !== undefined && setsId(call, accepted);
    });
}
