import rule from "../../rules/log-field-order.ts";
import { assertEverything, on, ruleTester } from "../rule-tester.ts";

const pino = 'import pino from "pino"; const log = pino();\n';
const winston = 'import { createLogger } from "winston"; const log = createLogger();\n';
const tasker = { instrumentation: { extends: "tasker" } };

const simple = pino + 'log.info({ duration_ms: 3, task_uuid }, "m");';
const correlation = pino + 'log.info({ task_uuid, correlation_id }, "m");';
const all =
  pino + 'log.error({ extra: 1, error, duration_ms: 2, operation: "x", task_uuid: id, correlation_id }, "m");';
const camel = pino + 'log.error({ err, userId }, "m");';
const lines = pino + 'log.info(\n  {\n    duration_ms: 3,\n    task_uuid,\n  },\n  "m",\n);';
const clock = pino + 'log.info({ duration_ms: Date.now() - start, task_uuid }, "m");';
const call = pino + 'log.info({ duration_ms: elapsed(), task_uuid: next() }, "m");';
const comment = pino + 'log.info({ duration_ms: 3, /* ours */ task_uuid }, "m");';
const meta = winston + 'log.info("m", { duration_ms: 3, task_uuid });';
const unknown = 'import { logger } from "./logger";\nlogger.info({ duration_ms: 3, task_uuid }, "m");';

const order = "correlation, entity, operation, measurement, error, other";
const late = (key: string, other: string) => ({ messageId: "wrongOrder", data: { key, other, order } }) as const;
const task = late("task_uuid", "duration_ms");

ruleTester.run("log-field-order", rule, {
  assertionOptions: assertEverything,
  valid: [
    { name: "an empty file", code: "" },
    { name: "without a standard any order will do", code: simple },
    {
      name: "the order of the standard",
      code: pino + 'log.error({ correlation_id, task_uuid, operation: "x", duration_ms: 2, error, extra: 1 }, "m");',
      settings: tasker,
    },
    { name: "one group in any order", code: pino + 'log.info({ step_uuid, task_uuid, a_id }, "m");', settings: tasker },
    {
      name: "fields stand where their names in this standard belong",
      code: pino + 'log.error({ correlationId, userId, id, retries: 1, durationMs: 2, err, extra: 1 }, "m");',
      settings: tasker,
    },
    {
      name: "a spread may have a reason",
      code: pino + 'log.info({ duration_ms: 3, ...base, task_uuid }, "m");',
      settings: tasker,
    },
    {
      name: "so may a computed key",
      code: pino + 'log.info({ duration_ms: 3, [key]: 1, task_uuid }, "m");',
      settings: tasker,
    },
    {
      name: "a lone object holds the message, too",
      code: winston + 'log.info({ message: "m", duration_ms: 3, task_uuid });',
      settings: tasker,
    },
    { name: "an object that is no record", code: "send({ duration_ms: 3, task_uuid });", settings: tasker },
    { name: "console is no logger", code: "console.log({ duration_ms: 3, task_uuid });", settings: tasker },
    { name: "other levels by option", code: simple, settings: tasker, options: [{ levels: ["error"] }] },
  ],
  invalid: [
    {
      name: "two fields",
      code: simple,
      settings: tasker,
      errors: [on(simple, "task_uuid", task)],
      output: simple.replace("duration_ms: 3, task_uuid", "task_uuid, duration_ms: 3"),
    },
    {
      name: "the correlation id comes first",
      code: correlation,
      settings: tasker,
      errors: [on(correlation, "correlation_id", late("correlation_id", "task_uuid"))],
      output: correlation.replace("task_uuid, correlation_id", "correlation_id, task_uuid"),
    },
    {
      name: "all groups",
      code: all,
      settings: tasker,
      errors: [on(all, "error,", late("error", "extra"), "error")],
      output:
        pino + 'log.error({ correlation_id, task_uuid: id, operation: "x", duration_ms: 2, error, extra: 1 }, "m");',
    },
    {
      name: "by their names in this standard, too",
      code: camel,
      settings: tasker,
      errors: [on(camel, "userId", late("userId", "err"))],
      output: camel.replace("err, userId", "userId, err"),
    },
    {
      name: "lines and commas stay where they are",
      code: lines,
      settings: tasker,
      errors: [on(lines, "task_uuid", task)],
      output: lines.replace("duration_ms: 3,\n    task_uuid", "task_uuid,\n    duration_ms: 3"),
    },
    {
      name: "reading the clock may move",
      code: clock,
      settings: tasker,
      errors: [on(clock, "task_uuid", task)],
      output: clock.replace("duration_ms: Date.now() - start, task_uuid", "task_uuid, duration_ms: Date.now() - start"),
    },
    {
      name: "calls may not: no fix",
      code: call,
      settings: tasker,
      errors: [on(call, "task_uuid: next()", task)],
      output: null,
    },
    {
      name: "a comment belongs to its field: no fix",
      code: comment,
      settings: tasker,
      errors: [on(comment, "task_uuid", task)],
      output: null,
    },
    {
      name: "winston's meta",
      code: meta,
      settings: tasker,
      errors: [on(meta, "task_uuid", task)],
      output: meta.replace("duration_ms: 3, task_uuid", "task_uuid, duration_ms: 3"),
    },
    {
      name: "order is the same whoever prints it",
      code: unknown,
      settings: tasker,
      errors: [on(unknown, "task_uuid", task)],
      output: unknown.replace("duration_ms: 3, task_uuid", "task_uuid, duration_ms: 3"),
    },
  ],
});
