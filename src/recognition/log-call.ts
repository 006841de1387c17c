import type { TSESTree } from "@typescript-eslint/utils";
import { levelOfMethod, type Level } from "../vocabulary/levels.ts";
import { ownValue } from "./libraries/index.ts";
import type { LogFacts, LoggerProfile } from "./library.ts";
import { slotsByShape, slotsOf, type TextTest } from "./log-slots.ts";
import type { LogWrapper } from "./log-wrappers.ts";
import { memberName, propertyOf, staticString, unwrapped, type Node } from "./syntax.ts";
import type { Bindings, Thing } from "./value.ts";

/**
 * How it is known that a call logs: the team's standard says so, types do, a `@log` tag does, the logger comes from a
 * library, it is declared as a logger, the function hands its parameter to a logger, or there is nothing but the name.
 */
export type Evidence = "standard" | "types" | "tag" | "provenance" | "declaration" | "inference" | "name";

/** A log call, whoever the logger is: what goes where. */
export interface LogCall {
  readonly node: TSESTree.CallExpression;
  readonly evidence: Evidence;
  /** The signature; `undefined` where it is not known: then nothing may be said about the order of arguments, or fixed. */
  readonly profile: LoggerProfile | undefined;
  /** `undefined` where it is only known at run time. */
  readonly level: Level | undefined;
  /** The expression that decides the level: an argument, or the key of `logger[level]`. */
  readonly levelNode: Node | undefined;
  readonly message: Node | undefined;
  /** The argument that holds the fields, whatever its form. */
  readonly fields: Node | undefined;
  /** An error in a place of its own, or where the fields would stand. */
  readonly error: Node | undefined;
  /** Arguments that are none of these, in order. */
  readonly rest: readonly Node[];
  readonly bindings: Bindings;
  /** The keys under which this logger prints errors whole; `undefined` where its options cannot be seen. */
  readonly errorKeys: ReadonlySet<string> | undefined;
  /** The paths that this logger censors, as far as its options can be seen. */
  readonly redacted: readonly string[];
  /** The logger came in from outside, so what it carries is not known. */
  readonly received: boolean;
  readonly isConsole: boolean;
}

/** A call of a method that the tables know. */
export function describedCall(
  node: TSESTree.CallExpression,
  facts: LogFacts,
  evidence: Evidence,
  thing: Thing,
  isText: TextTest,
): LogCall {
  const args = node.arguments;
  const { profile } = facts;
  const isLone = isLoneObject(node);
  const position = typeof facts.level === "object" && "argument" in facts.level ? facts.level.argument : undefined;
  const levelNode = typeof facts.level === "object" ? levelNodeOf(facts.level, args, isLone) : undefined;
  const placed = position !== undefined && !isLone ? args.slice(position + 1) : args;
  const slots = profile ? slotsOf(profile, placed, isText) : slotsByShape(placed);
  return Object.freeze({
    node,
    evidence,
    profile,
    level: typeof facts.level === "object" ? levelOf(levelNode) : facts.level,
    levelNode,
    ...slots,
    bindings: thing.bindings,
    errorKeys: thing.errorKeys,
    redacted: thing.redacted,
    received: thing.received,
    isConsole: profile?.name === "console",
  });
}

function levelNodeOf(
  level: { readonly argument: number } | { readonly property: string },
  args: readonly Node[],
  isLone: boolean,
): Node | undefined {
  const argument = args["argument" in level ? level.argument : 0];
  const object = argument && unwrapped(argument);
  if (!isLone || object?.type !== "ObjectExpression") return argument;
  return propertyOf(object, "property" in level ? level.property : "level")?.value;
}

/** What a function of the project writes, however that is known. */
export type Wrapper = Omit<LogWrapper, "evidence"> & { readonly evidence: Evidence };

/** A call of a function of the project. */
export function wrappedCall(
  node: TSESTree.CallExpression,
  wrapper: Wrapper,
  bindings: Bindings,
  isText: TextTest,
): LogCall {
  const levelNode = wrapper.levelArgument === undefined ? undefined : node.arguments[wrapper.levelArgument];
  const slots = slotsOf(wrapper.profile, node.arguments, isText);
  return Object.freeze({
    node,
    evidence: wrapper.evidence,
    profile: wrapper.profile,
    level: wrapper.level ?? levelOf(levelNode),
    levelNode,
    ...slots,
    rest: slots.rest.filter((argument) => argument !== levelNode),
    bindings,
    errorKeys: undefined,
    redacted: [],
    received: false,
    isConsole: wrapper.isConsole,
  });
}

/** A call of something that is a logger, but with a signature that nobody knows. */
export function unknownSignature(
  node: TSESTree.CallExpression,
  level: Level | undefined,
  levelNode: Node | undefined,
  bindings: Bindings,
): LogCall {
  return Object.freeze({
    node,
    evidence: "name",
    profile: undefined,
    level,
    levelNode,
    ...slotsByShape(node.arguments),
    bindings,
    errorKeys: undefined,
    redacted: [],
    received: false,
    isConsole: false,
  });
}

function isLoneObject(node: TSESTree.CallExpression): boolean {
  const [first] = node.arguments;
  return node.arguments.length === 1 && first !== undefined && unwrapped(first).type === "ObjectExpression";
}

function levelOf(node: Node | undefined): Level | undefined {
  const inner = node && unwrapped(node);
  if (!inner) return undefined;
  // `LogLevel.Warn` says it as plainly as `"warn"`.
  const name = staticString(inner) ?? (inner.type === "MemberExpression" ? memberName(inner) : undefined);
  return name === undefined ? undefined : ownValue(levelOfMethod, name.toLowerCase());
}
