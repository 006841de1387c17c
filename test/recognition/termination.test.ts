import { describe, expect, it } from "vitest";
import { isWhole, patternOf } from "../../src/recognition/text.ts";
import { recognised } from "./parse.ts";

/** Asks everything about every call; the answers matter less than that there are some. */
function askAll(code: string): number {
  const { telemetry, calls } = recognised(code);
  let answers = 0;
  for (const call of calls) {
    if (call.type === "CallExpression" && telemetry.logCall(call)) answers++;
    if (telemetry.metricDeclaration(call)) answers++;
    const record = telemetry.metricRecord(call);
    if (record) telemetry.instrumentsOf(record);
    for (const argument of call.arguments) telemetry.constants.texts(argument);
  }
  return answers;
}

const meter = 'import { metrics } from "@opentelemetry/api"; const meter = metrics.getMeter("x");\n';

describe("what leads back to itself ends", () => {
  it.each([
    ["constants", 'const a = b + "x", b = a + "y"; logger.info(a);'],
    ["a variable", "let w = w; logger.info(w);"],
    ["functions", "const f = () => f(); f().info('x');"],
    ["a class that extends itself", "class A extends A { run() { this.log.info(`x ${y}`); } }"],
    ["two classes", "class B extends C { run() { this.log.info(`x ${y}`); } } class C extends B {}"],
    ["a field", "class A { log = this.log; run() { this.log.info(`x ${y}`); } }"],
    ["type aliases", "type A = B; type B = A; function f(x: A) { x.info(`a ${b}`); }"],
    ["an interface", "interface I { log: I } function f(i: I) { i.log.log.info(`a ${b}`); }"],
    ["objects", "const o = { a: o.b, b: o.a }; logger.info(o.a); logger.info(o);"],
    ["destructuring", "const { z = z } = z; logger.info(z);"],
    ["an enum", "enum E { A = E.B, B = E.A } logger.info(E.A);"],
    [
      "a parameter",
      meter +
        'function f(n = g()) { meter.createCounter(n); f(n + "x"); } function g() { return h(); } function h() { return g(); }',
    ],
  ])("%s", (_name, code) => {
    expect(() => askAll(code)).not.toThrow();
  });

  it("names that every object has are names like others", () => {
    const code =
      'import pino from "pino"; const log = pino(); log.constructor("x"); log.toString.info("x"); log.__proto__.info("x"); log.hasOwnProperty("x");';
    expect(askAll(code)).toBe(0);
  });

  it("constants that double at each step", () => {
    const steps = Array.from(
      { length: 30 },
      (_, index) => `const c${String(index)} = c${String(index + 1)} + c${String(index + 1)};`,
    ).join(" ");
    const { telemetry, calls } = recognised(`${steps} const c30 = ok ? "a" : "b"; f(c0);`);
    const argument = calls.at(-1)?.arguments[0];
    if (!argument) throw new Error("no argument");
    expect(telemetry.constants.texts(argument).length).toBeLessThanOrEqual(64);
  });

  it("choices that double at each step", () => {
    const steps = Array.from(
      { length: 20 },
      (_, index) => `const c${String(index)} = ok ? c${String(index + 1)} : c${String(index + 1)};`,
    ).join(" ");
    const { telemetry, calls } = recognised(`${meter}${steps} const c20 = meter.createCounter("a.b"); c0.add(1);`);
    const record = calls.map((call) => telemetry.metricRecord(call)).find((one) => one !== undefined);
    if (!record) throw new Error("no record");
    expect(telemetry.instrumentsOf(record)).toHaveLength(1);
  });

  it("a long constant is still a constant", () => {
    const { telemetry, calls } = recognised(
      `f(${Array.from({ length: 200 }, (_, index) => `"a${String(index)}"`).join(" + ")});`,
    );
    const argument = calls[0]?.arguments[0];
    if (!argument) throw new Error("no argument");
    const [text] = telemetry.constants.texts(argument);
    expect(text && isWhole(text) && patternOf(text).startsWith("a0a1a2")).toBe(true);
  });
});
