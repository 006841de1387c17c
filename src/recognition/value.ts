import type { TSESTree } from "@typescript-eslint/utils";
import type { ClassNode, FunctionNode, Node } from "./syntax.ts";

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
  /** It came in from outside (parameter, property of a parameter): what it carries is not known. */
  readonly received: boolean;
}

/** What an expression is, as far as it can be told without running it. */
export type Value =
  | Thing
  /** A package, or a file that was not followed, and the path over it. */
  | { readonly is: "module"; readonly module: string; readonly path: string }
  | { readonly is: "file"; readonly program: TSESTree.Program }
  | { readonly is: "object"; readonly node: TSESTree.ObjectExpression }
  | { readonly is: "class" | "instance"; readonly node: ClassNode }
  | { readonly is: "function"; readonly node: FunctionNode }
  | { readonly is: "shape"; readonly members: readonly TSESTree.TypeElement[] };

export function thing(kind: string, creation: Node, bindings: Bindings = noBindings, received = false): Thing {
  return { is: "thing", kind, creation, bindings, received };
}

/** The value as it looks to the function that it was passed to. */
export function asReceived(value: Value | undefined): Value | undefined {
  return value?.is === "thing" ? { ...value, received: true } : value;
}

/** The value as a member of an object that outlives the call: a logger given to a constructor carries no request. */
export function asOwned(value: Value): Value {
  return value.is === "thing" ? { ...value, received: false } : value;
}
