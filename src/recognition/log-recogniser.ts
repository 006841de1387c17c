import type { TSESTree } from "@typescript-eslint/utils";
import type { Standard } from "../standard/schema.ts";
import { levelOfMethod } from "../vocabulary/levels.ts";
import { remembered } from "../vocabulary/remembered.ts";
import { isText } from "./argument-nature.ts";
import { declarationOf, isImportedName } from "./bindings.ts";
import {
  forwardedText,
  isDestructuredMessage,
  isForLogging,
  isRestSpread,
  namedFunctionsAround,
  soundsLikeLogging,
} from "./forwarding.ts";
import { classMember } from "./class-members.ts";
import { declaredLogCall } from "./declared-loggers.ts";
import { exportFacts, isKnownModule, kindNamed } from "./libraries/index.ts";
import { logMethods } from "./libraries/loggers.ts";
import { lookAlikeModules, namedLogMethods } from "./libraries/names.ts";
import type { LogFacts } from "./library.ts";
import { describedCall, unknownSignature, wrappedCall, type Evidence, type LogCall, type Wrapper } from "./log-call.ts";
import type { TextTest } from "./log-slots.ts";
import { LogWrappers } from "./log-wrappers.ts";
import { bindingsOfReceiver } from "./logger-bindings.ts";
import { hasLoggerName, isFromLibrary, isLoggerModule, levelOfFunction, loggerName } from "./logger-names.ts";
import type { ModuleGraph } from "./modules.ts";
import { OwnLoggers, takesCallback } from "./own-logger.ts";
import { enclosingClass, isFunction, lastName, memberName, unwrapped, type Node } from "./syntax.ts";
import { isTextual } from "./text-shape.ts";
import type { Tracer } from "./trace.ts";
import { noBindings, thing, type Bindings, type Thing, type Value } from "./value.ts";

const soundsOfLog = remembered((name) => /log/i.test(name));
const mayNameLog = remembered((method) => Object.hasOwn(logMethods, method) || soundsOfLog(method));

/** A look at the names of a call: most calls in a file cannot log, and are not worth remembering. */
export function mayLog(node: TSESTree.CallExpression): boolean {
  const callee = unwrapped(node.callee);
  if (callee.type === "Identifier") return mayNameFunction(node, callee);
  if (callee.type !== "MemberExpression") return callee.type === "ConditionalExpression";
  const method = memberName(callee);
  if (method === undefined || mayNameLog(method)) return true;
  return callee.object.type === "ThisExpression" || soundsOfLog(lastName(callee.object) ?? "");
}

/** Of the functions of other files only those are followed that are named for it. */
function mayNameFunction(node: TSESTree.CallExpression, callee: TSESTree.Identifier): boolean {
  return node.arguments.length > 0 && (soundsLikeLogging(callee.name) || !isImportedName(callee.name, callee));
}

/** Where these say that a call logs, what is done with its result does not matter. */
const certain: ReadonlySet<Evidence> = new Set(["standard", "types", "tag", "provenance"]);

/** Writing a record gives nothing: what is put into a text or an object was made by something that formats. */
function isUsed(node: Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case "ChainExpression":
    case "TSNonNullExpression":
    case "TSAsExpression":
      return isUsed(parent);
    case "TemplateLiteral":
    case "BinaryExpression":
      return true;
    case "Property":
      return parent.value === node;
    case "CallExpression":
      return parent.callee !== node;
    default:
      return false;
  }
}

/** Recognises log calls; one for each file. */
export class LogRecogniser {
  readonly #tracer: Tracer;
  readonly #loggers: Standard["loggers"];
  readonly #own: OwnLoggers;
  readonly #wrappers: LogWrappers;
  readonly #isText: TextTest;

