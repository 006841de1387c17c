import { metricLibraries } from "./libraries/index.ts";
import { loggerLibraries, logMethods } from "./libraries/loggers.ts";
import { commonMethods, instrumentWords, measuringVerbs, spanWords, telemetryVerbs } from "./libraries/names.ts";
import { spanDecorators } from "./libraries/spans.ts";
import { declaringNames } from "./metric-candidates.ts";
import { spanStarters } from "./span-call.ts";

/** What the calls of a file can be, by a look at its text: many files log nothing, most measure and trace nothing. */
export interface FileHints {
  readonly logs: boolean;
  readonly metrics: boolean;
  readonly spans: boolean;
}

/** Where there is no text, anything can be. */
export const anything: FileHints = { logs: true, metrics: true, spans: true };

/** A call whose name ends in one of these, also in brackets: `out["warn"](`; `then` is what else may stand behind it. */
function calls(names: Iterable<string>, then = ""): string {
  return `\\b(?:${[...names].join("|")})(?:["'\`]\\])?!?\\s*(?:\\?\\.)?\\s*[(<${then}]`;
}

/** A call whose name holds one of these words, in either case. */
function soundsOf(words: Iterable<string>): string {
  const either = Array.from(words, (word) => `[${word[0] ?? ""}${word[0]?.toUpperCase() ?? ""}]${word.slice(1)}`);
  return `(?:${either.join("|")})\\w*\\s*(?:\\?\\.)?\\s*[(<]`;
}

// Made from the recogniser's own tables: what is added there is found here.
const loggerModules = loggerLibraries.flatMap(({ modules }) => modules);
// A method may be taken by another name before it is called, `const { warn: complain } = out`, or be one of two.
const logHint = new RegExp(
  `log|console|["'](?:${loggerModules.join("|")})["']|${calls(new Set([...Object.keys(logMethods), ...telemetryVerbs]), ":)")}`,
  "i",
);
const rareNames = [...declaringNames].filter((name) => !commonMethods.has(name));
const metricHint = new RegExp(`${calls(rareNames)}|${soundsOf([...instrumentWords, ...measuringVerbs])}|\\bhelp\\b`);
const commonHint = new RegExp(calls(commonMethods));
const metricsHint = new RegExp([...instrumentWords].join("|"), "i");
const metricModules = metricLibraries.flatMap(({ modules }) => modules);
const spanHint = new RegExp(`${calls(spanStarters)}|${soundsOf(spanWords)}|@(?:${[...spanDecorators].join("|")})\\b`);

export function hintsOf(text: string): FileHints {
  return {
    logs: logHint.test(text),
    metrics: metricHint.test(text) || (commonHint.test(text) && speaksOfMetrics(text)),
    spans: spanHint.test(text),
  };
}

/** What everybody's objects can do counts only where something of metrics is named. */
function speaksOfMetrics(text: string): boolean {
  return metricsHint.test(text) || metricModules.some((name) => text.includes(name));
}
