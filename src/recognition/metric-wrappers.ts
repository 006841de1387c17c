import { words } from "../vocabulary/words.ts";
import { calledFunction } from "./called-function.ts";
import { callsWithin, forwardedParameter, functionName, parameterName } from "./forwarding.ts";
import { nameWords } from "./libraries/names.ts";
import { mayBeName, mayHoldName, soundsLikeMetrics } from "./metric-candidates.ts";
import { nothingAbsent, type CallNode, type MetricDeclaration } from "./metric-call.ts";
import { propertyOf, unwrapped, type FunctionNode, type Node } from "./syntax.ts";
import type { Tracer } from "./trace.ts";

/** A function that hands its own parameter to an API as the name of a metric, or as the options that hold the name. */
interface MetricWrapper {
  readonly inner: MetricDeclaration;
  readonly name: number | undefined;
  readonly options: number | undefined;
}

/** Finds functions that make metrics for their callers, to a fixpoint. */
export class MetricWrappers {
  readonly #tracer: Tracer;
  readonly #declaration: (node: CallNode) => MetricDeclaration | undefined;
  readonly #known = new WeakMap<FunctionNode, MetricWrapper | false>();

  constructor(tracer: Tracer, declaration: (node: CallNode) => MetricDeclaration | undefined) {
    this.#tracer = tracer;
    this.#declaration = declaration;
  }

  /** What a call of such a function declares. */
  call(node: CallNode): MetricDeclaration | undefined {
    if (node.type === "NewExpression" || !node.arguments.some(mayHoldName)) return undefined;
    const owner = calledFunction(node, this.#tracer, isWorthFollowing);
    const wrapper = owner && this.#of(owner);
    if (!wrapper) return undefined;
    const { inner } = wrapper;
    const given = (expression: Node | undefined) => argumentFor(expression, owner, node);
    const options = wrapper.options === undefined ? undefined : this.#object(node.arguments[wrapper.options]);
    const option = (key: string) =>
      options?.type === "ObjectExpression" ? propertyOf(options, key)?.value : undefined;
    return Object.freeze({
      ...inner,
      node,
      name: wrapper.name === undefined ? option("name") : node.arguments[wrapper.name],
      description: given(inner.description) ?? option("help") ?? option("description"),
      unit: given(inner.unit) ?? option("unit"),
      buckets: undefined,
      absent: nothingAbsent,
      labels: given(inner.labels) ?? option("labelNames"),
      record: inner.record && {
        ...inner.record,
        node,
        instrument: node,
        labels: inner.record.labels.map((labels) => given(labels) ?? labels),
      },
      wrapper: owner,
    });
  }

  #of(owner: FunctionNode): MetricWrapper | undefined {
    const known = this.#known.get(owner);
    if (known !== undefined) return known === false ? undefined : known;
    this.#known.set(owner, false);
    const found = owner.params.length > 0 && mayMakeMetrics(owner) ? this.#inferred(owner) : undefined;
    this.#known.set(owner, found ?? false);
    return found;
  }

  #inferred(owner: FunctionNode): MetricWrapper | undefined {
    for (const call of callsWithin(owner)) {
      const inner = this.#declaration(call);
      if (!inner) continue;
      const name = forwardedParameter(inner.name, owner);
      if (name !== undefined) return { inner, name, options: undefined };
      const options = inner.name ? undefined : call.arguments.map((argument) => forwardedParameter(argument, owner));
      const position = options?.find((index) => index !== undefined);
      if (position !== undefined) return { inner, name: undefined, options: position };
    }
    return undefined;
  }

  #object(argument: Node | undefined): Node | undefined {
    const value = argument && this.#tracer.trace(argument);
    return value?.is === "object" ? value.node : undefined;
  }
}

/** A cheap look before a body is read: the function or one of its parameters is named for it. */
function mayMakeMetrics(owner: FunctionNode): boolean {
  if (soundsLikeMetrics(functionName(owner) ?? "")) return true;
  return owner.params.some((_, index) => nameWords.has(words(parameterName(owner, index)).at(-1) ?? ""));
}

/** Counting is what many functions do; one that makes metrics is given a name, or options with one. */
function isWorthFollowing(name: string, [first, second]: readonly Node[]): boolean {
  if (!soundsLikeMetrics(name)) return false;
  return [first, second].some((argument) => argument && (mayBeName(argument) || holdsName(argument)));
}

function holdsName(argument: Node): boolean {
  const node = unwrapped(argument);
  if (node.type === "ObjectExpression") return propertyOf(node, "name") !== undefined;
  // `METRICS.jobs`
  return node.type === "MemberExpression" && node.object.type === "Identifier" && /^[A-Z]/.test(node.object.name);
}

/** The argument of a call that stands for an expression inside the function called. */
function argumentFor(expression: Node | undefined, owner: FunctionNode, call: CallNode): Node | undefined {
  const position = forwardedParameter(expression, owner);
  return position === undefined ? undefined : call.arguments[position];
}
