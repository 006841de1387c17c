import { loggerLibraries, logMethods } from "./libraries/loggers.ts";
import { telemetryVerbs } from "./libraries/names.ts";

// Made from the recogniser's own tables: what is added there is found here. A method may stand in brackets,
// `out["warn"](`, be taken by another name before it is called, `const { warn: complain } = out`, or be one of two.
const names = [...new Set([...Object.keys(logMethods), ...telemetryVerbs])];
const modules = loggerLibraries.flatMap((library) => library.modules);
const logHint = new RegExp(
  `log|console|["'](?:${modules.join("|")})["']|\\b(?:${names.join("|")})(?:["'\`]\\])?!?\\s*(?:\\?\\.\\s*)?[(<:)]`,
  "i",
);

/** Whether a file can hold a log call, by a look at its text: most files that log speak of logs. */
export function mayHoldLogCall(text: string): boolean {
  return text.includes("log") || logHint.test(text);
}
