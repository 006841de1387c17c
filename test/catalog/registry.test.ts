import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRegistry } from "../../src/catalog/registry.ts";

const read = (text: string) => readRegistry(text, "r.yaml", { prefix: "", scope: undefined });

describe("a registry", () => {
  it("of semantic conventions has metrics with attributes, also by reference", () => {
    const text = `groups:
  - id: registry.shop
    type: attribute_group
    attributes:
      - id: shop.kind
        type:
          members:
            - id: big
              value: "BIG"
            - id: small
              value: "SMALL"
  - id: metric.shop.orders
    type: metric
    metric_name: shop.orders
    instrument: counter
    unit: "{order}"
    brief: >
      Orders taken
    stability: stable
    attributes:
      - ref: shop.kind
        requirement_level: required
      - ref: shop.region
  - id: metric.shop.old
    type: metric
    metric_name: shop.old
    instrument: updowncounter
    unit: "1"
    deprecated:
      reason: renamed
      renamed_to: shop.orders
`;
    expect(read(text)).toMatchObject({
      problems: [],
      entries: [
        {
          name: "shop.orders",
          type: "counter",
          unit: "{order}",
          description: "Orders taken",
          status: "active",
          location: { line: 14, column: 18, endColumn: 29 },
          labels: [
            { name: "shop.kind", values: ["BIG", "SMALL"], location: { line: 21, column: 14 } },
            { name: "shop.region", values: [] },
          ],
        },
        { name: "shop.old", type: "updowncounter", status: "deprecated", successor: "shop.orders" },
      ],
    });
  });

  it("of the second definition lists metrics and attributes apart", () => {
    const text =
      "file_format: definition/2\nattributes:\n  - key: kind\n    type:\n      members:\n        - id: a\n        - id: b\nmetrics:\n  - name: a.b\n    instrument: histogram\n    unit: s\n    attributes:\n      - ref: kind\n";
    expect(read(text).entries).toMatchObject([
      { name: "a.b", type: "histogram", unit: "s", labels: [{ name: "kind", values: ["a", "b"] }] },
    ]);
  });

  it("may be a plain list in JSON", () => {
    const text = '{ "metrics": [{ "name": "a.b", "type": "gauge", "labels": ["x", "y"], "status": "planned" }] }';
    expect(read(text).entries).toMatchObject([
      { name: "a.b", type: "gauge", status: "planned", labels: [{ name: "x" }, { name: "y" }] },
    ]);
  });

  it("that holds no metrics, or is broken, is a problem", () => {
    expect(read("a: 1").problems).toMatchObject([{ message: "It holds no `groups` and no `metrics`." }]);
    expect(read("groups: [").problems).toMatchObject([{ recovered: false, location: { line: 1 } }]);
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        expect(read(text).file).toBe("r.yaml");
      }),
    );
  });
});
