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
const comment =
  /(?:<!--|\{\/\*|\/\/|\/\*|#)\s*instrumentation-ignore\b[ \t]*([a-z][a-z-]*(?:\s*,\s*[a-z][a-z-]*)*)?[ \t]*(?::\s*(.*?))?\s*(?:-->|\*\/\}?|$)/;

/**
 * Reads the comments that excuse findings: in code and rule files for their own line and the next one that says
 * something, on a page for their own line and the block that follows.
 */
export function readSuppressions(text: string, isPage: boolean): readonly Suppression[] {
  if (!text.includes(marker)) return [];
  const lines = text.split(/\r?\n/);
  return lines.flatMap((content, index) => {
    const found = comment.exec(content);
    if (!found) return [];
    const [written, ids = "", reason = ""] = found;
    const isAlone = content.replace(written, "").trim() === "";
    return {
      ids: ids.split(",").flatMap((id) => (id.trim() === "" ? [] : id.trim())),
      reason: reason.trim() === "" ? null : reason.trim(),
      from: index + 1,
      to: isAlone ? (isPage ? endOfBlock(lines, index) : nextLine(lines, index)) + 1 : index + 1,
      line: index + 1,
      column: found.index + 1,
      endColumn: found.index + written.length + 1,
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
