import type { TSESTree } from "@typescript-eslint/utils";
import { declarationOf } from "./bindings.ts";
import {
  answerCalls,
  controllerDecorators,
  handlerPaths,
  mountCalls,
  routeCalls,
  routeDecorators,
  routeKeys,
} from "./libraries/frameworks.ts";
import {
  isClass,
  isFunction,
  isNothing,
  keyName,
  lastName,
  memberName,
  propertyOf,
  staticString,
  unwrapped,
  walk,
  type FunctionNode,
  type Node,
} from "./syntax.ts";

/** A path that a program answers, or the start of several. */
export interface Route {
  /** With a slash in front and none behind. */
  readonly path: string;
  readonly node: Node;
  /** Other routes stand behind it. */
  readonly isMount: boolean;
  /** The bodies that it answers with, as far as they are written down. */
  readonly bodies: readonly TSESTree.ObjectExpression[];
}

/** The routes of a file whose paths are written down: of express, koa, hono, fastify, NestJS, and of `http` by comparison. */
export function routesOf(program: TSESTree.Program): readonly Route[] {
  const routes: Route[] = [];
  walk(program, (node) => {
    if (node.type === "CallExpression") routes.push(...calledRoutes(node));
    else if (node.type === "Decorator") routes.push(...decoratedRoutes(node));
    else if (node.type === "SwitchCase" && node.test) routes.push(...comparedRoutes(node.test, caseBody(node)));
    else if (node.type === "BinaryExpression" && (node.operator === "===" || node.operator === "=="))
      routes.push(...[node.left, node.right].flatMap((side) => comparedRoutes(side, branchOf(node))));
  });
  return routes;
}

function calledRoutes(call: TSESTree.CallExpression): readonly Route[] {
  const callee = unwrapped(call.callee);
  const name = callee.type === "MemberExpression" ? memberName(callee) : undefined;
  if (name === undefined) return [];
  const [first, ...rest] = call.arguments;
  if (!first) return [];
  const options = [first, ...rest].map(unwrapped).find((one) => one.type === "ObjectExpression");
  const inOptions = options && routeKeys.map((key) => propertyOf(options, key)?.value).find((value) => value);
  const isMount = mountCalls.has(name);
  if (!isMount && !routeCalls.has(name)) return [];
  const written = pathsIn(inOptions ?? first);
  const handlers = options && propertyOf(options, "handler") ? [propertyOf(options, "handler")?.value, ...rest] : rest;
  const bodies = handlers.flatMap((one) => (one ? bodiesOf(one) : []));
  return written.map((path) => route(path, call, isMount, bodies));
}

function decoratedRoutes(decorator: TSESTree.Decorator): readonly Route[] {
  const call = unwrapped(decorator.expression);
  if (call.type !== "CallExpression") return [];
  const name = lastName(call.callee) ?? "";
  if (!routeDecorators.has(name) && !controllerDecorators.has(name)) return [];
  const [argument] = call.arguments;
  const inner = argument && unwrapped(argument);
  const path = inner?.type === "ObjectExpression" ? propertyOf(inner, "path")?.value : inner;
  const written = path ? pathsIn(path) : [""];
  const owner = decorator.parent;
  const method = owner.type === "MethodDefinition" ? owner.value : undefined;
  return written.map((one) => route(one, decorator, isClass(owner), method ? bodiesOf(method) : []));
}

/** The paths that an expression is: a text, a constant of the file, or a list of such. */
function pathsIn(expression: Node): readonly string[] {
  const node = unwrapped(expression);
  const text = staticString(node);
  if (text !== undefined) return [text];
  if (node.type === "ArrayExpression") return node.elements.flatMap((element) => (element ? pathsIn(element) : []));
  if (node.type === "TemplateLiteral") {
    // A variable in front of it is a prefix of all: `${base}/health`.
    const end = node.quasis.at(-1)?.value.cooked ?? "";
    return end.startsWith("/") ? [end] : [];
  }
  if (node.type === "MemberExpression") {
    const owner = node.object.type === "Identifier" ? declarationOf(node.object.name, node.object) : undefined;
    const object = owner?.kind === "variable" && owner.node.init ? unwrapped(owner.node.init) : undefined;
    const value = object?.type === "ObjectExpression" ? propertyOf(object, memberName(node) ?? "")?.value : undefined;
    return value ? pathsIn(value) : [];
  }
  const declaration = node.type === "Identifier" ? declarationOf(node.name, node) : undefined;
  const init = declaration?.kind === "variable" && declaration.path.length === 0 ? declaration.node.init : undefined;
  return init ? pathsIn(init) : [];
}

