import type { MeterProvider as ApiProvider } from "@opentelemetry/api";
import { PrometheusExporter, PrometheusSerializer } from "@opentelemetry/exporter-prometheus";
import { MeterProvider } from "@opentelemetry/sdk-metrics";
import { Counter, Gauge, Histogram, Registry, Summary } from "prom-client";
import { describe, expect, it } from "vitest";
import { familiesOf } from "../../src/series/families.ts";
import { collectorName, otelJsName, seriesLabel } from "../../src/series/translate.ts";

describe("the Collector's names", () => {
  // The published cases of otlptranslator's rules, restated.
  it.each([
    ["x.duration", "histogram", "ms", "x_duration_milliseconds"],
    ["a.requests.total", "counter", null, "a_requests_total"],
    ["a.total.requests", "counter", null, "a_requests_total"],
    ["q.time", "histogram", "h", "q_time_hours"],
    ["cpu.use", "gauge", "1", "cpu_use_ratio"],
    ["cpu.ratio.use", "gauge", "1", "cpu_use_ratio"],
    ["jobs", "counter", "1", "jobs_total"],
    ["a.seconds.waited", "gauge", "s", "a_seconds_waited"],
    ["rate", "gauge", "By/s", "rate_bytes_per_second"],
    ["rate.per_second", "gauge", "By/s", "rate_per_second_bytes_per_second"],
    ["up.down", "updowncounter", "1", "up_down"],
    ["items.held", "gauge", "items", "items_held"],
    ["cache.size", "gauge", "items", "cache_size_items"],
    ["queue.depth", "gauge", "{message}", "queue_depth"],
    ["messages", "counter", "{message}/s", "messages_per_second_total"],
    ["disk.io", "counter", "By", "disk_io_bytes_total"],
    ["disk.io", "counter", "kBy", "disk_io_kBy_total"],
    ["disk.io", "counter", "KBy", "disk_io_kilobytes_total"],
    ["temperature", "gauge", "Cel", "temperature_celsius"],
    ["use", "gauge", "%", "use_percent"],
    ["7th.day", "gauge", null, "_7th_day"],
    ["a__b..c", "gauge", null, "a_b_c"],
    ["a:b.c", "gauge", null, "a:b_c"],
  ] as const)("turn %s (%s, %s) into %s", (name, type, unit, series) => {
    expect(collectorName({ name, type, unit })).toBe(series);
  });

  it("put a namespace in front", () => {
    expect(collectorName({ name: "a.b", type: "counter", unit: null }, undefined, "shop")).toBe("shop_a_b_total");
  });

  it("follow the other strategies", () => {
    const bytes = { name: "foo.bar", type: "counter", unit: "By" } as const;
    expect(collectorName(bytes, "UnderscoreEscapingWithoutSuffixes")).toBe("foo_bar");
    expect(collectorName(bytes, "NoUTF8EscapingWithSuffixes")).toBe("foo.bar_By_total".replace("By", "bytes"));
    expect(collectorName({ ...bytes, name: "foo.bar_total" }, "NoUTF8EscapingWithSuffixes")).toBe(
      "foo.bar_bytes_total",
    );
    expect(collectorName(bytes, "NoTranslation")).toBe("foo.bar");
  });

  it("refuse a name without a letter or a digit", () => {
    expect(collectorName({ name: "...", type: "gauge", unit: null })).toBeUndefined();
  });

  it("keep what only a run can tell", () => {
    expect(collectorName({ name: "a.*.b", type: "counter", unit: "s" })).toBe("a_*_b_seconds_total");
  });
});

/** What the JS exporter really writes for instruments of every type. */
async function exposition(record: (provider: ApiProvider) => void): Promise<string> {
  const reader = new PrometheusExporter({ preventServerStart: true });
  const provider = new MeterProvider({ readers: [reader] });
  record(provider);
  const { resourceMetrics } = await reader.collect();
  await provider.shutdown();
  return new PrometheusSerializer().serialize(resourceMetrics);
}

function typed(text: string): ReadonlyMap<string, string> {
  return new Map([...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = "", type = ""]) => [name, type]));
}

describe("the JS exporter's names", () => {
  it.each([
    ["x.duration", "histogram", "ms"],
    ["a.requests.total", "counter", null],
    ["a.total.requests", "counter", null],
    ["cpu.use", "gauge", "1"],
    ["jobs", "counter", "1"],
    ["a-b.c/d", "gauge", null],
    ["a..b__c", "counter", "s"],
    ["up.down", "updowncounter", null],
  ] as const)("are the real ones for %s (%s, %s)", async (name, type, unit) => {
    const text = await exposition((provider) => {
      const meter = provider.getMeter("test");
      const options = unit === null ? {} : { unit };
      if (type === "histogram") meter.createHistogram(name, options).record(1);
      else if (type === "counter") meter.createCounter(name, options).add(1);
      else if (type === "gauge") meter.createGauge(name, options).record(1);
      else meter.createUpDownCounter(name, options).add(1);
    });
    const [family] = familiesOf({ name, type, unit, api: "otel" }, "otel-js");
    expect(family?.base).toBe(otelJsName({ name, type, unit }));
    expect(typed(text).has(family?.base ?? "")).toBe(true);
    for (const series of family?.series ?? []) expect(text).toMatch(new RegExp(`^${series}[{ ]`, "m"));
  });
});

describe("prom-client's names", () => {
  it("are the real ones, in both formats", async () => {
    for (const format of ["classic", "open"] as const) {
      const registry = new Registry();
      if (format === "open") registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE as never);
      const registers = [registry];
      new Counter({ name: "jobs", help: "x", registers }).inc();
      new Gauge({ name: "depth_total", help: "x", registers }).set(1);
      new Histogram({ name: "wait_seconds", help: "x", registers }).observe(1);
      new Summary({ name: "age_seconds", help: "x", registers }).observe(1);
      const text = await registry.metrics();
      const names = new Set([...text.matchAll(/^([a-z_]+)[{ ]/gm)].map(([, name = ""]) => name));
      const types = {
        jobs: "counter",
        depth_total: "gauge",
        wait_seconds: "histogram",
        age_seconds: "summary",
      } as const;
      const known = Object.entries(types).flatMap(([name, type]) =>
        familiesOf({ name, type, unit: null, api: "prom-client" }, "collector").flatMap(({ series }) => series),
      );
      for (const name of names) expect(known).toContain(name);
    }
  });
});

describe("labels", () => {
  it("have underscores for what Prometheus does not take", () => {
    expect(["shop.id", "a-b", "1st"].map(seriesLabel)).toEqual(["shop_id", "a_b", "key_1st"]);
  });
});
