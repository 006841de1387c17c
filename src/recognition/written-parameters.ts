import type { TSESTree } from "@typescript-eslint/utils";
import { functionOfFile } from "./file-functions.ts";
import { callsWithin, forwardedParameter, isRestSpread, parameterName } from "./forwarding.ts";
import { sinkValuesOf } from "./sinks.ts";
import { parametersOf, unwrapped, type FunctionNode, type Node } from "./syntax.ts";
import type { Telemetry } from "./telemetry.ts";

/** Positions of parameters that a function writes down; `rest` where it writes all from one on. */
interface Written {
  readonly positions: ReadonlySet<number>;
  readonly rest: number | undefined;
}

/** An argument that is written down, and what it is called where that is done. */
export interface WrittenArgument {
  readonly argument: Node;
  readonly parameter: string;
}

const writtenOf = new WeakMap<FunctionNode, Written>();

/** The arguments of a call that a function of the same file writes into a log, a span, a label or an error report. */
export function writtenParameters(
  node: TSESTree.CallExpression,
  telemetry: Telemetry,
  isOfInterest: (argument: Node) => boolean,
): readonly WrittenArgument[] {
  // Most calls are given nothing of interest: then nothing need be followed.
  if (!node.arguments.some(isOfInterest)) return [];
  const called = functionOfFile(node, telemetry.tracer);
  return called ? writtenBy(called, node, telemetry) : [];
}

/** What a wrapper writes of its arguments, wherever it is declared; `undefined` where its body cannot be found. */
export function writtenByWrapper(node: TSESTree.CallExpression, telemetry: Telemetry): ReadonlySet<Node> | undefined {
  const value = telemetry.tracer.trace(node.callee);
  if (value?.is !== "function") return undefined;
  return new Set(writtenBy(value.node, node, telemetry).map(({ argument }) => argument));
}

function writtenBy(
  owner: FunctionNode,
  node: TSESTree.CallExpression,
  telemetry: Telemetry,
): readonly WrittenArgument[] {
  const written = writtenOf.get(owner) ?? collect(owner, telemetry);
  writtenOf.set(owner, written);
  const { positions, rest } = written;
  return node.arguments.flatMap((argument, index) =>
    positions.has(index) || (rest !== undefined && index >= rest)
      ? [{ argument, parameter: parameterName(owner, Math.min(index, rest ?? index)) }]
      : [],
  );
}

function collect(owner: FunctionNode, telemetry: Telemetry): Written {
  const positions = new Set<number>();
  let rest: number | undefined;
  for (const call of callsWithin(owner)) {
    if (call.type !== "CallExpression") continue;
    const log = telemetry.logCall(call);
    const record = log ? undefined : telemetry.metricRecord(call);
    const values = log
      ? call.arguments
      : record
        ? [...record.labels, ...record.positional]
        : sinkValuesOf(call, telemetry.spanCall(call)).map(({ value }) => value);
    for (const value of values) {
      if (!value) continue;
      if (isRestSpread(value, owner)) rest = parametersOf(owner).length - 1;
      for (const part of partsOf(value)) {
        const position = forwardedParameter(part, owner);
        if (position !== undefined) positions.add(position);
      }
    }
  }
  return { positions, rest };
}

/** What is written as it is: the value itself, a field, a part of a text. */
function partsOf(value: Node): readonly Node[] {
  const node = unwrapped(value);
  if (node.type === "TemplateLiteral") return node.expressions;
  if (node.type !== "ObjectExpression") return [node];
  return node.properties.flatMap((property) => (property.type === "Property" ? partsOf(property.value) : []));
}
