import rule from "../../rules/log-arguments.ts";
import { assertEverything, on, ruleTester } from "../rule-tester.ts";

const pino = 'import pino from "pino"; const log = pino();\n';
const received = 'import type { Logger } from "pino"; function f(log: Logger) {\n';
const bunyan = 'import bunyan from "bunyan"; const log = bunyan.createLogger({ name: "x" });\n';
const serialised =
  'import bunyan from "bunyan"; const log = bunyan.createLogger({ name: "x", serializers: bunyan.stdSerializers });\n';
const winston = 'import { createLogger } from "winston"; const log = createLogger();\n';
const roarr = 'import { Roarr as log } from "roarr";\n';
const logtape = 'import { getLogger } from "@logtape/logtape"; const log = getLogger("x");\n';
const named = (options: string) => `import pino from "pino"; const log = pino(${options});\n`;

const swapped = pino + 'log.info("Job started", { id });';
const constant = pino + 'const details = { id }; log.info("Job started", details);';
const error = pino + 'try { run(); } catch (e) { log.error("Job failed", e); }';
const plain = pino + "log.debug(`hash=${hash}`, hash);";
const both = pino + 'try { run(); } catch (e) { log.info("Job failed", e, { id }); }';
const third = pino + 'try { run(); } catch (e) { log.error(e, "Job failed", { id }); }';
const surplus = pino + 'log.info("Job %s", id, { queue });';
const missing = pino + 'log.info("Job %s of %s", id);';
const empty = pino + 'log.info({}, "Ready");';
const emptyText = pino + "log.info({}, `Ready ${port}`);";
const moving = pino + "log.info(`Job ${next()}`, { id: take() });";
const commented = pino + 'log.info("Job started", /* ours */ { id });';
const bunyanObject = bunyan + 'log.info("Job started", { id });';
const bunyanError = bunyan + 'try { run(); } catch (e) { log.error("Job failed", e); }';
const bunyanSerialised = serialised + 'try { run(); } catch (e) { log.error("Job failed", e); }';
const winstonOrder = winston + 'log.info({ id }, "Job started");';
const winstonMessage = winston + 'log.info({ message: "x" }, "Job started");';
const winstonLevel = winston + 'log.log("info", { id }, "Job started");';
const receivedOrder = received + 'log.info("Job started", { id }); }';
const parentheses = pino + 'log.info(("Job started"), { id });';
const parenthesesBehind = pino + 'log.info("Job started", ({ id }));';
const reads = pino + "log.info(`Took ${queue.shift()}`, { left: queue.length });";
const emptyObject = pino + "log.info({}, body);";
const logtapeOrder = logtape + 'log.info({ id }, "Job started");';
const roarrObject = roarr + 'log.info("Job started", { id });';
const sentry = 'import * as Sentry from "@sentry/node";\n';
const sentryError = sentry + 'try { run(); } catch (e) { Sentry.logger.error("Job failed", { error: e }); }';
const sentryBehind = sentry + 'try { run(); } catch (reason) { Sentry.logger.error("Job failed", reason); }';
const firebaseError =
  'import { error } from "firebase-functions/logger";\ntry { run(); } catch (e) { error("Job failed", { error: e }); }';
const roarrError = roarr + 'try { run(); } catch (e) { log.error({ error: e }, "Job failed"); }';
const errorKey = pino + 'try { run(); } catch (error) { log.error({ error }, "Job failed"); }';
const errorPair = pino + 'try { run(); } catch (e) { log.error({ cause: e, id }, "Job failed"); }';
const errorTaken = pino + 'try { run(); } catch (e) { log.error({ err: x, cause: e }, "Job failed"); }';
const errorList = pino + 'try { run(); } catch (e) { log.error({ errors: [e] }, "Job failed"); }';
const child = pino + 'const own = log.child({ a }); try { run(); } catch (e) { own.error({ error: e }, "x"); }';
const bunyanKey = bunyan + 'try { run(); } catch (e) { log.error({ err: e }, "Job failed"); }';

const dropped = (argument: string, library = "pino") =>
  ({ messageId: "droppedArgument", data: { library, argument: `\`${argument}\`` } }) as const;
const asText = (argument: string) =>
  ({ messageId: "textArgument", data: { library: "bunyan", argument: `\`${argument}\`` } }) as const;
const emptied = (key: string) =>
  ({ messageId: "emptyError", data: { library: "pino", key, errorKey: "err" } }) as const;

