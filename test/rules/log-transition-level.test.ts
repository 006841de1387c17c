import rule from "../../rules/log-transition-level.ts";
import { assertEverything, on, ruleTester } from "../rule-tester.ts";

const pino = 'import pino from "pino"; const log = pino();\n';
const nest = 'import { Logger } from "@nestjs/common"; const log = new Logger("X");\n';

const fields = pino + 'log.debug({ task, from_state: a, to_state: b }, "Task");';
const camel = pino + 'log.trace({ oldStatus: a, newStatus: b }, "Task");';
const wording = pino + 'log.debug({ task }, "State changed from open to closed");';
const interpolated = pino + "log.debug(`Task ${id} transitioned to state ${state}`);";
const nestCall = nest + 'log.verbose("Status changed");';
const unknown = 'import { logger } from "./logger";\nlogger.debug({ from_state: a, to_state: b }, "Task");';
const computed = pino + 'log["debug"]({ from_state: a, to_state: b }, "Task");';

const hidden = (level: string) => ({ messageId: "hiddenTransition", data: { level } }) as const;

ruleTester.run("log-transition-level", rule, {
  assertionOptions: assertEverything,
  valid: [
    { name: "an empty file", code: "" },
    { name: "at info", code: fields.replace("debug", "info") },
    { name: "at warn", code: fields.replace("debug", "warn") },
    {
      name: "with an error it is a failure",
      code: pino + 'log.debug({ err: e, from_state: a, to_state: b }, "Task");',
    },
    { name: "one state alone", code: pino + 'log.debug({ from_state: a }, "Task");' },
    { name: "from and to of something else", code: pino + 'log.debug({ from_address: a, to_address: b }, "Mail");' },
    { name: "something moved that has no state", code: pino + 'log.debug("File moved from a to b");' },
    { name: "a transition that is only spoken of", code: pino + 'log.debug("Verified the state transition");' },
    { name: "a state that has not changed", code: pino + 'log.debug("State has not changed from a to b");' },
    { name: "a change that is asked about", code: pino + 'log.debug("Checking if the state changed");' },
    {
      name: "a transition that was refused",
      code: pino + 'log.debug({ from_state: a, to_state: b }, "Illegal transition ignored");',
    },
    {
      name: "debug has no other level",
      code: 'import createDebug from "debug"; const debug = createDebug("x"); debug("State changed from a to b");',
    },
    { name: "a state that does not change", code: pino + 'log.debug("Reading state from disk");' },
    { name: "a level that only a run can tell", code: pino + 'log[level]({ from_state: a, to_state: b }, "Task");' },
    { name: "console is no logger", code: 'console.debug("State changed from a to b");' },
    { name: "no logger at all", code: "machine.debug({ from_state: a, to_state: b });" },
  ],
  invalid: [
    {
      name: "by its fields",
      code: fields,
      errors: [
        on(fields, "debug", {
          ...hidden("debug"),
          suggestions: [{ messageId: "raiseLevel", output: fields.replace("debug", "info") }],
        }),
      ],
    },
    {
      name: "by its fields, in another spelling",
      code: camel,
      errors: [
        on(camel, "trace", {
          ...hidden("trace"),
          suggestions: [{ messageId: "raiseLevel", output: camel.replace("trace", "info") }],
        }),
      ],
    },
    {
      name: "by its text",
      code: wording,
      errors: [
        on(wording, "debug", {
          ...hidden("debug"),
          suggestions: [{ messageId: "raiseLevel", output: wording.replace("debug", "info") }],
        }),
      ],
    },
    {
      name: "by a text that is put together",
      code: interpolated,
      errors: [
        on(interpolated, "debug", {
          ...hidden("debug"),
          suggestions: [{ messageId: "raiseLevel", output: interpolated.replace("debug", "info") }],
        }),
      ],
    },
    {
      name: "Nest's info is called log",
      code: nestCall,
      errors: [
        on(nestCall, "verbose", {
          ...hidden("debug"),
          suggestions: [{ messageId: "raiseLevel", output: nestCall.replace("verbose", "log") }],
        }),
      ],
    },
    {
      name: "a logger of unknown make gets no suggestion",
      code: unknown,
      errors: [on(unknown, "logger.debug", hidden("debug"))],
    },
    {
      name: "a computed method gets no suggestion",
      code: computed,
      errors: [on(computed, 'log["debug"]', hidden("debug"))],
    },
  ],
});
