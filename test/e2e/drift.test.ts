import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readCatalogs } from "../../src/catalog/read.ts";
import { checkProject } from "../../src/check/check.ts";
import { readQueries } from "../../src/queries/read.ts";
import { scanProject } from "../../src/scanner/scan.ts";
import { sourceFiles } from "../../src/scanner/source-files.ts";
import { nearestStandard } from "../../src/standard/load.ts";
import { temporaryFolder, writeFiles } from "../temporary-folder.ts";

const service = "fixtures/service";
const files = Object.fromEntries(
  readdirSync(service, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(service.length + 1), readFileSync(path, "utf8")] as const;
    }),
);

const metrics = "src/telemetry/metrics.ts";
const worker = "src/worker/worker.ts";
const server = "src/api/server.ts";
const page = "docs/metrics-reference.md";
const dashboard = "dashboards/tasker.json";
const alerts = "alerts/tasker.yml";

/** One way in which code, page and queries come apart; `word` is a word made up for this time. */
interface Drift {
  readonly title: string;
  readonly file: string;
  readonly from: string;
  readonly to: (word: string) => string;
  /** `id metric label value series`, as far as there are; sorted. */
  readonly expected: (word: string) => readonly string[];
}

const drift = (
  title: string,
  file: string,
  from: string,
  to: string | ((word: string) => string),
  ...expected: readonly (string | ((word: string) => string))[]
): Drift => ({
  title,
  file,
  from,
  to: (word) => (typeof to === "string" ? to : to(word)),
  expected: (word) => expected.map((one) => (typeof one === "string" ? one : one(word))).sort(),
});

const instruments = [
  ["tasker.tasks.created", metrics, '"tasker.tasks.created"'],
  ["tasker.tasks.completed", metrics, '"tasker.tasks.completed"'],
  ["tasker.step.execution.duration", metrics, '"tasker.step.execution.duration"'],
  ["tasker.queue.messages.depth", metrics, '"tasker.queue.messages.depth"'],
  ["tasker_http_requests_total", metrics, '"tasker_http_requests_total"'],
  ["tasker_workers_busy", metrics, '"tasker_workers_busy"'],
] as const;

const written = (name: string) => (name === "tasker_http_requests_total" ? `\`${name}{` : `\`${name}\``);

