import rule from "../../rules/require-duration.ts";
import { assertEverything, on, ruleTester } from "../rule-tester.ts";

const pino = 'import pino from "pino"; const log = pino();\n';
/** A function that notes when it began. */
const timed = (clock: string, call: string) =>
  `${pino}async function f() { const start = ${clock}; await run(); ${call} }`;

const date = timed("Date.now()", 'log.info({ id }, "Job completed");');
const performance = timed("performance.now()", 'log.info("Job completed");');
const bigint = timed("process.hrtime.bigint()", 'log.info("Job completed");');
const pair = timed("process.hrtime()", 'log.info("Job completed");');
const object = timed("new Date()", 'log.info("Job completed");');
const callback = timed("Date.now()", 'run().then(() => { log.info("Job done"); });');
const snake = date;
const operation = pino + 'function f() { log.info({ operation: "sync" }, "Sync finished"); }';
const interpolated = timed("Date.now()", "log.info(`Job ${id} finished`);");
const success = timed("Date.now()", 'log.info("Successfully imported rows");');
const trailing = timed("Date.now()", 'log.info("Rows imported successfully");');
const counted =
  pino +
  'async function f() { const asked = Date.now(); await run(); observe(Date.now() - asked); log.info("Job completed"); }';
const before = pino + 'async function f() { const beforeRun = Date.now(); await run(); log.info("Job completed"); }';
const opaque = timed("Date.now()", 'logger.info("Job completed");');

const missing = { messageId: "missingDuration", data: { start: "start" } } as const;
const suggestion = (output: string, field = "durationMs") =>
  ({ suggestions: [{ messageId: "addDuration", data: { field }, output }] }) as const;

