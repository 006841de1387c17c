import { describe, expect, it } from "vitest";
import { textMethod } from "../../src/recognition/text-methods.ts";
import { recognised } from "./parse.ts";

/** What the last call of some code makes of a text. */
function made(code: string, text: string): string | undefined {
  const call = recognised(code).calls.find(({ callee }) => callee.type === "MemberExpression");
  return call && textMethod(call.callee, call.arguments)?.(text);
}

describe("a method of a text", () => {
  it.each([
    ["t.replace(/-/g, '_')", "a-b-c", "a_b_c"],
    ["t.replace(/-/, '_')", "a-b-c", "a_b-c"],
    ["t.replace('-', '_')", "a-b-c", "a_b-c"],
    ["t.replaceAll('-', '_')", "a-b-c", "a_b_c"],
    ["t.replace(/[^a-z0-9_]/gi, '')", "A.b c", "Abc"],
    ["t.replace(/\\s+/g, '.')", "a  b c", "a.b.c"],
    ["t.replace(/^app\\./, '')", "app.jobs", "jobs"],
    ["t.replace(/_queue$/, '')", "jobs_queue", "jobs"],
    ["t.replace(/(?:a|b)/g, '')", "ab", undefined],
    ["t.replace(/(a+)+$/, '')", "aa", undefined],
    ["t.replace(/a+b+$/, '')", "ab", undefined],
    ["t.replace(/.*/, '')", "ab", undefined],
    ["t.replace(/a{2,}/, '')", "aa", undefined],
    ["t.replace(/a/u, '')", "a", undefined],
    ["t.replace(pattern, '')", "a", undefined],
    ["t.replace(/a/, () => b)", "a", undefined],
    ["t.toUpperCase()", "a", "A"],
    ["t.trim()", " a ", "a"],
    ["t.trim(1)", " a ", undefined],
    ["t.repeat(3)", "ab", "ababab"],
    ["t.repeat(times)", "ab", undefined],
    ["t.constructor()", "a", undefined],
  ])("%s of %j is %j", (code, text, expected) => expect(made(code, text)).toBe(expected));

  it("makes nothing that is too long to be a name or a message", () => {
    expect(made("t.repeat(200)", "abcde")).toHaveLength(1000);
    expect(made("t.repeat(200)", "abcdef")).toBeUndefined();
    expect(made("t.replace(/b/, '')", "a".repeat(1001))).toBeUndefined();
  });
});
