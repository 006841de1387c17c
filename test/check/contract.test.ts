import { describe, expect, it } from "vitest";
import { contractChanges, type ContractMetric } from "../../src/check/contract.ts";

function metric(more: Partial<ContractMetric> = {}): ContractMetric {
  return {
    name: "a.b",
    type: "counter",
    unit: null,
    description: "x",
    labels: [{ name: "kind", values: ["x", "y"] }],
    declared: [{ file: "a.ts", line: 1, column: 1 }],
    documented: { status: "active" },
    ...more,
  };
}

const label = (name: string, ...values: readonly string[]) => ({ name, values });

describe("the contract", () => {
  it.each([
    ["type", { type: "gauge" }, ["error metric-type-changed"]],
    ["unit", { unit: "s" }, ["error metric-unit-changed"]],
    ["labels: one less", { labels: [] }, ["error label-removed"]],
    ["labels: one more", { labels: [label("kind", "x", "y"), label("zone")] }, ["warning label-added"]],
    ["labels: another spelling", { labels: [label("kinds", "x", "y")] }, ["error label-renamed"]],
    ["values: one less", { labels: [label("kind", "x")] }, ["error label-value-removed"]],
    ["values: one more", { labels: [label("kind", "x", "y", "z")] }, ["warning label-value-added"]],
    ["values: no longer all known", { labels: [label("kind")] }, []],
    ["stability: lower", { documented: { status: "deprecated" } }, ["error stability-lowered"]],
    ["stability: no longer documented", { documented: null }, []],
    ["description", { description: "y" }, ["warning description-changed"]],
    ["type: not known", { type: "unknown" }, []],
    ["nothing", {}, []],
  ] as const)("changes with its %s", (_, more, expected) => {
    const changes = contractChanges([metric()], [metric(more)]);
    expect(changes.map(({ id, severity }) => `${severity} ${id}`)).toEqual(expected);
  });

  it("takes a like name for a rename only with the same type and labels", () => {
    const renamed = contractChanges([metric({ name: "a.paid" })], [metric({ name: "a.payed" })]);
    expect(renamed.map(({ id }) => id)).toEqual(["metric-renamed"]);
    const other = contractChanges([metric({ name: "a.paid" })], [metric({ name: "a.payed", type: "gauge" })]);
    expect(other.map(({ id }) => id)).toEqual(["metric-removed", "metric-added"]);
  });

  it("is the same with itself", () => expect(contractChanges([metric()], [metric()])).toEqual([]));
});
