import rule from "../../rules/no-log-and-rethrow.ts";
import { assertEverything, on, ruleTester } from "../rule-tester.ts";

const pino = 'import pino from "pino"; const log = pino();\n';
const caught = (statements: string) => `${pino}try { run(); } catch (e) { ${statements} }`;

const thrown = caught('log.error({ err: e }, "Job failed"); throw e;');
const alias = caught('const err = e as Error; log.error({ err }, "Job failed"); throw err;');
const outer = caught('if (late) { log.warn({ err: e }, "Late"); } throw e;');
const next = pino + "run().catch((e) => { log.error(e); next(e); });";
const returned = pino + "run().catch((e) => { log.error(e); return Promise.reject(e); });";
const callback = pino + 'read(path, (err, data) => { if (err) { log.error({ err }, "No"); return callback(err); } });';

const exits = caught("if (busy) { process.exit(1); } log.error(e); throw e;");

const error = (line: string, name = "e") => ({ messageId: "loggedAndPassedOn", data: { error: name, line } }) as const;

const scheduled = pino + "schedule(async () => {\ntry { run(); } catch (e) { log.warn(e); throw e; } }, { every: 3 });";

ruleTester.run("no-log-and-rethrow", rule, {
  assertionOptions: assertEverything,
  valid: [
    { name: "an empty file", code: "" },
    { name: "logged and handled", code: caught('log.error({ err: e }, "Job failed");') },
    { name: "passed on without a log", code: caught("throw e;") },
    { name: "logged below warn", code: caught('log.debug({ err: e }, "Job failed"); throw e;') },
    {
      name: "a new error with this one as its cause",
      code: caught('log.error(e); throw new AppError("x", { cause: e });'),
    },
    { name: "another error", code: caught("log.error(e); throw other;") },
    {
      name: "thrown on another path",
      code: caught('if (late) { log.warn("Late"); return; } throw e;').replace("try", "function f() { try") + "}",
    },
    {
      name: "logged where the process ends",
      code: caught('if (busy) { log.error(e, "Port in use"); process.exit(1); } throw e;'),
    },
    { name: "thrown on some paths only", code: caught('log.warn({ err: e }, "Failed"); if (fatal) throw e;') },
    { name: "thrown before the log", code: caught("if (fatal) throw e; log.error(e);") },
    {
      name: "a loop that tries again",
      code:
        pino +
        'async function f() { for (;;) { try { return await run(); } catch (e) { log.warn({ err: e }, "Again"); if (last) { log.error("Gave up"); throw e; } } } }',
    },
    {
      name: "a callback that is called again where it throws",
      code: pino + "retry(async () => { try { run(); } catch (e) { log.warn(e); throw e; } });",
    },
    {
      name: "the same, by its options",
      code: pino + "attempt(async () => { try { run(); } catch (e) { log.warn(e); throw e; } }, { retries: 3 });",
    },
    { name: "a log that is about something else", code: caught('log.warn("Rolling back"); throw e;') },
    { name: "a log about another error", code: caught('log.error({ err: other }, "Cleaning up failed"); throw e;') },
    { name: "wrapped under the same name", code: caught('log.error({ err: e }, "Failed"); e = wrap(e); throw e;') },
    { name: "no logger", code: 'try { run(); } catch (e) { toast.error("Sorry"); throw e; }' },
    { name: "console is no logger", code: "try { run(); } catch (e) { console.error(e); throw e; }" },
    { name: "another level by option", code: caught("log.warn(e); throw e;"), options: [{ levels: ["error"] }] },
    { name: "a function that is called next and given something else", code: caught("log.error(e); next(job);") },
  ],
  invalid: [
    {
      name: "where the process goes on",
      code: exits,
      errors: [on(exits, "log.error", error("2"))],
    },
    { name: "a callback that is not called again", code: scheduled, errors: [on(scheduled, "log.warn", error("3"))] },
    { name: "logged and thrown", code: thrown, errors: [on(thrown, "log.error", error("2"))] },
    { name: "through a local", code: alias, errors: [on(alias, "log.error", error("2"))] },
    { name: "thrown further out", code: outer, errors: [on(outer, "log.warn", error("2"))] },
    { name: "handed to the next middleware", code: next, errors: [on(next, "log.error", error("2"))] },
    { name: "returned as a rejection", code: returned, errors: [on(returned, "log.error", error("2"))] },
    { name: "handed to a callback", code: callback, errors: [on(callback, "log.error", error("2", "err"))] },
  ],
});
