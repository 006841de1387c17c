import type { TSESLint } from "@typescript-eslint/utils";
import type { LogCall } from "../recognition/log-call.ts";
import { isTextual } from "../recognition/text-shape.ts";
import { staticString } from "../recognition/syntax.ts";
import type { Standard } from "../standard/schema.ts";
import { allKeys, canInsertFields, fieldText, insertFields, visibleFields } from "./insert-fields.ts";

/** An edit that adds an error to a record. */
export interface ErrorEdit {
  /** Nothing that was logged before changes. */
  readonly isSafe: boolean;
  readonly fix: TSESLint.ReportFixFunction;
}

/** Adds an error where this logger prints it whole; `undefined` where that is not certain. */
export function errorEdit(
  call: LogCall,
  error: string,
  standard: Pick<Standard, "fields">,
  sourceCode: Readonly<TSESLint.SourceCode>,
): ErrorEdit | undefined {
  const key = errorKeyOf(call, standard);
  if (key !== undefined) return asField(call, key, error, sourceCode);
  return call.profile?.takesErrorLast
    ? asLastArgument(call, error, call.profile.takesErrorLast, sourceCode)
    : undefined;
}

/** The key that the standard asks for, where this logger is known to print errors under it, else the library's own. */
export function errorKeyOf(call: LogCall, standard: Pick<Standard, "fields">): string | undefined {
  const own = call.profile?.errorKey ?? undefined;
  const { errorKey } = standard.fields;
  if (own === undefined) return undefined;
  if (errorKey !== null && call.errorKeys?.has(errorKey)) return errorKey;
  const isPrinted = call.errorKeys ? call.errorKeys.has(own) : call.profile?.printsErrorKey;
  return isPrinted ? own : undefined;
}

function asField(
  call: LogCall,
  key: string,
  error: string,
  sourceCode: Readonly<TSESLint.SourceCode>,
): ErrorEdit | undefined {
  if (!canInsertFields(call, sourceCode)) return undefined;
  const object = visibleFields(call);
  const keys = object ? allKeys(object) : [];
  if (!keys || keys.includes(key)) return undefined;
  return { isSafe: true, fix: (fixer) => insertFields(fixer, call, [fieldText(key, error)], "last") };
}

/** `log.error("text", e)`: printed behind the text, or, by winston, joined with it. */
function asLastArgument(
  call: LogCall,
  error: string,
  effect: "printed" | "joined",
  sourceCode: Readonly<TSESLint.SourceCode>,
): ErrorEdit | undefined {
  const [message, ...more] = call.node.arguments;
  if (!message || message !== call.message || more.length > 0 || !isTextual(message)) return undefined;
  // A token would take the error.
  if (staticString(message)?.includes("%") || sourceCode.getCommentsInside(call.node).length > 0) return undefined;
  return { isSafe: effect === "printed", fix: (fixer) => fixer.insertTextAfter(message, `, ${error}`) };
}
