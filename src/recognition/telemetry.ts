import type { TSESTree } from "@typescript-eslint/utils";
import type { Standard } from "../standard/schema.ts";
import { Answers } from "./answers.ts";
import { Constants, type DeclaredValues } from "./constants.ts";
import type { InstrumentSource } from "./instrument-sources.ts";
import type { LogCall } from "./log-call.ts";
import { mayHoldLogCall } from "./log-hint.ts";
import { LogRecogniser, mayLog } from "./log-recogniser.ts";
import { MetricRecogniser, type DefaultMetrics, type MetricDeclaration, type MetricRecord } from "./metric-call.ts";
import { mayDeclare } from "./metric-candidates.ts";
import type { ModuleGraph } from "./modules.ts";
import { isCall, memberName, programOf, staticString, unwrapped, type CallNode, type Node } from "./syntax.ts";
import { importsAny } from "./imported-names.ts";
import { bindingMethods, carryingModules } from "./libraries/loggers.ts";
import { carriedValues, type CarriedValue } from "./logger-settings.ts";
import { mayStartSpan, SpanRecogniser, type SpanCall } from "./span-call.ts";
import { guardsAround } from "./guards.ts";
import { concatenated, distinct, isWhole, mayBeOneOf, type Text } from "./text.ts";
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

export interface CarriedFields {
  readonly values: readonly CarriedValue[];
  /** The paths of a record that the logger censors. */
  readonly redacted: readonly string[];
}

/** Everything that the product knows about the calls of a project: asked by rules and by the scanner, answered once. */
export class Telemetry {
  readonly constants: Constants;
  readonly tracer: Tracer;
  readonly #graph: ModuleGraph;
  readonly #mayLog = new WeakMap<TSESTree.Program, boolean>();
  readonly #logs: LogRecogniser;
  readonly #metrics: MetricRecogniser;
  /** The standard names loggers, factories or helpers: any name may be one. */
  readonly #isDeclared: boolean;
  readonly #logCalls: Answers<TSESTree.CallExpression, LogCall>;
  readonly #spanCalls: Answers<TSESTree.CallExpression | TSESTree.Decorator, SpanCall>;
  readonly #declarations: Answers<CallNode, MetricDeclaration>;
  readonly #records: Answers<CallNode, MetricRecord>;

