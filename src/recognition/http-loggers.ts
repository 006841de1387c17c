import type { TSESTree } from "@typescript-eslint/utils";
import { importedName, importsAny } from "./imported-names.ts";
import { isRedacted, redactedPaths } from "./redaction.ts";
import { programOf, propertyOf, unwrapped, type Node } from "./syntax.ts";
import type { Tracer } from "./trace.ts";

/** A logger of requests that is set up to print headers that let somebody in. */
export interface PrintedHeaders {
  readonly library: string;
  readonly paths: readonly string[];
}

interface HttpLogger {
  readonly module: string;
  /** What is called, as imported; `default` for the default export. */
  readonly names: readonly string[];
  /** The option that holds pino-http's own. */
  readonly option: string | undefined;
}

/** pino-http 11 and nestjs-pino 4 print all headers of a request and of its response, unless told otherwise. */
const httpLoggers: readonly HttpLogger[] = [
  { module: "pino-http", names: ["default", "pinoHttp"], option: undefined },
  { module: "nestjs-pino", names: ["LoggerModule.forRoot"], option: "pinoHttp" },
];

/** The headers by which somebody is let in, where they are printed, and the serializer that would shorten them. */
const secretHeaders = [
  { path: ["req", "headers", "authorization"], written: "req.headers.authorization", serializer: "req" },
  { path: ["req", "headers", "cookie"], written: "req.headers.cookie", serializer: "req" },
  { path: ["res", "headers", "set-cookie"], written: 'res.headers["set-cookie"]', serializer: "res" },
] as const;

/** The secret headers that a call sets a logger up to print; `undefined` where there are none, or where it cannot be seen. */
export function printedHeaders(node: TSESTree.CallExpression, tracer: Tracer): PrintedHeaders | undefined {
  const found = httpLoggerOf(node);
  if (!found) return undefined;
  const given = node.arguments[0] && objectOf(node.arguments[0], tracer);
  if (node.arguments[0] && !given) return undefined;
  const inner = found.option === undefined || !given ? undefined : propertyOf(given, found.option)?.value;
  const options = inner ? objectOf(inner, tracer) : found.option === undefined ? given : undefined;
  if (inner && !options) return undefined;
  // A logger of its own may censor what it is given; a spread may hold anything.
  if (options?.properties.some(({ type }) => type === "SpreadElement")) return undefined;
  if (options && propertyOf(options, "logger")) return undefined;
  const paths = (options && redactedPaths(options)) ?? [];
  const serializers = options && propertyOf(options, "serializers")?.value;
  const shortened = serializers && objectOf(serializers, tracer);
  if (serializers && !shortened) return undefined;
  const printed = secretHeaders.filter(
    ({ path, serializer }) => !isRedacted(path, paths) && !(shortened && propertyOf(shortened, serializer)),
  );
  return printed.length === 0 ? undefined : { library: found.module, paths: printed.map(({ written }) => written) };
}

function objectOf(expression: Node, tracer: Tracer): TSESTree.ObjectExpression | undefined {
  const node = unwrapped(expression);
  if (node.type === "ObjectExpression") return node;
  const value = tracer.trace(node);
  return value?.is === "object" ? value.node : undefined;
}

const modules: ReadonlySet<string> = new Set(httpLoggers.map(({ module }) => module));

function httpLoggerOf(node: TSESTree.CallExpression): HttpLogger | undefined {
  const imported = importsAny(programOf(node), modules) ? importedName(node.callee) : undefined;
  const name = imported?.path.join(".") ?? "";
  return httpLoggers.find(({ module, names }) => module === imported?.module && names.includes(name));
}
