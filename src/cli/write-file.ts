import { mkdirSync, realpathSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { discard } from "../project/discard.ts";
import { isWithin, projectRootOf } from "../project/project-root.ts";
import { InputError } from "../standard/input-error.ts";
import { displayPath, reasonOf } from "../standard/load.ts";

/** The same for a file that was asked for by name: its folder is made where it is not there. */
export function writeOutput(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch {
    // What is wrong with the folder is said of the file.
  }
  writeWhole(file, text);
}

/**
 * Writes a file of a project whole or not at all. A link may lead elsewhere in the project, and stays one; whoever made the
 * project may not have files written outside it.
 * @throws InputError where it leads out of the project, or cannot be written
 */
export function writeInProject(file: string, text: string, root: string): void {
  const project = projectRootOf(root);
  const place = placeOf(file);
  if (isWithin(project, file) && !isWithin(realpathSync(project), place))
    throw new InputError(
      `${displayPath(file)}: leads out of the project by a link, to ${place}. Nothing was written; name the file itself.`,
    );
  writeWhole(place, text);
}

/** Where a file is, or would be, behind all links. */
function placeOf(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    // Not there, or a link to nothing, whose place is then taken.
    return dirname(file) === file ? file : join(placeOf(dirname(file)), basename(file));
  }
}

/**
 * Writes a file whole or not at all: beside it first, then in its place.
 * @throws InputError where it cannot be written
 */
export function writeWhole(file: string, text: string): void {
  const beside = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(beside, text);
    renameSync(beside, file);
  } catch (error) {
    discard(beside);
    throw new InputError(
      `${displayPath(file)}: cannot be written (${reasonOf(error)}). Check the folder and its permissions.`,
    );
  }
}
