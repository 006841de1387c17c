import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import plugin from "../../src/index.ts";
import { fieldsOf, libraryNames, logged, messageOf, realLoggers, type LibraryName } from "./real-loggers.ts";

const linter = new Linter();

function configFor(rule: string, standard: object): Linter.Config[] {
  return [
    {
      files: ["**/*.ts"],
      languageOptions: { parser },
      plugins: { instrumentation: { rules: plugin.rules } },
      settings: { instrumentation: standard },
      rules: { [`instrumentation/${rule}`]: "error" },
    },
  ] as unknown as Linter.Config[];
}

/** The code after all fixes of a rule; the same where it has none. What is fixed stays fixed. */
function fixed(code: string, rule: string, standard: object = {}): string {
  const { output } = linter.verifyAndFix(code, configFor(rule, standard), { filename: "src/a.ts" });
  const again = linter.verifyAndFix(output, configFor(rule, standard), { filename: "src/a.ts" });
  expect(again.messages.filter((message) => message.fatal)).toEqual([]);
  expect(again.output).toBe(output);
  return output;
}

/** The code after every fix, and every first suggestion, one after the other. */
function mended(code: string, rule: string, standard: object): string {
  let text = fixed(code, rule, standard);
  for (let next = suggested(text, rule, standard); next !== undefined; next = suggested(text, rule, standard))
    text = next;
  return text;
}

function suggested(code: string, rule: string, standard: object = {}): string | undefined {
  const messages = linter.verify(code, configFor(rule, standard), { filename: "src/a.ts" });
  const fix = messages[0]?.suggestions?.[0]?.fix;
  return fix && code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]);
}

const boom = new Error("boom");
const held = { jobId: "job-7", user: { id: 42 }, queueName: "mail", boom, jobs: [1, 2], startedAt: Date.now() - 5 };

const level = fc.constantFrom("debug", "info", "warn", "error");
const message = fc.constantFrom('"Job started"', '"job started."', "`Job ${jobId} started`", '"Successfully started"');
/** Fields by their source, each with a name and a value of its own. */
const field = fc.constantFrom(
  "jobId",
  "queueName",
  "userID: user.id",
  "duration_ms: 3",
  "task_uuid: jobId",
  "correlation_id: jobId",
  '"retry-count": 2',
  "ok: true",
);
const fields = fc.uniqueArray(field, { minLength: 1, maxLength: 5 }).map((all) => `{ ${all.join(", ")} }`);
const letters = (text: string) => text.replace(/[^A-Za-z]/g, "").toLowerCase();