  constructor(graph: ModuleGraph, standard: TelemetryStandard, { declared, ...tracing }: TelemetryOptions = {}) {
    this.#graph = graph;
    this.tracer = new Tracer(graph, tracing);
    this.constants = new Constants(graph, this.tracer, declared);
    const factories = standard.metrics?.factories ?? [];
    const helpers = standard.spans?.helpers ?? [];
    this.#isDeclared = standard.loggers.length + factories.length + helpers.length > 0;
    this.#logs = new LogRecogniser(graph, this.tracer, standard, (node) => this.logCall(node));
    const spans = new SpanRecogniser(this.tracer, helpers, (node) => this.spanCall(node));
    this.#metrics = new MetricRecogniser(this.tracer, graph, factories, (node) => this.metricDeclaration(node));
    this.#logCalls = new Answers(
      (node) => this.#isDeclared || (mayLog(node) && this.mayLogIn(programOf(node))),
      (node) => this.#logs.recognise(node),
    );
    this.#spanCalls = new Answers(
      (node) => this.#isDeclared || mayStartSpan(node),
      (node) => spans.recognise(node),
    );
    this.#declarations = new Answers(
      (node) => this.#isDeclared || mayDeclare(node),
      (node) => this.#metrics.declaration(node),
    );
    this.#records = new Answers(
      () => true,
      (node) => this.#metrics.record(node),
    );
  }

  /** Whether a file can hold a log call, by a look at its text: asked once for each file. */
  mayLogIn(program: TSESTree.Program): boolean {
    if (this.#isDeclared) return true;
    const known = this.#mayLog.get(program);
    if (known !== undefined) return known;
    const text = this.#graph.textOf(program);
    const may = text === undefined || mayHoldLogCall(text);
    this.#mayLog.set(program, may);
    return may;
  }

  logCall(node: TSESTree.CallExpression): LogCall | undefined {
    return this.#logCalls.of(node);
  }

  spanCall(node: TSESTree.CallExpression | TSESTree.Decorator): SpanCall | undefined {
    return this.#spanCalls.of(node);
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

  /** What the logger that a call makes puts on every record. */
  carriedFields(node: TSESTree.CallExpression): CarriedFields | undefined {
    if (node.arguments.length === 0 || !importsAny(programOf(node), carryingModules)) return undefined;
    const facts = this.tracer.callOf(node)?.facts.carries;
    if (!facts) return undefined;
    const logger = this.tracer.trace(node);
    const values = carriedValues(facts, node, (one) => this.tracer.trace(one));
    return { values, redacted: logger?.is === "thing" ? logger.redacted : [] };
  }

  metricDeclaration(node: CallNode): MetricDeclaration | undefined {
    return this.#declarations.of(node);
  }

  /** Every name that a declaration may give, with what is put before it; what is put behind it is another matter. */
  metricNames(declaration: MetricDeclaration): readonly Text[] {
    const { name, otherNames } = declaration;
    if (!name) return [];
    if (otherNames.length === 0) return this.#namesOf(name, declaration);
    return distinct([name, ...otherNames].flatMap((one) => this.#namesOf(one, declaration)));
  }

  #namesOf(name: Node, { node, prefixes }: MetricDeclaration): readonly Text[] {
    const guards = guardsAround(node);
    if (guards.length + prefixes.length === 0) return this.constants.texts(name);
    const expected = guards.map((guard) => guard.expected.flatMap((one) => this.constants.texts(one)));
    const parts = [...prefixes, name];
    const asked = [...guards.map((guard) => guard.asked), ...parts.filter((part) => typeof part !== "string")];
    // What is made in a branch has no name that is only given in another.
    const rows = this.constants.together(asked, (text, position) => {
      const texts = expected[position];
      return !texts || mayBeOneOf(text, texts);
    });
    return distinct(
      rows.map((row) => {
        const texts = row.slice(guards.length).values();
        return parts
          .map((part): Text => (typeof part === "string" ? [part] : (texts.next().value ?? [])))
          .reduce(concatenated, []);
      }),
    );
  }

  /** What a declaration has to say for a metric to get a name: what is put before it need not be said. */
  writtenName(name: string, { prefixes }: MetricDeclaration): string | undefined {
    let written = name;
    for (const prefix of prefixes) {
      const [only, ...others] = typeof prefix === "string" ? [[prefix]] : this.constants.texts(prefix);
      if (!only || !isWhole(only) || others.length > 0 || !written.startsWith(only[0])) return undefined;
      written = written.slice(only[0].length);
    }
    return written;
  }

  metricRecord(node: CallNode): MetricRecord | undefined {
    return this.#records.of(node);
  }

  /** The name by which a call asks for an instrument that was made elsewhere: `register.getSingleMetric("jobs_total")`. */
  lookedUpName(node: CallNode): Node | undefined {
    return this.#metrics.lookedUp(node);
  }

  /** The calls that make, or ask for, the instruments which a record may be made on; several where it is handed any. */
  instrumentsOf(record: MetricRecord): readonly InstrumentSource[] {
    return this.#metrics.instrumentsOf(record);
  }

  /** The names of an instrument's labels in the order in which they are declared; none where they cannot be read. */
  labelNames(instrument: Node | undefined): readonly (string | undefined)[] {
    if (!instrument || !isCall(instrument)) return [];
    const labels = this.metricDeclaration(instrument)?.labels;
    const list = labels && this.tracer.trace(labels);
    const elements = list?.is === "list" ? list.node.elements : [];
    if (elements.some((element) => element?.type === "SpreadElement")) return [];
    return elements.map((element) => (element ? staticString(element) : undefined));
  }

  constantLabels(node: CallNode): Node | undefined {
    return this.#metrics.constantLabels(node);
  }

  defaultMetrics(node: CallNode): DefaultMetrics | undefined {
    return this.#metrics.defaults(node);
  }
}
