import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";

const service = {
  "package.json": '{ "name": "shop", "private": true }\n',
  "src/metrics.ts": `import { Counter, Histogram } from "prom-client";

export const ordersCreated = new Counter({ name: "shop_orders_created_total", help: "Orders that were accepted" });
export const orderDuration = new Histogram({ name: "shop_order_duration_seconds", help: "Time to accept an order" });
`,
  "src/orders.ts": `import pino from "pino";
import { ordersCreated, orderDuration } from "./metrics";

const log = pino();

export async function create(order: { id: string }, requestId: string): Promise<void> {
  const end = orderDuration.startTimer();
  ordersCreated.inc();
  log.info({ requestId, orderId: order.id }, "Order created");
  end();
}
`,
};

let tarball = "";

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), "instrumentation-pack-"));
  execFileSync("npm", ["pack", "--ignore-scripts", "--pack-destination", folder], { stdio: "ignore" });
  tarball = join(folder, readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "");
}, 120_000);

function run(folder: string, command: string, ...args: readonly string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(command, [...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { status, output: stdout + stderr };
}

function installed(folder: string, ...packages: readonly string[]): void {
  const result = run(folder, "npm", "install", "--save-dev", "--no-audit", "--no-fund", ...packages);
  expect(result.status, result.output).toBe(0);
}

it("a newcomer installs it, runs init, ESLint and the check, and has nothing to edit", { timeout: 240_000 }, () => {
  const folder = temporaryFolder(service);
  installed(folder, tarball);

  const init = run(folder, "npx", "instrumentation", "init", "--yes");
  expect(init).toMatchObject({ status: 0 });
  expect(init.output).toContain("✔ Wrote instrumentation.json");
  expect(init.output).toContain("✔ Wrote eslint.config.mjs");

  expect(run(folder, "npx", "eslint", ".")).toEqual({ status: 0, output: "" });

  const check = run(folder, "npx", "instrumentation", "check");
  expect(check.output).toContain("✔ Nothing to report (3 files, 2 metrics in code, 0 documented, 0 queries).");
  expect(check.status).toBe(0);
});

const broken = {
  ...service,
  "src/orders.ts": service["src/orders.ts"].replace('"Order created"', "`Order ${order.id}`"),
};
const esm = `import parser from "@typescript-eslint/parser";
import instrumentation from "eslint-plugin-instrumentation";
export default [{ files: ["**/*.ts"], languageOptions: { parser } }, instrumentation.configs.recommended];
`;
const commonjs = `const parser = require("@typescript-eslint/parser");
const instrumentation = require("eslint-plugin-instrumentation");
module.exports = [{ files: ["**/*.ts"], languageOptions: { parser } }, instrumentation.configs.recommended];
`;

describe("the package works", () => {
  it.each(["9", "10"])("with ESLint %s, configured as a module and as CommonJS", { timeout: 240_000 }, (version) => {
    const folder = temporaryFolder({ ...broken, "eslint.config.mjs": esm, "common.config.cjs": commonjs });
    installed(folder, tarball, `eslint@${version}`);
    for (const config of ["eslint.config.mjs", "common.config.cjs"]) {
      const { output } = run(folder, "npx", "eslint", "--config", config, ".");
      expect(output).toContain("instrumentation/no-interpolated-log-message");
      expect(output).toContain("1 problem (0 errors, 1 warning)");
    }
  });

  it.each(["22", "24"])("under Node %s", { timeout: 300_000 }, (version) => {
    const folder = temporaryFolder({ ...broken, "eslint.config.mjs": esm });
    installed(folder, tarball, `node@${version}`);
    const node = join(folder, "node_modules/node/bin/node");
    expect(run(folder, node, "--version").output).toMatch(new RegExp(`^v${version}\\.`));
    const lint = run(folder, node, "node_modules/eslint/bin/eslint.js", ".");
    expect(lint.output).toContain("instrumentation/no-interpolated-log-message");
    const check = run(folder, node, "node_modules/.bin/instrumentation", "inventory");
    expect(check.output).toContain("shop_orders_created_total");
  });
});
