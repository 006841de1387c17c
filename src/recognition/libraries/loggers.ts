import type { CallFacts, Library, PlatformName, ProfileName } from "../library.ts";
import { levelArgument, levelCalls, textFirst } from "./logger-facts.ts";
import { platformLoggerKind, platformLoggers } from "./platform-loggers.ts";
import { profiles } from "./profiles.ts";

/** Loggers of unknown make, for the standard: every level that anybody has. */
const everyLevel = "trace silly debug verbose log info http notice warn warning error fatal crit alert emerg";
const generic: Library = {
  name: "generic",
  modules: [],
  exports: {},
  kinds: {
    "generic.message-first": {
      calls: {
        ...levelCalls(profiles["message-first"], everyLevel),
        child: { returns: "generic.message-first", bindings: 0 },
      },
    },
    "generic.object-first": {
      calls: {
        ...levelCalls(profiles["object-first"], everyLevel),
        child: { returns: "generic.object-first", bindings: 0 },
      },
    },
  },
};

/** The kind that each profile stands for, for loggers that the standard declares by name and for what else they are called. */
export const declaredLoggerKind: Readonly<Record<ProfileName | PlatformName, string>> = {
  pino: "pino.logger",
  bunyan: "bunyan.logger",
  winston: "winston.logger",
  console: "console",
  nestjs: "nestjs.logger",
  tslog: "tslog.logger",
  log4js: "log4js.logger",
  loglevel: "loglevel.logger",
  consola: "consola.logger",
  logtape: "logtape.logger",
  roarr: "roarr.logger",
  "otel-logs": "otel.logger",
  npmlog: "npmlog.logger",
  signale: "signale.logger",
  debug: "debug.logger",
  "message-first": "generic.message-first",
  "object-first": "generic.object-first",
  ...platformLoggerKind,
};

/** `hooks.logMethod` may accept any order of arguments and pass them on in pino's. */
const pinoFactory: CallFacts = {
  returns: "pino.logger",
  unless: { option: ["hooks", "logMethod"], returns: "pino.hooked" },
  errorKeys: {
    options: 0,
    always: ["err"],
    standard: ["err"],
    serializers: "serializers",
    errorKey: "errorKey",
    hidden: ["formatters", "hooks", "redact"],
  },
  carries: { options: 0, fields: ["base"], unseen: ["mixin", "formatters", "hooks"] },
  redacts: { options: 0, by: "redact" },
};
const pinoLevels = "trace debug info warn error fatal";

