import type { TSESTree } from "@typescript-eslint/utils";
import { describe, expect, it } from "vitest";
import type { Node } from "../../src/recognition/syntax.ts";
import { walk } from "../../src/recognition/syntax.ts";
import { metricDeclarations, metricLookAlikes, metricRecords } from "./corpus/metrics.ts";
import { spanCalls, spanLookAlikes } from "./corpus/spans.ts";
import { recognised } from "./parse.ts";

describe("metric declarations", () => {
  it.each(metricDeclarations)("%s", (_name, code, expected) => {
    expect(lastDeclaration(code)).toBe(expected);
  });

  it.each(metricLookAlikes)("not %s", (_name, code) => {
    expect(lastDeclaration(code)).toBe("nothing");
  });

  it("takes the standard's factories before anything else", () => {
    const factories = [
      { callee: "registerMetric", name: 0, kind: { argument: 1 } },
      { callee: "register.avgMinMax", options: 0, kind: "gauge", suffixes: ["_avg", "_min", "_max"] },
      { callee: "countEvent", name: 0, kind: "counter", labels: 2, records: true },
    ] as const;
    const standard = { loggers: [], metrics: { factories } };
    const code = `registerMetric("a", MetricType.Counter, make); register.avgMinMax({ name: "b", help: "h" }); countEvent("c", 1, { l: 1 });`;
    const { telemetry, calls } = recognised(code, standard);
    const found = calls.map((call) => telemetry.metricDeclaration(call));
    expect(found.map((one) => one && [one.type, text(code, one.name), one.suffixes])).toEqual([
      ["counter", '"a"', [""]],
      ["gauge", '"b"', ["_avg", "_min", "_max"]],
      ["counter", '"c"', [""]],
    ]);
    expect(text(code, found[2]?.record?.labels[0])).toBe("{ l: 1 }");
  });

  it("says nothing of a kind that is only known at run time", () => {
    const factories = [{ callee: "register", name: 0, kind: { argument: 1 } }];
    const { telemetry, calls } = recognised('register("a", kind);', { loggers: [], metrics: { factories } });
    expect(calls.map((call) => telemetry.metricDeclaration(call)?.type)).toEqual(["unknown"]);
  });
});

describe("metric records", () => {
  it.each(metricRecords)("%s", (_name, code, expected) => {
    const { telemetry, calls } = recognised(code);
    const records = calls.flatMap((call) => telemetry.metricRecord(call) ?? []);
    const last = records.filter(({ instrument }) => instrument).at(-1);
    expect(`${text(code, last?.instrument).replace(/^.*\.(?=create)/s, "")} | ${text(code, last?.labels[0])}`).toBe(
      expected,
    );
  });
});

describe("spans", () => {
  it.each(spanCalls)("%s", (_name, code, expected) => {
    expect(lastSpan(code)).toBe(expected);
  });

  it.each(spanLookAlikes)("not %s", (_name, code) => {
    expect(lastSpan(code)).toBe("nothing");
  });

  it("takes the standard's helpers before anything else", () => {
    const standard = { loggers: [], spans: { helpers: [{ callee: "measured", name: 1, callback: 0 }] } };
    expect(lastSpan('measured(work, "a.b");', standard)).toBe('custom | "a.b" | work | callee');
  });
});

function lastDeclaration(code: string): string {
  const { telemetry, calls } = recognised(code);
  const found = calls.flatMap((call) => telemetry.metricDeclaration(call) ?? []);
  const [last] = found.toSorted((one, other) => other.node.range[0] - one.node.range[0]);
  if (!last) return "nothing";
  const parts = [last.name, last.description, last.unit, last.labels].map((node) => text(code, node));
  return [`${last.api} ${last.type}`, ...parts].join(" | ");
}

function lastSpan(code: string, standard?: Parameters<typeof recognised>[1]): string {
  const { program, telemetry } = recognised(code, standard);
  const nodes: (TSESTree.CallExpression | TSESTree.Decorator)[] = [];
  walk(program, (node) => {
    if (node.type === "CallExpression" || node.type === "Decorator") nodes.push(node);
  });
  const found = nodes.flatMap((node) => telemetry.spanCall(node) ?? []);
  const [last] = found.toSorted((one, other) => other.node.range[0] - one.node.range[0]);
  return last ? [last.api, text(code, last.name), text(code, last.callback), last.ends].join(" | ") : "nothing";
}

function text(code: string, node: Node | undefined): string {
  return node ? code.slice(...node.range) : "–";
}
