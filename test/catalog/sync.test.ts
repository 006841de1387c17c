import { diffLines } from "diff";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withEdits } from "../../src/catalog/edits.ts";
import { synced, type CatalogChange, type NewEntry } from "../../src/catalog/sync.ts";

const options = { prefix: "", scope: undefined };

function entry(name: string, more: Partial<NewEntry> = {}): NewEntry {
  return { name, type: "counter", unit: null, description: null, labels: [], source: null, ...more };
}

const add = (name: string, more?: Partial<NewEntry>): CatalogChange => ({ kind: "add", entry: entry(name, more) });
const labels = (name: string, ...names: readonly string[]): CatalogChange => ({
  kind: "labels",
  name,
  labels: names.map((label) => ({ name: label, values: [] })),
});

/** The page after changes, which must all have been written. */
function after(page: string, ...changes: readonly CatalogChange[]): string {
  const { text, left } = synced(page, changes, options);
  expect(left).toEqual([]);
  return text;
}

const shop = [{ name: "shop", values: [] }];

describe("a new entry", () => {
  it("is a row like its neighbours, in their columns and widths", () => {
    const page =
      "# M\n\n| Metric    | Type    | Unit | Labels | Status | Notes |\n| --------- | ------- | ---- | ------ | ------ | ----- |\n| `a.paid`  | Counter | —    | none   | active | x     |\n\nEnd.\n";
    expect(after(page, add("a.open", { unit: "s", labels: shop, description: "Open a|b" }))).toBe(
      page.replace("\n\nEnd.", "\n| `a.open`  | Counter | s    | `shop` | active | Open a\\|b |\n\nEnd."),
    );
  });

  it("is as narrow as its neighbours", () => {
    const page = "| Metric | Type |\n|---|---|\n| `a.paid` | counter |\n| `a.much.longer.name` | counter |";
    expect(after(page, add("a.b"))).toBe(`${page}\n| \`a.b\` | counter |`);
  });

  it("stands in order where its neighbours do", () => {
    const page = "| Metric | Type |\n|---|---|\n| a.a | gauge |\n| a.c | gauge |\n| a.d | gauge |\n";
    expect(after(page, add("a.b", { type: "gauge" }))).toBe(page.replace("| a.c", "| a.b | gauge |\n| a.c"));
    expect(after(page, add("a.B", { type: "gauge" }))).toBe(page.replace("| a.a", "| a.B | gauge |\n| a.a"));
  });

  it("stands in the section of its family", () => {
    const page =
      "## Carts\n\n- `carts.open` - Gauge\n\n## Orders\n\n- `orders.paid` - Counter\n\n## Jobs\n\n- `jobs.done` - Counter\n";
    expect(after(page, add("orders.lost", { labels: shop, description: "Orders that went" }))).toBe(
      page.replace("Counter\n\n## Jobs", "Counter\n- `orders.lost{shop}` - Counter. Orders that went\n\n## Jobs"),
    );
  });

  it("is a heading with the properties of its neighbour", () => {
    const page =
      '### Counters\n\n#### `a.paid`\n\n**Description**: Orders\n**Type**: Counter (u64)\n**Labels**:\n\n- `kind`: "x", "y"\n\n**Instrumented In**: `src/a.ts:pay()`\n\n```promql\nrate(a_paid_total[5m])\n```\n\n---\n\n## Other\n';
    const made = after(
      page,
      add("a.open", { labels: [{ name: "shop", values: ["b", "c"] }], description: "Open ones", source: "src/b.ts" }),
    );
    expect(made).toBe(
      page.replace(
        "```\n\n---",
        '```\n\n#### `a.open`\n\n**Description**: Open ones\n**Type**: Counter\n**Labels**:\n\n- `shop`: "b", "c"\n\n**Instrumented In**: `src/b.ts`\n\n---',
      ),
    );
  });

  it("has no place on a page without entries", () => {
    expect(synced("# Metrics\n\nNothing yet.\n", [add("a.b")], options).left).toMatchObject([
      { reason: "the page has no entry to go by" },
    ]);
  });
});

describe("more labels", () => {
  it.each([
    ["- `a.b{x}` - Counter\n", "- `a.b{x, y}` - Counter\n"],
    ["- `a.b{}` - Counter\n", "- `a.b{y}` - Counter\n"],
    [
      "| Metric | Type | Labels |\n|---|---|---|\n| a.b | counter | x |\n",
      "| Metric | Type | Labels |\n|---|---|---|\n| a.b | counter | x, y |\n",
    ],
    [
      "| Metric | Type | Labels |\n|---|---|---|\n| a.b | counter | `x` · `z` |\n",
      "| Metric | Type | Labels |\n|---|---|---|\n| a.b | counter | `x` · `z` · `y` |\n",
    ],
    [
      "| Metric | Type | Labels |\n|---|---|---|\n| a.b | counter | —      |\n",
      "| Metric | Type | Labels |\n|---|---|---|\n| a.b | counter | `y`    |\n",
    ],
    ["#### `a.b`\n\n**Type**: Counter\n**Labels**: none\n", "#### `a.b`\n\n**Type**: Counter\n**Labels**: `y`\n"],
    ["#### `a.b`\n\n**Type**: Counter\n**Labels**: `x`\n", "#### `a.b`\n\n**Type**: Counter\n**Labels**: `x`, `y`\n"],
    [
      "#### `a.b`\n\n**Type**: Counter\n**Labels**:\n\n* `x`: one\n",
      "#### `a.b`\n\n**Type**: Counter\n**Labels**:\n\n* `x`: one\n* `y`\n",
    ],
  ])("join those of %j", (page, expected) => expect(after(page, labels("a.b", "y"))).toBe(expected));

  it("are left where the page says nothing of labels", () =>
    expect(synced("- `a.b` - Counter\n", [labels("a.b", "y")], options).left).toMatchObject([
      { reason: "the page says nothing of its labels" },
    ]));
});

