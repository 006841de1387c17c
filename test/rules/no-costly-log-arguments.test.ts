import rule from "../../rules/no-costly-log-arguments.ts";
import { assertEverything, on, ruleTester } from "../rule-tester.ts";

const pino = 'import pino from "pino"; const log = pino();\n';
const hot = { instrumentation: { hotPaths: ["src/worker/**"] } };
const worker = "src/worker/run.ts";

const stringify = pino + 'log.debug({ body: JSON.stringify(body) }, "Sent");';
const mapped = pino + 'log.trace({ ids: jobs.map((job) => job.id) }, "Jobs");';
const awaited = pino + 'async () => log.debug({ size: await queue.size() }, "Queue");';
const template = pino + "log.debug(`Sent ${JSON.stringify(body)}`);";
const louder = pino + 'if (log.isLevelEnabled("info")) log.debug({ body: JSON.stringify(body) }, "Sent");';
const otherBranch =
  pino + 'if (log.isLevelEnabled("debug")) { run(); } else { log.debug({ body: JSON.stringify(body) }, "Sent"); }';
const denied = pino + 'if (!log.isLevelEnabled("debug")) log.debug({ body: JSON.stringify(body) }, "Sent");';
const feature = pino + 'if (config.search.enabled) log.debug({ body: JSON.stringify(body) }, "Sent");';
const looped = pino + 'for (const job of jobs) { log.info({ job }, "Job taken"); }';

const verbose =
  'import { createLogger } from "winston"; const log = createLogger();\n' +
  'log.verbose("Jobs", { ids: jobs.map((job) => job.id) });';
const setting = pino + 'if (debugSession) log.debug({ ids: jobs.map((job) => job.id) }, "Jobs");';

