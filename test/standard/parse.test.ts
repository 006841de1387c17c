import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InputError } from "../../src/standard/input-error.ts";
import { parseStandard } from "../../src/standard/parse.ts";

function fault(text: string): string {
  try {
    parseStandard(text, "instrumentation.json");
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return "none";
}

describe("reading a standard", () => {
  it("takes comments and trailing commas", () => {
    expect(parseStandard('{\n  // ours\n  "extends": "tasker", /* and */\n}', "x")).toEqual({ extends: "tasker" });
  });

  it("takes an empty standard", () => {
    expect(parseStandard("{}", "x")).toEqual({});
  });

  it("takes the whole contract", () => {
    const text = `{
      "$schema": "./x.json", "extends": ["tasker", "./base.json"], "followImports": false,
      "loggers": [{ "name": "audit", "profile": "pino" }, { "module": "./log", "export": "log", "profile": "winston" },
                  { "callee": "logSchema.*", "level": "method", "message": 1, "fields": 2 }],
      "correlation": { "carrier": "child", "fields": ["traceId"], "require": "always", "signals": ["logs", "spans"] },
      "fields": { "case": { "pattern": "^[a-z]+$" }, "rename": { "a": "b" }, "errorKey": null, "order": ["error"], "groups": { "entity": ["*_id"] }, "forbidden": { "data": "say what" }, "nested": true },
      "message": { "levels": ["warn"], "emoji": "forbid", "prefix": "require", "capital": null, "maxWords": 12, "allowFrom": ["t"] },
      "hotPaths": ["src/**"], "sensitive": { "add": { "credential": ["vaultKey"] }, "allow": ["token0"], "sanitizers": ["scrub"], "classes": ["credential"], "axiosErrors": true },
      "metrics": { "naming": { "pattern": "^x" }, "prefixes": ["x"], "minSegments": 2, "unitInName": "require", "totalSuffix": "forbid", "highCardinality": ["a"],
                   "factories": [{ "callee": "f", "name": 0, "kind": { "argument": 1 } }, { "callee": "g", "options": 0, "kind": "gauge", "suffixes": ["_a"] }],
                   "values": [{ "expression": "config.X", "values": ["a", ""] }], "exporter": { "kind": "collector", "namespace": "n", "strategy": "NoTranslation" },
                   "catalogs": ["a.md", { "path": "b.md", "prefix": "eth_", "scope": ["x/**"] }], "queries": ["q"], "external": ["up"], "targetLabels": ["cluster"] },
      "spans": { "naming": "dotted", "helpers": [{ "callee": "withSpan", "name": 0, "callback": 1 }], "countExceptions": true },
      "operations": [{ "files": "src/**", "functions": "handle*", "require": ["span"] }], "health": { "required": ["/health"] }, "ignore": ["x/**"]
    }`;
    expect(fault(text)).toBe("none");
  });

  it("refuses a pattern that could take for ever, whoever wrote it", () => {
    const withPattern = (pattern: string) => `{ "metrics": { "naming": { "pattern": ${JSON.stringify(pattern)} } } }`;
    expect(fault(withPattern("^[a-z]+(?:[._][a-z]+)*$"))).toBe("none");
    expect(fault(withPattern("^(a+)+$"))).toBe(
      'instrumentation.json:1: "metrics.naming.pattern" must be a regular expression that repeats nothing inside a repetition: it could take minutes for one name, not "^(a+)+$".',
    );
  });

  it("names the unknown key, its line and the nearest known one", () => {
    expect(fault('{\n  "fields": {\n    "kase": "snake_case"\n  }\n}')).toBe(
      'instrumentation.json:3: unknown key "fields.kase". Did you mean "case"?',
    );
  });

  it("lists what is known where nothing is near", () => {
    expect(fault('{ "correlation": { "xyzzy": 1 } }')).toBe(
      'instrumentation.json:1: unknown key "correlation.xyzzy". Known here: carrier, fields, require, signals.',
    );
  });

  it("names the wrong value, what was expected and the nearest", () => {
    expect(fault('{\n "correlation": {\n  "carrier": "feild" } }')).toBe(
      'instrumentation.json:3: "correlation.carrier" must be one of "field", "child", "ambient", "none", not "feild". Did you mean "field"?',
    );
  });

  it("names a wrong type", () => {
    expect(fault('{ "metrics": { "prefixes": "tasker" } }')).toBe(
      'instrumentation.json:1: "metrics.prefixes" must be a list, not "tasker".',
    );
  });

  it("says which branch of a union is wrong", () => {
    expect(fault('{ "metrics": { "catalogs": [{ "path": "a.md", "scop": [] }] } }')).toContain(
      '"metrics.catalogs.0.scop". Did you mean "scope"?',
    );
  });

  it("says where the syntax breaks", () => {
    expect(fault('{\n  "extends": \n}')).toBe(
      "instrumentation.json:3: not valid JSON (value expected). Mend the syntax there.",
    );
  });

  it("says that a file is empty", () => {
    expect(fault("")).toContain("instrumentation.json:1: not valid JSON");
  });

  it("says that a list is no standard", () => {
    expect(fault("[]")).toBe("instrumentation.json:1: the standard must be an object, not a list.");
  });

  it("answers any text with a standard or one sentence", () => {
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .dictionary(fc.constantFrom("fields", "metrics", "extends", "x"), fc.jsonValue())
        .map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(text, (input) => {
        const message = fault(input);
        expect(message.split("\n")).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
  });
});
