import type { LogCase } from "./case.ts";

/** Functions that hand what they are given to a logger. */
export const byInference: readonly LogCase[] = [
  [
    "a function that hands its text on",
    'import pino from "pino"; const log = pino(); function fail(msg, e) { log.error({ err: e }, msg); } fail("m", cause);',
    'own | error | "m" | – | cause',
  ],
  [
    "an arrow",
    'import pino from "pino"; const log = pino(); const say = (message: string) => log.info(message); say("m");',
    'own | info | "m" | –',
  ],
  [
    "a method",
    'import pino from "pino"; class A { #log = pino(); fail(message: string) { this.#log.error(message); } run() { this.fail("m"); } }',
    'own | error | "m" | –',
  ],
  [
    "a private method with fields",
    'import pino from "pino"; class A { log = pino(); #say(message: string, fields: object) { this.log.info(fields, message); } run() { this.#say("m", { a }); } }',
    'own | info | "m" | { a }',
  ],
  [
    "a wrapper of a wrapper",
    'import pino from "pino"; const log = pino(); function say(message) { log.info(message); } function tell(message) { say(message); } tell("m");',
    'own | info | "m" | –',
  ],
  [
    "a wrapper used before it is declared",
    'import pino from "pino"; run(); function run() { say("m"); } function say(message) { log.info(message); } const log = pino(); say("n");',
    'own | info | "n" | –',
  ],
  [
    "fields that are spread",
    'import pino from "pino"; const log = pino(); function say(message, fields) { log.info({ ...fields, at: "x" }, message); } say("m", { a });',
    'own | info | "m" | { a }',
  ],
  [
    "fields that go through a function",
    'import pino from "pino"; const log = pino(); function say(message, fields) { log.info(clean(fields), message); } say("m", { a });',
    'own | info | "m" | { a }',
  ],
  [
    "a tag before the message",
    'import pino from "pino"; const log = pino(); function say(message: string) { log.info(`[worker] ${message}`); } say("m");',
    'own | info | "m" | –',
  ],
  [
    "a name before the message",
    'import pino from "pino"; class A { name = "x"; log = pino(); say(message: string) { this.log.info(this.name + ": " + message); } run() { this.say("m"); } }',
    'own | info | "m" | –',
  ],
  [
    "a level that is given",
    'import pino from "pino"; const log = pino(); function write(level, message) { log[level](message); } write("warn", "m");',
    'own | warn | "m" | –',
  ],
  [
    "a level that is computed",
    'import pino from "pino"; const log = pino(); const write = (m, c) => log[levelFor(c)](c, m); write("m", { a });',
    'own | ? | "m" | { a }',
  ],
  [
    "two levels inside",
    'import pino from "pino"; const log = pino(); function say(message, bad) { if (bad) log.warn(message); else log.info(message); } say("m", true);',
    'own | ? | "m" | –',
  ],
  [
    "rest arguments",
    'import pino from "pino"; const log = pino(); function info(...args) { log.info(...args); } info({ a }, "m");',
    'pino | info | "m" | { a }',
  ],
  [
    "a logger that is given",
    'import type { Logger } from "pino"; const schema = { info: (logger: Logger, message: string, fields: object) => logger.info(fields, message) }; schema.info(logger, "m", { a });',
    'own | info | "m" | { a }',
  ],
  [
    "fields for a text of its own",
    'import pino from "pino"; const log = pino(); function logRequest(fields) { log.info(fields, "request"); } logRequest({ a });',
    "own | info | – | { a }",
  ],
  [
    "a console inside",
    'function logText(message: string) { console.log(message); } logText("m");',
    'own | info | "m" | –',
  ],
  [
    "a tag above the function",
    '/** @log message=1 fields=2 level=warn */ function note(who, text, data) { hidden(who, text, data); } note("x", "m", { a });',
    'own | warn | "m" | { a }',
  ],
  [
    "a tag above a method",
    'class A { /** @log message=0 */ note(text) { hidden(text); } run() { this.note("m"); } }',
    'own | ? | "m" | –',
  ],
  [
    "a tag above a const",
    '/**\n * Writes.\n * @log message=0 error=1 level=error\n */\nexport const note = (text, e) => hidden(text, e); note("m", problem);',
    'own | error | "m" | – | problem',
  ],
  [
    "a function named after a level",
    'declare const native: any; function logInfo(message: string, fields?: object) { native.write(1, message, fields); } logInfo("m", { a });',
    'own | info | "m" | { a }',
  ],
  [
    "two that call each other",
    'import pino from "pino"; const log = pino(); function one(message, n) { if (n) two(message); log.info(message); } function two(message) { one(message, 0); } two("m");',
    'own | info | "m" | –',
  ],
];
