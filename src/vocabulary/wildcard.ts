/**
 * Whether a text fits a pattern in which `*` stands for any characters. Not by a regular expression: several `.*` in one
 * try every way to part the text, and patterns come from anybody's files.
 * @param least how many characters each `*` stands for at least
 */
export function fitsWildcard(pattern: string, text: string, least: 0 | 1): boolean {
  const parts = pattern.split("*");
  const [first = "", ...others] = parts;
  const last = others.pop();
  if (last === undefined) return text === pattern;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  const end = text.length - last.length;
  let at = first.length;
  for (const part of others) {
    const found = text.indexOf(part, at + least);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return at + least <= end;
}
