/** `<!-- instrumentation-ignore unemitted-metric: emitted by the sidecar -->` */
export interface Suppression {
  readonly ids: readonly string[];
  /** `null` where none is given. */
  readonly reason: string | null;
  /** The lines that it is about, its own included. */
  readonly from: number;
  readonly to: number;
  /** Where it stands; columns start at 1. */
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

const marker = "instrumentation-ignore";
const opening = /(?:<!--|\{\/\*|\/\/|\/\*|#)\s*instrumentation-ignore\b/;

/** What a comment on a line says; `undefined` where there is none. */
function commentIn(
  content: string,
):
  | { readonly ids: readonly string[]; readonly reason: string; readonly start: number; readonly end: number }
  | undefined {
  const found = opening.exec(content);
  if (!found) return undefined;
  const rest = content.slice(found.index + found[0].length);
  const closing = /-->|\*\/\}?/.exec(rest);
  const body = rest.slice(0, closing?.index);
  const colon = body.indexOf(":");
  const listed = (colon < 0 ? body : body.slice(0, colon)).split(",").map((id) => id.trim());
  const ids = listed.length === 1 && listed[0] === "" ? [] : listed;
  if (!ids.every((id) => /^[a-z][a-z-]*$/.test(id))) return undefined;
  return {
    ids,
    reason: colon < 0 ? "" : body.slice(colon + 1).trim(),
    start: found.index,
    end: content.length - rest.length + body.length + (closing?.[0].length ?? 0),
  };
}

/**
 * Reads the comments that excuse findings: in code and rule files for their own line and the next one that says
 * something, on a page for their own line and the block that follows.
 */
export function readSuppressions(text: string, isPage: boolean): readonly Suppression[] {
  if (!text.includes(marker)) return [];
  const lines = text.split(/\r?\n/);
  return lines.flatMap((content, index) => {
    const found = commentIn(content);
    if (!found) return [];
    const { ids, reason, start, end } = found;
    const isAlone = (content.slice(0, start) + content.slice(end)).trim() === "";
    return {
      ids,
      reason: reason === "" ? null : reason,
      from: index + 1,
      to: isAlone ? (isPage ? endOfBlock(lines, index) : nextLine(lines, index)) + 1 : index + 1,
      line: index + 1,
      column: start + 1,
      endColumn: end + 1,
    };
  });
}

function nextLine(lines: readonly string[], index: number): number {
  const next = lines.findIndex((line, at) => at > index && line.trim() !== "" && !line.includes(marker));
  return next < 0 ? index : next;
}

/** A fence goes to its end, anything else to the next empty line. */
function endOfBlock(lines: readonly string[], index: number): number {
  const start = nextLine(lines, index);
  const fence = /^\s*(`{3,}|~{3,})/.exec(lines[start] ?? "")?.[1];
  const isEnd = (line: string) => (fence === undefined ? line.trim() === "" : line.trim().startsWith(fence));
  const end = lines.findIndex((line, at) => at > start && isEnd(line));
  return end < 0 ? lines.length - 1 : end;
}
