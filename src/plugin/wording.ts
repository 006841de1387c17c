/** Source text in a message: on one line, and not too long for one. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}

/** `a`, `b` and `c`: the first few of several things. */
export function listed(items: readonly string[], most = 4): string {
  // The last one takes no more room than to say that there is one more.
  const fitting = items.length === most + 1 ? items.length : most;
  const shown = items.slice(0, fitting).map((item) => `\`${item}\``);
  const more = items.length - shown.length;
  const parts = more > 0 ? [...shown, `${more} more`] : shown;
  return inSentence(parts);
}

/** "a", "a and b", "a, b and c" */
export function inSentence(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""}`;
}
