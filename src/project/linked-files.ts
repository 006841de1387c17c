import { readFileSync, statSync, type Stats } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { TSESTree } from "@typescript-eslint/utils";
import { isKnownModule } from "../recognition/libraries/index.ts";
import { noModules, type ModuleGraph } from "../recognition/modules.ts";
import { parseModule } from "./module-parser.ts";
import { readPackageMap, type PackageMap } from "./package-map.ts";
import { sourcePlace } from "./source-places.ts";

interface ParsedModule {
  /** Time and size of the file that was parsed. */
  readonly stamp: string;
  readonly text: string;
  program: TSESTree.Program | undefined;
  isParsed: boolean;
}

/** Parsed modules that are kept; the oldest make room, so that a long-lived editor server does not grow. */
const mostModules = 500;
/** Bundles and generated tables declare no logger worth the wait. */
const mostBytes = 1_000_000;

const modules = new Map<string, ParsedModule>();
const paths = new WeakMap<TSESTree.Program, string>();
const resolutions = new Map<string, string>();
const outside = new Set<string>();
const packageMaps = new Map<string, PackageMap>();
const roots = new Map<string, string>();

/**
 * The files around a linted one, as they are on disk: each read and parsed at most once in a process, and again when its
 * time or size changes. Nothing is read before something is asked of it.
 */
export function linkedFiles(program: TSESTree.Program, file: string): ModuleGraph {
  const start = resolve(file);
  paths.set(program, start);
  const checked = new Map<string, ParsedModule | undefined>();

  const moduleAt = (path: string): ParsedModule | undefined => {
    if (checked.has(path)) return checked.get(path);
    const found = currentModule(path);
    checked.set(path, found);
    return found;
  };
  const open = (path: string): TSESTree.Program | undefined => {
    // What an editor holds is newer than what is on disk.
    if (path === start) return program;
    const found = moduleAt(path);
    return found && parsed(path, found);
  };

  return {
    ...noModules,
    isCostly: true,
    open: (path) => open(resolve(path)),
    resolve(from, specifier) {
      const path = paths.get(from);
      const target = path === undefined ? undefined : targetOf(path, specifier);
      return target === undefined ? undefined : open(target);
    },
    mayExport(from, specifier, name) {
      const path = paths.get(from);
      const target = path === undefined ? undefined : targetOf(path, specifier);
      if (target === undefined || target === start) return true;
      const text = moduleAt(target)?.text ?? "";
      return text.includes(name) || text.includes("export *");
    },
    pathOf: (one) => paths.get(one),
  };
}

function currentModule(path: string): ParsedModule | undefined {
  const stats = statsOf(path);
  if (!stats?.isFile() || stats.size > mostBytes) return undefined;
  const stamp = `${stats.mtimeMs}:${stats.size}`;
  const known = modules.get(path);
  if (known?.stamp === stamp) return known;
  const read: ParsedModule = { stamp, text: readFileSync(path, "utf8"), program: undefined, isParsed: false };
  modules.delete(path);
  modules.set(path, read);
  const [oldest] = modules.keys();
  if (modules.size > mostModules && oldest !== undefined) modules.delete(oldest);
  return read;
}

function parsed(path: string, module: ParsedModule): TSESTree.Program | undefined {
  if (module.isParsed) return module.program;
  module.isParsed = true;
  module.program = parseModule(path, module.text);
  if (module.program) paths.set(module.program, path);
  return module.program;
}

function targetOf(from: string, specifier: string): string | undefined {
  const key = `${dirname(from)}\0${specifier}`;
  const known = resolutions.get(key);
  if (known !== undefined && isFile(known)) return known;
  // What leads nowhere may lead somewhere when the file is saved; packages and built-in modules stay what they are.
  if (outside.has(key) || isKnownModule(specifier)) return undefined;
  const found = resolveSpecifier(from, specifier);
  if (found === undefined && !specifier.startsWith(".")) outside.add(key);
  if (found !== undefined) resolutions.set(key, found);
  return found;
}

function resolveSpecifier(from: string, specifier: string): string | undefined {
  if (specifier.startsWith(".")) return sourcePlace(join(dirname(from), specifier), isFile);
  const root = rootOf(dirname(from));
  const packages = packageMaps.get(root) ?? readPackageMap(root);
  packageMaps.set(root, packages);
  for (const candidate of packages.candidates(from, specifier)) {
    const found = sourcePlace(candidate, isFile);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isFile(path: string): boolean {
  return statsOf(path)?.isFile() ?? false;
}

/** `undefined` for what is not there or may not be looked at. */
function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined; // `package.json/index.ts` is no file in a folder.
  }
}

/** What stands at the top of a repository; above a workspace's root there is nothing of ours. */
const rootMarks = ["pnpm-workspace.yaml", "lerna.json", "nx.json", "turbo.json", ".git"];

/** The outermost folder that belongs to the same project: its workspace, its repository, or its package. */
function rootOf(folder: string): string {
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
    if (isFile(join(current, "package.json"))) outermost = current;
    if (dirname(current) === current) return outermost;
  }
}
