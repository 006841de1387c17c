import type { Node } from "./syntax.ts";

/**
 * What has been answered about nodes. All rules ask about a node before ESLint goes on to the next: the last answer is
 * kept apart, where it is found without a look into a table of thousands. What its names rule out is not kept at all.
 */
export class Answers<Asked extends Node, Answer extends object> {
  readonly #isCandidate: (node: Asked) => boolean;
  readonly #ask: (node: Asked) => Answer | undefined;
  readonly #known = new WeakMap<Asked, Answer | false>();
  #last: Asked | undefined;
  #lastAnswer: Answer | undefined;

  constructor(isCandidate: (node: Asked) => boolean, ask: (node: Asked) => Answer | undefined) {
    this.#isCandidate = isCandidate;
    this.#ask = ask;
  }

  of(node: Asked): Answer | undefined {
    if (node === this.#last) return this.#lastAnswer;
    const answer = this.#isCandidate(node) ? this.#answer(node) : undefined;
    this.#last = node;
    this.#lastAnswer = answer;
    return answer;
  }

  #answer(node: Asked): Answer | undefined {
    const known = this.#known.get(node);
    if (known !== undefined) return known === false ? undefined : known;
    const answer = this.#ask(node);
    this.#known.set(node, answer ?? false);
    return answer;
  }
}
