import type { TSESTree } from "@typescript-eslint/utils";
import { words } from "../vocabulary/words.ts";
import { declarationOf } from "./bindings.ts";
import { constructorOf } from "./class-members.ts";
import { calledFunction } from "./called-function.ts";
import { callsWithin, forwardedParameter, functionName, parameterName } from "./forwarding.ts";
import { writtenType } from "./instrument-types.ts";
import { labelsBehind } from "./label-source.ts";
import { nameWords, optionsWords } from "./libraries/names.ts";
import {
  isDefinition,
  isCalledOnMetrics,
  isGivenOptions,
  mayBeName,
  mayHoldName,
  soundsLikeMetrics,
} from "./metric-candidates.ts";
import { nothingAbsent, type MetricDeclaration } from "./metric-call.ts";
import { firstOption, readOptions } from "./options.ts";
import { parameterBehind } from "./rest-members.ts";
import {
  contains,
  lastName,
  memberName,
  parametersOf,
  propertyOf,
  someNode,
  staticString,
  unwrapped,
  type CallNode,
  type FunctionNode,
  type Node,
} from "./syntax.ts";
import type { Tracer } from "./trace.ts";

/** A function that hands its own parameter to an API as the name of a metric, or as the options that hold the name. */
interface MetricWrapper {
  readonly inner: MetricDeclaration;
  readonly name: number | undefined;
  readonly options: number | undefined;
  /** What it puts before the name it is given. */
  readonly prefixes: readonly Node[];
  /** What it puts behind the name, one metric each. */
  readonly suffixes: readonly string[];
}

/** How a declaration inside a function takes its name from a parameter. */
type Given = Pick<MetricWrapper, "name" | "options" | "prefixes"> & { readonly suffix: string };

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
    if (!node.arguments.some((argument) => mayHoldName(argument) || isGivenOptions(argument))) return undefined;
    const owner =
      node.type === "NewExpression" ? this.#constructorOf(node) : calledFunction(node, this.#tracer, isWorthFollowing);
    const isLikely = node.arguments.some((argument) => isDefinition(argument) || handsOn(argument));
    const wrapper = owner && this.#of(owner, isLikely);
    if (!wrapper) return undefined;
    const { inner, prefixes, suffixes } = wrapper;
    const argument = wrapper.options === undefined ? undefined : node.arguments[wrapper.options];
    const options = readOptions(argument, (value) => this.#tracer.trace(value));
    const argumentOf = (expression: Node | undefined) => argumentFor(expression, owner, node);
    // What it says of itself holds for all its callers; what it takes from them may be left out.
    const given = (expression: Node | undefined, ...keys: readonly string[]) =>
      argumentOf(expression) ?? firstOption(options, keys) ?? (isGiven(expression, owner) ? undefined : expression);
    const typeNode = argumentOf(inner.typeNode) ?? inner.typeNode;
    return Object.freeze({
      ...inner,
      node,
      type: (typeNode && writtenType(typeNode)) ?? inner.type,
      typeNode,
      name: wrapper.name === undefined ? options?.get("name") : node.arguments[wrapper.name],
      description: given(inner.description, "help", "description"),
      unit: given(inner.unit, "unit"),
      buckets: undefined,
      absent: nothingAbsent,
      labels: given(inner.labels, "labelNames"),
      hidesOptions: wrapper.options === undefined ? inner.hidesOptions : (options?.isOpen ?? true),
      record: inner.record && {
        ...inner.record,
        node,
        instrument: node,
        labels: inner.record.labels.map((labels) => this.#labelsGiven(labels, owner, node)),
      },
      prefixes: [...inner.prefixes, ...prefixes],
      suffixes,
      wrappers: [owner, ...inner.wrappers],
    });
  }

  /** The labels of a call where the function called does nothing but hand them on, as they are or in part. */
  #labelsGiven(labels: Node | undefined, owner: FunctionNode, call: CallNode): Node | undefined {
    const source = labels && labelsBehind(labels, this.#tracer);
    if (forwardedParameter(source, owner) === undefined) return labels;
    return (
      argumentFor(source, owner, call) ??
      (call.arguments.some(({ type }) => type === "SpreadElement") ? labels : undefined)
    );
  }

  /** `new AvgMinMax({ name, help })`, `new Own({ ...configuration, registers })`: a class of the project. */
  #constructorOf(node: TSESTree.NewExpression): FunctionNode | undefined {
    const [options] = node.arguments;
    const isOptions = options && unwrapped(options).type === "ObjectExpression";
    if (!isOptions || !(isDefinition(options) || handsOn(options))) return undefined;
    const value = this.#tracer.trace(node.callee);
    return value?.is === "class" ? constructorOf(value.node) : undefined;
  }

  /** @param isLikely it is called as only makers of metrics are */
  #of(owner: FunctionNode, isLikely: boolean): MetricWrapper | undefined {
    const known = this.#known.get(owner);
    if (known !== undefined) return known === false ? undefined : known;
    if (parametersOf(owner).length === 0 || !(isLikely || mayMakeMetrics(owner))) return undefined;
    this.#known.set(owner, false);
    const found = this.#inferred(owner);
    this.#known.set(owner, found ?? false);
    return found;
  }

  #inferred(owner: FunctionNode): MetricWrapper | undefined {
    let wrapper: MetricWrapper | undefined;
    for (const call of callsWithin(owner)) {
      const inner = this.#declaration(call);
      const given = inner && givenTo(inner, call, owner);
      if (!given) continue;
      const { name, options, prefixes, suffix } = given;
      const suffixes = inner.suffixes.map((end) => suffix + end);
      if (!wrapper) wrapper = { inner, name, options, prefixes, suffixes };
      // One that makes several metrics, each with a start of its own, is looked into for every one of them.
      else if (wrapper.prefixes.length + prefixes.length > 0) return undefined;
      else if (wrapper.name === name && wrapper.options === options)
        wrapper = { ...wrapper, suffixes: [...new Set([...wrapper.suffixes, ...suffixes])] };
    }
    return wrapper;
  }
}

