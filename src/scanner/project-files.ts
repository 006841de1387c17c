import { dirname, join } from "node:path";
import type { TSESTree } from "@typescript-eslint/utils";
import { declarationOf } from "../recognition/bindings.ts";
import { readPackageMap, whereDeclared, type PackageMap } from "../project/package-map.ts";
import { isWithin, projectRootOf, statsOf } from "../project/project-root.ts";
import { sourcePlace } from "../project/source-places.ts";
import { exportTarget, mayHoldExport, type ModuleGraph } from "../recognition/modules.ts";
import { constructorOf } from "../recognition/class-members.ts";
import { callsWithin, functionName } from "../recognition/forwarding.ts";
import {
  enclosingClass,
  isClass,
  isFunction,
  memberName,
  programOf,
  walk,
  type ClassNode,
  type FunctionNode,
  type Node,
} from "../recognition/syntax.ts";
import type { ParsedFiles } from "./parsed-files.ts";
import { literal } from "../vocabulary/literal.ts";

type AnyCall = TSESTree.CallExpression | TSESTree.NewExpression;

/** The modules of a project: its files, with imports followed among them. */
export class ProjectFiles implements ModuleGraph {
  /** Most files are read anyway. */
  readonly isCostly = false;
  readonly #root: string;
  readonly #files: readonly string[];
  readonly #known: ReadonlySet<string>;
  readonly #sources: ParsedFiles;
  readonly #callers = new WeakMap<FunctionNode | ClassNode, readonly AnyCall[]>();
  readonly #packages: readonly PackageMap[];
  readonly #workspace: string;
  readonly #onOutside: () => void;

  /** @param onOutside called when a file beside the root is looked into: a package's neighbours hold its constants */
  constructor(root: string, files: readonly string[], sources: ParsedFiles, onOutside: () => void = () => undefined) {
    this.#root = root;
    this.#files = files;
    this.#known = new Set(files);
    this.#sources = sources;
    this.#onOutside = onOutside;
    this.#workspace = projectRootOf(root);
    const isPart = this.#workspace !== root;
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

  callersOf(callee: FunctionNode | ClassNode): readonly AnyCall[] {
    const known = this.#callers.get(callee);
    if (known) return known;
    // Recursive parameters lead back here: what is found so far is then all there is.
    this.#callers.set(callee, []);
    const name = isFunction(callee) ? functionName(callee) : callee.id?.name;
    const found = name === undefined ? [] : this.#findCallers(callee, name);
    this.#callers.set(callee, found);
    return found;
  }

  #findCallers(callee: FunctionNode | ClassNode, name: string): readonly AnyCall[] {
    const member = isFunction(callee) ? memberOwner(callee) : undefined;
    if (member) return callsOnThis(member, name);
    const mayCall = mentionOf(name);
    const leadsTo = (used: Node) => this.#leadsTo(used, callee, name);
    const own = this.pathOf(programOf(callee));
    const files = own === undefined || isExported(callee, name, this.#sources.text(own)) ? this.#files : [own];
    return files.flatMap((file) => {
      const text = this.#sources.text(file);
      const program = text !== undefined && mayCall(text, file === own) ? this.#sources.parse(file) : undefined;
      if (!program) return [];
      const calls: AnyCall[] = [];
      walk(program, (node) => {
        if ((node.type === "CallExpression" || node.type === "NewExpression") && leadsTo(node.callee)) calls.push(node);
        if (isClass(node) && node.superClass && leadsTo(node.superClass)) calls.push(...this.#callsOfBase(node));
      });
      return calls;
    });
  }

  /** `super(…)` in the constructor of a class; without one, whoever makes the class gives the arguments. */
  #callsOfBase(derived: ClassNode): readonly AnyCall[] {
    const own = constructorOf(derived);
    if (!own) return this.callersOf(derived);
    return callsWithin(own).filter((call) => call.callee.type === "Super");
  }

  /** Imports of other names are not followed: what they lead to would have to be parsed. */
  #leadsTo(used: Node, callee: FunctionNode | ClassNode, name: string): boolean {
    if (used.type !== "Identifier") return false;
    const declaration = declarationOf(used.name, used);
    if (declaration?.kind === "class" || declaration?.kind === "function") return declaration.node === callee;
    if (declaration?.kind === "variable") return declaration.node.init === callee;
    if (declaration?.kind !== "import") return false;
    const { module, imported } = declaration;
    if (used.name !== name && imported !== name && imported !== "default") return false;
    const target = exportTarget(this, programOf(used), module, imported);
    if (target.kind !== "declaration" || !("node" in target.declaration)) return false;
    const { node } = target.declaration;
    return node === callee || (node.type === "VariableDeclarator" && node.init === callee);
  }
}

/**
 * Whether a file calls, constructs or extends something by a name or gives it another name first, as far as its text
 * tells. What is called on something else is another; what another file has must be imported.
 */
function mentionOf(name: string): (text: string, isOwn: boolean) => boolean {
  // A full stop with space behind it ends a sentence of a comment.
  const itself = String.raw`(?<![\w$#])(?<!(?:^|[^.])\.)${literal(name)}(?![\w$])`;
  const use = new RegExp(String.raw`${itself}(?:\s*(?:\?\.\s*)?[(<]|\s+as\s)|\b(?:new|extends)\s+${itself}`);
  const imported = new RegExp(
    String.raw`(?:^[ \t]*|(?:[{,]|\*/|\b(?:import|type|as|const|let|var))\s*)${itself}\s*(?:[,}=]|from\b|as\b|//|/\*)`,
    "m",
  );
  return (text, isOwn) => text.includes(name) && use.test(text) && (isOwn || imported.test(text));
}

/** Whether other files can have a function or a class by name: by its declaration, or by a list. */
function isExported(callee: FunctionNode | ClassNode, name: string, text: string | undefined): boolean {
  for (let current: Node = callee; current.type !== "Program"; current = current.parent) {
    if (current.type === "ExportNamedDeclaration" || current.type === "ExportDefaultDeclaration") return true;
    if (current !== callee && isFunction(current)) return false;
  }
  const list = new RegExp(String.raw`\bexport\s*(?:default\s+|\{[^}]*|=\s*)(?<![\w$])${literal(name)}|\bexports\b`);
  return text === undefined || list.test(text);
}

/** The class that a function is a method or a field of. */
function memberOwner({ parent }: FunctionNode): ClassNode | undefined {
  if (parent.type !== "MethodDefinition" && parent.type !== "PropertyDefinition") return undefined;
  const owner = parent.parent.parent;
  return isClass(owner) ? owner : undefined;
}

/** What a class calls of itself; what others call of it goes through what they hold, and is asked there. */
function callsOnThis(owner: ClassNode, name: string): readonly AnyCall[] {
  const calls: AnyCall[] = [];
  walk(owner, (node) => {
    if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return;
    const { callee } = node;
    if (callee.object.type === "ThisExpression" && memberName(callee) === name && enclosingClass(callee) === owner)
      calls.push(node);
  });
  return calls;
}
