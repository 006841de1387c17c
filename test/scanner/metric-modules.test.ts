import { describe, expect, it } from "vitest";
import { scanned } from "./scanned.ts";

/** What others call by `metrics.increment(metrics.Types.Paid, 1, { … })`. */
const module = `
import tracer from "dd-trace";
export enum Types { Paid = "shop.paid", Failed = "shop.failed", Took = "shop.took", Left = "shop.left" }
type Labels = Record<string, string> | undefined;
function limited(name: Types, given?: Labels): Labels {
  if (!given) return given;
  if (name !== Types.Paid) return given;
  const { tenant: _, ...rest } = given;
  return rest;
}
export function increment(name: Types, value = 1, given?: Labels) {
  tracer.dogstatsd.increment(name, value, limited(name, given) ?? {});
}
export function duration(name: Types, value: number, given?: Labels) {
  tracer.dogstatsd.distribution(name, value, limited(name, given) ?? {});
}
export function time<F extends (...args: unknown[]) => unknown>(name: Types, run: F, given?: Labels): F {
  const done = () => { duration(name, 1, given); };
  return ((...args) => { done(); return run(...args); }) as F;
}
`;

/** `name type labels` of each metric. */
function found(use: string, more: Readonly<Record<string, string>> = {}): readonly string[] {
  const { metrics } = scanned({ "src/metrics.ts": module, "src/use.ts": use, ...more });
  return metrics.map(({ name, type, labels }) => [name, type, ...labels.map((label) => label.name)].join(" "));
}

describe("a module of functions that record", () => {
  const calls = `
    metrics.increment(metrics.Types.Paid, 1, { currency });
    metrics.time(metrics.Types.Took, () => pay(), { route });`;
  const metrics = ["shop.paid counter currency", "shop.took distribution route"];

  it.each<[string, string, Readonly<Record<string, string>>]>([
    ["imported as a whole", 'import * as metrics from "./metrics";', {}],
    [
      "exported as a whole by another",
      'import { metrics } from "./index";',
      { "src/index.ts": 'export * as metrics from "./metrics.js";' },
    ],
    [
      "a member of another whole",
      'import * as utils from "./index"; const { metrics } = utils;',
      { "src/index.ts": 'export * as metrics from "./metrics.js";' },
    ],
  ])("is followed where it is %s", (_, imported, more) => {
    expect(found(imported + calls, more)).toEqual(expect.arrayContaining(metrics));
  });

  it("is followed as a member of a whole, for what is called on it there", () => {
    const use = 'import * as utils from "./index";\nutils.metrics.time(utils.metrics.Types.Took, () => pay());';
    expect(found(use, { "src/index.ts": 'export * as metrics from "./metrics";' })).toContain("shop.took distribution");
  });

  it("gives each metric its own labels, and no others", () => {
    const use = `import * as metrics from "./metrics";
      metrics.increment(metrics.Types.Paid);
      metrics.increment(metrics.Types.Failed, 1, { reason });`;
    const inventory = scanned({ "src/metrics.ts": module, "src/use.ts": use });
    expect(inventory.metrics.filter(({ type }) => type === "counter")).toMatchObject([
      { name: "shop.failed", labels: [{ name: "reason" }], labelsAreKnown: true },
      { name: "shop.paid", labels: [], labelsAreKnown: true },
    ]);
  });

  it("gives both names of a choice", () => {
    const use = `import * as metrics from "./metrics";
      metrics.increment(ok ? metrics.Types.Paid : metrics.Types.Failed);`;
    expect(found(use).filter((metric) => metric.includes("counter"))).toEqual([
      "shop.failed counter",
      "shop.paid counter",
    ]);
  });

  it("is not what a method of the same name on something else is", () => {
    const use = `import * as metrics from "./metrics";
      other.time("shop.other", () => pay());
      metrics.time(metrics.Types.Took, () => pay());`;
    expect(found(use).join()).not.toContain("shop.other");
  });
});

