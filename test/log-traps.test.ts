import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import plugin from "../src/index.ts";
import { codeRules } from "./code-rules.ts";

// What tools before this one got wrong about log calls, each beside a twin that differs in a token and is judged otherwise.

const linter = new Linter();
const pino = 'import pino from "pino"; const log = pino();\n';
const winston = 'import { createLogger } from "winston"; const log = createLogger();\n';

interface Judged {
  readonly rules: readonly string[];
  /** The code after all fixes, where it is another. */
  readonly fixed: string | undefined;
  readonly suggestions: number;
}

function judged(code: string, standard: object = {}, rules: readonly string[] = codeRules): Judged {
  const config = [
    {
      files: ["**/*.ts"],
      languageOptions: { parser },
      plugins: { instrumentation: { rules: plugin.rules } },
      settings: { instrumentation: standard },
      rules: Object.fromEntries(rules.map((rule) => [`instrumentation/${rule}`, "error"])),
    },
  ] as unknown as Linter.Config[];
  const messages = linter.verify(code, config, { filename: "src/a.ts" });
  expect(messages.filter((message) => message.fatal)).toEqual([]);
  const { output } = linter.verifyAndFix(code, config, { filename: "src/a.ts" });
  return {
    rules: messages.map((message) => (message.ruleId ?? "").replace("instrumentation/", "")),
    fixed: output === code ? undefined : output,
    suggestions: messages.flatMap((message) => message.suggestions ?? []).length,
  };
}

/** Which rules report a piece of code, and which its twin. */
type Trap = readonly [
  name: string,
  code: string,
  found: readonly string[],
  twin: string,
  foundInTwin: readonly string[],
];

const interpolated = ["no-interpolated-log-message"];

function check(traps: readonly Trap[], rules: readonly string[], standard: object = {}): void {
  it.each(traps)("%s", (_name, code, found, twin, foundInTwin) => {
    expect([code, judged(code, standard, rules).rules]).toEqual([code, found]);
    expect([twin, judged(twin, standard, rules).rules]).toEqual([twin, foundInTwin]);
  });
}

describe("who is a logger", () => {
  const text = "`bad ${x}`";
  const recognised = (name: string, code: string, twin: string): Trap => [name, code, interpolated, twin, []];
  check(
    [
      recognised("Math.log", pino + `log.info(${text});`, pino + "Math.log(a + b);"),
      recognised("a response's error", pino + `log.error(${text});`, pino + `res.error(${text});`),
      recognised("a toast", `logger.error(${text});`, `toast.error(${text});`),
      recognised("a dialog", `logger.info(${text});`, `dialog.info(${text});`),
      recognised("an expectation", `logger.log(${text});`, `expect.log(${text});`),
      recognised("a catalog", `logger.info(${text});`, `catalog.info(${text});`),
      recognised(
        "clack's log",
        `import { log } from "./log"; log.info(${text});`,
        `import { log } from "@clack/prompts"; log.info(${text});`,
      ),
      recognised(
        "an imported logger",
        `import { logger } from "./log"; logger.info(${text});`,
        `import { ledger } from "./log"; ledger.info(${text});`,
      ),
      recognised(
        "a field",
        `class A { f() { this.logger.info(${text}); } }`,
        `class A { f() { this.lodger.info(${text}); } }`,
      ),
      recognised(
        "a private field",
        pino + `class A { #log = log; f() { this.#log.info(${text}); } }`,
        pino + `class A { #lot = toast; f() { this.#lot.info(${text}); } }`,
      ),
      recognised(
        "a destructured parameter",
        `const f = ({ log }: Deps) => log.info(${text});`,
        `const f = ({ lot }: Deps) => lot.info(${text});`,
      ),
      recognised(
        "a destructured method",
        `import { logger } from "./log"; const { info } = logger; info(${text});`,
        `import { dialog } from "./log"; const { info } = dialog; info(${text});`,
      ),
      recognised("a getter", `getLogger("x").info(${text});`, `getLocker("x").info(${text});`),
      recognised("a request's logger", `req.log.info(${text});`, `req.lot.info(${text});`),
      recognised("a child", pino + `log.child({}).info(${text});`, pino + `toast.child({}).info(${text});`),
      recognised("a logger that logs once", `logger.once.warn(${text});`, `emitter.once.warn(${text});`),
      recognised(
        "one of two loggers",
        pino + `const l = cond ? log : log.child({}); l.info(${text});`,
        pino + `const l = cond ? toast : dialog; l.info(${text});`,
      ),
      recognised(
        "optional members",
        `class A { f() { this.log?.warn?.(${text}); } }`,
        `class A { f() { this.lot?.warn?.(${text}); } }`,
      ),
      recognised(
        "a wrapper: its calls, not its body",
        pino + "function fail(m: string, e: unknown) { log.error({ err: e }, m); } fail(`job ${id}`, e);",
        pino + 'function fail(m: string, e: unknown) { log.error({ err: e }, m); } fail("job", e);',
      ),
      recognised(
        "a wrapper with a level that is computed",
        pino + "const write = (m: string, c: object) => log[level](c, m); write(`job ${id}`, {});",
        pino + 'const write = (m: string, c: object) => log[level](c, m); write("job", {});',
      ),
      recognised(
        "a declared type beats the repository's habit",
        pino +
          "class A { constructor(private logger: Pick<Console, 'warn'>, private log: pino.Logger) {} f() { this.log.warn(`bad ${x}`); } }",
        pino +
          "class A { constructor(private logger: Pick<Console, 'warn'>) {} f() { this.logger.warn(`bad ${x}`); } }",
      ),
    ],
    ["no-interpolated-log-message", "log-arguments"],
  );

  it("log is pino in one file and message-first in the next", () => {
    const call = 'log.info("Started", { id });';
    expect(judged(pino + call, {}, ["log-arguments"]).rules).toEqual(["log-arguments"]);
    expect(judged(winston + call, {}, ["log-arguments"]).rules).toEqual([]);
  });

  it("semver's increment, a set's add and a timer's record are no telemetry", () => {
    const code = 'import { increment } from "semver"; increment(v, "Minor!"); set.add("A b"); timer.record("x");';
    expect(judged(code).rules).toEqual([]);
    expect(judged('import { StatsD } from "hot-shots"; new StatsD().increment("Minor!");').rules).toEqual([
      "metric-name",
    ]);
  });
});

