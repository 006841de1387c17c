import type { TSESTree } from "@typescript-eslint/utils";
import type { Standard } from "../standard/schema.ts";
import { Answers } from "./answers.ts";
import { Constants, type DeclaredValues } from "./constants.ts";
import type { LogCall } from "./log-call.ts";
import { anything, hintsOf, type FileHints } from "./file-hints.ts";
import { LogRecogniser, mayLog } from "./log-recogniser.ts";
import {
  MetricRecogniser,
  type CallNode,
  type DefaultMetrics,
  type MetricDeclaration,
  type MetricRecord,
} from "./metric-call.ts";
import { mayDeclare } from "./metric-candidates.ts";
import type { ModuleGraph } from "./modules.ts";
import { memberName, programOf, unwrapped, type Node } from "./syntax.ts";
import { bindingMethods } from "./libraries/loggers.ts";
import { mayStartSpan, SpanRecogniser, type SpanCall } from "./span-call.ts";
import { Tracer, type TracerOptions } from "./trace.ts";

/** The parts of a standard that recognition reads. */
export interface TelemetryStandard {
  readonly loggers: Standard["loggers"];
  readonly metrics?: Pick<Standard["metrics"], "factories">;
  readonly spans?: Pick<Standard["spans"], "helpers">;
}

export interface TelemetryOptions extends TracerOptions {
  readonly declared?: DeclaredValues;
}

/** Everything that the product knows about the calls of a project: asked by rules and by the scanner, answered once. */
export class Telemetry {
  readonly constants: Constants;
  readonly tracer: Tracer;
  readonly #graph: ModuleGraph;
  readonly #hintsOfFile = new WeakMap<TSESTree.Program, FileHints>();
  readonly #logs: LogRecogniser;
  readonly #metrics: MetricRecogniser;
  readonly #spans: SpanRecogniser;
  readonly #spanCalls = new Answers<TSESTree.CallExpression | TSESTree.Decorator, SpanCall>();
  /** The standard names loggers, factories or helpers: any name may be one. */
  readonly #isDeclared: boolean;
  readonly #logCalls = new Answers<TSESTree.CallExpression, LogCall>();
  readonly #declarations = new Answers<CallNode, MetricDeclaration>();
  readonly #records = new Answers<CallNode, MetricRecord>();

  constructor(graph: ModuleGraph, standard: TelemetryStandard, { declared, ...tracing }: TelemetryOptions = {}) {
    this.#graph = graph;
    this.tracer = new Tracer(graph, tracing);
    this.constants = new Constants(graph, this.tracer, declared);
    const factories = standard.metrics?.factories ?? [];
    const helpers = standard.spans?.helpers ?? [];
    this.#isDeclared = standard.loggers.length + factories.length + helpers.length > 0;
    this.#logs = new LogRecogniser(graph, this.tracer, standard, (node) => this.logCall(node));
    this.#spans = new SpanRecogniser(this.tracer, helpers, (node) => this.spanCall(node));
    this.#metrics = new MetricRecogniser(this.tracer, graph, factories, (node) => this.metricDeclaration(node));
  }

  /** Whether a file can hold a log call, by a look at its text. */
  mayLogIn(program: TSESTree.Program): boolean {
    return this.#isDeclared || this.#hints(program).logs;
  }

  logCall(node: TSESTree.CallExpression): LogCall | undefined {
    if (!this.#isDeclared && !(mayLog(node) && this.#hints(programOf(node)).logs)) return undefined;
    return this.#logCalls.of(node, () => this.#logs.recognise(node));
  }

  spanCall(node: TSESTree.CallExpression | TSESTree.Decorator): SpanCall | undefined {
    if (!this.#isDeclared && !(mayStartSpan(node) && this.#hints(programOf(node)).spans)) return undefined;
    return this.#spanCalls.of(node, () => this.#spans.recognise(node));
  }

  /** Whether a call hands on a text that its function was given. */
  isForwarding(call: LogCall): boolean {
    return this.#logs.isForwarding(call);
  }

  /** Fields that a call binds to a logger. */
  boundFields(node: TSESTree.CallExpression): Node | undefined {
    const callee = unwrapped(node.callee);
    if (callee.type !== "MemberExpression" || !bindingMethods.has(memberName(callee) ?? "")) return undefined;
    const position = this.tracer.callOf(node)?.facts.bindings;
    return position === undefined ? undefined : node.arguments[position];
  }

  metricDeclaration(node: CallNode): MetricDeclaration | undefined {
    if (!this.#isDeclared && !(mayDeclare(node) && this.#hints(programOf(node)).metrics)) return undefined;
    return this.#declarations.of(node, () => this.#metrics.declaration(node));
  }

  metricRecord(node: CallNode): MetricRecord | undefined {
    return this.#records.of(node, () => this.#metrics.record(node));
  }

  /** What the calls of a file can be: asked once for each file. */
  #hints(program: TSESTree.Program): FileHints {
    const known = this.#hintsOfFile.get(program);
    if (known) return known;
    const text = this.#graph.textOf(program);
    const hints = text === undefined ? anything : hintsOf(text);
    this.#hintsOfFile.set(program, hints);
    return hints;
  }

  defaultMetrics(node: CallNode): DefaultMetrics | undefined {
    return this.#metrics.defaults(node);
  }
}
