import rule from "../../rules/log-message-style.ts";
import { assertEverything, on, ruleTester } from "../rule-tester.ts";

const pino = 'import pino from "pino"; const log = pino();\n';
const winston = 'import { createLogger } from "winston"; const log = createLogger();\n';
const tasker = { instrumentation: { extends: "tasker" } };

const stop = pino + 'log.info({ a }, "Job started.");';
const single = pino + "log.info({ a }, 'Job started.');";
const template = pino + "log.info(`Job ${id} on ${host} started.`);";
const escaped = pino + 'log.info({ a }, "Job \\"x\\" started.");';
const two = pino + 'log.info({ a }, "🚀 job started.");';
const long = pino + 'log.info("One two three four five six seven eight nine ten eleven");';
const object = winston + 'log.info({ message: "Job started." });';
const empty = pino + 'log.info({ a }, "");';
const unknown = 'import { logger } from "./logger";\nlogger.info("Successfully connected");';
const prefix = pino + 'log.info("[Worker] Job started");';

ruleTester.run("log-message-style", rule, {
  assertionOptions: assertEverything,
  valid: [
    { name: "an empty file", code: "" },
    { name: "without a standard any wording will do", code: stop },
    { name: "the wording of the standard", code: pino + 'log.info({ a }, "Job started");', settings: tasker },
    {
      name: "what is not written in the call",
      code: pino + 'const TEXT = "job started."; log.info(TEXT);',
      settings: tasker,
    },
    {
      name: "a wrapper's callers answer for it",
      code: pino + "function info(message) { log.info(`[worker] ${message}`); }",
      settings: tasker,
    },
    { name: "console is no logger", code: 'console.log("job started.");', settings: tasker },
    { name: "no logger", code: 'toast.info("Saved.");', settings: tasker },
    { name: "other levels by option", code: stop, settings: tasker, options: [{ levels: ["error"] }] },
  ],
  invalid: [
    {
      name: "a full stop",
      code: stop,
      settings: tasker,
      errors: [on(stop, '"Job started."', { messageId: "endPunctuation", data: { part: ".", most: "10" } })],
      output: stop.replace("started.", "started"),
    },
    {
      name: "quotes stay what they are",
      code: single,
      settings: tasker,
      errors: [on(single, "'Job started.'", { messageId: "endPunctuation", data: { part: ".", most: "10" } })],
      output: single.replace("started.", "started"),
    },
    {
      name: "values stay where they are",
      code: template,
      settings: tasker,
      errors: [
        on(template, "`Job ${id} on ${host} started.`", {
          messageId: "endPunctuation",
          data: { part: ".", most: "10" },
        }),
      ],
      output: template.replace("started.", "started"),
    },
    {
      name: "escapes are left alone: no fix",
      code: escaped,
      settings: tasker,
      errors: [on(escaped, '"Job \\"x\\" started."', { messageId: "endPunctuation", data: { part: ".", most: "10" } })],
      output: null,
    },
    {
      name: "one thing after the other",
      code: two,
      settings: tasker,
      errors: [
        on(two, '"🚀 job started."', { messageId: "emoji", data: { part: "🚀", most: "10" } }),
        on(two, '"🚀 job started."', { messageId: "endPunctuation", data: { part: ".", most: "10" } }),
      ],
      output: [
        two.replace("🚀 ", ""),
        two.replace("🚀 job started.", "job started"),
        two.replace("🚀 job started.", "Job started"),
      ],
    },
    {
      name: "too many words: no fix",
      code: long,
      settings: tasker,
      errors: [
        on(long, '"One two three four five six seven eight nine ten eleven"', {
          messageId: "tooLong",
          data: { part: "11", most: "10" },
        }),
      ],
      output: null,
    },
    {
      name: "the message of a lone object",
      code: object,
      settings: tasker,
      errors: [on(object, '"Job started."', { messageId: "endPunctuation", data: { part: ".", most: "10" } })],
      output: object.replace("started.", "started"),
    },
    {
      name: "an empty message, whatever the standard",
      code: empty,
      errors: [on(empty, '""', { messageId: "emptyMessage", data: { part: "", most: "null" } })],
      output: null,
    },
    {
      name: "a prefix says where it comes from: no fix",
      code: prefix,
      settings: tasker,
      errors: [on(prefix, '"[Worker] Job started"', { messageId: "prefix", data: { part: "[Worker]", most: "10" } })],
      output: null,
    },
    {
      name: "wording is the same whoever prints it",
      code: unknown,
      settings: tasker,
      errors: [
        on(unknown, '"Successfully connected"', {
          messageId: "redundantWord",
          data: { part: "Successfully", most: "10" },
        }),
      ],
      output: unknown.replace("Successfully connected", "Connected"),
    },
  ],
});
