import rule from "../../rules/no-dynamic-log-message.ts";
import { assertEverything, on, ruleTester } from "../rule-tester.ts";

const pino = 'import pino from "pino"; const log = pino();\n';
const logtape = 'import { getLogger } from "@logtape/logtape"; const log = getLogger("x");\n';

const variable = pino + "function f(kind: string) { run(kind); log.info({ a }, kind); }";
const called = pino + 'log.info({ a }, describe("job"));';
const member = pino + "log.error({ err }, err.message);";
const mixed = pino + 'log.info({ a }, ok ? "Done" : reason.text);';
const token = pino + 'log.info("%s", text);';
const brace = logtape + 'log.info("{text}", { text });';
const changed = pino + 'let text = "a"; text = describe(); log.info({ a }, text);';

const dynamic = (message: string) => ({ messageId: "dynamicMessage", data: { message } }) as const;

const chalk =
  'import chalk from "chalk"; import { red } from "./theme"; import { styleText } from "node:util";\n' + pino;
const painted = chalk + "log.info({ a }, chalk.red(reason.text));";
const theirs = chalk + 'log.info({ a }, red("Failed"));';
const repeated = pino + 'log.info("=".repeat(width));';
const elsewhere = pino + "function send({ message, id }) { deliver(id); log.debug(message); }";
const madeOfRun = pino + "const now = () => clock.text; log.info({ a }, now());";

