import { levelOfMethod } from "../../vocabulary/levels.ts";
import type { CallFacts, Library, LoggerProfile } from "../library.ts";
import { profiles } from "./profiles.ts";

function levelCalls(profile: LoggerProfile, methods: string): Record<string, CallFacts> {
  return Object.fromEntries(
    methods.split(" ").map((method) => [method, { logs: { level: levelOfMethod[method] ?? "info", profile } }]),
  );
}

/** Every level method of a profile, for loggers that the standard declares by name. */
export const declaredLoggerKind: Readonly<Record<LoggerProfile["name"], string>> = {
  pino: "pino.logger",
  bunyan: "bunyan.logger",
  winston: "winston.logger",
  console: "console",
  nestjs: "nestjs.logger",
};

const pino: Library = {
  name: "pino",
  modules: ["pino"],
  exports: { "": { returns: "pino.logger" }, pino: { returns: "pino.logger" } },
  types: { Logger: "pino.logger", BaseLogger: "pino.logger" },
  kinds: {
    "pino.logger": {
      calls: {
        ...levelCalls(profiles.pino, "trace debug info warn error fatal"),
        child: { returns: "pino.logger", bindings: 0 },
      },
    },
  },
};

/** Fastify's `app.log` and `request.log` are pino children that carry `reqId`. */
const fastify: Library = {
  name: "fastify",
  modules: ["fastify"],
  exports: {
    "": { returns: "fastify.host" },
    fastify: { returns: "fastify.host" },
    Fastify: { returns: "fastify.host" },
  },
  types: {
    FastifyBaseLogger: "pino.logger",
    FastifyLoggerInstance: "pino.logger",
    FastifyInstance: "fastify.host",
    FastifyRequest: "fastify.host",
    FastifyReply: "fastify.host",
  },
  kinds: { "fastify.host": { calls: {}, members: { log: "pino.logger" } } },
};

/** nestjs-pino's own `Logger` has Nest's signature, not pino's. */
const nestPino: Library = {
  name: "nestjs-pino",
  modules: ["nestjs-pino"],
  exports: { "new PinoLogger": { returns: "pino.logger" } },
  types: { PinoLogger: "pino.logger", Logger: "nestjs.logger" },
  kinds: {},
};

const bunyan: Library = {
  name: "bunyan",
  modules: ["bunyan"],
  exports: { createLogger: { returns: "bunyan.logger" }, new: { returns: "bunyan.logger" } },
  types: { "": "bunyan.logger", Logger: "bunyan.logger" },
  kinds: {
    "bunyan.logger": {
      calls: {
        ...levelCalls(profiles.bunyan, "trace debug info warn error fatal"),
        child: { returns: "bunyan.logger", bindings: 0 },
      },
    },
  },
};

const winston: Library = {
  name: "winston",
  modules: ["winston"],
  exports: {
    createLogger: { returns: "winston.logger" },
    "loggers.get": { returns: "winston.logger" },
    "loggers.add": { returns: "winston.logger" },
  },
  values: { "": "winston.logger" },
  types: { Logger: "winston.logger" },
  kinds: {
    "winston.logger": {
      calls: {
        ...levelCalls(profiles.winston, "error warn info http verbose debug silly notice warning crit alert emerg"),
        log: { logs: { level: { argument: 0 }, profile: profiles.winston } },
        child: { returns: "winston.logger", bindings: 0 },
      },
    },
  },
};

const nodeConsole: Library = {
  name: "console",
  modules: ["node:console", "console"],
  globals: { console: "console" },
  exports: {},
  values: { "": "console" },
  types: { Console: "console" },
  kinds: { console: { calls: levelCalls(profiles.console, "trace debug log info warn error") } },
};

const nestjs: Library = {
  name: "nestjs",
  modules: ["@nestjs/common"],
  exports: { "new Logger": { returns: "nestjs.logger" }, "new ConsoleLogger": { returns: "nestjs.logger" } },
  values: { Logger: "nestjs.logger" },
  types: { Logger: "nestjs.logger", LoggerService: "nestjs.logger", ConsoleLogger: "nestjs.logger" },
  kinds: { "nestjs.logger": { calls: levelCalls(profiles.nestjs, "log error warn debug verbose fatal") } },
};

export const loggerLibraries: readonly Library[] = [pino, nestPino, fastify, bunyan, winston, nodeConsole, nestjs];
