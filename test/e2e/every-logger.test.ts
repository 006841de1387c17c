import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import plugin from "../../src/index.ts";
import { allLibraryNames, allLoggers, printed, type AnyLibraryName } from "./real-loggers.ts";
import { codeRules } from "../code-rules.ts";

const linter = new Linter();
const logRules = codeRules.filter(
  (rule) => !["metric-name", "no-sensitive-data", "no-costly-log-arguments"].includes(rule),
);

function configOf(standard: object): Linter.Config[] {
  return [
    {
      files: ["**/*.ts"],
      languageOptions: { parser },
      plugins: { instrumentation: { rules: plugin.rules } },
      settings: { instrumentation: { ...standard, loggers: [{ name: "console", profile: "console" }] } },
      rules: Object.fromEntries(logRules.map((rule) => [`instrumentation/${rule}`, "error"])),
    },
  ] as unknown as Linter.Config[];
}

const configs = [configOf({}), configOf({ extends: "tasker", fields: { case: "snake_case", errorKey: null } })];

interface Edited {
  readonly rule: string;
  readonly code: string;
}

/** The code after each single fix or suggestion. */
function editsOf(code: string, config: Linter.Config[]): readonly Edited[] {
  const messages = linter.verify(code, config, { filename: "src/a.ts" });
  expect(messages.filter((message) => message.fatal)).toEqual([]);
  return messages.flatMap(({ ruleId, fix, suggestions }) =>
    [...(fix ? [fix] : []), ...(suggestions ?? []).map((suggestion) => suggestion.fix)].map(({ range, text }) => ({
      rule: (ruleId ?? "").replace("instrumentation/", ""),
      code: code.slice(0, range[0]) + text + code.slice(range[1]),
    })),
  );
}

const boom = new Error("boom");
/** Each prints as something that nothing else prints as. */
const held = {
  jobId: "job-7",
  user: { id: 4242 },
  queueName: "mail-queue",
  host: "db.local",
  boom,
  fail() {
    throw boom;
  },
};
const traces = ["job-7", "4242", "mail-queue", "db.local", "boom", "every-logger.test", "31337"];

const message = fc.constantFrom(
  '"Job started"',
  '"job started."',
  '"Successfully started"',
  "`Job ${jobId} started`",
  "`Sent ${queueName} to ${host}`",
  '"User " + user.id + " left"',
  "`Failed: ${String(boom)}`",
  '"Sync completed"',
  '"🚀 Started"',
);
const field = fc.constantFrom("jobId", "queueName", "userID: user.id", "elapsed_ms: 31337", '"retry-count": 31337');
const fields = fc.uniqueArray(field, { minLength: 1, maxLength: 4 }).map((all) => `{ ${all.join(", ")} }`);
const argument = fc.oneof(fields, fc.constantFrom("e", "{ error: e }", "{ err: e }", "host", "{}"));
const place = fc.constantFrom(
  (call: string) => call,
  (call: string) => `function f(correlationId) { ${call} } f("31337");`,
  (call: string) => `function f() { const start = Date.now(); ${call} } f();`,
);

/** A call with up to two further arguments, before or behind its message, where an error has been caught. */
const body = (library: AnyLibraryName) =>
  fc
    .tuple(
      fc.constantFrom("debug", "info", "warn", "error"),
      message,
      fc.array(argument, { maxLength: 2 }),
      fc.nat(2),
      place,
    )
    .map(([level, text, others, at, around]) => {
      const [first = "", ...rest] = [...others.slice(0, at), text, ...others.slice(at)];
      const call = allLoggers[library].call(level, first, rest.length > 0 ? rest.join(", ") : undefined);
      return `try { fail(); } catch (e) { ${around(call)} }`;
    });

const levelOf = (text: string) => /"level":("?[^",]*)/i.exec(text)?.[1];

describe.each(allLibraryNames)("every fix and every suggestion, run with %s", (library) => {
  it("loses no value, no error, no stack and no level", () => {
    let edits = 0;
    fc.assert(
      fc.property(body(library), (code) => {
        const source = allLoggers[library].header + code;
        const before = printed(source, library, held).join("");
        for (const config of configs) {
          for (const { rule, code: edited } of editsOf(source, config)) {
            edits++;
            const after = printed(edited, library, held).join("");
            const lost = traces.filter((trace) => before.includes(trace) && !after.includes(trace));
            expect([rule, edited, lost]).toEqual([rule, edited, []]);
            if (rule !== "log-transition-level") expect(levelOf(after)).toBe(levelOf(before));
          }
        }
      }),
      { numRuns: 150 },
    );
    expect(edits).toBeGreaterThan(0);
  }, 30_000);
});
