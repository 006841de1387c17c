import type { TSESTree } from "@typescript-eslint/utils";
import { remembered } from "../vocabulary/remembered.ts";
import { words } from "../vocabulary/words.ts";
import { declarationOf } from "./bindings.ts";
import { telemetryVerbs } from "./libraries/names.ts";
import { isMessageName } from "./parameter-roles.ts";
import { composedParts, constantInitialiser } from "./text-shape.ts";
import {
  holderName,
  isCall,
  isClass,
  isFunction,
  parametersOf,
  staticString,
  unwrapped,
  walk,
  type CallNode,
  type FunctionNode,
  type Node,
} from "./syntax.ts";

/** The position of the parameter of a function that an expression is, as it was given. */
export function forwardedParameter(expression: Node | undefined, owner: FunctionNode): number | undefined {
  const node = expression && unwrapped(expression);
  if (node?.type !== "Identifier") return undefined;
  const declaration = declarationOf(node.name, node);
  if (declaration?.kind !== "parameter" || declaration.owner !== owner || declaration.path.length > 0) return undefined;
  return declaration.index;
}

/** `function debugLog({ message, runId }) { log.debug(message, { runId }); }`: the message of a function that is there to log. */
export function isDestructuredMessage(expression: Node | undefined, owner: FunctionNode): boolean {
  const node = expression && unwrapped(expression);
  const declaration = node?.type === "Identifier" ? declarationOf(node.name, node) : undefined;
  if (declaration?.kind !== "parameter" || declaration.owner !== owner || declaration.path.length !== 1) return false;
  const [key] = declaration.path;
  return key !== undefined && isMessageName(key) && (mentionsLog(functionName(owner) ?? "") || isSoleStatement(owner));
}

function mentionsLog(name: string): boolean {
  return soundsLikeLogging(name) || words(name).includes("log");
}

/** The same for a text: also where a tag stands before it, `[worker] ${message}`. */
export function forwardedText(expression: Node | undefined, owner: FunctionNode): number | undefined {
  const direct = forwardedParameter(expression, owner);
  if (direct !== undefined || !expression) return direct;
  const node = builtFrom(unwrapped(expression));
  const spread = node.type === "CallExpression" ? composedParts(node) : undefined;
  const [only] = spread ?? [];
  if (spread?.length === 1 && only?.type === "SpreadElement") return restParameter(only.argument, owner);
  const parts = node.type === "TemplateLiteral" ? templateParts(node) : concatenationParts(node);
  if (parts.length < 2) return undefined;
  const given = parts.map((part) => (typeof part === "string" ? undefined : forwardedParameter(part, owner)));
  const [index, ...others] = given.filter((position) => position !== undefined);
  if (index === undefined || others.length > 0 || !isMessageName(parameterName(owner, index))) return undefined;
  return parts.every((part) => typeof part !== "string" || isTagText(part)) ? index : undefined;
}

/** Through one local `const`. */
function builtFrom(node: Node): Node {
  return node.type === "Identifier" ? unwrapped(constantInitialiser(node) ?? node) : node;
}

