import { readFileSync, type Stats } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { TSESTree } from "@typescript-eslint/utils";
import { isKnownModule } from "../recognition/libraries/index.ts";
import { mayHoldExport, noModules, type ModuleGraph } from "../recognition/modules.ts";
import { parseModule } from "./module-parser.ts";
import { readPackageMap, whereDeclared, type PackageMap } from "./package-map.ts";
import { projectRootOf, statsOf } from "./project-root.ts";
import { sourcePlace } from "./source-places.ts";

interface LinkedModule {
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

const modules = new Map<string, LinkedModule>();
const paths = new WeakMap<TSESTree.Program, string>();
const texts = new WeakMap<TSESTree.Program, string>();
const resolutions = new Map<string, string>();
/** Files import one module by many relative paths: what each means is looked up once. */
const places = new Map<string, string>();
const outside = new Set<string>();
const packageMaps = new Map<string, PackageMap>();

/** How often files that were looked into are asked whether they have changed: an editor's user needs longer to save one. */
const checkInterval = 1000;
let lastCheck = 0;
let version = 0;

/** The files around those that are linted, as they are on disk: each read and parsed once, when it is first asked for. */
export const linkedFiles: ModuleGraph = {
  ...noModules,
  isCostly: true,
  open: (path) => parsedAt(resolve(path)),
  resolve(from, specifier) {
    const target = targetOf(from, specifier);
    return target === undefined ? undefined : parsedAt(target);
  },
  mayExport(from, specifier, name) {
    const target = targetOf(from, specifier);
    const text = target === undefined ? undefined : moduleAt(target)?.text;
    return text === undefined || mayHoldExport(text, name);
  },
  placeOf: targetOf,
  textOf: (program) => texts.get(program),
  pathOf: (program) => paths.get(program),
};

/** Says where a linted file is, so that its imports can be followed, and what it says. */
export function placeFile(program: TSESTree.Program, file: string, text: string): void {
  paths.set(program, resolve(file));
  texts.set(program, text);
}

/** A number that changes when a file that was looked into has: what was worked out before may no longer be true. */
export function linkedVersion(): number {
  const now = performance.now();
  if (now - lastCheck < checkInterval) return version;
  lastCheck = now;
  for (const [path, { stamp }] of modules) {
    if (stampOf(statsOf(path)) !== stamp) {
      version++;
      modules.clear();
      resolutions.clear();
      places.clear();
      packageMaps.clear();
      outside.clear();
      break;
    }
  }
  return version;
}

function moduleAt(path: string): LinkedModule | undefined {
  const known = modules.get(path);
  if (known) return known;
  const stats = statsOf(path);
  const stamp = stampOf(stats);
  if (!stats || stamp === undefined || stats.size > mostBytes) return undefined;
  const read: LinkedModule = { stamp, text: readFileSync(path, "utf8"), program: undefined, isParsed: false };
  modules.set(path, read);
  const [oldest] = modules.keys();
  if (modules.size > mostModules && oldest !== undefined) modules.delete(oldest);
  return read;
}

/** Time and size of a file. */
function stampOf(stats: Stats | undefined): string | undefined {
  return stats?.isFile() ? `${stats.mtimeMs}:${stats.size}` : undefined;
}

function parsedAt(path: string): TSESTree.Program | undefined {
  const module = moduleAt(path);
  if (!module || module.isParsed) return module?.program;
  module.isParsed = true;
  const parsed = parseModule(path, module.text);
  // Whoever lints a broken file hears of it; here it only means that nothing is known of it.
  if ("fault" in parsed) return undefined;
  module.program = parsed.program;
  paths.set(parsed.program, path);
  texts.set(parsed.program, module.text);
  return parsed.program;
}

function targetOf(program: TSESTree.Program, specifier: string): string | undefined {
  const from = paths.get(program);
  if (from === undefined || isKnownModule(specifier)) return undefined;
  const key = `${dirname(from)}\0${specifier}`;
  const known = resolutions.get(key);
  if (known !== undefined) return known;
  // What leads nowhere may lead somewhere when the file is saved; packages and built-in modules stay what they are.
  if (outside.has(key)) return undefined;
  const found = resolveSpecifier(from, specifier);
  if (found !== undefined) resolutions.set(key, found);
  else if (!specifier.startsWith(".")) outside.add(key);
  return found;
}

function resolveSpecifier(from: string, specifier: string): string | undefined {
  if (specifier.startsWith(".")) return placeAt(join(dirname(from), specifier));
  const root = projectRootOf(dirname(from));
  const packages = packageMaps.get(root) ?? readPackageMap(root, whereDeclared);
  packageMaps.set(root, packages);
  for (const candidate of packages.candidates(from, specifier)) {
    const found = sourcePlace(candidate, isFile);
    if (found !== undefined) return found;
  }
  return undefined;
}

function placeAt(path: string): string | undefined {
  const known = places.get(path);
  if (known !== undefined) return known;
  const found = sourcePlace(path, isFile);
  if (found !== undefined) places.set(path, found);
  return found;
}

function isFile(path: string): boolean {
  return statsOf(path)?.isFile() ?? false;
}
