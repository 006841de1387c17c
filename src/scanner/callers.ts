import type { TSESTree } from "@typescript-eslint/utils";
import { declarationOf, namesIn } from "../recognition/bindings.ts";
import { constructorOf } from "../recognition/class-members.ts";
import { callsWithin, functionName } from "../recognition/forwarding.ts";
import { exportOf, exportTarget, type ExportTarget, type ModuleGraph } from "../recognition/modules.ts";
import {
  enclosingClass,
  isCall,
  isClass,
  isFunction,
  memberName,
  programOf,
  walk,
  type CallNode,
  type ClassNode,
  type FunctionNode,
  type Node,
} from "../recognition/syntax.ts";
import { literal } from "../vocabulary/literal.ts";
import type { ParsedFiles } from "./parsed-files.ts";

/** Who calls the functions and classes of a project. Files are parsed where their text says that they may. */
export class Callers {
  readonly #graph: ModuleGraph;
  readonly #files: readonly string[];
  readonly #sources: ParsedFiles;
  readonly #known = new WeakMap<FunctionNode | ClassNode, readonly CallNode[]>();
  readonly #unused = new WeakMap<FunctionNode, boolean>();
  #namespaces: ReadonlySet<string> | undefined;

  /** @param files those that may hold calls */
  constructor(graph: ModuleGraph, files: readonly string[], sources: ParsedFiles) {
    this.#graph = graph;
    this.#files = files;
    this.#sources = sources;
  }

  of(callee: FunctionNode | ClassNode): readonly CallNode[] {
    const known = this.#known.get(callee);
    if (known) return known;
    // Recursive parameters lead back here: what is found so far is then all there is.
    this.#known.set(callee, []);
    const name = isFunction(callee) ? functionName(callee) : callee.id?.name;
    const found = name === undefined ? [] : this.#findCallers(callee, name);
    this.#known.set(callee, found);
    return found;
  }

  #findCallers(callee: FunctionNode | ClassNode, name: string): readonly CallNode[] {
    const member = isFunction(callee) ? memberOwner(callee) : undefined;
    if (member && isFunction(callee))
      return [...callsOnThis(member, name), ...this.#callsOnClass(callee, member, name)];
    const mayCall = mentionOf(name, this.#wholes);
    const leadsTo = (used: Node) => this.#leadsTo(used, callee, name);
    const own = this.#graph.pathOf(programOf(callee));
    const files = own === undefined || isExported(callee, name, this.#sources.text(own)) ? this.#files : [own];
    return files.flatMap((file) => {
      const text = this.#sources.text(file);
      const program = text !== undefined && mayCall(text, file === own) ? this.#sources.parse(file) : undefined;
      if (!program) return [];
      const calls: CallNode[] = [];
      walk(program, (node) => {
        if (isCall(node) && leadsTo(node.callee)) calls.push(node);
        if (isClass(node) && node.superClass && leadsTo(node.superClass)) calls.push(...this.#callsOfBase(node));
      });
      return calls;
    });
  }

  /** `Pool.create(metrics)` of a static method. */
  #callsOnClass({ parent }: FunctionNode, owner: ClassNode, name: string): readonly CallNode[] {
    const ownName = owner.id?.name;
    if (ownName === undefined || !("static" in parent && parent.static)) return [];
    const call = new RegExp(String.raw`(?<![\w$.])${literal(ownName)}\s*\.\s*${literal(name)}\s*[(<]`);
    return this.#files.flatMap((file) => {
      const text = this.#sources.text(file);
      const program = text !== undefined && call.test(text) ? this.#sources.parse(file) : undefined;
      if (!program) return [];
      const calls: CallNode[] = [];
      walk(program, (node) => {
        if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return;
        const { object } = node.callee;
        if (memberName(node.callee) === name && this.#leadsTo(object, owner, ownName)) calls.push(node);
      });
      return calls;
    });
  }

  /** One that stands among others which are called from elsewhere: what a framework calls stands by itself. */
  isUnused(callee: FunctionNode): boolean {
    const known = this.#unused.get(callee);
    if (known !== undefined) return known;
    this.#unused.set(callee, false);
    const isAlone = this.of(callee).length === 0 && this.#isMentionedNowhere(callee);
    const found = isAlone && this.#isCalledFromElsewhere(programOf(callee));
    this.#unused.set(callee, found);
    return found;
  }

  #isMentionedNowhere(callee: FunctionNode): boolean {
    const name = isTopLevel(callee) ? functionName(callee) : undefined;
    if (name === undefined) return false;
    const [mention, besides] = [codeMention(name), declarationOrMember(name)];
    const own = this.#graph.pathOf(programOf(callee));
    return this.#files.every((file) => {
      const text = this.#sources.text(file) ?? "";
      return !text.includes(name) || !mention.test(file === own ? text.replace(besides, "") : text);
    });
  }

  #isCalledFromElsewhere(program: TSESTree.Program): boolean {
    return [...namesIn(program).values()].some((declaration) => {
      const init = declaration.kind === "variable" ? declaration.node.init : undefined;
      const callee = declaration.kind === "function" ? declaration.node : init;
      return callee && isFunction(callee) && this.of(callee).some((call) => programOf(call) !== program);
    });
  }

  /** `super(…)` in the constructor of a class; without one, whoever makes the class gives the arguments. */
  #callsOfBase(derived: ClassNode): readonly CallNode[] {
    const own = constructorOf(derived);
    if (!own) return this.of(derived);
    return callsWithin(own).filter((call) => call.callee.type === "Super");
  }

  /** Imports of other names are not followed: what they lead to would have to be parsed. */
  #leadsTo(used: Node, callee: FunctionNode | ClassNode, name: string): boolean {
    if (used.type === "MemberExpression") {
      const namespace = memberName(used) === name ? this.#namespaceOf(used.object) : undefined;
      return namespace !== undefined && isDeclaredAs(exportOf(this.#graph, namespace, name), callee);
    }
    if (used.type !== "Identifier") return false;
    const declaration = declarationOf(used.name, used);
    if (declaration?.kind === "class" || declaration?.kind === "function") return declaration.node === callee;
    if (declaration?.kind === "variable") return declaration.node.init === callee;
    if (declaration?.kind !== "import") return false;
    const { module, imported } = declaration;
    if (used.name !== name && imported !== name && imported !== "default") return false;
    return isDeclaredAs(exportTarget(this.#graph, programOf(used), module, imported), callee);
  }

  /** The file whose exports are the members of an expression: `metrics` in `import * as metrics` and `export * as metrics`. */
  #namespaceOf(expression: Node): TSESTree.Program | undefined {
    const target = this.#exported(expression);
    return target?.kind === "file" ? target.program : undefined;
  }

  #exported(expression: Node): ExportTarget | undefined {
    if (expression.type === "MemberExpression") return this.#exportedBy(expression.object, memberName(expression));
    const declaration = expression.type === "Identifier" ? declarationOf(expression.name, expression) : undefined;
    if (declaration?.kind === "import")
      return exportTarget(this.#graph, programOf(expression), declaration.module, declaration.imported);
    // `const { metrics } = utils`
    if (declaration?.kind !== "variable" || !declaration.node.init || declaration.path.length !== 1) return undefined;
    return this.#exportedBy(declaration.node.init, declaration.path[0]);
  }

  #exportedBy(whole: Node, name: string | undefined): ExportTarget | undefined {
    const outer = name === undefined ? undefined : this.#namespaceOf(whole);
    return outer && name !== undefined ? exportOf(this.#graph, outer, name) : undefined;
  }

  /** The names by which files of the project are imported or exported as wholes. */
  get #wholes(): ReadonlySet<string> {
    this.#namespaces ??= new Set(this.#files.flatMap((file) => namespacesIn(this.#sources.text(file) ?? "")));
    return this.#namespaces;
  }
}

