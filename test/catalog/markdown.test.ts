import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMarkdownCatalog } from "../../src/catalog/markdown.ts";
import type { Catalog } from "../../src/catalog/model.ts";

function read(text: string, prefix = ""): Catalog {
  return readMarkdownCatalog(text, "docs/m.md", { prefix, scope: undefined });
}

/** An entry in one line: name type unit status labels. */
function lines(text: string, prefix = ""): readonly string[] {
  return read(text, prefix).entries.map(({ name, type, unit, status, labels }) => {
    const list = labels
      ?.map((label) => (label.values.length > 0 ? `${label.name}=${label.values.join("|")}` : label.name))
      .join(",");
    return [name, type ?? "?", unit ?? "–", status, list ?? "unsaid"].join(" ");
  });
}

describe("a heading per metric", () => {
  it("with bold property lines and a list of labels", () => {
    const page =
      '# Metrics\n\n## Counters\n\n#### `tasks.created`\n\n**Description**: Tasks\n**Type**: Counter (u64)\n**Labels**:\n\n- `namespace`: Namespace\n- `result`: "success", "error"\n\n**Instrumented In**: `x.rs:f()`\n';
    expect(lines(page)).toEqual(["tasks.created counter – active namespace,result=success|error"]);
    expect(read(page).entries[0]).toMatchObject({
      description: "Tasks",
      location: { file: "docs/m.md", line: 5, column: 7, endLine: 5, endColumn: 20 },
      labels: [{ location: { line: 11, column: 4 } }, { location: { line: 12, column: 4 } }],
    });
  });

  it("with the colon inside the bold, and labels on the line", () => {
    expect(lines("### `a.b`\n\n**Type:** Histogram\n**Unit:** ms\n**Labels:** `x`, `y`\n")).toEqual([
      "a.b histogram ms active x,y",
    ]);
  });

  it("with labels that say none", () => {
    expect(lines("### `a.b`\n\n**Type**: Gauge\n**Labels**: None\n")).toEqual(["a.b gauge – active "]);
  });

  it("with a property table, and the type in the heading", () => {
    expect(
      lines("## Counter — `a.b`\n\n| Property | Value |\n| --- | --- |\n| Labels | `x`, `y` |\n| Unit | `{item}` |\n"),
    ).toEqual(["a.b counter {item} active x,y"]);
  });

  it("with a list of properties", () => {
    expect(lines("### `a.b`\n\n- Type: Gauge\n- Labels: `x`\n")).toEqual(["a.b gauge – active x"]);
  });

  it("with a single word, where the page gives it an instrument type", () => {
    expect(lines("### `requests`\n\n**Type**: Counter\n\n### `timeout`\n\n**Type**: string\n")).toEqual([
      "requests counter – active unsaid",
    ]);
  });

  it("does not take the names of its series for metrics, and reads a table of its labels", () => {
    const page =
      "### `a.b`\n\n**Type**: Histogram\n**Prometheus Metric Names**:\n\n- `a_b_bucket`\n- `a_b_sum`\n\n| Label | Meaning |\n| --- | --- |\n| `x.y` | z |\n";
    expect(lines(page)).toEqual(["a.b histogram – active x.y"]);
  });
});

