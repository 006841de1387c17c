import { resolve } from "node:path";
import { painter, type Paint } from "../report/styles.ts";
import type { CommonOptions } from "./options.ts";
import { writeOutput } from "./write-file.ts";

/** Writes a report where it was asked for. */
export function writeReport(text: string, options: CommonOptions): void {
  if (options.outputFile === undefined) {
    process.stdout.write(text);
    return;
  }
  writeOutput(resolve(options.outputFile), text);
}

export function paintFor(options: CommonOptions): Paint {
  return painter(options.outputFile === undefined ? options.color : (options.color ?? false), process.stdout);
}

/** A counter on standard error, for people who wait: only on a terminal, and only when it takes a while. */
export function progress(what: string): {
  readonly step: (done: number, all: number) => void;
  readonly end: () => void;
} {
  const started = Date.now();
  let shown = 0;
  return {
    step(done, all) {
      const now = Date.now();
      if (!process.stderr.isTTY || now - started < 500 || now - shown < 100) return;
      shown = now;
      process.stderr.write(`\r${what} ${done}/${all}`);
    },
    end() {
      if (shown > 0) process.stderr.write("\r\u001b[2K");
    },
  };
}
