import type { TSESTree } from "@typescript-eslint/utils";
import type { LoggerDeclaration, Standard } from "../standard/schema.ts";
import { levelOfMethod, type Level } from "../vocabulary/levels.ts";
import { words } from "../vocabulary/words.ts";
import { declarationOf } from "./bindings.ts";
import { slotsByShape, slotsOf } from "./log-slots.ts";
import { isKnownModule, kindNamed, ownValue } from "./libraries/index.ts";
import { declaredLoggerKind, loggerLibraries } from "./libraries/loggers.ts";
import { loggerWords, lookAlikeModules, namedLogMethods } from "./libraries/names.ts";
import type { LogFacts, LoggerProfile } from "./library.ts";
import {
  enclosingFunction,
  lastName,
  memberName,
  namePath,
  propertyOf,
  staticString,
  unwrapped,
  type Node,
} from "./syntax.ts";
import type { Tracer } from "./trace.ts";
import { noBindings, type Bindings, type Value } from "./value.ts";

/** How it is known that a call logs, strongest first. */
export type Evidence = "standard" | "provenance" | "name";

/** A log call, whoever the logger is: what goes where. */
export interface LogCall {
  readonly node: TSESTree.CallExpression;
  readonly evidence: Evidence;
  /** The signature; `undefined` where it is not known: then nothing may be said about the order of arguments, or fixed. */
  readonly profile: LoggerProfile | undefined;
  /** `undefined` where it is only known at run time. */
  readonly level: Level | undefined;
  readonly message: Node | undefined;
  /** The argument that holds the fields, whatever its form. */
  readonly fields: Node | undefined;
  /** Arguments that are neither message nor fields, in order. */
  readonly rest: readonly Node[];
  readonly bindings: Bindings;
  /** The logger came in from outside, so what it carries is not known. */
  readonly received: boolean;
  readonly isConsole: boolean;
}

/** Methods that bind fields in some library, from the tables: anything else need not be traced. */
const bindingMethods: ReadonlySet<string> = new Set(
  loggerLibraries.flatMap(({ kinds }) =>
    Object.values(kinds).flatMap(({ calls }) =>
      Object.keys(calls).filter((name) => calls[name]?.bindings !== undefined),
    ),
  ),
);

/** Recognises log calls; one for each file. */
export class LogRecogniser {
  readonly #tracer: Tracer;
  readonly #loggers: Standard["loggers"];

  constructor(tracer: Tracer, standard: Pick<Standard, "loggers">) {
    this.#tracer = tracer;
    this.#loggers = standard.loggers;
  }

  recognise(node: TSESTree.CallExpression): LogCall | undefined {
    const callee = unwrapped(node.callee);
    const declared = this.#byStandard(node, callee);
    if (declared) return declared;
    if (callee.type !== "MemberExpression") return this.#detached(node, callee);
    const method = memberName(callee);
    // Cheap things first: most calls in a file are settled by the name of the method.
    if (method === undefined || !Object.hasOwn(levelOfMethod, method)) return undefined;
    const receiver = this.#tracer.receiver(callee.object);
    const facts = receiver && logFactsOf(receiver, method);
    if (facts) return described(node, facts, "provenance", receiver);
    return this.#byName(node, callee, method, receiver);
  }

  /** The fields that a call puts on every later record: `log.child({ … })`. */
  boundFields(node: TSESTree.CallExpression): Node | undefined {
    const callee = unwrapped(node.callee);
    if (callee.type !== "MemberExpression" || !bindingMethods.has(memberName(callee) ?? "")) return undefined;
    const position = this.#tracer.callOf(node)?.facts.bindings;
    return position === undefined ? undefined : node.arguments[position];
  }

  /** `const { info } = logger` */
  #detached(node: TSESTree.CallExpression, callee: Node): LogCall | undefined {
    if (callee.type !== "Identifier" || !Object.hasOwn(levelOfMethod, callee.name)) return undefined;
    const declaration = declarationOf(callee.name, callee);
    if (declaration?.kind !== "variable" || declaration.path.length !== 1 || !declaration.node.init) return undefined;
    const receiver = this.#tracer.receiver(declaration.node.init);
    const method = declaration.path[0];
    const facts = receiver && method !== undefined ? logFactsOf(receiver, method) : undefined;
    return facts && described(node, facts, "provenance", receiver);
  }

  #byStandard(node: TSESTree.CallExpression, callee: Node): LogCall | undefined {
    for (const declaration of this.#loggers) {
      const found =
        "callee" in declaration ? wrapperCall(node, callee, declaration) : this.#namedLogger(node, callee, declaration);
      if (found) return found;
    }
    return undefined;
  }

  #namedLogger(
    node: TSESTree.CallExpression,
    callee: Node,
    declaration: Exclude<LoggerDeclaration, { callee: string }>,
  ): LogCall | undefined {
    if (callee.type !== "MemberExpression") return undefined;
    const method = memberName(callee);
    const kind = declaredLoggerKind[declaration.profile];
    const facts = method === undefined ? undefined : ownValue(kindNamed(kind)?.calls ?? {}, method)?.logs;
    if (!facts || !isDeclaredReceiver(callee.object, declaration)) return undefined;
    return described(node, facts, "standard", undefined);
  }

  #byName(
    node: TSESTree.CallExpression,
    callee: TSESTree.MemberExpression,
    method: string,
    receiver: Value | undefined,
  ): LogCall | undefined {
    const name = lastName(callee.object);
    const genericMethod = method === "log" && node.arguments.length > 1;
    if (name === undefined || !(namedLogMethods.has(method) || genericMethod)) return undefined;
    if (!loggerWords.has(words(name).at(-1) ?? "") || receiver?.is === "thing") return undefined;
    if (receiver?.is === "module" && !isLoggerModule(receiver.module, name)) return undefined;
    if (node.arguments.length === 0) return undefined;
    const level = method === "log" ? undefined : levelOfMethod[method];
    return unknownSignature(node, level, mayBeBound(callee.object));
  }
}

