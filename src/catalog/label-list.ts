/** A label as a cell, a property line or a bullet writes it. */
export interface WrittenLabel {
  readonly name: string;
  readonly values: readonly string[];
}

const labelName = /^[A-Za-z_][\w.-]*$/;

/**
 * Reads `` `a`, `b` ``, `a, b`, `` `result` (new|duplicate) ``, `` `op`: `x` · `y` ``. In text with code spans, only
 * those name labels; what follows a label in brackets or behind a colon are its values.
 */
export function labelsIn(source: string): readonly WrittenLabel[] {
  const lines = source.split(/<br\s*\/?>/i);
  // A label to a line, with its values behind it.
  if (lines.length > 1)
    return lines.flatMap((line) => (line.includes(":") || line.includes("(") ? (labelIn(line) ?? []) : labelsIn(line)));
  const braces = /^`?\{(.*)\}`?$/.exec(source.trim())?.[1];
  return separated(braces ?? source).flatMap((part) => {
    const label = labelIn(part);
    return label ? [label] : [];
  });
}

/** Parts between commas, semicolons and middle dots that stand outside brackets, and not behind a colon. */
function separated(source: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = "";
  for (const character of source) {
    if ("([{".includes(character)) depth++;
    if (")]}".includes(character)) depth--;
    const splits = depth <= 0 && (character === "," || character === ";" || (character === "·" && !part.includes(":")));
    if (splits) {
      parts.push(part);
      part = "";
    } else part += character;
  }
  return [...parts, part];
}

function labelIn(part: string): WrittenLabel | undefined {
  const code = /^[^`\w]*`([^`]+)`/.exec(part);
  const [whole, written, behind = ""] = code ?? /^\W*([A-Za-z_](?:[\w.-]*\w)?)(\W*)/.exec(part) ?? [];
  if (whole === undefined || written === undefined) return undefined;
  // A word that a sentence goes on behind is no name.
  if (!code && whole.length < part.length && !/[(:=]|[—–-]\s/.test(behind)) return undefined;
  const name = written.replace(/=.*$/, "").trim();
  return labelName.test(name) ? { name, values: valuesIn(part.slice(whole.length)) } : undefined;
}

/** A closed list only: `(new|duplicate)`, `"success", "error"`, `` `a` · `b` ``; prose with examples is open. */
export function valuesIn(text: string): readonly string[] {
  const body = text.trim().replace(/^[:=(]\s*|\)\s*$/g, "");
  if (/\be\.?g\.?\b|\blike\b|\bsuch as\b|…|\.\.\./i.test(body)) return [];
  const parts = body.split(/\\?\||,|·|\/|\bor\b/).map((part) => part.trim());
  const values = parts
    .map((part) => /^["'`]([\w.: -]+)["'`]$|^([\w.-]+)$/.exec(part))
    .map((match) => match?.[1] ?? match?.[2]);
  return values.length > 1 && values.every((value) => value !== undefined) ? values : [];
}
