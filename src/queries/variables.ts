import type { QuotedText } from "../documents/quoted-text.ts";

/** A query in which everything that only a dashboard knows is replaced by what the grammar accepts there. */
export interface PreparedQuery {
  readonly text: string;
  /** The offset in the file of an index of the text. */
  readonly offsetAt: (index: number) => number;
  /** Whether a part of the text stands in for a variable. */
  readonly isFilledIn: (from: number, to: number) => boolean;
  /** The text of a part, with `*` where a variable stood. */
  readonly written: (from: number, to: number) => string;
  /** The query has places to fill in by hand (`<metric>`, `...`), so that it need not parse. */
  readonly isTemplate: boolean;
}

/** `$var`, `${var}`, `${var:regex}`, `[[var]]`; `{{var}}` of Helm; `<metric>` and `...` of documents. */
const placeholders = /\$\{[^}]*\}|\$[A-Za-z_]\w*|\[\[\w+(?::\w+)?\]\]|\{\{[^{}]*\}\}|<[A-Za-z][\w .-]*>|\.\.\.|…/g;

const name = /[A-Za-z0-9_:]/;

/** What stands further before a variable does not tell what it stands for: a list of labels is shorter. */
const farthest = 1000;

/**
 * Replaces the variables of Grafana and the placeholders of documents. Left as they are, they make names of their own:
 * `topk($limit, x)` would ask for `limit`, `vault_${mount}_sum` for `vault_` and `_sum`.
 */
export function prepared(query: QuotedText): PreparedQuery {
  const source = query.text;
  const holes: { readonly from: number; readonly to: number }[] = [];
  const offsets: number[] = [];
  const open: string[] = [];
  let text = "";
  let near = "";
  let isTemplate = false;
  const strings = stringsOf(source);
  const append = (part: string, at: number, step: 0 | 1) => {
    for (let index = 0; index < part.length; index++) offsets.push(query.offsetAt(at + step * index));
    text += part;
    near = (near + part).slice(-farthest);
    for (const character of part) {
      if ("([{".includes(character)) open.push(character);
      else if (")]}".includes(character)) open.pop();
    }
  };
  let last = 0;
  for (const match of source.matchAll(placeholders)) {
    const { 0: written, index } = match;
    if (strings.some(([from, to]) => index > from && index < to)) continue;
    append(source.slice(last, index), last, 1);
    last = index + written.length;
    if (/^(?:<|\.|…)/.test(written)) isTemplate = true;
    const stand = /^(?:\.\.\.|…)$/.test(written) ? "" : standIn(near, source.slice(last), open.at(-1));
    holes.push({ from: text.length, to: text.length + stand.length });
    append(stand, index, 0);
    // Its last character stands for the end of what was written.
    if (stand !== "") offsets[offsets.length - 1] = query.offsetAt(index + written.length - 1);
  }
  append(source.slice(last), last, 1);
  return {
    text,
    isTemplate,
    offsetAt: (index) => offsets[index] ?? query.offsetAt(source.length),
    isFilledIn: (from, to) => holes.some((hole) => hole.from < to && hole.to > from),
    written: (from, to) => {
      let result = "";
      let at = from;
      for (const hole of holes.filter((one) => one.from < to && one.to > from)) {
        result += `${text.slice(at, Math.max(at, hole.from))}*`;
        at = hole.to;
      }
      return (result + text.slice(at, Math.max(at, to))).replace(/\*+/g, "*");
    },
  };
}

/** What the grammar accepts between what stands before and behind, within the bracket that is open there. */
function standIn(before: string, behind: string, open: string | undefined): string {
  const isInName = name.test(before.at(-1) ?? "") || name.test(behind[0] ?? "");
  if (isInName && /^_over_time\s*\(/.test(behind)) return "avg";
  if (isInName && open !== "[") return "x";
  // `{$filter}` stands for whole matchers, `[${window}m]` for a number.
  if (open === "{" && /[{,]\s*$/.test(before) && /^\s*[,}]/.test(behind)) return 'x="x"';
  if (open === "[" && /^[smhdwy]/.test(behind)) return "5";
  if (
    /[\w)\]}"]\s+$/.test(before) &&
    !/\b(?:by|on|without|ignoring|offset|and|or|unless|bool|@)\s+$/i.test(before) &&
    /^\s+[\w("]/.test(behind)
  )
    return "+";
  if (open === "[" || /\boffset\s+-?$/.test(before)) return "5m";
  if (/^\s*\(/.test(behind)) return "sum";
  if (/^\s*[{[]/.test(behind) || open === "{") return "x";
  if (open === "(" && /\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^()]*$/.test(before)) return "x";
  return "1";
}

/** Where the strings of a query stand: variables in them leave the rest readable. */
function stringsOf(source: string): readonly (readonly [number, number])[] {
  return [...source.matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/g)].map(
    ({ 0: written, index }) => [index, index + written.length] as const,
  );
}
