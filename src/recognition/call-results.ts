import type { TSESTree } from "@typescript-eslint/utils";
import type { BindingPath, Declaration } from "./bindings.ts";
import { forwardedParameter } from "./forwarding.ts";
import { givenBackByBody, givenBackByType, givenBackUnseen } from "./given-back.ts";
import type { CallFacts } from "./library.ts";
import { carriedFields, errorKeysOf } from "./logger-settings.ts";
import { valuesPutInto } from "./map-values.ts";
import { redactedPaths } from "./redaction.ts";
import {
  memberName,
  propertyOf,
  returnedExpression,
  staticString,
  unwrapped,
  type CallNode,
  type FunctionNode,
  type Node,
} from "./syntax.ts";
import type { TracedCall } from "./trace.ts";
import { firstDefined, type TypeTracer } from "./type-trace.ts";
import { boundFields, noBindings, thing, type Callable, type Thing, type Value } from "./value.ts";
import { formattedPaths } from "./winston-formats.ts";

/** What calls give is asked of the tracers of expressions and types. */
export interface CallSources {
  readonly types: TypeTracer;
  readonly trace: (expression: Node) => Value | undefined;
  readonly callOf: (node: CallNode) => TracedCall | undefined;
  readonly along: (value: Value | undefined, path: BindingPath, at: Node) => Value | undefined;
  readonly declarationOf: (name: TSESTree.Identifier) => Declaration | undefined;
  /** Is told of every declaration on the way. */
  readonly note: (node: Node) => void;
}

/** Finds what a call gives: by the tables, by what a function of the project returns, or by what it is given. */
export class CallResults {
  readonly #ask: CallSources;

  constructor(ask: CallSources) {
    this.#ask = ask;
  }

  of(node: CallNode): Value | undefined {
    const call = this.#ask.callOf(node);
    if (call) {
      const { facts, receiver } = call;
      const returns = this.#given(facts, node);
      if (returns === undefined) return undefined;
      const before = receiver?.is === "thing" ? receiver : undefined;
      const carried = facts.carries && carriedFields(facts.carries, node, (one) => this.#ask.trace(one));
      const bindings =
        facts.bindings === undefined
          ? (carried ?? noBindings)
          : boundFields(node.arguments[facts.bindings], before?.bindings);
      // `.labels(…)` hands the instrument on: its records belong to what made it.
      const creation = facts.records && before ? before.creation : node;
      const received = before?.received ?? false;
      const errorKeys = this.#errorKeys(facts, node, before);
      return thing(returns, creation, { bindings, received, errorKeys, redacted: this.#redacted(facts, node, before) });
    }
    return this.#returned(node);
  }

  /** A child prints errors as its parent does, unless it has options of its own. */
  #errorKeys(facts: CallFacts, node: CallNode, parent: Thing | undefined): ReadonlySet<string> | undefined {
    if (facts.errorKeys) return errorKeysOf(facts.errorKeys, node, (one) => this.#ask.trace(one));
    const [bound] = node.arguments;
    const hasOwn = bound?.type === "ObjectExpression" && propertyOf(bound, "serializers") !== undefined;
    return node.arguments.length < 2 && !hasOwn ? parent?.errorKeys : undefined;
  }

  /** A child censors what its parent does, unless it has a list of its own: that one replaces the parent's. */
  #redacted({ redacts }: CallFacts, node: CallNode, parent: Thing | undefined): readonly string[] {
    const argument = redacts === undefined ? undefined : node.arguments[redacts.options];
    const options = argument && this.#ask.trace(argument);
    const read = redacts?.by === "format" ? formattedPaths : redactedPaths;
    const own = options?.is === "object" ? read(options.node) : undefined;
    return own ?? parent?.redacted ?? [];
  }

  /** The kind that a call gives, with these options. */
  #given({ returns, unless }: CallFacts, node: CallNode): string | undefined {
    if (!unless) return returns;
    const [last = "", ...holders] = unless.option.toReversed();
    const isSet = node.arguments.some((argument) => {
      const holder = this.#ask.along(this.#ask.trace(argument), holders.toReversed(), argument);
      return holder?.is === "object" && propertyOf(holder.node, last) !== undefined;
    });
    return isSet ? unless.returns : returns;
  }

  /** What a function or class of the project gives, or one that hands on what it is given. */
  #returned(node: CallNode): Value | undefined {
    const bound = boundMethod(node);
    if (bound) return this.#ask.trace(bound);
    const callee = this.#ask.trace(node.callee);
    if (node.type === "NewExpression") {
      if (callee?.is === "class") this.#ask.note(callee.node);
      return callee?.is === "class" ? { is: "instance", node: callee.node } : undefined;
    }
    switch (callee?.is) {
      case "function":
        return this.givenBy(node, callee.node);
      case "callable":
        return this.#byDeclaration(node, callee.signatures);
      case "module":
        return this.#unseen(node);
      default:
        return this.#takenOut(node);
    }
  }

  /** What a call of a function of the project gives. */
  givenBy(node: CallNode, callee: FunctionNode): Value | undefined {
    const value = this.#byBody(node, callee);
    return value?.is === "thing" ? { ...value, through: [node, ...value.through] } : value;
  }

  #byBody(node: CallNode, callee: FunctionNode): Value | undefined {
    const given = givenBackByBody(node, callee, this.#ask.trace);
    const handed = given && this.#ask.trace(given);
    if (handed) return handed;
    const returned = returnedExpression(callee);
    return (
      (returned && (this.#ask.trace(returned) ?? this.#namedMember(node, callee, unwrapped(returned)))) ??
      this.#byDeclaration(node, [callee])
    );
  }

  #byDeclaration(node: CallNode, signatures: readonly Callable[]): Value | undefined {
    const given = givenBackByType(node, signatures, this.#ask.trace);
    const type = signatures.findLast((signature) => signature.returnType)?.returnType?.typeAnnotation;
    return (given && this.#ask.trace(given)) ?? (type && this.#ask.types.type(type));
  }

  /** `counter(name) { return this[name]; }` */
  #namedMember(node: CallNode, callee: FunctionNode, returned: Node): Value | undefined {
    if (returned.type !== "MemberExpression" || !returned.computed) return undefined;
    const position = forwardedParameter(returned.property, callee);
    const argument = position === undefined ? undefined : node.arguments[position];
    const name = argument && staticString(argument);
    return name === undefined ? undefined : this.#ask.along(this.#ask.trace(returned.object), [name], node);
  }

  /** Of a package that cannot be read. */
  #unseen(node: CallNode): Value | undefined {
    const given = givenBackUnseen(node);
    const value = given && this.#ask.trace(given);
    return value?.is === "thing" || value?.is === "object" ? value : undefined;
  }

  /** `counters.get(name)` */
  #takenOut({ callee, arguments: { length } }: CallNode): Value | undefined {
    const method = unwrapped(callee);
    if (length !== 1 || method.type !== "MemberExpression" || memberName(method) !== "get") return undefined;
    return firstDefined(valuesPutInto(method.object, this.#ask.declarationOf), this.#ask.trace);
  }
}

/** `log.info.bind(log)` is `log.info`. */
function boundMethod(node: CallNode): Node | undefined {
  const callee = unwrapped(node.callee);
  if (callee.type !== "MemberExpression" || node.arguments.length > 1) return undefined;
  return memberName(callee) === "bind" ? callee.object : undefined;
}
