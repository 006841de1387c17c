import { describe, expect, it } from "vitest";
import type { LogCall } from "../../src/recognition/log-call.ts";
import { recognised } from "./parse.ts";

/** The last log call of a snippet, in words. */
function logCall(code: string): LogCall | undefined {
  const { telemetry, calls } = recognised(code);
  return calls.flatMap((call) => (call.type === "CallExpression" ? (telemetry.logCall(call) ?? []) : [])).at(-1);
}

function summary(code: string): string {
  const call = logCall(code);
  if (!call) return "nothing";
  const text = (node: { range: readonly [number, number] } | undefined) => (node ? code.slice(...node.range) : "–");
  return [call.profile?.name ?? "unknown", call.level ?? "?", text(call.message), text(call.fields ?? call.error)].join(
    " | ",
  );
}

describe("who is a logger, by provenance", () => {
  it.each([
    [
      "pino by default import",
      'import pino from "pino"; const log = pino(); log.info({ a }, "m");',
      'pino | info | "m" | { a }',
    ],
    ["pino by name", 'import { pino } from "pino"; const log = pino(); log.warn("m");', 'pino | warn | "m" | –'],
    [
      "pino by namespace",
      'import * as pino from "pino"; const log = pino.default(); log.error(err, "m");',
      'pino | error | "m" | err',
    ],
    ["pino by require", 'const log = require("pino")(); log.fatal("m");', 'pino | fatal | "m" | –'],
    ["an alias", 'import pino from "pino"; const a = pino(); const b = a; b.info("m");', 'pino | info | "m" | –'],
    ["a child", 'import pino from "pino"; pino().child({ a: 1 }).debug("m");', 'pino | debug | "m" | –'],
    [
      "a class field",
      'import pino from "pino"; class A { #log = pino(); run() { this.#log.info("m"); } }',
      'pino | info | "m" | –',
    ],
    [
      "an assignment in the constructor",
      'import pino from "pino"; class A { log; constructor() { this.log = pino(); } run() { this.log.info("m"); } }',
      'pino | info | "m" | –',
    ],
    [
      "a parameter property",
      'import type { Logger } from "pino"; class A { constructor(private log: Logger) {} run() { this.log.info("m"); } }',
      'pino | info | "m" | –',
    ],
    [
      "a typed parameter",
      'import type { Logger } from "pino"; function run(log: Logger) { log.info("m"); }',
      'pino | info | "m" | –',
    ],
    [
      "a qualified type",
      'import pino from "pino"; function run(log: pino.Logger) { log.info("m"); }',
      'pino | info | "m" | –',
    ],
    [
      "a destructured parameter",
      'import type { Logger } from "pino"; const run = ({ log }: { log: Logger }) => log.info("m");',
      'pino | info | "m" | –',
    ],
    [
      "an interface of dependencies",
      'import type { Logger } from "pino"; interface Deps { log: Logger } function run(deps: Deps) { deps.log.info("m"); }',
      'pino | info | "m" | –',
    ],
    [
      "a choice of two",
      'import pino from "pino"; const log = quiet ? pino({}) : pino(); log.info("m");',
      'pino | info | "m" | –',
    ],
    [
      "a local factory",
      'import pino from "pino"; function getLogger() { return pino(); } getLogger().info("m");',
      'pino | info | "m" | –',
    ],
    [
      "an assignment to a let",
      'import pino from "pino"; let log; log = pino(); log.info("m");',
      'pino | info | "m" | –',
    ],
    [
      "an object that holds it",
      'import pino from "pino"; const deps = { log: pino() }; deps.log.info("m");',
      'pino | info | "m" | –',
    ],
    [
      "inheritance",
      'import pino from "pino"; class B { log = pino(); } class A extends B { run() { this.log.info("m"); } }',
      'pino | info | "m" | –',
    ],
    [
      "Fastify's request",
      'import type { FastifyRequest } from "fastify"; function run(req: FastifyRequest) { req.log.info({ a }, "m"); }',
      'pino | info | "m" | { a }',
    ],
    [
      "nestjs-pino's PinoLogger",
      'import { PinoLogger } from "nestjs-pino"; class A { constructor(private log: PinoLogger) {} run() { this.log.info({ a }, "m"); } }',
      'pino | info | "m" | { a }',
    ],
    [
      "nestjs-pino's Logger has Nest's signature",
      'import { Logger } from "nestjs-pino"; class A { constructor(private log: Logger) {} run() { this.log.warn("m", { a }); } }',
      'nestjs | warn | "m" | –',
    ],
    [
      "bunyan",
      'import bunyan from "bunyan"; const log = bunyan.createLogger({ name: "x" }); log.info({ a }, "m");',
      'bunyan | info | "m" | { a }',
    ],
    [
      "bunyan by new",
      'import Logger from "bunyan"; const log = new Logger({ name: "x" }); log.info("m");',
      'bunyan | info | "m" | –',
    ],
    [
      "winston",
      'import { createLogger } from "winston"; const log = createLogger(); log.verbose("m", { a });',
      'winston | debug | "m" | { a }',
    ],
    ["winston itself", 'import winston from "winston"; winston.info("m", { a });', 'winston | info | "m" | { a }'],
    [
      "winston's log takes the level first",
      'import winston from "winston"; winston.log("error", "m", { a });',
      'winston | error | "m" | { a }',
    ],
    [
      "winston's lone object",
      'import winston from "winston"; winston.info({ message: "m", a });',
      'winston | info | "m" | { message: "m", a }',
    ],
    [
      "Nest's instance",
      'import { Logger } from "@nestjs/common"; const log = new Logger("X"); log.log("m");',
      'nestjs | info | "m" | –',
    ],
    [
      "Nest's static logger",
      'import { Logger } from "@nestjs/common"; Logger.error("m", stack);',
      'nestjs | error | "m" | –',
    ],
    ["the console", 'console.warn("m", { a });', 'console | warn | "m" | { a }'],
    ["a picked console", 'function run(log: Pick<Console, "warn">) { log.warn("m"); }', 'console | warn | "m" | –'],
    ["optional access", 'import pino from "pino"; const log = pino(); log?.info?.("m");', 'pino | info | "m" | –'],
    ["a computed level", 'import pino from "pino"; const log = pino(); log["warn"]("m");', 'pino | warn | "m" | –'],
    [
      "a spread hides the slots",
      'import pino from "pino"; const log = pino(); log.info(...args);',
      "pino | info | – | –",
    ],
  ])("%s", (_name, code, expected) => {
    expect(summary(code)).toBe(expected);
  });
});

