import type { TSESTree } from "@typescript-eslint/utils";
import type { Standard } from "../standard/schema.ts";
import { remembered } from "../vocabulary/remembered.ts";
import { words } from "../vocabulary/words.ts";
import { annotationOf, isImportedName } from "./bindings.ts";
import { calledFunction } from "./called-function.ts";
import { matchesCallee } from "./callee-pattern.ts";
import { callsWithin, forwardedParameter, functionName, mentionedParameter, parameterName } from "./forwarding.ts";
import { libraries, ownValue } from "./libraries/index.ts";
import { callbackWords, spanWords, tracerWords } from "./libraries/names.ts";
import { spanDecorators, tracerCalls } from "./libraries/spans.ts";
import type { SpanFacts } from "./library.ts";
import {
  isFunction,
  lastName,
  memberName,
  namePath,
  parametersOf,
  propertyOf,
  unwrapped,
  type FunctionNode,
  type Node,
} from "./syntax.ts";
import { parameterFacts } from "./parameter-roles.ts";
import { isTextual } from "./text-shape.ts";
import type { Tracer } from "./trace.ts";
import type { Callable } from "./value.ts";

/** A call, or a decorator, that starts a span. */
export interface SpanCall {
  readonly node: TSESTree.CallExpression | TSESTree.Decorator;
  readonly api: SpanFacts["api"];
  readonly evidence: "standard" | "provenance" | "declaration" | "inference" | "name";
  /** Absent where a decorator takes the method's. */
  readonly name: Node | undefined;
  /** The name is only a part of the span's: the helper puts something before or behind it. */
  readonly isNamePart: boolean;
  readonly options: Node | undefined;
  /** What runs inside the span. */
  readonly callback: Node | undefined;
  /** Who must end the span: whoever starts it, or the helper by itself. */
  readonly ends: SpanFacts["ends"];
}

/** A function that hands its own parameter to a tracer as the name of a span. */
interface SpanWrapper {
  readonly api: SpanCall["api"];
  readonly evidence: SpanCall["evidence"];
  readonly name: number;
  readonly isNamePart: boolean;
  readonly callback: number | undefined;
  readonly ends: SpanFacts["ends"];
}

export const spanStarters: ReadonlySet<string> = new Set(
  libraries.flatMap(({ exports, kinds }) => [
    ...Object.keys(exports).filter((path) => exports[path]?.starts),
    ...Object.values(kinds).flatMap(({ calls }) => Object.keys(calls).filter((name) => calls[name]?.starts)),
  ]),
);

/** Splitting a name into words costs more than a look at its letters. */
const spanSound = new RegExp([...spanWords].join("|"), "i");

const mayNameStart = remembered((name) => spanStarters.has(name) || spanSound.test(name));

/** A look at the names of a call: most cannot start a span, and are not worth remembering. */
export function mayStartSpan(node: TSESTree.CallExpression | TSESTree.Decorator): boolean {
  if (node.type === "Decorator") return true;
  const callee = unwrapped(node.callee);
  const name = lastName(callee);
  if (name === undefined) return false;
  if (mayNameStart(name)) return true;
  // A function of the same file may hand a name on, whatever it is called.
  if (callee.type === "Identifier") return node.arguments.some(mayBeSpanName) && !isImportedName(name, callee);
  return callee.type === "MemberExpression" && callee.object.type === "ThisExpression";
}

/** Recognises what starts spans; one for each file. */
export class SpanRecogniser {
  readonly #tracer: Tracer;
  readonly #helpers: Standard["spans"]["helpers"];
  readonly #spanCall: (node: TSESTree.CallExpression) => SpanCall | undefined;
  readonly #wrappers = new WeakMap<FunctionNode, SpanWrapper | false>();

  /** @param spanCall the recogniser with its memory, for calls inside wrappers */
  constructor(
    tracer: Tracer,
    helpers: Standard["spans"]["helpers"],
    spanCall: (node: TSESTree.CallExpression) => SpanCall | undefined,
  ) {
    this.#tracer = tracer;
    this.#helpers = helpers;
    this.#spanCall = spanCall;
  }

