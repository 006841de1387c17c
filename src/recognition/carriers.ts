import type { TSESTree } from "@typescript-eslint/utils";
import {
  ambiguousCarrierProperties,
  carrierProperties,
  carrierReceivers,
  handlerParameters,
} from "../vocabulary/sensitive-terms.ts";
import { declarationOf } from "./bindings.ts";
import { namePath, unwrapped, type Node } from "./syntax.ts";

/** `req.headers`, `ctx.request.body`, `process.env`: whole, they hold whatever the client or the machine put there. */
export function carrierOf(node: TSESTree.MemberExpression): string | undefined {
  const path = namePath(node);
  if (!path) return undefined;
  const [receiver, name] = path.slice(-2);
  if (path.join(".") === "process.env") return "process.env";
  if (receiver === undefined || name === undefined) return undefined;
  if (!carrierReceivers.has(receiver) || !carrierProperties.has(name)) return undefined;
  return mayBeHttpRequest(node.object, ambiguousCarrierProperties.has(name)) ? `${receiver}.${name}` : undefined;
}

/** `req` is a request by its name, unless its type says otherwise; with `surely`, its type or its siblings must say so. */
function mayBeHttpRequest(receiver: Node, surely: boolean): boolean {
  const node = unwrapped(receiver);
  if (node.type !== "Identifier") return !surely;
  const declaration = declarationOf(node.name, node);
  if (declaration?.kind !== "parameter") return !surely;
  const { type, owner } = declaration;
  if (type?.type === "TSTypeReference") return /(?:Request|IncomingMessage|Context)$/.test(typeNameOf(type));
  if (type && type.type !== "TSAnyKeyword") return false;
  return !surely || owner.params.some((param) => param.type === "Identifier" && handlerParameters.has(param.name));
}

function typeNameOf(type: TSESTree.TSTypeReference): string {
  const { typeName } = type;
  if (typeName.type === "Identifier") return typeName.name;
  return typeName.type === "TSQualifiedName" ? typeName.right.name : "";
}
