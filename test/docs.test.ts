import { readdirSync, readFileSync } from "node:fs";
import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import { readMarkdownCatalog } from "../src/catalog/markdown.ts";
import { changeSeverities } from "../src/check/contract.ts";
import { changeFacts, findingFacts } from "../src/check/finding-facts.ts";
import { findingSeverities } from "../src/check/finding.ts";
import plugin from "../src/index.ts";
import { parseStandard } from "../src/standard/parse.ts";
import { codeRules } from "./code-rules.ts";

const linter = new Linter();

interface Example {
  readonly kind: "incorrect" | "correct";
  readonly settings: unknown;
  readonly options: readonly unknown[];
  readonly code: string;
}

/** ` ```ts incorrect settings={…} options={…} `; a block of `md reference` on the page is their metrics reference. */
function examplesOf(page: string): Example[] {
  return [
    ...page.matchAll(/^```ts (incorrect|correct)(?: settings=(\{.*?\}))?(?: options=(\{.*\}))?\n([\s\S]*?)^```$/gm),
  ].map(([, kind, settings, options, code]) => ({
    kind: kind === "incorrect" ? "incorrect" : "correct",
    settings: settings === undefined ? {} : (JSON.parse(settings) as unknown),
    options: options === undefined ? [] : [JSON.parse(options)],
    code: code ?? "",
  }));
}

// The test of a rule for Markdown lints the examples of its page.
describe.each(codeRules)("docs/rules/%s.md", (name) => {
  const page = readFileSync(`docs/rules/${name}.md`, "utf8");
  const examples = examplesOf(page);
  const [, reference] = /^```md reference\n([\s\S]*?)^```$/m.exec(page) ?? [];
  const catalogs =
    reference === undefined
      ? {}
      : {
          instrumentationCatalogs: [
            readMarkdownCatalog(reference, "docs/metrics-reference.md", { prefix: "", scope: undefined }),
          ],
        };

  it("has examples of both kinds, and no other kind of TypeScript block", () => {
    expect(new Set(examples.map((example) => example.kind))).toEqual(new Set(["incorrect", "correct"]));
    expect(examples).toHaveLength([...page.matchAll(/^```ts/gm)].length);
  });

  it.each(examples)("$kind: $code", ({ kind, settings, options, code }) => {
    const config = [
      {
        files: ["**/*.ts"],
        languageOptions: { parser },
        plugins: { instrumentation: { rules: plugin.rules } },
        settings: { instrumentation: settings, ...catalogs },
        rules: { [`instrumentation/${name}`]: ["error", ...options] },
      },
    ] as unknown as Linter.Config[];
    const messages = linter.verify(code, config, { filename: "src/a.ts" });
    expect(messages.filter((message) => message.fatal)).toEqual([]);
    if (kind === "correct") expect(messages).toEqual([]);
    else expect(messages).not.toEqual([]);
  });
});

describe("standards in the documentation", () => {
  const blocks = [
    "README.md",
    ...readdirSync("docs")
      .filter((file) => file.endsWith(".md"))
      .map((file) => `docs/${file}`),
  ].flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/^```jsonc\n([\s\S]*?)^```$/gm)].map(
      ([, text]) => [file, text ?? ""] as const,
    ),
  );

  it("are there", () => expect(blocks.length).toBeGreaterThan(1));
  it.each(blocks)("in %s fit the schema", (file, text) => expect(() => parseStandard(text, file)).not.toThrow());
});

describe("the page of all findings", () => {
  const page = readFileSync("docs/findings.md", "utf8").replace(/\s+/g, " ");
  const all = { ...findingFacts, ...changeFacts };
  const severities: Readonly<Record<string, string>> = { ...findingSeverities, ...changeSeverities };

  it.each(Object.entries(all))("has %s as reports say it, under a heading that they link to", (id, { says }) => {
    const section = page.split("### ").find((text) => text.startsWith(`${id} `));
    expect(section).toContain(says);
    expect(section).toContain(`(${severities[id] ?? "?"})`);
  });
});

describe("the pages about findings", () => {
  const pages = ["docs/catalog.md", "docs/queries.md"].map((file) => readFileSync(file, "utf8")).join("\n");

  it.each(Object.entries(findingSeverities))("list %s, and how much it weighs", (id, severity) => {
    const rows = pages.split("\n").filter((line) => line.startsWith(`| \`${id}\``));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain(severity);
  });
});
