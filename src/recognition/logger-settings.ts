import type { TSESTree } from "@typescript-eslint/utils";
import type { CarriedFacts, ErrorKeyFacts } from "./library.ts";
import { isFunction, keyName, propertyOf, returnedExpression, staticString, type Node } from "./syntax.ts";
import { boundFields, noBindings, type Bindings, type Value } from "./value.ts";

/** The fields that a logger puts on every record, by the options that it was made with. */
export function carriedFields(
  facts: CarriedFacts,
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  trace: Trace,
): Bindings {
  const argument = node.arguments[facts.options];
  const options = argument && trace(argument);
  if (options?.is !== "object") return noBindings;
  if (facts.fields === "itself") {
    const { keys, open } = boundFields(options.node);
    return { keys: keys.filter((key) => !facts.settings?.includes(key)), open };
  }
  let carried = noBindings;
  for (const name of facts.fields) {
    const given = propertyOf(options.node, name)?.value;
    const value = given && trace(given);
    carried = boundFields(value?.is === "object" ? value.node : given, carried);
  }
  return { ...carried, open: carried.open || facts.unseen.some((name) => propertyOf(options.node, name)) };
}

/** A value that a logger puts on every record, and the key where another place says it. */
export interface CarriedValue {
  readonly key: string | undefined;
  readonly value: Node;
}

/** The values of those fields: objects of them, what a function gives that makes them, or one by one. */
export function carriedValues(
  facts: CarriedFacts,
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  trace: Trace,
): readonly CarriedValue[] {
  const argument = node.arguments[facts.options];
  const options = argument && trace(argument);
  if (options?.is !== "object") return [];
  if (facts.fields === "itself") {
    return options.node.properties.flatMap((property): readonly CarriedValue[] => {
      const key = property.type === "Property" ? keyName(property) : undefined;
      if (property.type !== "Property" || key === undefined || facts.settings?.includes(key)) return [];
      return [{ key, value: property.value }];
    });
  }
  return [...facts.fields, ...facts.unseen].flatMap((name): readonly CarriedValue[] => {
    const given = propertyOf(options.node, name)?.value;
    const value = given && isFunction(given) ? returnedExpression(given) : given;
    return value ? [{ key: undefined, value }] : [];
  });
}

type Trace = (node: Node) => Value | undefined;

/**
 * The keys under which a logger prints errors whole, by the options that it was made with; under every other key it
 * prints what is enumerable: `{}`. `undefined` where the options cannot be seen, or may do it in some other way.
 */
export function errorKeysOf(
  facts: ErrorKeyFacts,
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  trace: Trace,
): ReadonlySet<string> | undefined {
  const argument = node.arguments[facts.options];
  if (!argument) return new Set(facts.always);
  const options = trace(argument);
  if (options?.is !== "object") return undefined;
  const { properties } = options.node;
  if (properties.some((property) => property.type === "SpreadElement" || property.computed)) return undefined;
  if (facts.hidden.some((name) => propertyOf(options.node, name))) return undefined;
  const serialized = serializedKeys(propertyOf(options.node, facts.serializers)?.value, facts, trace);
  const errorKey = facts.errorKey === undefined ? undefined : propertyOf(options.node, facts.errorKey)?.value;
  const written = errorKey && staticString(errorKey);
  if (!serialized || (errorKey && written === undefined)) return undefined;
  return new Set([...facts.always, ...serialized, ...(written === undefined ? [] : [written])]);
}

/** The keys of `serializers: { error: … }`; the library's own set is known by its name. */
function serializedKeys(given: Node | undefined, facts: ErrorKeyFacts, trace: Trace): readonly string[] | undefined {
  if (!given) return [];
  const value = trace(given);
  if (value?.is === "module") return value.path.endsWith("stdSerializers") ? facts.standard : undefined;
  if (value?.is !== "object") return undefined;
  const keys = value.node.properties.flatMap((property): readonly (string | undefined)[] => {
    if (property.type === "Property") return [keyName(property)];
    const spread = trace(property.argument);
    return spread?.is === "module" && spread.path.endsWith("stdSerializers") ? facts.standard : [undefined];
  });
  return keys.every((key) => key !== undefined) ? keys : undefined;
}
