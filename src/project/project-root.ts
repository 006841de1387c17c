import { statSync, type Stats } from "node:fs";
import { dirname, join, sep } from "node:path";

/** What stands at the top of a repository; above a workspace's root there is nothing of ours. */
const rootMarks = ["pnpm-workspace.yaml", "lerna.json", "nx.json", "turbo.json", ".git"];

/** What stands at the top of a package. */
const packageMarks = ["package.json", "tsconfig.json"];

const roots = new Map<string, string>();

/** The outermost folder that belongs to the same project: its workspace, its repository, or its package. */
export function projectRootOf(folder: string): string {
  const known = roots.get(folder);
  if (known !== undefined) return known;
  const found = findRoot(folder);
  roots.set(folder, found);
  return found;
}

function findRoot(folder: string): string {
  let outermost = folder;
  for (let current = folder; ; current = dirname(current)) {
    if (rootMarks.some((mark) => statsOf(join(current, mark)))) return current;
    if (packageMarks.some((mark) => statsOf(join(current, mark))?.isFile())) outermost = current;
    if (dirname(current) === current) return outermost;
  }
}

/** `undefined` for what is not there or may not be looked at. */
export function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined; // `package.json/index.ts` is no file in a folder.
  }
}

/** Whether a path is under a folder, both absolute. */
export function isWithin(folder: string, path: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
