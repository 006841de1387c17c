import { grouped } from "../../check/grouped.ts";
import type { ReportedFinding } from "../report.ts";
import { markup, type Html } from "./escape.ts";

/** Folders with the most findings; the rest stand together. */
const mostFolders = 8;
const steps = 4;

/** What the rules found, by rule and by folder: the darker, the more. */
export function heatMap(findings: readonly ReportedFinding[]): Html {
  if (findings.length === 0) return markup`<p>The rules have nothing to report.</p>`;
  const byRule = grouped(findings, ({ id }) => id);
  const folders = [...grouped(findings, folderOf)].sort((one, other) => other[1].length - one[1].length);
  const named = folders.slice(0, mostFolders).map(([folder]) => folder);
  const rest = folders.length > mostFolders ? ["elsewhere"] : [];
  const columnOf = (finding: ReportedFinding) => (named.includes(folderOf(finding)) ? folderOf(finding) : "elsewhere");
  const rows = [...byRule].sort((one, other) => other[1].length - one[1].length);
  const counts = rows.map(([rule, all]) => {
    const cells = [...named, ...rest].map((column) => all.filter((finding) => columnOf(finding) === column).length);
    return { rule, cells, sum: all.length };
  });
  const largest = Math.max(...counts.flatMap(({ cells }) => cells));
  const heat = (count: number) => (count === 0 ? 0 : Math.max(1, Math.ceil((count / largest) * steps)));
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="Findings of the rules">
    <table class="heat">
      <caption>
        Findings of the rules, by folder
      </caption>
      <thead>
        <tr>
          <th scope="col">Rule</th>
          ${[...named, ...rest].map((folder) => markup`<th scope="col">${folder}</th>`)}
          <th scope="col">All</th>
        </tr>
      </thead>
      <tbody>
        ${counts.map(
          ({ rule, cells, sum }) =>
            markup`<tr>
              <th scope="row"><code>${rule}</code></th>
              ${cells.map((count) => markup`<td class="heat-${heat(count)}">${count}</td>`)}
              <td>${sum}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** The first three folders of a path say enough. */
function folderOf({ location }: ReportedFinding): string {
  const folders = location.file.split("/").slice(0, -1);
  return folders.length === 0 ? "." : folders.slice(0, 3).join("/");
}