  /** @param logCall the recogniser with its memory, for calls inside wrappers */
  constructor(
    graph: ModuleGraph,
    tracer: Tracer,
    standard: Pick<Standard, "loggers">,
    logCall: (node: TSESTree.CallExpression) => LogCall | undefined,
  ) {
    this.#tracer = tracer;
    this.#loggers = standard.loggers;
    this.#own = new OwnLoggers(tracer, graph);
    this.#isText = (argument) => isText(argument, tracer);
    this.#wrappers = new LogWrappers(graph, this.#own, logCall);
  }

  #described(node: TSESTree.CallExpression, facts: LogFacts, evidence: Evidence, logger: Thing): LogCall {
    return describedCall(node, facts, evidence, logger, this.#isText);
  }

  #wrapped(node: TSESTree.CallExpression, wrapper: Wrapper, bindings: Bindings): LogCall {
    return wrappedCall(node, wrapper, bindings, this.#isText);
  }

  /** Whether a call hands on the text that the function around it was given: then that function's callers answer for it. */
  isForwarding(call: LogCall): boolean {
    for (const owner of namedFunctionsAround(call.node)) {
      if (isDestructuredMessage(call.message, owner)) return true;
      const position = forwardedText(call.message, owner);
      if (position !== undefined) return isForLogging(owner, position);
      if (call.node.arguments.some((argument) => isRestSpread(argument, owner))) return true;
    }
    return false;
  }

  recognise(node: TSESTree.CallExpression): LogCall | undefined {
    const callee = unwrapped(node.callee);
    const declared = declaredLogCall(node, callee, this.#loggers);
    if (declared) return declared;
    const call = this.#recognised(node, callee);
    return call && !certain.has(call.evidence) && isUsed(node) ? undefined : call;
  }

  #recognised(node: TSESTree.CallExpression, callee: Node): LogCall | undefined {
    switch (callee.type) {
      case "MemberExpression":
        return this.#member(node, callee);
      case "Identifier":
        return this.#named(node, callee);
      case "ConditionalExpression":
        return this.#either(node, callee);
      default:
        return undefined;
    }
  }

