import type { TSESTree } from "@typescript-eslint/utils";
import { levels, type Level } from "../vocabulary/levels.ts";
import { speaksOfDuration } from "../vocabulary/log-wording.ts";
import { timeUnits } from "../vocabulary/units.ts";
import { words } from "../vocabulary/words.ts";
import { declarationOf } from "./bindings.ts";
import { calledFunction } from "./called-function.ts";
import { clockOf } from "./clocks.ts";
import { functionName, soundsLikeLogging } from "./forwarding.ts";
import type { InstrumentType } from "./library.ts";
import { soundsLikeMetrics } from "./metric-candidates.ts";
import type { MetricDeclaration, MetricRecord } from "./metric-call.ts";
import {
  enclosingClass,
  isFunction,
  keyName,
  lastName,
  memberName,
  programOf,
  someNode,
  unwrapped,
  walk,
  type FunctionNode,
  type Node,
} from "./syntax.ts";
import type { Telemetry } from "./telemetry.ts";
import { isWhole } from "./text.ts";
import type { LogCall } from "./log-call.ts";

/** What measures an operation. */
export interface OperationEvidence {
  readonly span: boolean;
  readonly duration: boolean;
  /** What the fullest log at info or above lacks to say how the operation ended; `undefined` where there is no log. */
  readonly logLacks: readonly CompletionPart[] | undefined;
}

export type CompletionPart = "operation" | "duration" | "success";

/** Functions that an operation calls are looked into so far. */
const deepest = 3;

/** Finds what measures a function: in itself, in what it calls, and in what runs it. */
export class Operations {
  readonly #telemetry: Telemetry;
  readonly #fieldsOf: (call: LogCall) => readonly string[] | undefined;

  /** @param fieldsOf the keys of a record; `undefined` where there may be more than can be seen */
  constructor(telemetry: Telemetry, fieldsOf: (call: LogCall) => readonly string[] | undefined) {
    this.#telemetry = telemetry;
    this.#fieldsOf = fieldsOf;
  }

  evidence(owner: FunctionNode): OperationEvidence {
    const inside = this.#within(owner.body, new Set([owner]), 0);
    const decorated = owner.parent.type === "MethodDefinition" ? owner.parent.decorators : [];
    return [...decorated.map((decorator) => this.#ofDecorator(decorator)), this.#around(owner)].reduce(both, inside);
  }

  #within(body: Node, seen: Set<FunctionNode>, depth: number): OperationEvidence {
    let found = nothing;
    walk(body, (node) => {
      if (node.type === "CallExpression") found = both(found, this.#ofCall(node, seen, depth));
    });
    return found;
  }

  #ofCall(node: TSESTree.CallExpression, seen: Set<FunctionNode>, depth: number): OperationEvidence {
    const log = this.#telemetry.logCall(node);
    const own: OperationEvidence = {
      span: this.#telemetry.spanCall(node) !== undefined,
      duration: this.#measures(node),
      logLacks: log && isSeen(log.level) ? this.#lacks(log) : undefined,
    };
    const helper = depth < deepest ? calledFunction(node, this.#telemetry.tracer, mayMeasure) : undefined;
    if (!helper || seen.has(helper)) return own;
    seen.add(helper);
    return both(own, this.#within(helper.body, seen, depth + 1));
  }

  #ofDecorator(node: TSESTree.Decorator): OperationEvidence {
    const span = this.#telemetry.spanCall(node) !== undefined;
    const expression = unwrapped(node.expression);
    const value = this.#telemetry.tracer.trace(expression.type === "CallExpression" ? expression.callee : expression);
    const made = value?.is === "function" ? this.#within(value.node.body, new Set(), 0) : nothing;
    return both(made, { ...nothing, span });
  }

  /** What runs a function: the call that it is given to, or, where it has a name, whatever is around each mention of it. */
  #around(owner: FunctionNode): OperationEvidence {
    const direct = this.#runners(owner);
    const places = mentionsOf(owner);
    if (places.length === 0) return direct;
    return both(direct, places.map((place) => this.#runners(place)).reduce(shared));
  }

  #runners(place: Node): OperationEvidence {
    let found = nothing;
    for (let current = place; current.parent; current = current.parent) {
      const { parent } = current;
      if (parent.type !== "CallExpression" || parent.callee === current) continue;
      const isGiven = current === place || isFunction(current);
      if (isGiven) found = both(found, this.#ofRunner(parent));
    }
    return found;
  }

  /** `withSpan("name", () => work())`: what the helper does besides. */
  #ofRunner(call: TSESTree.CallExpression): OperationEvidence {
    const span = this.#telemetry.spanCall(call) !== undefined;
    const helper = calledFunction(call, this.#telemetry.tracer, () => true);
    const inside = helper ? this.#within(helper.body, new Set([helper]), 1) : nothing;
    return both(inside, { ...nothing, span });
  }

  /** Whether a call records how long something took. */
  #measures(node: TSESTree.CallExpression): boolean {
    const record = this.#telemetry.metricRecord(node);
    if (!record) return false;
    const { instrument } = record;
    const made = instrument?.type === "CallExpression" || instrument?.type === "NewExpression" ? instrument : node;
    const declaration = this.#telemetry.metricDeclaration(made);
    if (!declaration) return timing.has(lastName(node.callee) ?? "");
    return distributions.has(declaration.type) && this.#isDuration(declaration, record);
  }

  #isDuration({ name, unit, impliedUnit }: MetricDeclaration, { node }: MetricRecord): boolean {
    const [said, declared] = [name, unit].map((part) => {
      const [text] = part ? this.#telemetry.constants.texts(part) : [];
      return text && isWhole(text) ? text[0] : undefined;
    });
    if (said === undefined || timeUnits.has(declared ?? impliedUnit ?? "") || speaksOfDuration(said)) return true;
    return node.arguments.some((argument) =>
      someNode(
        argument,
        (inner) => clockOf(inner) !== undefined || (inner.type === "Identifier" && speaksOfDuration(inner.name)),
      ),
    );
  }

  #lacks(log: LogCall): readonly CompletionPart[] {
    const fields = this.#fieldsOf(log);
    if (!fields || log.bindings.open || log.received) return [];
    const keys = [...fields, ...log.bindings.keys];
    const lacks: CompletionPart[] = [];
    if (!keys.includes("operation")) lacks.push("operation");
    if (!keys.some(speaksOfDuration)) lacks.push("duration");
    if (!keys.some((key) => outcomes.has(words(key).at(-1) ?? ""))) lacks.push("success");
    return lacks;
  }
}