describe("who is a logger, by name", () => {
  it.each([
    [
      "an import from the project",
      'import { logger } from "./log"; logger.info("m", { a });',
      'unknown | info | "m" | { a }',
    ],
    [
      "an import from a package of the workspace",
      'import { logger } from "@internal/monitoring"; logger.warn("m");',
      'unknown | warn | "m" | –',
    ],
    ["a member", 'class A { run() { this.logger.error({ a }, "m"); } }', 'unknown | error | "m" | { a }'],
    ["a private member", 'class A { #log; run() { this.#log.error("m"); } }', 'unknown | error | "m" | –'],
    ["a longer name", 'auditLogger.info("m");', 'unknown | info | "m" | –'],
    ["a getter", 'getLogger().info("m");', 'unknown | info | "m" | –'],
  ])("%s", (_name, code, expected) => {
    expect(summary(code)).toBe(expected);
  });
});

describe("who is none", () => {
  it.each([
    ["Math", "Math.log(1);"],
    ["a toast", 'toast.error("m");'],
    ["a response", 'res.error("m");'],
    ["a dialog", 'dialog.info("m");'],
    ["a catalog", 'catalog.info("m");'],
    ["a blog", 'blog.info("m");'],
    ["prompts for people", 'import { log } from "@clack/prompts"; log.info("m");'],
    ["a look-alike by require", 'const { log } = require("@clack/prompts"); log.info("m");'],
    ["another package's log", 'import { log } from "some-math"; log.info("m");'],
    ["i18n", 'i18n.info("m");'],
    ["a call without arguments is a guard", 'import { logger } from "./log"; if (logger.debug()) {}'],
    ["another method", 'import pino from "pino"; pino().flush();'],
    ["a library's other things", 'import { trace } from "@opentelemetry/api"; trace.error("m");'],
    ["a shadowed console", 'function f(console) { console.render("m"); }'],
  ])("%s", (_name, code) => {
    expect(summary(code)).toBe("nothing");
  });
});

describe("what a logger carries", () => {
  it("keeps the keys of its children", () => {
    const call = logCall('import pino from "pino"; pino().child({ a: 1 }).child({ "b-c": 2 }).info("m");');
    expect(call?.bindings).toEqual({ keys: ["a", "b-c"], open: false });
  });

  it("knows that it does not know", () => {
    expect(logCall('import pino from "pino"; pino().child({ a: 1, ...rest }).info("m");')?.bindings).toEqual({
      keys: ["a"],
      open: true,
    });
    expect(logCall('import pino from "pino"; pino().child(fields).info("m");')?.bindings.open).toBe(true);
  });

  it("tells a logger that was passed in from one that an object owns", () => {
    const type = 'import type { Logger } from "pino"; ';
    expect(logCall(`${type}function run(log: Logger) { log.info("m"); }`)?.received).toBe(true);
    expect(
      logCall(`${type}class A { constructor(private log: Logger) {} run() { this.log.info("m"); } }`)?.received,
    ).toBe(false);
  });

  it("answers one call once", () => {
    const { telemetry, calls } = recognised('import pino from "pino"; pino().info("m");');
    const [call] = calls;
    if (call?.type !== "CallExpression") throw new Error("no call");
    expect(telemetry.logCall(call)).toBe(telemetry.logCall(call));
    expect(Object.isFrozen(telemetry.logCall(call))).toBe(true);
  });
});