function namespacesIn(text: string): readonly string[] {
  if (!text.includes("* as ")) return [];
  return [...text.matchAll(/\*\s+as\s+([\w$]+)\s+from\b/g)].flatMap(([, name]) => name ?? []);
}

/** Whether what a name leads to is a function or a class, or a variable that is one. */
function isDeclaredAs(target: ExportTarget | undefined, callee: FunctionNode | ClassNode): boolean {
  if (target?.kind !== "declaration" || !("node" in target.declaration)) return false;
  const { node } = target.declaration;
  return node === callee || (node.type === "VariableDeclarator" && node.init === callee);
}

/**
 * Whether a file calls, constructs or extends something by a name or gives it another name first, as far as its text
 * tells. What is called on something else than a namespace is another; what another file has must be imported.
 */
function mentionOf(name: string, namespaces: ReadonlySet<string>): (text: string, isOwn: boolean) => boolean {
  // A full stop with space behind it ends a sentence of a comment.
  const itself = String.raw`(?<![\w$#])(?<!(?:^|[^.])\.)${literal(name)}(?![\w$])`;
  const use = new RegExp(String.raw`${itself}(?:\s*(?:\?\.\s*)?[(<]|\s+as\s)|\b(?:new|extends)\s+${itself}`);
  const imported = new RegExp(
    String.raw`(?:^[ \t]*|(?:[{,]|\*/|\b(?:import|type|as|const|let|var))\s*)${itself}\s*(?:[,}=]|from\b|as\b|//|/\*)`,
    "m",
  );
  const member = new RegExp(String.raw`(?<![\w$])([\w$]+)\s*(?:\?\.|\.)\s*${literal(name)}\s*[(<]`, "g");
  const isOfNamespace = (text: string) =>
    namespaces.size > 0 && [...text.matchAll(member)].some(([, holder = ""]) => namespaces.has(holder));
  return (text, isOwn) =>
    text.includes(name) && ((use.test(text) && (isOwn || imported.test(text))) || isOfNamespace(text));
}

/** `function f() {}`, `const f = () => {}` of a file itself. */
function isTopLevel(callee: FunctionNode): boolean {
  const { parent } = callee;
  const statement = parent.type === "VariableDeclarator" ? parent.parent : callee;
  const isDeclared = parent.type === "VariableDeclarator" || callee.type === "FunctionDeclaration";
  const holder = statement.parent.type === "ExportNamedDeclaration" ? statement.parent.parent : statement.parent;
  return isDeclared && holder.type === "Program";
}

/** Where a text speaks of a name as code does: calls it, asks for it, hands it on. */
function codeMention(name: string): RegExp {
  const itself = String.raw`(?<![\w$])${literal(name)}(?![\w$])`;
  const before = String.raw`(?:[.{,[(=>:?&|]|\b(?:return|default|typeof|new|await|yield|extends|as))\s*`;
  return new RegExp(String.raw`${before}${itself}|${itself}(?:(?:\?\.)?[(<]|\s*[,)\]}])|["'\`]${itself}["'\`]`);
}

/** What looks like a use of a name in the file that declares it and is none: members there are of something else. */
function declarationOrMember(name: string): RegExp {
  return new RegExp(String.raw`(?:\.|\bfunction\b)\s*${literal(name)}(?![\w$])`, "g");
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
function callsOnThis(owner: ClassNode, name: string): readonly CallNode[] {
  const calls: CallNode[] = [];
  walk(owner, (node) => {
    if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return;
    const { callee } = node;
    if (callee.object.type === "ThisExpression" && memberName(callee) === name && enclosingClass(callee) === owner)
      calls.push(node);
  });
  return calls;
}
