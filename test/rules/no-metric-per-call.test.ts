import rule from "../../rules/no-metric-per-call.ts";
import { assertEverything, on, ruleTester } from "../rule-tester.ts";

const otel = 'import { metrics } from "@opentelemetry/api"; const meter = metrics.getMeter("shop");\n';
const prom = 'import { Counter, Gauge, Histogram } from "prom-client";\n';
const make = 'meter.createCounter("shop.orders.placed")';
const made = 'new Counter({ name: "orders_placed_total", help: "Orders" })';

const consequences = {
  otel: "OpenTelemetry keeps every one of them, and warns of duplicates.",
  prom: "prom-client throws when a name is registered twice.",
};
const otelName = { name: "shop.orders.placed", consequence: consequences.otel };
const promName = { name: "orders_placed_total", consequence: consequences.prom };

const atOnce = `${otel}export function place(order: Order) { ${make}.add(1); }`;
const local = `${otel}export function place(order: Order) { const placed = ${make}; placed.add(1); }`;
const twice = `${prom}async function place() { const placed = ${made}; placed.inc(); await save(); placed.inc(); }`;
const histogram = `${prom}export const place = () => { new Histogram({ name: "orders_placed_total", help: "x" }).observe(1); };`;
const express = `${prom}app.get("/orders", (req, res) => { ${made}; });`;
const handler = `${otel}export function orders(req: Request, res: Response) { const depth = meter.createGauge("shop.orders.placed"); depth.record(1); }`;
const nest = `${otel}class Orders { @Post() place() { const placed = ${make}; placed.add(1); } }`;
const inner = `${otel}app.post("/orders", async (c) => { await tx(() => { ${make}.add(1); }); });`;
const loop = `${otel}for (const queue of queues) { const placed = ${make}; keep(queue, placed); }`;
const each = `${prom}queues.forEach((queue) => { all.push(${made}); });`;
const dynamic = `${otel}export function place(kind: string) { meter.createCounter(\`shop.\${kind}.placed\`).add(1); }`;

ruleTester.run("no-metric-per-call", rule, {
  assertionOptions: assertEverything,
  valid: [
    {
      name: "at the top of a module",
      code: `${otel}const placed = ${make}; export function place() { placed.add(1); }`,
    },
    { name: "recorded at once at the top of a module", code: `${otel}${make}.add(1);` },
    {
      name: "from a service that keeps it for the next who asks",
      code: `import { MetricService } from "nestjs-otel"; class A { constructor(private metrics: MetricService) {} place() { this.metrics.getCounter("shop.orders.placed").add(1); } }`,
    },
    {
      name: "from a registry that keeps it for the next who asks",
      code: 'export function place() { registry.getOrCreateCounter({ name: "orders_placed_total", help: "Orders" }).inc(); }',
    },
    {
      name: "in a constructor",
      code: `${otel}class A { #placed; constructor() { this.#placed = ${make}; this.#placed.add(0); } }`,
    },
    { name: "in a field", code: `${otel}class A { placed = ${make}; place() { this.placed.add(1); } }` },
    { name: "returned", code: `${otel}export function counter() { return ${make}; }` },
    {
      name: "returned after a first value",
      code: `${otel}export function counter() { const c = ${make}; c.add(0); return c; }`,
    },
    { name: "returned in an object", code: `${otel}export function all() { return { placed: ${make} }; }` },
    {
      name: "used by a function that stays",
      code: `${otel}export function counting() { const c = ${make}; return () => c.add(1); }`,
    },
    { name: "handed on", code: `${otel}export function setUp() { const c = ${make}; keep(c); c.add(0); }` },
    {
      name: "kept in a map",
      code: `${prom}const known = new Map(); app.get("/x", (req, res) => { known.set("a", ${made}); });`,
    },
    {
      name: "made when first asked for",
      code: `${prom}let placed; app.get("/x", (req, res) => { placed ??= ${made}; placed.inc(); });`,
    },
    {
      name: "made where there is none",
      code: `${prom}app.get("/x", (req, res) => { (registered("a") ?? ${made}).inc(); });`,
    },
    {
      name: "a callback that stays",
      code: `${otel}export function watch() { meter.createObservableGauge("shop.depth").addCallback(read); }`,
    },
    {
      name: "a gauge that says what was true at the start",
      code: `${prom}export function run() { new Gauge({ name: "build_info", help: "x" }).set(1); }`,
    },
    { name: "a function that runs at the start", code: `${otel}async function main() { ${make}.add(1); }` },
    {
      name: "a loop over kinds, each with its name",
      code: `${otel}for (const kind of ["a", "b"]) { all[kind] = meter.createCounter(\`shop.\${kind}\`); }`,
    },
    {
      name: "an item with a registry of its own",
      code: `${prom}shards.forEach((shard) => { shard.c = new Counter({ name: "c_total", help: "x", registers: [shard.registry] }); });`,
    },
    {
      name: "an item with a meter of its own",
      code: `${otel}meters.map((own) => own.createCounter("shop.orders.placed"));`,
    },
    {
      name: "an item of a loop with a meter of its own",
      code: `${otel}for (const shop of shops) { const own = metrics.getMeter(shop); keep(own.createCounter("shop.orders.placed")); }`,
    },
    {
      name: "StatsD, which names where it counts",
      code: 'import { StatsD } from "hot-shots"; const stats = new StatsD(); function f() { stats.increment("orders.placed"); }',
    },
    {
      name: "what a handler makes that is no instrument",
      code: `${prom}import { Order } from "./order"; app.get("/x", (req, res) => { new Order({ id: "a" }).place(); });`,
    },
    { name: "a test", code: local, filename: "src/orders.test.ts" },
  ],
  invalid: [
    { name: "recorded at once", code: atOnce, errors: [on(atOnce, make, { messageId: "perCall", data: otelName })] },
    {
      name: "recorded through a local",
      code: local,
      errors: [on(local, make, { messageId: "perCall", data: otelName })],
    },
    { name: "recorded twice", code: twice, errors: [on(twice, made, { messageId: "perCall", data: promName })] },
    {
      name: "a histogram",
      code: histogram,
      errors: [
        on(histogram, 'new Histogram({ name: "orders_placed_total", help: "x" })', {
          messageId: "perCall",
          data: promName,
        }),
      ],
    },
    {
      name: "made for every request",
      code: express,
      errors: [on(express, made, { messageId: "perRequest", data: promName })],
    },
    {
      name: "a gauge made for every request",
      code: handler,
      errors: [on(handler, 'meter.createGauge("shop.orders.placed")', { messageId: "perRequest", data: otelName })],
    },
    {
      name: "a handler by its decorator",
      code: nest,
      errors: [on(nest, make, { messageId: "perRequest", data: otelName })],
    },
    {
      name: "a function in a handler",
      code: inner,
      errors: [on(inner, make, { messageId: "perRequest", data: otelName })],
    },
    { name: "a loop, under one name", code: loop, errors: [on(loop, make, { messageId: "perItem", data: otelName })] },
    {
      name: "a callback for every item",
      code: each,
      errors: [on(each, made, { messageId: "perItem", data: promName })],
    },
    {
      name: "a name with a hole",
      code: dynamic,
      errors: [
        on(dynamic, "meter.createCounter(`shop.${kind}.placed`)", {
          messageId: "perCall",
          data: { name: "shop.*.placed", consequence: consequences.otel },
        }),
      ],
    },
  ],
});
