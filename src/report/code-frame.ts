import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Location } from "../catalog/model.ts";
import type { Paint } from "./styles.ts";

/** The line of a location with its range underlined; nothing where the file cannot be read any more. */
export function codeFrame(location: Location, root: string, paint: Paint): readonly string[] {
  const line = linesOf(join(root, location.file))?.[location.line - 1];
  if (line === undefined) return [];
  const indent = /^\s*/.exec(line)?.[0].length ?? 0;
  const start = Math.max(location.column - 1, indent);
  const end = location.endLine === location.line ? location.endColumn - 1 : line.length;
  const [from, to] = windowOf(line.length, indent, start);
  const gutter = String(location.line);
  const shown = line.slice(from, to).replaceAll("\t", " ");
  const width = Math.max(1, Math.min(end, to) - start);
  return [
    `${paint("gray", `${gutter} │`)} ${shown}`,
    `${paint("gray", `${" ".repeat(gutter.length)} │`)} ${" ".repeat(start - from)}${paint("red", "─".repeat(width))}`,
  ];
}

const widest = 110;

/** The part of a long line in which the range stands. */
function windowOf(length: number, indent: number, start: number): readonly [number, number] {
  const from = start - indent < widest - 20 ? indent : start - 20;
  return [from, Math.min(length, from + widest)];
}

const cache = new Map<string, readonly string[] | undefined>();

function linesOf(file: string): readonly string[] | undefined {
  if (!cache.has(file)) cache.set(file, readLines(file));
  return cache.get(file);
}

function readLines(file: string): readonly string[] | undefined {
  try {
    return readFileSync(file, "utf8").split(/\r?\n/);
  } catch {
    return undefined; // A report without the frame is still a report.
  }
}