ruleTester.run("no-dynamic-log-message", rule, {
  assertionOptions: assertEverything,
  valid: [
    {
      name: "colour around constant text",
      code:
        chalk +
        'log.warn({ a }, chalk.bold.red("Failed")); log.warn({ a }, chalk.hex("#f00")("Failed")); log.warn({ a }, styleText("red", "Failed")); log.warn({ a }, `${chalk.red("Failed")} to start`);',
    },
    {
      name: "a line made by repeating, and lines that are joined",
      code: pino + 'log.info("=".repeat(60)); const banner = ["=".repeat(9), "Ready"]; log.info(banner.join("\\n"));',
    },
    {
      name: "a function that writes constant messages is no logger, whatever it is called",
      code:
        pino +
        'function logError(source: string, err: Error) { log.debug({ source }, "Failed"); } logError(config.source, err);',
    },
    {
      name: "a function that is there to log takes its message by name",
      code: pino + "function sendDebugLog({ message, id }) { prepare(); log.debug({ id }, message); }",
    },
    { name: "an empty file", code: "" },
    { name: "a text", code: pino + 'log.info({ a }, "Job started");' },
    { name: "a text that is put together is the other rule's", code: pino + "log.info({ a }, `Job ${id}`);" },
    { name: "a constant", code: pino + 'const STARTED = "Job started"; log.info({ a }, STARTED);' },
    {
      name: "a constant of another file, by convention",
      code: pino + 'import { STARTED } from "./texts"; log.info({ a }, STARTED);',
    },
    { name: "a member of an enum", code: pino + 'enum M { Started = "Job started" } log.info({ a }, M.Started);' },
    { name: "any member of an enum", code: pino + 'enum M { Started = "Job started" } log.info({ a }, M[key]);' },
    {
      name: "any member of a constant object",
      code: pino + 'const M = { a: "A", b: "B" } as const; log.info({ a }, M[key]);',
    },
    { name: "any element of a constant list", code: pino + 'const M = ["A", "B"]; log.info({ a }, M[n]);' },
    {
      name: "a text with a constant of another file, by convention",
      code: pino + 'import { config } from "./config"; log.info(`Connected to ${config.REDIS_URL}`);',
    },
    {
      name: "a member of a frozen object",
      code: pino + 'const M = Object.freeze({ a: "A", b: "B" }); log.info({ a }, M.a);',
    },
    { name: "no message at all", code: pino + "log.info({ a }, undefined);" },
    {
      name: "what functions give that give always the same",
      code:
        pino +
        'const M = { done: () => "Job done" }; const late = () => "Job late"; function early() { return "Job early"; } log.info({ a }, M.done()); log.info({ a }, late()); log.info({ a }, early());',
    },
    { name: "a choice of constants", code: pino + 'log.info({ a }, ok ? "Hit" : "Miss");' },
    { name: "a default", code: pino + 'const M = { a: "A" }; log.info({ a }, M[key] ?? "Other");' },
    { name: "a union of literals", code: pino + 'function f(kind: "a" | "b") { run(kind); log.info({ a }, kind); }' },
    {
      name: "a name for such a union",
      code: pino + 'type Text = "a" | "b"; function f(kind: Text) { run(kind); log.info({ a }, kind); }',
    },
    {
      name: "a variable that is only given constants",
      code: pino + 'let text = "a"; if (late) text = "b"; log.info({ a }, text);',
    },
    { name: "a wrapper's callers answer for it", code: pino + "function info(message: string) { log.info(message); }" },
    { name: "an error alone is no message", code: pino + "try { run(); } catch (e) { log.error(e); }" },
    { name: "fields alone are no message", code: pino + "log.info({ a });" },
    { name: "a text and a token for a value", code: pino + 'log.info("Job %s", id);' },
    { name: "LogTape's own templates", code: logtape + "log.info`Job ${id}`;" },
    { name: "a text and a place for a value", code: logtape + 'log.info("Job {id}", { id });' },
    {
      name: "translations, where the standard allows them",
      code: pino + 'log.info({ a }, t("job.started"));',
      settings: { instrumentation: { message: { allowFrom: ["t"] } } },
    },
    {
      name: "a module of messages, where the standard allows it",
      code: pino + 'import { messages } from "../messages"; log.info({ a }, messages.started);',
      settings: { instrumentation: { message: { allowFrom: ["src/messages.ts"] } } },
    },
    {
      name: "levels whose text may change, by the standard",
      code: variable,
      settings: { instrumentation: { message: { levels: ["warn"] } } },
    },
    {
      name: "what is only built when it is written, by a logger of unknown make",
      code: 'import { logger } from "./logger";\nlogger.debug(() => describe());',
    },
    { name: "console is no logger", code: "console.log(text);" },
    { name: "no logger", code: "toast.error(text);" },
  ],
  invalid: [
    {
      name: "what a function of the file makes of what only a run can tell",
      code: madeOfRun,
      errors: [on(madeOfRun, "now()", dynamic("now()"))],
    },
    {
      name: "colour around what only a run can tell",
      code: painted,
      errors: [on(painted, "chalk.red(reason.text)", dynamic("chalk.red(reason.text)"))],
    },
    {
      name: "what a function of the project makes of constant text",
      code: theirs,
      errors: [on(theirs, 'red("Failed")', dynamic('red("Failed")'))],
    },
    {
      name: "a line repeated as often as a run says",
      code: repeated,
      errors: [on(repeated, '"=".repeat(width)', dynamic('"=".repeat(width)'))],
    },
    {
      name: "a function that does something else, and logs what it was given by name",
      code: elsewhere,
      errors: [on(elsewhere, "debug(message", dynamic("message"), "message")],
    },
    {
      name: "a parameter",
      code: variable,
      errors: [on(variable, "{ a }, kind", dynamic("kind"), "kind")],
    },
    {
      name: "what a function gives",
      code: called,
      errors: [on(called, 'describe("job")', dynamic('describe("job")'))],
    },
    { name: "an error's message", code: member, errors: [on(member, "err.message", dynamic("err.message"))] },
    {
      name: "a choice with something else",
      code: mixed,
      errors: [on(mixed, 'ok ? "Done" : reason.text', dynamic('ok ? "Done" : reason.text'))],
    },
    {
      name: "a variable that is given something else, too",
      code: changed,
      errors: [on(changed, "{ a }, text", dynamic("text"), "text")],
    },
    {
      name: "nothing but a token",
      code: token,
      errors: [on(token, '"%s"', { messageId: "placeholderMessage", data: { message: "%s" } })],
    },
    {
      name: "nothing but a place",
      code: brace,
      errors: [on(brace, '"{text}"', { messageId: "placeholderMessage", data: { message: "{text}" } })],
    },
  ],
});
