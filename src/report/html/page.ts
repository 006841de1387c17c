import { createHash } from "node:crypto";
import type { Catalog, CatalogEntry, Location } from "../../catalog/model.ts";
import type { CheckResult } from "../../check/check.ts";
import type { Finding } from "../../check/finding.ts";
import type { Inventory, Metric } from "../../scanner/inventory.ts";
import { queriedPlaces } from "../check-json.ts";
import { counted, type ReportedFinding } from "../report.ts";
import { markup, prose, trusted, type Html } from "./escape.ts";
import { heatMap } from "./heat-map.ts";
import { script } from "./script.ts";
import { style } from "./style.ts";

/** Everything that the page shows. */
export interface PageContent {
  readonly project: string;
  readonly version: string;
  readonly inventory: Inventory;
  readonly catalogs: readonly Catalog[];
  readonly result: CheckResult;
  readonly queries: number;
  /** What the rules found. */
  readonly lint: readonly ReportedFinding[];
  /** Log calls by logger, and how many calls start spans. */
  readonly telemetry: { readonly loggers: ReadonlyMap<string, number>; readonly spans: number };
}

/** A metric of the page: in code, documented, or both. */
interface Row {
  readonly name: string;
  readonly metric: Metric | undefined;
  readonly entry: CatalogEntry | undefined;
  readonly queried: readonly Location[];
  readonly findings: readonly Finding[];
}

