import { createHash } from "node:crypto";
import type { ReportedFinding } from "../report.ts";

/**
 * A text for each finding by which a later run knows it again: made of its file, its id and what was found, never of its
 * line; equal ones are numbered in order.
 */
export function fingerprints(findings: readonly ReportedFinding[]): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map(({ id, message, location, metric, label, value, series }) => {
    const subject = [metric, label, value, series].some((part) => typeof part === "string")
      ? [metric, label, value, series]
      : // A message may name places, and those move.
        [message.replace(/:\d+(?::\d+)?/g, "")];
    const key = JSON.stringify([location.file, id, ...subject]);
    const ordinal = (seen.get(key) ?? 0) + 1;
    seen.set(key, ordinal);
    return createHash("sha256").update(`${key}#${ordinal}`).digest("hex").slice(0, 40);
  });
}
