import { describe, expect, it } from "vitest";
import { mayHoldLogCall } from "../../src/recognition/log-hint.ts";
import { byProvenance } from "./corpus/libraries.ts";
import { byName } from "./corpus/names.ts";
import { byDeclaration } from "./corpus/own-loggers.ts";
import { byShape } from "./corpus/shapes.ts";
import { byInference } from "./corpus/wrappers.ts";

const logCalls = [...byProvenance, ...byShape, ...byName, ...byDeclaration, ...byInference];

describe("a look at the text of a file", () => {
  it.each(logCalls)("allows logs: %s", (_name, code) => expect(mayHoldLogCall(code)).toBe(true));
  it.each([
    ["a method under another name", "const { warn: complain } = out; complain(text);"],
    ["one of two methods", "(failed ? out.warn : out.info)(text);"],
    ["a method in brackets", 'out?.["warn"]?.(text);'],
    ["a method that is said to be there", "out.warn!(text);"],
  ])("allows logs: %s", (_name, code) => expect(mayHoldLogCall(code)).toBe(true));
  it("rules out what has no such call", () => {
    const code = "export const total = (items: Item[]) => items.map((item) => item.price).reduce(sum);";
    expect(mayHoldLogCall(code)).toBe(false);
  });
});
