import { describe, expect, it } from "vitest";
import { check, found } from "./evidence.ts";

const code = [
  'const counter = meter.createCounter("shop.orders.paid");',
  'const duration = meter.createHistogram("shop.step.duration", { unit: "ms" });',
  "export function f(ok: boolean, shard: string) {",
  '  counter.add(1, { result: ok ? "paid" : "failed", "shard.id": shard });',
  '  duration.record(1, { result: ok ? "paid" : "failed" });',
  "}",
].join("\n");
const collector = '{ "metrics": { "prefixes": ["shop"], "exporter": "collector" } }';
const otelJs = '{ "metrics": { "prefixes": ["shop"], "exporter": "otel-js" } }';

/** What queries give with the Collector between the code and Prometheus. */
const asked = (queries: string, standard = collector) => found(code, { queries, standard });

describe("series", () => {
  it("that the code has are fine", () => {
    expect(
      asked(
        [
          "rate(shop_orders_paid_total[5m])",
          "histogram_quantile(0.9, sum by (le) (rate(shop_step_duration_milliseconds_bucket[5m])))",
          "rate(shop_step_duration_milliseconds_sum[5m]) / rate(shop_step_duration_milliseconds_count[5m])",
        ].join("\n"),
      ),
    ).toEqual([]);
  });

  it("that nothing emits are reported once, however often they are asked for", () => {
    const { findings } = check(code, {
      queries: "rate(shop_orders_payed_total[5m])\nrate(shop_orders_payed_total[1h])",
      standard: collector,
    });
    expect(findings).toMatchObject([
      {
        id: "query-unknown-metric",
        series: "shop_orders_payed_total",
        message: "`shop_orders_payed_total` is queried, but nothing emits it, so this query finds nothing.",
        suggestion: "Did you mean `shop_orders_paid_total`?",
        location: { file: "q.md", line: 2, column: 6, endLine: 2, endColumn: 29 },
        related: [{ location: { line: 3 }, message: "Here as well." }],
      },
    ]);
  });

  it("of others are nobody's business here", () =>
    expect(asked("rate(other_orders_total[5m])\nup\nprocess_cpu_seconds_total\nkube_pod_info")).toEqual([]));

  it("of others are known without a prefix by what the code's metrics begin with", () => {
    const queries = "rate(shop_orders_lost_total[5m])\nrate(node_cpu_seconds_total[5m])\nshop_process_cpu_utilization";
    expect(found(code, { queries })).toEqual(["query-unknown-metric shop_orders_lost_total @q.md:2"]);
  });

  it("that a standard calls external are fine", () => {
    const standard = '{ "metrics": { "prefixes": ["shop"], "external": ["shop_proxy_*"] } }';
    expect(asked("shop_proxy_requests", standard)).toEqual([]);
  });

  it("that recording rules make are fine", () => {
    const rules =
      "groups:\n  - rules:\n      - record: shop_orders:rate5m\n        expr: rate(shop_orders_paid_total[5m])\n";
    expect(found(code, { queries: "shop_orders:rate5m", rules, standard: collector })).toEqual([]);
  });

  it("that may be absent are fine", () =>
    expect(asked("shop_old_total or vector(0)\nabsent(shop_gone)\nup unless shop_gone")).toEqual([]));

  it("without their unit are reported with the name that the exporter gives", () => {
    expect(asked("rate(shop_step_duration_sum[5m])")).toEqual([
      "query-unit-suffix shop.step.duration shop_step_duration_sum @q.md:2",
    ]);
    expect(asked("rate(shop_step_duration_sum[5m])", otelJs)).toEqual([]);
    expect(asked("rate(shop_step_duration_milliseconds_sum[5m])", otelJs)).toEqual([
      "query-unit-suffix shop.step.duration shop_step_duration_milliseconds_sum @q.md:2",
    ]);
    const { findings } = check(code, { queries: "rate(shop_orders_paid[5m])", standard: collector });
    expect(findings).toMatchObject([{ id: "query-unit-suffix", meant: "shop_orders_paid_total" }]);
  });

  it("may have any exporter's name where none is stated", () =>
    expect(
      found(code, { queries: "rate(shop_step_duration_sum[5m])\nrate(shop_step_duration_milliseconds_sum[5m])" }),
    ).toEqual([]));

  it("of a histogram have an end", () =>
    expect(asked("max(shop_step_duration_milliseconds)")).toEqual([
      "query-bare-histogram shop.step.duration shop_step_duration_milliseconds @q.md:2",
    ]));

  it("of a metric that nothing records are empty", () => {
    const unused = 'export const idle = meter.createCounter("shop.jobs.idle");';
    expect(found(unused, { queries: "rate(shop_jobs_idle_total[5m])", standard: collector })).toEqual([
      "query-unrecorded-metric shop.jobs.idle shop_jobs_idle_total @q.md:2",
      "unrecorded-metric shop.jobs.idle @src/a.ts:3",
    ]);
  });

  it("with a variable in their name may be any that fit", () =>
    expect(
      found(code, { dashboard: '{ "expr": "rate(shop_orders_${kind}_total[5m])" }', standard: collector }),
    ).toEqual([]));

  it("behind a namespace that all queries have belong to the code", () => {
    const more = `${code}\nmeter.createCounter("jobs.done").add(1);`;
    const queries =
      "rate(eu_shop_orders_paid_total[5m])\nrate(eu_shop_step_duration_sum[5m])\nrate(eu_jobs_done_total[5m])\nrate(eu_jobs_lost_total[5m])";
    expect(found(more, { queries })).toEqual(["query-unknown-metric eu_jobs_lost_total @q.md:5"]);
  });

  it("of a documented metric that nothing emits are told with the entry", () => {
    const page = "- `shop.carts.open` - Gauge\n- `shop.orders.paid` - Counter\n- `shop.step.duration` - Histogram\n";
    const { findings } = check(code, { page, queries: "shop_carts_open", standard: otelJs });
    expect(findings).toMatchObject([
      {
        id: "unemitted-metric",
        metric: "shop.carts.open",
        related: [{ location: { file: "q.md" }, message: "Queried here." }],
      },
    ]);
  });

  it("of a planned metric are fine, of a removed one are not", () => {
    const page = (status: string) =>
      `- \`shop.orders.paid\` - Counter\n- \`shop.step.duration\` - Histogram\n\n## ${status} metrics\n\n- \`shop.carts.open\` - Gauge\n`;
    const queries = "shop_carts_open";
    expect(found(code, { page: page("Planned"), queries, standard: collector })).toEqual([]);
    expect(found(code, { page: page("Removed"), queries, standard: collector })).toEqual([
      "query-unknown-metric shop.carts.open shop_carts_open @q.md:2",
    ]);
  });
});