  /** `(failed ? log.warn : log.info)("text")`: one call, one of two levels. */
  #either(node: TSESTree.CallExpression, callee: TSESTree.ConditionalExpression): LogCall | undefined {
    const one = this.#recognised(node, unwrapped(callee.consequent));
    const other = one && this.#recognised(node, unwrapped(callee.alternate));
    return other && { ...one, level: one.level === other.level ? one.level : undefined };
  }

  /** `logger.info(…)`, `this.fail(…)`, `logger[level](…)` */
  #member(node: TSESTree.CallExpression, callee: TSESTree.MemberExpression): LogCall | undefined {
    const method = memberName(callee);
    if (method === undefined) return this.#computed(node, callee);
    // Cheap things first: most calls in a file are settled by their names.
    if (!this.#isCandidate(callee, method)) return undefined;
    const receiver = this.#tracer.receiver(callee.object);
    const target = receiver && this.#tracer.memberOf(receiver, method, callee);
    if (target?.is === "method" && target.facts.logs) {
      return this.#described(node, target.facts.logs, this.#evidenceFor(callee.object), target.thing);
    }
    const own = receiver && target && this.#ownCall(node, callee, method, receiver, target);
    return own ?? this.#byName(node, callee, method, receiver, target);
  }

  /** Whether the names of a call allow it to log, so that it is worth following where its receiver comes from. */
  #isCandidate(callee: TSESTree.MemberExpression, method: string): boolean {
    if (Object.hasOwn(levelOfMethod, method)) return true;
    const receiver = unwrapped(callee.object);
    if (receiver.type === "ThisExpression") {
      const owner = enclosingClass(receiver);
      const own = owner && classMember(owner, method, false).method;
      return own ? this.#wrappers.of(own) !== undefined : soundsLikeLogging(method);
    }
    if (hasLoggerName(receiver) || soundsLikeLogging(method)) return true;
    return Object.hasOwn(logMethods, method) && isFromLibrary(receiver);
  }

  #evidenceFor(receiver: Node): Evidence {
    return this.#tracer.isTyped(receiver) ? "types" : "provenance";
  }

  /** A method of a class, interface or object of the project. */
  #ownCall(
    node: TSESTree.CallExpression,
    callee: TSESTree.MemberExpression,
    method: string,
    receiver: Value,
    target: Value,
  ): LogCall | undefined {
    if (target.is !== "function" && target.is !== "callable" && target.is !== "shape") return undefined;
    const wrapper = target.is === "function" ? this.#wrappers.of(target.node) : undefined;
    const bindings = bindingsOfReceiver(callee.object);
    if (wrapper?.evidence === "tag") return this.#wrapped(node, wrapper, bindings);
    const isLevel = Object.hasOwn(logMethods, method);
    const isLogger = isLevel && this.#own.isLogger(receiver, callee);
    if (isLogger || (isLevel && hasLoggerName(callee.object))) {
      const signature = this.#own.signature(target);
      const level = method === "log" ? undefined : levelOfMethod[method];
      if (signature) {
        const declared = {
          evidence: "declaration",
          profile: signature.profile,
          level: level ?? (signature.level === undefined ? levelOfMethod[method] : undefined),
          levelArgument: signature.level,
          isConsole: false,
        } as const;
        return this.#wrapped(node, declared, bindings);
      }
      if (wrapper)
        return this.#wrapped(node, { ...wrapper, level: level ?? wrapper.level, isConsole: false }, bindings);
      if (takesCallback(target, this.#tracer.types)) return undefined;
      // A logger all right, but its declaration does not show what goes where: `info(...args: unknown[])`.
      return { ...unknownSignature(node, level, undefined, bindings), evidence: "declaration" };
    }
    return wrapper && this.#wrapped(node, wrapper, bindings);
  }

  /** A function by its name: `logError(…)`, `const { info } = logger`, `const debug = createDebug("x")`. */
  #named(node: TSESTree.CallExpression, callee: TSESTree.Identifier): LogCall | undefined {
    if (!mayNameFunction(node, callee)) return undefined;
    const sounds = soundsLikeLogging(callee.name);
    const declaration = declarationOf(callee.name, callee);
    if (!declaration) return undefined;
    switch (declaration.kind) {
      case "function":
        return sounds || this.#wrappers.of(declaration.node) ? this.#functionCall(node, callee) : undefined;
      case "variable": {
        const { init } = declaration.node;
        const isLocal = init && declaration.path.length === 0 && isFunction(init) && this.#wrappers.of(init);
        const isTaken = Object.hasOwn(levelOfMethod, declaration.path.at(-1) ?? "");
        return isLocal || isTaken || sounds ? this.#functionCall(node, callee) : undefined;
      }
      case "import":
        return sounds || exportFacts(declaration.module, declaration.imported)?.logs
          ? this.#functionCall(node, callee)
          : undefined;
      case "parameter":
        return sounds ? this.#functionCall(node, callee) : undefined;
      default:
        return undefined;
    }
  }

  #functionCall(node: TSESTree.CallExpression, callee: TSESTree.Identifier): LogCall | undefined {
    const target = this.#tracer.trace(callee);
    switch (target?.is) {
      case "method":
        return target.facts.logs && this.#described(node, target.facts.logs, "provenance", target.thing);
      case "thing": {
        const logs = kindNamed(target.kind)?.called?.logs;
        return logs && this.#described(node, logs, "provenance", target);
      }
      case "function":
      case "callable":
      case "shape": {
        const wrapper = target.is === "function" ? this.#wrappers.of(target.node) : undefined;
        return wrapper ? this.#wrapped(node, wrapper, noBindings) : this.#declaredFunction(node, callee.name, target);
      }
      case undefined:
      case "module": {
        const logs = target && exportFacts(target.module, target.path)?.logs;
        if (logs) return this.#described(node, logs, "provenance", thing(target.module, callee));
        return this.#detached(node, callee, target) ?? this.#functionByName(node, callee.name, target);
      }
      default:
        return undefined;
    }
  }

  /** `const { info } = logger`, `const warn = logger.warn`, from a module that cannot be read. */
  #detached(
    node: TSESTree.CallExpression,
    callee: TSESTree.Identifier,
    target: Value | undefined,
  ): LogCall | undefined {
    const declaration = declarationOf(callee.name, callee);
    const init = declaration?.kind === "variable" ? declaration.node.init : null;
    if (declaration?.kind !== "variable" || !init) return undefined;
    const [step, ...more] = declaration.path;
    const [method, logger] =
      step === undefined && init.type === "MemberExpression" ? [memberName(init), init.object] : [step, init];
    if (method === undefined || more.length > 0 || !namedLogMethods.has(method) || !hasLoggerName(logger))
      return undefined;
    if (target?.is === "module" && !isLoggerModule(target.module, loggerName(logger) ?? "")) return undefined;
    return unknownSignature(node, levelOfMethod[method], undefined, bindingsOfReceiver(logger));
  }

  /** `logInfo(message, fields)` that hands its arguments to something that cannot be followed. */
  #declaredFunction(node: TSESTree.CallExpression, name: string, target: Value): LogCall | undefined {
    const level = levelOfFunction(name);
    const signature = level && this.#own.signature(target);
    if (!signature || (target.is === "function" && this.#wrappers.writes(target.node))) return undefined;
    const declared = { profile: signature.profile, level, levelArgument: undefined, isConsole: false };
    return this.#wrapped(node, { ...declared, evidence: "declaration" }, noBindings);
  }

  #functionByName(node: TSESTree.CallExpression, name: string, target: Value | undefined): LogCall | undefined {
    const level = levelOfFunction(name);
    if (!level || !node.arguments.some((argument) => isTextual(argument))) return undefined;
    if (target?.is === "module" && (isKnownModule(target.module) || lookAlikeModules.has(target.module))) {
      return undefined;
    }
    return unknownSignature(node, level, undefined, { keys: [], open: true });
  }

  /** `logger[level](…)` */
  #computed(node: TSESTree.CallExpression, callee: TSESTree.MemberExpression): LogCall | undefined {
    if (!hasLoggerName(callee.object) || node.arguments.length === 0) return undefined;
    const receiver = this.#tracer.receiver(callee.object);
    const target = receiver && this.#tracer.memberOf(receiver, "info", callee);
    const levelNode = callee.property;
    if (target?.is === "method" && target.facts.logs) {
      const facts = target.facts.logs;
      return {
        ...this.#described(node, facts, this.#evidenceFor(callee.object), target.thing),
        level: undefined,
        levelNode,
      };
    }
    const own = receiver && target && this.#ownCall(node, callee, "info", receiver, target);
    if (own) return { ...own, level: undefined, levelNode };
    if (receiver?.is === "thing" || receiver?.is === "module") return undefined;
    return unknownSignature(node, undefined, levelNode, bindingsOfReceiver(callee.object));
  }

  #byName(
    node: TSESTree.CallExpression,
    callee: TSESTree.MemberExpression,
    method: string,
    receiver: Value | undefined,
    target: Value | undefined,
  ): LogCall | undefined {
    // `log.log(x)` may be a logarithm; `logger.log("text")` is not.
    const [first, second] = node.arguments;
    const isGeneric = method === "log" && (second !== undefined || (first !== undefined && isTextual(first)));
    if (!(namedLogMethods.has(method) || isGeneric) || node.arguments.length === 0) return undefined;
    if (!hasLoggerName(callee.object) || receiver?.is === "thing") return undefined;
    // What is declared in the project has been judged by its declaration.
    if (target?.is === "function" || target?.is === "callable") return undefined;
    if (receiver?.is === "module" && !isLoggerModule(receiver.module, loggerName(callee.object) ?? ""))
      return undefined;
    const level = method === "log" ? undefined : levelOfMethod[method];
    return unknownSignature(node, level, undefined, bindingsOfReceiver(callee.object));
  }
}
