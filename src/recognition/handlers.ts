import { handlerDecorators, requestNames, routerMethods } from "./libraries/frameworks.ts";
import { handlerParameters } from "../vocabulary/sensitive-terms.ts";
import { isFunction, lastName, memberName, staticString, unwrapped, type FunctionNode, type Node } from "./syntax.ts";

/** The function around a node that a framework calls for every request or message. */
export function handlerAround(node: Node): FunctionNode | undefined {
  for (let current = node.parent; current; current = current.parent)
    if (isFunction(current) && isHandler(current)) return current;
  return undefined;
}

/** Whether a framework calls a function for every request or message. */
export function isHandler(owner: FunctionNode): boolean {
  return takesRequest(owner) || isDecorated(owner) || isRouted(owner);
}

/** `(req, res)`, `(request, reply)` */
function takesRequest({ params }: FunctionNode): boolean {
  const names = params.map((param) => (param.type === "Identifier" ? param.name : ""));
  return names.some((name) => requestNames.has(name)) && names.some((name) => handlerParameters.has(name));
}

function isDecorated({ parent }: FunctionNode): boolean {
  if (parent.type !== "MethodDefinition") return false;
  return parent.decorators.some(({ expression }) => handlerDecorators.has(lastName(expression) ?? ""));
}

/** `app.get("/orders", (c) => …)` */
function isRouted(owner: FunctionNode): boolean {
  const { parent } = owner;
  if (parent.type !== "CallExpression" || parent.callee === owner) return false;
  const callee = unwrapped(parent.callee);
  const [path] = parent.arguments;
  return (
    callee.type === "MemberExpression" &&
    routerMethods.has(memberName(callee) ?? "") &&
    (path ? staticString(path) : undefined)?.startsWith("/") === true
  );
}
