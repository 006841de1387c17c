import rule from "../../rules/no-interpolated-log-message.ts";
import { assertEverything, on, ruleTester } from "../rule-tester.ts";

const pino = 'import pino from "pino"; const log = pino();\n';
const winston = 'import { createLogger } from "winston"; const log = createLogger();\n';
const bunyan = 'import bunyan from "bunyan"; const log = bunyan.createLogger({ name: "x" });\n';
const nest = 'import { Logger } from "@nestjs/common"; const log = new Logger("X");\n';

const template = pino + "log.info(`Job ${jobId} started`);";
const concatenation = pino + 'log.info("Job " + jobId + " started");';
const withFields = pino + "log.warn({ queue }, `Job ${job.id} was retried`);";
const trailing = pino + "log.info(`Connected to ${host}`);";
const cased = pino + "log.info(`Task ${taskUuid} created`);";
const meta = winston + "log.info(`Job ${jobId} started`);";
const metaWithFields = winston + "log.info(`Job ${jobId} started`, { queue });";
const single = winston + "log.info({ at: 'x', message: `Job ${jobId} started` });";
const bunyanCall = bunyan + "log.info(`Job ${jobId} started`);";
const nestCall = nest + "log.log(`Job ${jobId} started`);";
const unknown = 'import { logger } from "./logger";\nlogger.info(`Job ${jobId} started`);';
const errorText = pino + "log.error(`Job failed: ${err.message}`);";
const unknownConst = 'import { logger } from "./logger";\nconst text = `Job ${jobId} started`;\nlogger.info(text);';
const byDefault = pino + 'function f(queue = "mail") { log.info(`Queue ${queue} drained`); }';
const errorName = pino + "log.error(`Redis failed: ${redisError}`);";
const gathered = pino + "const ids = []; for (const one of all) ids.push(one); log.info(`Fetching ${ids}`);";
const withConstant = pino + 'const PREFIX = "Poller:"; log.info(`${PREFIX} Tag ${tag} added`);';
const ownerless = pino + "log.info(`Skipped ${ctx.url}`);";
const unit = pino + "log.info(`Job took ${elapsed}ms`);";
const dangling = pino + "log.info(`Copied from ${source} in total`);";
const collision = pino + "log.info({ jobId: 1 }, `Job ${jobId} started`);";
const spread = pino + "log.info({ ...rest }, `Job ${jobId} started`);";
const commented = pino + "log.info(/* why */ `Job ${jobId} started`);";
const tokens = pino + "log.info(`Job ${jobId} took %d ms`, elapsed);";
const awaited = pino + "async () => log.info(`Job ${await name()} started`);";
const throughConst = pino + "const text = `Job ${jobId} started`;\nlog.info(text);";
const concat = pino + 'log.info("Job ".concat(jobId));';
const joined = pino + 'log.info(["Job", jobId].join(" "));';
const format = 'import util from "node:util"; ' + pino + 'log.info(util.format("Job %s", jobId));';
const computedAccess = pino + 'log["warn"](`Job ${jobId} failed`);';
const optionalCall = pino + "log?.info(`Job ${jobId} failed`);";
const ownField =
  'import { Logger } from "pino"; class A { constructor(private readonly log: Logger) {} run(id: string) {\nthis.log.info(`Run ${id}`); } }';
const boundKey = pino + "const child = log.child({ jobId: 1 }); child.info(`Job ${jobId} started`);";
const repeated = pino + "log.info(`Copied ${file.name} to ${file.name}`);";
const printf = pino + 'log.info("Job %s started", jobId);';
const lazy = 'import { logger } from "./logger";\nlogger.debug(() => `Job ${jobId} started`);';
const detached = winston + "const { warn } = log; warn(`Job ${jobId} failed`);";

const many = pino + "log.info(`Sent ${mail} and ${copy} to ${user}, ${queue}`);";
const present = pino + "log.info({ jobId }, `Job ${jobId} done by ${worker}`);";
const filled = pino + 'const lines = ["Failed"]; lines.push(reason); log.info(`Job: ${lines.join(", ")}`);';
const turns = pino + 'for (const queue of ["mail", "push"]) log.info(`Draining ${queue}`);';

/** One value that changes a message. */
const changing = (value: string) => ({ values: `\`${value}\``, fields: "the value as a field" });

