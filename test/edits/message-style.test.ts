import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hole, styleProblems } from "../../src/edits/message-style.ts";
import { standardFrom } from "../../src/standard/load.ts";
import { recommended } from "../../src/standard/presets.ts";
import type { Standard } from "../../src/standard/schema.ts";

const tasker = standardFrom({ extends: "tasker" }, ".", "the test").message;
const faults = (text: string, style: Standard["message"] = tasker) =>
  styleProblems(text, style, "info").map(({ fault, part, mended }) => [fault, part, mended ?? null]);

describe("messages that have nothing wrong", () => {
  it.each([
    ["a plain one", "Job started"],
    ["an acronym", "HTTP server started"],
    ["an acronym before a colon", "SQL: statement prepared"],
    ["an acronym as subject", "TLS handshake failed"],
    ["a number", "404 from upstream"],
    ["a mixed-case name", "iOS client connected"],
    ["an identifier", "parseUrl failed"],
    ["a field's name", "user_id missing"],
    ["a small name", "npm finished"],
    ["whatever stands before a colon", "cdnjs: not found"],
    ["a zone with dots", "Moved to the U.S."],
    ["an ellipsis", "Loading…"],
    ["three dots", "Loading..."],
    ["a question", "Retry?"],
    ["a colon", "Listening on:"],
    ["an encoding", "Read as UTF-8"],
    ["a hash", "SHA-256 computed"],
    ["a standard", "RFC-7231 date parsed"],
    ["a trade mark", "Acme™ © → ready"],
    ["digits and box drawing", "Ready 1 ─ 2"],
    ["the opposite of success", "Job unsuccessfully retried"],
    ["a success that was none before", "Job successfully retried after 3 attempts"],
    ["a value at the start", `${hole} connected`],
    ["a script without capitals", "日本語 メッセージ"],
    ["a file's name", "package.json not found"],
    ["an event's name", "user.created event received"],
    ["a success that did not come", "Job did not finish successfully"],
    ["a success that is asked for", `Whether it ended successfully: ${hole}`],
    ["a folder of one dot", "Starting in directory ."],
    ["a separator", "Separator is ;"],
    ["a path", "Loading ../."],
    ["a region", "Region US-EAST-1 chosen"],
    ["a zone", "Clock is UTC-5"],
    ["a number of an attempt", "Attempt #12 started"],
    ["a list of things to do", "TODO item created"],
    ["a signal", "SIGTERM: shutting down"],
    ["an error code", "ECONNREFUSED: backend unreachable"],
    ["a stream", "stdout closed"],
    ["ten words", "One two three four five six seven eight nine ten"],
  ])("%s", (_name, text) => expect(faults(text)).toEqual([]));
});

describe("messages that have something wrong", () => {
  it.each([
    ["an empty one", "", "emptyMessage", "", null],
    ["decoration", "=====", "signsOnly", "=====", null],
    ["a picture at the start", "🚀 Started", "emoji", "🚀", "Started"],
    ["a picture at the end", "Started ✅", "emoji", "✅", "Started"],
    ["nothing but a picture", "🚀", "emoji", "🚀", null],
    ["the level", "INFO: Job started", "levelWord", "INFO", "Job started"],
    ["a small acronym", "http server listening", "smallStart", "http", "HTTP server listening"],
    ["a picture in the middle", "Emoji 🚀 is not supported", "emoji", "🚀", null],
    ["success in quotes", "Marked as 'successfully done'", "redundantWord", "successfully", null],
    ["success in brackets", "Finished (successfully)", "redundantWord", "successfully", null],
    ["the level alone in brackets", "[INFO] job started", "levelWord", "INFO", "Job started"],
    ["the level in brackets", "[info] - job started", "levelWord", "info", "job started"],
    ["another level", "WARN: Disk is full", "levelWord", "WARN", null],
    ["a component in brackets", "[Worker] Job started", "prefix", "[Worker]", null],
    ["a component in capitals", "BOOTSTRAP: Job started", "prefix", "BOOTSTRAP", null],
    ["a ticket", "Workaround for TAS-123", "ticketReference", "TAS-123", null],
    ["an issue", "Workaround for #123", "ticketReference", "#123", null],
    ["a task left", "Job started TODO", "ticketReference", "TODO", null],
    ["success at the start", "Successfully connected", "redundantWord", "Successfully", "Connected"],
    ["success in the middle", "Job successfully completed", "redundantWord", "successfully", "Job completed"],
    ["success at the end", "Connected successfully", "redundantWord", "successfully", "Connected"],
    ["success before a value", `Successfully ${hole}`, "redundantWord", "Successfully", null],
    ["a full stop", "Job started.", "endPunctuation", ".", "Job started"],
    ["exclamation", "Job started!!", "endPunctuation", "!", "Job started"],
    ["a small start", "job started", "smallStart", "job", "Job started"],
    ["eleven words", "One two three four five six seven eight nine ten eleven", "tooLong", "11", null],
  ])("%s", (_name, text, fault, part, mended) => expect(faults(text)).toContainEqual([fault, part, mended]));

  it("other houses ask for what this one forbids", () => {
    const style = { ...recommended.message, prefix: "require", endPunctuation: "require", capital: "lower" } as const;
    expect(styleProblems("Job started", style, "info").map(({ fault }) => fault)).toEqual([
      "missingPrefix",
      "missingEnd",
      "capitalStart",
    ]);
    expect(styleProblems("[worker] job started.", style, "info")).toEqual([]);
  });

  it("a standard that allows everything only minds messages that say nothing", () => {
    expect(faults("🚀 [X] ERROR: successfully did TAS-12.", recommended.message)).toEqual([]);
    expect(faults("---", recommended.message)).toEqual([["signsOnly", "---", null]]);
  });
});

it("what is mended is not found again, and mending ends", () => {
  const word = fc.constantFrom(
    "Job",
    "job",
    "successfully",
    "Successfully",
    "started",
    "INFO:",
    "🚀",
    "HTTP",
    hole,
    "done.",
    "ok!",
  );
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 7 }), (words) => {
      let text = words.join(" ");
      for (let pass = 0; ; pass++) {
        const mended = styleProblems(text, tasker, "info").find((problem) => problem.mended !== undefined)?.mended;
        if (mended === undefined) return;
        expect(mended).not.toBe(text);
        expect(mended.split(hole)).toHaveLength(text.split(hole).length);
        expect(pass).toBeLessThan(10);
        text = mended;
      }
    }),
    { numRuns: 500 },
  );
});
