import { dirname, isAbsolute } from "node:path";
import { nearestStandard, standardFrom } from "./load.ts";
import type { Standard } from "./schema.ts";

/** The parts of a rule's context that say which standard is in force. */
export interface StandardContext {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly filename: string;
  readonly cwd: string;
}

const standardsOfSettings = new WeakMap<object, Standard>();
/** Oxlint hands out new settings for every file: equal ones are found again by their text. */
const standardsOfText = new Map<string, Standard>();
const mostTexts = 32;

/**
 * The standard for a file: `settings.instrumentation` where given, else the nearest `instrumentation.json`.
 * @throws InputError where it does not fit the schema
 */
export function standardOf(context: StandardContext): Standard {
  const given = context.settings["instrumentation"];
  if (given === undefined) return nearestStandard(folderOf(context)).standard;
  if (typeof given !== "object" || given === null) return standardFrom(given, context.cwd, "settings.instrumentation");
  const known = standardsOfSettings.get(given);
  if (known) return known;
  const standard = standardOfText(given, context.cwd);
  standardsOfSettings.set(given, standard);
  return standard;
}

function standardOfText(given: object, cwd: string): Standard {
  const text = JSON.stringify(given);
  const known = standardsOfText.get(text);
  if (known) return known;
  if (standardsOfText.size >= mostTexts) standardsOfText.clear();
  const standard = standardFrom(given, cwd, "settings.instrumentation");
  standardsOfText.set(text, standard);
  return standard;
}

/** Code that was not read from a file (`<input>`, `<text>`) stands in the working directory. */
function folderOf(context: StandardContext): string {
  return isAbsolute(context.filename) ? dirname(context.filename) : context.cwd;
}
