import { describe, expect, it } from "vitest";
import { found } from "./evidence.ts";

const code = 'meter.createCounter("a.b").add(1);';

describe("a comment that excuses", () => {
  it.each([
    ["its own line of code", `${code} // instrumentation-ignore undocumented-metric: internal`, ""],
    ["the next line of code", `// instrumentation-ignore undocumented-metric: internal\n${code}`, ""],
    [
      "one of several findings",
      `/* instrumentation-ignore unresolved-metric-name, undocumented-metric: internal */\n${code}`,
      "unused-suppression unresolved-metric-name @src/a.ts:3",
    ],
  ])("works for %s", (_, text, left) =>
    expect(
      found(text, { page: "- `x.y` - planned, Counter\n\n## Planned metrics\n" }).filter(
        (one) => !one.startsWith("unemitted"),
      ),
    ).toEqual(left === "" ? [] : [left]),
  );

  it("works for the block behind it on a page", () => {
    const page =
      "- `a.b` - Counter\n\n<!-- instrumentation-ignore unemitted-metric: the sidecar emits these -->\n\n- `x.y` - Counter\n- `x.z` - Counter\n\n- `x.w` - Counter\n";
    expect(found(code, { page })).toEqual(["unemitted-metric x.w @m.md:8"]);
  });

  it("works for a whole fence", () => {
    const page =
      "- `a.b` - Counter\n\n<!-- instrumentation-ignore query-invalid, query-counter-without-rate: shown as a bad example -->\n```promql\nsum(\n\na_b_total\n```\n";
    expect(found(code, { page })).toEqual([]);
  });

  it("works in a file of rules", () => {
    const rules =
      "groups:\n  - rules:\n      - alert: A\n        # instrumentation-ignore query-counter-without-rate: restarts are what it is about\n        expr: sum(a_b_total)\n";
    expect(found(code, { rules })).toEqual([]);
  });

  it("needs a reason", () =>
    expect(found(`// instrumentation-ignore undocumented-metric\n${code}`, { page: "- `x.y` - Gauge\n" })).toEqual([
      "unemitted-metric x.y @m.md:1",
      "invalid-suppression @src/a.ts:3",
      "undocumented-metric a.b @src/a.ts:4",
    ]));

  it("must know what it excuses", () => {
    expect(found(`// instrumentation-ignore undocumented-metrics: x\n${code}`)).toEqual([
      "invalid-suppression @src/a.ts:3",
    ]);
    expect(found(`// instrumentation-ignore: x\n${code}`)).toEqual(["invalid-suppression @src/a.ts:3"]);
  });

  it("is reported where there is nothing to excuse", () =>
    expect(found(`// instrumentation-ignore undocumented-metric: internal\n${code}`)).toEqual([
      "unused-suppression undocumented-metric @src/a.ts:3",
    ]));
});
