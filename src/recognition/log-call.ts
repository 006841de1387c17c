import type { TSESTree } from "@typescript-eslint/utils";
import type { Standard } from "../standard/schema.ts";
import { levelOfMethod, type Level } from "../vocabulary/levels.ts";
import { words } from "../vocabulary/words.ts";
import { declarationOf } from "./bindings.ts";
import {
  forwardedText,
  isForLogging,
  isRestSpread,
  namedFunctionsAround,
  soundsLikeLogging,
} from "./forwarding.ts";
import { classMember } from "./class-members.ts";
import { declaredLogCall } from "./declared-loggers.ts";
import { isKnownModule, kindNamed, ownValue } from "./libraries/index.ts";
import { logMethods } from "./libraries/loggers.ts";
import { childMethods, loggerModes, loggerWords, lookAlikeModules, namedLogMethods } from "./libraries/names.ts";
import type { LogFacts, LoggerProfile } from "./library.ts";
import { slotsByShape, slotsOf } from "./log-slots.ts";
import { LogWrappers, type LogWrapper } from "./log-wrappers.ts";
import { bindingsOfReceiver } from "./logger-bindings.ts";
import type { ModuleGraph } from "./modules.ts";
import { OwnLoggers, takesCallback } from "./own-logger.ts";
import {
  enclosingClass,
  isFunction,
  lastName,
  memberName,
  propertyOf,
  staticString,
  unwrapped,
  type Node,
} from "./syntax.ts";
import { isTextual } from "./text-shape.ts";
import type { Tracer } from "./trace.ts";
import { noBindings, type Bindings, type Thing, type Value } from "./value.ts";

/**
 * How it is known that a call logs: the team's standard says so, types do, a `@log` tag does, the logger comes from a
 * library, it is declared as a logger, the function hands its parameter to a logger, or there is nothing but the name.
 */
export type Evidence = "standard" | "types" | "tag" | "provenance" | "declaration" | "inference" | "name";

/** A log call, whoever the logger is: what goes where. */
export interface LogCall {
  readonly node: TSESTree.CallExpression;
  readonly evidence: Evidence;
  /** The signature; `undefined` where it is not known: then nothing may be said about the order of arguments, or fixed. */
  readonly profile: LoggerProfile | undefined;
  /** `undefined` where it is only known at run time. */
  readonly level: Level | undefined;
  /** The expression that decides the level: an argument, or the key of `logger[level]`. */
  readonly levelNode: Node | undefined;
  readonly message: Node | undefined;
  /** The argument that holds the fields, whatever its form. */
  readonly fields: Node | undefined;
  /** An error in a place of its own, or where the fields would stand. */
  readonly error: Node | undefined;
  /** Arguments that are none of these, in order. */
  readonly rest: readonly Node[];
  readonly bindings: Bindings;
  /** The logger came in from outside, so what it carries is not known. */
  readonly received: boolean;
  readonly isConsole: boolean;
}

const logSound = /log/i;

/** A look at the names of a call: most calls in a file cannot log, and are not worth remembering. */
export function mayLog(node: TSESTree.CallExpression): boolean {
  const callee = unwrapped(node.callee);
  if (callee.type !== "MemberExpression") return callee.type === "Identifier" || callee.type === "ConditionalExpression";
  const method = memberName(callee);
  if (method === undefined || Object.hasOwn(logMethods, method) || logSound.test(method)) return true;
  return callee.object.type === "ThisExpression" || logSound.test(lastName(callee.object) ?? "");
}

