import type { Location } from "../../catalog/model.ts";
import { groupedByCause, summaryOf, type Report, type ReportedFinding } from "../report.ts";

/** A comment of GitHub holds 65,536 characters, one of GitLab a million. */
const longest = 60_000;
/** More than these are folded: a reviewer reads the first ones. */
const unfolded = 10;

/** A comment on a pull request: what is wrong, where, and how it is mended. */
export function markdownReport({ findings, rules, scope, command }: Report): string {
  const urls = new Map(rules.map(({ id, url }) => [id, url]));
  const mark = findings.some(({ severity }) => severity === "error") ? "❌" : findings.length > 0 ? "⚠️" : "✅";
  const heading = `### ${mark} Instrumentation ${command}\n\n${summaryOf(findings, scope)}\n`;
  const items = groupedByCause(findings).map((group) => group.map((finding) => item(finding, urls)).join("\n"));
  const shown = items.slice(0, unfolded);
  const folded = items.slice(unfolded);
  let text = [heading, ...shown].join("\n");
  if (folded.length > 0) text += `\n\n<details><summary>${folded.length} more</summary>\n`;
  let left = folded.length;
  for (const one of folded) {
    if (text.length + one.length > longest) break;
    text += `\n${one}`;
    left--;
  }
  if (folded.length > 0) text += left > 0 ? `\n\n… and ${left} more.\n\n</details>` : "\n\n</details>";
  return `${text.trimEnd()}\n`;
}

function item(finding: ReportedFinding, urls: ReadonlyMap<string, string>): string {
  const { id, severity, message, suggestion, location, related } = finding;
  const mark = severity === "error" ? "❌" : "⚠️";
  const url = urls.get(id);
  const name = url === undefined ? `\`${id}\`` : `[\`${id}\`](${url})`;
  return [
    `- ${mark} ${placeOf(location)} ${name}  `,
    `  ${inline(message)}`,
    ...(suggestion === null ? [] : [`  → ${inline(suggestion)}`]),
    ...related.slice(0, 5).map((one) => `  - ${placeOf(one.location)} ${inline(one.message)}`),
    ...(related.length > 5 ? [`  - and ${related.length - 5} more places`] : []),
  ].join("\n");
}

function placeOf({ file, line, endLine }: Location): string {
  const place = endLine > line ? `${file}:${line}–${endLine}` : `${file}:${line}`;
  const url = permalink(file, line, endLine);
  return url === undefined ? `**${inline(place)}**` : `[**${inline(place)}**](${url})`;
}

/** A link to the line, in the pipelines that say where the commit can be seen. */
function permalink(file: string, line: number, endLine: number): string | undefined {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA, CI_PROJECT_URL, CI_COMMIT_SHA } = process.env;
  const path = file.split("/").map(encodeURIComponent).join("/");
  if (GITHUB_SERVER_URL !== undefined && GITHUB_REPOSITORY !== undefined && GITHUB_SHA !== undefined)
    return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/blob/${GITHUB_SHA}/${path}#L${line}-L${endLine}`;
  if (CI_PROJECT_URL !== undefined && CI_COMMIT_SHA !== undefined)
    return `${CI_PROJECT_URL}/-/blob/${CI_COMMIT_SHA}/${path}#L${line}-${endLine}`;
  return undefined;
}

/** Text in a line of Markdown: `code` stays, what would be HTML, a mention or a new block does not. */
function inline(text: string): string {
  return text
    .split(/(`[^`\n]*`)/)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part.replace(/[<>]/g, (sign) => (sign === "<" ? "&lt;" : "&gt;")).replace(/[*_[\]#@|\\]/g, "\\$&"),
    )
    .join("")
    .replace(/\s*\n\s*/g, " ");
}