  recognise(node: TSESTree.CallExpression | TSESTree.Decorator): SpanCall | undefined {
    if (node.type === "Decorator") return decoratorCall(node);
    return this.#byStandard(node) ?? this.#byTables(node) ?? this.#byWrapper(node) ?? this.#byName(node);
  }

  #byStandard(node: TSESTree.CallExpression): SpanCall | undefined {
    const path = this.#helpers.length > 0 ? namePath(node.callee) : undefined;
    const helper = path && this.#helpers.find(({ callee }) => matchesCallee(path, callee));
    if (!helper) return undefined;
    const at = (index: number | undefined) => (index === undefined ? undefined : node.arguments[index]);
    return Object.freeze({
      node,
      api: "custom",
      evidence: "standard",
      name: at(helper.name),
      isNamePart: false,
      options: undefined,
      callback: at(helper.callback),
      ends: "callee",
    });
  }

  #byTables(node: TSESTree.CallExpression): SpanCall | undefined {
    const name = lastName(node.callee);
    if (name === undefined || !spanStarters.has(name) || node.arguments.length === 0) return undefined;
    const facts = this.#tracer.callOf(node)?.facts.starts;
    return facts && started(node, facts, "provenance");
  }

  /** `tracer.startSpan("name")`, where nothing is known of the tracer but what it is called. */
  #byName(node: TSESTree.CallExpression): SpanCall | undefined {
    const callee = unwrapped(node.callee);
    if (callee.type !== "MemberExpression" || node.arguments.length === 0) return undefined;
    const facts = ownValue(tracerCalls, memberName(callee) ?? "")?.starts;
    const receiver = lastName(callee.object);
    const isTracer = receiver !== undefined && tracerWords.has(words(receiver).at(-1) ?? "");
    if (!facts || !isTracer) return undefined;
    // A class of the project's own answers for what it starts.
    const isOwn = this.#tracer.trace(callee.object)?.is === "instance";
    return started(node, isOwn ? { ...facts, ends: "callee" } : facts, "name");
  }

  /** `withSpan("name", fn)`, `startSpan(tracer, "name", fn)` of the project's own. */
  #byWrapper(node: TSESTree.CallExpression): SpanCall | undefined {
    // Whoever is given no name starts no span under it: nothing need be followed.
    if (!node.arguments.some(mayBeSpanName)) return undefined;
    const owner = calledFunction(node, this.#tracer, soundsLikeSpans);
    const wrapper = (owner && this.#wrapperOf(owner)) ?? this.#declaredHelper(this.#signaturesOf(node, owner));
    if (!wrapper) return undefined;
    return Object.freeze({
      node,
      api: wrapper.api,
      evidence: wrapper.evidence,
      name: node.arguments[wrapper.name],
      isNamePart: wrapper.isNamePart,
      options: undefined,
      callback: wrapper.callback === undefined ? undefined : node.arguments[wrapper.callback],
      ends: wrapper.ends,
    });
  }

  #signaturesOf({ callee }: TSESTree.CallExpression, owner: FunctionNode | undefined): readonly Callable[] {
    if (!soundsLikeSpans(lastName(unwrapped(callee)) ?? "")) return [];
    if (owner) return [owner];
    const value = this.#tracer.trace(callee);
    return value?.is === "callable" ? value.signatures : [];
  }

  /** `trace(name: string, fn: (span: Span) => …)`: what it does need not be seen. */
  #declaredHelper(signatures: readonly Callable[]): SpanWrapper | undefined {
    for (const signature of signatures) {
      const params = parametersOf(signature);
      const callback = params.findIndex((param) => this.#takesSpan(annotationOf(param)));
      if (callback < 0) continue;
      const name = params.findIndex((param) => parameterFacts(param, this.#tracer.types).roles.has("text"));
      if (name >= 0)
        return { api: "custom", evidence: "declaration", name, isNamePart: false, callback, ends: "callee" };
    }
    return undefined;
  }

  #takesSpan(type: TSESTree.TypeNode | undefined): boolean {
    if (type?.type !== "TSFunctionType") return false;
    const [span] = parametersOf(type);
    const annotation = span && annotationOf(span);
    const value = annotation && this.#tracer.types.type(annotation);
    return value?.is === "thing" && value.kind === "otel.span";
  }

  #wrapperOf(owner: FunctionNode): SpanWrapper | undefined {
    const known = this.#wrappers.get(owner);
    if (known !== undefined) return known === false ? undefined : known;
    this.#wrappers.set(owner, false);
    const found = mayStartSpans(owner) ? this.#inferred(owner) : undefined;
    this.#wrappers.set(owner, found ?? false);
    return found;
  }

  #inferred(owner: FunctionNode): SpanWrapper | undefined {
    const calls = callsWithin(owner).filter((call) => call.type === "CallExpression");
    for (const call of calls) {
      const inner = this.#spanCall(call);
      const whole = forwardedParameter(inner?.name, owner);
      const name = whole ?? embeddedParameter(inner?.name, owner);
      if (!inner || name === undefined) continue;
      const own = forwardedParameter(inner.callback, owner);
      const called = calls.map(({ callee }) => forwardedParameter(callee, owner)).find((index) => index !== undefined);
      const endsHere = inner.ends === "callee" || calls.some(({ callee }) => namePath(callee)?.at(-1) === "end");
      const ends = endsHere ? "callee" : "caller";
      const isNamePart = whole === undefined || inner.isNamePart;
      return { api: inner.api, evidence: "inference", name, isNamePart, callback: own ?? called, ends };
    }
    return undefined;
  }
}

