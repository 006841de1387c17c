import type { QuotedText } from "../documents/quoted-text.ts";
import type { Location } from "../catalog/model.ts";
import type { Query } from "./model.ts";
import { readPromql, type Locate } from "./promql.ts";

/**
 * The query of a dashboard's variable: `label_values(metric{…}, label)`, `query_result(query)`, or PromQL as it is;
 * `undefined` where it asks for no series (`label_names()`, `metrics(…)`, `label_values(label)`).
 * Source: Grafana, "Prometheus template variables".
 */
export function readVariableQuery(quoted: QuotedText, locate: Locate): Query | undefined {
  const call = /^(\s*(label_values|query_result|label_names|metrics)\s*\()([^]*)\)\s*$/.exec(quoted.text);
  if (!call) return undefined;
  const [, head = "", called, body = ""] = call;
  const inside = (from: number, to: number): QuotedText => ({
    text: body.slice(from, to),
    offsetAt: (index) => quoted.offsetAt(head.length + from + index),
  });
  if (called === "query_result") return readPromql(inside(0, body.length), locate);
  const comma = body.lastIndexOf(",");
  if (called !== "label_values" || comma < 0) return undefined;
  const query = readPromql(inside(0, comma), locate);
  const label = body.slice(comma + 1);
  const name = label.trim();
  if (!/^[A-Za-z_]\w*$/.test(name)) return query;
  const start = quoted.offsetAt(head.length + comma + 1 + label.indexOf(name));
  const location: Location = locate(start, start + name.length);
  return {
    ...query,
    references: query.references.map((reference) => ({
      ...reference,
      groupings: [...reference.groupings, { name, clause: "by" as const, location }],
      functions: [...reference.functions, called],
    })),
  };
}
