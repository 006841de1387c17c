import { describe, expect, it } from "vitest";
import { check, found, otel } from "./evidence.ts";
import { scanProject } from "../../src/scanner/scan.ts";
import { sourceFiles } from "../../src/scanner/source-files.ts";
import { nearestStandard } from "../../src/standard/load.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const prom = 'import { Counter, Gauge, register } from "prom-client";\n';

/** `name {label=values}`, with `+` behind values that are not all there are. */
function inventory(files: Readonly<Record<string, string>> | string, standard = "{}"): readonly string[] {
  const root = temporaryFolder({
    ...(typeof files === "string" ? { "src/a.ts": files } : files),
    "instrumentation.json": standard,
  });
  const loaded = nearestStandard(root).standard;
  const { metrics, unresolved } = scanProject({
    root,
    files: sourceFiles([root]),
    standard: loaded,
    standardRoot: root,
  });
  return [
    ...metrics.map(({ name, labels, recorded }) => {
      const shown = labels.map((label) => `${label.name}=${label.values.join("|")}${label.isComplete ? "" : "+"}`);
      return `${name} {${shown.join(", ")}} ${String(recorded.length)}`;
    }),
    ...unresolved.map(({ pattern }) => `? ${pattern ?? ""}`),
  ];
}

describe("labels of record sites", () => {
  const counter = `${prom}const c = new Counter({ name: "app_c_total", help: "x", labelNames: ["k"] });\n`;

  it.each([
    ["given by a call of labels", 'c.labels({ k: "a" }).inc();', "app_c_total {k=a} 1"],
    ["given by position", 'c.inc({ k: "a" }); c.labels("b").inc();', "app_c_total {k=a|b} 2"],
    ["of a child that is kept", 'const ch = c.labels({ k: "a" }); ch.inc(); ch.inc();', "app_c_total {k=a} 1"],
    [
      "of a literal union by index",
      'const S = ["ok", "bad"] as const; type St = (typeof S)[number]; export const f = (k: St) => c.inc({ k });',
      "app_c_total {k=bad|ok} 1",
    ],
    ["of a type of somebody else", 'export const f = (k: Job["status"]) => c.inc({ k });', "app_c_total {k=+} 1"],
    [
      "that a parameter may hold",
      'export function r(l: { k: string }) { c.inc(l); } c.inc({ k: "a" });',
      "app_c_total {k=a+} 2",
    ],
    ["of either object", 'const o = ok ? { k: "a" } : { k: "b" }; c.inc(o);', "app_c_total {k=a|b} 1"],
    ["that are joined", 'c.inc(Object.assign({}, { k: "a" }));', "app_c_total {k=a} 1"],
    [
      "that are added later",
      'const l: Record<string, string> = { k: "a" }; l.k = t; c.inc(l);',
      "app_c_total {k=a+} 1",
    ],
    [
      "with a default that callers may replace",
      'export function hit({ k = "none" }: { k?: string }) { c.inc({ k }); }',
      "app_c_total {k=+} 1",
    ],
  ])("%s", (_, code, expected) => expect(inventory(counter + code)).toEqual([expected]));

  it("are those of each instrument that one function makes", () => {
    const code = `${prom}const mk = (name: string, l: string[]) => new Counter({ name, help: name, labelNames: l });\nconst a = mk("app_a_total", ["kind"]), b = mk("app_b_total", ["zone"]);\na.inc({ kind: "x" }); b.inc({ zone: "z" });`;
    expect(inventory(code)).toEqual(["app_a_total {kind=x} 1", "app_b_total {zone=z} 1"]);
  });

  it("are found where an instrument is made later than it is declared", () => {
    const code = `${otel}import type { Counter } from "@opentelemetry/api";\nlet c: Counter; export function init() { c = meter.createCounter("app.lazy"); } export function hit(reason: "a" | "b") { c.add(1, { reason }); }`;
    expect(inventory(code)).toEqual(["app.lazy {reason=a|b} 1"]);
  });
});

