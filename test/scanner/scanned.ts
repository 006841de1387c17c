import { expect } from "vitest";
import type { Inventory } from "../../src/scanner/inventory.ts";
import { scanProject } from "../../src/scanner/scan.ts";
import { sourceFiles } from "../../src/scanner/source-files.ts";
import { recommended } from "../../src/standard/presets.ts";
import { temporaryFolder } from "../temporary-folder.ts";

/** The inventory of some files; a scan with the look at texts that saves parsing must see what one without it sees. */
export function scanned(files: Readonly<Record<string, string>>): Inventory {
  const root = temporaryFolder(files);
  const options = { root, files: sourceFiles([root]), standard: recommended, standardRoot: root };
  const inventory = scanProject(options);
  expect(inventory).toEqual(scanProject({ ...options, prefilter: false }));
  return inventory;
}