describe("labels", () => {
  it("that code sets, scraping puts on or the query makes are fine", () => {
    expect(
      asked(
        [
          'sum by (result, shard_id) (rate(shop_orders_paid_total{result="paid"}[5m]))',
          "sum by (instance, job, pod, exported_job) (rate(shop_orders_paid_total[5m]))",
          'sum by (made) (label_replace(rate(shop_orders_paid_total[5m]), "made", "$1", "result", "(.*)"))',
          'rate(shop_orders_paid_total{other=""}[5m])',
          'rate(shop_orders_paid_total{other!="x"}[5m])',
          "rate(shop_orders_paid_total[5m]) * on (instance) group_left (version) target_info",
        ].join("\n"),
      ),
    ).toEqual([]);
  });

  it("that nothing sets are reported, in matchers and in groupings", () => {
    const { findings } = check(code, {
      queries: 'rate(shop_orders_paid_total{outcome="x"}[5m])\nsum by (shard) (rate(shop_orders_paid_total[5m]))',
      standard: collector,
    });
    expect(findings).toMatchObject([
      {
        id: "query-unknown-label",
        label: "outcome",
        message:
          "`shop_orders_paid_total` is never recorded with the label `outcome` (it has only `result`, `shard_id`), so this matches no series.",
      },
      { id: "query-unknown-label", label: "shard", suggestion: "Did you mean `shard_id`?" },
    ]);
  });

  it("that a standard calls target labels are fine", () => {
    const standard = '{ "metrics": { "prefixes": ["shop"], "exporter": "collector", "targetLabels": ["ring"] } }';
    expect(asked('rate(shop_orders_paid_total{ring="x"}[5m])', standard)).toEqual([]);
  });

  it("of a join are asked of both sides", () => {
    expect(
      asked("rate(shop_orders_paid_total[5m]) / on (shard_id) rate(shop_step_duration_milliseconds_sum[5m])"),
    ).toEqual([]);
    expect(asked("rate(shop_orders_paid_total[5m]) / on (ring) rate(shop_step_duration_milliseconds_sum[5m])")).toEqual(
      ["query-unknown-label shop.orders.paid ring shop_orders_paid_total @q.md:2"],
    );
  });

  it("that cannot all be seen are not judged", () => {
    const open = "export function f(labels: object) { meter.createCounter('shop.orders.paid').add(1, labels); }";
    expect(found(open, { queries: 'rate(shop_orders_paid_total{x="y"}[5m])', standard: collector })).toEqual([]);
  });

  it("`le` belongs to histograms", () =>
    expect(asked("sum by (le) (rate(shop_orders_paid_total[5m]))")).toEqual([
      "query-unknown-label shop.orders.paid le shop_orders_paid_total @q.md:2",
    ]));

  it("have the values that code gives", () => {
    const { findings } = check(code, {
      queries:
        'rate(shop_orders_paid_total{result="fialed"}[5m])\nrate(shop_orders_paid_total{result=~"paid|lost"}[5m])',
      standard: collector,
    });
    expect(findings).toMatchObject([
      { id: "query-unknown-label-value", label: "result", value: "fialed", suggestion: 'Did you mean "failed"?' },
      { id: "query-unknown-label-value", label: "result", value: "lost" },
    ]);
    expect(asked('rate(shop_orders_paid_total{result=~"pa.*", shard_id="7"}[5m])')).toEqual([]);
  });
});

