import { describe, expect, it } from "vitest";
import { nameClassifier } from "../../src/vocabulary/sensitive-names.ts";
import { lines } from "./corpus.ts";
import { names } from "./names.ts";
import { precisionOf, recallOf, scoreOf } from "./score.ts";

describe("labelled names", () => {
  const classify = nameClassifier({ add: new Map(), allow: new Set() });
  const judged = names.map(([name, expected]) => ({ name, expected, found: classify(name)?.class ?? null }));

  it("are many, of both kinds", () => {
    expect(names.filter(([, expected]) => expected !== null).length).toBeGreaterThan(300);
    expect(names.filter(([, expected]) => expected === null).length).toBeGreaterThan(300);
    expect(new Set(names.map(([name]) => name)).size).toBe(names.length);
  });

  it("are told apart with at least 97 % precision and 92 % recall", () => {
    const reported = judged.filter(({ found }) => found !== null);
    const sensitive = judged.filter(({ expected }) => expected !== null);
    const hits = reported.filter(({ expected }) => expected !== null);
    expect(hits.length / reported.length).toBeGreaterThanOrEqual(0.97);
    expect(hits.length / sensitive.length).toBeGreaterThanOrEqual(0.92);
  });

  it("are put into their class", () => {
    const wrong = judged.filter(({ expected, found }) => expected !== null && found !== null && found !== expected);
    expect(wrong).toEqual([]);
  });
});

describe("labelled leaks and look-alikes", () => {
  const { scores } = scoreOf(lines);
  const all = scores.get("all") ?? { found: 0, missed: 0, silent: 0, false: 0 };

  it("are half leaks, half look-alikes", () => {
    expect(lines.length).toBeGreaterThan(1000);
    expect(all.found + all.missed).toBe(all.silent + all.false);
  });

  it("are told apart with at least 97 % precision", () => {
    expect(precisionOf(all)).toBeGreaterThanOrEqual(0.97);
  });

  it("are found with at least 93 % recall", () => {
    expect(recallOf(all)).toBeGreaterThanOrEqual(0.93);
  });

  it.each([...scores.keys()].filter((key) => key.startsWith("sink ")))(
    "%s: nine in ten look-alikes are silent",
    (key) => {
      const score = scores.get(key) ?? all;
      expect(precisionOf(score)).toBeGreaterThanOrEqual(0.9);
      expect(recallOf(score)).toBeGreaterThanOrEqual(0.75);
    },
  );
});
