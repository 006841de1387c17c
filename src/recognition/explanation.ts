import type { TSESTree } from "@typescript-eslint/utils";
import { levelOfMethod, type Level } from "../vocabulary/levels.ts";
import { words } from "../vocabulary/words.ts";
import { loggerWords, lookAlikeModules } from "./libraries/names.ts";
import type { Evidence, LogCall } from "./log-call.ts";
import { metricCallNames } from "./metric-candidates.ts";
import type { MetricDeclaration, MetricRecord } from "./metric-call.ts";
import type { ModuleGraph } from "./modules.ts";
import type { SpanCall } from "./span-call.ts";
import { isFunction, lastName, memberName, someNode, unwrapped, walk, type Node } from "./syntax.ts";
import { Telemetry, type TelemetryStandard } from "./telemetry.ts";
import { Tracer } from "./trace.ts";
import { Trail } from "./trail.ts";
import type { Value } from "./value.ts";

export type ExplainedNode = TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.Decorator;

/** What a call is taken for, its slots, and what was followed to tell. */
export interface Explanation {
  readonly node: ExplainedNode;
  readonly taken: "log" | "metric" | "record" | "span" | "bindings" | "nothing";
  /** The library, or the file of an own logger; for nothing, why. */
  readonly library: string | null;
  readonly evidence: Evidence | "shape" | "interface" | null;
  readonly level: Level | null;
  readonly slots: readonly { readonly name: string; readonly node: Node }[];
  /** The expression whose origin decides. */
  readonly subject: Node;
  /** What was followed, outermost first. */
  readonly trail: readonly Node[];
}

/** Explains calls of a file; the same questions that rules ask, with a memory of the way. */
export class Explainer {
  readonly #graph: ModuleGraph;
  readonly #telemetry: Telemetry;

  constructor(graph: ModuleGraph, standard: TelemetryStandard) {
    this.#graph = graph;
    this.#telemetry = new Telemetry(graph, standard);
  }

  /** Every call for which there is something to say; calls that are nothing only where their name suggests more. */
  all(program: TSESTree.Program): readonly Explanation[] {
    return this.#explained(program, (node, found) => found.taken !== "nothing" || isSuggestive(node));
  }

