import { createRequire } from "node:module";
import type * as Picomatch from "picomatch";

const load = createRequire(import.meta.url);

/** Whether a path relative to the standard's folder, with `/`, is meant by one of some globs. */
export function globMatcher(patterns: readonly string[]): (path: string) => boolean {
  const picomatch = load("picomatch") as typeof Picomatch.default;
  const matches = picomatch([...patterns], { dot: true });
  return (path) => matches(path.replaceAll("\\", "/"));
}