describe("another status", () => {
  const status = (name: string, to: "active" | "removed"): CatalogChange => ({ kind: "status", name, status: to });

  it.each([
    [
      "| Metric | Type | Status  |\n|---|---|---|\n| a.b | counter | planned |\n",
      "active",
      "| Metric | Type | Status  |\n|---|---|---|\n| a.b | counter | active  |\n",
    ],
    [
      "#### `a.b`\n\n**Type**: Counter\n**Status**: Planned (later)\n",
      "active",
      "#### `a.b`\n\n**Type**: Counter\n**Status**: Active\n",
    ],
    [
      "| Metric | Type |\n|---|---|\n| `a.b` | counter |\n",
      "removed",
      "| Metric | Type |\n|---|---|\n| ~~`a.b`~~ | counter |\n",
    ],
    ["#### `a.b`\n\n**Type**: Counter\n", "removed", "#### `a.b`\n\n**Status**: Removed\n\n**Type**: Counter\n"],
    ["- `a.b` - Counter of things\n", "removed", "- `a.b` - Removed: Counter of things\n"],
  ] as const)("of %j is %s", (page, to, expected) => expect(after(page, status("a.b", to))).toBe(expected));

  it("of a section is not touched", () =>
    expect(synced("## Planned metrics\n\n- `a.b` - Counter\n", [status("a.b", "active")], options)).toMatchObject({
      written: [],
      left: [{ reason: "its status is that of its section: move the entry" }],
    }));
});

describe("a page", () => {
  it("that is generated is refused, with what makes it", () => {
    const page = "<!-- Generated by scripts/metrics.ts, do not edit -->\n- `a.b` - Counter\n";
    expect(synced(page, [add("a.c")], options)).toMatchObject({
      text: page,
      left: [{ reason: expect.stringContaining("scripts/metrics.ts") as string }],
    });
  });

  it("keeps Windows' line ends, and a missing last one", () => {
    expect(after("- `a.b` - Counter\r\n\r\nEnd", add("a.c"))).toBe("- `a.b` - Counter\r\n- `a.c` - Counter\r\n\r\nEnd");
    expect(after("- `a.b` - Counter", add("a.c"))).toBe("- `a.b` - Counter\n- `a.c` - Counter");
  });

  const block = fc.oneof(
    fc.constantFrom(
      "# Title\n",
      "\n",
      "Prose with trailing spaces.  \n",
      "```promql\nrate(x_y[5m])\n```\n",
      "<b>html</b>\n",
      "***\n",
      "> quote\n",
      "\t\n",
      "![x](y)\n",
      "| not | a table\n",
    ),
    fc.constantFrom("a.paid", "b.c.d", "x_total").map((name) => `\n- \`${name}\` - Counter of things\n`),
    fc
      .constantFrom("t.one", "t.two")
      .map((name) => `\n| Metric | Type | Labels |\n|---|---|---|\n| \`${name}\` | gauge | none |\n`),
    fc.constantFrom("h.one", "h.two").map((name) => `\n#### \`${name}\`\n\n**Type**: Counter\n**Labels**: \`x\`\n`),
    fc.string({ maxLength: 30 }).map((text) => `${text}\n`),
  );

  it("changes in the lines that are meant and in no others, once", () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), fc.constantFrom("a.new", "t.new", "h.new"), (blocks, name) => {
        const page = blocks.join("");
        const changes = [add(name, { labels: shop }), labels("h.one", "y"), labels("t.one", "y")];
        const once = synced(page, changes, options);
        const replaced = once.written.filter(({ kind }) => kind === "labels").length;
        const removed = diffLines(page, once.text)
          .filter((part) => part.removed)
          .reduce((sum, { count }) => sum + count, 0);
        expect(removed).toBeLessThanOrEqual(replaced);
        if (once.written.length === 0) expect(once.text).toBe(page);
        expect(synced(once.text, once.written, options).text).toBe(once.text);
      }),
      { numRuns: 300 },
    );
  });

  it("is the same text without edits, whatever it holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(withEdits(text, [])).toBe(text);
      }),
    );
  });
});