ruleTester.run("require-duration", rule, {
  assertionOptions: assertEverything,
  valid: [
    { name: "an empty file", code: "" },
    {
      name: "a duration",
      code: timed("Date.now()", 'log.info({ duration_ms: Date.now() - start }, "Job completed");'),
    },
    { name: "a duration by another name", code: timed("Date.now()", 'log.info({ elapsed }, "Job completed");') },
    {
      name: "a duration in the text",
      code: timed("Date.now()", "log.info(`Job completed in ${Date.now() - start} ms`);"),
    },
    { name: "the start itself", code: timed("Date.now()", 'log.info({ start }, "Job completed");') },
    { name: "nothing is finished", code: timed("Date.now()", 'log.info({ id }, "Job started");') },
    { name: "something is not finished", code: timed("Date.now()", 'log.info({ id }, "Job not finished yet");') },
    { name: "an order, not a report", code: timed("Date.now()", 'log.info("Complete the form first");') },
    { name: "below info", code: timed("Date.now()", 'log.debug({ id }, "Job completed");') },
    { name: "what is finished tells things apart", code: timed("Date.now()", 'log.info("Loading completed tasks");') },
    { name: "nothing was finished", code: timed("Date.now()", 'log.info("Nothing done");') },
    { name: "it failed to finish", code: timed("Date.now()", 'log.error("Sync failed to complete");') },
    {
      name: "the logger carries the duration",
      code: timed("Date.now()", 'log.child({ durationMs: 3 }).info("Job completed");'),
    },
    {
      name: "a duration among other measurements",
      code: timed("Date.now()", 'log.info({ job: { durationMs: 3 } }, "Job completed");'),
    },
    { name: "measurements that cannot be seen", code: timed("Date.now()", 'log.info({ metrics }, "Job completed");') },
    {
      name: "a handler that runs many times counts from its own start",
      code: timed("Date.now()", 'app.post("/jobs", async () => { await run(); log.info("Job completed"); });'),
    },
    {
      name: "a turn of a loop, too",
      code: timed("Date.now()", 'for (const job of jobs) { run(job); log.info("Job completed"); }'),
    },
    { name: "the name is taken", code: timed("Date.now()", 'run().then((start) => { log.info("Job completed"); });') },
    {
      name: "a day to look back to",
      code: pino + 'async function f() { const startOfDay = new Date(); log.info("Job completed"); }',
    },
    {
      name: "nobody noted when it began",
      code: pino + 'function f() { const now = Date.now(); log.info("Job completed"); }',
    },
    {
      name: "a time that something else is counted to",
      code: pino + 'function f() { const now = Date.now(); observe(now - asked); log.info("Job completed"); }',
    },
    { name: "unsuccessfully", code: timed("Date.now()", 'log.info("Unsuccessfully tried");') },
    {
      name: "a start that is set later",
      code: pino + 'function f() { log.info("Job completed"); const start = Date.now(); }',
    },
    { name: "a start of the whole process", code: pino + 'const start = Date.now(); log.info("Job completed");' },
    { name: "fields that cannot be seen", code: timed("Date.now()", 'log.info(fields, "Job completed");') },
    { name: "a spread among the fields", code: timed("Date.now()", 'log.info({ ...timings }, "Job completed");') },
    { name: "console is no logger", code: timed("Date.now()", 'console.info("Job completed");') },
    { name: "scripts are for people", code: date, filename: "scripts/a.ts" },
  ],
  invalid: [
    {
      name: "successfully, to begin with",
      code: success,
      errors: [
        on(success, "log.info", {
          messageId: "missingDuration",
          data: { start: "start" },
          ...suggestion(success.replace("log.info(", "log.info({ durationMs: Date.now() - start }, ")),
        }),
      ],
    },
    {
      name: "successfully, at the end",
      code: trailing,
      errors: [
        on(trailing, "log.info", {
          messageId: "missingDuration",
          data: { start: "start" },
          ...suggestion(trailing.replace("log.info(", "log.info({ durationMs: Date.now() - start }, ")),
        }),
      ],
    },
    {
      name: "a time that something is counted from, whatever it is called",
      code: counted,
      errors: [
        on(counted, "log.info", {
          messageId: "missingDuration",
          data: { start: "asked" },
          ...suggestion(counted.replace("log.info(", "log.info({ durationMs: Date.now() - asked }, ")),
        }),
      ],
    },
    {
      name: "the time before",
      code: before,
      errors: [
        on(before, "log.info", {
          messageId: "missingDuration",
          data: { start: "beforeRun" },
          ...suggestion(before.replace("log.info(", "log.info({ durationMs: Date.now() - beforeRun }, ")),
        }),
      ],
    },
    {
      name: "Date.now()",
      code: date,
      errors: [
        on(date, "log.info", {
          ...missing,
          ...suggestion(date.replace("{ id }", "{ id, durationMs: Date.now() - start }")),
        }),
      ],
    },
    {
      name: "the standard's case",
      code: snake,
      settings: { instrumentation: { fields: { case: "snake_case" } } },
      errors: [
        on(snake, "log.info", {
          ...missing,
          ...suggestion(snake.replace("{ id }", "{ id, duration_ms: Date.now() - start }"), "duration_ms"),
        }),
      ],
    },
    {
      name: "performance.now() counts parts of milliseconds",
      code: performance,
      errors: [
        on(performance, "log.info", {
          ...missing,
          ...suggestion(performance.replace('info("', 'info({ durationMs: Math.round(performance.now() - start) }, "')),
        }),
      ],
    },
    {
      name: "process.hrtime.bigint() counts nanoseconds",
      code: bigint,
      errors: [
        on(bigint, "log.info", {
          ...missing,
          ...suggestion(
            bigint.replace('info("', 'info({ durationMs: Number(process.hrtime.bigint() - start) / 1e6 }, "'),
          ),
        }),
      ],
    },
    { name: "process.hrtime() gives a pair: no suggestion", code: pair, errors: [on(pair, "log.info", missing)] },
    {
      name: "a date",
      code: object,
      errors: [
        on(object, "log.info", {
          ...missing,
          ...suggestion(object.replace('info("', 'info({ durationMs: Date.now() - start.getTime() }, "')),
        }),
      ],
    },
    {
      name: "in a callback",
      code: callback,
      errors: [
        on(callback, "log.info", {
          ...missing,
          ...suggestion(callback.replace('info("', 'info({ durationMs: Date.now() - start }, "')),
        }),
      ],
    },
    {
      name: "a text that is put together",
      code: interpolated,
      errors: [
        on(interpolated, "log.info", {
          ...missing,
          ...suggestion(interpolated.replace("info(`", "info({ durationMs: Date.now() - start }, `")),
        }),
      ],
    },
    { name: "a logger of unknown make gets no suggestion", code: opaque, errors: [on(opaque, "logger.info", missing)] },
    {
      name: "an operation without a start",
      code: operation,
      errors: [on(operation, "log.info", { messageId: "missingOperationDuration" })],
    },
  ],
});