/** One page with everything in it: no network, no other file, and nothing of the project that is not text. */
export function htmlReport(content: PageContent): string {
  const rows = rowsOf(content);
  const { findings } = content.result;
  const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  const policy = `default-src 'none'; style-src ${hash(style)}; script-src ${hash(script)}`;
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Instrumentation of ${content.project}</title>
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#metrics">To the metrics</a>
<header>
<h1>Instrumentation of ${content.project}</h1>
<nav aria-label="Sections"><a href="#drift">Drift</a> <a href="#metrics">Metrics</a> <a href="#telemetry">Logs and spans</a></nav>
</header>
<main>
${figures(rows, content)}
<section id="drift" aria-labelledby="drift-title">
<h2 id="drift-title">Drift</h2>
${drift(findings)}
</section>
<section id="metrics" aria-labelledby="metrics-title">
<h2 id="metrics-title">Metrics</h2>
${table(rows)}
</section>
<section id="telemetry" aria-labelledby="telemetry-title">
<h2 id="telemetry-title">Logs and spans</h2>
${telemetry(content)}
</section>
</main>
<footer>Written by eslint-plugin-instrumentation ${content.version}.</footer>
<script>${trusted(script)}</script>
</body>
</html>
`;
  return page.html;
}

function rowsOf({ inventory, catalogs, result }: PageContent): readonly Row[] {
  const queried = queriedPlaces(result.asked);
  const entryOf = new Map(result.matches.pairs.map(([metric, entry]) => [metric, entry]));
  const paired = new Set(result.matches.pairs.map(([, entry]) => entry));
  const findingsOf = (name: string) => result.findings.filter((finding) => finding.metric === name);
  const inCode = inventory.metrics.map((metric): Row => {
    const entry = entryOf.get(metric);
    return { name: metric.name, metric, entry, queried: queried.get(metric) ?? [], findings: findingsOf(metric.name) };
  });
  const alone = catalogs
    .flatMap(({ entries }) => entries)
    .filter((entry) => !paired.has(entry))
    .map((entry): Row => {
      const { name } = entry;
      return { name, metric: undefined, entry, queried: queried.get(entry) ?? [], findings: findingsOf(name) };
    });
  return [...inCode, ...alone].sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));
}

function figures(rows: readonly Row[], { inventory, result, queries }: PageContent): Html {
  const own = rows.filter(({ metric }) => metric?.origin === "code");
  const share = (count: number) => (own.length === 0 ? "–" : `${Math.round((count / own.length) * 100)} %`);
  const errors = result.findings.filter(({ severity }) => severity === "error").length;
  const all: readonly (readonly [name: string, value: string, more: string])[] = [
    ["Metrics in code", String(own.length), `${counted(inventory.unresolved.length, "name")} not resolved`],
    ["Documented", share(own.filter(({ entry }) => entry).length), "of those in code"],
    ["Recorded", share(own.filter(({ metric }) => metric?.isNeverRecorded === false).length), "of those in code"],
    [
      "Queried",
      share(own.filter((row) => row.queried.length > 0).length),
      `by ${counted(queries, "query", "queries")}`,
    ],
    ["Drift", String(result.findings.length), counted(errors, "error")],
  ];
  return markup`<dl class="figures">
    ${all.map(
      ([name, value, more]) =>
        markup`<div>
          <dt>${name}</dt>
          <dd>${value}<small>${more}</small></dd>
        </div>`,
    )}
  </dl>`;
}

function drift(findings: readonly Finding[]): Html {
  if (findings.length === 0) return markup`<p>Code, metrics reference and queries agree.</p>`;
  return markup`<ul class="findings">
    ${findings.map(
      (finding) =>
        markup`<li class="${finding.severity}">
          <p>
            <span class="severity">${finding.severity}</span> <code>${finding.id}</code>
            <span class="place">${placeOf(finding.location)}</span>
          </p>
          <p>${prose(finding.message)}</p>
          ${finding.suggestion === null ? "" : markup`<p class="mend">${prose(finding.suggestion)}</p>`}${
            finding.metric === null ? "" : markup`<p><a href="#${anchorOf(finding.metric)}">To the metric</a></p>`
          }
        </li>`,
    )}
  </ul>`;
}

const columns = ["Metric", "Type", "Unit", "Labels", "Declared", "Recorded", "Documented", "Queried", "Findings"];

function table(rows: readonly Row[]): Html {
  if (rows.length === 0) return markup`<p>No metrics were found.</p>`;
  return markup`<p class="search">
      <label for="search">Search the metrics</label> <input id="search" type="search" autocomplete="off" />
      <output id="shown" for="search">${counted(rows.length, "metric")}</output>
    </p>
    <div class="scroll" tabindex="0" role="region" aria-label="Table of metrics">
      <table id="metrics-table">
        <thead>
          <tr>
            ${columns.map((name) => markup`<th scope="col"><button type="button">${name}</button></th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(row)}
        </tbody>
      </table>
    </div>`;
}

function row({ name, metric, entry, queried, findings }: Row): Html {
  const labels = metric?.labels ?? entry?.labels ?? [];
  const state = metric?.isNeverRecorded ? "never" : "";
  return markup`<tr id="${anchorOf(name)}">
    <th scope="row"><code>${name}</code>${descriptionOf(metric, entry)}</th>
    <td>${metric?.type ?? entry?.type ?? "–"}</td>
    <td>${metric?.unit ?? entry?.unit ?? "–"}</td>
    <td>
      ${labels.map((label) => markup`<div><code>${label.name}</code>${label.values.length > 0 ? ` ${label.values.join(", ")}` : ""}</div>`)}
    </td>
    <td>${placesOf(metric?.declared ?? [], metric?.origin === "default" ? "by prom-client" : "nowhere")}</td>
    <td>${placesOf(metric?.recorded ?? [], state === "never" ? "never" : metric ? "unseen" : "nowhere")}</td>
    <td>
      ${
        entry
          ? markup`${entry.status}
              <div class="place">${placeOf(entry.location)}</div>`
          : "no"
      }
    </td>
    <td>${placesOf(queried, "no")}</td>
    <td data-sort="${findings.length}">
      ${findings.map(({ id, severity }) => markup`<div class="${severity}"><code>${id}</code></div>`)}
    </td>
  </tr>`;
}

function descriptionOf(metric: Metric | undefined, entry: CatalogEntry | undefined): Html {
  const text = metric?.description ?? entry?.description ?? null;
  return text === null ? markup`` : markup`<div class="description">${text}</div>`;
}

/** More than these are counted. */
const mostPlaces = 3;

function placesOf(places: readonly Location[], none: string): Html {
  if (places.length === 0) return markup`<span class="none">${none}</span>`;
  const more = places.length - mostPlaces;
  return markup`${places.slice(0, mostPlaces).map((place) => markup`<div class="place">${placeOf(place)}</div>`)}${
    more > 0 ? markup`<div>and ${more} more</div>` : ""
  }`;
}

function placeOf({ file, line }: Location): string {
  return file === "" ? "the standard" : `${file}:${line}`;
}

/** The address of a metric on the page; a name may hold anything. */
function anchorOf(name: string): string {
  return `metric-${encodeURIComponent(name)}`;
}

function telemetry({ lint, telemetry: { loggers, spans } }: PageContent): Html {
  const calls = [...loggers].sort((one, other) => other[1] - one[1]).map(([name, count]) => `${name} ${count}`);
  return markup`<p>Log calls: ${calls.join(", ") || "none"}. Calls that start spans: ${spans}.</p>
${heatMap(lint)}`;
}
