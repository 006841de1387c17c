import { describe, expect, it } from "vitest";
import { readDashboard } from "../../src/queries/dashboard.ts";
import { readMarkdownQueries } from "../../src/queries/markdown.ts";
import type { QueryFile } from "../../src/queries/model.ts";
import { readQueries } from "../../src/queries/read.ts";
import { readRuleFile } from "../../src/queries/rule-file.ts";
import { UnreadableFile } from "../../src/queries/unreadable-file.ts";
import { nearestStandard } from "../../src/standard/load.ts";
import { temporaryFolder } from "../temporary-folder.ts";

/** `series line:column` */
function shown(file: QueryFile): readonly string[] {
  return file.queries.flatMap(({ references }) =>
    references.map(({ series, location: { line, column } }) => `${series} ${String(line)}:${String(column)}`),
  );
}

describe("a Markdown page", () => {
  it("has queries in fences, several in one, each in its place", () => {
    const page =
      "# Page\n\n```promql\n# first\nfoo_total\n\nsum(\n  bar_total)\n```\n\n- item\n\n  ```promql\n  baz_total\n  ```\n";
    expect(shown(readMarkdownQueries(page, "m.md"))).toEqual(["foo_total 5:1", "bar_total 8:3", "baz_total 14:3"]);
  });

  it("has queries in code that can be nothing else", () => {
    const page =
      'Ask `rate(foo_total[5m])` or `foo_total{a="b"}`; `foo_total`, `foo{a, b}`, `rate()` and `count(items)` are words.\n';
    expect(shown(readMarkdownQueries(page, "m.md"))).toEqual(["foo_total 1:11", "foo_total 1:31"]);
  });

  it("has rules in fences of YAML", () => {
    const page = "```yaml\n- alert: X\n  expr: foo_total > 0\n```\n\n```yaml\nname: value\n```\n";
    expect(shown(readMarkdownQueries(page, "m.md"))).toEqual(["foo_total 3:9"]);
  });

  it("has fences that do not say what they hold", () => {
    const page =
      "```\nsum by (a) (rate(foo_total[5m]))\n```\n\n```\nconst x = sum(a_b, c);\n```\n\n```sh\nsum(foo_total)\n```\n";
    expect(shown(readMarkdownQueries(page, "m.md"))).toEqual(["foo_total 2:18"]);
  });

  it("keeps its places with Windows' line ends", () => {
    expect(shown(readMarkdownQueries("a\r\n\r\n```promql\r\nsum(\r\n  foo_total)\r\n```\r\n", "m.md"))).toEqual([
      "foo_total 5:3",
    ]);
  });
});

describe("a dashboard", () => {
  const panel = (expr: string, more = "") => `{ "targets": [{ "expr": ${JSON.stringify(expr)}${more} }] }`;

  it("has targets in panels, rows, and panels of rows", () => {
    const text = `{ "panels": [${panel("a_b")}, { "panels": [${panel("c_d")}] }], "rows": [{ "panels": [${panel("e_f")}] }] }`;
    expect(shown(readDashboard(text, "d.json")).map((one) => one.split(" ")[0])).toEqual(["a_b", "c_d", "e_f"]);
  });

  it("gives the place in the file, behind escapes", () => {
    const text = '{\n  "expr": "sum(a_b{c=\\"d\\"}) /\\n e_f"\n}';
    expect(shown(readDashboard(text, "d.json"))).toEqual(["a_b 2:16", "e_f 2:34"]);
  });

  it("has variables and annotations", () => {
    const text =
      '{ "templating": { "list": [{ "type": "query", "query": "label_values(a_b, c)" }, { "type": "query", "query": { "query": "label_values(d_e, f)" } }, { "type": "custom", "query": "x,y" }] }, "annotations": { "list": [{ "expr": "g_h > 0" }] } }';
    expect(shown(readDashboard(text, "d.json")).map((one) => one.split(" ")[0])).toEqual(["a_b", "d_e", "g_h"]);
  });

  it("passes over other data sources, also where the panel names them", () => {
    const loki = '{ "datasource": { "type": "loki" }, "targets": [{ "expr": "rate({a=\\"b\\"} |= \\"c\\" [5m])" }] }';
    const named = '{ "datasource": "Loki", "targets": [{ "expr": "sum(a_b)" }] }';
    const logql = panel('{app="x"} | json');
    const mixed = `{ "datasource": "-- Mixed --", "targets": [{ "datasource": { "type": "prometheus" }, "expr": "c_d" }] }`;
    expect(
      shown(readDashboard(`[${loki}, ${named}, ${logql}, ${mixed}]`, "d.json")).map((one) => one.split(" ")[0]),
    ).toEqual(["c_d"]);
  });

  it("is refused where it is no JSON, with the place", () => {
    expect(() => readDashboard('{\n  "a": ,\n}', "d.json")).toThrow(/is not valid JSON \(line 2, column 8/);
    expect(() => readDashboard("", "d.json")).toThrow(UnreadableFile);
  });

  it("may be nested deeper than a stack", () => {
    const deep = 5000;
    const text = `${'{ "panels": ['.repeat(deep)}{ "expr": "a_b" }${"] }".repeat(deep)}`;
    let found: readonly string[] | undefined;
    try {
      found = shown(readDashboard(text, "d.json"));
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError);
    }
    expect(found?.length ?? 1).toBe(1);
  });

  it("of the second schema has its queries by kind and group", () => {
    const query = (group: string, spec: object) => ({ kind: "DataQuery", group, spec });
    const text = JSON.stringify({
      spec: {
        elements: {
          a: { spec: { data: { spec: { queries: [{ spec: { query: query("prometheus", { expr: "a_b" }) } }] } } } },
          b: { spec: { data: { spec: { queries: [{ spec: { query: query("loki", { expr: "c_d" }) } }] } } } },
        },
        variables: [
          { kind: "QueryVariable", spec: { query: query("prometheus", { query: "label_values(e_f, g)" }) } },
          { kind: "QueryVariable", spec: { query: query("", { __legacyStringValue: "label_values(h_i, j)" }) } },
          { kind: "QueryVariable", spec: { query: query("mysql", { query: "label_values(k_l, m)" }) } },
        ],
      },
    });
    expect(shown(readDashboard(text, "d.json")).map((one) => one.replace(/ .*/, ""))).toEqual(["a_b", "e_f", "h_i"]);
  });
});

