import rule from "../../rules/require-error-context.ts";
import { assertEverything, on, ruleTester } from "../rule-tester.ts";

const pino = 'import pino from "pino"; const log = pino();\n';
const bunyan = 'import bunyan from "bunyan"; const log = bunyan.createLogger({ name: "x" });\n';
const serialised =
  'import bunyan from "bunyan"; const log = bunyan.createLogger({ name: "x", serializers: bunyan.stdSerializers });\n';
const winston = 'import { createLogger } from "winston"; const log = createLogger();\n';
const loglevel = 'import log from "loglevel";\n';

/** A `catch` around one statement. */
const caught = (statement: string, head = pino) => `${head}try { run(); } catch (e) { ${statement} }`;

const absent = caught('log.error("Job failed");');
const absentFields = caught('log.warn({ id }, "Job failed");');
const text = caught("log.error(`Job failed: ${e.message}`);");
const textField = caught('log.error({ reason: String(e) }, "Job failed");');
const textLocal = caught(
  'const reason = e instanceof Error ? e.message : String(e); log.error({ reason }, "Job failed");',
);
const textKey = caught('log.error({ err: e.message }, "Job failed");');
const anyError = caught("if (e instanceof Error) log.error(e.message);");
const helper = caught('log.error({ reason: getErrorMessage(e) }, "Job failed");');
const rejection = pino + 'run().catch((problem) => log.warn("Job failed"));';
const second = pino + 'run().then(done, (e) => { log.warn("Job failed"); });';
const callback = pino + 'read(path, (err, data) => { if (err) { log.error("Unreadable"); return; } use(data); });';
const callbackTest = pino + 'read(path, (err) => { if (err != null && !quiet) log.error("Unreadable"); });';
const event = pino + 'socket.on("error", (error) => log.error("Socket broke"));';
const uncaught = pino + 'process.on("uncaughtException", (error) => { log.fatal("Going down"); });';
const branch = caught('if (late) { log.error({ err: e }, "Late"); } else { log.warn("Failed"); }');
const two = caught('log.warn("Job failed"); if (last) log.error("Gave up");');
const unserialised = caught('log.error("Job failed");', bunyan);
const withSerialiser = caught('log.error("Job failed");', serialised);
const joined = caught('log.error("Job failed");', winston);
const joinedMeta = caught('log.error("Job failed", { id });', winston);
const printed = caught('log.error("Job failed");', loglevel);
const token = caught('log.error("Job %s failed");', loglevel);
const named = `import pino from "pino"; const log = pino({ errorKey: "error" });\ntry { run(); } catch (e) { log.error("Job failed"); }`;
const commented = caught('log.error(/* why */ "Job failed");');
const spreadFields = caught('log.error({ ...base }, "Job failed");');
const unknownLogger = 'import { logger } from "./logger";\ntry { run(); } catch (e) { logger.error("Job failed"); }';
const shadowed = caught('{ const e = other(); log.error({ err: e }, "Job failed"); }');
const loop = caught('for (const e of others) { log.error({ id }, "Job failed"); }');
const thisFirst = pino + 'run().catch(function (this: Job, e) { log.error("Job failed"); });';
const later = pino + 'client.on("stream_error", (id, error) => log.error("Stream broke"));';
const bare = caught('log.error({ err: e }, "Job failed");');
const bareAlone = caught("log.error(e);");
const bareFatal = pino + 'log.fatal({ err: new Error("x") }, "Going down");';
const single = winston + 'try { run(); } catch (e) { log.error({ at: "x", message: "Job failed" }); }';

const otherwise = caught(
  'if (e instanceof TimeoutError) { log.warn("Late"); } else { log.error({ id }, "Job failed"); }',
);
const kept = caught('if (isAbort(e)) return; log.error("Job failed");');
const inDefault = caught(
  'switch (e.code) { case "ENOENT": log.warn("No file"); break; default: log.error("Job failed"); }',
);
const maybeOther = caught(
  "let problem = unknownProblem(); if (e instanceof KnownError) problem = e; else log.error(`${id} ${e.message}`); log.error(`${id} ${problem.message}`);",
);

