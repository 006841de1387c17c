import { dirname, join, resolve } from "node:path";
import { Folders, neverRead } from "../standard/folders.ts";
import { isTable, readJson, strings, type Table } from "./json-file.ts";
import { declaredFolders } from "./workspace-folders.ts";

/** Where a specifier that is not relative may lead in a project: candidates without regard to extensions. */
export interface PackageMap {
  candidates(fromFile: string, specifier: string): Iterable<string>;
}

/**
 * Reads the `package.json` and `tsconfig.json` files of a project, each when it is first asked for.
 * @param packagesOf globs of the folders in which packages are looked for; by default everywhere
 */
export function readPackageMap(root: string, packagesOf: PackageFolders = everywhere): PackageMap {
  const aliases = new Map<string, readonly Alias[]>();
  let packages: WorkspacePackages | undefined;
  return {
    *candidates(fromFile, specifier) {
      yield* aliasTargets(fromFile, specifier, root, aliases);
      if (!mayBePackage(specifier)) return;
      packages ??= workspacePackages(root, packagesOf(root));
      yield* packageTargets(specifier, packages);
    },
  };
}

/** Says where the packages of a repository are. */
type PackageFolders = (root: string) => readonly string[];

const everywhere: PackageFolders = () => ["**"];

/** Only where the repository says that its packages are: much cheaper where that is a few folders, or none. */
export const whereDeclared: PackageFolders = declaredFolders;

type WorkspacePackages = ReadonlyMap<string, { readonly folder: string; readonly manifest: Table }>;

/** `node:fs` and `~/lib` are no packages, nor is `#internal` one of a workspace. */
function mayBePackage(specifier: string): boolean {
  return /^(?:@[a-z0-9]|[a-z0-9])[^:]*$/i.test(specifier);
}

function workspacePackages(root: string, folders: readonly string[]): WorkspacePackages {
  const found = new Map<string, { folder: string; manifest: Table }>();
  if (folders.length === 0) return found;
  const patterns = folders.map((folder) => `${folder.replace(/\/+$/, "")}/package.json`);
  for (const file of new Folders().find(root, { patterns, ignore: neverRead })) {
    const manifest = readJson(join(root, file));
    if (typeof manifest?.["name"] === "string")
      found.set(manifest["name"], { folder: dirname(join(root, file)), manifest });
  }
  return found;
}

function packageTargets(specifier: string, packages: WorkspacePackages): readonly string[] {
  const parts = specifier.split("/");
  const name = parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
  const found = packages.get(name);
  if (!found) return [];
  const subpath = specifier.slice(name.length + 1);
  const key = subpath === "" ? "." : `./${subpath}`;
  const { folder, manifest } = found;
  const declared = [
    ...strings(isTable(manifest["exports"]) ? manifest["exports"][key] : key === "." ? manifest["exports"] : undefined),
    ...(key === "." ? strings([manifest["source"], manifest["main"], manifest["types"]]) : []),
  ];
  const conventional = subpath === "" ? ["src/index", "index", "lib/index"] : [subpath, `src/${subpath}`];
  return [...declared.flatMap(sourceOf), ...conventional].map((target) => join(folder, target));
}

/** `./dist/index.js` is built from `./src/index.ts`. */
function sourceOf(target: string): readonly string[] {
  const stem = target.replace(/\.d\.[cm]?ts$|\.[cm]?[jt]sx?$/, "");
  return [stem, stem.replace(/^(\.\/)?(?:dist|build|lib|out)(?:\/(?:esm|cjs|src))?\//, "$1src/")];
}

interface Alias {
  readonly pattern: string;
  readonly targets: readonly string[];
}

function aliasTargets(
  fromFile: string,
  specifier: string,
  root: string,
  known: Map<string, readonly Alias[]>,
): readonly string[] {
  return aliasesFor(dirname(fromFile), root, known).flatMap(({ pattern, targets }) => {
    const [head, tail] = pattern.split("*");
    if (head === undefined || !specifier.startsWith(head)) return [];
    if (tail === undefined) return specifier === pattern ? targets : [];
    if (!specifier.endsWith(tail)) return [];
    const middle = specifier.slice(head.length, specifier.length - tail.length);
    return targets.map((target) => target.replace("*", middle));
  });
}

/** The path aliases of the nearest `tsconfig.json` and the `#imports` of the nearest `package.json` that have some. */
function aliasesFor(folder: string, root: string, known: Map<string, readonly Alias[]>): readonly Alias[] {
  const cached = known.get(folder);
  if (cached) return cached;
  const own = [...aliasesOf(join(folder, "tsconfig.json")), ...importsOf(folder)];
  const parent = dirname(folder);
  const found = own.length > 0 || folder === root || parent === folder ? own : aliasesFor(parent, root, known);
  known.set(folder, found);
  return found;
}

/** `"imports": { "#log": "./src/log.ts", "#*": "./dist/*" }` */
function importsOf(folder: string): readonly Alias[] {
  const imports = readJson(join(folder, "package.json"))?.["imports"];
  if (!isTable(imports)) return [];
  return Object.entries(imports).map(([pattern, targets]) => ({
    pattern,
    targets: strings(targets)
      .flatMap(sourceOf)
      .map((target) => resolve(folder, target)),
  }));
}

function aliasesOf(file: string, hops = 4): readonly Alias[] {
  const config = readJson(file);
  if (!config || hops === 0) return [];
  const options = config["compilerOptions"];
  const paths = isTable(options) ? options["paths"] : undefined;
  if (isTable(paths)) {
    const base = isTable(options) && typeof options["baseUrl"] === "string" ? options["baseUrl"] : ".";
    return Object.entries(paths).map(([pattern, targets]) => ({
      pattern,
      targets: strings(targets).map((target) => resolve(dirname(file), base, target)),
    }));
  }
  if (isTable(options) && typeof options["baseUrl"] === "string") {
    return [{ pattern: "*", targets: [join(resolve(dirname(file), options["baseUrl"]), "*")] }];
  }
  const bases = strings(config["extends"]).filter((base) => base.startsWith("."));
  return bases.flatMap((base) =>
    aliasesOf(resolve(dirname(file), base.endsWith(".json") ? base : `${base}.json`), hops - 1),
  );
}
