import { dirname, join } from "node:path";
import type { TSESTree } from "@typescript-eslint/utils";
import { readPackageMap, whereDeclared, type PackageMap } from "../project/package-map.ts";
import { isWithin, projectRootOf, statsOf } from "../project/project-root.ts";
import { sourcePlace } from "../project/source-places.ts";
import { mayHoldExport, type ModuleGraph } from "../recognition/modules.ts";
import type { CallNode, ClassNode, FunctionNode } from "../recognition/syntax.ts";
import { Callers } from "./callers.ts";
import type { ParsedFiles } from "./parsed-files.ts";

/** The modules of a project: its files, with imports followed among them. */
export class ProjectFiles implements ModuleGraph {
  /** Most files are read anyway. */
  readonly isCostly = false;
  readonly #root: string;
  readonly #known: ReadonlySet<string>;
  readonly #sources: ParsedFiles;
  readonly #callers: Callers;
  readonly #packages: readonly PackageMap[];
  readonly #workspace: string;
  readonly #onOutside: () => void;

  /** @param onOutside called when a file beside the root is looked into: a package's neighbours hold its constants */
  constructor(root: string, files: readonly string[], sources: ParsedFiles, onOutside: () => void = () => undefined) {
    this.#root = root;
    this.#known = new Set(files);
    this.#sources = sources;
    this.#onOutside = onOutside;
    this.#workspace = projectRootOf(root);
    const isPart = this.#workspace !== root;
    this.#callers = new Callers(this, files, sources);
    this.#packages = [readPackageMap(root), ...(isPart ? [readPackageMap(this.#workspace, whereDeclared)] : [])];
  }

  /** Whether files beside the root may be looked into: those of the repository that it is a part of. */
  get mayHoldMore(): boolean {
    return this.#workspace !== this.#root;
  }

  pathOf(program: TSESTree.Program): string | undefined {
    return this.#sources.pathOf(program);
  }

  open(path: string): TSESTree.Program | undefined {
    return this.#known.has(path) ? this.#sources.parse(path) : undefined;
  }

  resolve(from: TSESTree.Program, specifier: string): TSESTree.Program | undefined {
    const target = this.placeOf(from, specifier);
    return target === undefined ? undefined : this.#sources.parse(target);
  }

  placeOf(from: TSESTree.Program, specifier: string): string | undefined {
    const file = this.pathOf(from);
    return file === undefined ? undefined : this.#resolved(file, specifier);
  }

  textOf(program: TSESTree.Program): string | undefined {
    const file = this.pathOf(program);
    return file === undefined ? undefined : this.#sources.text(file);
  }

  mayExport(from: TSESTree.Program, specifier: string, name: string): boolean {
    const place = this.placeOf(from, specifier);
    const text = place === undefined ? undefined : this.#sources.text(place);
    return text === undefined || mayHoldExport(text, name);
  }

  #resolved(fromFile: string, specifier: string): string | undefined {
    if (specifier.startsWith(".")) return this.#existing(join(dirname(fromFile), specifier));
    for (const packages of this.#packages) {
      for (const candidate of packages.candidates(fromFile, specifier)) {
        const found = this.#existing(candidate);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }

  #existing(path: string): string | undefined {
    return sourcePlace(path, (place) => this.#known.has(place) || this.#isNeighbour(place));
  }

  /** A file of the same repository that is not under the root; what is left out under the root stays so. */
  #isNeighbour(path: string): boolean {
    const isOutside = !isWithin(this.#root, path) && isWithin(this.#workspace, path);
    if (!isOutside || path.includes("/node_modules/") || !statsOf(path)?.isFile()) return false;
    this.#onOutside();
    return true;
  }

  callersOf(callee: FunctionNode | ClassNode): readonly CallNode[] {
    return this.#callers.of(callee);
  }

  isUnused(callee: FunctionNode): boolean {
    return !this.mayHoldMore && this.#callers.isUnused(callee);
  }
}
