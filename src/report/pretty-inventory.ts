import type { Matches } from "../check/match.ts";
import type { Inventory, Metric } from "../scanner/inventory.ts";
import { counted } from "./report.ts";
import type { Paint } from "./styles.ts";

/** A line a metric: name, type, unit, labels, where declared, whether recorded and documented. */
export function prettyInventory(inventory: Inventory, matches: Matches, paint: Paint): string {
  const documented = new Set(matches.pairs.map(([metric]) => metric));
  const width = Math.max(0, ...inventory.metrics.map((metric) => metric.name.length));
  const lines = inventory.metrics.map((metric) => line(metric, documented.has(metric), width, paint));
  const unresolved = inventory.unresolved.map(
    ({ location, reason, pattern }) =>
      `${paint("yellow", "unresolved")}  ${pattern ?? "?"}  ${location.file}:${location.line}  ${reason}`,
  );
  const total = `${counted(inventory.metrics.length, "metric")}, ${documented.size} documented, ${inventory.unresolved.length} unresolved (${counted(inventory.files, "file")}).`;
  return [...lines, ...unresolved, total].join("\n") + "\n";
}

function line(metric: Metric, isDocumented: boolean, width: number, paint: Paint): string {
  const [declared] = metric.declared;
  const type = metric.unit === null ? metric.type : `${metric.type} (${metric.unit})`;
  const labels = metric.labels.map((label) => label.name).join(", ");
  const notes = [
    metric.origin === "default" ? "default metric" : declared ? `${declared.file}:${declared.line}` : "",
    metric.recorded.length > 0 ? "" : "no record site seen",
    isDocumented ? "documented" : "not documented",
  ].filter((note) => note !== "");
  return `${paint("bold", metric.name.padEnd(width))}  ${type.padEnd(16)}  ${labels === "" ? "–" : labels}  ${paint("gray", notes.join(" · "))}`;
}