const nothing: OperationEvidence = { span: false, duration: false, logLacks: undefined };

function both(one: OperationEvidence, other: OperationEvidence): OperationEvidence {
  return {
    span: one.span || other.span,
    duration: one.duration || other.duration,
    logLacks: fuller(one.logLacks, other.logLacks),
  };
}

/** What holds on either of two ways to run a function. */
function shared(one: OperationEvidence, other: OperationEvidence): OperationEvidence {
  const [mine, theirs] = [one.logLacks, other.logLacks];
  return {
    span: one.span && other.span,
    duration: one.duration && other.duration,
    logLacks: mine && theirs ? (mine.length > theirs.length ? mine : theirs) : undefined,
  };
}

function fuller(
  one: OperationEvidence["logLacks"],
  other: OperationEvidence["logLacks"],
): OperationEvidence["logLacks"] {
  if (!one || !other) return one ?? other;
  return other.length < one.length ? other : one;
}

const distributions: ReadonlySet<InstrumentType> = new Set(["histogram", "distribution", "summary"]);

/** Methods that measure, on an instrument that was made out of sight. */
const timing: ReadonlySet<string> = new Set(["record", "observe", "startTimer", "timing", "timer"]);

/** Last words of fields that say how it went. */
const outcomes: ReadonlySet<string> = new Set(["success", "succeeded", "successful", "outcome", "result", "ok"]);

function isSeen(level: Level | undefined): boolean {
  return level === undefined || levels.indexOf(level) >= levels.indexOf("info");
}

/** A function of another file is only looked into where its name has to do with telemetry. */
function mayMeasure(name: string): boolean {
  return soundsLikeMetrics(name) || soundsLikeLogging(name) || /span|trace|instrument/i.test(name);
}

/** Where a file mentions a function by its name. */
function mentionsOf(owner: FunctionNode): readonly Node[] {
  const name = functionName(owner);
  if (name === undefined) return [];
  const holder = enclosingClass(owner.parent);
  const isMember = owner.parent.type === "MethodDefinition" || owner.parent.type === "PropertyDefinition";
  const found: Node[] = [];
  if (isMember) {
    if (holder)
      walk(holder, (node) => {
        if (node.type === "MemberExpression" && node.object.type === "ThisExpression" && memberName(node) === name)
          found.push(calledAt(node));
      });
    return found;
  }
  const declaration = declarationOf(name, owner.body);
  walk(programOf(owner), (node) => {
    if (node.type !== "Identifier" || node.name !== name || isDeclaring(node, owner)) return;
    if (declarationOf(name, node) === declaration) found.push(calledAt(node));
  });
  return found;
}

/** `work` in `work(task)` stands for the call, in `run(work)` for itself. */
function calledAt(node: Node): Node {
  const { parent } = node;
  return parent?.type === "CallExpression" && parent.callee === node ? parent : node;
}

function isDeclaring(node: TSESTree.Identifier, owner: FunctionNode): boolean {
  const { parent } = node;
  if (parent === owner || (parent.type === "VariableDeclarator" && parent.id === node)) return true;
  if (parent.type === "MemberExpression") return parent.property === node && !parent.computed;
  if (parent.type === "Property") return parent.key === node && !parent.shorthand && keyName(parent) === node.name;
  return parent.type === "ExportSpecifier";
}
