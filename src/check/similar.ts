import { distance } from "fastest-levenshtein";
import { singularOf, words } from "../vocabulary/words.ts";

/**
 * The candidate that most likely is another spelling of a name: equal without punctuation and plurals, else most words in common,
 * else fewest changed letters. `undefined` where nothing is near enough to be more than chance.
 */
export function similarName(
  name: string,
  candidates: Iterable<string>,
  least: number = leastSimilarity,
): string | undefined {
  let best: { readonly name: string; readonly score: number } | undefined;
  for (const candidate of candidates) {
    const score = similarity(name, candidate);
    if (score >= least && score > (best?.score ?? 0)) best = { name: candidate, score };
  }
  return best?.name;
}

const leastSimilarity = 0.6;

function similarity(one: string, other: string): number {
  const [left = [], right = []] = [one, other].map((text) => words(text).map(singularOf));
  if (left.join("") === right.join("")) return 2;
  const shared = left.filter((word) => right.includes(word)).length;
  const byWords = (2 * shared) / (left.length + right.length);
  const byLetters = 1 - distance(one, other) / Math.max(one.length, other.length);
  if (left.length === 1 && right.length === 1) return byLetters;
  // Families share their first words (`orders.created`, `orders.failed`): what differs must look alike as well.
  return Math.min(byWords, 1) * 0.4 + byLetters * 0.6;
}