describe("what is interpolation", () => {
  check(
    [
      [
        "literals that are added",
        pino + 'log.info("queue " + name);',
        interpolated,
        pino + 'log.info("queue " + "drained");',
        [],
      ],
      [
        "a constant",
        pino + 'let VERSION = load(); log.info("v" + VERSION);',
        interpolated,
        pino + 'const VERSION = "1"; log.info("v" + VERSION);',
        [],
      ],
      [
        "a message catalogue",
        pino + "log.info(`${messages.started}`);",
        interpolated,
        pino + 'const Messages = { Started: "started" } as const; log.info(Messages.Started);',
        [],
      ],
      [
        "a choice",
        pino + 'log.info("was " + (ok ? hit : "miss"));',
        interpolated,
        pino + 'log.info(ok ? "hit" : "miss");',
        [],
      ],
      ["a template", pino + "log.info(`ready ${x}`);", interpolated, pino + "log.info(`ready`);", []],
      ["behind an error", pino + "log.error(err, `job ${id}`);", interpolated, pino + "log.error(err, `job`);", []],
      [
        "behind fields",
        pino + 'log.info({ n }, "job " + id);',
        interpolated,
        pino + 'log.info({ n }, "job " + "7");',
        [],
      ],
      ["a level in brackets", pino + 'log["warn"](`${x}`);', interpolated, pino + 'log["warn"](`x`);', []],
      ["an optional logger", pino + "log?.info(`${x}`);", interpolated, pino + "log?.info(`x`);", []],
      [
        "through a local",
        pino + "const text = `job ${id}`; log.info(text);",
        interpolated,
        pino + "const text = `job`; log.info(text);",
        [],
      ],
      ["concat", pino + 'log.info("job ".concat(id));', interpolated, pino + 'log.info("job ".concat("7"));', []],
      ["join", pino + 'log.info([a, b].join(" "));', interpolated, pino + 'log.info(["a", "b"].join(" "));', []],
      [
        "util.format",
        'import util from "node:util"; ' + pino + 'log.info(util.format("job %s", id));',
        interpolated,
        'import util from "node:util"; ' + pino + 'log.info(util.format("job"));',
        [],
      ],
      [
        "the message property of winston's one object",
        winston + 'log.info({ at: "x#y", message: `took ${ms}` });',
        interpolated,
        winston + 'log.info({ at: "x#y", message: `took long` });',
        [],
      ],
      [
        "a lazy message that is built",
        "logger.debug(() => `expensive ${x}`);",
        interpolated,
        'logger.debug(() => "expensive");',
        [],
      ],
    ],
    interpolated,
  );
});

