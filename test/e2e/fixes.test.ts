import { Writable } from "node:stream";
import * as parser from "@typescript-eslint/parser";
import bunyan from "bunyan";
import { Linter } from "eslint";
import fc from "fast-check";
import pino from "pino";
import { describe, expect, it } from "vitest";
import winston from "winston";
import plugin from "../../src/index.ts";

/** A logger of each library that writes JSON into a list. */
interface Captured {
  readonly log: unknown;
  readonly records: Record<string, unknown>[];
}

function capturing(create: (stream: Writable) => unknown): Captured {
  const records: Record<string, unknown>[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      records.push(JSON.parse(chunk.toString("utf8")) as Record<string, unknown>);
      done();
    },
  });
  return { log: create(stream), records };
}

const libraries = {
  pino: {
    header: 'import pino from "pino"; const log = pino();\n',
    create: (stream: Writable) => pino({ level: "trace" }, stream),
    call: (level: string, message: string, fields: string | undefined) =>
      `log.${level}(${fields === undefined ? "" : `${fields}, `}${message});`,
  },
  bunyan: {
    header: 'import bunyan from "bunyan"; const log = bunyan.createLogger({ name: "x" });\n',
    create: (stream: Writable) =>
      bunyan.createLogger({ name: "x", level: "trace", streams: [{ stream, level: "trace" }] }),
    call: (level: string, message: string, fields: string | undefined) =>
      `log.${level}(${fields === undefined ? "" : `${fields}, `}${message});`,
  },
  winston: {
    header: 'import { createLogger } from "winston"; const log = createLogger();\n',
    create: (stream: Writable) =>
      winston.createLogger({
        level: "silly",
        format: winston.format.json(),
        transports: [new winston.transports.Stream({ stream })],
      }),
    call: (level: string, message: string, fields: string | undefined) =>
      `log.${level}(${message}${fields === undefined ? "" : `, ${fields}`});`,
  },
} as const;

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

function logged(code: string, library: keyof typeof libraries): Record<string, unknown> {
  const { header, create } = libraries[library];
  const { log, records } = capturing(create);
  const body = code.slice(header.length);
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the snippet is made above; running it is the point
  const run = new Function("log", "jobId", "user", "host", "correlationId", body) as (...values: unknown[]) => void;
  run(log, "job-7", { id: 42, name: "ada" }, "db.local", "corr-1");
  const [record, ...more] = records;
  expect(more).toEqual([]);
  return record ?? {};
}

const volatile = new Set(["time", "pid", "hostname", "v", "name", "timestamp"]);

function values(record: Record<string, unknown>): string[] {
  return Object.entries(record)
    .filter(([key]) => !volatile.has(key) && key !== "msg" && key !== "message")
    .map(([, value]) => String(value));
}

const message = (record: Record<string, unknown>) => String(record["msg"] ?? record["message"]);
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

describe.each(Object.keys(libraries) as (keyof typeof libraries)[])("suggestions, run with %s", (library) => {
  const { header, call } = libraries[library];

  it("move text into fields and lose nothing, whatever the call", () => {
    let offered = 0;
    fc.assert(
      fc.property(shape, ({ level, pieces, fields, form }) => {
        const code = header + call(level, messageSource({ pieces, form }), fields);
        const after = suggested(code, "no-interpolated-log-message");
        if (after === undefined) return;
        offered++;
        const [was, is] = [logged(code, library), logged(after, library)];
        expect(is["level"]).toEqual(was["level"]);
        const held = pieces.filter((piece): piece is keyof typeof parts => piece in parts).map((piece) => parts[piece]);
        expect(values(is).sort()).toEqual([...values(was), ...new Set(held)].sort());
        for (const one of plain(message(is)).split(" ")) expect(plain(message(was))).toContain(one);
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
    const [was, is] = [logged(inner(code), library), logged(inner(after), library)];
    const { correlationId, ...rest } = is;
    expect(correlationId).toBe("corr-1");
    expect(Object.fromEntries(Object.entries(rest).filter(([key]) => !volatile.has(key)))).toEqual(
      Object.fromEntries(Object.entries(was).filter(([key]) => !volatile.has(key))),
    );
  });
});