describe("names", () => {
  it("come from classes that make several metrics of one name", () => {
    const code = `${prom}class Extra extends Gauge { more = 1; }\nclass MinMax { private min: Extra; private max: Extra; constructor(c: { name: string; help: string }) { this.min = new Extra({ ...c, name: \`\${c.name}_min\` }); this.max = new Extra({ ...c, name: \`\${c.name}_max\` }); } set(v: number) { this.min.set(v); this.max.set(v); } }\nclass Own { minMax(c: { name: string; help: string }) { return new MinMax({ ...c }); } }\nexport const f = (own: Own) => own.minMax({ name: "app_age", help: "x" });`;
    expect(inventory(code)).toEqual(["app_age_max {} 1", "app_age_min {} 1"]);
  });

  it("come from a registry of one's own that extends the library's", () => {
    const code = `${prom}import { Registry } from "prom-client";\nclass Own extends Registry { extra(configuration: { name: string; help: string }) { return new Gauge({ ...configuration, registers: [this] }); } }\nconst own = new Own();\nown.extra({ name: "app_extra", help: "x" }).set(1);`;
    expect(inventory(code)).toEqual(["app_extra {} 1"]);
  });

  it("come from the keys that a parameter's type lists", () => {
    const code = `${prom}const NAMES = { one: { name: "app_one", help: "x" }, two: { name: "app_two", help: "y" } };\nclass R { #make = (key: "one" | "two") => new Gauge({ name: NAMES[key].name, help: NAMES[key].help }); all() { return [this.#make("one"), this.#make("two")]; } }`;
    expect(inventory(code)).toEqual(["app_one {} 0", "app_two {} 0"]);
  });

  it("come from functions that a standard names, in files that hold nothing else of metrics", () => {
    const standard =
      '{ "metrics": { "factories": [{ "callee": "countEvent", "name": 0, "kind": "counter", "labels": 2, "records": true }] } }';
    expect(
      inventory('import { countEvent } from "@acme/x"; countEvent("app.f.b", 1, { kind: "z" });', standard),
    ).toEqual(["app.f.b {kind=z} 1"]);
  });

  it("come from wrappers of another file, whatever they are called", () => {
    expect(
      inventory({
        "src/m.ts": `${otel}export function bump(name: string) { meter.createCounter(name).add(1); }`,
        "src/a.ts": 'import { bump } from "./m.ts"; bump("app.bumped.once");',
      }),
    ).toEqual(["app.bumped.once {} 1"]);
  });

  it("have what a StatsD client puts before them, and its tags are everybody's", () => {
    const code =
      'import { StatsD } from "hot-shots"; const s = new StatsD({ prefix: "svc.", globalTags: { env: "prod" } }); s.increment("a"); s.increment(["b", "c"]);';
    expect(inventory(code)).toEqual(["svc.a {} 1", "svc.b {} 1", "svc.c {} 1"]);
    expect(found(code, { queries: 'rate(svc_a{env="prod"}[5m])' })).toEqual([]);
  });
});

describe("what is recorded by name", () => {
  it.each([
    [
      "asked of a registry",
      `${prom}export const c = new Counter({ name: "app_far_total", help: "x" });\n(register.getSingleMetric("app_far_total") as Counter).inc();`,
    ],
    [
      "injected",
      `import { makeCounterProvider, InjectMetric } from "@willsoto/nestjs-prometheus";\nexport const p = makeCounterProvider({ name: "app_far_total", help: "x" });\nexport class S { constructor(@InjectMetric("app_far_total") private c: unknown) {} }`,
    ],
  ])("is not called unrecorded: %s", (_, code) => expect(found(code)).toEqual([]));
});

