import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import plugin from "../../src/index.ts";
import { fieldsOf, libraryNames, logged, messageOf, realLoggers, type LogRecord } from "./real-loggers.ts";

const linter = new Linter();
const config = [
  {
    files: ["**/*.ts"],
    languageOptions: { parser },
    plugins: { instrumentation: { rules: plugin.rules } },
    rules: {
      "instrumentation/no-interpolated-log-message": "error",
      "instrumentation/require-correlation-id": "error",
    },
  },
] as unknown as Linter.Config[];

function findings(code: string): Linter.LintMessage[] {
  const messages = linter.verify(code, config, { filename: "src/a.ts" });
  expect(messages.filter((message) => message.fatal)).toEqual([]);
  return messages;
}

/** The code after the first suggestion of a rule, or `undefined` where there is none. */
function suggested(code: string, rule: string): string | undefined {
  const fix = findings(code).find((message) => message.ruleId === `instrumentation/${rule}`)?.suggestions?.[0]?.fix;
  return fix && code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]);
}

const held = { jobId: "job-7", user: { id: 42, name: "ada" }, host: "db.local", correlationId: "corr-1" };
const values = (record: LogRecord) => Object.values(fieldsOf(record)).map(String);
const plain = (text: string) =>
  text
    .replace(/[^A-Za-z]+/g, " ")
    .trim()
    .toLowerCase();

/** Values that a message can hold, with what they print as. */
const parts = { jobId: "job-7", "user.id": "42", host: "db.local" } as const;
const word = fc.constantFrom("Job", "was", "started", "for", "on", "retry", "queue", "drained");
const hole = fc.constantFrom(...(Object.keys(parts) as (keyof typeof parts)[]));
const shape = fc.record({
  level: fc.constantFrom("debug", "info", "warn", "error"),
  pieces: fc.array(fc.oneof({ weight: 3, arbitrary: word }, hole), { minLength: 2, maxLength: 7 }),
  fields: fc.constantFrom(undefined, "{ queue: 1 }", "{ queue: 1, done: true }"),
  form: fc.constantFrom("template" as const, "concatenation" as const),
});

function messageSource({ pieces, form }: { pieces: readonly string[]; form: "template" | "concatenation" }): string {
  if (form === "template") return `\`${pieces.map((piece) => (piece in parts ? `\${${piece}}` : piece)).join(" ")}\``;
  return pieces
    .map((piece, index) => (piece in parts ? `${index === 0 ? '"" + ' : ""}${piece} + " "` : `"${piece} "`))
    .join(" + ");
}

describe.each(libraryNames)("suggestions, run with %s", (library) => {
  const { header, call } = realLoggers[library];

  it("move text into fields and lose nothing, whatever the call", () => {
    let offered = 0;
    fc.assert(
      fc.property(shape, ({ level, pieces, fields, form }) => {
        const code = header + call(level, messageSource({ pieces, form }), fields);
        const after = suggested(code, "no-interpolated-log-message");
        if (after === undefined) return;
        offered++;
        const [was, is] = [logged(code, library, held), logged(after, library, held)];
        expect(is["level"]).toEqual(was["level"]);
        const moved = pieces
          .filter((piece): piece is keyof typeof parts => piece in parts)
          .map((piece) => parts[piece]);
        expect(values(is).sort()).toEqual([...values(was), ...new Set(moved)].sort());
        for (const one of plain(messageOf(is)).split(" ")) expect(plain(messageOf(was))).toContain(one);
        expect(findings(after).filter((found) => found.ruleId?.endsWith("no-interpolated-log-message"))).toEqual([]);
      }),
      { numRuns: 200 },
    );
    expect(offered).toBeGreaterThan(20);
  });

  it("add the correlation id and change nothing else", () => {
    const code = `${header}function f(correlationId: string) { ${call("info", '"Job started"', "{ queue: 1 }")} }`;
    const after = suggested(code, "require-correlation-id");
    if (after === undefined) throw new Error("no suggestion");
    expect(findings(after)).toEqual([]);
    const inner = (text: string) => header + text.slice(text.indexOf("{ log") + 2, text.lastIndexOf("}"));
    const [was, is] = [logged(inner(code), library, held), logged(inner(after), library, held)];
    const { correlationId, ...rest } = fieldsOf(is);
    expect(correlationId).toBe("corr-1");
    expect(rest).toEqual(fieldsOf(was));
    expect(messageOf(is)).toBe(messageOf(was));
  });
});