describe("what a logger prints", () => {
  const lost = ["log-arguments"];
  check(
    [
      ["a token takes an argument", pino + 'log.info("got", body);', lost, pino + 'log.info("got %j", body);', []],
      ["two losses", pino + 'log.info("failed", err, { id });', lost, pino + 'log.info({ err, id }, "failed");', []],
      ["an empty object", pino + 'log.info({}, "ready");', lost, pino + 'log.info({ n }, "ready");', []],
      ["a value without a token", pino + "log.debug(`hash`, hash);", lost, pino + "log.debug(`%s`, hash);", []],
      ["winston's meta", pino + 'log.info("ready", { port });', lost, winston + 'log.info("ready", { port });', []],
      [
        "an own logger's error argument",
        pino +
          'function own(message: string, context: object, error?: Error) {} log.error({ error: new Error("x") }, "m");',
        lost,
        'interface Logger { error(message: string, context?: object, error?: Error): void; warn(message: string): void; info(message: string): void } declare const log: Logger; log.error("m", { error: 1 }, new Error("x"));',
        [],
      ],
    ],
    lost,
  );

  it("two candidates for one slot get no fix", () => {
    const { fixed, suggestions } = judged(pino + 'log.info("failed", err, { id });', {}, lost);
    expect([fixed, suggestions]).toEqual([undefined, 0]);
  });

  it("an empty object to please the signature goes", () => {
    expect(judged(pino + 'log.info({}, "ready");', {}, lost).fixed).toBe(pino + 'log.info("ready");');
  });
});

describe("fields", () => {
  const names = ["log-field-names"];
  const standard = { fields: { case: "snake_case" } };
  const call = (fields: string) => `${winston}log.info("m", ${fields});`;
  it.each([
    ["{ userId }", "{ user_id: userId }"],
    ["{ userID: 1 }", "{ user_id: 1 }"],
    ["{ HTTPStatus: 1 }", "{ http_status: 1 }"],
    ['{ "user-id": 1 }', "{ user_id: 1 }"],
  ])("%s → %s", (before, after) => {
    const code = winston.replace("()", "({ format: json(), transports: [] })") + `log.info("m", ${before});`;
    const { rules, fixed, suggestions } = judged(code, standard, names);
    expect(rules).toEqual(names);
    expect(fixed ?? code.replace(before, after)).toBe(code.replace(before, after));
    expect(suggestions + Number(fixed !== undefined)).toBe(1);
  });

  it("a computed key is no name, and is not renamed", () => {
    expect(judged(call("{ [key]: 1 }"), standard, names)).toMatchObject({ fixed: undefined, suggestions: 0 });
  });

  it("two spellings of one name get no fix", () => {
    const { rules, fixed } = judged(call("{ userId, user_id }"), standard, names);
    expect(rules).toContain("log-field-names");
    expect(fixed).toBeUndefined();
  });

  it("dots are for the dotted case", () => {
    expect(judged(call('{ "http.status_code": 1 }'), { fields: { case: "dotted" } }, names).rules).toEqual([]);
    expect(judged(call('{ "http.status_code": 1 }'), standard, names).rules).toEqual(names);
  });
});

describe("errors", () => {
  const caught = (body: string) => `${pino}try { run(); } catch (e) { ${body} }`;
  check(
    [
      [
        "a path that loses the error",
        caught('if (x) { log.error({ err: e }, "m"); } else { log.error("m"); }'),
        ["require-error-context"],
        caught('if (x) log.error({ err: e }, "m");'),
        [],
      ],
      [
        "log and rethrow",
        caught('log.error({ err: e }, "m"); throw e;'),
        ["no-log-and-rethrow"],
        caught('log.error({ err: e }, "m");'),
        [],
      ],
      [
        "a wrapper with a cause",
        caught('const w = new AppError("x"); log.error({ err: w }, "m");'),
        ["require-error-context"],
        caught('const w = new AppError("x", { cause: e }); log.error({ err: w }, "m");'),
        [],
      ],
      [
        "one assignment away",
        caught('const err = other; log.error({ err }, "m");'),
        ["require-error-context"],
        caught('const err = e instanceof Error ? e : new Error(String(e)); log.error({ err }, "m");'),
        [],
      ],
      [
        "a derived property beside the error",
        caught("log.error(e.message);"),
        ["require-error-context"],
        caught('log.error({ code: e.code, err: e }, "m");'),
        [],
      ],
    ],
    ["require-error-context", "no-log-and-rethrow"],
  );
});

describe("wording that is right in either case", () => {
  const said = ["404 from upstream", "iOS client", "HTTP server started", "U.S. zone", "Loading…", "ok"];
  it.each(said)("%s", (message) => {
    for (const capital of ["upper", "lower"]) {
      const standard = { message: { capital, endPunctuation: "forbid" } };
      const { rules } = judged(pino + `log.info(${JSON.stringify(message)});`, standard, ["log-message-style"]);
      expect([capital, rules]).toEqual([capital, []]);
    }
  });
});
