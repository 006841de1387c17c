import type { TSESTree } from "@typescript-eslint/utils";
import type { CallFacts } from "./library.ts";
import { keyName, unwrapped, type ClassNode, type FunctionNode, type Node } from "./syntax.ts";

/** The fields that a logger puts on every record. `open`: there may be more than can be seen. */
export interface Bindings {
  readonly keys: readonly string[];
  readonly open: boolean;
}

export const noBindings: Bindings = { keys: [], open: false };

/** Something that the library tables know: a logger, a meter, a counter. */
export interface Thing {
  readonly is: "thing";
  /** A kind of the library tables. */
  readonly kind: string;
  /** The call that made it, or the type that declares it. */
  readonly creation: Node;
  readonly bindings: Bindings;
  /** The keys under which a logger prints errors whole; `undefined` where its options cannot be seen. */
  readonly errorKeys: ReadonlySet<string> | undefined;
  /** The paths that the logger censors on every record. */
  readonly redacted: readonly string[];
  /** The calls of the project's functions that it came through, outermost first. */
  readonly through: readonly (TSESTree.CallExpression | TSESTree.NewExpression)[];
  /** It came in from outside (parameter, property of a parameter): what it carries is not known. */
  readonly received: boolean;
}

/** A type that is written down member by member. */
export interface Shape {
  readonly is: "shape";
  readonly node: Node;
  readonly members: readonly TSESTree.TypeElement[];
  /** `interface A extends B`, the parts of an intersection: asked where the members say nothing. */
  readonly bases: readonly Node[];
  /** `Record<Level, Method>`: what every member is. */
  readonly every: TSESTree.TypeNode | undefined;
}

/** Something that can be called, known by its declaration alone. */
export type Callable =
  TSESTree.TSFunctionType | TSESTree.TSMethodSignature | TSESTree.TSCallSignatureDeclaration | FunctionLike;

/** A function without a body: an overload, an abstract method, a `declare`. */
export type FunctionLike = FunctionNode | TSESTree.TSDeclareFunction | TSESTree.TSEmptyBodyFunctionExpression;

/** What an expression is, as far as it can be told without running it. */
export type Value =
  | Thing
  /** A method of a thing, called or not: `const { info } = log`. */
  | { readonly is: "method"; readonly facts: CallFacts; readonly thing: Thing }
  /** A package, or a file that was not followed, and the path over it. */
  | { readonly is: "module"; readonly module: string; readonly path: string }
  | { readonly is: "file"; readonly program: TSESTree.Program }
  | { readonly is: "object"; readonly node: TSESTree.ObjectExpression; readonly declared?: Value }
  | { readonly is: "list"; readonly node: TSESTree.ArrayExpression }
  | { readonly is: "class" | "instance"; readonly node: ClassNode; readonly declared?: Value }
  | { readonly is: "function"; readonly node: FunctionNode }
  /** Overloads in the order in which they are written. */
  | { readonly is: "callable"; readonly signatures: readonly Callable[] }
  | Shape;

export function thing(
  kind: string,
  creation: Node,
  more: Partial<Omit<Thing, "is" | "kind" | "creation">> = {},
): Thing {
  return {
    is: "thing",
    kind,
    creation,
    bindings: noBindings,
    through: [],
    received: false,
    errorKeys: undefined,
    redacted: [],
    ...more,
  };
}

/** The value as it looks to the function that it was passed to. */
export function asReceived(value: Value | undefined): Value | undefined {
  return value?.is === "thing" ? { ...value, received: true } : value;
}

/** The value as a member of an object that outlives the call: a logger given to a constructor carries no request. */
export function asOwned(value: Value): Value {
  return value.is === "thing" ? { ...value, received: false } : value;
}

/**
 * Of what a declared type says and what was put there: the type decides which library it is
 * (`const log: Logger = new SilentLogger()`), the value knows more where both agree.
 */
export function declaredOr(typed: Value | undefined, given: Value | undefined): Value | undefined {
  if (!given || !typed) return given ?? typed;
  if (typed.is === "thing") return given.is === "thing" && isOfOneLibrary(given, typed) ? given : typed;
  // What the value does not show, its declared type may.
  return given.is === "object" || given.is === "instance" ? { ...given, declared: typed } : given;
}

/** Kinds are named `library.kind`: within one library, what was made there says more than its type. */
export function isOfOneLibrary(one: Thing, other: Thing): boolean {
  return one.kind.split(".", 1)[0] === other.kind.split(".", 1)[0];
}

/** The keys of `child({ … })`, after those of its parent. */
export function boundFields(argument: Node | undefined, before: Bindings = noBindings): Bindings {
  if (!argument) return before;
  const node = unwrapped(argument);
  if (node.type !== "ObjectExpression") return { ...before, open: true };
  const keys = node.properties.map((property) => (property.type === "Property" ? keyName(property) : undefined));
  const visible = keys.filter((key) => key !== undefined);
  return { keys: [...before.keys, ...visible], open: before.open || visible.length < keys.length };
}
