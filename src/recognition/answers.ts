import type { Node } from "./syntax.ts";

/**
 * What has been answered about nodes. All rules ask about a node before ESLint goes on to the next: the last answer is
 * kept apart, where it is found without a look into a table of thousands.
 */
export class Answers<Asked extends Node, Answer extends object> {
  readonly #known = new WeakMap<Asked, Answer | false>();
  #last: Asked | undefined;
  #lastAnswer: Answer | undefined;

  of(node: Asked, ask: () => Answer | undefined): Answer | undefined {
    if (node === this.#last) return this.#lastAnswer;
    const known = this.#known.get(node);
    const answer = known === undefined ? ask() : known === false ? undefined : known;
    if (known === undefined) this.#known.set(node, answer ?? false);
    this.#last = node;
    this.#lastAnswer = answer;
    return answer;
  }
}
