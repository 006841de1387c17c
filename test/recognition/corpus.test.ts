import { describe, expect, it } from "vitest";
import { typedSnippets } from "./typed.ts";
import type { LogCall } from "../../src/recognition/log-call.ts";
import { byDeclaration } from "./corpus/own-loggers.ts";
import { byInference } from "./corpus/wrappers.ts";
import { byName } from "./corpus/names.ts";
import { byProvenance } from "./corpus/libraries.ts";
import { byShape } from "./corpus/shapes.ts";
import { lookAlikes } from "./corpus/look-alikes.ts";
import { recognised } from "./parse.ts";

const groups = { byProvenance, byShape, byDeclaration, byInference, byName };

describe("without types", () => {
  describe.each(Object.entries(groups))("%s", (_group, cases) => {
    it.each(cases)("%s", (_name, code, expected) => {
      expect(summary(code, recognised(code))).toBe(expected);
    });
  });

  describe("lookAlikes", () => {
    it.each(lookAlikes)("%s", (_name, code) => {
      expect(summary(code, recognised(code))).toBe("nothing");
    });
  });
});

describe("with types", () => {
  const typed = typedSnippets([...Object.values(groups).flat(), ...lookAlikes].map(([, code]) => code));

  describe.each(Object.entries(groups))("%s", (_group, cases) => {
    it.each(cases)("%s", (_name, code, expected) => {
      expect(summary(code, typed(code))).toBe(expected);
    });
  });

  describe("lookAlikes", () => {
    it.each(lookAlikes)("%s", (_name, code) => {
      expect(summary(code, typed(code))).toBe("nothing");
    });
  });
});

it("holds at least 200 shapes, each once", () => {
  const all = [...Object.values(groups).flat(), ...lookAlikes].map(([, code]) => code);
  expect(new Set(all).size).toBe(all.length);
  expect(all.length).toBeGreaterThanOrEqual(200);
});

/** The last log call of a snippet, in words. */
function summary(
  code: string,
  { telemetry, calls }: Pick<ReturnType<typeof recognised>, "telemetry" | "calls">,
): string {
  const found = calls.flatMap((call) => (call.type === "CallExpression" ? (telemetry.logCall(call) ?? []) : []));
  const [last] = found.toSorted((one, other) => other.node.range[0] - one.node.range[0]);
  return last ? inWords(last, code) : "nothing";
}

function inWords({ profile, level, message, fields, error }: LogCall, code: string): string {
  const text = (node: { range: readonly [number, number] } | undefined) => (node ? code.slice(...node.range) : "–");
  const words = [profile?.name ?? "unknown", level ?? "?", text(message), text(fields)];
  return [...words, ...(error ? [text(error)] : [])].join(" | ");
}
