import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import plugin from "../src/index.ts";
import { rules } from "../src/plugin/rules.ts";
import { codeRules } from "./code-rules.ts";

const names = Object.keys(rules).sort();
const files = (folder: string, ending: string) =>
  readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();

const shipped = (file: string) => pathToFileURL(join(process.cwd(), "dist/src", file)).href;

/** The URLs of all modules that importing a file loads. */
function loadedBy(file: string): readonly string[] {
  const hook = `export async function resolve(s, c, n) { const r = await n(s, c); console.log(r.url); return r; }`;
  const script = `import { register } from "node:module"; register("data:text/javascript," + encodeURIComponent(${JSON.stringify(hook)})); await import(${JSON.stringify(shipped(file))});`;
  const { stdout, status } = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
  expect(status).toBe(0);
  return stdout.trim().split("\n");
}

describe("the plugin", () => {
  it("has a rule for every file, and a test and a page for every rule", () => {
    expect(files("rules", ".ts")).toEqual(names);
    expect(files("test/rules", ".test.ts")).toEqual(names);
    expect(files("docs/rules", ".md")).toEqual(names);
  });

  it("names rules as their files, with a link to the page of this version", () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
    for (const [name, rule] of Object.entries(rules)) {
      expect(rule.name).toBe(name);
      expect(rule.meta.docs?.url).toMatch(new RegExp(`/blob/v${version}/docs/rules/${name}\\.md$`));
    }
    expect(plugin.meta).toEqual({ name: "eslint-plugin-instrumentation", version, namespace: "instrumentation" });
  });

  it("has every rule in strict, and in recommended what the standard's contract puts there", () => {
    const on = (preset: keyof typeof plugin.configs) => Object.keys(plugin.configs[preset].rules ?? {}).sort();
    expect(on("strict")).toEqual(codeRules.map((name) => `instrumentation/${name}`).sort());
    const contract = [
      "log-arguments",
      "metric-name",
      "no-dynamic-metric-name",
      "no-high-cardinality-label",
      "no-interpolated-log-message",
      "no-metric-per-call",
      "no-sensitive-data",
      "require-correlation-id",
      "require-error-context",
      "require-span-end",
      "span-name",
    ];
    expect(on("recommended")).toEqual(contract.map((name) => `instrumentation/${name}`));
    expect(on("tasker")).toEqual(expect.arrayContaining(on("recommended")));
  });

  it("describes every option", () => {
    for (const rule of Object.values(rules)) {
      const [schema] = rule.meta.schema as unknown as { properties: Record<string, { description?: string }> }[];
      for (const [option, { description }] of Object.entries(schema?.properties ?? {})) {
        expect(description, option).toMatch(/\.$/);
      }
    }
  });

  it("is what the source says, as it is shipped", async () => {
    const { default: entry } = (await import(shipped("index.js"))) as { readonly default: typeof plugin };
    // Functions and what holds the plugin itself are left out by JSON.
    const described = ({ meta, rules: all, configs }: typeof plugin): unknown =>
      JSON.parse(
        JSON.stringify({ meta, all, configs }, (key, value: unknown) =>
          key === "plugins" ? Object.keys(value as object) : value,
        ),
      );
    expect(described(entry)).toEqual(described(plugin));
    expect(Object.keys(entry)).toEqual(Object.keys(plugin));
    expect(entry.configs.strict.plugins?.["instrumentation"]).toBe(entry);
  });

  it("loads no rule before one runs, and then neither ts-morph nor Markdown nor YAML", () => {
    expect(loadedBy("index.js")).toEqual([shipped("index.js"), "node:module"]);
    const urls = loadedBy("plugin/bundle.js");
    expect(urls).toContainEqual(expect.stringContaining("@typescript-eslint/utils"));
    expect(urls.join("\n")).not.toMatch(/ts-morph|mdast|micromark|\/yaml\/|tinyglobby|\/typescript\/|commander/);
  });

  it("can be required", () => {
    const script = `const p = require(${JSON.stringify(join(process.cwd(), "dist/src/index.js"))}); process.stdout.write(Object.keys(p.rules).join());`;
    expect(spawnSync(process.execPath, ["-e", script], { encoding: "utf8" }).stdout).toBe(Object.keys(rules).join());
  });
});

describe("schema.json", () => {
  it("is generated from the schema that checks a standard", () => {
    const schema = JSON.parse(readFileSync("schema.json", "utf8")) as { properties: Record<string, object> };
    expect(Object.keys(schema.properties)).toEqual([
      "$schema",
      "extends",
      "loggers",
      "followImports",
      "correlation",
      "fields",
      "message",
      "hotPaths",
      "sensitive",
      "metrics",
      "spans",
      "operations",
      "health",
      "ignore",
    ]);
    expect(schema).toMatchObject({
      additionalProperties: false,
      properties: { fields: { properties: { case: { description: expect.any(String) as string } } } },
    });
  });
});
