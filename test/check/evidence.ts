import { readMarkdownCatalog } from "../../src/catalog/markdown.ts";
import { checkProject, type CheckResult } from "../../src/check/check.ts";
import { readDashboard } from "../../src/queries/dashboard.ts";
import { readMarkdownQueries } from "../../src/queries/markdown.ts";
import { readRuleFile } from "../../src/queries/rule-file.ts";
import { scanProject } from "../../src/scanner/scan.ts";
import { sourceFiles } from "../../src/scanner/source-files.ts";
import { nearestStandard } from "../../src/standard/load.ts";
import { temporaryFolder } from "../temporary-folder.ts";

export const otel = 'import { metrics } from "@opentelemetry/api";\nconst meter = metrics.getMeter("x");\n';

export interface Given {
  /** The catalog page. */
  readonly page?: string;
  /** Queries, one on each line of a fence. */
  readonly queries?: string;
  readonly dashboard?: string;
  readonly rules?: string;
  readonly standard?: string;
  readonly sources?: Readonly<Record<string, string>>;
}

/** Code after a meter, held against a page and queries. */
export function check(code: string, given: Given = {}): CheckResult {
  const { page, queries, dashboard, rules, standard = "{}", sources } = given;
  const root = temporaryFolder({ "src/a.ts": otel + code, "instrumentation.json": standard });
  const loaded = nearestStandard(root).standard;
  const inventory = scanProject({ root, files: sourceFiles([root]), standard: loaded, standardRoot: root });
  const fence = queries === undefined ? [] : [`\`\`\`promql\n${queries}\n\`\`\`\n`];
  return checkProject({
    inventory,
    catalogs: page === undefined ? [] : [readMarkdownCatalog(page, "m.md", { prefix: "", scope: undefined })],
    queries: [
      ...(page === undefined ? [] : [readMarkdownQueries(page, "m.md")]),
      ...fence.map((text) => readMarkdownQueries(text, "q.md")),
      ...(dashboard === undefined ? [] : [readDashboard(dashboard, "d.json")]),
      ...(rules === undefined ? [] : [readRuleFile(rules, "r.yml")]),
    ],
    standard: loaded,
    ...(sources ? { readSource: (path: string) => sources[path] } : {}),
  });
}

/** `id metric label value series @file:line` of each finding. */
export function found(code: string, given?: Given): readonly string[] {
  return check(code, given).findings.map(({ id, metric, label, value, series, location }) =>
    [id, metric, label, value, series, `@${location.file}:${String(location.line)}`]
      .filter((part) => part !== null)
      .join(" "),
  );
}
