import {
  booleanPrefixes,
  harmlessTokenNeighbours,
  prepositions,
  protectedWords,
  sensitiveTerms,
  transparentHeads,
  transparentPrefixes,
  type SensitiveClass,
} from "./sensitive-terms.ts";
import { words } from "./words.ts";

/** A name that says what it holds: `userPassword` → credential, by the term `password`. */
export interface SensitiveName {
  readonly class: SensitiveClass;
  readonly term: string;
}

/** The changes that a team's standard makes to the built-in words. */
export interface NameVocabulary {
  readonly add: ReadonlyMap<SensitiveClass, readonly string[]>;
  readonly allow: ReadonlySet<string>;
}

export type NameClassifier = (name: string) => SensitiveName | undefined;

/**
 * Classifies names by their words. The **head noun** decides: a term counts only where it ends the name, so
 * `passwordPolicy`, `tokenCount` and `secretName` are harmless, `userPassword` and `client_secret` are not.
 */
export function nameClassifier(vocabulary: NameVocabulary): NameClassifier {
  const terms = termIndex(vocabulary);
  const cache = new Map<string, SensitiveName | undefined>();
  return (name) => {
    if (cache.has(name)) return cache.get(name);
    const answer = vocabulary.allow.has(name) ? undefined : classify(words(name), terms);
    cache.set(name, answer);
    return answer;
  };
}

type TermIndex = ReadonlyMap<string, SensitiveName>;

const longestTerm = 4;

function classify(all: readonly string[], terms: TermIndex): SensitiveName | undefined {
  const [first] = all;
  if (first === undefined || all.some((word) => protectedWords.has(word))) return undefined;
  if (all.length > 1 && booleanPrefixes.has(first)) return undefined;
  // Terms of several words first, as they stand: `connectionString` and `dateOfBirth` hold a head and a preposition.
  const head = headPhrase(all);
  const found = endingTerm(all, terms, 2) ?? endingTerm(withoutTransparentEnds(head), terms, 1);
  // `tokenInAddress` is an address of the token that goes in.
  if (found) return found.term === "token" && head.length < all.length ? undefined : found;
  // `password2` is another password; `token0` and `token1` are a pair of assets.
  const last = all.at(-1) ?? "";
  const numbered = /^\D+(?=\d+$)/.exec(last)?.[0];
  const other = numbered === undefined ? undefined : classify([...all.slice(0, -1), numbered], terms);
  return other?.term.endsWith("token") ? undefined : other;
}

/** The longest term of at least some words that a name ends in. */
function endingTerm(named: readonly string[], terms: TermIndex, shortest: number): SensitiveName | undefined {
  for (let length = Math.min(longestTerm, named.length); length >= shortest; length--) {
    const tail = named.slice(-length);
    const found = terms.get(tail.join(" ")) ?? (length === 1 ? terms.get(joinedKey(tail)) : undefined);
    if (found) return isHarmlessToken(found.term, named) ? undefined : found;
  }
  return undefined;
}

/** `userIdForAuth` is a user id: what follows a preposition is not what the name is. */
function headPhrase(all: readonly string[]): readonly string[] {
  const end = all.findIndex((word, index) => index > 0 && prepositions.has(word));
  // Header names are quoted as they are: `x-forwarded-for`.
  return end < 0 || end === all.length - 1 ? all : all.slice(0, end);
}

function withoutTransparentEnds(all: readonly string[]): readonly string[] {
  let start = 0;
  let end = all.length;
  while (start < end - 1 && transparentPrefixes.has(all[start] ?? "")) start++;
  while (end > start + 1 && transparentHeads.has(all[end - 1] ?? "")) end--;
  return all.slice(start, end);
}

function isHarmlessToken(term: string, named: readonly string[]): boolean {
  return term === "token" && named.some((word) => harmlessTokenNeighbours.has(word));
}

/** One-word spellings (`apikey`, `sessionid`) are found under the term's letters without spaces. */
function joinedKey(tail: readonly string[]): string {
  return `=${tail.join("")}`;
}

function termIndex(vocabulary: NameVocabulary): TermIndex {
  const index = new Map<string, SensitiveName>();
  for (const [name, terms] of classTerms(vocabulary)) {
    for (const term of terms) {
      const entry = { class: name, term };
      index.set(term, entry);
      if (term.includes(" ")) index.set(`=${term.replaceAll(" ", "")}`, entry);
      // Tokens are counted (LLM usage), other plurals hold several of the same.
      if (!term.endsWith("s") && !term.endsWith("token")) index.set(`${term}s`, entry);
    }
  }
  return index;
}

function* classTerms(vocabulary: NameVocabulary): Iterable<[SensitiveClass, readonly string[]]> {
  for (const name of Object.keys(sensitiveTerms) as (keyof typeof sensitiveTerms)[]) {
    yield [name, sensitiveTerms[name]];
  }
  for (const [name, added] of vocabulary.add) yield [name, added.map((term) => words(term).join(" "))];
}