/** What a declaration puts behind the name that the callers of a function around it give; `undefined` where they give none. */
export function suffixOfGiven(declaration: MetricDeclaration, owner: FunctionNode): string | undefined {
  return givenTo(declaration, declaration.node, owner)?.suffix;
}

/** The parameter that a declaration takes its name from: whole, as a part, as an option, or in options that are handed on. */
function givenTo({ name }: MetricDeclaration, call: CallNode, owner: FunctionNode): Given | undefined {
  if (!name) {
    const positions = call.arguments.map((argument) => forwardedOptions(argument, owner));
    const options = positions.find((index) => index !== undefined);
    return options === undefined ? undefined : { name: undefined, options, prefixes: [], suffix: "" };
  }
  const parts = partsOf(name);
  const index = parts.findIndex((part) => isGiven(part, owner));
  const base = parts[index];
  const prefixes = parts.slice(0, index);
  const behind = parts.slice(index + 1).map(writtenText);
  if (!base || behind.includes(undefined) || prefixes.some((part) => isMadeIn(owner, part))) return undefined;
  const suffix = behind.join("");
  const position = forwardedParameter(base, owner);
  if (position !== undefined) return { name: position, options: undefined, prefixes, suffix };
  const options = optionOf(base, owner);
  return options === undefined ? undefined : { name: undefined, options, prefixes, suffix };
}

/** The parts of `` `${PREFIX}.${name}_avg` `` and of `PREFIX + name`, in order. */
function partsOf(name: Node): readonly Node[] {
  const node = unwrapped(name);
  if (node.type === "BinaryExpression" && node.operator === "+") return [...partsOf(node.left), ...partsOf(node.right)];
  if (node.type !== "TemplateLiteral") return [node];
  return node.quasis.flatMap((quasi, index) => {
    const expression = node.expressions[index];
    return [...(quasi.value.cooked === "" ? [] : [quasi]), ...(expression ? partsOf(expression) : [])];
  });
}

function writtenText(part: Node): string | undefined {
  return part.type === "TemplateElement" ? (part.value.cooked ?? undefined) : staticString(part);
}

