import type { TSESTree } from "@typescript-eslint/utils";
import { words } from "../vocabulary/words.ts";
import { declarationOf } from "./bindings.ts";
import { assignmentsTo } from "./class-members.ts";
import type { ErrorContext } from "./error-context.ts";
import { contains, isNothing, lastName, memberName, programOf, walk, type Node } from "./syntax.ts";

/**
 * How much of an error an expression holds: nothing; its text alone (`e.message`, `String(e)`); something derived from it
 * (`e.code`); or the error itself, its stack, or something built from it.
 */
export type ErrorShare = "none" | "text" | "detail" | "whole";

const order: readonly ErrorShare[] = ["none", "text", "detail", "whole"];

function larger(one: ErrorShare, other: ErrorShare): ErrorShare {
  return order.indexOf(one) >= order.indexOf(other) ? one : other;
}

/** Variables that stand for variables are followed so far. */
const mostHops = 4;

/** How much of the error of a context an expression holds, also through variables that were made from it. */
export function errorShare(expression: Node, context: ErrorContext, hops = mostHops): ErrorShare {
  const known = sharesOfBody.get(context.body) ?? new Map<Node, ErrorShare>();
  sharesOfBody.set(context.body, known);
  const found = known.get(expression);
  if (found !== undefined) return found;
  // A variable that is made from itself adds nothing to what it was.
  known.set(expression, "none");
  const share = shareIn(expression, context, hops);
  known.set(expression, share);
  return share;
}

/** Each expression of a handler is judged once. */
const sharesOfBody = new WeakMap<Node, Map<Node, ErrorShare>>();

function shareIn(expression: Node, context: ErrorContext, hops: number): ErrorShare {
  let share: ErrorShare = "none";
  walk(expression, (node) => {
    if (node.type !== "Identifier" || isName(node)) return;
    const held = heldBy(node, context, hops);
    if (held !== "none") share = larger(share, shareOfHeld(held, shareOfUse(node, expression)));
  });
  return share;
}

/** Whether an expression asks anything of the error, or of what was made from it. */
export function mentionsError(expression: Node, context: ErrorContext, hops = mostHops): boolean {
  let found = false;
  walk(expression, (node) => {
    if (found || node.type !== "Identifier" || isName(node)) return;
    if (heldBy(node, context, hops) !== "none") found = true;
    const declaration = declarationOf(node.name, node);
    const init = declaration?.kind === "variable" ? declaration.node.init : undefined;
    if (init && hops > 0 && contains(context.body, init)) found ||= mentionsError(init, context, hops - 1);
  });
  return found;
}

/** A member of what was derived from an error is derived, too. */
function shareOfHeld(held: ErrorShare, use: ErrorShare): ErrorShare {
  return held === "detail" && use !== "none" ? "detail" : lesser(held, use);
}

function lesser(one: ErrorShare, other: ErrorShare): ErrorShare {
  return order.indexOf(one) <= order.indexOf(other) ? one : other;
}

/** A key or a member is no reference. */
function isName(node: TSESTree.Identifier): boolean {
  const { parent } = node;
  if (parent.type === "MemberExpression") return parent.property === node && !parent.computed;
  return parent.type === "Property" && parent.key === node && !parent.computed && !parent.shorthand;
}

/** How much of the error a variable holds. */
function heldBy(node: TSESTree.Identifier, context: ErrorContext, hops: number): ErrorShare {
  const { error } = context;
  if (!error) return "none";
  const declaration = declarationOf(node.name, node);
  if (node.name === error.name && !isRedeclared(declaration, context)) return "whole";
  if (declaration?.kind !== "variable" || hops === 0) return "none";
  const { init, id } = declaration.node;
  const step = declaration.path.at(-1);
  if (init && id.type !== "Identifier") {
    const whole = errorShare(init, context, hops - 1);
    return whole === "whole" && step !== undefined ? shareOfMember(step) : whole;
  }
  let share = init && contains(context.body, init) ? errorShare(init, context, hops - 1) : "none";
  const given = declaration.constant ? [] : assignmentsTo(programOf(node), node.name);
  for (const value of given.filter((one) => contains(context.body, one)))
    share = larger(share, errorShare(value, context, hops - 1));
  if (share === "none") return isGivenMember(node.name, context, hops) ? "whole" : "none";
  // `let problem = unknownProblem(); if (isKnown(e)) problem = e;`: it may be another one.
  return share !== "text" && init && isOther(init, context, hops) ? "detail" : share;
}