const drifts: readonly Drift[] = [
  ...instruments.map(([name, file, literal]) =>
    drift(
      `${name} is renamed in code`,
      file,
      literal,
      (word) => `"${name}_${word}"`,
      (word) => `undocumented-metric ${name}_${word}`,
    ),
  ),
  ...instruments.map(([name]) =>
    drift(
      `${name} is renamed on the page`,
      page,
      written(name),
      (word) => written(name).replace(name, `${name}_${word}`),
      `undocumented-metric ${name}`,
    ),
  ),
  ...instruments.map(([name]) =>
    drift(
      `${name} gives way to another metric on the page`,
      page,
      written(name),
      (word) => written(name).replace(name, `tasker.${word}.${word}.${word}`),
      `undocumented-metric ${name}`,
      (word) => `unemitted-metric tasker.${word}.${word}.${word}`,
    ),
  ),
  drift(
    "a row is dropped",
    page,
    "| `tasker.queue.messages.depth` |",
    "| `tasker.queue.messages.age` |",
    "catalog-duplicate-entry tasker.queue.messages.age",
    "undocumented-metric tasker.queue.messages.depth",
  ),
  drift(
    "a bullet is dropped",
    page,
    "- `tasker_workers_busy` - Gauge",
    "- Gauge",
    "undocumented-metric tasker_workers_busy",
  ),
  drift(
    "a counter is called a gauge",
    page,
    "- `tasker_http_requests_total{method, status}` - Counter",
    "- `tasker_http_requests_total{method, status}` - Gauge",
    "metric-type-mismatch tasker_http_requests_total",
  ),
  drift(
    "a gauge is called a counter",
    page,
    "- `tasker_workers_busy` - Gauge",
    "- `tasker_workers_busy` - Counter",
    "metric-type-mismatch tasker_workers_busy",
  ),
  drift(
    "a histogram is called a summary",
    page,
    "**Type**: Histogram",
    "**Type**: Summary",
    "metric-type-mismatch tasker.step.execution.duration",
  ),
  drift(
    "a histogram becomes a gauge",
    metrics,
    "meter.createHistogram(",
    "meter.createGauge(",
    "metric-type-mismatch tasker.step.execution.duration",
    "query-unit-suffix tasker.step.execution.duration tasker_step_execution_duration_bucket",
  ),
  drift(
    "a unit is another on the page",
    page,
    "**Unit**: ms",
    "**Unit**: s",
    "metric-unit-mismatch tasker.step.execution.duration",
  ),
  drift(
    "a unit is another in code",
    metrics,
    'unit: "ms"',
    'unit: "us"',
    "metric-unit-mismatch tasker.step.execution.duration",
  ),
  drift(
    "a label is renamed in code",
    server,
    "{ namespace: task.namespace });\n  logger",
    "{ name_space: task.namespace });\n  logger",
    "undocumented-label tasker.tasks.created name_space",
  ),
  drift(
    "a label of a histogram is renamed in code",
    worker,
    "stepDuration.record(durationMs, { result:",
    (word) => `stepDuration.record(durationMs, { result_${word}:`,
    (word) => `undocumented-label tasker.step.execution.duration result_${word}`,
    "query-unknown-label tasker.step.execution.duration result tasker_step_execution_duration_bucket",
    "unemitted-label tasker.step.execution.duration result",
  ),
  drift(
    "a label is renamed on the page",
    page,
    "`namespace`: Namespace of the task",
    (word) => `\`namespace_${word}\`: Namespace of the task`,
    "undocumented-label tasker.tasks.created namespace",
  ),
  drift(
    "a label is added on the page",
    page,
    "{method, status}",
    (word) => `{method, status, ${word}}`,
    (word) => `unemitted-label tasker_http_requests_total ${word}`,
  ),
  drift(
    "a label is dropped on the page",
    page,
    "{method, status}",
    "{method}",
    "undocumented-label tasker_http_requests_total status",
  ),
  drift(
    "a declared label is added",
    metrics,
    'labelNames: ["method", "status"]',
    (word) => `labelNames: ["method", "status", "${word}"]`,
    (word) => `undocumented-label tasker_http_requests_total ${word}`,
    (word) => `unset-label tasker_http_requests_total ${word}`,
  ),
  drift(
    "a value is another in code",
    worker,
    'tasksCompleted.add(1, { result: success ? "success" : "error" });',
    (word) => `tasksCompleted.add(1, { result: success ? "success" : "${word}" });`,
    (word) => `label-value-mismatch tasker.tasks.completed result ${word}`,
    "query-unknown-label-value tasker.tasks.completed result error tasker_tasks_completed_total",
  ),
  drift(
    "a value is another on the page",
    page,
    '- `result`: "success", "error"\n\n**Instrumented',
    (word) => `- \`result\`: "success", "${word}"\n\n**Instrumented`,
    "label-value-mismatch tasker.tasks.completed result error",
  ),
  drift(
    "a value is added on the page",
    page,
    '- `result`: "success", "error"\n\n**Instrumented',
    (word) => `- \`result\`: "success", "error", "${word}"\n\n**Instrumented`,
    (word) => `label-value-mismatch tasker.tasks.completed result ${word}`,
  ),
  drift("a plan is called done", page, "| planned |", "| active  |", "unemitted-metric tasker.queue.messages.age"),
  drift(
    "what is done is called planned",
    page,
    "| active  |",
    "| planned |",
    "planned-metric-emitted tasker.queue.messages.depth",
  ),
  drift(
    "what is emitted is called deprecated",
    page,
    "| active  |",
    "| deprecated |",
    "deprecated-metric-emitted tasker.queue.messages.depth",
  ),
  drift(
    "what is emitted is called removed",
    page,
    "| active  |",
    "| removed |",
    "deprecated-metric-emitted tasker.queue.messages.depth",
  ),
  drift(
    "a source is renamed",
    page,
    "`src/worker/worker.ts:execute()`",
    (word) => `\`src/worker/${word}.ts:execute()\``,
    (word) => `catalog-stale-source tasker.tasks.completed src/worker/${word}.ts:execute`,
  ),
  drift(
    "a function is renamed",
    page,
    "createTask()",
    (word) => `${word}()`,
    (word) => `catalog-stale-source tasker.tasks.created src/api/server.ts:${word}`,
  ),
  drift(
    "an instrument is never used",
    worker,
    'tasksCompleted.add(1, { result: success ? "success" : "error" });',
    "",
    "query-unrecorded-metric tasker.tasks.completed tasker_tasks_completed_total",
    "unrecorded-metric tasker.tasks.completed",
  ),
  drift(
    "an alert asks for another name",
    alerts,
    "tasker_tasks_completed_total",
    (word) => `tasker_${word}_total`,
    (word) => `query-unknown-metric tasker_${word}_total`,
  ),
  drift(
    "an alert asks for another label",
    alerts,
    'result="error"',
    (word) => `${word}="error"`,
    (word) => `query-unknown-label tasker.tasks.completed ${word} tasker_tasks_completed_total`,
  ),
  drift(
    "an alert asks for another value",
    alerts,
    'result="error"',
    (word) => `result="${word}"`,
    (word) => `query-unknown-label-value tasker.tasks.completed result ${word} tasker_tasks_completed_total`,
  ),
  drift(
    "an alert forgets its total",
    alerts,
    "tasker_tasks_completed_total",
    "tasker_tasks_completed",
    "query-unit-suffix tasker.tasks.completed tasker_tasks_completed",
  ),
  drift("an alert loses a bracket", alerts, "[5m])) >", "[5m]) >", "query-invalid"),
  drift(
    "an alert loses its rate",
    alerts,
    'sum(rate(tasker_tasks_completed_total{result="error"}[5m])) > 0.1',
    "sum(tasker_tasks_completed_total)",
    "query-counter-without-rate tasker.tasks.completed tasker_tasks_completed_total",
  ),
  drift(
    "an alert asks for the rate of a gauge",
    alerts,
    "max(tasker_queue_messages_depth)",
    "rate(tasker_queue_messages_depth[5m])",
    "query-rate-on-gauge tasker.queue.messages.depth tasker_queue_messages_depth",
  ),
  drift(
    "a panel asks with a unit that is not there",
    dashboard,
    "tasker_step_execution_duration_bucket",
    "tasker_step_execution_duration_milliseconds_bucket",
    "query-unit-suffix tasker.step.execution.duration tasker_step_execution_duration_milliseconds_bucket",
  ),
  drift(
    "a panel asks for a histogram by its name",
    dashboard,
    "histogram_quantile(0.95, sum by (le) (rate(tasker_step_execution_duration_bucket[$__rate_interval])))",
    "max(tasker_step_execution_duration)",
    "query-bare-histogram tasker.step.execution.duration tasker_step_execution_duration",
  ),
  drift(
    "a panel asks for another name",
    dashboard,
    "max(tasker_queue_messages_depth)",
    (word) => `max(tasker_queue_${word})`,
    (word) => `query-unknown-metric tasker_queue_${word}`,
  ),
  drift(
    "a panel groups by another label",
    dashboard,
    "sum by (namespace)",
    (word) => `sum by (${word})`,
    (word) => `query-unknown-label tasker.tasks.created ${word} tasker_tasks_created_total`,
  ),
  drift(
    "a variable asks for another label",
    dashboard,
    "label_values(tasker_tasks_created_total, namespace)",
    (word) => `label_values(tasker_tasks_created_total, ${word})`,
    (word) => `query-unknown-label tasker.tasks.created ${word} tasker_tasks_created_total`,
  ),
  drift(
    "a query of the page asks for another label",
    page,
    "sum by (namespace)",
    (word) => `sum by (${word})`,
    (word) => `query-unknown-label tasker.tasks.created ${word} tasker_tasks_created_total`,
  ),
  drift(
    "a query of the page asks for another name",
    page,
    "rate(tasker_step_execution_duration_bucket[5m])",
    (word) => `rate(tasker_step_${word}_bucket[5m])`,
    (word) => `query-unknown-metric tasker_step_${word}_bucket`,
  ),
  drift(
    "a name is only known at run time",
    metrics,
    '"tasker.tasks.completed"',
    "`tasker.${process.env.NAME}.completed`",
    "unresolved-metric-name tasker.*.completed",
  ),
];