describe("a name whose type lists all it can be", () => {
  const base = `import tracer from "dd-trace";
    export enum Types { Paid = "shop.paid", Left = "shop.left" }
    export function increment(name: Types) { tracer.dogstatsd.increment(name); }
    export function decrement(name: Types) { tracer.dogstatsd.decrement(name); }
  `;
  const use = 'import { increment, Types } from "./metrics";\nincrement(Types.Paid);';
  const unused = expect.stringContaining("nothing calls its function") as string;

  it("is not all of that where nobody gives any", () => {
    const { metrics, unresolved } = scanned({ "src/metrics.ts": base, "src/use.ts": use });
    expect(metrics.map(({ name }) => name)).toEqual(["shop.paid"]);
    expect(unresolved).toMatchObject([{ reason: unused, location: { line: 4 } }]);
  });

  it.each([
    ["put into an object", "export const all = { decrement };"],
    ["handed to a function", "handOn(decrement);"],
    ["given another name", "const lower = decrement;"],
    ["handed back by an arrow", "export const pick = () => decrement;"],
    ["called with a space between", "export const down = (name: string) => decrement (name as Types);"],
    ["returned", "export const pick = () => { return decrement; };"],
    ["asked for by its name", 'all["decrement"](name);'],
  ])("may be any of that where its function is %s", (_, how) => {
    const { metrics, unresolved } = scanned({ "src/metrics.ts": base + how, "src/use.ts": use });
    expect(metrics.map(({ name }) => name)).toEqual(["shop.left", "shop.paid"]);
    expect(unresolved).toEqual([]);
  });

  it("may be any of that where another file has the function as a member", () => {
    const more = { "src/more.ts": "export const lower = (deps, name) => deps.metrics.decrement(name);" };
    const { metrics } = scanned({ "src/metrics.ts": base, "src/use.ts": use, ...more });
    expect(metrics.map(({ name }) => name)).toEqual(["shop.left", "shop.paid"]);
  });

  it("is what is given in spite of it, as far as that is known", () => {
    const given = `${use}\nincrement(\`shop.\${kind}.extra\` as never);`;
    const { metrics, unresolved } = scanned({ "src/metrics.ts": base, "src/use.ts": given });
    expect(metrics.map(({ name }) => name)).toEqual(["shop.*.extra", "shop.paid"]);
    expect(unresolved).toHaveLength(2);
  });

  it("is what fits of it where a part is known", () => {
    const typed = `import tracer from "dd-trace";
      type Name = "shop.paid" | "shop.left" | "stock.left";
      function run(which: Name) { tracer.dogstatsd.increment(which); }
      run(\`shop.\${kind}\`);`;
    expect(scanned({ "src/a.ts": typed }).metrics.map(({ name }) => name)).toEqual(["shop.left", "shop.paid"]);
  });
});

describe("labels that a function hands on", () => {
  const start = 'import tracer from "dd-trace";\n';
  const metric = (code: string) => scanned({ "src/a.ts": start + code }).metrics[0];
  const limited = "function limited(given = {}) { const { id, ...rest } = given; return rest; }\n";

  it.each([
    ["as they are", "given"],
    ["or nothing", "given ?? {}"],
    ["or none", "given || undefined"],
    ["some of them", "limited(given)"],
    ["some of them, or nothing", "limited(given) ?? {}"],
    ["as tags", "Object.entries(given).map(([key, value]) => `${key}:${value}`)"],
  ])("are those of the call: %s", (_, labels) => {
    const code = `${limited}function count(name, given) { tracer.dogstatsd.increment(name, 1, ${labels}); }\ncount("a.b", { kind });`;
    expect(metric(code)).toMatchObject({ name: "a.b", labels: [{ name: "kind" }], labelsAreKnown: true });
  });

  it.each([
    ["a function that adds to them", "function more(given) { return { ...given, [key]: 1 }; }", "more(given)"],
    ["a function that sets one", "function more(given) { given[key] = 1; return given; }", "more(given)"],
    [
      "a function that assigns more",
      "function more(given) { Object.assign(given, others); return given; }",
      "more(given)",
    ],
    [
      "a function that gives others in its place",
      "function more(given) { given = others; return given; }",
      "more(given)",
    ],
    ["a function that gives others", "function more(given) { return on ? given : others; }", "more(given)"],
    ["others where none are given", "", "given ?? others"],
    ["a function that nobody sees", "", "more(given)"],
  ])("are not all known through %s", (_, before, labels) => {
    const code = `${before}\nfunction count(name, given) { tracer.dogstatsd.increment(name, 1, ${labels}); }\ncount("a.b", { kind });`;
    expect(metric(code)).toMatchObject({ name: "a.b", labelsAreKnown: false });
  });

  it("are not known where a call may give them in a list", () => {
    const code = 'function count(name, given) { tracer.dogstatsd.increment(name, 1, given); }\ncount("a.b", ...more);';
    expect(metric(code)).toMatchObject({ name: "a.b", labels: [], labelsAreKnown: false });
  });
});

