/**
 * A text that stands in a file in another spelling: with escapes (JSON, YAML), or indented. Tells for every character
 * where it stands in the file.
 */
export interface QuotedText {
  readonly text: string;
  /** The offset in the file of the character at an index of the text, or of its end. */
  readonly offsetAt: (index: number) => number;
}

/** A text that stands in its file as it is. */
export function plainQuote(text: string, start: number): QuotedText {
  return { text, offsetAt: (index) => start + index };
}

/**
 * Finds a text again in the part of a file that spells it. White space and escapes may differ: every other character is
 * looked for in order.
 */
export function quotedText(text: string, source: string, start: number, end: number): QuotedText {
  if (source.startsWith(text, start)) return plainQuote(text, start);
  const offsets: number[] = [];
  let at = start;
  for (const character of text) {
    if (/\s/.test(character)) {
      offsets.push(Math.min(at, end));
      at = behindSpace(source, at, end);
    } else {
      const found = source.indexOf(character, at);
      if (found >= 0 && found < end) at = found;
      offsets.push(at);
      at += character.length;
    }
    // A character outside the basic plane takes two places in the text.
    if (character.length === 2) offsets.push(at);
  }
  return { text, offsetAt: (index) => offsets[index] ?? Math.min(at, end) };
}

/** A text that is quoted inside one that is quoted itself: a query in a rule in a ConfigMap. */
export function quotedWithin(outer: QuotedText, text: string, start: number, end: number): QuotedText {
  const inner = quotedText(text, outer.text, start, end);
  return { text, offsetAt: (index) => outer.offsetAt(inner.offsetAt(index)) };
}

/** Behind one piece of white space, spelt out (`\n`) or not. */
function behindSpace(source: string, at: number, end: number): number {
  if (source[at] === "\\") return Math.min(at + 2, end);
  let next = at;
  while (next < end && /\s/.test(source[next] ?? "")) next++;
  return next;
}
