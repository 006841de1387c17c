import { describe, expect, it } from "vitest";
import type { LogCall } from "../../src/recognition/log-call.ts";
import { recognised } from "./parse.ts";

/** The last log call of a snippet. */
function logCall(code: string): LogCall | undefined {
  const { telemetry, calls } = recognised(code);
  return calls.flatMap((call) => (call.type === "CallExpression" ? (telemetry.logCall(call) ?? []) : [])).at(-1);
}

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
