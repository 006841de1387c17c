import { declarationOf } from "./bindings.ts";
import { classMember } from "./class-members.ts";
import { childMethods } from "./libraries/names.ts";
import { enclosingClass, enclosingFunction, memberName, unwrapped, type Node } from "./syntax.ts";
import { boundFields, noBindings, type Bindings } from "./value.ts";

const unseen: Bindings = { keys: [], open: true };
const mostHops = 6;

/**
 * What a logger carries that the tables do not know: by the calls that derived it. One of a module or of an object
 * carries no request; one that was passed in or made in a function may.
 */
export function bindingsOfReceiver(receiver: Node, hops = mostHops): Bindings {
  const node = unwrapped(receiver);
  if (hops === 0) return unseen;
  switch (node.type) {
    case "Identifier":
      return bindingsOfName(node.name, node, hops);
    case "MemberExpression": {
      const name = memberName(node);
      if (unwrapped(node.object).type !== "ThisExpression" || name === undefined) {
        return bindingsOfReceiver(node.object, hops - 1);
      }
      const owner = enclosingClass(node);
      const sources = owner ? classMember(owner, name, false).values : [];
      const derived = sources.find(isChildCall);
      return derived ? bindingsOfReceiver(derived, hops - 1) : noBindings;
    }
    case "CallExpression": {
      const callee = unwrapped(node.callee);
      if (callee.type !== "MemberExpression" || !isChildCall(node)) return unseen;
      return boundFields(node.arguments[0], bindingsOfReceiver(callee.object, hops - 1));
    }
    case "ThisExpression":
    case "NewExpression":
      return noBindings;
    default:
      return unseen;
  }
}

function bindingsOfName(name: string, at: Node, hops: number): Bindings {
  const declaration = declarationOf(name, at);
  if (!declaration || declaration.kind === "import" || declaration.kind === "class") return noBindings;
  if (declaration.kind !== "variable") return unseen;
  const { init } = declaration.node;
  if (init && declaration.path.length === 0 && isChildCall(init)) return bindingsOfReceiver(init, hops - 1);
  return enclosingFunction(declaration.node) ? unseen : noBindings;
}

function isChildCall(expression: Node): boolean {
  const node = unwrapped(expression);
  if (node.type !== "CallExpression") return false;
  const callee = unwrapped(node.callee);
  return callee.type === "MemberExpression" && childMethods.has(memberName(callee) ?? "");
}
