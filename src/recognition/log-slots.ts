import { propertyOf, unwrapped, type Node } from "./syntax.ts";
import type { LoggerProfile } from "./library.ts";
import { isObjectLike, isTextual } from "./text-shape.ts";

/** What each argument of a log call is. */
export interface Slots {
  readonly message: Node | undefined;
  readonly fields: Node | undefined;
  readonly rest: readonly Node[];
}

/** The slots by the signature of the logger. */
export function slotsOf(profile: LoggerProfile, args: readonly Node[]): Slots {
  const [first, second, ...more] = args;
  if (!first || args.some((argument) => argument.type === "SpreadElement")) {
    return { message: undefined, fields: undefined, rest: args };
  }
  if (profile.messageProperty !== undefined && args.length === 1) {
    const object = unwrapped(first);
    if (object.type === "ObjectExpression") {
      return { message: propertyOf(object, profile.messageProperty)?.value, fields: first, rest: [] };
    }
  }
  if (profile.order === "message-first") {
    const isFields = second !== undefined && profile.fields === 1;
    return { message: first, fields: isFields ? second : undefined, rest: isFields ? more : args.slice(1) };
  }
  if (isTextual(first)) return { message: first, fields: undefined, rest: args.slice(1) };
  // `log.info(x, "text")`: what comes before a text is the fields or an error; alone, it may be either.
  if (second) return { message: second, fields: first, rest: more };
  return isObjectLike(first)
    ? { message: undefined, fields: first, rest: [] }
    : { message: undefined, fields: undefined, rest: [first] };
}

/** Without a signature, a text is the message and an object literal the fields, wherever they stand. */
export function slotsByShape(args: readonly Node[]): Slots {
  const message = args.find((argument) => isTextual(argument));
  const fields = args.find((argument) => argument !== message && isObjectLike(argument));
  return { message, fields, rest: args.filter((argument) => argument !== message && argument !== fields) };
}
