import { classMember } from "./class-members.ts";
import { isConverted } from "./converted-parameters.ts";
import type { ModuleGraph } from "./modules.ts";
import { parameterFacts } from "./parameter-roles.ts";
import { declaredSignature, type DeclaredSignature } from "./signature.ts";
import { isClass, keyName, programOf, type FunctionNode, type Node } from "./syntax.ts";
import type { Tracer } from "./trace.ts";
import type { TypeTracer } from "./type-trace.ts";
import type { Callable, Value } from "./value.ts";

/** Methods by which a declared logger is known; three are enough. */
const tellingMethods = ["debug", "info", "warn", "error", "log", "trace", "verbose", "fatal", "warning"];
const leastMethods = 3;
/** Members of notifiers that have `info`, `warn` and `error` for people at a screen. */
const screenMembers = ["success", "loading", "dismiss", "toast", "confirm"];
/** Methods that no notifier has. */
const quietMethods = ["debug", "trace", "verbose"];

/** Judges classes, interfaces and objects of the project itself: whether they are loggers, and how they are called. */
export class OwnLoggers {
  readonly #tracer: Tracer;
  readonly #graph: ModuleGraph;
  readonly #verdicts = new WeakMap<Node, boolean>();
  readonly #signatures = new WeakMap<Node, DeclaredSignature | false>();

  constructor(tracer: Tracer, graph: ModuleGraph) {
    this.#tracer = tracer;
    this.#graph = graph;
  }

  /** A class, interface or object with three or more level methods is a logger by declaration. */
  isLogger(value: Value, at: Node): boolean {
    const node = declaringNode(value);
    if (!node) return false;
    const known = this.#verdicts.get(node);
    if (known !== undefined) return known;
    // A logger whose base leads back to it.
    this.#verdicts.set(node, false);
    const has = (name: string) => isCallable(this.#tracer.memberOf(value, name, at));
    const isLogger =
      tellingMethods.filter(has).length >= leastMethods && (quietMethods.some(has) || !screenMembers.some(has));
    this.#verdicts.set(node, isLogger);
    return isLogger;
  }

  /** The signature that the declaration of a function or method gives. */
  signature(target: Value): DeclaredSignature | undefined {
    const signatures = signaturesOf(target);
    const [first] = signatures;
    if (!first) return undefined;
    const known = this.#signatures.get(first);
    if (known !== undefined) return known === false ? undefined : known;
    const declared = declaredSignature(signatures, this.#tracer.types, titleOf(first, this.#graph));
    const found = target.is === "function" ? withoutConverted(declared, target.node) : declared;
    this.#signatures.set(first, found ?? false);
    return found;
  }
}

/** What a logger makes its fields of is not what it prints: `log.info(session, "Opened")`. */
function withoutConverted(declared: DeclaredSignature | undefined, owner: FunctionNode): DeclaredSignature | undefined {
  const fields = declared?.profile.messageProperty === undefined ? declared?.profile.fields : undefined;
  // What takes any field is there for fields, whatever formats them.
  if (!declared || declared.profile.takesAnyField || typeof fields !== "number") return declared;
  if (!isConverted(owner, fields)) return declared;
  const without = (position: number | null) => (position !== null && position > fields ? position - 1 : position);
  const { message, error } = declared.profile;
  const rest = { order: "message-first", message: without(message), fields: null, error: without(error) } as const;
  return { ...declared, profile: { ...declared.profile, ...rest, converted: fields, mayCarryMore: true } };
}

/** Whether a declaration takes something to run: `trace(name, fn)` of a logger is a span, not a record. */
export function takesCallback(target: Value, types: TypeTracer): boolean {
  return signaturesOf(target).some(({ params }) =>
    params.some((param) => parameterFacts(param, types).roles.has("function")),
  );
}

/** Where a logger of the project is declared, as a title: `src/log.ts`, or `this file`. */
export function titleOf(node: Node, graph: ModuleGraph): string {
  return graph.pathOf(programOf(node))?.split(/[\\/]/).slice(-2).join("/") ?? "this file";
}

function declaringNode(value: Value): Node | undefined {
  switch (value.is) {
    case "instance":
    case "class":
    case "object":
    case "shape":
      return value.node;
    case "file":
      return value.program;
    default:
      return undefined;
  }
}

function isCallable(value: Value | undefined): boolean {
  switch (value?.is) {
    case "function":
    case "callable":
      return true;
    case "method":
      return value.facts.logs !== undefined;
    case "shape":
      return value.members.some((member) => member.type === "TSCallSignatureDeclaration");
    default:
      return false;
  }
}

function signaturesOf(target: Value): readonly Callable[] {
  switch (target.is) {
    case "callable":
      return target.signatures;
    case "shape":
      return target.members.filter((member) => member.type === "TSCallSignatureDeclaration");
    case "function":
      return overloadsOf(target.node);
    default:
      return [];
  }
}

function overloadsOf(node: FunctionNode): readonly Callable[] {
  const { parent } = node;
  if (parent.type !== "MethodDefinition" || !isClass(parent.parent.parent)) return [node];
  const name = keyName(parent);
  return name === undefined ? [node] : classMember(parent.parent.parent, name, parent.static).signatures;
}