describe.each(libraryNames)("fixes, run with %s", (library) => {
  const { header, call } = realLoggers[library];

  /** Runs each generated call before and after; counts those that were changed. */
  function compare(
    rule: string,
    standard: object,
    calls: fc.Arbitrary<string>,
    check: (was: ReturnType<typeof logged>, is: ReturnType<typeof logged>, code: string) => void,
    edit: typeof mended = fixed,
  ): number {
    let changed = 0;
    fc.assert(
      fc.property(calls, (body) => {
        const code = header + body;
        const after = edit(code, rule, standard);
        if (after === code) return;
        changed++;
        check(logged(code, library, held), logged(after, library, held), after);
      }),
      { numRuns: 120 },
    );
    return changed;
  }

  it("renaming fields keeps their values", () => {
    const calls = fc.tuple(level, message, fields).map(([at, text, object]) => call(at, text, object));
    const changed = compare(
      "log-field-names",
      { fields: { case: "snake_case" } },
      calls,
      (was, is) => {
        expect(Object.values(fieldsOf(is))).toEqual(Object.values(fieldsOf(was)));
        expect(Object.keys(fieldsOf(is)).every((key) => /^[a-z_]+$/.test(key))).toBe(true);
        expect(messageOf(is)).toBe(messageOf(was));
      },
      mended,
    );
    expect(changed).toBeGreaterThan(30);
  });

  it("putting fields in order changes nothing else", () => {
    const calls = fc.tuple(level, message, fields).map(([at, text, object]) => call(at, text, object));
    const changed = compare("log-field-order", { extends: "tasker" }, calls, (was, is) => {
      expect(fieldsOf(is)).toEqual(fieldsOf(was));
      expect(messageOf(is)).toBe(messageOf(was));
    });
    expect(changed).toBeGreaterThan(30);
  });

  it("mending the wording keeps every field and adds no word", () => {
    const calls = fc.tuple(level, message, fields).map(([at, text, object]) => call(at, text, object));
    const changed = compare("log-message-style", { extends: "tasker" }, calls, (was, is) => {
      expect(fieldsOf(is)).toEqual(fieldsOf(was));
      expect(letters(messageOf(was))).toContain(letters(messageOf(is)).slice(-7));
    });
    expect(changed).toBeGreaterThan(30);
  });

  it("moving arguments loses none, and keeps those that were lost", () => {
    const argument = fc.constantFrom("{ queue: 1 }", "e", "jobId", "{}");
    const calls = fc
      .tuple(level, fc.constantFrom('"Job started"', "`Job ${jobId} started`"), argument, fc.boolean())
      .map(
        ([at, text, other, isFirst]) =>
          `try { throw boom; } catch (e) { log.${at}(${isFirst ? `${other}, ${text}` : `${text}, ${other}`}); }`,
      );
    const changed = compare("log-arguments", {}, calls, (was, is, code) => {
      expect(is["level"]).toEqual(was["level"]);
      expect(fieldsOf(is)).toMatchObject(fieldsOf(was));
      if (code.includes("queue")) expect(is["queue"]).toBe(1);
      if (code.includes("err: e")) expect(is["err"]).toMatchObject({ message: "boom", stack: boom.stack });
      expect(messageOf(is)).toMatch(/^Job (?:job-7 )?started$/);
    });
    expect(changed).toBeGreaterThan(library === "winston" ? 5 : 15);
  });

  it("passing an error adds it and changes nothing else", () => {
    const object = fc.option(fields, { nil: undefined });
    const calls = fc
      .tuple(fc.constantFrom("warn", "error"), message, object)
      .map(([at, text, given]) => `try { throw boom; } catch (e) { ${call(at, text, given)} }`);
    const changed = compare("require-error-context", {}, calls, (was, is) => {
      const { err, ...rest } = fieldsOf(is);
      expect(rest).toEqual(fieldsOf(was));
      expect(err).toMatchObject({ message: "boom", stack: boom.stack });
      expect(messageOf(is)).toBe(messageOf(was));
    });
    // winston joins an error with the message: that is only suggested.
    if (library === "winston") expect(changed).toBe(0);
    else expect(changed).toBeGreaterThan(30);
  });
});

describe.each(libraryNames)("suggestions, run with %s", (library: LibraryName) => {
  const { header, call } = realLoggers[library];
  const after = (rule: string, body: string) => {
    const code = suggested(header + body, rule);
    if (code === undefined) throw new Error(`No suggestion of ${rule} for ${body}`);
    return [logged(header + body, library, held), logged(code, library, held)] as const;
  };

  it("a transition is logged at info, with all that it said", () => {
    const [was, is] = after("log-transition-level", call("debug", '"Job"', "{ from_state: 1, to_state: 2 }"));
    expect(String(is["level"])).toBe(library === "winston" ? "info" : "30");
    expect({ ...fieldsOf(is), level: was["level"] }).toEqual(fieldsOf(was));
  });

  it("a duration is added, in milliseconds", () => {
    const body = `function f() { const start = Date.now(); ${call("info", '"Job completed"', "{ jobId }")} } f();`;
    const [was, is] = after("require-duration", body);
    const { durationMs, ...rest } = fieldsOf(is);
    expect(durationMs).toBeGreaterThanOrEqual(0);
    expect(durationMs).toBeLessThan(1000);
    expect(rest).toEqual(fieldsOf(was));
  });
});

describe("fixes of several rules at once", () => {
  it("do not make one key twice", () => {
    const standard = { fields: { rename: { err: "error" }, errorKey: "error" } };
    const [config] = configFor("log-field-names", standard);
    const rules = { ...config?.rules, "instrumentation/require-error-context": "error" as const };
    const both = [{ ...config, rules }];
    const code = `import pino from "pino"; const log = pino({ errorKey: "error" });
try { run(); } catch (error) { log.error({ err: error.message }, "Job failed"); }`;
    const { output } = linter.verifyAndFix(code, both, { filename: "src/a.ts" });
    expect(output).toContain('log.error({ err: error.message, error }, "Job failed")');
  });
});

describe("the suggestion to pass an error, run with winston", () => {
  it("prints its message and its stack", () => {
    const code = suggested(
      `${realLoggers.winston.header}try { throw boom; } catch (e) { log.error("Job failed"); }`,
      "require-error-context",
    );
    expect(logged(code ?? "", "winston", held)).toMatchObject({ message: "Job failed boom", stack: boom.stack });
  });
});
