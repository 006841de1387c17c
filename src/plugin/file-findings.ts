import type { Catalog, Location } from "../catalog/model.ts";
import { checkProject } from "../check/check.ts";
import type { Finding, FindingId } from "../check/finding.ts";
import { isHere, programOf, type CallNode, type Node } from "../recognition/syntax.ts";
import type { Telemetry } from "../recognition/telemetry.ts";
import { MetricCollector } from "../scanner/collector.ts";
import type { Standard } from "../standard/schema.ts";

export interface FileEvidence {
  readonly telemetry: Telemetry;
  readonly standard: Standard;
  readonly catalogs: readonly Catalog[];
  /** The linted file, relative to the standard's folder. */
  readonly file: string;
}

/** What a catalog lacks, as one file can tell: what it documents and nobody emits takes the whole project. */
const toldByFile: ReadonlySet<FindingId> = new Set([
  "undocumented-metric",
  "metric-type-mismatch",
  "metric-unit-mismatch",
  "undocumented-label",
]);

const noService = { servesHttp: false, routes: [] };

/** The check of `instrumentation check`, for the calls of one file; each finding with the node that it is about. */
export function fileFindings(
  calls: readonly CallNode[],
  { telemetry, standard, catalogs, file }: FileEvidence,
): readonly { readonly finding: Finding; readonly node: Node }[] {
  const [first] = calls;
  if (!first) return [];
  const program = programOf(first);
  const nodes = new Map<Location, Node>();
  const locate = (node: Node): Location => {
    const { start, end } = node.loc;
    const location = {
      file: isHere(node, program) ? file : "",
      line: start.line,
      column: start.column + 1,
      endLine: end.line,
      endColumn: end.column + 1,
    };
    nodes.set(location, node);
    return location;
  };
  const collector = new MetricCollector(
    telemetry,
    { locate, textOf: () => "", callersOf: () => [], inUse: () => () => true, mentions: () => new Map() },
    true,
  );
  for (const call of calls) collector.collect(call);
  collector.settle();
  const inventory = {
    metrics: collector.metrics,
    constantLabels: [...collector.constantLabels],
    unresolved: [],
    faults: [],
    suppressed: [],
    files: 1,
    service: noService,
  };
  const { findings } = checkProject({ inventory, catalogs, standard, isPartial: true });
  return findings.flatMap((finding) => {
    const node = nodes.get(finding.location);
    return node && isHere(node, program) && toldByFile.has(finding.id) ? { finding, node } : [];
  });
}
