import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { Location } from "../catalog/model.ts";
import { changeFacts, findingFacts, type FindingFacts } from "../check/finding-facts.ts";
import { findingSeverities, type Severity } from "../check/finding.ts";
import { changeSeverities } from "../check/contract.ts";
import { plugin } from "../plugin/plugin.ts";
import { pageOf, pluginName, pluginPage, pluginVersion } from "../plugin/manifest.ts";
import { rules } from "../plugin/rules.ts";
import { exchangeFormats, isExchangeFormat } from "../report/formats/index.ts";
import { prettyReport } from "../report/pretty.ts";
import type { ReportedFinding, ReportedRule } from "../report/report.ts";
import { standardFileName } from "../standard/load.ts";
import { fails, type CommonOptions } from "./options.ts";
import { paintFor } from "./output.ts";

/** What a command has looked at, and what it looks for. */
export interface ReportContext {
  readonly command: string;
  /** The folder that files are relative to. */
  readonly root: string;
  readonly rules: () => readonly ReportedRule[];
  readonly scope: string;
}

/** The report of a command in every format but its own JSON. */
export function findingsReport(
  findings: readonly ReportedFinding[],
  options: CommonOptions,
  { command, root, rules: rulesOf, scope }: ReportContext,
): string {
  const quiet = options.quiet ?? false;
  if (!isExchangeFormat(options.format))
    return prettyReport(findings, { root, paint: paintFor(options), scope, quiet });
  const repository = repositoryOf(root) ?? root;
  const shown = quiet ? findings.filter(({ severity }) => severity === "error") : findings;
  return exchangeFormats[options.format]({
    command,
    tool: { name: pluginName, version: pluginVersion, url: pluginPage },
    findings: shown.map((finding) => seenFrom(repository, root, finding)),
    rules: rulesOf(),
    scope,
    root: repository,
    fails: (finding) => fails(finding, options),
  });
}

export function lintRules(): readonly ReportedRule[] {
  const strict = plugin.configs.strict.rules ?? {};
  return Object.entries(rules).map(([name, { meta }]) => {
    const id = `${plugin.meta.namespace}/${name}`;
    const level = [strict[id]].flat()[0];
    const description = meta.docs?.description ?? name;
    return {
      id,
      severity: level === "error" ? ("error" as const) : ("warning" as const),
      description: `${description.charAt(0).toUpperCase()}${description.slice(1)}.`,
      help: "The page of the rule says why, with examples of what is right and wrong, and its options.",
      url: meta.docs?.url ?? pluginPage,
    };
  });
}

export function checkRules(): readonly ReportedRule[] {
  return rulesFrom(findingFacts, findingSeverities);
}

export function diffRules(): readonly ReportedRule[] {
  return rulesFrom(changeFacts, changeSeverities);
}

function rulesFrom<Id extends string>(
  facts: Readonly<Record<Id, FindingFacts>>,
  severities: Readonly<Record<Id, Severity>>,
): readonly ReportedRule[] {
  const severityOf: Readonly<Record<string, Severity>> = severities;
  return Object.entries<FindingFacts>(facts).map(([id, { says, mend }]) => ({
    id,
    severity: severityOf[id] ?? "warning",
    description: says,
    help: mend,
    url: pageOf(`docs/findings.md#${id}`),
  }));
}

/** Reviews are of repositories: their paths start there, wherever the command ran. */
function repositoryOf(folder: string): string | undefined {
  for (let current = folder; ; current = dirname(current)) {
    if (existsSync(join(current, ".git"))) return current;
    if (dirname(current) === current) return undefined;
  }
}

function seenFrom(repository: string, root: string, finding: ReportedFinding): ReportedFinding {
  const prefix = relative(repository, root).split("\\").join("/");
  const moved = (location: Location): Location => {
    // What stands nowhere is the standard's to say.
    const file = location.file === "" ? standardFileName : location.file;
    return prefix === "" ? { ...location, file } : { ...location, file: `${prefix}/${file}` };
  };
  return {
    ...finding,
    location: moved(finding.location),
    related: finding.related.map((one) => ({ ...one, location: moved(one.location) })),
  };
}
