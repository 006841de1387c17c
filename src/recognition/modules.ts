import type { TSESTree } from "@typescript-eslint/utils";
import { namesIn, type Declaration } from "./bindings.ts";
import type { FunctionNode, ClassNode, Node } from "./syntax.ts";

/** The other files of a project, as far as recognition may look into them. */
export interface ModuleGraph {
  /** The parsed file that a specifier means in a file; `undefined` for packages and everything that cannot be read. */
  resolve(from: TSESTree.Program, specifier: string): TSESTree.Program | undefined;
  /** The path of that file, as a key: the same module for all who import it. */
  placeOf(from: TSESTree.Program, specifier: string): string | undefined;
  /** The source of a file, where it is at hand. */
  textOf(program: TSESTree.Program): string | undefined;
  /** The parsed file at a path. */
  open(path: string): TSESTree.Program | undefined;
  /** Whether the file behind a specifier may export a name, by a look at its text: `false` saves parsing it. */
  mayExport(from: TSESTree.Program, specifier: string, name: string): boolean;
  /** Looking into another file costs: what is not likely to be telemetry is not followed. */
  readonly isCostly: boolean;
  /** Where a file of the project is; `undefined` for one that did not come from disk. */
  pathOf(program: TSESTree.Program): string | undefined;
  /** Calls and constructions of a function or class anywhere in the project; `undefined` where not all can be seen. */
  callersOf(
    callee: FunctionNode | ClassNode,
  ): readonly (TSESTree.CallExpression | TSESTree.NewExpression)[] | undefined;
  /** Whether it is certain that nothing in the project uses a function. */
  isUnused(callee: FunctionNode): boolean;
}

/** Whether a file with this text may export a name: it holds it, or hands on what others export. */
export function mayHoldExport(text: string, name: string): boolean {
  return text.includes(name) || /export\s*\*/.test(text);
}

/** A project of one file: nothing can be followed. */
export const noModules: ModuleGraph = {
  resolve: () => undefined,
  placeOf: () => undefined,
  textOf: () => undefined,
  open: () => undefined,
  mayExport: () => true,
  isCostly: false,
  pathOf: () => undefined,
  callersOf: () => undefined,
  isUnused: () => false,
};

/** What an exported name leads to: a declaration, an expression (`export default …`), or a whole file (`* as`). */
export type ExportTarget =
  | { readonly kind: "declaration"; readonly declaration: Declaration; readonly name: string }
  | { readonly kind: "expression"; readonly node: Node }
  | { readonly kind: "file"; readonly program: TSESTree.Program }
  | { readonly kind: "package"; readonly module: string; readonly imported: string };

const mostHops = 8;

/** The names by which a module is imported as one thing. */
export function isWhole(imported: string): boolean {
  return imported === "*" || imported === "default";
}

/** Follows a name of a module through imports, renames and re-exports to where it is declared. */
export function exportTarget(
  graph: ModuleGraph,
  from: TSESTree.Program,
  module: string,
  imported: string,
  hops = mostHops,
): ExportTarget {
  const outside: ExportTarget = { kind: "package", module, imported };
  if (!isWhole(imported) && !graph.mayExport(from, module, imported)) return outside;
  const program = hops > 0 ? graph.resolve(from, module) : undefined;
  if (!program) return outside;
  if (imported === "*") return { kind: "file", program };
  return exportOf(graph, program, imported, hops - 1) ?? outside;
}

/** What a file exports under a name. */
export function exportOf(
  graph: ModuleGraph,
  program: TSESTree.Program,
  name: string,
  hops = mostHops,
): ExportTarget | undefined {
  const stars: string[] = [];
  for (const statement of program.body) {
    if (statement.type === "ExportDefaultDeclaration" && name === "default") {
      return defaultTarget(graph, program, statement.declaration, hops);
    }
    if (statement.type === "ExportAllDeclaration") {
      if (!statement.exported) stars.push(statement.source.value);
      else if (exportedName(statement.exported) === name) {
        return exportTarget(graph, program, statement.source.value, "*", hops);
      }
    }
    if (statement.type !== "ExportNamedDeclaration") continue;
    for (const specifier of statement.specifiers) {
      if (exportedName(specifier.exported) !== name) continue;
      const local = exportedName(specifier.local);
      if (statement.source) return exportTarget(graph, program, statement.source.value, local, hops);
      return localTarget(graph, program, local, hops);
    }
  }
  const own = isExportedDirectly(program, name) ? localTarget(graph, program, name, hops) : undefined;
  if (own) return own;
  for (const module of stars) {
    const found = exportTarget(graph, program, module, name, hops);
    if (found.kind !== "package") return found;
    // `export * from "@opentelemetry/api"`: the package may well be where the name comes from.
    if (!module.startsWith(".") && !graph.resolve(program, module)) return found;
  }
  return undefined;
}

function defaultTarget(graph: ModuleGraph, program: TSESTree.Program, node: Node, hops: number): ExportTarget {
  if (node.type === "Identifier") return localTarget(graph, program, node.name, hops) ?? { kind: "expression", node };
  if (node.type === "ClassDeclaration") {
    return { kind: "declaration", declaration: { kind: "class", node }, name: node.id?.name ?? "default" };
  }
  if (node.type === "FunctionDeclaration") {
    return { kind: "declaration", declaration: { kind: "function", node }, name: node.id?.name ?? "default" };
  }
  return { kind: "expression", node };
}

function localTarget(
  graph: ModuleGraph,
  program: TSESTree.Program,
  name: string,
  hops: number,
): ExportTarget | undefined {
  const declaration = namesIn(program).get(name);
  if (!declaration) return undefined;
  if (declaration.kind !== "import") return { kind: "declaration", declaration, name };
  return exportTarget(graph, program, declaration.module, declaration.imported, hops);
}

function isExportedDirectly(program: TSESTree.Program, name: string): boolean {
  const declaration = namesIn(program).get(name);
  if (!declaration) return false;
  const node = declaration.kind === "parameter" ? declaration.owner : declaration.node;
  const statement = node.type === "VariableDeclarator" ? node.parent : node;
  return statement.parent?.type === "ExportNamedDeclaration";
}

function exportedName(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === "Identifier" ? node.name : node.value;
}
