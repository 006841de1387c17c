import { describe, expect, it } from "vitest";
import { hintsOf } from "../../src/recognition/file-hints.ts";
import { metricDeclarations } from "./corpus/metrics.ts";
import { spanCalls } from "./corpus/spans.ts";

describe("a look at the text of a file", () => {
  it.each(metricDeclarations)("allows metrics: %s", (_name, code) => expect(hintsOf(code).metrics).toBe(true));
  it.each(spanCalls)("allows spans: %s", (_name, code) => expect(hintsOf(code).spans).toBe(true));
  it("rules out what has no such call", () => {
    const code = "export const total = (catalog: Item[]) => catalog.map((item) => item.price).reduce(sum);";
    expect(hintsOf(code)).toEqual({ metrics: false, spans: false });
  });
});