describe("a heading per metric, as generators write it", () => {
  it("with the Collector's table of one row, sums that are counters or not, and labels under a heading of their own", () => {
    const table = "| Unit | Metric Type | Value Type | Monotonic | Stability |\n| --- | --- | --- | --- | --- |\n";
    const labels =
      "| Name | Description | Values | Requirement Level |\n| --- | --- | --- | --- |\n" +
      "| cmd | A command | Any Str | Recommended |\n| state | A state | Str: ``used``, ``free`` | Recommended |\n";
    const page =
      `# redis\n\n## Default Metrics\n\n### redis.clients\n\nClients that wait\n\n${table}| {client} | Sum | Int | false | Development |\n\n` +
      `### redis.calls\n\nCalls of a command\n\n${table}| {call} | Sum | Int | true | Development |\n\n#### Attributes\n\n${labels}\n` +
      `### redis.expired\n\n[DEPRECATED] Keys that expired\n\n${table}| {event} | Sum | Int | true | Deprecated |\n\n` +
      "## Resource Attributes\n\n| Name | Description | Values |\n| --- | --- | --- |\n| redis.version | Its version | Any Str |\n";
    expect(lines(page)).toEqual([
      "redis.clients updowncounter {client} active unsaid",
      "redis.calls counter {call} active cmd,state=used|free",
      "redis.expired counter {event} deprecated unsaid",
    ]);
    expect(read(page).entries[1]).toMatchObject({ description: "Calls of a command" });
  });

  it("with the semantic conventions' row that repeats the name, and tables of attributes and of their values", () => {
    const page =
      "### Metric: `http.server.request.duration`\n\n<!-- semconv metric.http.server.request.duration -->\n" +
      "| Name | Instrument Type | Unit (UCUM) | Description | Stability |\n| --- | --- | --- | --- | --- |\n" +
      "| `http.server.request.duration` | Histogram | `s` | Duration of requests. | ![Stable](x.svg) |\n\n**Attributes:**\n\n" +
      "| Key | Stability | [Requirement Level](r) | Value Type | Description | Example Values |\n| --- | --- | --- | --- | --- | --- |\n" +
      "| [`error.type`](a.md) | ![Stable](x.svg) | `Required` | string | A class of errors. [1] | `timeout`; `500` |\n\n" +
      "`error.type` has the following list of well-known values.\n\n" +
      "| Value | Description | Stability |\n| --- | --- | --- |\n| `_OTHER` | A fallback | ![Deprecated](x.svg) |\n<!-- endsemconv -->\n";
    expect(lines(page)).toEqual(["http.server.request.duration histogram s active error.type"]);
    expect(read(page).entries[0]).toMatchObject({
      description: "Duration of requests.",
      location: { line: 1, column: 14 },
      labels: [{ location: { line: 12, column: 5 } }],
    });
  });

  it("keeps its description where a table of labels has one for each", () => {
    const page =
      "### `a.b`\n\nWhat it counts.\n\n**Type**: Counter\n\n| Label | Description |\n| --- | --- |\n| `x` | Which |\n| `y` | Why |\n";
    expect(lines(page)).toEqual(["a.b counter – active x,y"]);
    expect(read(page).entries[0]).toMatchObject({ description: "What it counts." });
  });

  it("keeps all labels of a cell that lists several", () => {
    const page =
      "### `a.b`\n\n**Type**: Counter\n\n| Labels | Description |\n| --- | --- |\n| `x`, `y` | What it counts |\n";
    expect(lines(page)).toEqual(["a.b counter – active x,y"]);
    expect(read(page).entries[0]).toMatchObject({ description: "What it counts" });
  });

  it("does not take a table of settings, or one of other metrics, for its labels", () => {
    const settings = "| Key | Default | Description |\n| --- | --- | --- |\n| `interval` | 10 | How often |\n";
    expect(lines(`### \`a.b\`\n\n**Type**: Counter\n\n${settings}`)).toEqual(["a.b counter – active unsaid"]);
    const others = "| Metric | Type |\n| --- | --- |\n| `a.c` | Gauge |\n";
    expect(lines(`### \`a.b\`\n\n**Type**: Counter\n\n${others}`)).toEqual([
      "a.b counter – active unsaid",
      "a.c gauge – active unsaid",
    ]);
  });
});

