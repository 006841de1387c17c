import type { LogCase } from "./case.ts";

/** One case for each way in which a library's logger comes to a call. */
export const byProvenance: readonly LogCase[] = [
  [
    "pino by default import",
    'import pino from "pino"; const log = pino(); log.info({ a }, "m");',
    'pino | info | "m" | { a }',
  ],
  ["pino by name", 'import { pino } from "pino"; const log = pino(); log.warn("m");', 'pino | warn | "m" | –'],
  [
    "pino by namespace",
    'import * as pino from "pino"; const log = pino.default(); log.error(err, "m");',
    'pino | error | "m" | – | err',
  ],
  ["pino by require", 'const log = require("pino")(); log.fatal("m");', 'pino | fatal | "m" | –'],
  ["an alias", 'import pino from "pino"; const a = pino(); const b = a; b.info("m");', 'pino | info | "m" | –'],
  [
    "pino whose logMethod hook may take another order",
    'import pino from "pino"; const log = pino({ hooks: { logMethod(args, method) { method.apply(this, args.reverse()); } } }); log.child({ a: 1 }).info("m", { b });',
    'unknown | info | "m" | { b }',
  ],
  [
    "pino with the hook in options of their own",
    'import pino from "pino"; const hooks = { logMethod: swapped }; const options = { hooks }; const log = pino(options); log.info({ a }, "m");',
    'unknown | info | "m" | { a }',
  ],
  [
    "pino with another hook",
    'import pino from "pino"; const log = pino({ hooks: { streamWrite: (line) => line } }); log.info({ a }, "m");',
    'pino | info | "m" | { a }',
  ],
  ["a child", 'import pino from "pino"; pino().child({ a: 1 }).debug("m");', 'pino | debug | "m" | –'],
  [
    "a class field",
    'import pino from "pino"; class A { #log = pino(); run() { this.#log.info("m"); } }',
    'pino | info | "m" | –',
  ],
  [
    "an assignment in the constructor",
    'import pino from "pino"; class A { log; constructor() { this.log = pino(); } run() { this.log.info("m"); } }',
    'pino | info | "m" | –',
  ],
  [
    "a parameter property",
    'import type { Logger } from "pino"; class A { constructor(private log: Logger) {} run() { this.log.info("m"); } }',
    'pino | info | "m" | –',
  ],
  [
    "a typed parameter",
    'import type { Logger } from "pino"; function run(log: Logger) { log.info("m"); }',
    'pino | info | "m" | –',
  ],
  [
    "a qualified type",
    'import pino from "pino"; function run(log: pino.Logger) { log.info("m"); }',
    'pino | info | "m" | –',
  ],
  [
    "a destructured parameter",
    'import type { Logger } from "pino"; const run = ({ log }: { log: Logger }) => log.info("m");',
    'pino | info | "m" | –',
  ],
  [
    "an interface of dependencies",
    'import type { Logger } from "pino"; interface Deps { log: Logger } function run(deps: Deps) { deps.log.info("m"); }',
    'pino | info | "m" | –',
  ],
  [
    "a choice of two",
    'import pino from "pino"; const log = quiet ? pino({}) : pino(); log.info("m");',
    'pino | info | "m" | –',
  ],
  [
    "a local factory",
    'import pino from "pino"; function getLogger() { return pino(); } getLogger().info("m");',
    'pino | info | "m" | –',
  ],
  ["an assignment to a let", 'import pino from "pino"; let log; log = pino(); log.info("m");', 'pino | info | "m" | –'],
  [
    "an object that holds it",
    'import pino from "pino"; const deps = { log: pino() }; deps.log.info("m");',
    'pino | info | "m" | –',
  ],
  [
    "inheritance",
    'import pino from "pino"; class B { log = pino(); } class A extends B { run() { this.log.info("m"); } }',
    'pino | info | "m" | –',
  ],
  [
    "Fastify's request",
    'import type { FastifyRequest } from "fastify"; function run(req: FastifyRequest) { req.log.info({ a }, "m"); }',
    'pino | info | "m" | { a }',
  ],
  [
    "nestjs-pino's PinoLogger",
    'import { PinoLogger } from "nestjs-pino"; class A { constructor(private log: PinoLogger) {} run() { this.log.info({ a }, "m"); } }',
    'pino | info | "m" | { a }',
  ],
  [
    "nestjs-pino's Logger has Nest's signature",
    'import { Logger } from "nestjs-pino"; class A { constructor(private log: Logger) {} run() { this.log.warn("m", { a }); } }',
    'nestjs | warn | "m" | –',
  ],
  [
    "bunyan",
    'import bunyan from "bunyan"; const log = bunyan.createLogger({ name: "x" }); log.info({ a }, "m");',
    'bunyan | info | "m" | { a }',
  ],
  [
    "bunyan by new",
    'import Logger from "bunyan"; const log = new Logger({ name: "x" }); log.info("m");',
    'bunyan | info | "m" | –',
  ],
  [
    "winston",
    'import { createLogger } from "winston"; const log = createLogger(); log.verbose("m", { a });',
    'winston | debug | "m" | { a }',
  ],
  ["winston itself", 'import winston from "winston"; winston.info("m", { a });', 'winston | info | "m" | { a }'],
  [
    "winston's log takes the level first",
    'import winston from "winston"; winston.log("error", "m", { a });',
    'winston | error | "m" | { a }',
  ],
  [
    "winston's lone object",
    'import winston from "winston"; winston.info({ message: "m", a });',
    'winston | info | "m" | { message: "m", a }',
  ],
  [
    "Nest's instance",
    'import { Logger } from "@nestjs/common"; const log = new Logger("X"); log.log("m");',
    'nestjs | info | "m" | –',
  ],
  [
    "Nest's static logger",
    'import { Logger } from "@nestjs/common"; Logger.error("m", stack);',
    'nestjs | error | "m" | –',
  ],
  ["the console", 'console.warn("m", { a });', 'console | warn | "m" | { a }'],
  ["a picked console", 'function run(log: Pick<Console, "warn">) { log.warn("m"); }', 'console | warn | "m" | –'],
  ["optional access", 'import pino from "pino"; const log = pino(); log?.info?.("m");', 'pino | info | "m" | –'],
  ["a computed level", 'import pino from "pino"; const log = pino(); log["warn"]("m");', 'pino | warn | "m" | –'],
  [
    "a spread hides the slots",
    'import pino from "pino"; const log = pino(); log.info(...args);',
    "pino | info | – | –",
  ],
  [
    "pino with a destination",
    'import pino from "pino"; const log = pino({ level: "info" }, stream); log.trace({ a }, "m");',
    'pino | trace | "m" | { a }',
  ],
  [
    "pino by a namespace member",
    'import * as P from "pino"; const log = P.pino(); log.info({ a }, "m");',
    'pino | info | "m" | { a }',
  ],
  [
    "pino by a destructured require",
    'const { pino } = require("pino"); const log = pino(); log.info("m");',
    'pino | info | "m" | –',
  ],
  [
    "pino by import equals",
    'import pino = require("pino"); const log = pino(); log.info("m");',
    'pino | info | "m" | –',
  ],
  [
    "pino by a dynamic import",
    'async function run() { const { pino } = await import("pino"); const log = pino(); log.info("m"); }',
    'pino | info | "m" | –',
  ],
  [
    "pino under another name",
    'import { pino as create } from "pino"; create().warn({ a }, "m");',
    'pino | warn | "m" | { a }',
  ],
  ["pino's fields alone", 'import pino from "pino"; pino().info({ a });', "pino | info | – | { a }"],
  ["pino's error alone", 'import pino from "pino"; pino().error(err);', "pino | error | – | – | err"],
  [
    "a new error",
    'import pino from "pino"; pino().error(new TypeError("x"), "m");',
    'pino | error | "m" | – | new TypeError("x")',
  ],
  [
    "a caught value under any name",
    'import pino from "pino"; const log = pino(); try { run(); } catch (problem) { log.error(problem, "m"); }',
    'pino | error | "m" | – | problem',
  ],
  ["fields that are a variable", 'import pino from "pino"; pino().info(context, "m");', 'pino | info | "m" | context'],
  [
    "fields that are a call",
    'import pino from "pino"; pino().info(fieldsOf(order), "m");',
    'pino | info | "m" | fieldsOf(order)',
  ],
  ["printf arguments", 'import pino from "pino"; pino().info("job %s", id);', 'pino | info | "job %s" | –'],
  [
    "pino-http's logger",
    'import pinoHttp from "pino-http"; const http = pinoHttp(); http.logger.info({ a }, "m");',
    'pino | info | "m" | { a }',
  ],
  [
    "Fastify's app",
    'import Fastify from "fastify"; const app = Fastify({ logger: true }); app.log.warn({ a }, "m");',
    'pino | warn | "m" | { a }',
  ],
  [
    "Fastify's reply",
    'import type { FastifyReply } from "fastify"; function run(reply: FastifyReply) { reply.log.info("m"); }',
    'pino | info | "m" | –',
  ],
  [
    "Fastify's logger by type",
    'import type { FastifyBaseLogger } from "fastify"; function run(log: FastifyBaseLogger) { log.debug({ a }, "m"); }',
    'pino | debug | "m" | { a }',
  ],
  [
    "nestjs-pino's static Logger",
    'import { Logger } from "nestjs-pino"; Logger.log("m", "Context");',
    'nestjs | info | "m" | –',
  ],
  [
    "Nest's logger with an object first",
    'import { Logger } from "@nestjs/common"; Logger.log({ a }, "m", "Context");',
    'nestjs | info | "m" | { a }',
  ],
  [
    "Nest's logger with an error first",
    'import { Logger } from "@nestjs/common"; Logger.error(err, "m", "Context");',
    'nestjs | error | "m" | – | err',
  ],
  [
    "a class that extends Nest's",
    'import { ConsoleLogger } from "@nestjs/common"; class AppLogger extends ConsoleLogger {} new AppLogger().warn("m");',
    'nestjs | warn | "m" | –',
  ],
  [
    "Nest's service by type",
    'import type { LoggerService } from "@nestjs/common"; class A { constructor(private readonly logger: LoggerService) {} run() { this.logger.log("m"); } }',
    'nestjs | info | "m" | –',
  ],
  [
    "bunyan by namespace",
    'import * as bunyan from "bunyan"; const log = bunyan.createLogger({ name: "x" }); log.warn(err, "m");',
    'bunyan | warn | "m" | – | err',
  ],
  [
    "bunyan's class as a type",
    'import Logger from "bunyan"; function run(log: Logger) { log.info({ a }, "m"); }',
    'bunyan | info | "m" | { a }',
  ],
  [
    "bunyan's simple child",
    'import bunyan from "bunyan"; bunyan.createLogger({ name: "x" }).child({ a }, true).info("m");',
    'bunyan | info | "m" | –',
  ],
  [
    "winston's syslog levels",
    'import winston from "winston"; winston.createLogger().crit("m");',
    'winston | fatal | "m" | –',
  ],
  [
    "winston's container",
    'import winston from "winston"; winston.loggers.get("x").http("m", { a });',
    'winston | info | "m" | { a }',
  ],
  [
    "winston's child",
    'import { createLogger } from "winston"; const log = createLogger().child({ a }); log.warn("m");',
    'winston | warn | "m" | –',
  ],
  [
    "winston's error behind the message",
    'import { createLogger } from "winston"; createLogger().error("m", err);',
    'winston | error | "m" | – | err',
  ],
  [
    "winston's level at run time",
    'import { createLogger } from "winston"; createLogger().log(level, "m", { a });',
    'winston | ? | "m" | { a }',
  ],
  [
    "winston's log with one object",
    'import { createLogger } from "winston"; createLogger().log({ level: "warn", message: "m", a });',
    'winston | warn | "m" | { level: "warn", message: "m", a }',
  ],
  ["winston by require", 'const winston = require("winston"); winston.error("m");', 'winston | error | "m" | –'],
  [
    "the console by import",
    'import console from "node:console"; console.error("m", err);',
    'console | error | "m" | – | err',
  ],
  [
    "tslog",
    'import { Logger } from "tslog"; const log = new Logger(); log.silly("m", { a });',
    'tslog | trace | "m" | { a }',
  ],
  [
    "tslog's sub-logger",
    'import { Logger } from "tslog"; const log = new Logger().getSubLogger({ name: "x" }); log.fatal("m");',
    'tslog | fatal | "m" | –',
  ],
  [
    "log4js",
    'import log4js from "log4js"; const log = log4js.getLogger("x"); log.mark("m");',
    'log4js | info | "m" | –',
  ],
  [
    "log4js by name",
    'import { getLogger } from "log4js"; getLogger().warn("job %s", id);',
    'log4js | warn | "job %s" | –',
  ],
  [
    "log4js with the level first",
    'import log4js from "log4js"; log4js.getLogger().log("error", "m");',
    'log4js | error | "m" | –',
  ],
  ["loglevel", 'import log from "loglevel"; log.info("m", { a });', 'loglevel | info | "m" | { a }'],
  ["loglevel's log is debug", 'import log from "loglevel"; log.log("m");', 'loglevel | debug | "m" | –'],
  [
    "loglevel's named logger",
    'import log from "loglevel"; log.getLogger("x").error("m");',
    'loglevel | error | "m" | –',
  ],
  ["consola", 'import { consola } from "consola"; consola.success("m");', 'consola | info | "m" | –'],
  ["consola by default import", 'import consola from "consola"; consola.fail("m");', 'consola | error | "m" | –'],
  [
    "consola with a tag",
    'import { createConsola } from "consola"; createConsola().withTag("x").box("m");',
    'consola | info | "m" | –',
  ],
  [
    "consola's record",
    'import consola from "consola"; consola.warn({ message: "m", a });',
    'consola | warn | "m" | { message: "m", a }',
  ],
  [
    "LogTape",
    'import { getLogger } from "@logtape/logtape"; const log = getLogger(["app"]); log.info("order {id} paid", { id });',
    'logtape | info | "order {id} paid" | { id }',
  ],
  [
    "LogTape with properties",
    'import { getLogger } from "@logtape/logtape"; getLogger("app").with({ a }).warning("m");',
    'logtape | warn | "m" | –',
  ],
  [
    "LogTape's child",
    'import { getLogger } from "@logtape/logtape"; getLogger("app").getChild("x").fatal("m");',
    'logtape | fatal | "m" | –',
  ],
  ["roarr", 'import { Roarr as log } from "roarr"; log.info({ a }, "m");', 'roarr | info | "m" | { a }'],
  ["roarr once", 'import { Roarr } from "roarr"; Roarr.warnOnce({ a }, "m");', 'roarr | warn | "m" | { a }'],
  [
    "roarr's child",
    'import { Roarr } from "roarr"; const log = Roarr.child({ a }); log.error("m");',
    'roarr | error | "m" | –',
  ],
  [
    "OpenTelemetry Logs",
    'import { logs } from "@opentelemetry/api-logs"; const logger = logs.getLogger("x"); logger.emit({ body: "m", severityText: "warn", attributes: { a }, exception: err });',
    'otel-logs | warn | "m" | { a } | err',
  ],
  [
    "OpenTelemetry Logs from a provider",
    'import { LoggerProvider } from "@opentelemetry/sdk-logs"; const logger = new LoggerProvider().getLogger("x"); logger.emit({ body: "m" });',
    'otel-logs | ? | "m" | –',
  ],
  [
    "OpenTelemetry's diagnostics",
    'import { diag } from "@opentelemetry/api"; diag.error("m", problem);',
    'own | error | "m" | –',
  ],
  ["npmlog", 'import log from "npmlog"; log.http("fetch", "m", id);', 'npmlog | info | "m" | –'],
  [
    "npmlog with the level first",
    'import log from "npmlog"; log.log("warn", "fetch", "m");',
    'npmlog | warn | "m" | –',
  ],
  ["signale", 'import signale from "signale"; signale.complete("m");', 'signale | info | "m" | –'],
  [
    "a signale of one's own",
    'import { Signale } from "signale"; new Signale({ scope: "x" }).fatal("m");',
    'signale | fatal | "m" | –',
  ],
  [
    "debug",
    'import createDebug from "debug"; const debug = createDebug("app"); debug("m %s", id);',
    'debug | debug | "m %s" | –',
  ],
  ["debug by require, at once", 'const debug = require("debug")("app"); debug("m");', 'debug | debug | "m" | –'],
  [
    "debug extended",
    'import createDebug from "debug"; const log = createDebug("app").extend("x"); log("m");',
    'debug | debug | "m" | –',
  ],
  [
    "the Matrix bridge",
    'import { Logger } from "matrix-appservice-bridge"; const log = new Logger("X"); log.error("m", ex);',
    'own | error | "m" | – | ex',
  ],
  [
    "Powertools",
    'import { Logger } from "@aws-lambda-powertools/logger"; const logger = new Logger({ serviceName: "x" }); logger.info("m", { a });',
    'powertools | info | "m" | { a }',
  ],
  [
    "Powertools' child at its highest level",
    'import { Logger } from "@aws-lambda-powertools/logger"; new Logger().createChild().critical("m", err as Error);',
    'powertools | fatal | "m" | – | err as Error',
  ],
  [
    "Firebase by namespace",
    'import * as logger from "firebase-functions/logger"; logger.log("m", { a });',
    'firebase | info | "m" | { a }',
  ],
  [
    "Firebase by member",
    'import * as functions from "firebase-functions/v1"; functions.logger.warn("m");',
    'firebase | warn | "m" | –',
  ],
  [
    "Firebase by function",
    'import { info } from "firebase-functions/logger"; info("m", { a });',
    'firebase | info | "m" | { a }',
  ],
  [
    "Sentry's logger",
    'import * as Sentry from "@sentry/nextjs"; Sentry.logger.fatal("m", { a });',
    'sentry | fatal | "m" | { a }',
  ],
  [
    "Datadog in a browser",
    'import { datadogLogs } from "@datadog/browser-logs"; datadogLogs.logger.error("m", { a }, err);',
    'datadog | error | "m" | { a } | err',
  ],
  [
    "another logger of Datadog's",
    'import { datadogLogs } from "@datadog/browser-logs"; datadogLogs.createLogger("x").critical("m");',
    'datadog | fatal | "m" | –',
  ],
  [
    "Temporal in a workflow",
    'import { log } from "@temporalio/workflow"; log.info("m", { a });',
    'temporal | info | "m" | { a }',
  ],
  [
    "Temporal in an activity",
    'import { Context } from "@temporalio/activity"; Context.current().log.error("m", { a });',
    'temporal | error | "m" | { a }',
  ],
  [
    "Temporal's logger by type, with the level first",
    'import type { Logger } from "@temporalio/common"; function run(logger: Logger) { logger.log("WARN", "m", { a }); }',
    'temporal | warn | "m" | { a }',
  ],
];
