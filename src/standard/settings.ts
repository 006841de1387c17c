import { dirname, isAbsolute, relative, resolve } from "node:path";
import { hasStandard, nearestStandard, standardFrom, type LoadedStandard } from "./load.ts";
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
  if (given === undefined) return loadedStandardOf(context).standard;
  if (typeof given !== "object" || given === null) return standardFrom(given, context.cwd, "settings.instrumentation");
  const known = standardsOfSettings.get(given);
  if (known) return known;
  const standard = standardOfText(given, context.cwd);
  standardsOfSettings.set(given, standard);
  return standard;
}

/** The nearest standard above a linted file, whatever the settings say. */
export function loadedStandardOf(context: StandardContext): LoadedStandard {
  return loadedFor(folderOf(context));
}

/** The path of a linted file as the globs of its standard see it: from the standard's folder, with `/`. */
export function pathInStandard(context: StandardContext): string {
  return relative(rootOf(context), context.filename).replaceAll("\\", "/");
}

/** The folder that the globs of the standard in force are relative to. */
export function rootOf(context: StandardContext): string {
  const given = context.settings["instrumentationRoot"];
  if (typeof given === "string") return resolve(context.cwd, given);
  if (context.settings["instrumentation"] !== undefined) return context.cwd;
  const { file, root } = loadedStandardOf(context);
  return file === undefined ? context.cwd : root;
}

/** Looking for a file above every linted one costs more than a rule: an editor's user needs longer to save an edit. */
const renewal = 1000;
let renewed = 0;
const standardsOfFolders = new Map<string, LoadedStandard>();

function loadedFor(folder: string): LoadedStandard {
  const now = performance.now();
  if (now - renewed > renewal) {
    standardsOfFolders.clear();
    renewed = now;
  }
  return loadedAt(folder);
}

/** The standard of a folder is its own, or its parent's: each folder is looked into once. */
function loadedAt(folder: string): LoadedStandard {
  const known = standardsOfFolders.get(folder);
  if (known) return known;
  const parent = dirname(folder);
  const loaded = parent === folder || hasStandard(folder) ? nearestStandard(folder) : loadedAt(parent);
  standardsOfFolders.set(folder, loaded);
  return loaded;
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