/** Recognises log calls; one for each file. */
export class LogRecogniser {
  readonly #tracer: Tracer;
  readonly #loggers: Standard["loggers"];
  readonly #own: OwnLoggers;
  readonly #wrappers: LogWrappers;

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
    this.#wrappers = new LogWrappers(graph, this.#own, logCall);
  }

  /** Whether a call hands on the text that the function around it was given: then that function's callers answer for it. */
  isForwarding(call: LogCall): boolean {
    for (const owner of namedFunctionsAround(call.node)) {
      const position = forwardedText(call.message, owner);
      if (position !== undefined) return isForLogging(owner, position);
      if (call.node.arguments.some((argument) => isRestSpread(argument, owner))) return true;
    }
    return false;
  }

  recognise(node: TSESTree.CallExpression): LogCall | undefined {
    const callee = unwrapped(node.callee);
    return declaredLogCall(node, callee, this.#loggers) ?? this.#recognised(node, callee);
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
      return described(node, target.facts.logs, this.#evidenceFor(callee.object), target.thing);
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
    if (wrapper?.evidence === "tag") return wrapped(node, wrapper, bindings);
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
        return wrapped(node, declared, bindings);
      }
      if (wrapper) return wrapped(node, { ...wrapper, level: level ?? wrapper.level, isConsole: false }, bindings);
      if (takesCallback(target, this.#tracer.types)) return undefined;
      // A logger all right, but its declaration does not show what goes where: `info(...args: unknown[])`.
      return { ...unknownSignature(node, level, undefined, bindings), evidence: "declaration" };
    }
    return wrapper && wrapped(node, wrapper, bindings);
  }

  /** A function by its name: `logError(…)`, `const { info } = logger`, `const debug = createDebug("x")`. */
  #named(node: TSESTree.CallExpression, callee: TSESTree.Identifier): LogCall | undefined {
    const declaration = declarationOf(callee.name, callee);
    if (!declaration || node.arguments.length === 0) return undefined;
    const sounds = soundsLikeLogging(callee.name);
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
        return target.facts.logs && described(node, target.facts.logs, "provenance", target.thing);
      case "thing": {
        const logs = kindNamed(target.kind)?.called?.logs;
        return logs && described(node, logs, "provenance", target);
      }
      case "function":
      case "callable":
      case "shape": {
        const wrapper = target.is === "function" ? this.#wrappers.of(target.node) : undefined;
        return wrapper ? wrapped(node, wrapper, noBindings) : this.#declaredFunction(node, callee.name, target);
      }
      case undefined:
      case "module":
        return this.#functionByName(node, callee.name, target);
      default:
        return undefined;
    }
  }

  /** `logInfo(message, fields)` that hands its arguments to something that cannot be followed. */
  #declaredFunction(node: TSESTree.CallExpression, name: string, target: Value): LogCall | undefined {
    const level = levelOfFunction(name);
    const signature = level && this.#own.signature(target);
    if (!signature) return undefined;
    const declared = { profile: signature.profile, level, levelArgument: undefined, isConsole: false };
    return wrapped(node, { ...declared, evidence: "declaration" }, noBindings);
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
      return { ...described(node, facts, this.#evidenceFor(callee.object), target.thing), level: undefined, levelNode };
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
    if (receiver?.is === "module" && !isLoggerModule(receiver.module, loggerName(callee.object) ?? "")) return undefined;
    const level = method === "log" ? undefined : levelOfMethod[method];
    return unknownSignature(node, level, undefined, bindingsOfReceiver(callee.object));
  }
}

/** Whether a receiver is, without a look into other files, something that a known library gave. */
function isFromLibrary(receiver: Node, hops = 4): boolean {
  const node = unwrapped(receiver);
  if (hops === 0) return false;
  if (node.type === "MemberExpression") return isFromLibrary(node.object, hops - 1);
  if (node.type === "CallExpression" || node.type === "NewExpression") return isFromLibrary(node.callee, hops - 1);
  const declaration = node.type === "Identifier" ? declarationOf(node.name, node) : undefined;
  if (declaration?.kind === "import") return isKnownModule(declaration.module);
  const init = declaration?.kind === "variable" ? declaration.node.init : undefined;
  return init ? isFromLibrary(init, hops - 1) : false;
}

/** The name that says what a receiver is: of `logger.once` and `log.child({…})`, what they are of. */
function loggerName(receiver: Node): string | undefined {
  const node = unwrapped(receiver);
  const access = node.type === "CallExpression" ? unwrapped(node.callee) : node;
  const name = lastName(node);
  if (access.type !== "MemberExpression" || name === undefined) return name;
  const derives = node.type === "CallExpression" ? childMethods.has(name) : loggerModes.has(name);
  return derives ? loggerName(access.object) : name;
}

