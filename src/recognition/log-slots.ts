import type { TSESTree } from "@typescript-eslint/utils";
import { declarationOf } from "./bindings.ts";
import type { LoggerProfile } from "./library.ts";
import { isMessageName } from "./parameter-roles.ts";
import { keyName, lastName, propertyOf, unwrapped, type Node } from "./syntax.ts";
import { constantInitialiser, isObjectLike, isTextual } from "./text-shape.ts";

/** What each argument of a log call is. */
export interface Slots {
  readonly message: Node | undefined;
  readonly fields: Node | undefined;
  /** An error that stands in a place of its own, or where the fields would. */
  readonly error: Node | undefined;
  readonly rest: readonly Node[];
}

/** Whether an argument is a text, where that takes more than a look at it: a call of a function that returns one. */
export type TextTest = (argument: Node) => boolean;

/** The slots by the signature of the logger. */
export function slotsOf(profile: LoggerProfile, given: readonly Node[], isText: TextTest = isTextual): Slots {
  const args = given.filter((_, index) => index !== profile.converted);
  const [first] = args;
  if (!first || args.some((argument) => argument.type === "SpreadElement")) return slots(args, {});
  return loneObjectSlots(profile, first, args) ?? orderedSlots(profile, first, args, isText);
}

/** Without a signature, a text is the message and an object literal the fields, wherever they stand. */
export function slotsByShape(args: readonly Node[]): Slots {
  const message = args.find((argument) => isTextual(argument));
  const fields = args.find((argument) => argument !== message && isObjectLike(argument));
  const error = args.find((argument) => argument !== message && argument !== fields && isError(argument));
  return slots(args, { message, fields, error });
}

/** `log({ message, … })`: everything in one object, also through one local `const`. */
function loneObjectSlots(profile: LoggerProfile, first: Node, args: readonly Node[]): Slots | undefined {
  if (profile.messageProperty === undefined || args.length !== 1) return undefined;
  const named = unwrapped(first);
  const object = named.type === "Identifier" ? unwrapped(constantInitialiser(named) ?? named) : named;
  if (object.type !== "ObjectExpression") return undefined;
  const property = (name: string | undefined) => (name === undefined ? undefined : propertyOf(object, name)?.value);
  return {
    message: property(profile.messageProperty),
    fields: profile.fieldsProperty === undefined ? first : property(profile.fieldsProperty),
    error: property(profile.errorProperty),
    rest: [],
  };
}

function orderedSlots(profile: LoggerProfile, first: Node, args: readonly Node[], isText: TextTest): Slots {
  if (profile.order === "fields-first") return fieldsFirstSlots(first, args, isText);
  const [, second] = args;
  if (profile.message === 0) {
    // `error(err)`: the record is made of the error; there is no text of the caller's.
    if (!second && isError(first)) return slots(args, { error: first });
    // `Logger.error(err, "text", "Context")`: Nest's loggers take the object first as well, and print both.
    const isAhead = profile.fields === null && (isObjectLike(first) || isError(first));
    if (isAhead && second && !isTextual(first) && isText(second)) return fieldsFirstSlots(first, args, isText);
  }
  const at = (index: number | null) => (index === null ? undefined : args[index]);
  const message = at(profile.message);
  const candidate = at(profile.fields);
  const inFields = candidate && isError(candidate) ? undefined : candidate;
  const error = at(profile.error) ?? args.find((argument) => argument !== message && isError(argument));
  return slots(args, { message, fields: inFields, error });
}

function fieldsFirstSlots(first: Node, args: readonly Node[], isText: TextTest): Slots {
  const [, second] = args;
  const error = isError(first) ? first : undefined;
  if (!error && isTextual(first)) return slots(args, { message: first });
  // `log.info(x, "text")`: what comes before a text is the fields or an error; alone, it may be either.
  if (second) return slots(args, error ? { message: second, error } : { message: second, fields: first });
  if (error) return slots(args, { error });
  if (isObjectLike(first)) return slots(args, { fields: first });
  return isCalledText(first) || isText(first) ? slots(args, { message: first }) : slots(args, {});
}

/** A lone argument is the text where its type or its name says so: `(message: string)`, `error.message`. */
function isCalledText(expression: Node): boolean {
  const node = unwrapped(expression);
  const name = lastName(node);
  if (name === undefined || (node.type !== "Identifier" && node.type !== "MemberExpression")) return false;
  const type = parameterType(node);
  return type ? type.type === "TSStringKeyword" : isMessageName(name);
}

/** What is written behind a parameter: `(error: string)`. */
function parameterType(node: Node): TSESTree.TypeNode | undefined {
  const declaration = node.type === "Identifier" ? declarationOf(node.name, node) : undefined;
  return declaration?.kind === "parameter" && declaration.path.length === 0 ? declaration.type : undefined;
}

function slots(
  args: readonly Node[],
  { message, fields, error }: { readonly [Slot in "message" | "fields" | "error"]?: Node | undefined },
): Slots {
  const taken = new Set([message, fields, error]);
  return { message, fields, error, rest: args.filter((argument) => !taken.has(argument)) };
}

const errorName = /^(?:e|err|error|ex|exception|cause)$|(?:Error|Err|Exception)$/;

/** Whether an expression is an error by what it is made of, where it is caught, or what it is called. */
export function isError(expression: Node): boolean {
  const node = unwrapped(expression);
  if (node.type === "NewExpression") return /(?:Error|Exception)$/.test(lastName(node.callee) ?? "");
  if (node.type === "MemberExpression") return errorName.test(lastName(node) ?? "");
  if (node.type !== "Identifier" || isPlainType(parameterType(node))) return false;
  return errorName.test(node.name) || declarationOf(node.name, node)?.kind === "caught";
}

/** A parameter may be called an error and hold its text. */
function isPlainType(type: TSESTree.TypeNode | undefined): boolean {
  return type?.type === "TSStringKeyword" || type?.type === "TSNumberKeyword" || type?.type === "TSBooleanKeyword";
}

/** The keys under which a record holds its error. */
const errorKeys = new Set(["err", "error", "e", "exception", "cause"]);

/** The error among the fields of a literal: `{ err: e }`, `{ error }`. */
export function errorAmong(fields: Node | undefined): Node | undefined {
  const object = fields && unwrapped(fields);
  if (object?.type !== "ObjectExpression") return undefined;
  for (const property of object.properties) {
    if (property.type === "Property" && errorKeys.has(keyName(property) ?? "")) return property.value;
  }
  return undefined;
}