function logFactsOf(receiver: Value, method: string): LogFacts | undefined {
  return receiver.is === "thing" ? ownValue(kindNamed(receiver.kind)?.calls ?? {}, method)?.logs : undefined;
}

/** An unread package may export a logger; one whose `log` is for people at a terminal does not. */
function isLoggerModule(module: string, name: string): boolean {
  if (lookAlikeModules.has(module) || isKnownModule(module)) return false;
  if (module.startsWith(".") || module.startsWith("@/") || module.startsWith("~")) return true;
  return words(name).at(-1) === "logger" || words(module).some((word) => word.startsWith("log"));
}

function isDeclaredReceiver(receiver: Node, declaration: Exclude<LoggerDeclaration, { callee: string }>): boolean {
  if ("name" in declaration) return lastName(receiver) === declaration.name;
  const node = unwrapped(receiver);
  if (node.type !== "Identifier") return false;
  const found = declarationOf(node.name, node);
  return (
    found?.kind === "import" && found.imported === declaration.export && sameModule(found.module, declaration.module)
  );
}

/** Specifiers are written from the importing file, the standard's from its own: the tail of the path decides. */
function sameModule(specifier: string, declared: string): boolean {
  const bare = (path: string) => path.replace(/^(?:\.{1,2}\/)+/, "").replace(/\.[cm]?[jt]sx?$/, "");
  const [one, other] = [bare(specifier), bare(declared)];
  return one === other || one.endsWith(`/${other}`) || other.endsWith(`/${one}`);
}

function described(
  node: TSESTree.CallExpression,
  facts: LogFacts,
  evidence: Evidence,
  receiver: Value | undefined,
): LogCall {
  const isGeneric = typeof facts.level === "object";
  const levelArgument = isGeneric ? node.arguments[0] : undefined;
  const level = typeof facts.level === "object" ? levelOf(levelArgument) : facts.level;
  const slots = slotsOf(facts.profile, isGeneric && !isLoneObject(node) ? node.arguments.slice(1) : node.arguments);
  const thing = receiver?.is === "thing" ? receiver : undefined;
  return Object.freeze({
    node,
    evidence,
    profile: facts.profile,
    level,
    ...slots,
    bindings: thing?.bindings ?? noBindings,
    received: thing?.received ?? false,
    isConsole: facts.profile.name === "console" && evidence !== "standard",
  });
}

/** A logger of a module or an object carries no request; one that was passed in or made in a function may. */
function mayBeBound(receiver: Node): boolean {
  const node = unwrapped(receiver);
  if (node.type === "MemberExpression")
    return unwrapped(node.object).type !== "ThisExpression" && mayBeBound(node.object);
  if (node.type !== "Identifier") return true;
  const declaration = declarationOf(node.name, node);
  if (!declaration || declaration.kind === "import" || declaration.kind === "class") return false;
  return declaration.kind !== "variable" || enclosingFunction(declaration.node) !== undefined;
}

function unknownSignature(node: TSESTree.CallExpression, level: Level | undefined, isBound: boolean): LogCall {
  return Object.freeze({
    node,
    evidence: "name",
    profile: undefined,
    level,
    ...slotsByShape(node.arguments),
    bindings: { keys: [], open: isBound },
    received: false,
    isConsole: false,
  });
}

function wrapperCall(
  node: TSESTree.CallExpression,
  callee: Node,
  declaration: Extract<LoggerDeclaration, { callee: string }>,
): LogCall | undefined {
  const path = namePath(callee);
  if (!path || !matchesCallee(path, declaration.callee)) return undefined;
  const at = (index: number | undefined) => (index === undefined ? undefined : node.arguments[index]);
  const method = path.at(-1) ?? "";
  const level = declaration.level === "method" ? levelOfMethod[method] : declaration.level;
  const message = at(declaration.message);
  const fields = at(declaration.fields);
  return Object.freeze({
    node,
    evidence: "standard",
    profile: undefined,
    level,
    message,
    fields,
    rest: node.arguments.filter((argument) => argument !== message && argument !== fields),
    bindings: noBindings,
    received: false,
    isConsole: false,
  });
}

/** `logSchema.*` stands for every member; a plain path must end the callee's. */
export function matchesCallee(path: readonly string[], pattern: string): boolean {
  const wanted = pattern.split(".");
  const tail = path.slice(-wanted.length);
  return tail.length === wanted.length && wanted.every((part, index) => part === "*" || part === tail[index]);
}

function isLoneObject(node: TSESTree.CallExpression): boolean {
  const [first] = node.arguments;
  return node.arguments.length === 1 && first !== undefined && unwrapped(first).type === "ObjectExpression";
}

function levelOf(argument: Node | undefined): Level | undefined {
  if (!argument) return undefined;
  const node = unwrapped(argument);
  const written = node.type === "ObjectExpression" ? propertyOf(node, "level")?.value : node;
  const name = written && staticString(written);
  return name === undefined ? undefined : ownValue(levelOfMethod, name);
}
