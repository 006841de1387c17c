import type { TSESTree } from "@typescript-eslint/utils";

export type Node = TSESTree.Node;
export type FunctionNode =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;
export type CallNode = TSESTree.CallExpression | TSESTree.NewExpression;
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** The expression itself, without the wrappers that change neither its value nor what it is. */
export function unwrapped(node: Node): Node {
  switch (node.type) {
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "TSTypeAssertion":
    case "TSInstantiationExpression":
    case "ChainExpression":
      return unwrapped(node.expression);
    case "AwaitExpression":
      return unwrapped(node.argument);
    default:
      return node;
  }
}

export function isFunction(node: Node): node is FunctionNode {
  return (
    node.type === "ArrowFunctionExpression" || node.type === "FunctionExpression" || node.type === "FunctionDeclaration"
  );
}

export function isCall(node: Node): node is CallNode {
  return node.type === "CallExpression" || node.type === "NewExpression";
}

/** The parameters that arguments are given for: `this` is declared like one and given like none. */
export function parametersOf({
  params,
}: {
  readonly params: readonly TSESTree.Parameter[];
}): readonly TSESTree.Parameter[] {
  const [first] = params;
  return first?.type === "Identifier" && first.name === "this" ? params.slice(1) : params;
}

export function isClass(node: Node): node is ClassNode {
  return node.type === "ClassDeclaration" || node.type === "ClassExpression";
}

export function isTypeNode(node: Node): node is TSESTree.TypeNode {
  return node.type.startsWith("TS") && !node.type.endsWith("Declaration");
}

/** The name of a member access, `#private` names included; `undefined` where it is only known at run time. */
export function memberName(node: TSESTree.MemberExpression): string | undefined {
  if (!node.computed) return node.property.type === "PrivateIdentifier" ? `#${node.property.name}` : node.property.name;
  return staticString(node.property);
}

/** The key of a property, a class member or a type member, where it is written down. */
export function keyName(node: { readonly key: Node; readonly computed: boolean }): string | undefined {
  if (node.computed) return staticString(node.key);
  if (node.key.type === "Identifier") return node.key.name;
  if (node.key.type === "PrivateIdentifier") return `#${node.key.name}`;
  return node.key.type === "Literal" ? String(node.key.value) : undefined;
}

/** The text of a string literal or of a template without expressions. */
export function staticString(node: Node): string | undefined {
  if (node.type === "Literal") return typeof node.value === "string" ? node.value : undefined;
  if (node.type !== "TemplateLiteral" || node.expressions.length > 0) return undefined;
  return node.quasis[0]?.value.cooked ?? undefined;
}

/** The property of an object literal by its name; the last one wins, as at run time. */
export function propertyOf(object: TSESTree.ObjectExpression, name: string): TSESTree.Property | undefined {
  return object.properties.findLast(
    (property): property is TSESTree.Property => property.type === "Property" && keyName(property) === name,
  );
}

/** The last name of a callee or receiver: `this.audit.logger` → logger, `getLogger()` → getLogger. */
export function lastName(node: Node): string | undefined {
  const inner = unwrapped(node);
  if (inner.type === "Identifier") return inner.name;
  if (inner.type === "MemberExpression") return memberName(inner);
  if (inner.type === "CallExpression") return lastName(inner.callee);
  return undefined;
}

/** The name of the variable, field, method or property that an expression is put under. */
export function holderName({ parent }: Node): string | undefined {
  switch (parent?.type) {
    case "VariableDeclarator":
      return parent.id.type === "Identifier" ? parent.id.name : undefined;
    case "MethodDefinition":
    case "PropertyDefinition":
    case "Property":
      return keyName(parent);
    case "AssignmentExpression":
      return lastName(parent.left);
    default:
      return undefined;
  }
}

/** Names from left to right: `this.services.logger.info` → ["this", "services", "logger", "info"]. */
export function namePath(node: Node): readonly string[] | undefined {
  const inner = unwrapped(node);
  if (inner.type === "Identifier") return [inner.name];
  if (inner.type === "ThisExpression") return ["this"];
  if (inner.type !== "MemberExpression") return undefined;
  const base = namePath(inner.object);
  const name = memberName(inner);
  return base && name !== undefined ? [...base, name] : undefined;
}