/** `configuration.name`, `{ name }` of a parameter. */
function optionOf(name: Node, owner: FunctionNode): number | undefined {
  const node = unwrapped(name);
  if (node.type === "MemberExpression")
    return memberName(node) === "name" ? forwardedParameter(node.object, owner) : undefined;
  const declaration = node.type === "Identifier" ? declarationOf(node.name, node) : undefined;
  if (declaration?.kind !== "parameter" || declaration.owner !== owner) return undefined;
  return declaration.path.length === 1 && declaration.path[0] === "name" ? declaration.index : undefined;
}

/** Options that are handed on as they are, or with more: `{ ...configuration, registers }`. */
function forwardedOptions(argument: Node, owner: FunctionNode): number | undefined {
  const node = unwrapped(argument);
  if (node.type !== "ObjectExpression") return parameterBehind(node, owner, "name");
  for (const property of node.properties) {
    const position = property.type === "SpreadElement" ? parameterBehind(property.argument, owner, "name") : undefined;
    if (position !== undefined) return position;
  }
  return undefined;
}

function handsOn(argument: Node): boolean {
  const node = unwrapped(argument);
  return (
    node.type === "ObjectExpression" &&
    node.properties.some(
      (property) =>
        property.type === "SpreadElement" &&
        property.argument.type === "Identifier" &&
        declarationOf(property.argument.name, property.argument)?.kind === "parameter",
    )
  );
}

/** A cheap look before a body is read: the function or one of its parameters is named for it. */
function mayMakeMetrics(owner: FunctionNode): boolean {
  if (soundsLikeMetrics(functionName(owner) ?? "")) return true;
  return parametersOf(owner).some(
    (param, index) => isNamedForIt(parameterName(owner, index)) || param.type === "ObjectPattern",
  );
}

function isNamedForIt(parameter: string): boolean {
  const last = words(parameter).at(-1) ?? "";
  return nameWords.has(last) || optionsWords.has(last);
}

/** Counting is what many functions do; one that makes metrics is given a name, or options with one. */
function isWorthFollowing(name: string, [first, second]: readonly Node[], callee: Node): boolean {
  if (isDefinition(first)) return true;
  if (!soundsLikeMetrics(name) && !isCalledOnMetrics(callee)) return false;
  return [first, second].some((argument) => argument && (mayBeName(argument) || holdsName(argument)));
}

function holdsName(argument: Node): boolean {
  const node = unwrapped(argument);
  if (isGivenOptions(node)) return true;
  if (node.type === "ObjectExpression") return propertyOf(node, "name") !== undefined;
  if (node.type === "ConditionalExpression") return [node.consequent, node.alternate].some(holdsName);
  // `METRICS.jobs`, `metrics.Types.Jobs`
  return node.type === "MemberExpression" && /^[A-Z]/.test(lastName(unwrapped(node.object)) ?? "");
}

/** Whether an expression is a parameter of a function, or a member of one. */
function isGiven(expression: Node | undefined, owner: FunctionNode): boolean {
  const node = expression && unwrapped(expression);
  if (node?.type === "MemberExpression") return isGiven(node.object, owner);
  const declaration = node?.type === "Identifier" ? declarationOf(node.name, node) : undefined;
  return declaration?.kind === "parameter" && declaration.owner === owner;
}

/** Whether an expression is another for every call of a function: it has a variable of the function in it. */
function isMadeIn(owner: FunctionNode, expression: Node): boolean {
  return someNode(expression, (node) => {
    const declaration = node.type === "Identifier" ? declarationOf(node.name, node) : undefined;
    if (!declaration) return false;
    return declaration.kind === "parameter" ? declaration.owner === owner : contains(owner, declaration.node);
  });
}

/** The argument of a call that stands for an expression inside the function called, or what is taken where it has none. */
function argumentFor(expression: Node | undefined, owner: FunctionNode, call: CallNode): Node | undefined {
  const position = forwardedParameter(expression, owner);
  if (position === undefined) return undefined;
  const parameter = parametersOf(owner)[position];
  return call.arguments[position] ?? (parameter?.type === "AssignmentPattern" ? parameter.right : undefined);
}