ruleTester.run("no-costly-log-arguments", rule, {
  assertionOptions: assertEverything,
  valid: [
    { name: "an empty file", code: "" },
    { name: "the value itself", code: pino + 'log.debug({ body }, "Sent");' },
    { name: "at info it is written anyway", code: stringify.replace("debug", "info") },
    { name: "cheap calls", code: pino + 'log.debug({ n: jobs.length, at: Date.now(), name: job.getName() }, "Jobs");' },
    {
      name: "a guard of the same level",
      code: pino + 'if (log.isLevelEnabled("debug")) log.debug({ b: JSON.stringify(b) }, "Sent");',
    },
    {
      name: "a guard of a more verbose level",
      code: pino + 'if (log.isLevelEnabled("trace")) log.debug({ b: JSON.stringify(b) }, "Sent");',
    },
    {
      name: "a guard by method",
      code: pino + 'if (log.isDebugEnabled()) log.debug({ b: JSON.stringify(b) }, "Sent");',
    },
    {
      name: "a guard before it",
      code:
        pino +
        'function f() { if (!log.isLevelEnabled("debug")) return; log.debug({ b: JSON.stringify(b) }, "Sent"); }',
    },
    {
      name: "a guard in a const",
      code: pino + 'const on = log.isLevelEnabled("debug"); if (on) log.debug({ b: JSON.stringify(b) }, "Sent");',
    },
    {
      name: "a setting that is asked before",
      code: pino + 'function f() { if (!this._verbose) return; log.debug({ b: JSON.stringify(b) }, "Sent"); }',
    },
    {
      name: "a setting around it",
      code: pino + 'if (options.debug) log.debug({ b: JSON.stringify(b) }, "Sent");',
    },
    {
      name: "a guard around the callback",
      code: pino + 'if (log.isLevelEnabled("debug")) all.forEach((b) => log.debug({ b: JSON.stringify(b) }, "Sent"));',
    },
    {
      name: "a guard that compares levels",
      code: pino + 'if (log.getLevel() <= 1) log.debug({ b: JSON.stringify(b) }, "Sent");',
    },
    { name: "a mapper of one thing", code: pino + 'log.debug({ user: mapper.map(user) }, "Read");' },
    { name: "bunyan's guard", code: pino + 'if (log.debug()) log.debug({ b: JSON.stringify(b) }, "Sent");' },
    {
      name: "a guard by operator",
      code: pino + 'log.isDebugEnabled() && log.debug({ b: JSON.stringify(b) }, "Sent");',
    },
    { name: "a guard by value", code: pino + 'if (log.levelVal <= 20) log.debug({ b: JSON.stringify(b) }, "Sent");' },
    { name: "built only when it is written", code: "logger.debug(() => `Sent ${JSON.stringify(body)}`);" },
    { name: "a level that only a run can tell", code: pino + 'log[level]({ b: JSON.stringify(b) }, "Sent");' },
    { name: "no logger", code: "ui.debug(JSON.stringify(body));" },
    { name: "a loop on a path that is not hot", code: looped, settings: hot, filename: "src/api/run.ts" },
    { name: "a loop, at debug", code: looped.replace("info", "debug"), settings: hot, filename: worker },
    {
      name: "behind the loop",
      code: pino + 'for (const job of jobs) { run(job); } log.info({ n }, "Jobs taken");',
      settings: hot,
      filename: worker,
    },
    {
      name: "a failure in a loop",
      code: pino + 'for (const job of jobs) { try { run(job); } catch (e) { log.error({ err: e }, "Job failed"); } }',
      settings: hot,
      filename: worker,
    },
    {
      name: "a function that is made in a loop",
      code: pino + 'for (const job of jobs) { job.on("end", () => log.info("Job ended")); }',
      settings: hot,
      filename: worker,
    },
  ],
  invalid: [
    {
      name: "the level is named as the logger calls it",
      code: verbose,
      errors: [
        on(verbose, "jobs.map((job) => job.id)", {
          messageId: "costlyArgument",
          data: { call: ".map(…)", level: "verbose" },
        }),
      ],
    },
    {
      name: "a thing that debug is only a word of",
      code: setting,
      errors: [
        on(setting, "jobs.map((job) => job.id)", {
          messageId: "costlyArgument",
          data: { call: ".map(…)", level: "debug" },
        }),
      ],
    },
    {
      name: "serialisation in a field",
      code: stringify,
      errors: [
        on(stringify, "JSON.stringify(body)", {
          messageId: "costlyText",
          data: { call: "JSON.stringify(…)", level: "debug" },
        }),
      ],
    },
    {
      name: "serialisation in the text",
      code: template,
      errors: [
        on(template, "JSON.stringify(body)", {
          messageId: "costlyText",
          data: { call: "JSON.stringify(…)", level: "debug" },
        }),
      ],
    },
    {
      name: "mapping",
      code: mapped,
      errors: [
        on(mapped, "jobs.map((job) => job.id)", {
          messageId: "costlyArgument",
          data: { call: ".map(…)", level: "trace" },
        }),
      ],
    },
    {
      name: "awaiting",
      code: awaited,
      errors: [on(awaited, "await queue.size()", { messageId: "awaitedArgument", data: { level: "debug" } })],
    },
    {
      name: "a guard of a quieter level is none",
      code: louder,
      errors: [
        on(louder, "JSON.stringify(body)", {
          messageId: "costlyText",
          data: { call: "JSON.stringify(…)", level: "debug" },
        }),
      ],
    },
    {
      name: "the other branch of a guard",
      code: otherBranch,
      errors: [
        on(otherBranch, "JSON.stringify(body)", {
          messageId: "costlyText",
          data: { call: "JSON.stringify(…)", level: "debug" },
        }),
      ],
    },
    {
      name: "a guard that is denied",
      code: denied,
      errors: [
        on(denied, "JSON.stringify(body)", {
          messageId: "costlyText",
          data: { call: "JSON.stringify(…)", level: "debug" },
        }),
      ],
    },
    {
      name: "something else that is enabled",
      code: feature,
      errors: [
        on(feature, "JSON.stringify(body)", {
          messageId: "costlyText",
          data: { call: "JSON.stringify(…)", level: "debug" },
        }),
      ],
    },
    {
      name: "a loop on a hot path",
      code: looped,
      settings: hot,
      filename: worker,
      errors: [on(looped, "log.info", { messageId: "loggedInHotLoop", data: { level: "info" } })],
    },
  ],
});