describe("tables", () => {
  it("with a column for everything", () => {
    expect(
      lines(
        "| Metric | Type | Unit | Labels | Status | Description |\n|---|---|---|---|---|---|\n| `a.b` | Counter | – | `x`, `y` | planned | z |\n| a_c_total | counter | s | none | | z |\n",
      ),
    ).toEqual(["a.b counter – planned x,y", "a_c_total counter s active "]);
  });

  it("with the type from the section, as in a page of counters and gauges", () => {
    expect(
      lines(
        "## Counters\n\n| Metric | Labels |\n|---|---|\n| `a.b` | `x` |\n\n## Observable Gauges\n\n| Metric |\n|---|\n| `a.c` |\n",
      ),
    ).toEqual(["a.b counter – active x", "a.c gauge – active unsaid"]);
  });

  it("with the unit behind the type and values behind the labels", () => {
    expect(
      lines("| Name | Type | Labels |\n|---|---|---|\n| `a.b` | histogram (s) | `result` (new\\|duplicate), `op` |\n"),
    ).toEqual(["a.b histogram s active result=new|duplicate,op"]);
  });

  it("with labels joined by dots and a deprecation in the description", () => {
    expect(lines("| Metric | Help | Labels |\n|---|---|---|\n| a_b | (Deprecated) Old | `x` · `y` |\n")).toEqual([
      "a_b ? – deprecated x,y",
    ]);
  });

  it("about something else are passed over", () => {
    expect(
      lines(
        "| Name | Default |\n|---|---|\n| timeout | 5 |\n\n| Domain | Metrics |\n|---|---|\n| Tasks | 11 |\n\n| Setting | Type |\n|---|---|\n| `a.b` | string |\n",
      ),
    ).toEqual([]);
  });

  it("of settings are passed over, though they have names and types", () => {
    expect(lines("| Name | Type | Default |\n|---|---|---|\n| `server.port` | number | 80 |\n")).toEqual([]);
    expect(lines("| Name | Type |\n|---|---|\n| `server.requests` | counter |\n")).toEqual([
      "server.requests counter – active unsaid",
    ]);
  });

  it("with links, emphasis, several names in a cell and names that are struck out", () => {
    const page =
      "| Metric | Type |\n|---|---|\n| [`a.b`](https://x.y) | gauge |\n| **a.c** | gauge |\n| `a.d`, `a.e` | counter |\n| ~~`a.f`~~ | counter |\n";
    expect(lines(page)).toEqual([
      "a.b gauge – active unsaid",
      "a.c gauge – active unsaid",
      "a.d counter – active unsaid",
      "a.e counter – active unsaid",
      "a.f counter – removed unsaid",
    ]);
  });

  it("of renamed metrics say what takes their place", () => {
    const page =
      "| Metric | Replaced by |\n| --- | --- |\n| `a.old` | `a.new` |\n| `a.kept` | – |\n\n" +
      "## Removed\n\n| Metric | New name |\n| --- | --- |\n| `a.gone` | `a.here` |\n";
    expect(lines(page)).toEqual([
      "a.old ? – deprecated unsaid",
      "a.kept ? – active unsaid",
      "a.gone ? – removed unsaid",
    ]);
    expect(read(page).entries.map(({ successor }) => successor)).toEqual(["a.new", null, "a.here"]);
  });

  it("and headings that only show what an entry looks like are none", () => {
    const row = "| Metric | Type |\n| --- | --- |\n";
    const page = `## Example\n\n### \`my.metric\`\n\n**Type**: Counter\n\n${row}| \`my.other\` | Gauge |\n\n## Examples of use\n\n${row}| \`a.b\` | Gauge |\n`;
    expect(lines(page)).toEqual(["a.b gauge – active unsaid"]);
  });

  it("report a row whose name cannot be read, and keep the others", () => {
    const { entries, problems } = read(
      "| Metric | Type |\n|---|---|\n| `a.b` | counter |\n| see below | counter |\n| `a.c` | counter |\n",
    );
    expect(entries.map((entry) => entry.name)).toEqual(["a.b", "a.c"]);
    expect(problems).toMatchObject([
      {
        message: '"see below" is not a metric name, so this row of a metrics table cannot be read.',
        location: { line: 4 },
        recovered: false,
      },
    ]);
  });

  it("whose first row is glued to the delimiter row are read and reported", () => {
    const { entries, problems } = read("| Metric | Help | Labels |\n|---|---|---|| a_b | x | y |\n| a_c | x | |\n");
    expect(entries.map(({ name, location }) => `${name}:${String(location.line)}`)).toEqual(["a_b:2", "a_c:3"]);
    expect(problems).toMatchObject([{ recovered: true, location: { line: 2 } }]);
  });

  it("without a delimiter row are reported", () => {
    expect(read("| Metric | Type |\n| `a.b` | counter |\n")).toMatchObject({
      entries: [],
      problems: [{ recovered: false, suggestion: "Put `|---|---|` under the header.", location: { line: 2 } }],
    });
  });

  it("inside a fence are examples", () => {
    expect(lines("```\n| Metric | Type |\n|---|---|\n| `a.b` | counter |\n```\n")).toEqual([]);
  });
});

describe("tables in HTML", () => {
  const table = (rows: string) =>
    `# Metrics\n\n<table>\n<thead><tr><th>Metric</th><th>Type</th><th>Unit</th><th>Labels</th></tr></thead>\n${rows}\n</table>\n`;

  it("in a comment, or about something else, are passed over", () => {
    expect(lines(`<!-- ${table("<tr><td>a.b</td><td>Counter</td></tr>")} -->\n`)).toEqual([]);
    expect(
      lines("<table>\n<tr><th>Setting</th><th>Type</th></tr>\n<tr><td>a.b</td><td>string</td></tr>\n</table>\n"),
    ).toEqual([]);
    expect(lines("<!-- no <table> here -->\n\n### `a.b`\n\n**Type**: Gauge\n")).toEqual(["a.b gauge – active unsaid"]);
  });

  it("are read as Markdown's, with places on the page", () => {
    const page = table(
      "<tr><td><code>a.b</code></td><td>Counter</td><td>1</td><td><code>x</code>, <code>y</code></td></tr>\n\n" +
        '<tr>\n  <td><a href="#a-c"><b>a.c</b></a></td>\n  <td>Histogram</td>\n  <td>ms</td>\n  <td>-</td>\n</tr>',
    );
    expect(lines(page)).toEqual(["a.b counter 1 active x,y", "a.c histogram ms active "]);
    expect(read(page).entries.map(({ location }) => [location.line, location.column])).toEqual([
      [5, 15],
      [7, 1],
    ]);
  });

  it("give a cell that spans rows or columns to each of them", () => {
    const page = table(
      '<tr><td>a.b</td><td rowspan="2">Counter</td><td colspan="2">-</td></tr><tr><td>a.c</td><td>s</td><td>x</td></tr>',
    );
    expect(lines(page)).toEqual(["a.b counter – active ", "a.c counter s active x"]);
  });

  it("that do not end are read to the end of their block", () => {
    const page = table("<tr><td>a.b</td><td>Gauge</td><td>s</td><td>x</td></tr>").replace("</table>", "");
    expect(lines(`${page}\n### \`a.c\`\n\n**Type**: Counter\n`)).toEqual([
      "a.b gauge s active x",
      "a.c counter – active unsaid",
    ]);
  });
});