const missing = { messageId: "missingError", data: { error: "e", place: " as `err`" } } as const;
/** Where the logger has no key that is known to print an error whole. */
const missingAnywhere = { messageId: "missingError", data: { error: "e", place: "" } } as const;
const reduced = { messageId: "reducedError", data: { error: "e", place: " as `err`" } } as const;

ruleTester.run("require-error-context", rule, {
  assertionOptions: assertEverything,
  valid: [
    { name: "an empty file", code: "" },
    { name: "the error is under the library's key", code: caught('log.error({ err: e }, "Job failed");') },
    { name: "the error is the first argument", code: caught('log.error(e, "Job failed");') },
    { name: "the error stands alone", code: caught("log.error(e);") },
    { name: "the error is behind the text, which is for log-arguments to judge", code: caught('log.error("x", e);') },
    {
      name: "the error is in a local first",
      code: caught('const err = e as Error; log.error({ err }, "Job failed");'),
    },
    {
      name: "a local that makes an error of whatever was thrown",
      code: caught('const err = e instanceof Error ? e : new Error(String(e)); log.error({ err }, "Job failed");'),
    },
    {
      name: "an error that wraps it as its cause",
      code: caught('const wrapped = new AppError("x", { cause: e }); log.error({ err: wrapped }, "Job failed");'),
    },
    { name: "something derived from it", code: caught('log.error({ code: e.code }, "Job failed");') },
    { name: "text and code together", code: caught("log.error({ code: e.code }, `Job failed: ${e.message}`);") },
    { name: "its stack", code: caught('log.error({ stack: e.stack }, "Job failed");') },
    { name: "what a function makes of it", code: caught('log.error(describe(e), "Job failed");') },
    { name: "a variable that was given it", code: caught('let last; last = e; log.error({ last }, "Job failed");') },
    {
      name: "a variable that is given it in a branch",
      code: caught('let failure = other(); if (own) failure = e; log.error({ err: failure }, "Job failed");'),
    },
    {
      name: "an object that was given it",
      code: caught('const details = { id }; details.cause = e; log.error(details, "Job failed");'),
    },
    { name: "a spread may hold it", code: caught("log.error(...parts(e));") },
    { name: "the logger carries it", code: caught('const own = log.child({ err: e }); own.error("Job failed");') },
    { name: "a catch without a binding has nothing to pass", code: pino + 'try { run(); } catch { log.warn("No"); }' },
    {
      name: "a destructured binding is left alone",
      code: pino + 'try { run(); } catch ({ code }) { log.warn("No"); }',
    },
    { name: "an underscore says that nobody wants it", code: pino + 'try { run(); } catch (_e) { log.warn("No"); }' },
    { name: "levels below warn are nobody's business", code: caught('log.info("Job failed");') },
    { name: "a level that only a run can tell", code: caught('log[level]("Job failed");') },
    { name: "rethrown on that path", code: caught('log.error("Job failed"); throw e;') },
    { name: "rethrown wrapped", code: caught('log.error("Job failed"); throw new AppError("x", { cause: e });') },
    { name: "rethrown further out", code: caught('if (late) { log.error("Late"); } throw e;') },
    {
      name: "returned",
      code: caught('log.error("Job failed"); return { error: e };').replace("try", "function f() { try") + "}",
    },
    { name: "kept", code: caught('log.warn("Job failed"); this.failure = e;') },
    { name: "reported", code: caught('Sentry.captureException(e); log.error("Job failed");') },
    { name: "handed to a callback", code: caught('log.warn("Job failed"); callback(e);') },
    {
      name: "logged whole by the line before",
      code: caught('log.error({ err: e }, "Job failed"); log.warn("Going on");'),
    },
    {
      name: "a branch for one kind of error",
      code:
        caught('if (e.code === "ENOENT") { log.warn("No file"); return; }').replace("try", "function f() { try") + "}",
    },
    {
      name: "a branch for one kind, held in a local",
      code: caught('const isLate = isTimeout(e); if (isLate) log.warn("Late");'),
    },
    { name: "a branch for one class", code: caught('if (e instanceof Timeout) log.warn("Late");') },
    {
      name: "a branch for one class that says its message",
      code: caught("if (e instanceof Timeout) log.warn(e.message);"),
    },
    {
      name: "behind the way out of all other errors",
      code: caught('if (!isMissing(e)) throw e; log.warn("Nothing there, making a new one");'),
    },
    { name: "a detail in the text", code: caught("log.error(`Job failed: ${e.code}`);") },
    { name: "a function inside runs at another time", code: caught('later(() => { log.warn("Late"); });') },
    {
      name: "the guarded block is not the handling",
      code: pino + 'try { log.warn("x"); } catch (e) { log.error(e); }',
    },
    {
      name: "what is left when other kinds have gone is one kind",
      code: caught('if (!isAbort(e)) throw e; log.warn("Aborted");'),
    },
    {
      name: "a branch for all kinds but one, and that one",
      code: caught('if (e.code !== "ENOENT") throw e; else log.warn("No file");'),
    },
    {
      name: "every branch before has logged the error",
      code: caught(
        'if (quiet) { log.info({ err: e }, "Failed"); } else { log.error({ err: e }, "Failed"); } log.warn("Giving up");',
      ),
    },
    {
      name: "a callback's branch for one kind of error",
      code:
        pino +
        'read(path, (err, data) => { if (err && err.code === "ENOENT") { log.warn("No file, going on"); return; } });',
    },
    {
      name: "an event of the DOM is no error",
      code: pino + 'source.addEventListener("error", (event) => log.warn("Cut"));',
    },
    {
      name: "an event that brings more than its error",
      code: pino + 'client.on("stream_error", (id, error) => log.error({ err: error }, "Stream broke"));',
    },
    { name: "reported behind void", code: caught('void Sentry.captureException(e); log.error("Job failed");') },
    {
      name: "reported where there is a tracker",
      code: caught('tracker && tracker.report(e); log.error("Job failed");'),
    },
    {
      name: "handed to an effect",
      code: pino + 'function* f() { try { run(); } catch (e) { log.error("Job failed"); yield put(failed(e)); } }',
    },
    { name: "no error at hand", code: pino + 'log.error("Job failed");' },
    {
      name: "a callback's branch without an error",
      code: pino + 'read(path, (err, data) => { if (!err) log.warn("Odd"); });',
    },
    {
      name: "an error-like first parameter of a function that is not passed on",
      code: pino + 'function f(err) { if (err) log.warn("Odd"); }',
    },
    { name: "an event without an error", code: pino + 'socket.on("close", (code) => log.warn("Closed"));' },
    { name: "console is no logger", code: 'try { run(); } catch (e) { console.error("Job failed"); }' },
    { name: "a toast is no logger", code: 'try { run(); } catch (e) { toast.error("Sorry"); }' },
    {
      name: "other levels by option",
      code: caught('log.warn("Job failed");'),
      options: [{ levels: ["error"], fields: false }],
    },
    {
      name: "a wrapper's callers answer for it",
      code: pino + "function fail(message, e) { try { run(); } catch (e) { log.error(message); } }",
    },
    {
      name: "a second field",
      code: caught('log.error({ err: e, id }, "Job failed");'),
      options: [{ levels: ["error"], fields: true }],
    },
    {
      name: "fields in the logger",
      code: caught('log.child({ id }).error({ err: e }, "Job failed");'),
      options: [{ levels: ["error"], fields: true }],
    },
    {
      name: "fields may come in a spread",
      code: caught('log.error({ err: e, ...base }, "Job failed");'),
      options: [{ levels: ["error"], fields: true }],
    },
    {
      name: "a warning needs no second field",
      code: caught('log.warn({ err: e }, "Job failed");'),
      options: [{ levels: ["error"], fields: true }],
    },
    {
      name: "no error, no second field",
      code: pino + 'log.error("Job failed");',
      options: [{ levels: ["error"], fields: true }],
    },
  ],
  invalid: [
    {
      name: "the error is absent",
      code: absent,
      errors: [on(absent, "log.error", missing)],
      output: absent.replace('error("Job', 'error({ err: e }, "Job'),
    },
    {
      name: "the error is absent from the fields",
      code: absentFields,
      errors: [on(absentFields, "log.warn", missing)],
      output: absentFields.replace("{ id }", "{ id, err: e }"),
    },
    {
      name: "only its message, in the text",
      code: text,
      errors: [on(text, "`Job failed: ${e.message}`", reduced)],
      output: text.replace("error(`", "error({ err: e }, `"),
    },
    {
      name: "only its text, in a field",
      code: textField,
      errors: [on(textField, "{ reason: String(e) }", reduced)],
      output: textField.replace("String(e) }", "String(e), err: e }"),
    },
    {
      name: "only its text, through a local",
      code: textLocal,
      errors: [on(textLocal, "{ reason }", reduced)],
      output: textLocal.replace("{ reason }", "{ reason, err: e }"),
    },
    {
      name: "the branch for all other kinds",
      code: otherwise,
      errors: [on(otherwise, "log.error", missing)],
    },
    {
      name: "what goes on when one kind has gone",
      code: kept,
      errors: [on(kept, "log.error", missing)],
      output: kept.replace('error("', 'error({ err: e }, "'),
    },
    {
      name: "the default of a switch over kinds",
      code: inDefault,
      errors: [on(inDefault, "log.error", missing)],
    },
    {
      name: "the log that surely has the error, not the one that may have another",
      code: maybeOther,
      errors: [on(maybeOther, "`${id} ${e.message}`", reduced)],
    },
    {
      name: "that it is an Error narrows nothing down",
      code: anyError,
      errors: [on(anyError, "e.message", reduced)],
      output: anyError.replace("error(e", "error({ err: e }, e"),
    },
    {
      name: "only its message, in the error's own place: no fix",
      code: textKey,
      errors: [on(textKey, "{ err: e.message }", reduced)],
      output: null,
    },
    {
      name: "only what a function that is named for messages makes of it",
      code: helper,
      errors: [on(helper, "{ reason: getErrorMessage(e) }", reduced)],
      output: helper.replace("(e) }", "(e), err: e }"),
    },
    {
      name: "a rejection",
      code: rejection,
      errors: [on(rejection, "log.warn", { ...missing, data: { error: "problem", place: " as `err`" } })],
      output: rejection.replace('warn("', 'warn({ err: problem }, "'),
    },
    {
      name: "the second argument of then",
      code: second,
      errors: [on(second, "log.warn", missing)],
      output: second.replace('warn("', 'warn({ err: e }, "'),
    },
    {
      name: "the error branch of a callback",
      code: callback,
      errors: [on(callback, "log.error", { ...missing, data: { error: "err", place: " as `err`" } })],
      output: callback.replace('error("', 'error({ err }, "'),
    },
    {
      name: "the error branch of a callback, tested otherwise",
      code: callbackTest,
      errors: [on(callbackTest, "log.error", { ...missing, data: { error: "err", place: " as `err`" } })],
      output: callbackTest.replace('error("', 'error({ err }, "'),
    },
    {
      name: "an error event",
      code: event,
      errors: [on(event, "log.error", { ...missing, data: { error: "error", place: " as `err`" } })],
      output: event.replace('error("Socket', 'error({ err: error }, "Socket'),
    },
    {
      name: "an uncaught exception",
      code: uncaught,
      errors: [on(uncaught, "log.fatal", { ...missing, data: { error: "error", place: " as `err`" } })],
      output: uncaught.replace('fatal("', 'fatal({ err: error }, "'),
    },
    {
      name: "a log in one branch does not cover the other, and two logs get no fix",
      code: branch,
      errors: [on(branch, "log.warn", missing)],
      output: null,
    },
    {
      name: "two logs that both lose it get no fix",
      code: two,
      errors: [on(two, "log.warn", missing), on(two, "log.error", missing)],
      output: null,
    },
    {
      name: "bunyan without serializers would print it as {}: no fix",
      code: unserialised,
      errors: [on(unserialised, "log.error", missingAnywhere)],
      output: null,
    },
    {
      name: "bunyan with its own serializers",
      code: withSerialiser,
      errors: [on(withSerialiser, "log.error", missing)],
      output: withSerialiser.replace('error("', 'error({ err: e }, "'),
    },
    {
      name: "winston joins it with the text: a suggestion",
      code: joined,
      errors: [
        on(joined, "log.error", {
          ...missingAnywhere,
          suggestions: [
            { messageId: "addError", data: { error: "e" }, output: joined.replace('failed"', 'failed", e') },
          ],
        }),
      ],
      output: null,
    },
    {
      name: "winston drops a second object: no suggestion",
      code: joinedMeta,
      errors: [on(joinedMeta, "log.error", missingAnywhere)],
      output: null,
    },
    {
      name: "one object with the message",
      code: single,
      errors: [on(single, "log.error", missingAnywhere)],
      output: null,
    },
    {
      name: "loglevel prints it behind the text",
      code: printed,
      errors: [on(printed, "log.error", missingAnywhere)],
      output: printed.replace('failed"', 'failed", e'),
    },
    {
      name: "a token would take it: no fix",
      code: token,
      errors: [on(token, "log.error", missingAnywhere)],
      output: null,
    },
    {
      name: "the standard's key, where the logger prints errors under it",
      code: named,
      settings: { instrumentation: { fields: { errorKey: "error" } } },
      errors: [on(named, "log.error", { ...missing, data: { error: "e", place: " as `error`" } })],
      output: named.replace('error("Job', 'error({ error: e }, "Job'),
    },
    {
      name: "the library's key, where the logger does not print errors under the standard's",
      code: absent,
      settings: { instrumentation: { fields: { errorKey: "error" } } },
      errors: [on(absent, "log.error", missing)],
      output: absent.replace('error("Job', 'error({ err: e }, "Job'),
    },
    {
      name: "a comment would be moved about: no fix",
      code: commented,
      errors: [on(commented, "log.error", missing)],
      output: null,
    },
    {
      name: "a spread may hold the key already: no fix",
      code: spreadFields,
      errors: [on(spreadFields, "log.error", missing)],
      output: null,
    },
    {
      name: "a logger of unknown make gets no fix",
      code: unknownLogger,
      errors: [on(unknownLogger, "logger.error", missingAnywhere)],
      output: null,
    },
    {
      name: "another thing of the same name",
      code: shadowed,
      errors: [on(shadowed, "log.error", missing)],
      output: null,
    },
    {
      name: "the name is taken at the call: no fix",
      code: loop,
      errors: [on(loop, "log.error", missing)],
      output: null,
    },
    {
      name: "`this` is no parameter",
      code: thisFirst,
      errors: [on(thisFirst, "log.error", missing)],
      output: thisFirst.replace('error("Job', 'error({ err: e }, "Job'),
    },
    {
      name: "the error of an event that brings more",
      code: later,
      errors: [on(later, "log.error", { ...missing, data: { error: "error", place: " as `err`" } })],
      output: later.replace('error("Stream', 'error({ err: error }, "Stream'),
    },
    {
      name: "an error and nothing else",
      code: bare,
      options: [{ levels: ["warn", "error", "fatal"], fields: true }],
      errors: [on(bare, "log.error", { messageId: "missingFields" })],
      output: null,
    },
    {
      name: "an error alone",
      code: bareAlone,
      options: [{ levels: ["warn", "error", "fatal"], fields: true }],
      errors: [on(bareAlone, "log.error", { messageId: "missingFields" })],
      output: null,
    },
    {
      name: "an error and nothing else, outside a catch",
      code: bareFatal,
      options: [{ levels: ["warn", "error", "fatal"], fields: true }],
      errors: [on(bareFatal, "log.fatal", { messageId: "missingFields" })],
      output: null,
    },
  ],
});
