import { describe, expect, it } from "vitest";
import { check, found } from "./evidence.ts";

describe("a metric that nothing records", () => {
  it.each([
    ["a constant that is never used", 'const c = meter.createCounter("a.b");'],
    ["an export that nobody uses", 'export const c = meter.createCounter("a.b");'],
    ["a statement by itself", 'meter.createCounter("a.b");'],
    ["a field", 'export class S { readonly c = meter.createCounter("a.b"); }'],
    [
      "a declared field",
      'import type { Counter } from "x";\nexport class S { private c: Counter; constructor() { this.c = meter.createCounter("a.b"); } }',
    ],
    ["an export list", 'const c = meter.createCounter("a.b");\nexport { c };'],
    [
      "a key of a group, beside a variable of that name",
      'export const m = { created: meter.createCounter("a.b") };\nlet created = 0; created += 1; use(created);',
    ],
    [
      "a key of a group that a registry of one's own makes",
      'import { Gauge } from "prom-client";\nconst register = { gauge: (o: object) => new Gauge(o) };\nexport const m = { created: register.gauge({ name: "a.b", help: "x" }) };',
    ],
    [
      "a field that is given twice",
      'export class S { c; constructor(on: boolean) { this.c = meter.createCounter("a.b"); if (!on) this.c = null; } }',
    ],
  ])("is reported: %s", (_, code) => {
    expect(found(code).map((one) => one.split(" @")[0])).toEqual(["unrecorded-metric a.b"]);
  });

  it.each([
    ["handed to a function", 'keep(meter.createCounter("a.b"));'],
    ["handed on by name", 'const c = meter.createCounter("a.b"); keep(c);'],
    ["returned", 'export const f = () => meter.createCounter("a.b");'],
    ["in an object that is used", 'const m = { created: meter.createCounter("a.b") }; use(m.created);'],
    [
      "taken out of an object",
      'const m = { created: meter.createCounter("a.b") }; const { created: c } = m; c.add(1);',
    ],
    [
      "asked for in brackets",
      'export const m = { created: meter.createCounter("a.b") }; const of = (x: any) => x["created"]; of(m).add(1);',
    ],
    [
      "taken out of a parameter",
      'export const m = { created: meter.createCounter("a.b") }; export function f({ created }: Metrics) { created.add(1); }',
    ],
    [
      "asked by its registry",
      'import { Gauge } from "prom-client"; new Gauge({ name: "a_b", help: "x", collect() { this.set(1); } });',
    ],
  ])("is not: %s", (_, code) => expect(found(code)).toEqual([]));

  it("is fine where the page calls it planned", () =>
    expect(
      found('export const c = meter.createCounter("a.b");', { page: "## Planned metrics\n\n- `a.b` - Counter\n" }),
    ).toEqual([]));
});

describe("labels at record sites", () => {
  const prom = (names: string, calls: string) =>
    `import { Counter } from "prom-client";\nconst c = new Counter({ name: "a_b", help: "x", labelNames: ${names} });\nexport function f(labels: object, n: number) { ${calls} }`;

  it("that are declared and never set are reported", () =>
    expect(found(prom('["x", "y"]', "c.inc({ x: 1 });"))).toEqual(["unset-label a_b y @src/a.ts:4"]));

  it.each([
    ["all are set", "c.inc({ x: 1, y: 2 });"],
    ["a variable may hold them", "c.inc(labels);"],
    ["they are given by position", 'c.labels("a", "b").inc();'],
    ["a timer takes them at its end", "c.startTimer?.();"],
    ["nothing records", ""],
  ])("are not where %s", (_, calls) =>
    expect(found(prom('["x", "y"]', calls)).filter((one) => one.startsWith("unset"))).toEqual([]),
  );

  it("are nothing to miss where each site belongs to another of the metrics that share them", () => {
    const code =
      'import { Gauge } from "prom-client";\n' +
      "function made(name: string) {\n" +
      '  return new Gauge({ name, help: "x", labelNames: ["cpu", "memory"], collect() { if (name === "a_cpu") this.set({ cpu: "a" }, 1); else this.set({ memory: "b" }, 2); } });\n' +
      '}\nmade("a_cpu");\nmade("a_memory");';
    expect(found(code)).toEqual([]);
  });

  it("that only some sites set are reported where one is missing", () => {
    const code =
      'const c = meter.createCounter("a.b");\nexport function f() { c.add(1, { x: 1 }); c.add(1); c.add(1); }';
    expect(check(code).findings).toMatchObject([
      {
        id: "label-not-always-present",
        metric: "a.b",
        label: "x",
        related: [{ message: "Recorded with it here." }, { message: "Also without it here." }],
      },
    ]);
    expect(
      found('const c = meter.createCounter("a.b");\nexport function f(l: object) { c.add(1, { x: 1 }); c.add(1, l); }'),
    ).toEqual([]);
  });
});