describe("bullets", () => {
  it("with labels in braces and a type behind the dash", () => {
    expect(lines("## Metrics\n\n* `a_b_total{server, zone}` - Counter of things\n* `a_c{}` - gauge\n")).toEqual([
      "a_b_total counter – active server,zone",
      "a_c gauge – active ",
    ]);
  });

  it("of settings are passed over", () => {
    expect(lines("## Configuration\n\n- `server.port`: the port\n- `log.level` - how much is logged\n")).toEqual([]);
    expect(lines("## Metrics\n\n- `server.requests`: requests answered\n")).toEqual([
      "server.requests ? – active unsaid",
    ]);
  });

  it("that go on as a sentence only mention a metric", () => {
    expect(lines("- `a.b` rate drops to 0\n- `a.b` - `a.c` is increasing\n- see `a.b`\n")).toEqual([]);
  });
});

describe("status", () => {
  it("of an entry, of a section by a line, of a section by its heading", () => {
    const page =
      "## A\n\n### `a.b`\n\n**Type**: Gauge\n**Status**: Planned (not yet instrumented)\n\n## B\n\n**Status**: ⚠️ Defined but not yet instrumented\n\n- `b.a` - Counter\n\n## C [Deprecated]\n\n- `c.a` - Counter\n\n## D\n\n- `d.a` - Counter\n";
    expect(read(page).entries.map(({ name, status }) => `${name} ${status}`)).toEqual([
      "a.b planned",
      "b.a planned",
      "c.a deprecated",
      "d.a active",
    ]);
  });

  it("of the whole page is none of a metric", () => {
    expect(lines("# Reference\n\n**Status**: ✅ Complete\n\n### `a.b`\n\n**Type**: Gauge\n")).toEqual([
      "a.b gauge – active unsaid",
    ]);
  });

  it("is not what a heading is about", () => {
    expect(lines("## Removed tasks\n\n- `a.removed` - Counter\n")).toEqual(["a.removed counter – active unsaid"]);
  });
});

describe("names", () => {
  it("take the prefix that the page leaves out, and placeholders as patterns", () => {
    expect(
      lines("- `tasks` - Counter\n- `eth_a.b` - Counter\n- `a.{queue}.b` - Counter\n- `a.<x>.c` - Gauge\n", "eth_"),
    ).toEqual([
      "eth_a.b counter – active unsaid",
      "eth_a.*.b counter – active unsaid",
      "eth_a.*.c gauge – active unsaid",
    ]);
  });
});

describe("any page", () => {
  const piece = fc.constantFrom(
    "# A",
    "## `a.b`",
    "**Type**: Counter",
    "**Labels**:",
    "- `x`: y",
    "| Metric | Type |",
    "|---|---|",
    "| `a.b` | gauge |",
    "|---|---|| a | b |",
    "",
    "```",
    "text",
    "- `a.c{x}` - z",
    "\u0000",
    "<div>",
  );

  it("gives entries with places on the page, or problems, and never throws", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string()), { maxLength: 20 }),
        fc.constantFrom("\n", "\r\n"),
        (parts, end) => {
          const text = parts.join(end);
          const { entries, problems } = read(text);
          const count = text.split(/\r?\n/).length;
          for (const { location } of [...entries, ...problems]) {
            expect(location.line).toBeGreaterThan(0);
            expect(location.line).toBeLessThanOrEqual(count);
            expect(location.column).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it("is refused in a sentence where its quotes nest deeper than anybody writes them", () => {
    const { entries, problems } = read(`# M\n\n${"> ".repeat(5000)}x\n`);
    expect(entries).toEqual([]);
    expect(problems).toMatchObject([{ message: expect.stringContaining("nested too deeply") as string }]);
  });

  it("reads CRLF and a byte-order mark like LF", () => {
    const page =
      "### `a.b`\n\n**Type**: Counter\n**Labels**:\n\n- `x`: y\n\n| Metric | Type |\n|---|---|\n| `a.c` | gauge |\n";
    expect(lines(`\uFEFF${page.replaceAll("\n", "\r\n")}`)).toEqual(lines(page));
  });
});