/** Words that are nobody's, always the same ones. */
function* words(): Generator<string> {
  let state = 20_261_127;
  const letters = "bdfgklmnprstvz";
  const vowels = "aeiou";
  const next = (of: string) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return of[Math.floor(state / 65_536) % of.length] ?? "";
  };
  for (;;) yield Array.from({ length: 3 }, () => next(letters) + next(vowels)).join("");
}

function findings(changed: Readonly<Record<string, string>>): readonly string[] {
  const folder = temporaryFolder(files);
  writeFiles(folder, changed);
  const loaded = nearestStandard(folder);
  const { standard } = loaded;
  const inventory = scanProject({ root: folder, files: sourceFiles([folder]), standard, standardRoot: folder });
  const result = checkProject({
    inventory,
    catalogs: readCatalogs(loaded, folder),
    queries: readQueries(loaded, folder).files,
    standard,
    readSource: (path) => ({ ...files, ...changed })[path],
  });
  return result.findings
    .map(({ id, metric, label, value, series }) =>
      [id, metric, label, value, series].filter((part) => part !== null).join(" "),
    )
    .sort();
}

const rounds = 4;
const word = words();
const mutations = Array.from({ length: rounds }, () => drifts)
  .flat()
  .map((one) => ({ ...one, word: word.next().value as string }));

describe("the service, in every way that it can drift", () => {
  it("is clean before it does", () => expect(findings({})).toEqual([]));

  it("is tried often enough", () => expect(mutations.length).toBeGreaterThanOrEqual(200));

  it.each(mutations)("$title ($word)", ({ file, from, to, expected, word: made }) => {
    const text = files[file] ?? "";
    expect(text.split(from).length).toBeGreaterThan(1);
    expect(findings({ [file]: text.replace(from, () => to(made)) })).toEqual(expected(made));
  });
});
