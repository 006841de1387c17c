import { pathToFileURL } from "node:url";
import type { Location } from "../../catalog/model.ts";
import type { Report, ReportedFinding, ReportedRule } from "../report.ts";
import { fingerprints } from "./fingerprint.ts";

/** GitHub keeps the first 5,000 results of a run and refuses more than 25,000. */
const mostResults = 25_000;
/** GitHub's limit of locations for one result. */
const mostRelated = 100;

/**
 * SARIF 2.1.0, as GitHub code scanning wants it: paths relative to the repository, descriptions and help for each rule,
 * fingerprints that survive moved lines.
 */
export function sarifReport({ tool, command, findings, rules, root }: Report): string {
  const known = fingerprints(findings);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const results = findings.slice(0, mostResults).map((finding, index) => ({
    ruleId: finding.id,
    ruleIndex: indexes.get(finding.id),
    level: finding.severity,
    message: { text: finding.suggestion === null ? finding.message : `${finding.message} ${finding.suggestion}` },
    locations: [physical(finding.location)],
    ...relatedLocations(finding),
    partialFingerprints: { "instrumentation/v1": known[index] },
  }));
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: tool.name,
            semanticVersion: tool.version,
            version: tool.version,
            informationUri: tool.url,
            rules: rules.map(ruleJson),
          },
        },
        automationDetails: { id: `instrumentation/${command}/` },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { "%SRCROOT%": { uri: `${pathToFileURL(root).href}/` } },
        results,
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleJson({ id, severity, description, help, url }: ReportedRule): object {
  return {
    id,
    name: id.replace(/^.*\//, "").replace(/(?:^|-)([a-z])/g, (_all, letter: string) => letter.toUpperCase()),
    shortDescription: { text: description },
    fullDescription: { text: description },
    help: { text: `${help} ${url}`, markdown: `${help}\n\n[Documentation](${url})` },
    helpUri: url,
    defaultConfiguration: { level: severity },
    properties: { tags: ["observability"], precision: "high" },
  };
}

function relatedLocations({ related }: ReportedFinding): object {
  if (related.length === 0) return {};
  return {
    relatedLocations: related.slice(0, mostRelated).map(({ location, message }, index) => ({
      id: index + 1,
      message: { text: message },
      ...physical(location),
    })),
  };
}

function physical({ file, line, column, endLine, endColumn }: Location): object {
  const uri = file.split("/").map(encodeURIComponent).join("/");
  return {
    physicalLocation: {
      artifactLocation: { uri, uriBaseId: "%SRCROOT%" },
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
  };
}
