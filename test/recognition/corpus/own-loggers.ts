import type { LogCase } from "./case.ts";

/** Loggers of the project, by what their declaration shows. */
export const byDeclaration: readonly LogCase[] = [
  [
    "an interface with three slots",
    'interface Logger { debug(message: string, context?: object, error?: Error): void; info(message: string, context?: object, error?: Error): void; warn(message: string, context?: object, error?: Error): void; error(message: string, context?: object, error?: Error): void } function run(logger: Logger) { logger.error("m", { a }, err); }',
    'own | error | "m" | { a } | err',
  ],
  [
    "an error of any name in its slot",
    'interface Logger { debug(message: string, context?: object, error?: Error): void; info(message: string, context?: object, error?: Error): void; warn(message: string, context?: object, error?: Error): void; error(message: string, context?: object, error?: Error): void } function run(logger: Logger) { logger.error("m", {}, e as Error); }',
    'own | error | "m" | {} | e as Error',
  ],
  [
    "an error in the place of the context",
    'interface Logger { debug(message: string, context?: object, error?: Error): void; info(message: string, context?: object, error?: Error): void; warn(message: string, context?: object, error?: Error): void; error(message: string, context?: object, error?: Error): void } function run(logger: Logger) { logger.error("m", e); }',
    'own | error | "m" | – | e',
  ],
  [
    "a record of one method",
    'type LogHandler = (message: string, context?: Record<string, unknown>, error?: Error) => void; type Logger = Record<"debug" | "info" | "warn", LogHandler>; function run(logger: Logger) { logger.warn("m", { a }); }',
    'own | warn | "m" | { a }',
  ],
  [
    "a mapped type",
    'type Level = "debug" | "info" | "warn"; type Logger = { [L in Level]: (msg: string, meta?: object) => void }; function run(logger: Logger) { logger.debug("m", { a }); }',
    'own | debug | "m" | { a }',
  ],
  [
    "a class with objects behind the message",
    'class Logger { log(message: string, ...args: Array<Record<string, unknown> | undefined>) {} info(message: string, ...args: Array<Record<string, unknown> | undefined>) {} error(message: string, ...args: Array<Record<string, unknown> | undefined>) {} debug(message: string, ...args: Array<Record<string, unknown> | undefined>) {} } const logger = new Logger(); logger.info("m", { a });',
    'own | info | "m" | { a }',
  ],
  [
    "a list type by another name",
    'type Args = (Record<string, unknown> | undefined)[]; interface Logger { debug(message: string, ...args: Args): void; info(message: string, ...args: Args): void; warn(message: string, ...args: Args): void } function run(logger: Logger) { logger.info("m", { a }); }',
    'own | info | "m" | { a }',
  ],
  [
    "overloads with the object first",
    'interface Logger { debug(msg: string): void; debug(meta: Record<string, any>, msg?: string): void; info(msg: string): void; info(meta: Record<string, any>, msg?: string): void; warn(msg: string): void; warn(meta: Record<string, any>, msg?: string): void } function run(logger: Logger) { logger.warn({ a }, "m"); }',
    'own | warn | "m" | { a }',
  ],
  [
    "overloads with a text alone",
    'interface Logger { debug(msg: string): void; debug(meta: object, msg?: string): void; info(msg: string): void; info(meta: object, msg?: string): void; warn(msg: string): void; warn(meta: object, msg?: string): void } function run(logger: Logger) { logger.info("m"); }',
    'own | info | "m" | –',
  ],
  [
    "an object first, without overloads",
    'class Log { debug(fields: object, message: string) {} info(fields: object, message: string) {} warn(fields: object, message: string) {} } new Log().info({ a }, "m");',
    'own | info | "m" | { a }',
  ],
  [
    "a component before the message",
    'class Log { debug(component: string, message: string) {} info(component: string, message: string) {} warn(component: string, message: string) {} } new Log().info("api", "m");',
    'own | info | "m" | –',
  ],
  [
    "an object literal",
    'const log = { debug: (message: string, fields?: object) => {}, info: (message: string, fields?: object) => {}, error: (message: string, fields?: object) => {} }; log.error("m", { a });',
    'own | error | "m" | { a }',
  ],
  [
    "what a factory of the project returns",
    'function createLogger() { return { error: (message: string, fields?: object) => write(message, fields), warn: (message: string, fields?: object) => write(message, fields), info: (message: string, fields?: object) => write(message, fields) }; } const log = createLogger(); log.info("m", { a });',
    'own | info | "m" | { a }',
  ],
  [
    "an abstract class",
    'abstract class Logger { abstract debug(message: string): void; abstract info(message: string): void; abstract warn(message: string): void } function run(logger: Logger) { logger.warn("m"); }',
    'own | warn | "m" | –',
  ],
  [
    "a static class",
    'class Log { static debug(message: string) {} static info(message: string) {} static warn(message: string) {} } Log.warn("m");',
    'own | warn | "m" | –',
  ],
  [
    "an inherited method",
    'class Base { debug(message: string, meta?: object) {} info(message: string, meta?: object) {} warn(message: string, meta?: object) {} } class Log extends Base {} new Log().info("m", { a });',
    'own | info | "m" | { a }',
  ],
  [
    "an interface that extends a library's",
    'import type { Logger } from "pino"; interface AppLogger extends Logger { audit(text: string): void } function run(log: AppLogger) { log.info({ a }, "m"); }',
    'pino | info | "m" | { a }',
  ],
  [
    "the logger again under once",
    'interface Logger { debug(msg: string): void; info(msg: string): void; warn(msg: string): void; once: Logger & { reset(): void } } function run(logger: Logger) { logger.once.warn("m"); }',
    'own | warn | "m" | –',
  ],
  [
    "one object with the message inside",
    'interface Entry { message: string; at: string } class Log { debug(entry: Entry) {} info(entry: Entry) {} warn(entry: Entry) {} } new Log().info({ message: "m", at: "x" });',
    'own | info | "m" | { message: "m", at: "x" }',
  ],
  [
    "a level argument",
    'class Log { debug(message: string) {} info(message: string) {} warn(message: string) {} log(level: string, message: string) {} } new Log().log("warn", "m");',
    'own | warn | "m" | –',
  ],
  [
    "a level from an enum",
    'enum Level { Warn = "warn" } class Log { debug(message: string) {} info(message: string) {} warn(message: string) {} log(level: Level, message: string) {} } new Log().log(Level.Warn, "m");',
    'own | warn | "m" | –',
  ],
  [
    "anything behind the message",
    'class Log { debug(...args: unknown[]) {} info(...args: unknown[]) {} warn(...args: unknown[]) {} } new Log().info("m", { a });',
    'unknown | info | "m" | { a }',
  ],
  [
    "two methods under a logger's name",
    'function run(deps: { logger: { warn(message: string, meta?: object): void } }) { deps.logger.warn("m", { a }); }',
    'own | warn | "m" | { a }',
  ],
  [
    "a message that may be a function",
    'class Log { debug(message: string | (() => string)) {} info(message: string | (() => string)) {} warn(message: string | (() => string)) {} } new Log().debug(() => "m");',
    'own | debug | () => "m" | –',
  ],
  [
    "a child of an own logger",
    'class Log { debug(message: string) {} info(message: string) {} warn(message: string) {} child(fields: object): Log { return this; } } new Log().child({ a }).info("m");',
    'own | info | "m" | –',
  ],
  [
    "a picked own logger",
    'interface Logger { debug(message: string, context?: object, error?: Error): void; info(message: string, context?: object, error?: Error): void; warn(message: string, context?: object, error?: Error): void; error(message: string, context?: object, error?: Error): void } function run(logger: Pick<Logger, "warn">) { logger.warn("m", { a }); }',
    'own | warn | "m" | { a }',
  ],
  [
    "a getter of a declared type",
    'interface Logger { debug(message: string, context?: object, error?: Error): void; info(message: string, context?: object, error?: Error): void; warn(message: string, context?: object, error?: Error): void; error(message: string, context?: object, error?: Error): void } class A { #host: { logger: Logger }; get logger() { return this.#host.logger; } run() { this.logger.info("m", { a }); } }',
    'own | info | "m" | { a }',
  ],
  [
    "a level by key on an own logger",
    'interface Logger { debug(message: string, context?: object, error?: Error): void; info(message: string, context?: object, error?: Error): void; warn(message: string, context?: object, error?: Error): void; error(message: string, context?: object, error?: Error): void } function run(logger: Logger) { logger[level]("m", { a }); }',
    'own | ? | "m" | { a }',
  ],
  [
    "what whoever makes the logger makes the fields of",
    'class Log { constructor(private metaOf: (session: Session) => object) {} debug(session: Session, msg: string) { this.write("debug", msg, this.metaOf(session)); } info(session: Session, msg: string) { this.write("info", msg, this.metaOf(session)); } warn(session: Session, msg: string) { this.write("warn", msg, this.metaOf(session)); } write(level: string, msg: string, meta: object) { out.push({ level, msg, ...meta }); } } interface Session { id: string } new Log(idOf).info(session, "m");',
    'own | info | "m" | –',
  ],
  [
    "any fields, which whoever makes the logger formats",
    'class Log { constructor(private format: (meta: object) => string) {} debug(msg: string, meta: object) { out.push(msg, this.format(meta)); } info(msg: string, meta: object) { out.push(msg, this.format(meta)); } warn(msg: string, meta: object) { out.push(msg, this.format(meta)); } } new Log(format).info("m", { a });',
    'own | info | "m" | { a }',
  ],
  [
    "fields that something prints which cannot be seen",
    'import { format } from "./format"; class Log { debug(msg: string, meta: object) { out.write(format(msg, meta)); } info(msg: string, meta: object) { out.write(format(msg, meta)); } warn(msg: string, meta: object) { out.write(format(msg, meta)); } } new Log().info("m", { a });',
    'own | info | "m" | { a }',
  ],
  [
    "what is put into the fields",
    'class Log { debug(session: Session, msg: string) { this.write("debug", msg, { session }); } info(session: Session, msg: string) { this.write("info", msg, { session }); } warn(session: Session, msg: string) { this.write("warn", msg, { session }); } write(level: string, msg: string, meta: object) { out.push({ level, msg, ...meta }); } } interface Session { id: string } new Log().info(session, "m");',
    'own | info | "m" | session',
  ],
];