/** What a chain of members and calls starts at: `chalk` of `chalk.hex("#f00")("x")`. */
export function rootOf(expression: Node): Node {
  let root = unwrapped(expression);
  while (root.type === "MemberExpression" || root.type === "CallExpression")
    root = unwrapped(root.type === "MemberExpression" ? root.object : root.callee);
  return root;
}

/** `null` and `undefined`. */
export function isNothing(node: Node): boolean {
  if (node.type === "Identifier") return node.name === "undefined";
  return node.type === "Literal" && node.value === null && !("regex" in node) && !("bigint" in node);
}

/** Whether a node stands in another, or is it. */
export function contains(outer: Node, inner: Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

export function enclosingFunction(node: Node): FunctionNode | undefined {
  for (let current = node.parent; current; current = current.parent) if (isFunction(current)) return current;
  return undefined;
}

/** The class whose `this` is meant at a node: arrow functions look through, other functions only if they are members. */
export function enclosingClass(node: Node): ClassNode | undefined {
  for (let current = node.parent; current; current = current.parent) {
    if (isClass(current)) return current;
    const isOwnThis = current.type === "FunctionDeclaration" || current.type === "FunctionExpression";
    if (isOwnThis && !isMember(current)) return undefined;
  }
  return undefined;
}

/** The object whose method `this` stands in: `{ jobs, onDone() { this.jobs.inc(); } }`. */
export function enclosingObject(node: Node): TSESTree.ObjectExpression | undefined {
  const owner = functionOfThis(node);
  const property = owner?.parent;
  const isMethod = property?.type === "Property" && property.value === owner;
  return isMethod && property.parent.type === "ObjectExpression" ? property.parent : undefined;
}

/** The function that gives `this` its meaning, where no class does. */
export function functionOfThis(node: Node): FunctionNode | undefined {
  for (let current = node.parent; current; current = current.parent) {
    if (isClass(current)) return undefined;
    if (isFunction(current) && current.type !== "ArrowFunctionExpression") return current;
  }
  return undefined;
}

function isMember(node: Node): boolean {
  return node.parent?.type === "MethodDefinition";
}

export function programOf(node: Node): TSESTree.Program {
  let current = node;
  while (current.type !== "Program") current = current.parent;
  return current;
}

/** Whether a node stands in the file that is linted: what is followed may lead into another. */
export function isHere(node: Node, program: TSESTree.Program): boolean {
  return programOf(node) === program;
}

/** Keys of a node that lead up, aside or to positions. */
const notChildren = new Set(["parent", "loc", "range", "tokens", "comments", "type"]);

/** Visits the children of any node, in source order. */
function eachChild(node: Node, visit: (child: Node) => void): void {
  // Plain loops: every file with a class goes through here, and iterators cost several times as much.
  for (const key in node) {
    if (notChildren.has(key)) continue;
    const value: unknown = node[key as keyof Node];
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) {
        const item: unknown = value[index];
        if (isNode(item)) visit(item);
      }
    } else if (isNode(value)) visit(value);
  }
}

/** The children of any node, in source order. */
export function childrenOf(node: Node): readonly Node[] {
  const children: Node[] = [];
  eachChild(node, (child) => children.push(child));
  return children;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** Visits a node and everything below it. */
export function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  eachChild(node, (child) => walk(child, visit));
}

/** Whether something holds for a node or one below it. */
export function someNode(node: Node, holds: (node: Node) => boolean): boolean {
  return holds(node) || childrenOf(node).some((child) => someNode(child, holds));
}

/** Each function is looked through once, however often it is called. */
const returnedBy = new WeakMap<FunctionNode, readonly Node[]>();

/** What a function returns, where it returns one thing: an arrow's expression or its only `return`. */
export function returnedExpression(node: FunctionNode): Node | undefined {
  const [only, ...others] = returnedExpressions(node);
  return others.length === 0 ? only : undefined;
}

/** Everything that a function may return. */
export function returnedExpressions(node: FunctionNode): readonly Node[] {
  if (node.body.type !== "BlockStatement") return [node.body];
  const known = returnedBy.get(node);
  if (known) return known;
  const returns: Node[] = [];
  collectReturns(node.body, returns);
  returnedBy.set(node, returns);
  return returns;
}

function collectReturns(node: Node, found: Node[]): void {
  if (isFunction(node) || isClass(node)) return;
  if (node.type === "ReturnStatement" && node.argument) found.push(node.argument);
  eachChild(node, (child) => collectReturns(child, found));
}
