import type { TSESTree } from "@typescript-eslint/utils";
import {
  isFunction,
  keyName,
  parametersOf,
  programOf,
  walk,
  type ClassNode,
  type FunctionNode,
  type Node,
} from "./syntax.ts";
import { tidiedArgument } from "./text-methods.ts";

/** A step from a destructured value to the name: a property, or `undefined` where the step cannot be followed. */
export type BindingPath = readonly (string | undefined)[];

/** What a name stands for in its file. */
export type Declaration =
  | { readonly kind: "import"; readonly module: string; readonly imported: string; readonly node: Node }
  | {
      readonly kind: "variable";
      readonly node: TSESTree.VariableDeclarator;
      readonly path: BindingPath;
      readonly constant: boolean;
      readonly fallback: Node | undefined;
    }
  | {
      readonly kind: "parameter";
      readonly owner: FunctionNode;
      readonly index: number;
      readonly path: BindingPath;
      readonly type: TSESTree.TypeNode | undefined;
      readonly fallback: Node | undefined;
    }
  | { readonly kind: "function"; readonly node: FunctionNode }
  | { readonly kind: "class"; readonly node: ClassNode }
  | { readonly kind: "enum"; readonly node: TSESTree.TSEnumDeclaration }
  | { readonly kind: "type"; readonly node: TSESTree.TSInterfaceDeclaration | TSESTree.TSTypeAliasDeclaration }
  /** The value of a `catch`. */
  | { readonly kind: "caught"; readonly node: Node }
  | { readonly kind: "other"; readonly node: Node };

type Names = ReadonlyMap<string, Declaration>;

const none: Names = new Map();
const namesOfScope = new WeakMap<Node, Names>();

/**
 * The declaration that a name refers to at a place, by the scopes above it. It needs nothing but parents, so that it
 * serves files that ESLint parsed and files that it did not. A `var` counts in the block where it stands.
 */
export function declarationOf(name: string, from: Node): Declaration | undefined {
  for (let scope: Node | undefined = from.parent; scope; scope = scope.parent) {
    const found = namesIn(scope).get(name);
    if (found) return found;
  }
  return undefined;
}

const importsOfProgram = new WeakMap<TSESTree.Program, ReadonlySet<string>>();

/**
 * Whether a file imports a name. Most functions that a file calls are imported, and to know that takes no look at the
 * scopes in between; a local of the same name is taken for the import.
 */
export function isImportedName(name: string, from: Node): boolean {
  const program = programOf(from);
  const known = importsOfProgram.get(program);
  if (known) return known.has(name);
  const names = new Set<string>();
  for (const statement of program.body) {
    if (statement.type !== "ImportDeclaration") continue;
    for (const specifier of statement.specifiers) names.add(specifier.local.name);
  }
  importsOfProgram.set(program, names);
  return names.has(name);
}

/** The names declared by a scope itself. */
export function namesIn(scope: Node): Names {
  if (!isScope(scope)) return none;
  const known = namesOfScope.get(scope);
  if (known) return known;
  const names = new Map<string, Declaration>();
  collect(scope, names);
  const found = names.size === 0 ? none : names;
  namesOfScope.set(scope, found);
  return found;
}

function isScope(node: Node): boolean {
  switch (node.type) {
    case "Program":
    case "BlockStatement":
    case "StaticBlock":
    case "TSModuleBlock":
    case "SwitchStatement":
    case "ForStatement":
    case "ForInStatement":
    case "ForOfStatement":
    case "CatchClause":
    case "ClassExpression":
    case "ClassDeclaration":
      return true;
    default:
      return isFunction(node);
  }
}

function collect(scope: Node, names: Map<string, Declaration>): void {
  switch (scope.type) {
    case "Program":
    case "BlockStatement":
    case "StaticBlock":
    case "TSModuleBlock":
      for (const statement of scope.body) collectStatement(statement, names);
      return;
    case "SwitchStatement":
      for (const branch of scope.cases) for (const statement of branch.consequent) collectStatement(statement, names);
      return;
    case "ForStatement":
      if (scope.init) collectStatement(scope.init, names);
      return;
    case "ForInStatement":
    case "ForOfStatement":
      collectStatement(scope.left, names);
      return;
    case "CatchClause":
      if (scope.param)
        eachBinding(scope.param, [], undefined, (name, path) => {
          names.set(name, { kind: path.length === 0 ? "caught" : "other", node: scope });
        });
      return;
    case "ClassDeclaration":
    case "ClassExpression":
      if (scope.id) names.set(scope.id.name, { kind: "class", node: scope });
      return;
    default:
      if (isFunction(scope)) collectParameters(scope, names);
  }
}

function collectParameters(owner: FunctionNode, names: Map<string, Declaration>): void {
  if (owner.type === "FunctionExpression" && owner.id) names.set(owner.id.name, { kind: "function", node: owner });
  parametersOf(owner).forEach((param, index) => {
    const pattern = param.type === "TSParameterProperty" ? param.parameter : param;
    const type = annotationOf(pattern.type === "AssignmentPattern" ? pattern.left : pattern);
    eachBinding(pattern, [], undefined, (name, path, fallback) => {
      names.set(name, { kind: "parameter", owner, index, path, type, fallback });
    });
  });
}