describe("functions", () => {
  it("a counter by itself says little", () => {
    expect(asked("sum(shop_orders_paid_total)")).toEqual([
      "query-counter-without-rate shop.orders.paid shop_orders_paid_total @q.md:2",
    ]);
    expect(
      asked(
        "shop_orders_paid_total > 0\nabsent(shop_orders_paid_total)\nchanges(shop_orders_paid_total[5m])\ncount(shop_orders_paid_total)",
      ),
    ).toEqual([]);
  });

  const gauge = (call: string) =>
    `import { Gauge } from "prom-client";\nconst depth = new Gauge({ name: "shop_depth", help: "x" });\nexport const f = () => depth.${call};`;

  it("a rate of what also falls is wrong, of what only grows it is not", () => {
    const queries = "rate(shop_depth[5m])";
    expect(found(gauge("set(1)"), { queries })).toEqual(["query-rate-on-gauge shop_depth shop_depth @q.md:2"]);
    expect(found(gauge("labels().set(1)"), { queries })).toEqual(["query-rate-on-gauge shop_depth shop_depth @q.md:2"]);
    expect(found(gauge("inc()"), { queries })).toEqual([]);
    expect(found(gauge("set(1)"), { queries: "delta(shop_depth[5m])" })).toEqual([]);
  });
});

describe("what cannot be read", () => {
  it("is invalid, and the rest of it is read", () => {
    expect(asked("sum(rate(shop_orders_gone_total[5m])")).toEqual([
      "query-unknown-metric shop_orders_gone_total @q.md:2",
      "query-invalid @q.md:2",
    ]);
  });
});
