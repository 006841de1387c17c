import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isTable, readJson, strings } from "./json-file.ts";

/**
 * Globs of the folders that a repository declares as its packages: npm, yarn and bun in `package.json`, pnpm and lerna in
 * files of their own. Empty where nothing is declared: then no specifier leads to a package of the same repository.
 */
export function declaredFolders(root: string): readonly string[] {
  const workspaces = readJson(join(root, "package.json"))?.["workspaces"];
  const lerna = readJson(join(root, "lerna.json"))?.["packages"];
  const npm = isTable(workspaces) ? workspaces["packages"] : workspaces;
  return [...new Set([...strings(npm), ...strings(lerna), ...pnpmFolders(join(root, "pnpm-workspace.yaml"))])];
}

/** The list under `packages:`. A YAML reader would cost more than everything that is done with its answer. */
function pnpmFolders(file: string): readonly string[] {
  const lines = readText(file).split(/\r?\n/);
  const start = lines.findIndex((line) => line.startsWith("packages:"));
  const [, inline] = /^packages:\s*\[(.*)\]/.exec(lines[start] ?? "") ?? [];
  if (inline !== undefined) return inline.split(",").flatMap((item) => scalar(item) ?? []);
  const folders: string[] = [];
  for (const line of start < 0 ? [] : lines.slice(start + 1)) {
    if (line.trim() === "" || line.trim().startsWith("#")) continue;
    const item = /^-\s([^]*)/.exec(line.trim())?.[1];
    if (item === undefined) break;
    folders.push(...(scalar(item) ?? []));
  }
  return folders;
}

/** A YAML text on one line, without its quotes and the comment behind it. */
function scalar(text: string): readonly [string] | undefined {
  const found = /^\s*(?:'([^']*)'|"([^"]*)"|([^\s#'"]+))/.exec(text);
  const value = found?.[1] ?? found?.[2] ?? found?.[3];
  return value === undefined ? undefined : [value];
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return ""; // Not a pnpm workspace.
  }
}
