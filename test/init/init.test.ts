import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { main } from "../../src/cli/main.ts";
import { parseStandard } from "../../src/standard/parse.ts";
import { temporaryFolder } from "../temporary-folder.ts";

let printed = "";

beforeEach(() => {
  printed = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});

/** What `init --yes` writes for a project. */
async function proposed(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<{ text: string; value: object; folder: string }> {
  const folder = temporaryFolder(files);
  expect(await main(["init", "--cwd", folder, "--yes"])).toBe(0);
  const text = readFileSync(join(folder, "instrumentation.json"), "utf8");
  return { text, value: parseStandard(text, "instrumentation.json"), folder };
}

const pino = 'import pino from "pino"; const log = pino();\n';
const records = (fields: string, count = 6) =>
  Array.from({ length: count }, (_one, index) => `log.info({ ${fields} }, "Step ${index}");`).join("\n");
const otel = (...names: readonly string[]) =>
  'import { metrics } from "@opentelemetry/api"; const meter = metrics.getMeter("a");\n' +
  names.map((name, index) => `export const m${index} = meter.createCounter("${name}");`).join("\n");

it("files that no parser reads are left out, whatever their names", async () => {
  const template = 'import pino from "pino"; const log = pino();\nlog.info("A {{ name }}"); {% if a %}';
  const { value, text, folder } = await proposed({
    "src/a.ts": pino + records("a"),
    "templates/[kind].ts": template,
    "templates/b.ts": template,
    ".eslintignore": "dist\n",
  });
  const warned = vi.fn();
  process.once("warning", warned);
  expect(value).toMatchObject({ ignore: ["templates/\\[kind\\].ts", "templates/b.ts"] });
  expect(text).toContain("// These cannot be parsed: templates of code, or broken.");
  expect(await main(["lint", "--cwd", folder])).toBe(0);
  // Warnings come with the next tick.
  await new Promise(setImmediate);
  process.off("warning", warned);
  expect(warned).not.toHaveBeenCalled();
});

describe("what is proposed of logs", () => {
  it("the case that nine in ten names have", async () => {
    const { value, text } = await proposed({
      "src/a.ts": pino + records("order_id, user_id, item_count, took_ms, retry_count"),
    });
    expect(value).toMatchObject({ fields: { case: "snake_case" } });
    expect(text).toContain("// 5 of 5 names of fields are in snake_case.");
  });

  it("no case where there is none", async () => {
    const { value } = await proposed({
      "src/a.ts": pino + records("order_id, userId, item_count, tookMs, retryCount"),
    });
    expect(value).toMatchObject({ fields: { case: null } });
  });

  it("the id that is on most records", async () => {
    const { value } = await proposed({ "src/a.ts": pino + records("requestId") });
    expect(value).toEqual({
      extends: "recommended",
      correlation: { fields: ["requestId"] },
      metrics: { catalogs: [] },
    });
  });

  it("the id that child loggers carry", async () => {
    const { value } = await proposed({
      "src/a.ts": `${pino}export function f(requestId: string) { const child = log.child({ requestId }); child.info("A"); child.info("B"); }`,
    });
    expect(value).toMatchObject({ correlation: { carrier: "child", fields: ["requestId"] } });
  });

  it("a package that puts it there", async () => {
    const { value } = await proposed({
      "package.json": '{ "dependencies": { "@opentelemetry/instrumentation-pino": "1" } }',
      "src/a.ts": pino + records("a"),
    });
    expect(value).toMatchObject({ correlation: { carrier: "ambient" } });
  });

  it("none where none was seen", async () => {
    const { value, text } = await proposed({ "src/a.ts": pino + records("a") });
    expect(value).toMatchObject({ correlation: { carrier: "none" } });
    expect(text).toContain("// Log calls: pino 6. None of these loggers has to be declared.");
  });
});

describe("what is proposed of metrics", () => {
  it("the first level that all names share, and the exporter that the packages say", async () => {
    const { value } = await proposed({
      "package.json": '{ "dependencies": { "@opentelemetry/exporter-metrics-otlp-http": "1" } }',
      "src/a.ts": otel("shop.orders.created", "shop.orders.paid"),
    });
    expect(value).toMatchObject({ metrics: { prefixes: ["shop"], exporter: "collector", catalogs: [] } });
  });

  it("the spelling that the names have, where it is another than their API's", async () => {
    const { value } = await proposed({
      "src/a.ts": otel("shop_orders_total", "shop_payments_total", "shop_carts_total"),
    });
    expect(value).toMatchObject({ metrics: { naming: "prometheus", minSegments: 1 } });
  });

  it("a name with a line break ends no comment", async () => {
    const { value } = await proposed({ "src/a.ts": pino + records('"request_id\\n x": 1, "requestId": 1') });
    expect(value).toMatchObject({ correlation: { fields: ["requestId"] } });
  });

  it("the page that documents them, wherever it is", async () => {
    const names = ["shop.orders.created", "shop.orders.paid", "shop.orders.sent"];
    const { value } = await proposed({
      "src/a.ts": otel(...names),
      "handbook/numbers.md": `# Numbers\n\n| Metric | Type |\n| --- | --- |\n${names.map((name) => `| \`${name}\` | counter |`).join("\n")}\n`,
      "handbook/other.md": "# Other\n\n`shop.orders.created` is a metric.\n",
    });
    expect(value).toMatchObject({ metrics: { catalogs: ["handbook/numbers.md"] } });
  });

  it("nothing of a page at a conventional place: it is found anyway", async () => {
    const { value } = await proposed({
      "src/a.ts": otel("shop.orders.created"),
      "docs/metrics.md": "# Metrics\n\n### `shop.orders.created`\n\n**Type:** Counter\n",
    });
    expect(value).not.toHaveProperty("metrics.catalogs");
  });
});

describe("files", () => {
  it("a configuration of ESLint is written where there is no linter", async () => {
    const { folder } = await proposed({ "src/a.ts": pino });
    expect(readFileSync(join(folder, "eslint.config.mjs"), "utf8")).toContain("instrumentation.configs.recommended");
  });

  it("beside another linter its snippet is shown and nothing is written", async () => {
    const { folder } = await proposed({ "src/a.ts": pino, ".oxlintrc.json": "{}" });
    expect(existsSync(join(folder, "eslint.config.mjs"))).toBe(false);
    expect(printed).toContain("In .oxlintrc.json");
    expect(printed).toContain('"instrumentation/no-sensitive-data": "error"');
  });

  it("what is there stays as it is", async () => {
    const folder = temporaryFolder({ "src/a.ts": pino, "instrumentation.json": "{}" });
    expect(await main(["init", "--cwd", folder, "--yes"])).toBe(0);
    expect(readFileSync(join(folder, "instrumentation.json"), "utf8")).toBe("{}");
    expect(printed).toContain("is there already and stays as it is.");
  });

  it("a dry run shows and writes nothing", async () => {
    const folder = temporaryFolder({ "src/a.ts": pino });
    expect(await main(["init", "--cwd", folder, "--dry-run"])).toBe(0);
    expect(printed).toContain('"extends": "recommended"');
    expect(existsSync(join(folder, "instrumentation.json"))).toBe(false);
  });

  it.each([
    ["lefthook.yml", "", "In lefthook.yml"],
    [".pre-commit-config.yaml", "", 'In .pre-commit-config.yaml, under "repos"'],
    [".husky/pre-commit", "", "In .husky/pre-commit"],
    [".gitlab-ci.yml", "", "--format gitlab --output-file gl-code-quality-report.json"],
    [".github/workflows/ci.yml", "", "In a workflow under .github/workflows, as a step"],
    ["pnpm-lock.yaml", "", "pnpm exec instrumentation check --staged"],
  ])("%s decides what is shown", async (file, content, shown) => {
    await proposed({ "src/a.ts": pino, [file]: content });
    expect(printed).toContain(shown);
  });

  it("files in the place of folders of packages, and pages that cannot be read, are passed over", async () => {
    const { value } = await proposed({
      packages: "",
      "binary.md": new Uint8Array([0, 1]),
      "src/a.ts": otel("shop.orders.created"),
    });
    expect(value).toMatchObject({ metrics: { catalogs: [] } });
  });

  it("a folder without code is one sentence", async () => {
    vi.spyOn(process.stderr, "write").mockImplementation((text) => ((printed += String(text)), true));
    expect(await main(["init", "--cwd", temporaryFolder()])).toBe(2);
    expect(printed).toContain("No TypeScript or JavaScript files in");
  });
});
