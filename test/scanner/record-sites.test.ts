import { describe, expect, it } from "vitest";
import { scanned } from "./scanned.ts";

/** `name file:line … [labels]` of each metric. */
function sites(files: Readonly<Record<string, string>>): readonly string[] {
  return scanned(files).metrics.map(({ name, recorded, labels }) => {
    const places = recorded.map(({ file, line }) => `${file.replace("src/", "")}:${line}`);
    return [name, ...places, `[${labels.map((label) => label.name).join()}]`].join(" ");
  });
}

const meter = 'import { metrics } from "@opentelemetry/api"; const meter = metrics.getMeter("shop");\n';
const prom = 'import { Counter, Gauge, Histogram } from "prom-client";\n';

describe("an instrument that is handed on is recorded where it is used", () => {
  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      "by a function of the project that makes it once",
      {
        "src/once.ts": `const all = globalThis as never as Record<string, unknown>;
export function once<T>(key: string, make: () => T): T { all[key] ??= make(); return all[key] as T; }`,
        "src/a.ts": `${meter}import { once } from "./once";
const { paid } = once("shop", () => { const counter = meter.createCounter("shop.paid"); return { paid: counter }; });
export const pay = () => paid.add(1, { currency: "EUR" });`,
      },
      ["shop.paid a.ts:4 [currency]"],
    ],
    [
      "by one that gives what it is given to run, for others to import",
      {
        "src/metrics.ts": `${meter}
function registered(name, make) { names.add(name); return make(); }
export const paid = registered("shop.paid", () => meter.createCounter("shop.paid"));`,
        "src/a.ts": 'import { paid } from "./metrics";\nexport const pay = () => paid.add(1, { currency: "EUR" });',
      },
      ["shop.paid a.ts:2 [currency]"],
    ],
    [
      "by one that gives back what it is given",
      {
        "src/a.ts": `${meter}
function kept<T>(key: string, metric: T): T { all.set(key, metric); return all.get(key) as T; }
const paid = kept("paid", meter.createCounter("shop.paid"));
export const pay = () => paid.add(1, { currency: "EUR" });`,
      },
      ["shop.paid a.ts:5 [currency]"],
    ],
    [
      "by a package that cannot be read",
      {
        "src/a.ts": `${meter}import { remember } from "@acme/remember";
const paid = remember("paid", () => meter.createCounter("shop.paid"));
export const pay = () => paid.add(1, { currency: "EUR" });`,
      },
      ["shop.paid a.ts:4 [currency]"],
    ],
    [
      "as a static field that the constructor fills",
      {
        "src/a.ts": `${prom}
export class Server {
  private static requests?: Counter;
  constructor() { if (!Server.requests) Server.requests = new Counter({ name: "http_requests_total", help: "x", labelNames: ["route"] }); }
  handle(route: string) { Server.requests?.inc({ route }); }
}`,
      },
      ["http_requests_total a.ts:6 [route]"],
    ],
    [
      "by a variable that holds nothing at first",
      {
        "src/a.ts": `${prom}
function createMetrics() { return { paid: new Counter({ name: "shop_paid_total", help: "x", labelNames: ["currency"] }) }; }
let metrics = null;
if (enabled) metrics = createMetrics();
export const pay = () => metrics?.paid.inc({ currency: "EUR" });`,
      },
      ["shop_paid_total a.ts:6 [currency]"],
    ],
    [
      "as one of two",
      {
        "src/a.ts": `${prom}
const won = new Counter({ name: "game_won_total", help: "x" });
const lost = new Counter({ name: "game_lost_total", help: "x" });
export function ended(score: number) { const counter = score > 0 ? won : lost; counter.inc(); }`,
      },
      ["game_lost_total a.ts:5 []", "game_won_total a.ts:5 []"],
    ],
    [
      "as a parameter, by all callers",
      {
        "src/timed.ts": `${prom}export async function timed(histogram: Histogram<string>, run: () => Promise<void>) {
  const done = histogram.startTimer({ part: "all" });
  await run(); done();
}`,
        "src/a.ts": `${prom}import { timed } from "./timed";
const pay = new Histogram({ name: "pay_seconds", help: "x", labelNames: ["part"] });
const refund = new Histogram({ name: "refund_seconds", help: "x", labelNames: ["part"] });
export const run = () => Promise.all([timed(pay, a), timed(refund, b)]);`,
      },
      ["pay_seconds timed.ts:3 [part]", "refund_seconds timed.ts:3 [part]"],
    ],
    [
      "in a group that a constructor takes from its options, by an interface of the project",
      {
        "src/types.ts":
          "export interface Gauge<L> { set(labels: L, value: number): void }\nexport type QueueMetrics = { length: Gauge<{ queue: string }> };",
        "src/queue.ts": `import type { QueueMetrics } from "./types";
export class Queue {
  private readonly metrics?: QueueMetrics;
  constructor(options: { metrics?: QueueMetrics | null }) { this.metrics = options.metrics ?? undefined; }
  push(queue: string) { this.metrics?.length.set({ queue }, 1); }
}`,
        "src/a.ts": `${prom}import { Queue } from "./queue";
const metrics = { orders: { length: new Gauge({ name: "orders_queue_length", help: "x", labelNames: ["queue"] }) } };
export const queue = new Queue({ metrics: enabled ? metrics.orders : null });`,
      },
      ["orders_queue_length queue.ts:5 [queue]"],
    ],
    [
      "in a group that a class hands to the one it extends",
      {
        "src/base.ts": `import type { Counter } from "prom-client";
export class Base {
  constructor(name: string, modules: { metrics: { requests: Counter } | null }) {
    const { metrics } = modules;
    serve(name, () => metrics?.requests.inc({ name }));
  }
}`,
        "src/a.ts": `${prom}import { Base } from "./base";
class Api extends Base { constructor(modules: { metrics: { requests: Counter } | null }) { super("api", modules); } }
const requests = new Counter({ name: "api_requests_total", help: "x", labelNames: ["name"] });
export const api = new Api({ metrics: { requests } });`,
      },
      ["api_requests_total base.ts:5 [name]"],
    ],
    [
      "to a static method",
      {
        "src/pool.ts": `${prom}export class Pool {
  constructor(private readonly metrics: { open: Gauge }) {}
  static create(metrics: { open: Gauge }) { return new Pool(metrics); }
  opened(pool: string) { this.metrics.open.inc({ pool }); }
}`,
        "src/a.ts": `${prom}import { Pool } from "./pool";
export const pool = Pool.create({ open: new Gauge({ name: "pool_open", help: "x", labelNames: ["pool"] }) });`,
      },
      ["pool_open pool.ts:5 [pool]"],
    ],
    [
      "in a map",
      {
        "src/metrics.ts": `${meter}export const counters = new Map();
for (const task of ["clean", "sync"]) counters.set(task, meter.createCounter(\`tasks.\${task}\`));`,
        "src/a.ts":
          'import { counters } from "./metrics";\nexport const done = (task) => counters.get(task)?.add(1, { ok: true });',
      },
      ["tasks.clean a.ts:2 [ok]", "tasks.sync a.ts:2 [ok]"],
    ],
    [
      "by a method that is given the name of the member",
      {
        "src/metrics.ts": `${prom}export class Metrics {
  private readonly opened = new Counter({ name: "ws_opened_total", help: "x", labelNames: ["kind"] });
  private readonly closed = new Counter({ name: "ws_closed_total", help: "x", labelNames: ["kind"] });
  counter(name: "opened" | "closed"): Counter { return this[name] as Counter; }
}`,
        "src/a.ts":
          'import { Metrics } from "./metrics";\nconst metrics = new Metrics();\nexport const open = (kind) => metrics.counter("opened").labels({ kind }).inc();\nexport const close = (kind) => metrics.counter("closed").inc({ kind });',
      },
      ["ws_closed_total a.ts:4 [kind]", "ws_opened_total a.ts:3 [kind]"],
    ],
    [
      "by a function that makes it by a key, and others by other keys",
      {
        "src/metrics.ts": `${prom}const NAMES = { opened: { name: "ws_opened_total", help: "x" }, closed: { name: "ws_closed_total", help: "x" } };
export class Metrics {
  private readonly opened = this.made("opened");
  private readonly closed = this.made("closed");
  private made(key: "opened" | "closed") { return new Counter({ name: NAMES[key].name, help: NAMES[key].help, labelNames: ["kind"] }); }
  open(kind: string) { this.opened.inc({ kind }); }
  close(kind: string) { this.closed.inc({ kind }); }
}`,
      },
      ["ws_closed_total metrics.ts:8 [kind]", "ws_opened_total metrics.ts:7 [kind]"],
    ],
    [
      "with the function it is called in, by what that says of this",
      {
        "src/chain.ts": `${prom}export class Chain {
  readonly metrics = { blocks: new Counter({ name: "chain_blocks_total", help: "x", labelNames: ["source"] }) };
}`,
        "src/a.ts":
          'import type { Chain } from "./chain";\nexport async function produce(this: Chain, source: string) { this.metrics.blocks.inc({ source }); }',
      },
      ["chain_blocks_total a.ts:2 [source]"],
    ],
    [
      "through an alias of the package",
      {
        "package.json": '{ "name": "shop", "imports": { "#*": "./dist/*" } }',
        "src/metrics/index.ts": `${prom}export const metrics = { paid: new Counter({ name: "shop_paid_total", help: "x", labelNames: ["currency"] }) };`,
        "src/a.ts":
          'import { metrics } from "#metrics/index.js";\nexport const pay = (currency) => metrics.paid.inc({ currency });',
      },
      ["shop_paid_total a.ts:2 [currency]"],
    ],
  ])("%s", (_, files, expected) => {
    expect(sites(files)).toEqual(expected);
  });
});