const pino: Library = {
  name: "pino",
  modules: ["pino"],
  exports: { "": pinoFactory, pino: pinoFactory },
  types: { Logger: "pino.logger", BaseLogger: "pino.logger" },
  kinds: {
    "pino.logger": {
      calls: {
        ...levelCalls(profiles.pino, pinoLevels),
        child: { returns: "pino.logger", bindings: 0, redacts: { options: 1, by: "redact" } },
      },
    },
    "pino.hooked": {
      calls: { ...levelCalls(undefined, pinoLevels), child: { returns: "pino.hooked", bindings: 0 } },
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

/** `req.log` and the middleware's `logger`, which is pino. */
const pinoHttp: Library = {
  name: "pino-http",
  modules: ["pino-http"],
  exports: { "": { returns: "pino.http" }, pinoHttp: { returns: "pino.http" } },
  types: { HttpLogger: "pino.http" },
  kinds: { "pino.http": { calls: {}, members: { logger: "pino.logger" } } },
};

/** nestjs-pino's own `Logger` has Nest's signature, not pino's. */
const nestPino: Library = {
  name: "nestjs-pino",
  modules: ["nestjs-pino"],
  exports: { "new PinoLogger": { returns: "pino.logger" }, "new Logger": { returns: "nestjs.logger" } },
  values: { Logger: "nestjs.logger" },
  types: { PinoLogger: "pino.logger", Logger: "nestjs.logger" },
  kinds: {},
};

/** Without serializers bunyan prints what is enumerable, under any key. */
const bunyanFactory: CallFacts = {
  returns: "bunyan.logger",
  errorKeys: { options: 0, always: [], standard: ["err"], serializers: "serializers", hidden: ["streams"] },
  carries: {
    options: 0,
    fields: "itself",
    unseen: [],
    settings: ["name", "level", "stream", "streams", "serializers", "src"],
  },
};

const bunyan: Library = {
  name: "bunyan",
  modules: ["bunyan"],
  exports: { createLogger: bunyanFactory, new: bunyanFactory },
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
    createLogger: {
      returns: "winston.logger",
      carries: { options: 0, fields: ["defaultMeta"], unseen: [] },
      redacts: { options: 0, by: "format" },
    },
    "loggers.get": { returns: "winston.logger" },
    "loggers.add": { returns: "winston.logger" },
  },
  values: { "": "winston.logger" },
  types: { Logger: "winston.logger" },
  kinds: {
    "winston.logger": {
      calls: {
        ...levelCalls(profiles.winston, "error warn info http verbose debug silly notice warning crit alert emerg"),
        log: levelArgument(profiles.winston),
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

const tslog: Library = {
  name: "tslog",
  modules: ["tslog"],
  exports: { "new Logger": { returns: "tslog.logger" } },
  types: { Logger: "tslog.logger" },
  kinds: {
    "tslog.logger": {
      calls: {
        ...levelCalls(profiles.tslog, "silly trace debug info warn error fatal"),
        getSubLogger: { returns: "tslog.logger" },
      },
    },
  },
};

const log4js: Library = {
  name: "log4js",
  modules: ["log4js"],
  exports: {
    getLogger: { returns: "log4js.logger" },
    configure: { returns: "log4js.host" },
  },
  types: { Logger: "log4js.logger", Log4js: "log4js.host" },
  kinds: {
    "log4js.host": { calls: { getLogger: { returns: "log4js.logger" } } },
    "log4js.logger": {
      calls: {
        ...levelCalls(profiles.log4js, "trace debug info warn error fatal mark:info"),
        log: levelArgument(profiles.log4js),
      },
    },
  },
};

const loglevel: Library = {
  name: "loglevel",
  modules: ["loglevel"],
  exports: { getLogger: { returns: "loglevel.logger" } },
  values: { "": "loglevel.logger" },
  types: { Logger: "loglevel.logger", RootLogger: "loglevel.logger" },
  kinds: { "loglevel.logger": { calls: levelCalls(profiles.loglevel, "trace debug log:debug info warn error") } },
};

const consola: Library = {
  name: "consola",
  modules: ["consola", "consola/basic", "consola/core", "consola/browser"],
  exports: {
    createConsola: { returns: "consola.logger" },
    "consola.withTag": { returns: "consola.logger" },
    "consola.create": { returns: "consola.logger" },
  },
  values: { "": "consola.logger", consola: "consola.logger" },
  types: { ConsolaInstance: "consola.logger", Consola: "consola.logger" },
  kinds: {
    "consola.logger": {
      calls: {
        ...levelCalls(
          profiles.consola,
          "trace verbose debug info log warn error fatal success:info fail:error ready:info start:info box:info",
        ),
        withTag: { returns: "consola.logger" },
        withScope: { returns: "consola.logger" },
        withDefaults: { returns: "consola.logger" },
        create: { returns: "consola.logger" },
      },
    },
  },
};

const logTape: Library = {
  name: "LogTape",
  modules: ["@logtape/logtape"],
  exports: { getLogger: { returns: "logtape.logger" } },
  types: { Logger: "logtape.logger" },
  kinds: {
    "logtape.logger": {
      calls: {
        ...levelCalls(profiles.logtape, "trace debug info warn warning error fatal"),
        with: { returns: "logtape.logger", bindings: 0 },
        getChild: { returns: "logtape.logger" },
      },
    },
  },
};

const roarr: Library = {
  name: "roarr",
  modules: ["roarr"],
  exports: {},
  values: { Roarr: "roarr.logger", "": "roarr.logger" },
  types: { Logger: "roarr.logger" },
  kinds: {
    "roarr.logger": {
      calls: {
        ...levelCalls(profiles.roarr, "trace debug info warn error fatal"),
        ...levelCalls(
          profiles.roarr,
          "traceOnce:trace debugOnce:debug infoOnce:info warnOnce:warn errorOnce:error fatalOnce:fatal",
        ),
        child: { returns: "roarr.logger", bindings: 0 },
      },
    },
  },
};

/** One record an object: `emit({ body, severityNumber, attributes })`. */
const openTelemetryLogs: Library = {
  name: "OpenTelemetry Logs",
  modules: ["@opentelemetry/api-logs", "@opentelemetry/sdk-logs"],
  exports: {
    "logs.getLogger": { returns: "otel.logger" },
    "logs.getLoggerProvider": { returns: "otel.loggers" },
    "new LoggerProvider": { returns: "otel.loggers" },
  },
  types: { Logger: "otel.logger", LoggerProvider: "otel.loggers" },
  kinds: {
    "otel.loggers": { calls: { getLogger: { returns: "otel.logger" } } },
    "otel.logger": {
      calls: { emit: { logs: { level: { property: "severityText" }, profile: profiles["otel-logs"] } } },
    },
  },
};

/** What OpenTelemetry says about itself. */
const openTelemetryDiagnostics: Library = {
  name: "OpenTelemetry diagnostics",
  modules: ["@opentelemetry/api"],
  exports: { "new DiagConsoleLogger": { returns: "otel.diag" } },
  values: { diag: "otel.diag" },
  types: { DiagLogger: "otel.diag", DiagAPI: "otel.diag" },
  kinds: {
    "otel.diag": {
      calls: {
        ...levelCalls(textFirst("OpenTelemetry diagnostics"), "verbose debug info warn error"),
        createComponentLogger: { returns: "otel.diag" },
      },
    },
  },
};

const npmlog: Library = {
  name: "npmlog",
  modules: ["npmlog"],
  exports: {},
  values: { "": "npmlog.logger" },
  types: { Logger: "npmlog.logger" },
  kinds: {
    "npmlog.logger": {
      calls: {
        ...levelCalls(profiles.npmlog, "silly verbose info http notice warn error timing:debug"),
        log: levelArgument(profiles.npmlog),
      },
    },
  },
};

const signale: Library = {
  name: "signale",
  modules: ["signale"],
  exports: { "new Signale": { returns: "signale.logger" } },
  values: { "": "signale.logger" },
  types: { Signale: "signale.logger" },
  kinds: {
    "signale.logger": {
      calls: {
        ...levelCalls(
          profiles.signale,
          "debug info log warn error fatal success:info start:info complete:info note:info pause:info pending:info star:info wait:info watch:info await:info fav:info",
        ),
        scope: { returns: "signale.logger" },
      },
    },
  },
};

/** `debug("namespace")` is a function that writes. */
const debug: Library = {
  name: "debug",
  modules: ["debug"],
  exports: { "": { returns: "debug.logger" }, debug: { returns: "debug.logger" } },
  types: { Debugger: "debug.logger", IDebugger: "debug.logger", "debug.Debugger": "debug.logger" },
  kinds: {
    "debug.logger": {
      calls: { extend: { returns: "debug.logger" } },
      called: { logs: { level: "debug", profile: profiles.debug } },
    },
  },
};

/** (message, ...anything), one logger a module. */
const matrixBridge: Library = {
  name: "matrix-appservice-bridge",
  modules: ["matrix-appservice-bridge"],
  exports: { "new Logger": { returns: "matrix.logger" } },
  types: { Logger: "matrix.logger" },
  kinds: { "matrix.logger": { calls: levelCalls(textFirst("matrix-appservice-bridge"), "debug info warn error") } },
};

export const loggerLibraries: readonly Library[] = [
  pino,
  pinoHttp,
  nestPino,
  fastify,
  bunyan,
  winston,
  nodeConsole,
  nestjs,
  tslog,
  log4js,
  loglevel,
  consola,
  logTape,
  roarr,
  openTelemetryLogs,
  openTelemetryDiagnostics,
  npmlog,
  signale,
  debug,
  matrixBridge,
  ...platformLoggers,
  generic,
];

const loggerKinds = loggerLibraries.flatMap(({ kinds }) => Object.values(kinds));

/** Every method by which some library logs. */
export const logMethods: Readonly<Record<string, true>> = Object.fromEntries(
  loggerKinds.flatMap(({ calls }) =>
    Object.entries(calls).flatMap(([method, { logs }]) => (logs ? [[method, true] as const] : [])),
  ),
);

/** Every method by which some library binds fields. */
export const bindingMethods: ReadonlySet<string> = new Set(
  loggerKinds.flatMap(({ calls }) => Object.keys(calls).filter((name) => calls[name]?.bindings !== undefined)),
);

/** The modules that make loggers which carry fields from their options on. */
export const carryingModules: ReadonlySet<string> = new Set(
  loggerLibraries
    .filter(({ exports }) => Object.values(exports).some(({ carries }) => carries !== undefined))
    .flatMap(({ modules }) => modules),
);
