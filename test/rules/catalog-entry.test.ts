import { readFileSync } from "node:fs";
import { join } from "node:path";
import markdown from "@eslint/markdown";
import { ESLint, type Linter } from "eslint";
import { describe, expect, it } from "vitest";
import { main } from "../../src/cli/main.ts";
import plugin from "../../src/index.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const code =
  'import { metrics } from "@opentelemetry/api";\nconst meter = metrics.getMeter("shop");\n' +
  'export const created = meter.createCounter("shop.orders.created");\ncreated.add(1);\n';

const entry = (name: string, type = "Counter") => `### \`${name}\`\n\n**Type:** ${type}\n`;
const page = (...parts: readonly string[]) => ["# Metrics\n", ...parts].join("\n");
const query = (text: string) => `\`\`\`promql\n${text}\n\`\`\`\n`;

const files = {
  "instrumentation.json": '{ "metrics": { "prefixes": ["shop"], "exporter": "collector" } }',
  "node_modules/.keep": "",
  "src/a.ts": code,
};

/** What an editor would underline in a page, after a check of the project or without one. */
async function underlined(
  text: string,
  {
    file = "docs/metrics.md",
    checked = true,
    more = {},
  }: { file?: string; checked?: boolean; more?: Record<string, string> } = {},
): Promise<readonly (readonly [line: number, column: number, message: string])[]> {
  const folder = temporaryFolder({
    ...files,
    "docs/metrics.md": page(entry("shop.orders.created")),
    ...more,
    [file]: text,
  });
  if (checked) await main(["check", "--cwd", folder, "--output-file", join(folder, "report")]);
  const configuration = {
    files: ["**/*.md"],
    plugins: { markdown, instrumentation: plugin },
    language: "markdown/gfm",
    rules: { "instrumentation/catalog-entry": "warn" },
  } as unknown as Linter.Config;
  const eslint = new ESLint({ cwd: folder, overrideConfigFile: true, overrideConfig: [configuration] });
  const [result] = await eslint.lintText(text, { filePath: join(folder, file) });
  return (result?.messages ?? []).map(({ line, column, message }) => [line, column, message] as const);
}

describe("catalog-entry", () => {
  it("says nothing of a page that is as the code has it", async () => {
    const text = page(entry("shop.orders.created"), query("rate(shop_orders_created_total[5m])"));
    expect(await underlined(text)).toEqual([]);
  });

  it("says nothing of a page without metrics", async () => {
    expect(await underlined("# Shop\n\nIt sells things.\n", { file: "README.md" })).toEqual([]);
  });

  it("knows entries that nobody emits, once a check has kept what code emits", async () => {
    const text = page(entry("shop.orders.created"), entry("shop.orders.lost"));
    expect(await underlined(text)).toEqual([
      [
        7,
        5,
        "`shop.orders.lost` is documented as active, but no code declares it, so queries for it find nothing. Remove the entry, mark it planned or removed, or list it under `metrics.external` if somebody else emits it.",
      ],
    ]);
    expect(await underlined(text, { checked: false })).toEqual([]);
  });

  it("knows the type that code has", async () => {
    const [[line, , message] = []] = await underlined(page(entry("shop.orders.created", "Gauge")));
    expect(line).toBe(3);
    expect(message).toContain("gauge");
  });

  it("knows queries that name nothing, also on other pages", async () => {
    const text = `# Runbook\n\n${query("rate(shop_orders_lost_total[5m])")}`;
    const [[line, column, message] = []] = await underlined(text, { file: "docs/runbook.md" });
    expect([line, column]).toEqual([4, 5]);
    expect(message).toContain("`shop_orders_lost_total` is queried, but nothing emits it");
  });

  it("reads the page as it is in the editor, not as the check saw it", async () => {
    const saved = page(entry("shop.orders.created"));
    const edited = page(entry("shop.orders.created"), entry("shop.orders.created", "Gauge"));
    const found = await underlined(edited, { file: "docs/metrics.md", more: { "docs/metrics.md": saved } });
    expect(found.some(([, , message]) => message.includes("documented"))).toBe(true);
  });

  it.each(["incorrect", "correct"])("the page of the rule is right about what is %s", async (kind) => {
    const [, example = ""] =
      new RegExp(`^\`\`\`md ${kind}\\n([^]*?)^\`\`\`$`, "m").exec(
        readFileSync("docs/rules/catalog-entry.md", "utf8"),
      ) ?? [];
    expect(example).not.toBe("");
    const found = await underlined(example);
    if (kind === "correct") expect(found).toEqual([]);
    else expect(found).not.toEqual([]);
  });
});
