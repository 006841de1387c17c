import type { TSESTree } from "@typescript-eslint/utils";
import { remembered } from "../vocabulary/remembered.ts";
import { words } from "../vocabulary/words.ts";
import { declarationOf } from "./bindings.ts";
import { ownValue } from "./libraries/index.ts";
import {
  baggageMethods,
  loggerMethods,
  outputCalls,
  spanMethods,
  sinkLibraries,
  type SinkKind,
  type SinkMethod,
} from "./libraries/sinks.ts";
import { hasLoggerName } from "./logger-names.ts";
import { keyName, lastName, memberName, namePath, propertyOf, staticString, unwrapped, type Node } from "./syntax.ts";
import type { SpanCall } from "./span-call.ts";

/** A value that leaves the process on a span, in baggage or to an error tracker. */
export interface SinkValue {
  readonly kind: SinkKind;
  readonly value: Node;
  /** The key that it is written under, where another argument says it. */
  readonly key: string | undefined;
}

const speaksOfSpan = remembered((name) => words(name).includes("span"));
const speaksOfBaggage = remembered((name) => words(name).includes("baggage"));
const sinkNames: ReadonlySet<string> = new Set([
  ...Object.keys(spanMethods),
  ...Object.keys(baggageMethods),
  ...Object.keys(loggerMethods),
  ...Object.keys(outputCalls).map((path) => path.split(".").at(-1) ?? ""),
  ...sinkLibraries.flatMap(({ methods }) => Object.keys(methods)),
]);

/** What a call writes to a span, into baggage or to an error tracker. */
export function sinkValuesOf(node: TSESTree.CallExpression, span: SpanCall | undefined): readonly SinkValue[] {
  const attributes = attributesOf(span?.options);
  const started: readonly SinkValue[] = attributes ? [{ kind: "span", value: attributes, key: undefined }] : [];
  const name = span?.name;
  return [...started, ...(name ? [{ kind: "span", value: name, key: undefined } as const] : []), ...written(node)];
}

function attributesOf(options: Node | undefined): Node | undefined {
  const object = options && unwrapped(options);
  return object?.type === "ObjectExpression" ? propertyOf(object, "attributes")?.value : undefined;
}

function written(node: TSESTree.CallExpression): readonly SinkValue[] {
  const callee = unwrapped(node.callee);
  const name = callee.type === "MemberExpression" ? memberName(callee) : lastName(callee);
  if (name === undefined || !sinkNames.has(name)) return [];
  const found = methodOf(callee, name);
  if (!found) return [];
  const [kind, { values, key, property, entries }] = found;
  const keyNode = key === undefined ? undefined : node.arguments[key];
  return values.flatMap((position) => {
    const argument = node.arguments[position];
    if (!argument || (argument === keyNode && node.arguments.length > position + 1)) return [];
    if (property !== undefined && entries) return entriesOf(argument, property).map((entry) => ({ kind, ...entry }));
    const value = property === undefined ? argument : partOf(argument, property);
    return value ? [{ kind, value, key: keyNode && keyNode !== argument ? staticString(keyNode) : undefined }] : [];
  });
}

function partOf(argument: Node, property: string): Node | undefined {
  const object = unwrapped(argument);
  return object.type === "ObjectExpression" ? propertyOf(object, property)?.value : undefined;
}

function entriesOf(argument: Node, property: string): readonly Omit<SinkValue, "kind">[] {
  const object = unwrapped(argument);
  if (object.type !== "ObjectExpression") return [];
  return object.properties.flatMap((entry) => {
    const value = entry.type === "Property" ? partOf(entry.value, property) : undefined;
    return value && entry.type === "Property" ? [{ key: keyName(entry), value }] : [];
  });
}

function methodOf(callee: Node, name: string): readonly [SinkKind, SinkMethod] | undefined {
  if (callee.type !== "MemberExpression") return importedMethod(callee, name);
  const printed = ownValue(outputCalls, namePath(callee)?.join(".") ?? "");
  if (printed) return ["output", printed];
  const receiver =
    lastName(callee.object) ?? (callee.object.type === "CallExpression" ? lastName(callee.object.callee) : undefined);
  if (receiver === undefined) return undefined;
  const onSpan = ownValue(spanMethods, name);
  if (onSpan && speaksOfSpan(receiver)) return ["span", onSpan];
  const inBaggage = ownValue(baggageMethods, name);
  if (inBaggage && (receiver === "propagation" || speaksOfBaggage(receiver))) return ["baggage", inBaggage];
  const onLogger = ownValue(loggerMethods, name);
  if (onLogger && hasLoggerName(callee.object)) return ["logger", onLogger];
  const library = sinkLibraries.find(
    ({ names, modules }) => names.includes(receiver) || isFrom(callee.object, modules),
  );
  const toLibrary = library && ownValue(library.methods, name);
  return toLibrary && [library.kind, toLibrary];
}

/** `import { captureException } from "@sentry/node"` */
function importedMethod(callee: Node, name: string): readonly [SinkKind, SinkMethod] | undefined {
  const library = sinkLibraries.find(({ modules }) => isFrom(callee, modules));
  const method = library && ownValue(library.methods, name);
  return method && [library.kind, method];
}

function isFrom(expression: Node, modules: readonly string[]): boolean {
  const node = unwrapped(expression);
  const declaration = node.type === "Identifier" ? declarationOf(node.name, node) : undefined;
  return declaration?.kind === "import" && modules.includes(declaration.module);
}
