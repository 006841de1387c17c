import type { Suppression } from "../documents/suppressions.ts";
import { finding, findingSeverities, isFindingId, type Finding } from "./finding.ts";
import type { Evidence } from "./match.ts";
import { similarName } from "./similar.ts";

/** A comment that excuses findings, and its file. */
interface Placed extends Suppression {
  readonly file: string;
}

/**
 * Takes out what comments excuse. A comment without a reason, or for a finding that there is none of, excuses nothing;
 * one that has nothing to excuse is reported.
 */
export function unsuppressed(findings: readonly Finding[], evidence: Evidence): readonly Finding[] {
  const suppressions = suppressionsIn(evidence);
  if (suppressions.length === 0) return findings;
  const used = new Set<string>();
  const left = findings.filter(({ id, location }) => {
    const excuse = suppressions.find((one) => {
      const { ids, reason, from, to, file } = one;
      return (
        file === location.file && reason !== null && ids.includes(id) && from <= location.line && location.line <= to
      );
    });
    if (excuse) used.add(keyOf(excuse, id));
    return !excuse;
  });
  return [...left, ...suppressions.flatMap((one) => faultsOf(one, used))];
}

/** A page may be read as a catalog and for its queries. */
function suppressionsIn({ inventory, catalogs, queries = [] }: Evidence): readonly Placed[] {
  const all = new Map<string, Placed>();
  for (const { file, suppressions } of [...inventory.suppressed, ...catalogs, ...queries])
    for (const one of suppressions) all.set(`${file}:${one.line}`, { ...one, file });
  return [...all.values()];
}

function keyOf({ file, line }: Placed, id: string): string {
  return `${file}:${line}:${id}`;
}

function faultsOf(one: Placed, used: ReadonlySet<string>): readonly Finding[] {
  const { ids, reason, file, line, column, endColumn } = one;
  const location = { file, line, column, endLine: line, endColumn };
  const [unknown] = ids.filter((id) => !isFindingId(id));
  if (ids.length === 0 || unknown !== undefined) {
    const meant = unknown === undefined ? undefined : similarName(unknown, Object.keys(findingSeverities), 0);
    return [
      finding({
        id: "invalid-suppression",
        message:
          unknown === undefined
            ? "This comment does not say which findings it excuses, so it excuses none."
            : `There are no findings \`${unknown}\`, so this comment excuses none.`,
        suggestion:
          meant === undefined ? "Write `instrumentation-ignore <id>: <reason>`." : `Did you mean \`${meant}\`?`,
        location,
      }),
    ];
  }
  if (reason === null) {
    return [
      finding({
        id: "invalid-suppression",
        message: "This comment gives no reason, so it excuses nothing.",
        suggestion: `Write \`instrumentation-ignore ${ids.join(", ")}: <reason>\`.`,
        location,
      }),
    ];
  }
  return ids
    .filter((id) => !used.has(keyOf(one, id)))
    .map((id) =>
      finding({
        id: "unused-suppression",
        value: id,
        message: `There is no \`${id}\` here any more, so this comment excuses nothing.`,
        suggestion: ids.length === 1 ? "Remove the comment." : `Take \`${id}\` out of the comment.`,
        location,
        cause: `${file}:${line}`,
      }),
    );
}
