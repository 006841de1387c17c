import type { LoggerProfile, Losses, ProfileName } from "../library.ts";

const noLosses: Losses = {
  objectBehind: null,
  errorBehind: null,
  otherBehind: null,
  messageBehind: null,
  errorsInFields: null,
};
const droppedBehind: Losses = { ...noLosses, objectBehind: "dropped", errorBehind: "dropped", otherBehind: "dropped" };

const messageFirst = {
  order: "message-first",
  message: 0,
  error: null,
  errorKey: null,
  printsErrorKey: false,
  takesErrorLast: null,
  isHookable: false,
  losses: noLosses,
  placeholders: null,
} as const;
const objectFirst = {
  order: "fields-first",
  message: 1,
  fields: 0,
  error: null,
  takesAnyField: true,
  printsErrorKey: false,
  takesErrorLast: null,
  isHookable: false,
  losses: noLosses,
} as const;

/**
 * Where each argument goes and what becomes of it. Measured on pino 10.4, bunyan 2.0, winston 3.19, Node's console,
 * NestJS 10 to 12, nestjs-pino 4.6, tslog 4 and 5, log4js 6.9, loglevel 1.9, consola 3.4, LogTape 2.4, roarr 7.21,
 * OpenTelemetry Logs 0.223, npmlog 7, signale 1.4 and debug 4.4.
 */
export const profiles: Readonly<Record<ProfileName, LoggerProfile>> = {
  pino: {
    ...objectFirst,
    name: "pino",
    title: "pino",
    errorKey: "err",
    printsErrorKey: true,
    isHookable: true,
    losses: droppedBehind,
    placeholders: "printf",
  },
  bunyan: {
    ...objectFirst,
    name: "bunyan",
    title: "bunyan",
    errorKey: "err",
    losses: { ...noLosses, objectBehind: "text", errorBehind: "text" },
    placeholders: "printf",
  },
  winston: {
    ...messageFirst,
    name: "winston",
    title: "winston",
    fields: 1,
    takesAnyField: true,
    messageProperty: "message",
    takesErrorLast: "joined",
    losses: { ...noLosses, messageBehind: "dropped" },
  },
  console: {
    ...messageFirst,
    name: "console",
    title: "console",
    fields: 1,
    takesAnyField: true,
    takesErrorLast: "printed",
    placeholders: "printf",
  },
  // Objects behind the message become records of their own (10, 11) or `params` (12): nothing can be moved there.
  nestjs: { ...messageFirst, name: "nestjs", title: "NestJS Logger", fields: null, takesAnyField: false },
  // 4 prints arguments by position, 5 the one object's keys beside the message: nothing is moved between them.
  tslog: { ...messageFirst, name: "tslog", title: "tslog", fields: 1, takesAnyField: false },
  // Everything goes through util.format into one text: there are no fields.
  log4js: {
    ...messageFirst,
    name: "log4js",
    title: "log4js",
    fields: null,
    takesAnyField: false,
    takesErrorLast: "printed",
    placeholders: "printf",
  },
  loglevel: {
    ...messageFirst,
    name: "loglevel",
    title: "loglevel",
    fields: 1,
    takesAnyField: true,
    takesErrorLast: "printed",
    placeholders: "printf",
  },
  consola: {
    ...messageFirst,
    name: "consola",
    title: "consola",
    fields: 1,
    takesAnyField: true,
    messageProperty: "message",
    placeholders: "printf",
  },
  logtape: {
    ...messageFirst,
    name: "logtape",
    title: "LogTape",
    fields: 1,
    takesAnyField: true,
    losses: { ...noLosses, messageBehind: "dropped" },
    placeholders: "braces",
  },
  // A lone text is the message; C-style tokens; errors are never serialised.
  roarr: {
    ...objectFirst,
    name: "roarr",
    title: "roarr",
    errorKey: null,
    losses: { ...droppedBehind, errorsInFields: "empty" },
    placeholders: "printf",
  },
  "otel-logs": {
    ...messageFirst,
    name: "otel-logs",
    title: "OpenTelemetry Logs",
    fields: null,
    takesAnyField: false,
    messageProperty: "body",
    fieldsProperty: "attributes",
    errorProperty: "exception",
  },
  // (prefix, message, ...arguments)
  npmlog: {
    ...messageFirst,
    name: "npmlog",
    title: "npmlog",
    message: 1,
    fields: null,
    takesAnyField: false,
    placeholders: "printf",
  },
  signale: {
    ...messageFirst,
    name: "signale",
    title: "signale",
    fields: null,
    takesAnyField: false,
    messageProperty: "message",
    placeholders: "printf",
  },
  debug: { ...messageFirst, name: "debug", title: "debug", fields: null, takesAnyField: false, placeholders: "printf" },
  "message-first": {
    ...messageFirst,
    name: "message-first",
    title: "message-first logger",
    fields: 1,
    takesAnyField: true,
  },
  "object-first": {
    ...objectFirst,
    name: "object-first",
    title: "object-first logger",
    errorKey: null,
    placeholders: null,
  },
};

/** The profile of a logger of the project's own, from its declaration or from what its body does. */
export function ownProfile(
  title: string,
  slots: Pick<LoggerProfile, "order" | "message" | "fields" | "error" | "takesAnyField" | "messageProperty">,
): LoggerProfile {
  return Object.freeze({
    ...slots,
    name: "own",
    title,
    errorKey: null,
    printsErrorKey: false,
    takesErrorLast: null,
    isHookable: false,
    losses: noLosses,
    placeholders: null,
  });
}
