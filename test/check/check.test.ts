import { describe, expect, it } from "vitest";
import { readMarkdownCatalog } from "../../src/catalog/markdown.ts";
import { checkProject, type CheckResult } from "../../src/check/check.ts";
import { scanProject } from "../../src/scanner/scan.ts";
import { sourceFiles } from "../../src/scanner/source-files.ts";
import { nearestStandard } from "../../src/standard/load.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const otel = 'import { metrics } from "@opentelemetry/api";\nconst meter = metrics.getMeter("x");\n';

interface Options {
  readonly standard?: string;
  readonly scope?: readonly string[];
}

/** Code after a meter, held against one page. */
function check(code: string, page: string, { standard = "{}", scope }: Options = {}): CheckResult {
  const root = temporaryFolder({ "src/a.ts": otel + code, "instrumentation.json": standard });
  const loaded = nearestStandard(root).standard;
  const inventory = scanProject({ root, files: sourceFiles([root]), standard: loaded, standardRoot: root });
  const catalogs = [readMarkdownCatalog(page, "docs/m.md", { prefix: "", scope })];
  return checkProject({ inventory, catalogs, standard: loaded });
}

/** `id metric label @line` of each finding. */
function found(code: string, page: string, options?: Options): readonly string[] {
  return check(code, page, options).findings.map(({ id, metric, label, location }) =>
    [id, metric, label, `@${location.file}:${String(location.line)}`].filter((part) => part !== null).join(" "),
  );
}

const bullet = (name: string, rest = "- Counter") => `- \`${name}\` ${rest}\n`;
const counter = (name: string, labels = "") =>
  `meter.createCounter("${name}").add(1${labels === "" ? "" : `, ${labels}`});\n`;

describe("existence, both ways", () => {
  it("is clean where both have the metric", () => expect(found(counter("a.b"), bullet("a.b"))).toEqual([]));

  it("finds what the page does not have", () => {
    const { findings } = check(counter("a.b", "{ shop: 1 }"), bullet("x.other.thing"));
    expect(findings.map((one) => one.id)).toEqual(["unemitted-metric", "undocumented-metric"]);
    expect(findings[1]).toMatchObject({
      severity: "error",
      metric: "a.b",
      message: "`a.b` is emitted but not in docs/m.md, so nobody who reads the reference knows that it exists.",
      suggestion: "Add an entry for this counter with label `shop`.",
      location: { file: "src/a.ts", line: 3, column: 21, endLine: 3, endColumn: 26 },
    });
  });

  it("takes a rename for one cause, with both places", () => {
    const { findings } = check(counter("orders.accepted"), bullet("orders.created"));
    expect(new Set(findings.map((one) => one.cause))).toEqual(new Set(["orders.accepted"]));
    expect(findings).toMatchObject([
      {
        id: "undocumented-metric",
        message:
          "`orders.accepted` is emitted but not in docs/m.md, which has `orders.created` instead, and nothing emits that.",
        suggestion: "Did you mean `orders.created`? Rename one of the two.",
        related: [{ location: { file: "docs/m.md" } }],
      },
    ]);
  });

  it("is silent about planned, removed and external entries", () => {
    const page = `${bullet("a.planned", "- planned Counter")}## Planned metrics\n\n${bullet("a.later")}\n## Removed metrics\n\n${bullet("a.gone")}\n## Other\n\n${bullet("up_time")}`;
    expect(
      found(counter("a.b"), page + bullet("a.b"), { standard: '{ "metrics": { "external": ["up_*"] } }' }),
    ).toEqual(["unemitted-metric a.planned @docs/m.md:1"]);
  });

  it("matches the series that an exporter makes of the name", () => {
    const code = 'meter.createHistogram("step.duration", { unit: "ms" }).record(1);\n' + counter("orders.created");
    expect(found(code, bullet("step_duration_milliseconds", "- Histogram") + bullet("orders_created_total"))).toEqual(
      [],
    );
    expect(found(code, bullet("step_duration", "- Histogram") + bullet("orders_created"))).toEqual([]);
  });

  it("matches a pattern, on either side", () => {
    expect(found("export const f = (q: string) => meter.createCounter(`a.${q}.b`);", bullet("a.mail.b"))).toEqual([
      "unresolved-metric-name a.*.b @src/a.ts:3",
    ]);
    expect(found(counter("a.mail.b"), bullet("a.{queue}.b"))).toEqual([]);
  });

  it("never calls a name missing that it could not work out", () => {
    expect(found("export const f = (q: string) => meter.createCounter(`a.${q}.b`);", bullet("other.thing"))).toEqual([
      "unemitted-metric other.thing @docs/m.md:1",
      "unresolved-metric-name a.*.b @src/a.ts:3",
    ]);
  });

  it("says once for a place what cannot be worked out there, however many names it may have", () => {
    const code = "for (const kind of ['x', 'y']) for (const q of [one, two]) meter.createCounter(`a.${q}.${kind}`);";
    expect(found(code, bullet("a.mail.x"))).toEqual(["unresolved-metric-name a.*.x @src/a.ts:3"]);
  });

  it("does not call default metrics stale or undocumented", () => {
    const code = 'import { collectDefaultMetrics } from "prom-client";\ncollectDefaultMetrics();';
    expect(found(code, bullet("process_cpu_seconds_total", "- Gauge") + bullet("nodejs_version_info"))).toEqual([]);
  });

  it("asks a page only about the code that it answers for", () => {
    expect(found(counter("a.b"), bullet("x.y.z"), { scope: ["other/**"] })).toEqual([
      "unemitted-metric x.y.z @docs/m.md:1",
    ]);
  });
});

