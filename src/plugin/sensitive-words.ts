import type { Standard } from "../standard/schema.ts";
import { nameClassifier, type NameClassifier } from "../vocabulary/sensitive-names.ts";
import { chainWords, sensitiveClasses, sessionWords } from "../vocabulary/sensitive-terms.ts";

interface Classifiers {
  readonly usual: NameClassifier;
  /** Where a `token` is an asset. */
  readonly onChain: NameClassifier;
}

const classifiers = new WeakMap<Standard, Classifiers>();

/** The words of a standard and the built-in ones: one classifier for all files that speak of the same things. */
export function classifierOf(standard: Standard, text: string): NameClassifier {
  const known = classifiers.get(standard) ?? classifiersOf(standard);
  classifiers.set(standard, known);
  return isOnChain(text) ? known.onChain : known.usual;
}

function classifiersOf(standard: Standard): Classifiers {
  const add = new Map(sensitiveClasses.map((name) => [name, standard.sensitive.add[name] ?? []] as const));
  const usual = nameClassifier({ add, allow: new Set(standard.sensitive.allow) });
  // Who adds it to the standard means it everywhere.
  if ([...add.values()].some((terms) => terms.includes("token"))) return { usual, onChain: usual };
  const onChain: NameClassifier = (name) => {
    const found = usual(name);
    return found?.term === "token" ? undefined : found;
  };
  return { usual, onChain };
}

function isOnChain(text: string): boolean {
  return text.includes("oken") && chainWords.test(text) && !sessionWords.test(text);
}
