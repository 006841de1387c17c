import fc from "fast-check";

/**
 * How long each property is tried: a quarter of a minute where nothing is said, so that all of them together stay under
 * five minutes; `FUZZ_MINUTES=30` for a night.
 */
const minutes = Number(process.env["FUZZ_MINUTES"] ?? 0.25);

/** As many runs as there is time for. */
export const budget = {
  numRuns: Number.MAX_SAFE_INTEGER,
  plugins: [fc.interruptAfterTimeLimit(minutes * 60_000)],
};
/** For vitest: the time itself, and time to make a counterexample small. */
export const timeout = minutes * 60_000 + 240_000;
