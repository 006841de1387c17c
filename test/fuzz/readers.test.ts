import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMarkdownCatalog } from "../../src/catalog/markdown.ts";
import { synced } from "../../src/catalog/sync.ts";
import { readDashboard } from "../../src/queries/dashboard.ts";
import { readMarkdownQueries } from "../../src/queries/markdown.ts";
import { readRuleFile } from "../../src/queries/rule-file.ts";
import { UnreadableFile } from "../../src/queries/unreadable-file.ts";
import { mayHoldLogCall } from "../../src/recognition/log-hint.ts";
import { mayDeclareMetrics, mayMention } from "../../src/scanner/prefilter.ts";
import { readSuppressions } from "../../src/documents/suppressions.ts";
import { InputError } from "../../src/standard/input-error.ts";
import { parseStandard } from "../../src/standard/parse.ts";
import { budget, timeout } from "./budget.ts";

const options = { prefix: "", scope: undefined };
const entry = { name: "a.new", type: "counter", unit: null, description: null, labels: [], source: null } as const;

/** Every reader with what its texts are made of. Reading gives an answer, or one of the errors that have a sentence. */
const readers: Readonly<
  Record<string, { readonly pieces: readonly string[]; readonly read: (text: string) => unknown }>
> = {
  "a metrics reference": {
    pieces:
      "#|##|####|`a.b`|`a_b_total`|**Type**:|**Labels:**|Counter|Histogram|-|*|\\||---|:--|\n|\n\n|\r\n|> |```promql|```|<table>|<tr><td>|</td>|</table>|<!--|-->|<!-- instrumentation-ignore x: y -->|(deprecated)|~~|{a, b}|[a](b)|1.|   |\t|\u2014|Prometheus names".split(
        "|",
      ),
    read: (text) => [
      readMarkdownCatalog(text, "m.md", options),
      readMarkdownQueries(text, "m.md"),
      synced(text, [{ kind: "add", entry }], options),
    ],
  },
  "a dashboard": {
    pieces: [
      "{",
      "}",
      "[",
      "]",
      ":",
      ",",
      '"expr"',
      '"query"',
      '"type"',
      '"rate(a_b[5m])"',
      '"label_values(a,b)"',
      '"datasource"',
      "1",
      "null",
      '"\\u00e9"',
      "$",
      "\n",
    ],
    read: (text) => readDashboard(text, "d.json"),
  },
  "a file of rules": {
    pieces: [
      "groups:",
      "- ",
      "  ",
      "expr: ",
      "record: ",
      "|",
      ">",
      "\n",
      "a_b > 0",
      "'",
      '"',
      "{",
      "}",
      "[",
      "]",
      "&a",
      "*a",
      "!!x",
      "---",
      "#",
      ":",
      "{{ x }}",
      "\t",
    ],
    read: (text) => readRuleFile(text, "r.yml"),
  },
  PromQL: {
    pieces:
      'sum|rate|(|)|by|without|[5m]|[|]|{|}|a_b_total|le|=|=~|"x"|\'|$var|${a:regex}|[[b]]|{{c}}|<metric>|...|+|-|/|\n|#|offset|@|1|histogram_quantile|,|and|on'.split(
        "|",
      ),
    read: (text) => readMarkdownQueries("```promql\n" + text + "\n```\n", "m.md"),
  },
  "a standard": {
    pieces: [
      "{",
      "}",
      '"extends"',
      '"recommended"',
      ":",
      ",",
      '"metrics"',
      '"prefixes"',
      '"fields"',
      "[",
      "]",
      '"pattern"',
      '"("',
      "1",
      "null",
      "// x",
      "\n",
      "true",
    ],
    read: (text) => parseStandard(text, "instrumentation.json"),
  },
  "the comments of a file": {
    pieces: ["//", "/*", "*/", "<!--", "-->", "#", "instrumentation-ignore", " a-b", ",", ":", " ", "\n", "```"],
    read: (text) => [readSuppressions(text, true), readSuppressions(text, false)],
  },
  "a file before it is parsed": {
    pieces: [".", "set", ".set", "Counter", "new ", "made", "warn", "(", "<", ">", '"', "?.", ":", ",", "{", " ", "\n"],
    read(text) {
      const mentions = mayMention({ instruments: [{ name: "made", methods: new Set(["set"]) }], makers: ["made"] });
      return [`.set${text}`, `made${text}`, `new Counter${text}`, `warn${text}`].map((one) => [
        mayDeclareMetrics(one, () => true),
        mentions(one),
        mayHoldLogCall(one),
      ]);
    },
  },
};

function answered(read: (text: string) => unknown, text: string): void {
  try {
    read(text);
  } catch (error) {
    const hasSentence = error instanceof UnreadableFile || error instanceof InputError || error instanceof RangeError;
    if (!hasSentence) throw error;
  }
}

describe.each(Object.entries(readers))("%s", (_, { pieces, read }) => {
  it("is read, or refused in a sentence, whatever it holds", { timeout }, () => {
    const text = fc.oneof(
      { weight: 4, arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((all) => all.join("")) },
      { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 200 }) },
    );
    fc.assert(
      fc.property(text, (one) => answered(read, one)),
      budget,
    );
  });

  // What goes back over all that it has read takes sixteen times as long for four times as much.
  it("takes no longer than its length asks for", { timeout: 240_000 }, () => {
    const spent = (piece: string, size: number) => {
      const text = piece.repeat(Math.ceil(size / piece.length));
      const { user } = process.cpuUsage();
      answered(read, text);
      answered(read, `${text}\u0000`);
      return process.cpuUsage({ user, system: 0 }).user / 1e6;
    };
    const shown = (seconds: number) => `${seconds.toFixed(2)} s`;
    /** What the piece costs, where that is too much. A busy machine may disturb one measurement, not three. */
    const tooMuch = (piece: string) => {
      const tries: string[] = [];
      while (tries.length < 3) {
        const much = spent(piece, 40_000);
        const little = much < 2 ? 0 : spent(piece, 10_000);
        if (much < 2 || much <= little * 10) return [];
        tries.push(`${shown(little)} and ${shown(much)}`);
      }
      return [`${JSON.stringify(piece)}: ${tries.join(", ")}`];
    };
    const slow = [...pieces, " ", "a", "_", "-", "*", "=", "é"].filter((piece) => piece !== "").flatMap(tooMuch);
    expect(slow).toEqual([]);
  });
});
