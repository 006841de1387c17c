import { describe, expect, it } from "vitest";
import { Choice } from "../../src/recognition/choice.ts";

const [one, other] = [{}, {}];

describe("a choice", () => {
  it("is open until it is settled", () => {
    const choice = new Choice<string>();
    expect(choice.among(one, ["a", "b"])).toEqual(["a", "b"]);
    choice.with(one, "b", () => {
      expect(choice.settled(one)).toBe("b");
      expect(choice.among(one, ["a", "b"])).toEqual(["b"]);
      expect(choice.among(other, ["c", "d"])).toEqual(["c", "d"]);
    });
    expect(choice.settled(one)).toBeUndefined();
  });

  it("is not split where it is asked for once, or has one alternative", () => {
    const choice = new Choice<string>();
    choice.among(one, ["a", "b"]);
    choice.among(other, ["c"]);
    choice.among(other, ["c"]);
    expect(choice.split(() => "again")).toBeUndefined();
  });

  it("is split by what is asked for twice: every answer belongs to one alternative", () => {
    const choice = new Choice<string>();
    const answer = () => choice.among(one, ["a", "b"]).flatMap((x) => choice.among(one, ["a", "b"]).map((y) => x + y));
    expect(answer()).toEqual(["aa", "ab", "ba", "bb"]);
    expect(choice.split(answer)).toEqual([["aa"], ["bb"]]);
  });

  it("can be opened for a while, which is no reason to split it again", () => {
    const choice = new Choice<string>();
    choice.with(one, "a", () => {
      choice.with(one, undefined, () => {
        expect(choice.among(one, ["a", "b"])).toEqual(["a", "b"]);
        expect(choice.among(one, ["a", "b"])).toEqual(["a", "b"]);
      });
      expect(choice.settled(one)).toBe("a");
      expect(choice.split(() => "again")).toBeUndefined();
    });
  });

  it("is forgotten for another question, also after one that did not end", () => {
    const choice = new Choice<string>();
    const fail = () => {
      choice.among(other, ["c", "d"]);
      choice.among(other, ["c", "d"]);
      throw new RangeError("too deep");
    };
    expect(() => choice.with(one, "a", fail)).toThrow("too deep");
    choice.reset();
    expect(choice.settled(one)).toBeUndefined();
    expect(choice.split(() => "again")).toBeUndefined();
  });
});