function hasLoggerName(receiver: Node): boolean {
  const name = loggerName(receiver);
  return name !== undefined && /log/i.test(name) && loggerWords.has(words(name).at(-1) ?? "");
}

/** `logInfo`, `warnLog`: a function that is named after a level and nothing else. */
function levelOfFunction(name: string): Level | undefined {
  const parts = words(name);
  const level = parts.find((part) => part !== "log");
  if (parts.length !== 2 || !parts.includes("log") || level === undefined) return undefined;
  return ownValue(levelOfMethod, level);
}

/** An unread package may export a logger; one whose `log` is for people at a terminal does not. */
function isLoggerModule(module: string, name: string): boolean {
  if (lookAlikeModules.has(module) || isKnownModule(module)) return false;
  if (module.startsWith(".") || module.startsWith("@/") || module.startsWith("~")) return true;
  return words(name).at(-1) === "logger" || words(module).some((word) => word.startsWith("log"));
}

function described(node: TSESTree.CallExpression, facts: LogFacts, evidence: Evidence, thing: Thing): LogCall {
  const args = node.arguments;
  const isLone = isLoneObject(node);
  const position = typeof facts.level === "object" && "argument" in facts.level ? facts.level.argument : undefined;
  const levelNode = typeof facts.level === "object" ? levelNodeOf(facts.level, args, isLone) : undefined;
  const slots = slotsOf(facts.profile, position !== undefined && !isLone ? args.slice(position + 1) : args);
  return Object.freeze({
    node,
    evidence,
    profile: facts.profile,
    level: typeof facts.level === "object" ? levelOf(levelNode) : facts.level,
    levelNode,
    ...slots,
    bindings: thing.bindings,
    received: thing.received,
    isConsole: facts.profile.name === "console",
  });
}

function levelNodeOf(
  level: { readonly argument: number } | { readonly property: string },
  args: readonly Node[],
  isLone: boolean,
): Node | undefined {
  const argument = args["argument" in level ? level.argument : 0];
  const object = argument && unwrapped(argument);
  if (!isLone || object?.type !== "ObjectExpression") return argument;
  return propertyOf(object, "property" in level ? level.property : "level")?.value;
}

function wrapped(
  node: TSESTree.CallExpression,
  wrapper: Omit<LogWrapper, "evidence"> & { readonly evidence: Evidence },
  bindings: Bindings,
): LogCall {
  const levelNode = wrapper.levelArgument === undefined ? undefined : node.arguments[wrapper.levelArgument];
  const slots = slotsOf(wrapper.profile, node.arguments);
  return Object.freeze({
    node,
    evidence: wrapper.evidence,
    profile: wrapper.profile,
    level: wrapper.level ?? levelOf(levelNode),
    levelNode,
    ...slots,
    rest: slots.rest.filter((argument) => argument !== levelNode),
    bindings,
    received: false,
    isConsole: wrapper.isConsole,
  });
}

function unknownSignature(
  node: TSESTree.CallExpression,
  level: Level | undefined,
  levelNode: Node | undefined,
  bindings: Bindings,
): LogCall {
  return Object.freeze({
    node,
    evidence: "name",
    profile: undefined,
    level,
    levelNode,
    ...slotsByShape(node.arguments),
    bindings,
    received: false,
    isConsole: false,
  });
}

function isLoneObject(node: TSESTree.CallExpression): boolean {
  const [first] = node.arguments;
  return node.arguments.length === 1 && first !== undefined && unwrapped(first).type === "ObjectExpression";
}

function levelOf(node: Node | undefined): Level | undefined {
  const inner = node && unwrapped(node);
  if (!inner) return undefined;
  // `LogLevel.Warn` says it as plainly as `"warn"`.
  const name = staticString(inner) ?? (inner.type === "MemberExpression" ? memberName(inner) : undefined);
  return name === undefined ? undefined : ownValue(levelOfMethod, name.toLowerCase());
}
