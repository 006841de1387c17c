import { finding, type Finding } from "./finding.ts";
import type { QueryEvidence } from "./query-evidence.ts";
import { queryFunctionFindings } from "./query-functions.ts";
import { queryLabelFindings } from "./query-labels.ts";
import { queryNameFindings } from "./query-names.ts";

/** What is wrong with the queries, given what the code emits. */
/** @param given labels that scraping, a registry or a client puts on everything */
export function queryFindings(evidence: QueryEvidence, given: ReadonlySet<string>): readonly Finding[] {
  return [
    ...invalid(evidence),
    ...queryNameFindings(evidence),
    ...queryLabelFindings(evidence, given),
    ...queryFunctionFindings(evidence),
  ];
}

function invalid({ files }: QueryEvidence): readonly Finding[] {
  return files.flatMap((file) => [
    ...file.problems.map(({ message, location }) =>
      finding({
        id: "query-invalid",
        message: `This query cannot be read: ${message}.`,
        suggestion: "Check the rendered file instead.",
        severity: "warning",
        location,
      }),
    ),
    ...file.queries.flatMap(({ fault }) =>
      fault
        ? finding({
            id: "query-invalid",
            message: `This is not valid PromQL: ${fault.message}, so the query fails when it is asked.`,
            suggestion: "Mend the query.",
            location: fault.location,
          })
        : [],
    ),
  ]);
}
