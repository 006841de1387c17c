import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import plugin from "../../src/index.ts";
import { sensitiveClasses } from "../../src/vocabulary/sensitive-terms.ts";
import type { Line } from "./corpus.ts";

/** How many leaks were found and how many look-alikes were left alone. */
export interface Score {
  found: number;
  missed: number;
  silent: number;
  false: number;
}

/** A line that was judged otherwise than it is labelled. */
export interface Misjudged {
  readonly line: Line;
  readonly isReported: boolean;
}

/** What every line of the corpus has at hand. */
const header = `import pino from "pino"; import { createLogger } from "winston"; import { trace, metrics, propagation } from "@opentelemetry/api";
import * as Sentry from "@sentry/node"; import Bugsnag from "@bugsnag/js"; import Rollbar from "rollbar"; import client from "prom-client"; import { logs } from "@opentelemetry/api-logs";
const log = pino(); const wlog = createLogger(); const tracer = trace.getTracer("x"); const span = tracer.startSpan("s");
const counter = metrics.getMeter("x").createCounter("a.b"); const prom = new client.Counter({ name: "a_total", help: "x", labelNames: [] });
const otelLogger = logs.getLogger("x"); const rollbar = new Rollbar({});
`;

const config = [
  {
    files: ["**/*.ts"],
    languageOptions: { parser },
    plugins: { instrumentation: { rules: plugin.rules } },
    settings: { instrumentation: { sensitive: { classes: sensitiveClasses, axiosErrors: true } } },
    rules: { "instrumentation/no-sensitive-data": "error" },
  },
] as unknown as Linter.Config[];

/** Whether the rule reports a line. @throws where the line cannot be parsed */
function isReported(line: Line, linter: Linter): boolean {
  const messages = linter.verify(header + line.code, config, { filename: "src/a.ts" });
  const fatal = messages.find((message) => message.fatal);
  if (fatal) throw new Error(`${fatal.message}: ${line.code}`);
  return messages.length > 0;
}

export type Scores = ReadonlyMap<string, Score>;

/** Runs the rule over labelled lines. @returns what it made of them, in all and by class, flow and sink */
export function scoreOf(lines: readonly Line[]): { readonly scores: Scores; readonly misjudged: readonly Misjudged[] } {
  const linter = new Linter();
  const scores = new Map<string, Score>();
  const misjudged: Misjudged[] = [];
  for (const line of lines) {
    const reported = isReported(line, linter);
    if (reported !== (line.leak !== null)) misjudged.push({ line, isReported: reported });
    for (const key of ["all", `class ${line.leak ?? "none"}`, `flow ${line.flow}`, `sink ${line.sink}`]) {
      const score = scores.get(key) ?? { found: 0, missed: 0, silent: 0, false: 0 };
      if (line.leak !== null) score[reported ? "found" : "missed"]++;
      else score[reported ? "false" : "silent"]++;
      scores.set(key, score);
    }
  }
  return { scores, misjudged };
}

export function precisionOf({ found, false: wrong }: Score): number {
  return found + wrong === 0 ? 1 : found / (found + wrong);
}

export function recallOf({ found, missed }: Score): number {
  return found + missed === 0 ? 1 : found / (found + missed);
}