ruleTester.run("no-interpolated-log-message", rule, {
  assertionOptions: assertEverything,
  valid: [
    { name: "an empty file", code: "" },
    { name: "constant text is what the rule asks for", code: pino + 'log.info({ jobId }, "Job started");' },
    { name: "a template without expressions is constant", code: pino + "log.info(`Job started`);" },
    { name: "a concatenation of literals is constant", code: pino + 'log.info("Job " + "started");' },
    {
      name: "a constant in a template is constant",
      code: pino + 'const NAME = "mailer"; log.info(`Queue ${NAME} drained`);',
    },
    {
      name: "an enum member in a template is constant",
      code: pino + 'enum Q { Mail = "mail" } log.info(`Queue ${Q.Mail} drained`);',
    },
    {
      name: "a member of a constant object is constant",
      code: pino + 'const M = { started: "started" } as const; log.info(`Job ${M.started}`);',
    },
    { name: "a choice of constants is constant", code: pino + 'log.info(`Cache ${ok ? "hit" : "miss"}`);' },
    {
      name: "an import in capitals is constant by convention",
      code: pino + 'import { VERSION } from "./version"; log.info("v" + VERSION);',
    },
    {
      name: "a list that is written down is constant",
      code: pino + 'const KINDS = ["a", "b"]; log.info(`Kinds ${KINDS}`);',
    },
    { name: "the name of a class is constant", code: pino + "class Job {} log.info(`${Job.name} started`);" },
    { name: "Math.log is no logger", code: "Math.log(a + b);" },
    { name: "a toast is no logger", code: "toast.error(`Could not save ${name}`);" },
    { name: "a response is no logger", code: "res.error(`bad ${x}`);" },
    { name: "a dialog ends like a log and is none", code: "dialog.info(`Delete ${name}?`); catalog.info(`x ${y}`);" },
    {
      name: "a prompt for people is no telemetry",
      code: 'import { log } from "@clack/prompts"; log.info(`Project ${name}`);',
    },
    { name: "the console is a logger only where the standard says so", code: "console.log(`Job ${jobId}`);" },
    {
      name: "a shadowed name is judged by what it is",
      code: pino + "function draw(log: CanvasRenderingContext2D) { log.info2(`x ${y}`); }",
    },
    {
      name: "interpolation outside the message slot is a value",
      code: pino + "log.info({ key: `job:${jobId}` }, 'Job started');",
    },
    {
      name: "a level that the option leaves out",
      code: pino + "log.debug(`Job ${jobId}`);",
      options: [{ levels: ["warn", "error"], printf: false }],
    },
    {
      name: "a level that the standard leaves out",
      code: pino + "log.debug(`Job ${jobId}`);",
      settings: { instrumentation: { message: { levels: ["warn", "error"] } } },
    },
    {
      name: "a level only known at run time is no level of the option",
      code: pino + "log[level](`Job ${jobId}`);",
      options: [{ levels: ["warn"], printf: false }],
    },
    { name: "printf tokens are constant text by default", code: printf },
    { name: "a number added to a number is no text", code: pino + "log.info({ total: a + b }, 'Sum');" },
  ],
  invalid: [
    {
      name: "a template moves its value into the fields",
      code: template,
      errors: [
        on(template, "`Job ${jobId} started`", {
          messageId: "interpolatedMessage",
          data: changing("jobId"),
          suggestions: [
            {
              messageId: "moveToFields",
              data: { fields: "`jobId`" },
              output: pino + 'log.info({ jobId }, "Job started");',
            },
          ],
        }),
      ],
    },
    {
      name: "a list that is filled before it is logged",
      code: gathered,
      errors: [
        on(gathered, "`Fetching ${ids}`", {
          messageId: "interpolatedMessage",
          data: changing("ids"),
          suggestions: [
            {
              messageId: "moveToFields",
              data: { fields: "`ids`" },
              output: gathered.replace("`Fetching ${ids}`", '{ ids }, "Fetching"'),
            },
          ],
        }),
      ],
    },
    {
      name: "of many values the message names the first ones",
      code: many,
      errors: [
        on(many, "`Sent ${mail} and ${copy} to ${user}, ${queue}`", {
          messageId: "interpolatedMessage",
          data: { values: "`mail`, `copy` and 2 more", fields: "the values as fields" },
          suggestions: [
            {
              messageId: "moveToFields",
              data: { fields: "`mail`, `copy`, `user` and `queue`" },
              output: many.replace(
                "`Sent ${mail} and ${copy} to ${user}, ${queue}`",
                '{ mail, copy, user, queue }, "Sent"',
              ),
            },
          ],
        }),
      ],
    },
    {
      name: "what is a field already only leaves the text",
      code: present,
      errors: [
        on(present, "`Job ${jobId} done by ${worker}`", {
          messageId: "interpolatedMessage",
          data: { values: "`jobId` and `worker`", fields: "the values as fields" },
          suggestions: [
            {
              messageId: "moveToFields",
              data: { fields: "`worker`" },
              output: pino + 'log.info({ jobId, worker }, "Job done");',
            },
          ],
        }),
      ],
    },
    {
      name: "a list that is filled later is no constant",
      code: filled,
      errors: [
        on(filled, '`Job: ${lines.join(", ")}`', {
          messageId: "interpolatedMessage",
          data: changing('lines.join(", ")'),
        }),
      ],
    },
    {
      name: "each turn of a loop is another text, also over a closed list",
      code: turns,
      errors: [
        on(turns, "`Draining ${queue}`", {
          messageId: "interpolatedMessage",
          data: changing("queue"),
          suggestions: [
            {
              messageId: "moveToFields",
              data: { fields: "`queue`" },
              output: turns.replace("`Draining ${queue}`", '{ queue }, "Draining"'),
            },
          ],
        }),
      ],
    },
    {
      name: "a concatenation is interpolation",
      code: concatenation,
      errors: [
        on(concatenation, '"Job " + jobId + " started"', {
          messageId: "interpolatedMessage",
          data: changing("jobId"),
          suggestions: [
            {
              messageId: "moveToFields",
              data: { fields: "`jobId`" },
              output: pino + 'log.info({ jobId }, "Job started");',
            },
          ],
        }),
      ],
    },
    {
      name: "values join the fields that are there, and a generic noun takes its owner along",
      code: withFields,
      errors: [
        on(withFields, "`Job ${job.id} was retried`", {
          messageId: "interpolatedMessage",
          data: changing("job.id"),
          suggestions: [
            {
              messageId: "moveToFields",
              data: { fields: "`jobId`" },
              output: pino + 'log.warn({ queue, jobId: job.id }, "Job was retried");',
            },
          ],
        }),
      ],
    },
    {
      name: "a preposition without its value goes as well",
      code: trailing,
      errors: [
        on(trailing, "`Connected to ${host}`", {
          messageId: "interpolatedMessage",
          data: changing("host"),
          suggestions: [
            {
              messageId: "moveToFields",
              data: { fields: "`host`" },
              output: pino + 'log.info({ host }, "Connected");',
            },
          ],
        }),
      ],
    },
    {
      name: "field names follow the case of the standard",
      code: cased,
      settings: { instrumentation: { fields: { case: "snake_case" } } },
      errors: [
        on(cased, "`Task ${taskUuid} created`", {
          messageId: "interpolatedMessage",
          data: changing("taskUuid"),
          suggestions: [
            {
              messageId: "moveToFields",
              data: { fields: "`task_uuid`" },
              output: pino + 'log.info({ task_uuid: taskUuid }, "Task created");',
            },
          ],
        }),
      ],
    },
    {
      name: "winston takes the fields behind the message",
      code: meta,
      errors: [
        on(meta, "`Job ${jobId} started`", {
          messageId: "interpolatedMessage",
          data: changing("jobId"),
          suggestions: [
            {
              messageId: "moveToFields",
              data: { fields: "`jobId`" },
              output: winston + 'log.info("Job started", { jobId });',
            },
          ],
        }),
      ],
    },
    {
      name: "winston's fields are added to",
      code: metaWithFields,
      errors: [
        on(metaWithFields, "`Job ${jobId} started`", {
          messageId: "interpolatedMessage",
          data: changing("jobId"),
          suggestions: [
            {
              messageId: "moveToFields",
              data: { fields: "`jobId`" },
              output: winston + 'log.info("Job started", { queue, jobId });',
            },
          ],
        }),
      ],
    },
    {
      name: "the message property of a lone object is the message",
      code: single,
      errors: [
        on(single, "`Job ${jobId} started`", {
          messageId: "interpolatedMessage",
          data: changing("jobId"),
          suggestions: [
            {
              messageId: "moveToFields",
              data: { fields: "`jobId`" },
              output: winston + "log.info({ at: 'x', message: \"Job started\", jobId });",
            },
          ],
        }),
      ],
    },
    {
      name: "bunyan takes the fields first",
      code: bunyanCall,
      errors: [
        on(bunyanCall, "`Job ${jobId} started`", {
          messageId: "interpolatedMessage",
          data: changing("jobId"),
          suggestions: [
            {
              messageId: "moveToFields",
              data: { fields: "`jobId`" },
              output: bunyan + 'log.info({ jobId }, "Job started");',
            },
          ],
        }),
      ],
    },
    {
      name: "NestJS' logger has no place for fields",
      code: nestCall,
      errors: [on(nestCall, "`Job ${jobId} started`", { messageId: "interpolatedMessage", data: changing("jobId") })],
    },
    {
      name: "an unknown signature is never rewritten",
      code: unknown,
      errors: [on(unknown, "`Job ${jobId} started`", { messageId: "interpolatedMessage", data: changing("jobId") })],
    },
    {
      name: "an error has a slot of its own",
      code: errorText,
      errors: [
        on(errorText, "`Job failed: ${err.message}`", {
          messageId: "interpolatedMessage",
          data: changing("err.message"),
        }),
      ],
    },
    {
      name: "a local constant is followed without a signature, too",
      code: unknownConst,
      errors: [
        { messageId: "interpolatedMessage", data: changing("jobId"), line: 3, column: 13, endLine: 3, endColumn: 17 },
      ],
    },
    {
      name: "the default of a parameter is not all that it can be",
      code: byDefault,
      errors: [
        on(byDefault, "`Queue ${queue} drained`", {
          messageId: "interpolatedMessage",
          data: changing("queue"),
          suggestions: [
            {
              messageId: "moveToFields",
              data: { fields: "`queue`" },
              output: byDefault.replace("`Queue ${queue} drained`", '{ queue }, "Queue drained"'),
            },
          ],
        }),
      ],
    },
    {
      name: "a value that is called an error would be printed as an empty object",
      code: errorName,
      errors: [
        on(errorName, "`Redis failed: ${redisError}`", {
          messageId: "interpolatedMessage",
          data: changing("redisError"),
        }),
      ],
    },
    {
      name: "a constant would no longer follow its declaration",
      code: withConstant,
      errors: [
        on(withConstant, "`${PREFIX} Tag ${tag} added`", { messageId: "interpolatedMessage", data: changing("tag") }),
      ],
    },
    {
      name: "a context is no owner that says anything",
      code: ownerless,
      errors: [
        on(ownerless, "`Skipped ${ctx.url}`", {
          messageId: "interpolatedMessage",
          data: changing("ctx.url"),
          suggestions: [
            {
              messageId: "moveToFields",
              data: { fields: "`url`" },
              output: pino + 'log.info({ url: ctx.url }, "Skipped");',
            },
          ],
        }),
      ],
    },
    {
      name: "a unit would lose its number",
      code: unit,
      errors: [on(unit, "`Job took ${elapsed}ms`", { messageId: "interpolatedMessage", data: changing("elapsed") })],
    },
    {
      name: "of two prepositions the first goes with its value",
      code: dangling,
      errors: [
        on(dangling, "`Copied from ${source} in total`", {
          messageId: "interpolatedMessage",
          data: changing("source"),
          suggestions: [
            {
              messageId: "moveToFields",
              data: { fields: "`source`" },
              output: pino + 'log.info({ source }, "Copied in total");',
            },
          ],
        }),
      ],
    },
    {
      name: "a field of that name is there",
      code: collision,
      errors: [on(collision, "`Job ${jobId} started`", { messageId: "interpolatedMessage", data: changing("jobId") })],
    },
    {
      name: "a spread may hold a field of that name",
      code: spread,
      errors: [on(spread, "`Job ${jobId} started`", { messageId: "interpolatedMessage", data: changing("jobId") })],
    },
    {
      name: "the child carries a field of that name",
      code: boundKey,
      errors: [on(boundKey, "`Job ${jobId} started`", { messageId: "interpolatedMessage", data: changing("jobId") })],
    },
    {
      name: "a comment would be lost",
      code: commented,
      errors: [on(commented, "`Job ${jobId} started`", { messageId: "interpolatedMessage", data: changing("jobId") })],
    },
    {
      name: "printf arguments depend on the text",
      code: tokens,
      errors: [on(tokens, "`Job ${jobId} took %d ms`", { messageId: "interpolatedMessage", data: changing("jobId") })],
    },
    {
      name: "what has effects stays where it is",
      code: awaited,
      errors: [
        on(awaited, "`Job ${await name()} started`", {
          messageId: "interpolatedMessage",
          data: changing("await name()"),
        }),
      ],
    },
    {
      name: "a local constant that holds the text is followed",
      code: throughConst,
      errors: [
        { messageId: "interpolatedMessage", data: changing("jobId"), line: 3, column: 10, endLine: 3, endColumn: 14 },
      ],
    },
    {
      name: "concat builds a text",
      code: concat,
      errors: [on(concat, '"Job ".concat(jobId)', { messageId: "interpolatedMessage", data: changing("jobId") })],
    },
    {
      name: "join builds a text",
      code: joined,
      errors: [on(joined, '["Job", jobId].join(" ")', { messageId: "interpolatedMessage", data: changing("jobId") })],
    },
    {
      name: "util.format builds a text",
      code: format,
      errors: [
        on(format, 'util.format("Job %s", jobId)', { messageId: "interpolatedMessage", data: changing("jobId") }),
      ],
    },
    {
      name: "a computed level method",
      code: computedAccess,
      errors: [
        on(computedAccess, "`Job ${jobId} failed`", {
          messageId: "interpolatedMessage",
          data: changing("jobId"),
          suggestions: [
            {
              messageId: "moveToFields",
              data: { fields: "`jobId`" },
              output: pino + 'log["warn"]({ jobId }, "Job failed");',
            },
          ],
        }),
      ],
    },
    {
      name: "an optional call",
      code: optionalCall,
      errors: [
        on(optionalCall, "`Job ${jobId} failed`", {
          messageId: "interpolatedMessage",
          data: changing("jobId"),
          suggestions: [
            {
              messageId: "moveToFields",
              data: { fields: "`jobId`" },
              output: pino + 'log?.info({ jobId }, "Job failed");',
            },
          ],
        }),
      ],
    },
    {
      name: "a declared type is evidence",
      code: ownField,
      errors: [
        on(ownField, "`Run ${id}`", {
          messageId: "interpolatedMessage",
          data: changing("id"),
          suggestions: [
            {
              messageId: "moveToFields",
              data: { fields: "`id`" },
              output: ownField.replace("`Run ${id}`", '{ id }, "Run"'),
            },
          ],
        }),
      ],
    },
    {
      name: "a value that occurs twice is one field",
      code: repeated,
      errors: [
        on(repeated, "`Copied ${file.name} to ${file.name}`", {
          messageId: "interpolatedMessage",
          data: changing("file.name"),
          suggestions: [
            {
              messageId: "moveToFields",
              data: { fields: "`fileName`" },
              output: pino + 'log.info({ fileName: file.name }, "Copied");',
            },
          ],
        }),
      ],
    },
    {
      name: "a lazy message",
      code: lazy,
      errors: [on(lazy, "() => `Job ${jobId} started`", { messageId: "interpolatedMessage", data: changing("jobId") })],
    },
    {
      name: "a detached level method",
      code: detached,
      errors: [
        on(detached, "`Job ${jobId} failed`", {
          messageId: "interpolatedMessage",
          data: changing("jobId"),
          suggestions: [
            {
              messageId: "moveToFields",
              data: { fields: "`jobId`" },
              output: winston + 'const { warn } = log; warn("Job failed", { jobId });',
            },
          ],
        }),
      ],
    },
    {
      name: "printf tokens with the option",
      code: printf,
      options: [{ printf: true }],
      errors: [on(printf, '"Job %s started"', { messageId: "formattedMessage", data: { value: "%s" } })],
    },
    {
      name: "the console, where the standard lists it",
      code: "console.log(`Job ${jobId} started`);",
      settings: { instrumentation: { loggers: [{ name: "console", profile: "console" }] } },
      errors: [
        on("console.log(`Job ${jobId} started`);", "`Job ${jobId} started`", {
          messageId: "interpolatedMessage",
          data: changing("jobId"),
          suggestions: [
            {
              messageId: "moveToFields",
              data: { fields: "`jobId`" },
              output: 'console.log("Job started", { jobId });',
            },
          ],
        }),
      ],
    },
    {
      name: "a wrapper that the standard declares by argument position",
      code: "logSchema.info(logger, `Job ${jobId}`, { a: 1 });",
      settings: { instrumentation: { loggers: [{ callee: "logSchema.*", level: "method", message: 1, fields: 2 }] } },
      errors: [
        on("logSchema.info(logger, `Job ${jobId}`, { a: 1 });", "`Job ${jobId}`", {
          messageId: "interpolatedMessage",
          data: changing("jobId"),
          suggestions: [
            {
              messageId: "moveToFields",
              data: { fields: "`jobId`" },
              output: 'logSchema.info(logger, "Job", { a: 1, jobId });',
            },
          ],
        }),
      ],
    },
  ],
});
