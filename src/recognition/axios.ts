import type { TSESTree } from "@typescript-eslint/utils";
import { declarationOf } from "./bindings.ts";
import { typeName } from "./carriers.ts";
import { errorContextOf } from "./error-context.ts";
import { isFunction, memberName, namePath, unwrapped, walk, type Node } from "./syntax.ts";

/** Members of an axios error that hold what was sent: the authorization header among the rest. */
export const axiosParts: ReadonlySet<string> = new Set(["config", "request", "response"]);

/**
 * Whether a name is an axios error at a place: by its declared type, by a test around (`axios.isAxiosError(e)`), or as
 * what a call of axios in the same `try`, or before the same `.catch`, has thrown.
 */
export function isAxiosError(node: TSESTree.Identifier): boolean {
  const declaration = declarationOf(node.name, node);
  if (declaration?.kind === "parameter" && declaration.type?.type === "TSTypeReference") {
    return typeName(declaration.type) === "AxiosError";
  }
  return isTested(node) || isThrownByAxios(node);
}

/** `if (axios.isAxiosError(e)) …` */
function isTested(name: TSESTree.Identifier): boolean {
  for (let node: Node = name; node.parent && !isFunction(node); node = node.parent) {
    const parent: Node = node.parent;
    if ((parent.type !== "IfStatement" && parent.type !== "ConditionalExpression") || parent.consequent !== node)
      continue;
    const test = unwrapped(parent.test);
    if (test.type !== "CallExpression" || namePath(test.callee)?.at(-1) !== "isAxiosError") continue;
    const [tested] = test.arguments;
    if (tested?.type === "Identifier" && tested.name === name.name) return true;
  }
  return false;
}

function isThrownByAxios(name: TSESTree.Identifier): boolean {
  const context = errorContextOf(name);
  if (context?.error?.name !== name.name) return false;
  if (context.kind === "catch") {
    const statement = context.body.parent?.parent;
    return statement?.type === "TryStatement" && callsAxios(statement.block);
  }
  const call = context.kind === "rejection" ? context.body.parent?.parent : undefined;
  return call?.type === "CallExpression" && call.callee.type === "MemberExpression" && callsAxios(call.callee.object);
}

function callsAxios(within: Node): boolean {
  let found = false;
  walk(within, (node) => {
    if (node.type !== "CallExpression") return;
    const root = namePath(node.callee)?.[0];
    const declaration = root === undefined ? undefined : declarationOf(root, node);
    if (declaration?.kind === "import" && declaration.module === "axios") found = true;
  });
  return found;
}

/** The axios error that `err.config`, `err.config?.headers` or `err.response` is a part of. */
export function axiosPartOf(node: TSESTree.MemberExpression): string | undefined {
  const object = unwrapped(node.object);
  const name = memberName(node);
  if (object.type === "Identifier") {
    return name !== undefined && axiosParts.has(name) && isAxiosError(object) ? `${object.name}.${name}` : undefined;
  }
  if (object.type !== "MemberExpression" || name !== "headers") return undefined;
  const whole = axiosPartOf(object);
  return whole && `${whole}.${name}`;
}
