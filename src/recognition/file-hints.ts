import { instrumentWords, measuringVerbs, spanWords } from "./libraries/names.ts";
import { spanDecorators } from "./libraries/spans.ts";
import { declaringNames } from "./metric-candidates.ts";
import { spanStarters } from "./span-call.ts";

/** What the calls of a file can be, by a look at its text: most files measure and trace nothing. Nearly all may log. */
export interface FileHints {
  readonly metrics: boolean;
  readonly spans: boolean;
}

/** Where there is no text, anything can be. */
export const anything: FileHints = { metrics: true, spans: true };

/** A call whose name ends in one of these. */
function calls(names: Iterable<string>): string {
  return `\\b(?:${[...names].join("|")})\\s*(?:\\?\\.)?\\s*[(<]`;
}

/** A call whose name holds one of these words, in either case. */
function soundsOf(words: Iterable<string>): string {
  const either = Array.from(words, (word) => `[${word[0] ?? ""}${word[0]?.toUpperCase() ?? ""}]${word.slice(1)}`);
  return `(?:${either.join("|")})\\w*\\s*(?:\\?\\.)?\\s*[(<]`;
}

// Made from the recogniser's own tables: what is added there is found here.
const metricHint = new RegExp(
  `${calls(declaringNames)}|${soundsOf([...instrumentWords, ...measuringVerbs])}|\\bhelp\\b`,
);
const spanHint = new RegExp(`${calls(spanStarters)}|${soundsOf(spanWords)}|@(?:${[...spanDecorators].join("|")})\\b`);

export function hintsOf(text: string): FileHints {
  return { metrics: metricHint.test(text), spans: spanHint.test(text) };
}
