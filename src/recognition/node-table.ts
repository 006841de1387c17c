import type { TSESTree } from "@typescript-eslint/utils";
import { programOf, type Node } from "./syntax.ts";

/** The file that a linter reads now; when it comes to the next, nothing of this one is asked for again. */
let passing: TSESTree.Program | undefined;
/** The tables that hold something of it. */
const used: { forget(): void }[] = [];

/** Says which file is read now. */
export function passFile(program: TSESTree.Program): void {
  if (program === passing) return;
  for (const table of used) table.forget();
  used.length = 0;
  passing = program;
}

/**
 * What is known of nodes, or of things that stand for one. What is known of the passing file is let go with it, so that
 * nothing that lives as long as the process holds its tree; files that are kept are in a `WeakMap`.
 */
export class NodeTable<Key extends object, Value> {
  readonly #kept = new WeakMap<Key, Value>();
  #passing: Map<Key, Value> | undefined;
  readonly #nodeOf: (key: Key) => Node;

  constructor(nodeOf: (key: Key) => Node) {
    this.#nodeOf = nodeOf;
  }

  get(key: Key): Value | undefined {
    return (this.#isPassing(key) ? this.#passing : this.#kept)?.get(key);
  }

  set(key: Key, value: Value): void {
    if (!this.#isPassing(key)) {
      this.#kept.set(key, value);
      return;
    }
    if (!this.#passing) {
      this.#passing = new Map();
      used.push(this);
    }
    this.#passing.set(key, value);
  }

  forget(): void {
    this.#passing = undefined;
  }

  #isPassing(key: Key): boolean {
    return passing !== undefined && programOf(this.#nodeOf(key)) === passing;
  }
}

/** For tables of nodes. */
export function itself(node: Node): Node {
  return node;
}