describe("a function that makes instruments of several types", () => {
  const prom = 'import { Counter, Gauge, Histogram } from "prom-client";\n';
  const help = 'help: "Things"';
  const definitions =
    '[{ name: "paid_total", kind: "counter" }, { name: "queue_size", kind: "gauge" }, { name: "took_seconds", kind: "histogram" }]';
  const types = (code: string) =>
    scanned({ "src/a.ts": prom + code }).metrics.map(({ name, type }) => `${name} ${type}`);
  const each = ["paid_total counter", "queue_size gauge", "took_seconds histogram"];

  it.each([
    [
      "a switch",
      `switch (metric.kind) {
        case "counter": return new Counter({ name: metric.name, ${help} });
        case "gauge": return new Gauge({ name: metric.name, ${help} });
        case "histogram": return new Histogram({ name: metric.name, ${help} });
        case "summary": return new Summary({ name: metric.name, ${help} });
      }`,
    ],
    [
      "conditions",
      `if (metric.kind === "counter") return new Counter({ name: metric.name, ${help} });
      if (metric.kind === "gauge") { return new Gauge({ name: metric.name, ${help} }); }
      if (metric.kind === "histogram") return new Histogram({ name: metric.name, ${help} });`,
    ],
  ])("gives each its own by %s", (_, body) => {
    expect(types(`function make(metric) { ${body} }\nfor (const one of ${definitions}) make(one);`)).toEqual(each);
  });

  it("gives what several cases lead to to all of them", () => {
    const body = `switch (metric.kind) { case "counter": case "gauge": return new Gauge({ name: metric.name, ${help} }); }`;
    expect(types(`function make(metric) { ${body} }\nfor (const one of ${definitions}) make(one);`)).toEqual([
      "paid_total gauge",
      "queue_size gauge",
    ]);
  });

  it("leaves nothing out where a case runs into the next", () => {
    const body = `switch (metric.kind) { case "counter": count(); case "gauge": new Gauge({ name: metric.name, ${help} }); }`;
    expect(types(`function make(metric) { ${body} }\nfor (const one of ${definitions}) make(one);`)).toHaveLength(3);
  });

  it("leaves nothing out where it cannot be told what is asked", () => {
    const body = `switch (kindOf(metric)) { case "counter": return new Counter({ name: metric.name, ${help} }); }`;
    expect(types(`function make(metric) { ${body} }\nfor (const one of ${definitions}) make(one);`)).toHaveLength(3);
  });

  it("goes through no more at the same time than it can", () => {
    const list = (start: string) =>
      JSON.stringify(Array.from({ length: 200 }, (_, index) => `${start}_${String(index)}`));
    const code = `for (const a of ${list("a")}) for (const b of ${list("b")}) for (const c of ${list("c")})
      if (a === "a_1") { if (b === "b_2") new Counter({ name: c, ${help} }); }`;
    expect(types(code)).toHaveLength(200);
  });

  it("gives the type that a word says, also through a function", () => {
    const nest = 'import { getOrCreateMetric } from "@willsoto/nestjs-prometheus";\n';
    const code = `${nest}function metricOf(type, name, labelNames = []) { return getOrCreateMetric(type, { name, ${help}, labelNames }); }
      const took = metricOf("Histogram", "took_seconds", ["route"]);
      took.observe({ route: "/" }, 1);
      getOrCreateMetric("Counter", { name: "paid_total", ${help} }).inc();
      getOrCreateMetric(kind, { name: "any", ${help} });`;
    const { metrics } = scanned({ "src/a.ts": code });
    expect(metrics).toMatchObject([
      { name: "any", type: "unknown" },
      { name: "paid_total", type: "counter", recorded: [{ line: 5 }] },
      { name: "took_seconds", type: "histogram", recorded: [{ line: 4 }], labels: [{ name: "route" }] },
    ]);
  });
});
