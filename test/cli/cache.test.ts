import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { main } from "../../src/cli/main.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const page = "# Metrics\n\n### `a.jobs.done`\n\n**Type:** Counter\n\n```promql\nrate(a_jobs_done_total[5m])\n```\n";

function project(): string {
  return temporaryFolder({
    "node_modules/.keep": "",
    "instrumentation.json": '{ "metrics": { "catalogs": ["metrics.md"], "exporter": "collector", "prefixes": ["a"] } }',
    "metrics.md": page,
    "alerts/a.yml": "groups: []\n",
    "src/a.ts":
      'import { metrics } from "@opentelemetry/api";\nconst done = metrics.getMeter("a").createCounter("a.jobs.done");\ndone.add(1);\n',
  });
}

async function checked(folder: string): Promise<readonly string[]> {
  const report = join(folder, "report.json");
  await main(["check", "--cwd", folder, "--format", "json", "--output-file", report]);
  const { findings } = JSON.parse(readFileSync(report, "utf8")) as { findings: readonly { id: string }[] };
  return findings.map(({ id }) => id);
}

it("a second check says the same from what the first one kept", async () => {
  const folder = project();
  const first = await checked(folder);
  const kept = readdirSync(join(folder, "node_modules/.cache/eslint-plugin-instrumentation"));
  expect(kept.map((name) => name.split(/[-.]/)[0]).sort()).toEqual(["catalogs", "digests", "inventory", "queries"]);
  expect(await checked(folder)).toEqual(first);
  expect(first).toEqual([]);
});

it.each([
  ["an entry", "metrics.md", page.replaceAll("a.jobs.done", "a.jobs.gone"), "undocumented-metric"],
  ["a query on a page", "metrics.md", page.replace("jobs_done_total", "jobs_lost_total"), "query-unknown-metric"],
  [
    "a rule",
    "alerts/a.yml",
    "groups: [{ name: a, rules: [{ alert: A, expr: a_jobs_lost_total > 0 }] }]\n",
    "query-unknown-metric",
  ],
  [
    "code",
    "src/b.ts",
    'import { metrics } from "@opentelemetry/api";\nmetrics.getMeter("a").createCounter("a.jobs.new").add(1);\n',
    "undocumented-metric",
  ],
])("a change of %s is seen", async (_what, file, text, id) => {
  const folder = project();
  expect(await checked(folder)).toEqual([]);
  writeFileSync(join(folder, file), text);
  expect(await checked(folder)).toContain(id);
});

it("a cache that is broken is passed over", async () => {
  const folder = project();
  await checked(folder);
  const cache = join(folder, "node_modules/.cache/eslint-plugin-instrumentation");
  for (const name of readdirSync(cache)) writeFileSync(join(cache, name), "{");
  expect(await checked(folder)).toEqual([]);
});

it("a cache that cannot be written is passed over", async () => {
  const folder = project();
  writeFileSync(join(folder, "node_modules/.cache"), "");
  expect(await checked(folder)).toEqual([]);
});

it("nothing is left where no packages are installed", async () => {
  const folder = temporaryFolder({
    "instrumentation.json": '{ "metrics": { "catalogs": [] } }',
    "src/a.ts": "export {};\n",
  });
  await checked(folder);
  expect(readdirSync(folder).sort()).toEqual(["instrumentation.json", "report.json", "src"]);
  mkdirSync(join(folder, "node_modules"));
  await checked(folder);
  expect(readdirSync(join(folder, "node_modules"))).toEqual([".cache"]);
});

it("says of a metric that only a test records where the test does, and sees when it no longer does", async () => {
  const folder = project();
  const report = join(folder, "report.json");
  const unrecorded = async () => {
    await main(["check", "--cwd", folder, "--format", "json", "--output-file", report]);
    const { findings, metrics } = JSON.parse(readFileSync(report, "utf8")) as {
      findings: readonly { id: string; message: string; related: readonly unknown[] }[];
      metrics: readonly { name: string; recorded: readonly unknown[]; recordedInTests?: readonly unknown[] }[];
    };
    const metric = metrics.find(({ name }) => name === "a.jobs.idle");
    const of = findings.filter(({ id }) => id === "unrecorded-metric");
    return of.map(({ message, related }) => ({ message, related, recordedInTests: metric?.recordedInTests }));
  };
  writeFileSync(
    join(folder, "src/b.ts"),
    'import { metrics } from "@opentelemetry/api";\nexport const idle = metrics.getMeter("a").createCounter("a.jobs.idle");\n',
  );
  const test = join(folder, "src/b.test.ts");
  writeFileSync(test, 'import { idle } from "./b.ts";\nit("counts", () => idle.add(1));\n');
  const place = { file: "src/b.test.ts", line: 2 };
  const tested = {
    message: "`a.jobs.idle` is declared, but only tests record it, so it stays empty.",
    related: [{ ...place, message: "A test records it here." }],
    recordedInTests: [{ ...place, column: 20 }],
  };
  expect(await unrecorded()).toEqual([tested]);
  expect(await unrecorded()).toEqual([tested]);
  writeFileSync(test, 'import { idle } from "./b.ts";\nit("is there", () => expect(idle).toBeDefined());\n');
  expect(await unrecorded()).toEqual([
    {
      message: "`a.jobs.idle` is declared, but nothing records it, so it stays empty.",
      related: [],
      recordedInTests: undefined,
    },
  ]);
});
