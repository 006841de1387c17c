import type { TSESTree } from "@typescript-eslint/utils";
import {
  ambiguousCarrierProperties,
  globalCarriers,
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
  const whole = path.join(".");
  if (globalCarriers.has(whole)) return whole;
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
  if (type?.type === "TSIntersectionType") return type.types.some((part) => carrierType(part) !== undefined);
  if (type?.type === "TSTypeReference") return /(?:Request|IncomingMessage|Context)$/.test(typeName(type));
  if (type && type.type !== "TSAnyKeyword") return false;
  return !surely || owner.params.some((param) => param.type === "Identifier" && handlerParameters.has(param.name));
}

/** The last part of the name of a type. */
export function typeName(type: TSESTree.TSTypeReference): string {
  const { typeName: name } = type;
  if (name.type === "Identifier") return name.name;
  return name.type === "TSQualifiedName" ? name.right.name : "";
}

/** The types of whole requests and of what they carry, by the name that a type ends in. */
const carrierTypes: ReadonlySet<string> = new Set([
  "Request",
  "IncomingMessage",
  "NextApiRequest",
  "APIGatewayProxyEvent",
  "APIGatewayProxyEventV2",
  "Headers",
  "FormData",
  "IncomingHttpHeaders",
]);

/** The name of a type whose values hold a whole request. Fastify's own logger prints no headers of its requests. */
export function carrierType(type: TSESTree.TypeNode): string | undefined {
  const name = type.type === "TSTypeReference" ? typeName(type) : "";
  return carrierTypes.has(name) ? name : undefined;
}

/** `const { headers } = req`, where `req` is a request. */
export function carrierProperty(property: string, name: TSESTree.Identifier): string | undefined {
  const declaration = carrierProperties.has(property) ? declarationOf(name.name, name) : undefined;
  const source = declaration?.kind === "variable" ? declaration.node.init : undefined;
  if (source?.type !== "Identifier" || !carrierReceivers.has(source.name)) return undefined;
  return mayBeHttpRequest(source, true) ? `${source.name}.${property}` : undefined;
}
