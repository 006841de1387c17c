import type { Standard } from "../standard/schema.ts";
import { matchesCallee } from "./callee-pattern.ts";
import { typeOfWord, writtenType } from "./instrument-types.ts";
import type { InstrumentType } from "./library.ts";
import { nothingAbsent, type MetricDeclaration } from "./metric-call.ts";
import { firstOption, readOptions } from "./options.ts";
import { namePath, type CallNode, type Node } from "./syntax.ts";
import type { Tracer } from "./trace.ts";

type Factory = Standard["metrics"]["factories"][number];

/** What a call declares by the standard's `metrics.factories`, which win over anything inferred. */
export function factoryCall(
  node: CallNode,
  factories: readonly Factory[],
  tracer: Tracer,
): MetricDeclaration | undefined {
  if (factories.length === 0) return undefined;
  const path = namePath(node.callee);
  const factory = path && factories.find(({ callee }) => matchesCallee(path, callee));
  return factory && declaredBy(factory, node, tracer);
}

function declaredBy(factory: Factory, node: CallNode, tracer: Tracer): MetricDeclaration {
  const at = (index: number | undefined): Node | undefined => (index === undefined ? undefined : node.arguments[index]);
  const options = readOptions(at(factory.options), (value) => tracer.trace(value));
  const option = (...keys: readonly string[]) => firstOption(options, keys);
  const labels = at(factory.labels);
  const records = factory.records ?? false;
  return Object.freeze({
    node,
    api: "custom",
    type: kindOf(factory, node),
    typeNode: undefined,
    name: at(factory.name) ?? option("name"),
    description: at(factory.description) ?? option("description", "help"),
    unit: at(factory.unit) ?? option("unit"),
    buckets: undefined,
    absent: nothingAbsent,
    impliedUnit: undefined,
    labels: (records ? undefined : labels) ?? option("labelNames", "labels"),
    hidesOptions: options?.isOpen ?? false,
    record: records
      ? {
          node,
          instrument: node,
          on: undefined,
          labels: [labels],
          open: false,
          positional: [],
          isPart: false,
          lowers: false,
        }
      : undefined,
    otherNames: [],
    isOfUnknownMake: false,
    isShared: false,
    prefixes: [],
    suffixes: factory.suffixes ?? [""],
    wrappers: [],
  });
}

function kindOf({ kind }: Factory, node: CallNode): InstrumentType {
  if (typeof kind === "string") return typeOfWord(kind) ?? "unknown";
  const argument = node.arguments[kind.argument];
  return (argument && writtenType(argument)) ?? "unknown";
}
