/** More alternatives than this are not gone through one by one. */
const mostAlternatives = 1000;

interface Asked<Alternative> {
  readonly alternatives: readonly Alternative[];
  times: number;
}

/**
 * What can be one of several things while a question is answered: the call that gives a function its parameters, the item
 * that a loop is at. Whoever asks more than once means the same one: `${group}.${name}` is no product of all groups and all
 * names. So the question is asked again for each, with that one settled.
 */
export class Choice<Alternative> {
  readonly #settled = new Map<object, Alternative | undefined>();
  #asked = new Map<object, Asked<Alternative>>();

  /** The one that is settled for a key. */
  settled(key: object): Alternative | undefined {
    return this.#settled.get(key);
  }

  /** The one that is settled for a key, or all. */
  among(key: object, alternatives: readonly Alternative[]): readonly Alternative[] {
    const settled = this.#settled.get(key);
    if (settled !== undefined) return [settled];
    // It is another question that is asked here, with all of them on purpose.
    if (this.#settled.has(key)) return alternatives;
    const asked = this.#asked.get(key);
    if (asked) asked.times++;
    else this.#asked.set(key, { alternatives, times: 1 });
    return alternatives;
  }

  /** Works with one settled for a key, or with all of them where it is `undefined`. */
  with<Result>(key: object, alternative: Alternative | undefined, work: () => Result): Result {
    const wasKnown = this.#settled.has(key);
    const before = this.#settled.get(key);
    this.#settled.set(key, alternative);
    const result = work();
    if (wasKnown) this.#settled.set(key, before);
    else this.#settled.delete(key);
    return result;
  }

  /** Forgets what was asked for; what is settled stays so. */
  askAnew(): void {
    this.#asked = new Map();
  }

  /** Forgets everything, for another question. */
  reset(): void {
    this.#settled.clear();
    this.askAnew();
  }

  /** Works once for each alternative of a key that was asked for more than once; `undefined` where there is none. */
  split<Result>(work: () => Result): readonly Result[] | undefined {
    for (const [key, { alternatives, times }] of this.#asked) {
      if (times > 1 && alternatives.length > 1 && alternatives.length <= mostAlternatives)
        return alternatives.map((alternative) => this.with(key, alternative, work));
    }
    return undefined;
  }
}