describe("pages", () => {
  const code = 'meter.createCounter("app.a").add(1, { m: "x", s: "y" });\n';
  const one = "| Metric | Type | Labels |\n|---|---|---|\n";

  it.each([
    [
      "a table and a section of one metric",
      "| Metric | Type |\n|---|---|\n| `app.a` | counter |\n\n### `app.a`\n\n**Type**: Counter\n",
    ],
    ["a table without outer bars", "Metric | Type\n--- | ---\n`app.a` | counter\n"],
    [
      "columns for kind and type",
      "| Name | Kind | Type | Description |\n|---|---|---|---|\n| app.a | Metric | Counter | x |\n| app:a:sum | Recording rule | Gauge | y |\n",
    ],
    ["a heading in another language", "| Métrique | Typ |\n|---|---|\n| `app.a` | Counter |\n"],
    ["a heading with a remark", "| Metric (OTel) | Type |\n|---|---|\n| `app.a` | Counter |\n"],
    ["labels on lines of their own", `${one}| \`app.a\` | counter | \`m\`: method<br>\`s\`: which of them |\n`],
    ["labels in braces", `${one}| \`app.a\` | counter | \`{m, s}\` |\n`],
    ["labels that scraping puts on", `${one}| \`app.a\` | counter | \`m\`, \`s\`, \`instance\`, \`job\` |\n`],
    ["a name in bold", "## Metrics\n\n- **`app.a`** — counter\n"],
    ["a row for all and one for one", "| Metric | Type |\n|---|---|\n| `app.a` | Counter |\n| `app.*` | Gauge |\n"],
    ["a remark on the name", "| Metric | Type |\n|---|---|\n| `app.a` | Counter |\n| `app.b` (planned) | Counter |\n"],
    [
      "a status in other words",
      "| Metric | Type | Status |\n|---|---|---|\n| `app.a` | Counter | ✅ |\n| `app.b` | Counter | TBD |\n",
    ],
    ["a page in a quote", "> | Metric | Type |\n> |---|---|\n> | `app.a` | Counter |\n"],
    ["cells as above", `${one}| \`app.a\` | counter | \`m\` · \`s\` |\n| \`app.b\` | ↑ | ↑ |\n`],
  ])("are read: %s", (_, page) => {
    const more =
      page.includes("as above") || page.includes("↑") ? 'meter.createCounter("app.b").add(1, { m: "x", s: "y" });' : "";
    expect(found(code + more, { page })).toEqual(page.includes("app.*") ? ["unemitted-metric app.* @m.md:4"] : []);
  });

  it("list the series of a histogram one by one", () => {
    const page =
      "| Metric | Labels |\n|---|---|\n| `app_d_seconds_bucket` | le |\n| `app_d_seconds_sum` | none |\n| `app_d_seconds_count` | none |\n";
    expect(found('meter.createHistogram("app.d", { unit: "s" }).record(1);', { page })).toEqual([]);
  });

  it("count things in any spelling", () => {
    const page = (unit: string) => `### \`app.a\`\n\n**Type**: Counter\n**Unit**: ${unit}\n`;
    const counted = 'meter.createCounter("app.a", { unit: "{request}" }).add(1);';
    expect(found(counted, { page: page("1") })).toEqual([]);
    expect(found(counted, { page: page("s") })).toEqual(["metric-unit-mismatch app.a @src/a.ts:3"]);
  });
});

describe("queries", () => {
  const code = 'meter.createGauge("app.depth").record(1, { k: "x" });\n';

  it.each([
    ["a matcher that holds without the label", 'app_depth{nosuch=~".*"}'],
    ["one of several that does", 'app_depth{nosuch=~"|x"}'],
    ["an exclusion of another value", 'app_depth{k!="DELETE"}'],
    ["a placeholder", 'app_depth{k="{queue}"}'],
    ["a matcher that is a variable", "app_depth{$filter}"],
    ["a range that is part variable", "avg_over_time(app_depth[${window}m])"],
    ["an operator that is a variable", "app_depth $op 3"],
    ["a function that is part variable", "${agg}_over_time(app_depth[5m])"],
  ])("are fine: %s", (_, expr) => {
    const { findings, asked } = check(code, { dashboard: JSON.stringify({ expr }) });
    expect(findings).toEqual([]);
    expect(asked.map(({ reference }) => reference.series)).toEqual(["app_depth"]);
  });

  it("of Loki are none", () => {
    const rules = 'groups:\n  - rules:\n      - alert: A\n        expr: sum(rate({app="foo"} |= "error" [5m])) > 10\n';
    expect(found(code, { rules })).toEqual([]);
  });

  it("need a range where a function does", () =>
    expect(found(code, { queries: "avg_over_time(app_depth)" })).toEqual(["query-invalid @q.md:2"]));

  it("may use labels that a registry puts on everything", () => {
    const given = `${prom}register.setDefaultLabels({ tier: "web" });\nnew Counter({ name: "app_p_total", help: "x" }).inc();`;
    expect(found(given, { queries: 'rate(app_p_total{tier="web"}[5m])' })).toEqual([]);
  });
});
