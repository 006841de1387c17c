import type { Standard } from "../standard/schema.ts";
import { nameClassifier, type NameClassifier } from "../vocabulary/sensitive-names.ts";
import { sensitiveClasses } from "../vocabulary/sensitive-terms.ts";

const classifiers = new WeakMap<Standard, NameClassifier>();

/** The words of a standard and the built-in ones: one classifier for all files. */
export function classifierOf(standard: Standard): NameClassifier {
  const known = classifiers.get(standard);
  if (known) return known;
  const add = new Map(sensitiveClasses.map((name) => [name, standard.sensitive.add[name] ?? []] as const));
  const created = nameClassifier({ add, allow: new Set(standard.sensitive.allow) });
  classifiers.set(standard, created);
  return created;
}
