import type { TSESTree } from "@typescript-eslint/utils";
import type { SensitiveName } from "../vocabulary/sensitive-names.ts";
import { objectWriters } from "../vocabulary/sensitive-terms.ts";
import type { SensitiveMember } from "./sensitive-types.ts";
import type { Node } from "./syntax.ts";

/** A value that must not be written down as it is. */
export interface SensitiveValue {
  readonly node: Node;
  readonly name: string;
  readonly found: SensitiveName;
  /** The keys under which it stands in the expression that was asked about. */
  readonly path: readonly string[];
  /** An object that holds it: put into a text, it prints as `[object Object]`. */
  readonly isWhole?: boolean;
}

/** `harmless` is known to disclose nothing, `opaque` is not known: then only the key it is logged under can tell. */
export type Verdict = "harmless" | "opaque" | readonly SensitiveValue[];

export function whole(node: TSESTree.Identifier, { path, found }: SensitiveMember): SensitiveValue {
  const name = [node.name, ...path.filter((part) => part !== "*")].join(".");
  return { node, name, found, path, isWhole: true };
}

export function renamed(values: readonly SensitiveValue[], node: Node): readonly SensitiveValue[] {
  return values.map((value) => ({ ...value, node }));
}

export function withKey(key: string, values: readonly SensitiveValue[]): readonly SensitiveValue[] {
  return values.map((value) => ({ ...value, path: [key, ...value.path] }));
}

/** A plain object in a text prints as `[object Object]`. */
export function asText(verdict: Verdict): Verdict {
  if (typeof verdict === "string") return verdict;
  const printed = verdict.filter(({ isWhole }) => isWhole !== true);
  return printed.length > 0 ? printed : "harmless";
}

/** What `JSON.stringify(user)` gives shows all of it, also in a text. */
export function written(verdict: Verdict, call: string): Verdict {
  if (typeof verdict === "string" || !objectWriters.has(call)) return verdict;
  return verdict.map((value) => ({ ...value, isWhole: false }));
}
