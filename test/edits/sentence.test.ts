import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withoutValues } from "../../src/edits/sentence.ts";

/** `{}` stands for a value. */
function left(text: string): string | undefined {
  const parts = text.split("{}");
  return withoutValues(parts.flatMap((part, index) => (index === 0 ? [part] : [null, part])));
}

describe("what is left of a message", () => {
  it.each([
    ["Processing job {}", "Processing job"],
    ["User {} logged in", "User logged in"],
    ["Connected to {}", "Connected"],
    ["Sent {} to {}", "Sent"],
    ["Failed: {}", "Failed"],
    ['Unknown key "{}"', "Unknown key"],
    ["Retrying ({})", "Retrying"],
    ["Failed for {} in {}", "Failed"],
    ["Queue {}, drained", "Queue, drained"],
    ["Listening on port {}", "Listening on port"],
    ["{} connected", "connected"],
    ["Caching keys, total keys: {}", "Caching keys"],
    ["Connection {}: closed", "Connection: closed"],
    ["Closing {}…", "Closing…"],
    ["findPr({}, {})", "findPr()"],
    ['initRepo("{}")', "initRepo()"],
    ["getCommit('{}') failed", "getCommit() failed"],
    ["Reopened #{}", "Reopened"],
  ])("%s → %s", (text, expected) => {
    expect(left(text)).toBe(expected);
  });

  it.each([
    ["took {}ms", "a unit without its number"],
    ["{}/{} done", "a fraction without its parts"],
    ["id={}", "an assignment without its value"],
    ["{}", "nothing but the value"],
    ["{} is ready", "a verb without its subject"],
    ["sent to {} successfully", "a preposition without its object"],
    ["v{}", "a glued prefix"],
    ["No {} found", "a quantifier without its noun"],
    ["Not {} found", "a negation without its noun"],
    ["Neither {} nor {} found", "two things, none of them named"],
    ["Without {} nothing works", "a condition without its thing"],
    ["Expected {} but got {}", "a comparison without its sides"],
    ["Received {}. Starting graceful shutdown...", "a sentence of one word before another"],
    ["Retry delay {} ms", "a unit without its number, behind a space"],
    ["REST url: {} and Web3 url: {}", "a label without its value"],
    ["{}:{}", "punctuation alone"],
    ["updatePr({}, {}, body)", "some of what a call was given"],
    ["Retrying (attempt {} of {})", "what stands in brackets for its values"],
    ["Mode is {}, and we go on", "a clause joined to one without its value"],
    ["Marking {} as done", "what becomes something, without the thing"],
    ["Vulnerability {} affects {}", "a verb without its object"],
    ["Rolled back block number to: {}", "a label that leads up to its value"],
    ["Set {}", "nothing but such a verb"],
    ["Pull#{}b", "a number inside a word"],
    ["got %s and {}", "a printf token"],
    ["line\n{}", "a line break"],
  ])("%s leaves no sentence: %s", (text) => {
    expect(left(text)).toBeUndefined();
  });

  it("never leaves a hole, doubled spaces or a space before punctuation", () => {
    const word = fc.constantFrom(
      "Job",
      "failed",
      "to",
      "for",
      "in",
      ":",
      ",",
      "(",
      ")",
      "is",
      "ready",
      "{}",
      '"{}"',
      "({})",
      "f({})",
      "f({}, {})",
      "f({}, x)",
      "#{}",
      "({}",
      "{})",
      "[{}",
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (parts) => {
        const text = left(parts.join(" "));
        if (text === undefined) return;
        expect(text).not.toContain("\u0000");
        expect(text).not.toMatch(/ {2}|\s[,.;:]|^\s|\s$|(?<!\w)\(\s*\)/);
      }),
      { numRuns: 500 },
    );
  });
});
