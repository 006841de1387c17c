import type { Report } from "../report.ts";
import { githubReport } from "./github.ts";
import { gitlabReport } from "./gitlab.ts";
import { junitReport } from "./junit.ts";
import { markdownReport } from "./markdown.ts";
import { rdjsonReport } from "./rdjson.ts";
import { sarifReport } from "./sarif.ts";

/** Formats for machines that show findings where code is reviewed. */
export const exchangeFormats = {
  sarif: sarifReport,
  github: githubReport,
  gitlab: gitlabReport,
  junit: junitReport,
  rdjson: rdjsonReport,
  markdown: markdownReport,
} as const satisfies Readonly<Record<string, (report: Report) => string>>;

export type ExchangeFormat = keyof typeof exchangeFormats;

export function isExchangeFormat(format: string): format is ExchangeFormat {
  return Object.hasOwn(exchangeFormats, format);
}