describe("a file of rules", () => {
  it("has alerts and recording rules, in blocks as well", () => {
    const text =
      "groups:\n  - name: x\n    rules:\n      - alert: A\n        expr: a_b > 0\n      - record: level:c_d:sum\n        expr: |\n          sum(\n            c_d\n          )\n";
    const file = readRuleFile(text, "r.yml");
    expect(shown(file)).toEqual(["a_b 5:15", "c_d 9:13"]);
    expect(file.recorded).toMatchObject([{ series: "level:c_d:sum", location: { line: 6, column: 17 } }]);
  });

  it("may be an object of the operator, or several documents", () => {
    const text =
      "kind: PrometheusRule\nspec:\n  groups:\n    - rules:\n        - alert: A\n          expr: 'a_b{c=\"d\"} > 0'\n---\ngroups: []\n";
    expect(shown(readRuleFile(text, "r.yml"))).toEqual(["a_b 6:18"]);
  });

  it("may stand inside a ConfigMap, and so may a dashboard", () => {
    const text = [
      "kind: ConfigMap",
      "data:",
      "  note: 'nothing: here'",
      "  alerts.yml: |",
      "    groups:",
      "      - rules:",
      "          - record: level:a_b:sum",
      "            expr: |",
      "              sum(",
      "                a_b)",
      "  board.json: |-",
      "    {",
      '      "targets": [{ "expr": "rate(c_d{e=\\"f\\"}[5m])" }]',
      "    }",
      '  inline.json: "{ \\"expr\\": \\"g_h > 0\\" }"',
      "",
    ].join("\n");
    const file = readRuleFile(text, "r.yml");
    expect(shown(file)).toEqual(["a_b 10:17", "c_d 13:35", "g_h 15:31"]);
    expect(file.recorded).toMatchObject([{ series: "level:a_b:sum", location: { line: 7, column: 21 } }]);
    expect(file.problems).toEqual([]);
  });

  it("says where a dashboard inside it is broken", () => {
    const file = readRuleFile('data:\n  x.json: |\n    { "expr": "a_b",\n', "r.yml");
    expect(file.queries).toEqual([]);
    expect(file.problems).toMatchObject([
      { message: expect.stringContaining("is not valid JSON (line") as string, location: { line: 3, column: 5 } },
    ]);
  });

  it("says that a template cannot be read", () => {
    const text = "groups:\n  - rules:\n      - alert: A\n        expr: a_b > {{ .Values.x }}\n";
    expect(readRuleFile(text, "r.yml").problems).toMatchObject([{ location: { line: 4 } }]);
    expect(() => readRuleFile("{{- if .Values.x }}\ngroups: [\n{{- end }}", "r.yml")).toThrow(/is a template/);
  });

  it("is refused where it is no YAML, with the place", () => {
    expect(() => readRuleFile("groups: [", "r.yml")).toThrow(/is not valid YAML \(line 1, column/);
  });
});

describe("the files of a standard", () => {
  const files = {
    "docs/a.md": "```promql\na_b\n```\n",
    "dashboards/x.json": '{ "expr": "c_d" }',
    "alerts/y.yml": "- expr: e_f > 0\n",
    "src/metrics-reference.md": "```promql\ng_h\n```\n",
    "node_modules/x/dashboards/z.json": '{ "expr": "no_no" }',
  };
  const all = (standard: string) => {
    const root = temporaryFolder({ ...files, "instrumentation.json": standard });
    const { files: read, faults } = readQueries(nearestStandard(root), root);
    return { series: read.flatMap(shown).map((one) => one.split(" ")[0]), faults };
  };

  it("are those at the usual places, and the catalogs", () =>
    expect(all("{}").series).toEqual(["e_f", "c_d", "a_b", "g_h"]));

  it("are those that it names", () =>
    expect(all('{ "metrics": { "queries": ["dashboards/*.json"], "catalogs": [] } }').series).toEqual(["c_d"]));

  it("are none of those that it ignores", () =>
    expect(all('{ "ignore": ["dashboards/**"] }').series).toEqual(["e_f", "a_b", "g_h"]));

  it("are none where it says so", () => expect(all('{ "metrics": { "queries": [] } }').series).toEqual([]));

  it("that cannot be read are faults, and the rest is read", () => {
    const root = temporaryFolder({ ...files, "dashboards/broken.json": "{", "dashboards/binary.json": "\u0000" });
    const { files: read, faults } = readQueries(nearestStandard(root), root);
    expect(read).toHaveLength(4);
    expect(faults.map(({ file }) => file)).toEqual(["dashboards/binary.json", "dashboards/broken.json"]);
  });
});