/** `url === "/health"`, `case "/health":` in code that answers requests itself. */
function comparedRoutes(side: Node, body: Node | undefined): readonly Route[] {
  const written = staticString(unwrapped(side));
  if (written === undefined || !handlerPaths.test(written)) return [];
  return [route(written, side, false, body ? bodiesIn(body) : [])];
}

function route(written: string, node: Node, isMount: boolean, bodies: Route["bodies"]): Route {
  const path = `/${written}`.replace(/\/{2,}/g, "/").replace(/(.)\/$/, "$1");
  return { path, node, isMount, bodies };
}

/** The statements of a case, or of the first one behind it that has any. */
function caseBody(node: TSESTree.SwitchCase): Node | undefined {
  const { cases } = node.parent;
  const behind = cases.slice(cases.indexOf(node));
  return behind.find(({ consequent }) => consequent.length > 0);
}

function branchOf(test: Node): Node | undefined {
  for (let current = test.parent; current; current = current.parent) {
    if (current.type === "IfStatement") return current.consequent;
    if (current.type !== "LogicalExpression") return undefined;
  }
  return undefined;
}

/** What a handler answers with; one that is given by name is looked for in the file. */
function bodiesOf(handler: Node): Route["bodies"] {
  const node = unwrapped(handler);
  if (isFunction(node)) return bodiesIn(node.body.type === "BlockStatement" ? node.body : node, node);
  const declaration = node.type === "Identifier" ? declarationOf(node.name, node) : undefined;
  if (declaration?.kind === "function") return bodiesOf(declaration.node);
  const init = declaration?.kind === "variable" ? declaration.node.init : undefined;
  return init && isFunction(unwrapped(init)) ? bodiesOf(init) : [];
}

function bodiesIn(body: Node, owner?: FunctionNode): Route["bodies"] {
  const found = new Set<TSESTree.ObjectExpression>();
  const add = (value: Node | null | undefined) => {
    const object = value ? bodyObject(value) : undefined;
    if (object) found.add(object);
  };
  if (owner && owner.body.type !== "BlockStatement") add(owner.body);
  walk(body, (node) => {
    if (node.type === "ReturnStatement") add(node.argument);
    else if (node.type === "CallExpression" && answerCalls.has(lastName(node.callee) ?? "")) add(node.arguments[0]);
    else if (node.type === "AssignmentExpression" && lastName(node.left) === "body") add(node.right);
  });
  return [...found];
}

/** An object that is written out, here or in a local; one that stands for the answer as a whole has its body inside. */
function bodyObject(value: Node): TSESTree.ObjectExpression | undefined {
  const node = unwrapped(value);
  if (node.type === "Identifier") {
    const declaration = declarationOf(node.name, node);
    const init = declaration?.kind === "variable" && declaration.constant ? declaration.node.init : undefined;
    return init ? bodyObject(init) : undefined;
  }
  if (node.type !== "ObjectExpression") return undefined;
  const inner = propertyOf(node, "body")?.value;
  return inner && !isNothing(inner) ? bodyObject(inner) : node;
}

/** What a body must have and has not; `undefined` where not all of it can be seen. */
export function missingFrom(
  body: TSESTree.ObjectExpression,
  required: readonly string[],
): readonly string[] | undefined {
  const isVisible = body.properties.every(
    (property) => property.type === "Property" && keyName(property) !== undefined,
  );
  return isVisible ? required.filter((key) => !propertyOf(body, key)) : undefined;
}

/** The checks of a body that do not say their own status. */
export function checksWithoutStatus(body: TSESTree.ObjectExpression): readonly string[] {
  const value = propertyOf(body, "checks")?.value;
  const checks = value && unwrapped(value);
  const object = checks && bodyObject(checks);
  if (!object) return [];
  return object.properties.flatMap((property) => {
    if (property.type !== "Property") return [];
    const check = unwrapped(property.value);
    const name = keyName(property);
    if (check.type !== "ObjectExpression" || name === undefined) return [];
    return missingFrom(check, ["status"])?.length === 1 ? [name] : [];
  });
}
