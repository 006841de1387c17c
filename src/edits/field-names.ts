import type { TSESTree } from "@typescript-eslint/utils";
import { isCertainError } from "../recognition/certain-error.ts";
import { ownValue } from "../recognition/libraries/index.ts";
import { memberName, unwrapped, type Node } from "../recognition/syntax.ts";
import type { Standard } from "../standard/schema.ts";
import { fitsCase } from "../vocabulary/field-case.ts";
import { camelCase, inCase, snakeCase, words } from "../vocabulary/words.ts";

/** Last members that say nothing without what they belong to: `user.id` is a user id. */
const genericNouns = new Set("id name type key value length count status code url path size state".split(" "));

/** Receivers that say where a member comes from and not what it is: `ctx.url` is a url. */
const emptyOwners = new Set(
  "ctx context req request res response opts options config settings params args props data input event".split(" "),
);

/** Last words of a name that holds an error; as a field, pino and winston would print it as `{}`. */
const errorNames = new Set(["e", "err", "error", "errors", "ex", "exception", "cause", "reason"]);

/** Calls that only change the spelling of their argument. */
const conversions = new Set(["String", "Number", "JSON.stringify"]);

/**
 * The field that an expression of a message becomes, in the case of the standard; `undefined` where no name suggests
 * itself, or where it is an error, which has a slot of its own.
 */
export function fieldNameFor(expression: Node, standard: Pick<Standard, "fields">): string | undefined {
  const name = nameOf(unwrapped(expression));
  if (name === undefined) return undefined;
  const { case: fieldCase, rename } = standard.fields;
  const spelt = fieldCase === null ? name : inCase(name, fieldCase);
  return Object.hasOwn(rename, spelt) ? rename[spelt] : spelt;
}

function nameOf(node: Node): string | undefined {
  switch (node.type) {
    case "Identifier":
      return isError(node) || /^[a-z]?$/i.test(node.name) ? undefined : plain(node.name);
    case "MemberExpression":
      return memberFieldName(node);
    case "CallExpression":
      return convertedName(node);
    case "BinaryExpression":
      return node.operator === "-" && isClock(unwrapped(node.left)) ? "durationMs" : undefined;
    default:
      return undefined;
  }
}

function memberFieldName(node: TSESTree.MemberExpression): string | undefined {
  const name = memberName(node);
  if (name === undefined || node.object.type === "Super") return undefined;
  const owner = unwrapped(node.object);
  if (isError(owner) || isError(node)) return undefined;
  if (!genericNouns.has(name)) return plain(name);
  const isEmpty = owner.type === "ThisExpression" || (owner.type === "Identifier" && emptyOwners.has(owner.name));
  const of = isEmpty ? undefined : nameOf(owner);
  if (of === undefined) return name === "length" ? undefined : plain(name);
  return compound(of, name === "length" ? "count" : name);
}

/** `user` + `id` → `userId`, `task_uuid` + `count` → `task_uuid_count`. */
function compound(owner: string, member: string): string {
  return owner.includes("_") ? snakeCase(`${owner}_${member}`) : camelCase(`${owner}_${member}`);
}

function convertedName(node: TSESTree.CallExpression): string | undefined {
  const callee = unwrapped(node.callee);
  if (callee.type === "MemberExpression" && memberName(callee) === "toString" && node.arguments.length === 0) {
    return nameOf(unwrapped(callee.object));
  }
  const [argument] = node.arguments;
  const path = callee.type === "Identifier" ? callee.name : memberPath(callee);
  return argument && node.arguments.length === 1 && path !== undefined && conversions.has(path)
    ? nameOf(unwrapped(argument))
    : undefined;
}

function memberPath(callee: Node): string | undefined {
  if (callee.type !== "MemberExpression" || callee.object.type !== "Identifier") return undefined;
  return `${callee.object.name}.${memberName(callee) ?? ""}`;
}

function isClock(node: Node): boolean {
  return (
    node.type === "CallExpression" && ["Date.now", "performance.now"].includes(memberPath(unwrapped(node.callee)) ?? "")
  );
}

function isError(node: Node): boolean {
  const name = node.type === "Identifier" ? node.name : node.type === "MemberExpression" ? memberName(node) : undefined;
  return name !== undefined && (errorNames.has(name) || errorNames.has(words(name).at(-1) ?? ""));
}

function plain(name: string): string | undefined {
  const bare = name.replace(/^[#_$]+/, "");
  return /^[A-Za-z][A-Za-z0-9_]*$/.test(bare) ? bare : undefined;
}

/** Whether evaluating an expression can be moved within a call: it reads, and does nothing else. */
export function isMovable(expression: Node): boolean {
  const node = unwrapped(expression);
  if (expression.type === "AwaitExpression") return false;
  switch (node.type) {
    case "Identifier":
    case "ThisExpression":
    case "Literal":
      return true;
    case "MemberExpression":
      return !node.computed && isMovable(node.object);
    case "BinaryExpression":
      return node.left.type !== "PrivateIdentifier" && isMovable(node.left) && isMovable(node.right);
    case "CallExpression":
      return isClock(node) || (convertedName(node) !== undefined && node.arguments.every(isMovable));
    default:
      return false;
  }
}

/** The name that the standard gives a field: an error's, a canonical one, or the same in its case. */
export function canonicalName(property: TSESTree.Property, key: string, naming: Standard["fields"]): string {
  if (naming.errorKey !== null && isCertainError(property.value)) return naming.errorKey;
  const spelt = fitsCase(key, naming.case) || !isAscii(key) ? key : inCase(key, naming.case);
  const found = ownValue(naming.rename, key) ?? ownValue(naming.rename, spelt);
  return found ?? (fitsCase(spelt, naming.case) ? spelt : key);
}

/** Words are told apart by the letters of English: another script is left as it is. */
function isAscii(key: string): boolean {
  return /^[\x20-\x7e]*$/.test(key);
}
