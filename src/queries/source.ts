import type { Location } from "../catalog/model.ts";
import { lineStarts, position } from "../documents/positions.ts";
import { readSuppressions } from "../documents/suppressions.ts";
import type { QuotedText } from "../documents/quoted-text.ts";
import type { Query, QueryFault, QueryFile } from "./model.ts";
import { readPromql } from "./promql.ts";

/** A file while its queries are collected. */
export class QuerySource {
  readonly text: string;
  readonly #file: string;
  readonly #starts: readonly number[];
  readonly #queries: Query[] = [];
  readonly #problems: QueryFault[] = [];
  readonly #recorded: QueryFile["recorded"][number][] = [];

  constructor(file: string, text: string) {
    this.#file = file;
    this.text = text;
    this.#starts = lineStarts(text);
  }

  readonly locate = (from: number, to: number): Location => {
    const [start, end] = [position(this.#starts, from), position(this.#starts, to)];
    return { file: this.#file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  };

  add(quoted: QuotedText): void {
    if (quoted.text.trim() !== "") this.addQuery(readPromql(quoted, this.locate));
  }

  addQuery(query: Query): void {
    this.#queries.push(query);
  }

  addProblem(message: string, from: number, to: number): void {
    this.#problems.push({ message, location: this.locate(from, to) });
  }

  addRecorded(series: string, from: number, to: number): void {
    this.#recorded.push({ series, location: this.locate(from, to) });
  }

  finished(): QueryFile {
    return {
      file: this.#file,
      queries: this.#queries,
      recorded: this.#recorded,
      problems: this.#problems,
      suppressions: readSuppressions(this.text, /\.(?:md|mdx|markdown)$/i.test(this.#file)),
    };
  }
}