describe("two declarations of one name", () => {
  const two = (first: string, second: string) => `${first}.add?.(1);\n${second}.record?.(1);`;
  const create = (kind: string, options = "{}") => `meter.create${kind}("a.b", ${options})`;

  it.each([
    ["types", create("Counter"), create("Gauge"), "its type is gauge here and counter elsewhere"],
    [
      "units",
      create("Histogram", '{ unit: "s" }'),
      create("Histogram", '{ unit: "ms" }'),
      "its unit is ms here and s elsewhere",
    ],
  ])("with other %s are reported", (_, first, second, message) => {
    const [finding] = check(two(first, second)).findings.filter(({ id }) => id === "conflicting-declarations");
    expect(finding?.message).toContain(message);
  });

  it("that are alike are fine", () =>
    expect(
      found(two(create("Histogram", '{ unit: "s" }'), create("Histogram", '{ unit: "s" }'))).filter((one) =>
        one.startsWith("conflicting"),
      ),
    ).toEqual([]));
});

describe("two names that become one series", () => {
  it("are reported, and others are not", () => {
    const code =
      'meter.createCounter("a.b_c").add(1);\nmeter.createCounter("a.b.c").add(1);\nmeter.createCounter("a.b.d").add(1);';
    expect(found(code)).toEqual(["series-name-collision a.b_c a_b_c_total @src/a.ts:3"]);
  });
});

describe("the page", () => {
  const code = 'meter.createCounter("a.b").add(1, { kind: "x" });';
  const entry = (more: string) => `#### \`a.b\`\n\n**Type**: Counter\n${more}\n`;

  it("points at files and functions that are there", () => {
    const page = entry("**Instrumented In**: `src/a.ts:pay()`, `src/gone.ts`");
    const sources = { "src/a.ts": "function pay() {}" };
    expect(found(code, { page, sources })).toEqual(["catalog-stale-source a.b src/gone.ts @m.md:4"]);
    expect(found(code, { page, sources: { "src/a.ts": "", "src/gone.ts": "" } })).toEqual([
      "catalog-stale-source a.b src/a.ts:pay @m.md:4",
    ]);
  });

  it("counts its metrics", () => {
    const counted = (text: string) => found(code, { page: `${text}\n\n## Orders\n\n${entry("")}` });
    expect(counted("This page documents 2 metrics.")).toEqual(["catalog-count-mismatch @m.md:1"]);
    expect(counted("This page documents 1 metrics.")).toEqual([]);
    expect(counted("The service exports 1+ OpenTelemetry metrics.")).toEqual([]);
    expect(counted("| Area | Metrics |\n|---|---|\n| Orders | 3 |\n| **Total** | 1 |")).toEqual([
      "catalog-count-mismatch @m.md:3",
    ]);
    expect(found(code, { page: `## Orders (4 metrics)\n\n${entry("")}` })).toEqual(["catalog-count-mismatch @m.md:1"]);
  });

  it("gives the names under which a metric is exported", () => {
    const page = entry("**Prometheus Metric Names**:\n\n- `a_b`\n- `a_b_total`\n");
    const standard = '{ "metrics": { "exporter": "collector" } }';
    // The base of a counter is what a `# TYPE` line shows, with its end.
    expect(found(code, { page, standard })).toEqual(["query-unit-suffix a.b a_b @m.md:6"]);
  });

  it("lists the values of a label", () => {
    const labelled = (values: string) => entry(`**Labels**:\n\n- \`kind\`: ${values}\n`);
    const two = 'export const f = (ok: boolean) => meter.createCounter("a.b").add(1, { kind: ok ? "x" : "y" });';
    expect(found(two, { page: labelled('"x", "y"') })).toEqual([]);
    expect(found(two, { page: labelled('"x", "z"') })).toEqual(["label-value-mismatch a.b kind y @src/a.ts:3"]);
    expect(found(two, { page: labelled('"x", "y", "z"') })).toEqual(["label-value-mismatch a.b kind z @m.md:6"]);
    expect(found(two, { page: labelled("what it is") })).toEqual([]);
  });

  it("calls a metric deprecated that the code emits without its successor", () => {
    const both = `${code}\nmeter.createCounter("c.d").add(1);`;
    expect(
      found(both, {
        page: "| Metric | Type | Status |\n|---|---|---|\n| `a.b` | Counter | deprecated, use `c.d` |\n| `c.d` | Counter | |\n",
      }),
    ).toEqual([]);
    expect(
      found(both, {
        page: "| Metric | Type | Status |\n|---|---|---|\n| `a.b` | Counter | deprecated |\n| `c.d` | Counter | |\n",
      }),
    ).toEqual(["deprecated-metric-emitted a.b @src/a.ts:3"]);
  });
});
