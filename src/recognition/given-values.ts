import { literal } from "../vocabulary/literal.ts";
import { words } from "../vocabulary/words.ts";
import { declarationOf, isReplaced, type BindingPath, type Declaration } from "./bindings.ts";
import type { Choice } from "./choice.ts";
import { constructedBy } from "./class-members.ts";
import { callsWithin, forwardedParameter, parameterName } from "./forwarding.ts";
import { standInWords } from "./libraries/names.ts";
import { iteratedList } from "./listed-items.ts";
import { literalTexts } from "./literal-types.ts";
import type { ModuleGraph } from "./modules.ts";
import { holderName, type CallNode, type ClassNode, type FunctionNode, type Node } from "./syntax.ts";
import {
  distinct,
  isMissing,
  isWhole,
  missing,
  unknown,
  unused,
  isUnused,
  withDefault,
  withoutUnused,
  type Text,
} from "./text.ts";
import type { Tracer } from "./trace.ts";

/** What is settled while a question is answered. */
export interface Choices {
  /** By the function or class that is called. */
  readonly calls: Choice<CallNode>;
  /** Positions in a list, by the loop that goes through it. */
  readonly items: Choice<number>;
}

/** What calls give leads on by these. */
interface Paths {
  along(expression: Node, path: BindingPath, at: Node, depth: number): readonly Text[];
  /** What a function is called with for each item of a list. */
  iterated(loop: Node, list: Node, index: number, path: BindingPath, at: Node, depth: number): readonly Text[];
}

/** Finds what the calls of a function give for its parameters. */
export class GivenValues {
  readonly #graph: ModuleGraph;
  readonly #tracer: Tracer;
  readonly #choices: Choices;
  readonly #paths: Paths;

  constructor(graph: ModuleGraph, tracer: Tracer, choices: Choices, paths: Paths) {
    this.#graph = graph;
    this.#tracer = tracer;
    this.#choices = choices;
    this.#paths = paths;
  }

  /** Whether some callers give nothing for what a path over a parameter leads to. */
  isLeftOut(parameter: Node, path: BindingPath, depth: number): boolean {
    const declaration = parameter.type === "Identifier" ? declarationOf(parameter.name, parameter) : undefined;
    if (declaration?.kind !== "parameter" || declaration.fallback) return false;
    const steps = [...declaration.path, ...path];
    const callers = this.#callersOf(constructedBy(declaration.owner) ?? declaration.owner) ?? [];
    return callers.some((call) => {
      const argument = call.arguments[declaration.index];
      if (!argument) return true;
      return steps.length > 0 && this.#paths.along(argument, steps, parameter, depth + 1).some(isMissing);
    });
  }

  /** Every text that a path over a parameter leads to: one hop to each caller. */
  parameter(
    declaration: Extract<Declaration, { kind: "parameter" }>,
    rest: BindingPath,
    at: Node,
    depth: number,
  ): readonly Text[] {
    const texts = withoutUnused(this.#givenBy(declaration, rest, at, depth));
    const isItself = declaration.path.length === 0 && rest.length === 0;
    if (!isItself || !declaration.type || texts.every(isWhole)) return texts;
    // What its type allows for is not what anybody gives.
    if (this.#graph.isUnused(declaration.owner)) return unused(at);
    const listed = literalTexts(declaration.type, this.#tracer);
    return listed ? distinct(texts.flatMap((text) => (isWhole(text) ? [text] : amongListed(text, listed)))) : texts;
  }

  #givenBy(
    declaration: Extract<Declaration, { kind: "parameter" }>,
    rest: BindingPath,
    at: Node,
    depth: number,
  ): readonly Text[] {
    const { owner, index, path, fallback } = declaration;
    const iterated = iteratedList(owner);
    if (iterated) return this.#paths.iterated(owner, iterated, index, [...path, ...rest], at, depth);
    const handed = this.#handedBy(owner, index, [...path, ...rest], at, depth);
    if (handed) return handed;
    const isItself = path.length === 0 && rest.length === 0;
    if (isItself && isReplaced(parameterName(owner, index), owner))
      return unknown(at, "it is a parameter that is given another value");
    const callee = constructedBy(owner) ?? owner;
    const callers = this.#callersOf(callee);
    if (!callers) return unknown(at, "it is a parameter, and its callers cannot be seen");
    const byDefault = fallback && this.#paths.along(fallback, rest, at, depth + 1);
    const given = callers.flatMap((call) => {
      const argument = call.arguments[index];
      if (!argument) return (path.length === 0 ? byDefault : undefined) ?? missing(at);
      if (argument.type === "SpreadElement") return missing(at);
      // What a call gives is worked out where it stands, which may be in the same function.
      return this.#choices.calls.with(callee, undefined, () =>
        this.#paths.along(argument, [...path, ...rest], at, depth + 1),
      );
    });
    const texts = distinct(withDefault(given, byDefault));
    if (texts.length > 0) return texts;
    return unknown(at, "it is a parameter and no call gives it a value that can be read");
  }

  /** `once(name, (name) => …)`: what the function that is given a callback gives to it. */
  #handedBy(
    owner: FunctionNode,
    index: number,
    path: BindingPath,
    at: Node,
    depth: number,
  ): readonly Text[] | undefined {
    const call = owner.parent;
    if (call.type !== "CallExpression") return undefined;
    const position = call.arguments.findIndex((argument) => argument === owner);
    const taker = position < 0 ? undefined : this.#tracer.trace(call.callee);
    if (taker?.is !== "function") return undefined;
    const inner = callsWithin(taker.node).filter(({ callee }) => forwardedParameter(callee, taker.node) === position);
    if (inner.length === 0) return undefined;
    return this.#choices.calls.with(taker.node, call, () =>
      inner.flatMap(({ arguments: given }) => {
        const argument = given[index];
        return argument ? this.#paths.along(argument, path, at, depth + 1) : missing(at);
      }),
    );
  }

  #callersOf(callee: FunctionNode | ClassNode): readonly CallNode[] | undefined {
    const { calls } = this.#choices;
    const settled = calls.settled(callee);
    if (settled) return [settled];
    const real = this.#graph.callersOf(callee)?.filter((call) => !isStandIn(call));
    return real && calls.among(callee, real);
  }
}

/** What a type lists that a text can be; a text that a type does not allow for is given in spite of it. */
function amongListed(text: Text, listed: readonly string[]): readonly Text[] {
  if (isUnused(text)) return [text];
  const pattern = new RegExp(
    `^${text.map((part) => (typeof part === "string" ? literal(part) : ".*")).join("")}$`,
    "s",
  );
  const fitting = listed.filter((one) => pattern.test(one));
  return fitting.length > 0 ? fitting.map((one) => [one]) : [text];
}

/** `const noopMetrics = new Metrics({})`: what is made to do nothing gives no name to anything. */
function isStandIn(call: Node): boolean {
  return words(holderName(call) ?? "").some((word) => standInWords.has(word));
}
