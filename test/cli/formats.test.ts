import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { main } from "../../src/cli/main.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const files = {
  ".git/HEAD": "ref: refs/heads/main\n",
  "packages/shop/instrumentation.json": '{ "metrics": { "catalogs": ["metrics.md"] } }',
  "packages/shop/metrics.md": "# Metrics\n\n### `shop.orders.created`\n\n**Type:** Counter\n",
  "packages/shop/src/metrics.ts":
    'import { metrics } from "@opentelemetry/api";\nimport pino from "pino";\nconst log = pino();\n' +
    'export const sold = metrics.getMeter("shop").createCounter("shop.orders.sold");\n' +
    "export function sell(id: string) { sold.add(1); log.info(`Sold ${id}`); }\n",
};

async function written(format: string, ...command: readonly string[]): Promise<string> {
  const folder = temporaryFolder(files);
  const file = join(folder, "report");
  const cwd = join(folder, "packages/shop");
  await main([...command, "--cwd", cwd, "--format", format, "--output-file", file]);
  return readFileSync(file, "utf8");
}

describe("paths start where the repository does", () => {
  it.each(["check", "lint"])("%s", async (command) => {
    expect(await written("github", command)).toMatch(/^::\w+ file=packages\/shop\/(?:src\/metrics\.ts|metrics\.md),/);
  });

  it("in JSON they start where the command ran", async () => {
    expect(await written("json", "check")).toContain('"file": "src/metrics.ts"');
  });
});

describe("every format of findings", () => {
  it.each(["sarif", "gitlab", "rdjson"])("%s is JSON that names the finding", async (format) => {
    const text = await written(format, "check");
    expect(() => JSON.parse(text) as unknown).not.toThrow();
    expect(text).toContain("undocumented-metric");
  });

  it("a change of the contract is one as well", async () => {
    const folder = temporaryFolder(files);
    const file = join(folder, "report");
    const old = join(folder, "old.json");
    await main(["inventory", "--cwd", join(folder, "packages/shop"), "--format", "json", "--output-file", old]);
    const now = readFileSync(old, "utf8").replaceAll("shop.orders.sold", "shop.orders.dropped");
    const before = join(temporaryFolder({ "before.json": now }), "before.json");
    await main(["diff", before, "--cwd", join(folder, "packages/shop"), "--format", "github", "--output-file", file]);
    expect(readFileSync(file, "utf8")).toMatch(/^::error file=packages\/shop\/.*title=metric-(?:removed|renamed)::/);
  });
});

it("an unknown format is one sentence", async () => {
  expect(await main(["check", "--format", "checkstyle"])).toBe(2);
});