  /** Every call that starts on a line, and what logs, measures or traces with something that stands on it. */
  onLine(program: TSESTree.Program, line: number): readonly Explanation[] {
    return this.#explained(program, (node, { taken }) => {
      if (node.loc.start.line > line) return false;
      return lineOfCallee(node) >= line || (taken !== "nothing" && isGivenOn(line, node));
    });
  }

  #explained(
    program: TSESTree.Program,
    wanted: (node: ExplainedNode, found: Explanation) => boolean,
  ): readonly Explanation[] {
    const explanations: Explanation[] = [];
    walk(program, (node) => {
      if (node.type !== "CallExpression" && node.type !== "NewExpression" && node.type !== "Decorator") return;
      // The call inside a decorator is the decorator's.
      if (node.parent.type === "Decorator") return;
      const found = this.explain(node);
      if (wanted(node, found)) explanations.push(found);
    });
    return explanations.sort((one, other) => one.node.range[0] - other.node.range[0]);
  }

  explain(node: ExplainedNode): Explanation {
    const { subject, value, trail } = this.#followed(node);
    const about = { node, subject, trail };
    if (node.type !== "NewExpression") {
      const span = this.#telemetry.spanCall(node);
      if (span) return { ...about, ...ofSpan(span) };
    }
    if (node.type === "Decorator") return { ...about, ...nothing("a decorator that starts no span") };
    if (node.type === "CallExpression") {
      const log = this.#telemetry.logCall(node);
      if (log) return { ...about, ...ofLog(log) };
      const bound = this.#telemetry.boundFields(node);
      if (bound) return { ...about, ...ofBindings(bound, value) };
    }
    const metric = this.#telemetry.metricDeclaration(node);
    if (metric) return { ...about, ...ofMetric(metric, this.#telemetry.tracer.callOf(node)?.byShape ?? false) };
    const record = this.#telemetry.metricRecord(node);
    if (record) return { ...about, ...ofRecord(record, value) };
    return { ...about, ...nothing(this.#reason(node, value)) };
  }

  #reason(node: Exclude<ExplainedNode, TSESTree.Decorator>, value: Value | undefined): string {
    const made = this.#telemetry.tracer.callOf(node)?.facts.returns;
    return made === undefined ? reasonFor(value) : `makes a ${made.replace(".", " ")}, and records nothing itself`;
  }

  /** Where the receiver of a call, or the function called, comes from. */
  #followed(node: ExplainedNode): { subject: Node; value: Value | undefined; trail: readonly Node[] } {
    const callee = unwrapped(node.type === "Decorator" ? node.expression : node.callee);
    const subject = callee.type === "MemberExpression" ? callee.object : callee;
    const trail = new Trail();
    const tracer = new Tracer(this.#graph, { trail });
    const value = tracer.receiver(subject);
    const method = callee.type === "MemberExpression" ? memberName(callee) : undefined;
    const target = value && method !== undefined ? tracer.memberOf(value, method, callee) : value;
    const declared = declarationOfTarget(target);
    if (declared) trail.add(declared);
    return { subject, value: value ?? target, trail: trail.steps };
  }
}

type Verdict = Omit<Explanation, "node" | "subject" | "trail">;

function nothing(reason: string): Verdict {
  return { taken: "nothing", library: reason, evidence: null, level: null, slots: [] };
}

function slot(name: string, node: Node | undefined): Explanation["slots"] {
  return node ? [{ name, node }] : [];
}

function ofLog(call: LogCall): Verdict {
  return {
    taken: "log",
    library: call.profile?.title ?? null,
    evidence: call.evidence,
    level: call.level ?? null,
    slots: [
      ...slot("level", call.levelNode),
      ...slot("message", call.message),
      ...slot("fields", call.fields),
      ...slot("error", call.error),
      ...call.rest.flatMap((node) => slot("other", node)),
    ],
  };
}

function ofBindings(bound: Node, value: Value | undefined): Verdict {
  return {
    taken: "bindings",
    library: kindOf(value),
    evidence: "provenance",
    level: null,
    slots: slot("fields", bound),
  };
}

function ofMetric(metric: MetricDeclaration, isByShape: boolean): Verdict {
  return {
    taken: "metric",
    library: `${metric.api} ${metric.type}`,
    evidence: metric.wrappers.length > 0 ? "inference" : isByShape ? "shape" : "provenance",
    level: null,
    slots: [
      ...metric.prefixes.flatMap((prefix) =>
        typeof prefix === "string" || prefix.type === "TemplateElement" ? [] : slot("prefix", prefix),
      ),
      ...[metric.name, ...metric.otherNames].flatMap((name) => slot("name", name)),
      ...slot("description", metric.description),
      ...slot("unit", metric.unit),
      ...slot("labels", metric.labels),
      ...(metric.record?.labels ?? []).flatMap((labels) => slot("labels", labels)),
    ],
  };
}

function ofRecord(record: MetricRecord, value: Value | undefined): Verdict {
  return {
    taken: "record",
    library: kindOf(value),
    evidence: isOwnType(value) ? "interface" : "provenance",
    level: null,
    slots: [
      ...record.labels.flatMap((labels) => slot("labels", labels)),
      ...record.positional.flatMap((node) => slot("label value", node)),
    ],
  };
}

/** `interface Gauge { set(…): void }` of the project. */
function isOwnType(value: Value | undefined): boolean {
  return value?.is === "thing" && /^TS(?:Interface|TypeAlias)Declaration$/.test(value.creation.type);
}

function ofSpan(span: SpanCall): Verdict {
  return {
    taken: "span",
    library: span.api,
    evidence: span.evidence,
    level: null,
    slots: [...slot("name", span.name), ...slot("options", span.options), ...slot("callback", span.callback)],
  };
}

function kindOf(value: Value | undefined): string | null {
  return value?.is === "thing" ? value.kind : null;
}

/** Why a call is nobody's telemetry. */
function reasonFor(value: Value | undefined): string {
  switch (value?.is) {
    case "module":
      return lookAlikeModules.has(value.module)
        ? `"${value.module}" writes to a terminal for a person`
        : `"${value.module}" is no telemetry library that is known`;
    case "thing":
    case "method":
      return "a method that records nothing";
    case "class":
    case "instance":
      return "a class that is no logger";
    case "shape":
      return "a type that is no logger's";
    case "object":
    case "list":
    case "file":
      return "an object that is no logger";
    case "function":
    case "callable":
      return "a function that hands nothing on to a logger, a metric or a tracer";
    default:
      return "nothing is known of where it comes from";
  }
}

function declarationOfTarget(target: Value | undefined): Node | undefined {
  if (target?.is === "function") return target.node;
  return target?.is === "callable" ? target.signatures[0] : undefined;
}

/** Names by which one would expect telemetry, so that its absence is worth a word. */
function isSuggestive(node: ExplainedNode): boolean {
  if (node.type !== "CallExpression") return false;
  const callee = unwrapped(node.callee);
  const name = lastName(callee);
  if (name === undefined || callee.type !== "MemberExpression") return false;
  const receiver = words(lastName(callee.object) ?? "").at(-1) ?? "";
  return loggerWords.has(receiver)
    ? Object.hasOwn(levelOfMethod, name)
    : Object.hasOwn(levelOfMethod, name) || (metricCallNames.has(name) && node.arguments.length > 1 && name.length > 3);
}

/** Whether what a call is given stands on a line, other than in the body of a function: that is not its own any more. */
function isGivenOn(line: number, call: Node): boolean {
  const isInside = (node: Node) => node.loc.start.line < line && line <= node.loc.end.line;
  return line <= call.loc.end.line && !someNode(call, (node) => isFunction(node) && isInside(node));
}

function lineOfCallee(node: ExplainedNode): number {
  return node.type === "Decorator" ? node.loc.end.line : node.callee.loc.end.line;
}
