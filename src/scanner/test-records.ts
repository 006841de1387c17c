import { join } from "node:path";
import type { Location } from "../catalog/model.ts";
import type { Metric } from "./inventory.ts";
import { scanProject, type ScanOptions } from "./scan.ts";
import { relativePath } from "./source-files.ts";

/** Where tests record a metric, by its name. */
export type TestRecords = Readonly<Record<string, readonly Location[]>>;

/** Where tests record metrics that nothing else does. Only what declares them and the tests are searched. */
export function recordsInTests(
  options: ScanOptions,
  tests: readonly string[],
  idle: readonly Pick<Metric, "name" | "declared">[],
): TestRecords {
  const declaring = idle.flatMap(({ declared }) => declared.map(({ file }) => join(options.root, file)));
  const files = [...new Set([...options.files, ...tests])];
  const scan = scanProject({ ...options, files, only: new Set([...declaring, ...tests]) });
  const names = new Set(idle.map(({ name }) => name));
  const inTests = new Set(tests.map((file) => relativePath(options.root, file)));
  return Object.fromEntries(
    scan.metrics
      .filter(({ name }) => names.has(name))
      .map(({ name, recorded }) => [name, recorded.filter(({ file }) => inTests.has(file))]),
  );
}
