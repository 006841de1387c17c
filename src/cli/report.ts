import { basename, resolve } from "node:path";
import { emptyTally } from "../init/observed-logs.ts";
import { pluginVersion } from "../plugin/manifest.ts";
import { htmlReport } from "../report/html/page.ts";
import { displayPath } from "../standard/load.ts";
import { counting } from "./eslint.ts";
import { examine } from "./examine.ts";
import { linted, type LintOptions } from "./lint.ts";
import { reportFaults } from "./options.ts";
import { writeOutput } from "./write-file.ts";

export type ReportOptions = Pick<LintOptions, "standard" | "cwd" | "outputFile" | "preset">;

const defaultFile = "instrumentation-report.html";

/** `instrumentation report`: the metrics, the drift and what the rules find, on one page that needs nothing else. */
export async function runReport(given: ReportOptions): Promise<number> {
  const options: LintOptions = { ...given, format: "pretty", failOn: "never" };
  const { root, inventory, catalogs, queries, result } = await examine(options, { catalogsRequired: false });
  const tally = emptyTally();
  const lint = await linted([], options, [counting(tally)]);
  const file = resolve(options.outputFile ?? defaultFile);
  const page = htmlReport({
    project: basename(root),
    version: pluginVersion,
    inventory,
    catalogs,
    result,
    queries: queries.files.reduce((sum, one) => sum + one.queries.length, 0),
    lint: lint.findings,
    telemetry: tally,
  });
  writeOutput(file, page);
  process.stdout.write(`✔ Wrote ${displayPath(file)}\n`);
  // What both have left out is said once.
  const faults = new Map([...inventory.faults, ...queries.faults, ...lint.faults].map((one) => [one.file, one]));
  return reportFaults([...faults.values()]);
}