function collectStatement(statement: Node, names: Map<string, Declaration>): void {
  switch (statement.type) {
    case "ExportNamedDeclaration":
    case "ExportDefaultDeclaration":
      if (statement.declaration) collectStatement(statement.declaration, names);
      return;
    case "ImportDeclaration":
      for (const specifier of statement.specifiers) {
        names.set(specifier.local.name, {
          kind: "import",
          module: statement.source.value,
          imported: importedName(specifier),
          node: specifier,
        });
      }
      return;
    case "TSImportEqualsDeclaration":
      collectImport(statement, names);
      return;
    case "VariableDeclaration":
      for (const node of statement.declarations) {
        const constant = statement.kind === "const";
        eachBinding(node.id, [], undefined, (name, path, fallback) => {
          names.set(name, { kind: "variable", node, path, constant, fallback });
        });
      }
      return;
    case "FunctionDeclaration":
      if (statement.id) names.set(statement.id.name, { kind: "function", node: statement });
      return;
    case "ClassDeclaration":
      if (statement.id) names.set(statement.id.name, { kind: "class", node: statement });
      return;
    case "TSEnumDeclaration":
      names.set(statement.id.name, { kind: "enum", node: statement });
      return;
    case "TSInterfaceDeclaration":
    case "TSTypeAliasDeclaration":
      // A value of the same name is what expressions mean; types are looked up where nothing else is declared.
      if (!names.has(statement.id.name)) names.set(statement.id.name, { kind: "type", node: statement });
      return;
    default:
  }
}

/** `import all = require("module")`, and `import C = all.C` behind it. */
function collectImport(node: TSESTree.TSImportEqualsDeclaration, names: Map<string, Declaration>): void {
  const reference = node.moduleReference;
  if (reference.type === "TSExternalModuleReference") {
    const module = reference.expression.value;
    if (typeof module === "string") names.set(node.id.name, { kind: "import", module, imported: "*", node });
  } else if (reference.type === "TSQualifiedName" && reference.left.type === "Identifier") {
    const whole = names.get(reference.left.name);
    if (whole?.kind === "import" && (whole.imported === "*" || whole.imported === "default"))
      names.set(node.id.name, { kind: "import", module: whole.module, imported: reference.right.name, node });
  }
}

function importedName(specifier: TSESTree.ImportClause): string {
  if (specifier.type === "ImportDefaultSpecifier") return "default";
  if (specifier.type === "ImportNamespaceSpecifier") return "*";
  return specifier.imported.type === "Identifier" ? specifier.imported.name : specifier.imported.value;
}

/** Every name that a pattern binds, with the way to it and its default value. */
export function eachBinding(
  pattern: Node,
  path: BindingPath,
  fallback: Node | undefined,
  visit: (name: string, path: BindingPath, fallback: Node | undefined) => void,
): void {
  switch (pattern.type) {
    case "Identifier":
      visit(pattern.name, path, fallback);
      return;
    case "AssignmentPattern":
      eachBinding(pattern.left, path, pattern.right, visit);
      return;
    case "ObjectPattern":
      for (const property of pattern.properties) {
        if (property.type === "RestElement") eachBinding(property.argument, [...path, undefined], undefined, visit);
        else eachBinding(property.value, [...path, keyName(property)], undefined, visit);
      }
      return;
    case "ArrayPattern":
      for (const [index, element] of pattern.elements.entries()) {
        if (element) eachBinding(element, [...path, String(index)], undefined, visit);
      }
      return;
    case "RestElement":
      eachBinding(pattern.argument, [...path, undefined], undefined, visit);
      return;
    default:
  }
}

const replacedBy = new WeakMap<FunctionNode, ReadonlySet<string>>();

/** Whether a function puts something else in the place of what it was given; a default does not. */
export function isReplaced(parameter: string, owner: FunctionNode): boolean {
  const known = replacedBy.get(owner) ?? replacedNames(owner);
  replacedBy.set(owner, known);
  return known.has(parameter);
}

function replacedNames(owner: FunctionNode): ReadonlySet<string> {
  const names = new Set<string>();
  walk(owner, (node) => {
    if (node.type === "UpdateExpression" && node.argument.type === "Identifier") names.add(node.argument.name);
    if (node.type !== "AssignmentExpression" || node.left.type !== "Identifier") return;
    const { name } = node.left;
    if (!/^(?:\?\?|\|\|)=$/.test(node.operator) && !isStill(name, node.right)) names.add(name);
  });
  return names;
}

/** `tags ?? {}` and `sanitize(name)` are still what was given. */
function isStill(name: string, value: Node): boolean {
  const kept =
    value.type === "LogicalExpression"
      ? value.left
      : value.type === "CallExpression"
        ? tidiedArgument(value)
        : undefined;
  return kept?.type === "Identifier" && kept.name === name;
}

/** The declared type of a pattern. */
export function annotationOf(pattern: Node): TSESTree.TypeNode | undefined {
  return "typeAnnotation" in pattern && pattern.typeAnnotation?.type === "TSTypeAnnotation"
    ? pattern.typeAnnotation.typeAnnotation
    : undefined;
}
