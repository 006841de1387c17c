import type { CatalogEntry } from "../catalog/model.ts";
import { finding, type Finding } from "./finding.ts";
import type { Asked, QueryEvidence } from "./query-evidence.ts";
import { similarName } from "./similar.ts";

/** Series that nothing emits, or not under that name. */
export function queryNameFindings({ asked, index }: QueryEvidence): readonly Finding[] {
  const names = [...index.names];
  const suggestions = new Map<string, string | undefined>();
  const nearest = (series: string) => {
    if (!suggestions.has(series)) suggestions.set(series, similarName(series, names));
    return suggestions.get(series);
  };
  return asked.flatMap((one) => {
    if (one.isForeign || one.reference.mayBeAbsent) return [];
    return nameFinding(one, nearest) ?? [];
  });
}

function nameFinding(asked: Asked, nearest: (series: string) => string | undefined): Finding | undefined {
  const { meaning, reference, entry } = asked;
  const { series, location } = reference;
  switch (meaning.is) {
    case "unknown": {
      // What the catalog says of it is reported there, once.
      if (entry) return entryFinding(asked, entry);
      const meant = nearest(series) ?? null;
      return finding({
        id: "query-unknown-metric",
        series,
        message: `\`${series}\` is queried, but nothing emits it, so this query finds nothing.`,
        suggestion:
          meant === null
            ? "Mend the query, or list the metric under `metrics.external` if somebody else emits it."
            : `Did you mean \`${meant}\`?`,
        meant,
        location,
      });
    }
    case "bare-histogram":
      return finding({
        id: "query-bare-histogram",
        metric: meaning.metric.name,
        series,
        message: `\`${series}\` is a histogram, which has no series of that name, so this query finds nothing.`,
        suggestion: `Ask for \`${meaning.family.series.join("`, `")}\`.`,
        meant: meaning.family.series[0] ?? null,
        location,
        related: declaredAt(asked),
      });
    case "other-suffix":
      return finding({
        id: "query-unit-suffix",
        metric: meaning.metric.name,
        series,
        message: `\`${series}\` is queried, but \`${meaning.metric.name}\` is exported as \`${meaning.meant}\`, so this query finds nothing.`,
        suggestion: `Ask for \`${meaning.meant}\`.`,
        meant: meaning.meant,
        location,
        related: declaredAt(asked),
      });
    case "series":
      return meaning.metric.isNeverRecorded
        ? finding({
            id: "query-unrecorded-metric",
            metric: meaning.metric.name,
            series,
            message: `\`${series}\` is queried, but code only declares \`${meaning.metric.name}\` and never records it, so this query finds nothing.`,
            suggestion: "Record the metric, or remove it and the query.",
            location,
            related: declaredAt(asked),
          })
        : undefined;
    default:
      return undefined;
  }
}

/** What the page has and no code: the page says how it is exported, and whether it is there at all. */
function entryFinding(asked: Asked, entry: CatalogEntry): Finding | undefined {
  if (entry.status === "removed") return removed(asked, entry.name);
  const { meant, reference } = asked;
  if (meant === null || meant === reference.series) return undefined;
  return finding({
    id: "query-unit-suffix",
    metric: entry.name,
    series: reference.series,
    message: `\`${reference.series}\` is queried, but \`${entry.name}\` is exported as \`${meant}\`, so this query finds nothing.`,
    suggestion: `Ask for \`${meant}\`.`,
    meant,
    location: reference.location,
    related: [{ location: entry.location, message: "Documented here." }],
  });
}

function removed({ reference: { series, location } }: Asked, name: string): Finding {
  return finding({
    id: "query-unknown-metric",
    metric: name,
    series,
    message: `\`${series}\` is queried, but the reference lists \`${name}\` as removed and nothing emits it.`,
    suggestion: "Query what took its place, or remove the query.",
    location,
  });
}

function declaredAt({ meaning }: Asked): Finding["related"] {
  const declared = "metric" in meaning ? meaning.metric.declared[0] : undefined;
  return declared ? [{ location: declared, message: "Declared here." }] : [];
}