/** Brackets, one word with a colon, punctuation: what people put before a message to say where it comes from. */
function isTagText(text: string): boolean {
  const outside = text.replace(/\[[^[\]]*\]/g, " ");
  return outside.split(/\s+/).every((piece) => {
    const word = piece.replace(/^[^\p{L}\p{N}]+/u, "");
    return word === "" || /^[\w./#-]+:$/.test(word);
  });
}

function templateParts(node: TSESTree.TemplateLiteral): readonly (string | Node)[] {
  return node.quasis.flatMap((quasi, index) => {
    const text = quasi.value.cooked ?? quasi.value.raw;
    const hole = node.expressions[index];
    return [...(text === "" ? [] : [text]), ...(hole ? [hole] : [])];
  });
}

function concatenationParts(node: Node): readonly (string | Node)[] {
  if (node.type !== "BinaryExpression" || node.operator !== "+") return [staticString(node) ?? node];
  return [...concatenationParts(unwrapped(node.left)), ...concatenationParts(unwrapped(node.right))];
}

/** The position of the parameter that an expression hands on in some form: itself, spread, inside an object or a call. */
export function mentionedParameter(
  expression: Node | undefined,
  owner: FunctionNode,
  not: readonly unknown[] = [],
): number | undefined {
  let found: number | undefined;
  if (!expression) return undefined;
  walk(expression, (node) => {
    if (found !== undefined || node.type !== "Identifier") return;
    const index = forwardedParameter(node, owner);
    if (index !== undefined && !not.includes(index)) found = index;
  });
  return found;
}

function restParameter(expression: Node, owner: FunctionNode): number | undefined {
  const node = unwrapped(expression);
  const declaration = node.type === "Identifier" ? declarationOf(node.name, node) : undefined;
  if (declaration?.kind !== "parameter" || declaration.owner !== owner) return undefined;
  return parametersOf(owner)[declaration.index]?.type === "RestElement" ? declaration.index : undefined;
}

/** A rest parameter that is spread into a call: `log.info(...args)`. */
export function isRestSpread(argument: Node | undefined, owner: FunctionNode): boolean {
  return argument?.type === "SpreadElement" && restParameter(argument.argument, owner) !== undefined;
}

export function parameterName(owner: FunctionNode, index: number): string {
  const param = parametersOf(owner)[index];
  const pattern = param?.type === "TSParameterProperty" ? param.parameter : param;
  const inner = pattern?.type === "AssignmentPattern" ? pattern.left : pattern;
  return inner?.type === "Identifier" ? inner.name : "";
}

/** The name under which a function is called; a callback that is passed on has none. */
export function functionName(node: FunctionNode): string | undefined {
  return node.type !== "ArrowFunctionExpression" && node.id ? node.id.name : holderName(node);
}

/** Splitting a name into words costs more than a look at its letters. */
const loggingSound = new RegExp([...telemetryVerbs].join("|"), "i");

/** Whether a name says that its bearer writes records: `logError`, `warn`, `auditLog`; not `errorPage` or `infoBox`. */
export const soundsLikeLogging = remembered((name) => {
  if (!loggingSound.test(name)) return false;
  const parts = words(name);
  const [first = ""] = parts;
  return first === "log" || parts.at(-1) === "log" || (parts.length === 1 && telemetryVerbs.has(first));
});

/**
 * Whether a function that hands its parameter to a logger is there to log. One that does other things, too, and happens
 * to log what it was given, is not: `load(id) { log.debug(id); … }`.
 */
export function isForLogging(owner: FunctionNode, position: number): boolean {
  const name = functionName(owner);
  if (name === undefined) return false;
  return isMessageName(parameterName(owner, position)) || soundsLikeLogging(name) || isSoleStatement(owner);
}

/** Whether it is worth looking into a function's body: it could pass `isForLogging` for one of its parameters. */
export function mayForward(owner: FunctionNode): boolean {
  const name = functionName(owner);
  if (name === undefined || parametersOf(owner).length === 0) return false;
  if (soundsLikeLogging(name) || isSoleStatement(owner)) return true;
  return parametersOf(owner).some((_, index) => isMessageName(parameterName(owner, index)));
}

/** A function that does nothing but call something. */
function isSoleStatement(owner: FunctionNode): boolean {
  return soleExpression(owner)?.type === "CallExpression";
}

function soleExpression({ body }: FunctionNode): Node | undefined {
  if (body.type !== "BlockStatement") return unwrapped(body);
  const [first] = body.body;
  if (body.body.length !== 1 || !first) return undefined;
  if (first.type === "ExpressionStatement") return unwrapped(first.expression);
  return first.type === "ReturnStatement" && first.argument ? unwrapped(first.argument) : undefined;
}

const callsOfFunction = new WeakMap<FunctionNode, readonly CallNode[]>();

/** The calls and constructions that a function makes, those of its callbacks included. */
export function callsWithin(owner: FunctionNode): readonly CallNode[] {
  const known = callsOfFunction.get(owner);
  if (known) return known;
  const calls: CallNode[] = [];
  walk(owner.body, (node) => {
    if (isCall(node)) calls.push(node);
  });
  callsOfFunction.set(owner, calls);
  return calls;
}

/** The named functions around a node, innermost first, up to the class or file that they stand in. */
export function* namedFunctionsAround(node: Node): Iterable<FunctionNode> {
  for (let current = node.parent; current && !isClass(current); current = current.parent) {
    if (isFunction(current) && functionName(current) !== undefined) yield current;
  }
}
