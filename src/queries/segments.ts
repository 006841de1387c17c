import type { QuotedText } from "../documents/quoted-text.ts";

/**
 * Parts a text with several queries in it: a query ends where all brackets are closed and neither its line ends nor the
 * next begins with what goes on. `#` comments belong to no query.
 */
export function segments(text: QuotedText): readonly QuotedText[] {
  const source = withoutComments(text.text);
  const found: QuotedText[] = [];
  let start = 0;
  let at = 0;
  let depth = 0;
  const lines = source.split("\n");
  const end = (to: number) => {
    const part = source.slice(start, to);
    if (part.trim() !== "")
      found.push(slice(text, source, start + (part.length - part.trimStart().length), part.trim()));
    start = to;
  };
  const nextWritten = nextWrittenLines(lines);
  for (const [index, line] of lines.entries()) {
    depth += balance(line);
    at += line.length + 1;
    const next = nextWritten[index] ?? "";
    const isBlankNext = lines[index + 1]?.trim() === "";
    // A query with a bracket too few would swallow everything behind it.
    if (depth > 0 && isBlankNext && startsAnew(next)) depth = 0;
    if (depth <= 0 && !goesOn(line) && !continues(next)) {
      depth = 0;
      end(Math.min(at, source.length));
    }
  }
  end(source.length);
  return found;
}

/** For each line the next one that says something. */
function nextWrittenLines(lines: readonly string[]): readonly string[] {
  let next = "";
  return lines
    .toReversed()
    .map((line) => {
      const behind = next;
      if (line.trim() !== "") next = line;
      return behind;
    })
    .reverse();
}

const operators = String.raw`(?:[-+*/%^]|==|!=|>=?|<=?|\b(?:and|or|unless|atan2)\b)`;
const endsOpen = new RegExp(
  String.raw`(?:${operators}|,|\b(?:by|without|on|ignoring|group_left|group_right|bool|offset)\b)\s*$`,
);
const beginsInside = new RegExp(
  String.raw`^\s*(?:${operators}|[)\]},{[(]|@|\b(?:by|without|on|ignoring|group_left|group_right|bool|offset)\b)`,
);

function goesOn(line: string): boolean {
  return endsOpen.test(line);
}

/** A line in brackets may be a query of its own, but not behind one that is open. */
function continues(line: string): boolean {
  return beginsInside.test(line) && !/^\s*\(/.test(line) && !/^\s*-?\d/.test(line) && !/^\s*\{/.test(line);
}

function startsAnew(line: string): boolean {
  return /^\s*[A-Za-z_:][\w:]*\s*(?:[({[]|by\b|without\b)/.test(line) && !continues(line);
}

function balance(line: string): number {
  let depth = 0;
  for (const character of line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, "")) {
    if ("([{".includes(character)) depth++;
    else if (")]}".includes(character)) depth--;
  }
  return depth;
}

/** Comments become white space, so that everything else stays where it is. */
function withoutComments(source: string): string {
  return source.replace(/("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|#[^\n]*/g, (comment: string, string?: string) =>
    string === undefined ? " ".repeat(comment.length) : comment,
  );
}

function slice(whole: QuotedText, source: string, start: number, part: string): QuotedText {
  return { text: source.slice(start, start + part.length), offsetAt: (index) => whole.offsetAt(start + index) };
}
