import type { LoggerProfile } from "../library.ts";

/** Measured on pino 10.4, bunyan 2.0, winston 3.19, Node's console and NestJS 10 to 12. */
export const profiles: Readonly<Record<LoggerProfile["name"], LoggerProfile>> = {
  pino: { name: "pino", title: "pino", order: "fields-first", fields: 0, errorKey: "err", printf: true },
  bunyan: { name: "bunyan", title: "bunyan", order: "fields-first", fields: 0, errorKey: "err", printf: true },
  winston: {
    name: "winston",
    title: "winston",
    order: "message-first",
    fields: 1,
    messageProperty: "message",
    errorKey: null,
    printf: false,
  },
  console: { name: "console", title: "console", order: "message-first", fields: 1, errorKey: null, printf: true },
  // Objects behind the message become records of their own (10, 11) or `params` (12): nothing can be moved there.
  nestjs: {
    name: "nestjs",
    title: "NestJS Logger",
    order: "message-first",
    fields: null,
    errorKey: null,
    printf: false,
  },
};
