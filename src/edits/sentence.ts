/** Words that lead up to a value and mean nothing without it. */
const leadingWords = new Set(
  "a an the to for from in into on onto at of with by as via per is are was were be than after before until since because due under over between and or but that which has have called named id ids".split(
    " ",
  ),
);

/** Words that a sentence cannot start with once its subject is gone. */
const headlessStarts = new Set(
  "is are was were has have had will can could should does did and or but in on at to of for with from".split(" "),
);

/** Words that ask for the noun that is gone: `No {} found`. */
const quantifiers = new Set(
  "no not every each any all another more fewer only neither nor without expected got".split(" "),
);

/** Verbs that say nothing without their object: what is left must not end in one. */
const needyVerbs = new Set(
  "affects contains requires uses needs sets gets returns equals exceeds matches includes got get set has using".split(
    " ",
  ),
);

/** Words that nothing ends in: `in`, `on` and `after` may belong to a verb. */
const danglingEnds = new Set(
  "a an the to for from of at with by as via per into onto and or but that which".split(" "),
);

/** Words that join a clause to the one before, whose value is gone. */
const joiningWords = new Set(["and", "or", "but", "so"]);

/** What follows a number and means nothing without it. */
const unitWords = new Set(
  "ms s sec secs second seconds m min mins minute minutes h hour hours day days b kb mb gb byte bytes percent times".split(
    " ",
  ),
);

const hole = "\u0000";

/**
 * What a message says once its values have moved into fields: `["Sent ", null, " to ", null]` → `Sent`. `undefined`
 * where no readable sentence is left: a unit that lost its number, a path without its parts, a dangling `for … in`.
 */
export function withoutValues(pieces: readonly (string | null)[]): string | undefined {
  const whole = pieces.map((piece) => piece ?? hole).join("");
  // Placeholders and line breaks mean something to the logger or to the reader.
  if (/[\n\r\\%{}]/.test(whole)) return undefined;
  const unwrapped = whole
    .replace(/(["'`])\0\1/g, hole)
    // `findPr({}, {})`: a call is named without what it was given.
    .replace(/(\w)\(\0(?:, ?\0)*\)/g, "$1()")
    .replace(/\(\0\)|\[\0\]|<\0>|#\0(?!\w)/g, hole);
  // What stands in brackets was there for its values: `(attempt {} of {})`.
  if (isGlued(unwrapped) || /\([^()\0]*\0[^()]*\)/.test(unwrapped)) return undefined;
  const kept = keptWords(unwrapped);
  return kept && isReadable(kept) ? kept : undefined;
}

/** A value that is part of a word, a path, a unit or an assignment cannot be cut out. */
function isGlued(text: string): boolean {
  return /[^\s\0]\0|\0[^\s\0.,:;!?…)\]]|\0[.,:;!?](?=[^\s\0])|\0\0/.test(text);
}

function keptWords(text: string): string | undefined {
  const kept: string[] = [];
  const tokens = text.split(/\s+/).filter((token) => token !== "");
  for (const [index, token] of tokens.entries()) {
    if (!token.startsWith(hole)) {
      kept.push(token);
      continue;
    }
    const next = tokens[index + 1];
    const endsClause =
      next === undefined || next.startsWith(hole) || leadingWords.has(next.toLowerCase()) || token.length > 1;
    const before = kept.at(-1)?.toLowerCase();
    // `Marking {} as done`
    if (next?.toLowerCase() === "as" && before !== undefined && !leadingWords.has(before)) return undefined;
    // `Mode is {}, and we go on`
    if (token.length > 1 && joiningWords.has(next?.toLowerCase() ?? "")) return undefined;
    if (next !== undefined && unitWords.has(next.replace(/\W+$/, "").toLowerCase())) return undefined;
    if (before !== undefined && quantifiers.has(before)) return undefined;
    // `url: {} and` keeps a label without its value; at the end the label goes with it.
    if (before !== undefined && /[:=]$/.test(before)) {
      if (next !== undefined) return undefined;
      dropTrailingLabel(kept);
      continue;
    }
    if (before !== undefined && leadingWords.has(before)) {
      if (!endsClause) return undefined;
      dropLeadingWords(kept);
    }
    attach(kept, token.slice(1));
  }
  return tidied(kept.join(" "));
}

/** `Connected, total keys: {}` → `Connected`: a short clause that only named the value. */
function dropTrailingLabel(kept: string[]): void {
  const boundary = kept.findLastIndex((word) => /[,;.!]$/.test(word));
  if (boundary >= 0 && kept.length - boundary <= longestLabel + 1) kept.length = boundary + 1;
}

const longestLabel = 4;

function dropLeadingWords(kept: string[]): void {
  while (kept.length > 0 && leadingWords.has((kept.at(-1) ?? "").toLowerCase())) kept.pop();
}

/** The punctuation that followed a value belongs to the word before it. */
function attach(kept: string[], punctuation: string): void {
  const last = kept.pop();
  if (last === undefined) return;
  kept.push(/[:,;.!?…–—-]$/.test(last) ? last : last + punctuation);
}

function tidied(text: string): string {
  return text.replace(/\s*[:=,;–—-]+$/, "").trim();
}

function isReadable(text: string): boolean {
  const [first] = text.split(" ");
  if (!/[A-Za-z]{2}/.test(text) || headlessStarts.has((first ?? "").toLowerCase())) return false;
  const last = text.split(" ").at(-1)?.toLowerCase() ?? "";
  if (needyVerbs.has(last) || danglingEnds.has(last)) return false;
  // "Received. Stopping": a sentence of one word has lost what it was about.
  if (/(?:^|[.!?]\s)\S+[.!?]\s/.test(text)) return false;
  if (count(text, /[([]/g) !== count(text, /[)\]]/g)) return false;
  return !/\0|(?<!\w)\(\s*\)|\[\s*\]|\s[,.;:]|[([]$|^[^A-Za-z0-9[]|[:;,]\s*[.,;:]/.test(text);
}

function count(text: string, sign: RegExp): number {
  return [...text.matchAll(sign)].length;
}
