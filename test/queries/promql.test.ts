import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainQuote } from "../../src/documents/quoted-text.ts";
import { readVariableQuery } from "../../src/queries/grafana-query.ts";
import type { Query } from "../../src/queries/model.ts";
import { readPromql } from "../../src/queries/promql.ts";
import { segments } from "../../src/queries/segments.ts";

const locate = (from: number, to: number) => ({
  file: "q",
  line: 1,
  column: from + 1,
  endLine: 1,
  endColumn: to + 1,
});

function read(text: string): Query {
  return readPromql(plainQuote(text, 0), locate);
}

/** `series{matchers} by(labels) functions` */
function shown(query: Query | undefined): readonly string[] {
  return (query?.references ?? []).map(({ series, matchers, groupings, functions, mayBeAbsent, isCompared }) =>
    [
      series,
      ...matchers.map(({ name, operator, value }) => `${name}${operator}${value ?? "?"}`),
      ...groupings.map(({ name, clause }) => `${clause} ${name}`),
      functions.join("<"),
      ...(mayBeAbsent ? ["absent"] : []),
      ...(isCompared ? ["compared"] : []),
    ]
      .filter((part) => part !== "")
      .join(" "),
  );
}

describe("series", () => {
  it.each([
    ["foo", ["foo"]],
    ['{__name__="foo", a="b"}', ["foo a=b"]],
    ['{"foo.bar", a="b"}', ["foo.bar a=b"]],
    ['{__name__=~"foo.*"}', []],
    ["sum by (a, b) (rate(foo_total[5m]))", ["foo_total by a by b rate<sum"]],
    ["sum(rate(foo_total[5m])) without (a)", ["foo_total without a rate<sum"]],
    ["foo * on (a) group_left (b) bar", ["foo on a", "bar on a"]],
    ['foo{a!="b", c=~"d|e", f!~"g"}', ["foo a!=b c=~d|e f!~g"]],
    ["foo > 0", ["foo compared"]],
    ["foo or vector(0)", ["foo absent"]],
    ["absent(foo)", ["foo absent absent"]],
    ["foo unless bar", ["foo absent", "bar absent"]],
    ["foo offset 5m @ 1609746000", ["foo"]],
    ["histogram_quantile(0.9, sum by (le) (rate(foo_bucket[1h])))", ["foo_bucket by le rate<sum<histogram_quantile"]],
    ["foo # a remark", ["foo"]],
  ])("of %s", (text, expected) => {
    expect(shown(read(text))).toEqual(expected);
    expect(read(text).fault).toBeUndefined();
  });
});

describe("variables of a dashboard", () => {
  it.each([
    ["topk($limit, foo)", ["foo topk"]],
    ["rate(foo[$__rate_interval])", ["foo rate"]],
    ["rate(foo[${window}])", ["foo rate"]],
    ["rate(foo[[[window]]])", ["foo rate"]],
    ["rate(foo[5m:$__interval])", ["foo rate"]],
    ['foo{a="$a", b=~"${b:regex}", c="x$c"}', ["foo a=? b=~? c=?"]],
    ["vault_${mount}_sum", ["vault_*_sum"]],
    ['$metric{a="b"}', ["* a=b"]],
    ["sum by ($group) (foo)", ["foo sum"]],
    ["$agg(rate(foo[5m]))", ["foo rate<sum"]],
    ["foo offset $shift", ["foo"]],
    ["foo > $limit", ["foo compared"]],
  ])("in %s", (text, expected) => {
    expect(shown(read(text))).toEqual(expected);
    expect(read(text).fault).toBeUndefined();
  });

  it("keep everything in its place", () => {
    const [reference] = read('sum(rate(foo_$x{abc="d"}[$__range]))').references;
    expect(reference?.location).toMatchObject({ column: 10, endColumn: 16 });
    expect(reference?.matchers[0]?.location).toMatchObject({ column: 17, endColumn: 20 });
  });

  it("ask for values of a label, for the result of a query, or for nothing", () => {
    const variable = (text: string) => shown(readVariableQuery(plainQuote(text, 0), locate));
    expect(variable('label_values(foo{a="b"}, shop)')).toEqual(["foo a=b by shop label_values"]);
    expect(variable("query_result(sum(foo))")).toEqual(["foo sum"]);
    expect(variable("label_values(shop)")).toEqual([]);
    expect(variable("label_names()")).toEqual([]);
  });
});

describe("placeholders of a document", () => {
  it.each([
    ["rate(foo{...}[5m])", ["foo rate"]],
    ["rate(<your_metric>[5m])", ["* rate"]],
  ])("are nobody's fault in %s", (text, expected) => {
    expect(shown(read(text))).toEqual(expected);
    expect(read(text).fault).toBeUndefined();
  });
});

describe("what is no PromQL", () => {
  it.each([
    ["sum(rate(foo[5m])", "it ends too early"],
    ["foo bar", "it cannot go on with `bar`"],
    ['foo{a="b"', "it ends too early"],
  ])("is said of %s", (text, message) => expect(read(text).fault?.message).toBe(message));

  it("never throws and stays inside the text", () => {
    const pieces = fc.constantFrom(
      "foo",
      "(",
      ")",
      "{",
      "}",
      "[5m]",
      "$x",
      '"',
      "by",
      " ",
      "+",
      "rate",
      ",",
      "=",
      "⚠",
      "\n",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join("");
        for (const { location } of read(text).references) {
          expect(location.column).toBeGreaterThan(0);
          expect(location.endColumn).toBeLessThanOrEqual(text.length + 1);
        }
      }),
    );
  });
});

describe("several queries in one text", () => {
  const parts = (text: string) => segments(plainQuote(text, 0)).map((part) => part.text);

  it.each([
    ["foo\nbar", ["foo", "bar"]],
    ["sum(\n  foo\n)\nbar", ["sum(\n  foo\n)", "bar"]],
    ["foo /\nbar", ["foo /\nbar"]],
    ["foo\n/ bar", ["foo\n/ bar"]],
    ["sum(foo)\nby (a)\nbar", ["sum(foo)\nby (a)", "bar"]],
    ["# first\nfoo\n\n# second\nbar # why", ["foo", "bar"]],
    ["foo\n  or vector(0)", ["foo\n  or vector(0)"]],
    ["sum(foo\n\nrate(bar[5m])", ["sum(foo", "rate(bar[5m])"]],
    ['foo{a="#b"}', ['foo{a="#b"}']],
    ["", []],
  ])("are parted: %j", (text, expected) => expect(parts(text)).toEqual(expected));

  it("are found again, whatever stands between them", () => {
    const query = fc.constantFrom("foo", "rate(foo[5m])", 'sum by (a) (bar{b="c"})', "a / b", "(\n  foo\n)");
    fc.assert(
      fc.property(fc.array(query, { maxLength: 6 }), (queries) => {
        expect(parts(queries.join("\n\n# next\n"))).toEqual(queries);
      }),
    );
  });
});
