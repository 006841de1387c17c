import { rmSync } from "node:fs";

/** Takes away what may be left of a file; where there is no such folder, there is nothing to take away. */
export function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // What kept it from being written keeps it from being there.
  }
}