/** Something that was not made from the error, and is something all the same. */
function isOther(init: Node, context: ErrorContext, hops: number): boolean {
  return !isNothing(init) && errorShare(init, context, hops - 1) === "none";
}

/** Whether the name of an error still means it at a place: it may be taken by something else in between. */
export function isErrorHere(place: Node, context: ErrorContext): boolean {
  const { error } = context;
  return error !== undefined && !isRedeclared(declarationOf(error.name, place), context);
}

/** A name that means something else further in. */
function isRedeclared(declaration: ReturnType<typeof declarationOf>, { body }: ErrorContext): boolean {
  if (!declaration || declaration.kind === "caught") return false;
  const node = declaration.kind === "parameter" ? declaration.owner : declaration.node;
  return node !== body && node !== body.parent && contains(body, node);
}

/** `details.cause = e` */
function isGivenMember(name: string, context: ErrorContext, hops: number): boolean {
  const known = givenMembers.get(context.body) ?? collectGivenMembers(context.body);
  givenMembers.set(context.body, known);
  return known.get(name)?.some((value) => errorShare(value, context, hops - 1) !== "none") ?? false;
}

const givenMembers = new WeakMap<Node, ReadonlyMap<string, readonly Node[]>>();

function collectGivenMembers(body: Node): ReadonlyMap<string, readonly Node[]> {
  const found = new Map<string, Node[]>();
  walk(body, (node) => {
    if (node.type !== "AssignmentExpression" || node.left.type !== "MemberExpression") return;
    if (node.left.object.type !== "Identifier") return;
    const { name } = node.left.object;
    found.set(name, [...(found.get(name) ?? []), node.right]);
  });
  return found;
}

const textMembers: ReadonlySet<string> = new Set(["message", "toString"]);
/** Printed, they show where it happened: nothing that matters is lost. */
const wholeMembers: ReadonlySet<string> = new Set(["stack", "cause"]);
/** Last words of functions that make a text of an error. */
const textWords: ReadonlySet<string> = new Set(["message", "msg", "text", "string", "str"]);

function shareOfMember(name: string): ErrorShare {
  if (textMembers.has(name)) return "text";
  return wholeMembers.has(name) ? "whole" : "detail";
}

/** What is left of a value where it is used, up to the expression that is asked about. */
function shareOfUse(reference: Node, top: Node): ErrorShare {
  let share: ErrorShare = "whole";
  for (let node = reference; node !== top && node.parent; node = node.parent) {
    share = shareOfHeld(share, handedOn(node, node.parent));
    if (share === "none") break;
  }
  return share;
}

/** What a parent expression hands on of a child that holds an error. */
function handedOn(node: Node, parent: Node): ErrorShare {
  switch (parent.type) {
    case "MemberExpression": {
      if (parent.object !== node) return "detail";
      const name = memberName(parent);
      return name === undefined ? "detail" : shareOfMember(name);
    }
    case "TemplateLiteral":
      return "text";
    case "BinaryExpression":
      return parent.operator === "+" ? "text" : "none";
    case "UnaryExpression":
      return "none";
    case "ConditionalExpression":
      return parent.test === node ? "none" : "whole";
    case "CallExpression":
      if (parent.callee === node) return "whole";
      return textWords.has(words(lastName(parent.callee) ?? "").at(-1) ?? "") ? "text" : "whole";
    default:
      return "whole";
  }
}