describe("type and unit", () => {
  it("reports another type", () => {
    expect(check(counter("a.b"), bullet("a.b", "- Gauge")).findings).toMatchObject([
      {
        id: "metric-type-mismatch",
        message:
          "`a.b` is a counter in code and a gauge in the reference, so its queries are written for the wrong type.",
        related: [{ location: { file: "docs/m.md", line: 1 } }],
      },
    ]);
  });

  it("takes an up-down counter for the gauge that it is exported as", () => {
    expect(found('meter.createUpDownCounter("a.b").add(1);', bullet("a.b", "- Gauge"))).toEqual([]);
  });

  it("reports another unit, and not another spelling of it", () => {
    const code = 'meter.createHistogram("a.b", { unit: "ms" }).record(1);';
    const page = (unit: string) => `### \`a.b\`\n\n**Type**: Histogram\n**Unit**: ${unit}\n`;
    expect(found(code, page("milliseconds"))).toEqual([]);
    expect(found(code, page("s"))).toEqual(["metric-unit-mismatch a.b @src/a.ts:3"]);
  });

  it("takes the unit from the name where none is declared", () => {
    const code = 'import { Gauge } from "prom-client"; new Gauge({ name: "queue_age_seconds", help: "x" }).set(1);';
    const page = (unit: string) => `### \`queue_age_seconds\`\n\n**Type**: Gauge\n**Unit**: ${unit}\n`;
    expect(found(code, page("s"))).toEqual([]);
    expect(found(code, page("ms"))).toEqual(["metric-unit-mismatch queue_age_seconds @src/a.ts:3"]);
  });
});

describe("labels", () => {
  it("are compared both ways, where both can be seen", () => {
    expect(found(counter("a.b", "{ shop: 1, kind: 2 }"), bullet("a.b{shop, result}"))).toEqual([
      "unemitted-label a.b result @docs/m.md:1",
      "undocumented-label a.b kind @src/a.ts:3",
    ]);
  });

  it("are not asked of a page that says nothing of them", () =>
    expect(found(counter("a.b", "{ shop: 1 }"), bullet("a.b"))).toEqual([]));

  it("are not called stale where a record site cannot be seen", () => {
    expect(
      found(
        'const c = meter.createCounter("a.b");\nexport const f = (labels) => c.add(1, labels);',
        bullet("a.b{shop}"),
      ),
    ).toEqual([]);
  });

  it("are not called stale where nothing records", () => {
    expect(found('export const c = meter.createCounter("a.b");', bullet("a.b{shop}"))).toEqual([
      "unrecorded-metric a.b @src/a.ts:3",
    ]);
  });

  it("are the same in an exporter's spelling", () =>
    expect(found(counter("a.b", '{ "shop.id": 1 }'), bullet("a.b{shop_id}"))).toEqual([]));

  it("suggest the one that was meant", () => {
    expect(check(counter("a.b", "{ shop_name: 1 }"), bullet("a.b{shopName}")).findings).toMatchObject([
      { id: "undocumented-label", suggestion: "Did you mean `shopName`? Rename one of the two." },
    ]);
  });
});

describe("the page itself", () => {
  it("says planned of what is recorded", () => {
    expect(found(counter("a.b"), "## Planned metrics\n\n" + bullet("a.b"))).toEqual([
      "planned-metric-emitted a.b @docs/m.md:3",
    ]);
  });

  it("says planned of what is only declared", () => {
    expect(found('export const c = meter.createCounter("a.b");', "## Planned metrics\n\n" + bullet("a.b"))).toEqual([]);
  });

  it("documents a metric twice", () => {
    expect(found(counter("a.b"), bullet("a.b") + bullet("a.b"))).toEqual(["catalog-duplicate-entry a.b @docs/m.md:2"]);
  });

  it("cannot be read in part", () => {
    expect(found(counter("a.b"), bullet("a.b") + "\n| Metric | Type |\n| `a.c` | counter |\n")).toEqual([
      "catalog-unreadable @docs/m.md:4",
    ]);
  });
});