describe("an instrument that is asked for by its name", () => {
  it.each<[string, string]>([
    [
      "is injected into a constructor",
      "export class S {\n  constructor(@InjectMetric(PAID) private readonly paid: Counter<string>) {}\n  pay(currency: string) { this.paid.inc({ currency }); }\n}",
    ],
    [
      "is injected into a field",
      "export class S {\n  @InjectMetric(PAID) private readonly paid!: Counter<string>;\n  pay(currency: string) { this.paid.labels({ currency }).inc(); }\n}",
    ],
    [
      "is taken out of the registry",
      "const paid = register.getSingleMetric(PAID) as Counter;\n\nexport const pay = (currency) => paid.inc({ currency });",
    ],
  ])("%s", (_, use) => {
    expect(
      sites({
        "src/names.ts": 'export const PAID = "shop_paid_total";',
        "src/metrics.ts":
          'import { makeCounterProvider } from "@willsoto/nestjs-prometheus";\nimport { PAID } from "./names";\nexport const provider = makeCounterProvider({ name: PAID, help: "x", labelNames: ["currency"] });',
        "src/a.ts": `import { InjectMetric } from "@willsoto/nestjs-prometheus"; import { register, Counter } from "prom-client"; import { PAID } from "./names";\n${use}`,
      }),
    ).toEqual(["shop_paid_total a.ts:4 [currency]"]);
  });
});

