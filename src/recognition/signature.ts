import { ownProfile } from "./libraries/profiles.ts";
import type { LoggerProfile } from "./library.ts";
import {
  isErrorName,
  isFieldsName,
  isLevelName,
  isMessageName,
  parameterFacts,
  type ParameterFacts,
} from "./parameter-roles.ts";
import { keyName, parametersOf } from "./syntax.ts";
import type { TypeTracer } from "./type-trace.ts";
import type { Callable } from "./value.ts";

/** How a function that logs is declared: where each argument goes. */
export interface DeclaredSignature {
  readonly profile: LoggerProfile;
  /** The argument that holds the level, where one does. */
  readonly level: number | undefined;
}

interface Positions {
  readonly message: number | undefined;
  readonly fields: number | undefined;
  readonly error: number | undefined;
  readonly level: number | undefined;
  readonly takesAnyField: boolean;
  readonly messageProperty: string | undefined;
}

/** The signature that a declaration shows; of overloads, all count. `undefined` where no argument can be the text. */
export function declaredSignature(
  signatures: readonly Callable[],
  types: TypeTracer,
  title: string,
): DeclaredSignature | undefined {
  const all = signatures.map((signature) =>
    positionsOf(
      parametersOf(signature).map((param) => parameterFacts(param, types)),
      types,
    ),
  );
  const objectFirst = all.find(({ message, fields }) => fields === 0 && message === 1);
  const best = objectFirst ?? all.toSorted((one, other) => weight(other) - weight(one))[0];
  if (!best || (best.message === undefined && best.messageProperty === undefined)) return undefined;
  const { message = 0, fields, error, level, takesAnyField, messageProperty } = best;
  return {
    level,
    profile: ownProfile(title, {
      order: objectFirst ? "fields-first" : "message-first",
      message,
      fields: messageProperty === undefined ? (fields ?? null) : 0,
      error: error ?? null,
      takesAnyField,
      messageProperty,
    }),
  };
}

const nothing: Positions = {
  message: undefined,
  fields: undefined,
  error: undefined,
  level: undefined,
  takesAnyField: false,
  messageProperty: undefined,
};

function weight(positions: Positions): number {
  const { message, fields, error } = positions;
  return (message === undefined ? 0 : 4) + (fields === undefined ? 0 : 2) + (error === undefined ? 0 : 1);
}

function positionsOf(parameters: readonly ParameterFacts[], types: TypeTracer): Positions {
  const at = (holds: (parameter: ParameterFacts, index: number) => boolean) => {
    const index = parameters.findIndex(holds);
    return index < 0 ? undefined : index;
  };
  const level = at(({ name }) => isLevelName(name));
  const isFree = (index: number) => index !== level;
  const isText = ({ roles, isRest }: ParameterFacts) => roles.has("text") && !isRest;
  const message =
    at((one, index) => isFree(index) && isText(one) && isMessageName(one.name)) ??
    at((one, index) => isFree(index) && isText(one)) ??
    at((one, index) => isFree(index) && one.roles.has("any") && !one.isRest && isMessageName(one.name));
  const error = at(
    ({ name, roles }, index) =>
      index !== message && (roles.has("error") || (isErrorName(name) && (roles.has("any") || roles.has("object")))),
  );
  const fields = at(
    ({ name, roles, isRest }, index) =>
      index !== message &&
      index !== error &&
      (roles.has("object") || (roles.has("any") && !isRest && isFieldsName(name))),
  );
  const [first] = parameters;
  // `trace(name, fn)` runs something; `log(message, callback)` writes.
  const runs = parameters.some(({ roles }) => roles.has("function"));
  if (runs && (message === undefined || !isMessageName(parameters[message]?.name ?? ""))) return nothing;
  return {
    message,
    error,
    fields,
    level,
    takesAnyField: fields !== undefined && (parameters[fields]?.takesAnyField ?? false),
    messageProperty: message === undefined && first ? messagePropertyOf(first, types) : undefined,
  };
}

/** `(record: { message: string; … }) => void`: loggers that take one object. */
function messagePropertyOf(parameter: ParameterFacts, types: TypeTracer): string | undefined {
  const shape = parameter.type && types.type(parameter.type);
  if (shape?.is !== "shape") return undefined;
  for (const member of shape.members) {
    const name = member.type === "TSPropertySignature" ? keyName(member) : undefined;
    if (name === "message" || name === "msg") return name;
  }
  return undefined;
}
