import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { discard } from "../project/discard.ts";
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