describe("an observable instrument", () => {
  it.each<[string, string, string]>([
    [
      "is observed in a callback that is kept",
      `const depth = meter.createObservableGauge("queue.depth");
const callback = (result) => { result.observe(depth, 1, { shard: "a" }); };
meter.addBatchObservableCallback(callback, [depth]);`,
      "a.ts:3",
    ],
    [
      "is observed by a function that is given it",
      `import type { Observable } from "@opentelemetry/api";
function observed(instrument: Observable) { meter.addBatchObservableCallback((result) => { result.observe(instrument, 1, { shard: "a" }); }, [instrument]); }
observed(meter.createObservableGauge("queue.depth"));`,
      "a.ts:3",
    ],
  ])("%s", (_, code, place) => {
    expect(sites({ "src/a.ts": meter + code })).toEqual([`queue.depth ${place} [shard]`]);
  });
});

it("only grows where it is a counter, whatever observes it", () => {
  const { metrics } = scanned({
    "src/a.ts": `${meter}const sent = meter.createObservableCounter("bytes.sent");
const open = meter.createObservableUpDownCounter("sockets.open");
meter.addBatchObservableCallback((result) => { result.observe(sent, 1); result.observe(open, 1); }, [sent, open]);`,
  });
  expect(metrics.map(({ name, isLowered }) => [name, isLowered])).toEqual([
    ["bytes.sent", false],
    ["sockets.open", true],
  ]);
});

it("may have other labels than a function gives that is handed the instrument", () => {
  const [metric] = scanned({
    "src/a.ts": `${prom}const wrapped = (gauge: Gauge) => ({ labels: (given: object) => gauge.labels(given), set: (value: number) => gauge.set(value) });
const size = wrapped(new Gauge({ name: "queue_size", help: "x", labelNames: ["queue"] }));
size.labels({ queue }).set(1);`,
  }).metrics;
  expect(metric?.sites.at(-1)).toMatchObject({ labels: [], isOpen: true });
});

it("is recorded by an effect, with labels that are put on from outside", () => {
  const [metric] = scanned({
    "src/a.ts":
      'import { Metric } from "effect";\nconst paid = Metric.counter("shop_paid");\nexport const pay = Metric.increment(paid);',
  }).metrics;
  expect(metric?.recorded.map(({ line }) => line)).toEqual([3]);
});

it("is recorded in functions that hand it to each other", () => {
  const code = `${prom}function odd(counter: Counter, n: number) { counter.inc(); even(counter, n - 1); even(counter, n - 2); }
function even(counter: Counter, n: number) { odd(counter, n - 1); odd(counter, n - 2); }
odd(new Counter({ name: "games_total", help: "x" }), 4);`;
  expect(sites({ "src/a.ts": code })).toEqual(["games_total a.ts:2 []"]);
});

describe("what only looks like it gives no record site", () => {
  it.each<[string, string]>([
    ["another map of that name", "const other = { counters: new Map() }; other.counters.get(task)?.add(1);"],
    ["a member that nobody can tell", "export const f = (metrics, name) => metrics.counter(name).inc();"],
    [
      "a function that runs what it is given and gives something else",
      "const paid = logged(() => counter); paid.add(1);",
    ],
  ])("%s", (_, use) => {
    const code = `${meter}const counter = meter.createCounter("shop.paid");
const counters = new Map(); counters.set("a", counter);
function logged<T>(run: () => T): string { run(); return "done"; }
${use}`;
    expect(scanned({ "src/a.ts": code }).metrics.map(({ recorded }) => recorded)).toEqual([[]]);
  });
});
