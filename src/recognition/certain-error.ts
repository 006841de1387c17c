import { declarationOf } from "./bindings.ts";
import { errorContextOf } from "./error-context.ts";
import { lastName, parametersOf, unwrapped, type Node } from "./syntax.ts";
import { constantInitialiser } from "./text-shape.ts";

const mostHops = 4;

/** Whether an expression is an error by where it comes from; a name alone is not enough: `error` may hold a text. */
export function isCertainError(expression: Node, hops = mostHops): boolean {
  const node = unwrapped(expression);
  switch (node.type) {
    case "NewExpression":
      return /(?:Error|Exception)$/.test(lastName(node.callee) ?? "");
    case "ConditionalExpression":
      return isCertainError(node.consequent, hops) && isCertainError(node.alternate, hops);
    case "Identifier": {
      const declaration = declarationOf(node.name, node);
      if (declaration?.kind === "caught") return true;
      if (declaration?.kind === "parameter") {
        if (declaration.type) return isErrorType(declaration.type);
        return (
          declaration.path.length === 0 &&
          errorContextOf(node)?.error === parametersOf(declaration.owner)[declaration.index]
        );
      }
      const init = hops > 0 ? constantInitialiser(node) : undefined;
      return init !== undefined && isCertainError(init, hops - 1);
    }
    default:
      return false;
  }
}

/** `Error`, `unknown` and `any` are what handlers of errors are typed with; only the first says it. */
function isErrorType(type: Node): boolean {
  if (type.type !== "TSTypeReference") return false;
  return /(?:Error|Exception)$/.test(type.typeName.type === "Identifier" ? type.typeName.name : "");
}
