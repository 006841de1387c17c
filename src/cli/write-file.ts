import { renameSync, rmSync, writeFileSync } from "node:fs";
import { InputError } from "../standard/input-error.ts";
import { displayPath, reasonOf } from "../standard/load.ts";

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
    rmSync(beside, { force: true });
    throw new InputError(
      `${displayPath(file)}: cannot be written (${reasonOf(error)}). Check the folder and its permissions.`,
    );
  }
}
