import { describe, expect, it } from "vitest";
import { scanProject } from "../../src/scanner/scan.ts";
import { sourceFiles } from "../../src/scanner/source-files.ts";
import { recommended } from "../../src/standard/presets.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { scanned } from "./scanned.ts";

/** `name type labels · record sites` of each metric, and what is not known; the same with the text filter and without. */
function found(files: Readonly<Record<string, string>>): readonly string[] {
  const inventory = scanned(files);
  return [
    ...inventory.metrics.map(({ name, type, labels, recorded }) =>
      [name, type, ...labels.map((label) => label.name), "·", recorded.length].join(" "),
    ),
    ...inventory.unresolved.map(({ location, reason }) => `line ${location.line}, ${reason}`),
  ];
}

describe("metrics of clients", () => {
  it("of unknown make are told by what they are called and given, wherever the names are kept", () => {
    const files = {
      "src/names.ts":
        'export enum Name { Sent = "mail.sent", Failed = "mail.failed" }\nexport const WAITED = "mail.wait";',
      "src/mail.ts": `import { metrics } from "@acme/metrics";
import { Name, WAITED } from "./names.js";
metrics.inc(Name.Sent, { kind: "a" });
metrics.counter(Name.Failed, 1, { reason: "b" });
metrics.observe(WAITED, took);`,
    };
    expect(found(files)).toEqual([
      "mail.failed counter reason · 1",
      "mail.sent counter kind · 1",
      "mail.wait histogram · 1",
    ]);
  });

  it("of unknown make whose names are only known at run time are said to be unresolved", () => {
    const files = {
      "src/mail.ts": `import { metrics } from "@acme/metrics"; import { names } from "@acme/names";
metrics.inc(names.sent);`,
    };
    expect(found(files)).toEqual(['line 2, `names.sent`: it comes from "@acme/names", which was not read']);
  });

  it("of a matrix bridge have the namespace before their names", () => {
    const files = {
      "src/bridge.ts": `import { Bridge } from "matrix-appservice-bridge";
class Irc {
  private bridge: Bridge;
  start() {
    const metrics = this.bridge.getPrometheusMetrics();
    const queue = metrics.addGauge({ name: "queue", help: "Waiting", labels: ["kind"] });
    queue.set({ kind: "a" }, 1);
    metrics.addTimer({ namespace: "irc", name: "wait_seconds", help: "Waited" }).startTimer()();
  }
}`,
    };
    expect(found(files)).toEqual(["bridge_queue gauge kind · 1", "irc_wait_seconds histogram · 1"]);
  });

  it("of CloudWatch are as many as the command holds, each with the dimensions that are its own", () => {
    const files = {
      "src/a.ts": `import { PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
client.send(new PutMetricDataCommand({ Namespace: "X", MetricData: [
  { MetricName: "Failed", Value: 1, Dimensions: [{ Name: "Kind", Value: kind }] }, { MetricName: "Took", Value: took },
] }));
client.send(new PutMetricDataCommand({ Namespace: "X", MetricData: [
  { MetricName: "Sent", Value: 1, Dimensions: [{ Name: "Kind", Value: kind }, { Name: "Region", Value: region }] },
] }));
client.send(new PutMetricDataCommand({ Namespace: "X", MetricData: points.map(toPoint) }));`,
    };
    expect(found(files)).toEqual([
      "Failed distribution · 1",
      "Sent distribution Kind Region · 1",
      "Took distribution · 1",
      "line 8, its options cannot be read",
    ]);
  });

  it("of Effect are recorded by whatever is given them", () => {
    const root = temporaryFolder({
      "src/a.ts": `import { Effect, Metric, pipe } from "effect";
const sent = Metric.counter("sent_total");
const took = Metric.timer("took");
const forgotten = Metric.gauge("never_set");
export const run = Effect.gen(function* () {
  yield* Metric.increment(Metric.tagged(sent, "kind", "a"));
  yield* pipe(work, Metric.trackDuration(took));
});`,
    });
    const options = { root, files: sourceFiles([root]), standard: recommended, standardRoot: root };
    const { metrics } = scanProject(options);
    expect(metrics.map(({ name, isNeverRecorded }) => [name, isNeverRecorded])).toEqual([
      ["never_set", true],
      ["sent_total", false],
      ["took", false],
    ]);
  });

  it("of Sentry and Temporal have the labels that stand in options, behind the value or ahead of it", () => {
    const files = {
      "src/a.ts": `import * as Sentry from "@sentry/node"; import { metricMeter } from "@temporalio/workflow";
Sentry.metrics.count("mail_sent", 1, { attributes: { kind: "a" } });
const done = metricMeter.createCounter("done", "1", "What is done");
done.add(1, { outcome: "ok" });
done.withTags({ tenant: "a" }).add(1);`,
    };
    expect(found(files)).toEqual(["done counter outcome tenant · 2", "mail_sent counter kind · 1"]);
  });
});