ruleTester.run("log-arguments", rule, {
  assertionOptions: assertEverything,
  valid: [
    {
      name: "Sentry prints what fields say of an error",
      code: sentry + 'try { run(); } catch (e) { Sentry.logger.error("Job failed", { reason: e.message }); }',
    },
    {
      name: "Sentry takes a template of its own",
      code: sentry + "Sentry.logger.info(Sentry.logger.fmt`Job ${id} started`, { queue });",
    },
    {
      name: "Firebase joins an error with the message",
      code: 'import * as logger from "firebase-functions/logger"; try { run(); } catch (e) { logger.error("Job failed", e); }',
    },
    {
      name: "Powertools prints an error under any key",
      code: 'import { Logger } from "@aws-lambda-powertools/logger"; const log = new Logger(); try { run(); } catch (e) { log.error("Job failed", { cause: e }); }',
    },
    { name: "an empty file", code: "" },
    { name: "pino: fields first", code: pino + 'log.info({ id }, "Job started");' },
    { name: "pino: an error first", code: pino + 'log.error(err, "Job failed");' },
    { name: "pino: a token takes the object", code: pino + 'log.info("got %j", body);' },
    { name: "pino: two tokens, two arguments, in a template", code: pino + "log.info(`${at} got %s and %s`, a, b);" },
    {
      name: "pino: a token in a constant that the message begins with",
      code: pino + 'const low = "Too low (%s)."; log.info(`${id} ${low} Limit: %s`, transaction, limit);',
    },
    {
      name: "pino: tokens, and a part that may hold more of them",
      code: pino + "log.info(`${describe(id)} Limit: %s`, transaction, limit);",
    },
    { name: "pino: a percent sign is no token", code: pino + 'log.info("100%% done", ); log.info("50% done");' },
    { name: "pino: a message that cannot be read may hold tokens", code: pino + "log.info(text, body);" },
    { name: "pino: a spread may hold anything", code: pino + 'log.info("Job", ...rest);' },
    {
      name: "pino: an error under its key",
      code: pino + 'try { run(); } catch (err) { log.error({ err }, "Job failed"); }',
    },
    {
      name: "pino: a text that is called an error",
      code: pino + 'const error = "late"; log.error({ error }, "Job failed");',
    },
    {
      name: "pino: what an error says",
      code: pino + 'try { run(); } catch (e) { log.error({ error: e.message }, "x"); }',
    },
    {
      name: "pino: the error's key is chosen",
      code: named('{ errorKey: "error" }') + 'try { run(); } catch (error) { log.error({ error }, "x"); }',
    },
    {
      name: "pino: a serializer for the key",
      code:
        named("{ serializers: { error: pino.stdSerializers.err } }") +
        'try { run(); } catch (error) { log.error({ error }, "x"); }',
    },
    {
      name: "pino: options that cannot be seen",
      code: named("options") + 'try { run(); } catch (error) { log.error({ error }, "x"); }',
    },
    {
      name: "pino: options with a spread",
      code: named("{ ...base }") + 'try { run(); } catch (error) { log.error({ error }, "x"); }',
    },
    {
      name: "pino: formatters may print it",
      code: named("{ formatters: { log: whole } }") + 'try { run(); } catch (error) { log.error({ error }, "x"); }',
    },
    {
      name: "pino: a logger from elsewhere",
      code: received + 'try { run(); } catch (error) { log.error({ error }, "x"); } }',
    },
    {
      name: "pino: a child with options of its own",
      code:
        pino +
        'const own = log.child({}, { serializers }); try { run(); } catch (error) { own.error({ error }, "x"); }',
    },
    { name: "bunyan: a further plain value is kept in the text", code: bunyan + 'log.info("Job", id);' },
    {
      name: "bunyan: an error under its key, serialised",
      code: serialised + 'try { run(); } catch (err) { log.error({ err }, "x"); }',
    },
    {
      name: "bunyan: a child with serializers of its own",
      code:
        bunyan +
        "const own = log.child({ serializers: { error: whole } }); try { run(); } catch (error) { own.error({ error }, 'x'); }",
    },
    {
      name: "winston: a level in front that is an object",
      code: winston + 'log.log({ level: "info", id }, "Job started");',
    },
    { name: "winston: message first", code: winston + 'log.info("Job started", { id });' },
    {
      name: "winston: an error behind the message",
      code: winston + 'try { run(); } catch (e) { log.error("Job failed", e); }',
    },
    {
      name: "winston: formats may print errors anywhere",
      code: winston + 'try { run(); } catch (error) { log.error("x", { error }); }',
    },
    { name: "LogTape: message first", code: logtape + 'log.info("Job {id}", { id });' },
    { name: "console prints everything", code: 'console.log("Job", { id }, err); console.log({ id }, "Job");' },
    {
      name: "an own logger has its own order",
      code: 'class Log { debug(m: string, c: object, e?: Error) {} info(m: string, c: object, e?: Error) {} error(m: string, c: object, e?: Error) {} } new Log().error("x", { id }, err);',
    },
    {
      name: "a logger of unknown make",
      code: 'import { logger } from "./logger"; logger.info("Job started", { id });',
    },
    { name: "no logger", code: 'toast.error("Sorry", { id });' },
    { name: "other levels by option", code: swapped, options: [{ levels: ["error"] }] },
  ],
  invalid: [
    {
      name: "pino drops an object behind the message",
      code: swapped,
      errors: [on(swapped, "{ id }", dropped("{ id }"))],
      output: pino + 'log.info({ id }, "Job started");',
    },
    {
      name: "pino drops an object that a const holds",
      code: constant,
      errors: [on(constant, 'started", details', dropped("details"), "details")],
      output: pino + 'const details = { id }; log.info(details, "Job started");',
    },
    {
      name: "pino drops an error behind the message",
      code: error,
      errors: [on(error, 'failed", e', dropped("e"), "e")],
      output: pino + 'try { run(); } catch (e) { log.error({ err: e }, "Job failed"); }',
    },
    {
      name: "pino drops a plain value behind the message",
      code: plain,
      errors: [on(plain, ", hash", dropped("hash"), "hash")],
      output: null,
    },
    {
      name: "two losses and one place for them: no fix",
      code: both,
      errors: [
        on(
          both,
          'failed", e, { id }',
          { messageId: "droppedArgument", data: { library: "pino", argument: "`e` and `{ id }`" } },
          "e, { id }",
        ),
      ],
      output: null,
    },
    {
      name: "pino drops a third argument",
      code: third,
      errors: [on(third, "{ id }", dropped("{ id }"))],
      output: null,
    },
    {
      name: "more arguments than tokens: no fix",
      code: surplus,
      errors: [on(surplus, "{ queue }", dropped("{ queue }"))],
      output: null,
    },
    {
      name: "fewer arguments than tokens",
      code: missing,
      errors: [on(missing, '"Job %s of %s"', { messageId: "missingArgument", data: { token: "%s", library: "pino" } })],
      output: null,
    },
    {
      name: "an empty object to please the signature",
      code: empty,
      errors: [on(empty, "{}", { messageId: "emptyFields", data: { library: "pino" } })],
      output: pino + 'log.info("Ready");',
    },
    {
      name: "an empty object before a text that is put together",
      code: emptyText,
      errors: [on(emptyText, "{}", { messageId: "emptyFields", data: { library: "pino" } })],
      output: pino + "log.info(`Ready ${port}`);",
    },
    {
      name: "two calls whose order would change: no fix",
      code: moving,
      errors: [on(moving, "{ id: take() }", dropped("{ id: take() }"))],
      output: null,
    },
    {
      name: "a comment would be lost: no fix",
      code: commented,
      errors: [on(commented, "{ id }", dropped("{ id }"))],
      output: null,
    },
    {
      name: "a hook in options that cannot be seen may take it: a suggestion",
      code: receivedOrder,
      errors: [
        on(receivedOrder, "{ id }", {
          ...dropped("{ id }"),
          suggestions: [
            {
              messageId: "mendArguments",
              data: { library: "pino" },
              output: received + 'log.info({ id }, "Job started"); }',
            },
          ],
        }),
      ],
      output: null,
    },
    {
      name: "parentheses around the message would be torn apart: no fix",
      code: parentheses,
      errors: [on(parentheses, "{ id }", dropped("{ id }"))],
      output: null,
    },
    {
      name: "parentheses around the object would be torn apart: no fix",
      code: parenthesesBehind,
      errors: [on(parenthesesBehind, "{ id }", dropped("{ id }"))],
      output: null,
    },
    {
      name: "one side reads what the other changes: no fix",
      code: reads,
      errors: [on(reads, "{ left: queue.length }", dropped("{ left: queue.length }"))],
      output: null,
    },
    {
      name: "an empty object before something that may be no text: no fix",
      code: emptyObject,
      errors: [on(emptyObject, "{}", { messageId: "emptyFields", data: { library: "pino" } })],
      output: null,
    },
    {
      name: "winston behind a level",
      code: winstonLevel,
      errors: [
        on(winstonLevel, '"Job started"', {
          messageId: "lostMessage",
          data: { library: "winston", argument: '"Job started"' },
        }),
      ],
      output: winston + 'log.log("info", "Job started", { id });',
    },
    {
      name: "bunyan keeps an object as text only",
      code: bunyanObject,
      errors: [on(bunyanObject, "{ id }", asText("{ id }"))],
      output: bunyan + 'log.info({ id }, "Job started");',
    },
    {
      name: "bunyan without serializers would print the error as {}: no fix",
      code: bunyanError,
      errors: [on(bunyanError, 'failed", e', asText("e"), "e")],
      output: null,
    },
    {
      name: "bunyan with serializers",
      code: bunyanSerialised,
      errors: [on(bunyanSerialised, 'failed", e', asText("e"), "e")],
      output: serialised + 'try { run(); } catch (e) { log.error({ err: e }, "Job failed"); }',
    },
    {
      name: "bunyan without serializers prints {} under any key",
      code: bunyanKey,
      errors: [on(bunyanKey, "err: e", { messageId: "unserialisedError", data: { key: "err" } })],
      output: null,
    },
    {
      name: "winston takes the first argument for the message",
      code: winstonOrder,
      errors: [
        on(winstonOrder, '"Job started"', {
          messageId: "lostMessage",
          data: { library: "winston", argument: '"Job started"' },
        }),
      ],
      output: winston + 'log.info("Job started", { id });',
    },
    {
      name: "winston has a message already: no fix",
      code: winstonMessage,
      errors: [
        on(winstonMessage, '"Job started"', {
          messageId: "lostMessage",
          data: { library: "winston", argument: '"Job started"' },
        }),
      ],
      output: null,
    },
    {
      name: "LogTape takes the first argument for the message",
      code: logtapeOrder,
      errors: [
        on(logtapeOrder, '"Job started"', {
          messageId: "lostMessage",
          data: { library: "LogTape", argument: '"Job started"' },
        }),
      ],
      output: logtape + 'log.info("Job started", { id });',
    },
    {
      name: "roarr drops an object behind the message",
      code: roarrObject,
      errors: [on(roarrObject, "{ id }", dropped("{ id }", "roarr"))],
      output: roarr + 'log.info({ id }, "Job started");',
    },
    {
      name: "roarr never prints errors",
      code: roarrError,
      errors: [on(roarrError, "error: e", { messageId: "unprintableError", data: { library: "roarr", key: "error" } })],
      output: null,
    },
    {
      name: "Sentry never prints errors",
      code: sentryError,
      errors: [
        on(sentryError, "error: e", { messageId: "unprintableError", data: { library: "Sentry", key: "error" } }),
      ],
      output: null,
    },
    {
      name: "Sentry drops an error behind the message",
      code: sentryBehind,
      errors: [
        on(
          sentryBehind,
          '"Job failed", reason',
          { messageId: "droppedError", data: { library: "Sentry", argument: "`reason`" } },
          "reason",
        ),
      ],
      output: null,
    },
    {
      name: "Firebase never prints errors",
      code: firebaseError,
      errors: [
        on(firebaseError, "error: e", { messageId: "unprintableError", data: { library: "Firebase", key: "error" } }),
      ],
      output: null,
    },
    {
      name: "pino prints an error under another key as {}",
      code: errorKey,
      errors: [on(errorKey, "{ error }", emptied("error"), "error")],
      output: pino + 'try { run(); } catch (error) { log.error({ err: error }, "Job failed"); }',
    },
    {
      name: "pino prints an error under another key as {}, beside other fields",
      code: errorPair,
      errors: [on(errorPair, "cause: e", emptied("cause"))],
      output: errorPair.replace("cause: e", "err: e"),
    },
    {
      name: "the error's key is taken: no fix",
      code: errorTaken,
      errors: [on(errorTaken, "cause: e", emptied("cause"))],
      output: null,
    },
    {
      name: "a list of errors: no fix",
      code: errorList,
      errors: [on(errorList, "errors: [e]", emptied("errors"))],
      output: null,
    },
    {
      name: "a child prints as its parent does",
      code: child,
      errors: [on(child, "error: e", emptied("error"))],
      output: child.replace("error: e", "err: e"),
    },
    {
      name: "what the standard calls the error is for the logger to print: no fix",
      code: errorKey,
      settings: { instrumentation: { fields: { errorKey: "error" } } },
      errors: [on(errorKey, "{ error }", { messageId: "unserialisedError", data: { key: "error" } }, "error")],
      output: null,
    },
  ],
});