/** `${this.prefix}.${name}` */
function embeddedParameter(name: Node | undefined, owner: FunctionNode): number | undefined {
  const node = name && unwrapped(name);
  return node?.type === "TemplateLiteral" ? mentionedParameter(node, owner) : undefined;
}

/** A cheap look before a body is read: the function is named for it, or takes something to run. */
function mayStartSpans(owner: FunctionNode): boolean {
  if (soundsLikeSpans(functionName(owner) ?? "")) return true;
  return parametersOf(owner).some((_, index) => callbackWords.has(words(parameterName(owner, index)).at(-1) ?? ""));
}

function mayBeSpanName(argument: Node): boolean {
  return isTextual(argument) || unwrapped(argument).type === "MemberExpression";
}

const soundsLikeSpans = remembered((name) => spanSound.test(name) && words(name).some((word) => spanWords.has(word)));

function started(node: TSESTree.CallExpression, facts: SpanFacts, evidence: SpanCall["evidence"]): SpanCall {
  const args = node.arguments;
  const argumentAt = (index: number | undefined) => (index === undefined ? undefined : args[index]);
  const last = args.at(-1);
  const callback =
    facts.callback === "last"
      ? args.length > 1
        ? last
        : undefined
      : facts.callback === undefined
        ? undefined
        : args[facts.callback];
  const name = facts.name === "text" ? args.find((argument) => isTextual(argument)) : argumentAt(facts.name);
  // What is behind a name that may stand anywhere are its options.
  const given = facts.name === "text" ? name && args[args.indexOf(name) + 1] : argumentAt(facts.options);
  const options = given === callback ? undefined : given;
  const object = options && unwrapped(options);
  const property =
    facts.nameKey !== undefined && object?.type === "ObjectExpression"
      ? propertyOf(object, facts.nameKey)?.value
      : undefined;
  return Object.freeze({
    node,
    api: facts.api,
    evidence,
    name: facts.name === undefined ? property : name,
    isNamePart: false,
    options,
    callback,
    ends: facts.ends,
  });
}

/** `@Span("orders.submit")`, `@Instrument()` */
function decoratorCall(node: TSESTree.Decorator): SpanCall | undefined {
  const expression = unwrapped(node.expression);
  const name = lastName(expression);
  if (name === undefined || !spanDecorators.has(name)) return undefined;
  const [argument] = expression.type === "CallExpression" ? expression.arguments : [];
  return Object.freeze({
    node,
    api: "custom",
    evidence: "name",
    name: argument && isTextual(argument) ? argument : undefined,
    isNamePart: false,
    options: argument && !isTextual(argument) ? argument : undefined,
    callback: decorated(node),
    ends: "callee",
  });
}

function decorated({ parent }: TSESTree.Decorator): Node | undefined {
  return parent.type === "MethodDefinition" && isFunction(parent.value) ? parent.value : undefined;
}
