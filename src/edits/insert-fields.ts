import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { LogCall } from "../recognition/log-call.ts";
import { keyName, unwrapped, type Node } from "../recognition/syntax.ts";

/** The fields of a call as a literal, where they are one. */
export function visibleFields(call: Pick<LogCall, "fields">): TSESTree.ObjectExpression | undefined {
  const node = call.fields && unwrapped(call.fields);
  return node?.type === "ObjectExpression" ? node : undefined;
}

/** The keys of an object literal; `undefined` where a spread or a computed key hides some. */
export function allKeys(object: TSESTree.ObjectExpression): readonly string[] | undefined {
  const keys = object.properties.map((property) => (property.type === "Property" ? keyName(property) : undefined));
  return keys.every((key) => key !== undefined) ? keys : undefined;
}

/** The keys of a record that is wholly in view; `undefined` where there may be others. */
export function visibleKeys(call: LogCall): readonly string[] | undefined {
  const object = visibleFields(call);
  if (object) return allKeys(object);
  return call.fields ? undefined : [];
}

/** Keys that libraries themselves write on a record. */
export const reservedKeys: ReadonlySet<string> = new Set([
  "level",
  "msg",
  "message",
  "time",
  "timestamp",
  "pid",
  "hostname",
  "name",
  "v",
]);

/** `{ user_id: userId }`, or the shorthand where key and value agree. */
export function fieldText(key: string, value: string): string {
  return key === value ? key : `${keyText(key)}: ${value}`;
}

/** A key as it is written: quoted where it must be. */
export function keyText(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}

/**
 * Whether fields can be added to a call without a change to anything else it says: the signature is known, its fields
 * are a literal or absent, and nothing stands behind the message that would be consumed or moved.
 */
export function canInsertFields(call: LogCall, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  const { profile, node } = call;
  if (!profile || profile.fields === null || !profile.takesAnyField) return false;
  if (sourceCode.getCommentsInside(node).length > 0) return false;
  if (profile.name === "own" && profile.order === "message-first") return fitsOwnSignature(call, sourceCode);
  if (call.rest.length > 0 || call.error) return false;
  if (call.fields) return visibleFields(call) !== undefined;
  return call.message !== undefined && !isParenthesised(call.message, sourceCode);
}

/** In a signature of the project's own each argument has its place: only the next free one can be filled. */
function fitsOwnSignature(call: LogCall, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  if (call.fields) return visibleFields(call) !== undefined;
  const { arguments: given } = call.node;
  const last = given.at(-1);
  if (!last || last !== call.message || given.length !== call.profile?.fields) return false;
  return !isParenthesised(last, sourceCode);
}

/** Adds fields to a call that `canInsertFields` accepts. */
export function insertFields(
  fixer: TSESLint.RuleFixer,
  call: LogCall,
  fields: readonly string[],
  place: "first" | "last",
): TSESLint.RuleFix[] {
  const text = fields.join(", ");
  const object = visibleFields(call);
  if (object) {
    // A rename in the same pass could make the same key: the whole object is claimed, and renames wait for the next pass.
    const claim = [fixer.insertTextBefore(object, ""), fixer.insertTextAfter(object, "")];
    return [...claim, insertIntoObject(fixer, object, text, place)];
  }
  if (!call.message) return [];
  return call.profile?.order === "fields-first"
    ? [fixer.insertTextBefore(call.message, `{ ${text} }, `)]
    : [fixer.insertTextAfter(call.message, `, { ${text} }`)];
}

function insertIntoObject(
  fixer: TSESLint.RuleFixer,
  object: TSESTree.ObjectExpression,
  text: string,
  place: "first" | "last",
): TSESLint.RuleFix {
  const anchor = place === "first" ? object.properties[0] : object.properties.at(-1);
  if (!anchor) return fixer.replaceText(object, `{ ${text} }`);
  return place === "first" ? fixer.insertTextBefore(anchor, `${text}, `) : fixer.insertTextAfter(anchor, `, ${text}`);
}

function isParenthesised(node: Node, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  const before = sourceCode.getTokenBefore(node);
  const after = sourceCode.getTokenAfter(node);
  if (before?.value !== "(" || after?.value !== ")") return false;
  return node.parent?.type !== "CallExpression" || before.range[0] !== openingParenthesis(node.parent, sourceCode);
}

function openingParenthesis(
  call: TSESTree.CallExpression,
  sourceCode: Readonly<TSESLint.SourceCode>,
): number | undefined {
  const after = call.typeArguments ?? call.callee;
  return sourceCode.getTokenAfter(after, (token) => token.value === "(")?.range[0];
}
