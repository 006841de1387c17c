import { finding, type Finding } from "./finding.ts";
import type { QueryEvidence } from "./query-evidence.ts";
import { queryFunctionFindings } from "./query-functions.ts";
import { queryLabelFindings } from "./query-labels.ts";
import { queryNameFindings } from "./query-names.ts";
import type { Standard } from "../standard/schema.ts";

/** What is wrong with the queries, given what the code emits. */
export function queryFindings(evidence: QueryEvidence, standard: Standard): readonly Finding[] {
  return [
    ...invalid(evidence),
    ...queryNameFindings(evidence),
    ...queryLabelFindings(evidence, standard),
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
