import { createRequire } from "node:module";
import type * as Scslre from "scslre";

// Loaded for standards that have patterns only.
const load = createRequire(import.meta.url);

export function isExpression(source: string): boolean {
  try {
    new RegExp(source, "u");
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether an expression takes no more than polynomial time. A standard comes with its repository, which may be anybody's,
 * and its patterns are tried on every name.
 */
export function isBounded(source: string): boolean {
  if (!isExpression(source)) return true;
  const { analyse } = load("scslre") as typeof Scslre;
  const { reports } = analyse({ source, flags: "u" }, { reportTypes: { Move: false } });
  return !reports.some(({ exponential }) => exponential);
}
