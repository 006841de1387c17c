import type { Node } from "./syntax.ts";

/** What was followed to tell what an expression is, outermost first; ways that led nowhere are cut off again. */
export class Trail {
  readonly #steps: Node[] = [];

  get steps(): readonly Node[] {
    return this.#steps;
  }

  add(node: Node): void {
    this.#steps.push(node);
  }

  mark(): number {
    return this.#steps.length;
  }

  cutBack(mark = 0): void {
    this.#steps.length = mark;
  }
}
