import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadStandard, nearestStandard } from "../../src/standard/load.ts";
import { recommended } from "../../src/standard/presets.ts";
import { standardOf } from "../../src/standard/settings.ts";
import { temporaryFolder, writeFiles } from "../temporary-folder.ts";

describe("the standard in force", () => {
  it("is recommended where there is no file", () => {
    expect(nearestStandard(temporaryFolder()).standard).toBe(recommended);
  });

  it("is the nearest above, and a section keeps what it does not name", () => {
    const folder = temporaryFolder({ "instrumentation.json": '{ "fields": { "case": "camelCase" } }', "a/b/x.ts": "" });
    const { standard, root } = nearestStandard(join(folder, "a/b"));
    expect(root).toBe(folder);
    expect(standard.fields).toEqual({ ...recommended.fields, case: "camelCase" });
  });

  it("takes a preset, then a file, then its own", () => {
    const folder = temporaryFolder({
      "instrumentation.json": '{ "extends": ["tasker", "./base.json"], "metrics": { "prefixes": ["shop"] } }',
      "base.json": '{ "metrics": { "minSegments": 2, "prefixes": ["base"] } }',
    });
    const { metrics, message } = loadStandard(join(folder, "instrumentation.json")).standard;
    expect(metrics).toMatchObject({ naming: "dotted", minSegments: 2, prefixes: ["shop"], exporter: "collector" });
    expect(message.maxWords).toBe(10);
  });

  it("refuses a circle", () => {
    const folder = temporaryFolder({
      "instrumentation.json": '{ "extends": "./b.json" }',
      "b.json": '{ "extends": "./instrumentation.json" }',
    });
    expect(() => loadStandard(join(folder, "instrumentation.json"))).toThrow(/extends itself/);
  });

  it("names the preset that was meant", () => {
    const folder = temporaryFolder({ "instrumentation.json": '{ "extends": "taskr" }' });
    expect(() => loadStandard(join(folder, "instrumentation.json"))).toThrow(/names "taskr".*Did you mean "tasker"\?/);
  });

  it("sees an edit", () => {
    const folder = temporaryFolder({ "instrumentation.json": '{ "fields": { "case": "camelCase" } }' });
    expect(nearestStandard(folder).standard.fields.case).toBe("camelCase");
    writeFiles(folder, { "instrumentation.json": '{ "fields": { "case": "snake_case" } } ' });
    expect(nearestStandard(folder).standard.fields.case).toBe("snake_case");
  });
});

describe("the standard of a rule", () => {
  it("comes from the settings where they are given", () => {
    const settings = { instrumentation: { fields: { case: "camelCase" } } };
    const context = { settings, filename: "/nowhere/x.ts", cwd: "/nowhere" };
    expect(standardOf(context).fields.case).toBe("camelCase");
  });

  it("is one object for equal settings, as Oxlint hands them out", () => {
    const context = () => ({
      settings: { instrumentation: { fields: { case: "camelCase" } } },
      filename: "/nowhere/x.ts",
      cwd: "/nowhere",
    });
    expect(standardOf(context())).toBe(standardOf(context()));
  });

  it("comes from the nearest file where they are absent", () => {
    const folder = temporaryFolder({ "instrumentation.json": '{ "fields": { "case": "kebab-case" } }' });
    expect(standardOf({ settings: {}, filename: join(folder, "src/x.ts"), cwd: "/nowhere" }).fields.case).toBe(
      "kebab-case",
    );
  });

  it("names the settings where they are wrong", () => {
    expect(() =>
      standardOf({ settings: { instrumentation: { feilds: {} } }, filename: "x.ts", cwd: "/nowhere" }),
    ).toThrow('settings.instrumentation: unknown key "feilds". Did you mean "fields"?');
  });
});
