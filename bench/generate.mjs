// Writes a project of any size: modules that import each other, with telemetry as dense as in the services that were looked
// at: a logger in two files of five, a metric in one of forty.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export function generate(folder, count) {
  const perFolder = 50;
  for (let index = 0; index < count; index++) {
    const place = join(folder, "src", `part${Math.floor(index / perFolder)}`);
    if (index % perFolder === 0) mkdirSync(place, { recursive: true });
    writeFileSync(join(place, `module${index}.ts`), moduleText(index));
  }
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "name": "generated", "type": "module" }\n');
}

function moduleText(index) {
  const before = index % 50 === 0 ? undefined : index - 1;
  const logs = index % 5 < 2;
  const measures = index % 40 === 0;
  const lines = [];
  if (logs) lines.push('import pino from "pino";');
  if (measures) lines.push('import { Counter } from "prom-client";');
  if (before !== undefined) lines.push(`import { handle${before}, type Order${before} } from "./module${before}.js";`);
  lines.push("");
  if (logs) lines.push(`const log = pino({ name: "module${index}" });`);
  if (measures)
    lines.push(
      `export const handled${index} = new Counter({ name: "app_part${index}_handled_total", help: "Orders handled", labelNames: ["result"] });`,
    );
  lines.push(
    `export interface Order${index} { readonly id: string; readonly total: number; readonly items: readonly string[] }`,
    "",
    `export class Store${index} {`,
    `  readonly #orders = new Map<string, Order${index}>();`,
    `  find(id: string): Order${index} | undefined { return this.#orders.get(id); }`,
    `  put(order: Order${index}): void { this.#orders.set(order.id, order); }`,
    "}",
    "",
    `export async function handle${index}(order: Order${index}, requestId: string): Promise<number> {`,
    "  const started = Date.now();",
    "  try {",
  );
  if (before !== undefined)
    lines.push(`    const earlier: Order${before} = { ...order };`, `    await handle${before}(earlier, requestId);`);
  lines.push(
    "    for (const item of order.items) if (item.length === 0) throw new Error(`Empty item in ${order.id}`);",
  );
  if (measures) lines.push(`    handled${index}.inc({ result: "ok" });`);
  if (logs) lines.push('    log.info({ requestId, orderId: order.id, took: Date.now() - started }, "Order handled");');
  lines.push("    return order.total;", "  } catch (error) {");
  if (logs) lines.push(`    log.error({ err: error, requestId, orderId: order.id }, "Order failed");`);
  lines.push("    throw error;", "  }", "}", "");
  for (let helper = 0; helper < 6; helper++)
    lines.push(
      `export function helper${index}_${helper}(values: readonly number[], limit = ${helper}): number {`,
      "  return values.filter((value) => value > limit).reduce((sum, value) => sum + value * limit, 0);",
      "}",
      "",
    );
  return lines.join("\n");
}
