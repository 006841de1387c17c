import type { TSESTree } from "@typescript-eslint/utils";
import { SourceEngine, type ParsedFile } from "./engine.ts";
import type { FileFault } from "./inventory.ts";
import { readSource, relativePath } from "./source-files.ts";

/** The texts and the syntax trees of some files: each read and parsed at most once, whoever asks. */
export class ParsedFiles {
  readonly faults: FileFault[] = [];
  readonly #root: string;
  readonly #engine = new SourceEngine();
  readonly #texts = new Map<string, string | undefined>();
  readonly #parsed = new Map<string, ParsedFile | undefined>();
  readonly #paths = new WeakMap<TSESTree.Program, string>();

  /** @param root the paths in faults are relative to it */
  constructor(root: string) {
    this.#root = root;
  }

  text(file: string): string | undefined {
    if (this.#texts.has(file)) return this.#texts.get(file);
    const source = readSource(file);
    if ("fault" in source) this.#fail(file, source.fault);
    const text = "text" in source ? source.text : undefined;
    this.#texts.set(file, text);
    return text;
  }

  parse(file: string): TSESTree.Program | undefined {
    if (this.#parsed.has(file)) return this.#parsed.get(file)?.program;
    const text = this.text(file);
    const parsed = text === undefined ? undefined : this.#engine.parse(file, text);
    this.#parsed.set(file, parsed);
    if (!parsed) return undefined;
    this.#paths.set(parsed.program, file);
    if (parsed.fault) {
      const { message, line, column } = parsed.fault;
      this.#fail(file, `cannot be parsed (${line}:${column} ${message})`);
    }
    return parsed.program;
  }

  pathOf(program: TSESTree.Program): string | undefined {
    return this.#paths.get(program);
  }

  /** Generated code can be nested deeper than any parser's stack: then the file is left out, and the rest goes on. */
  guarded(file: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.#fail(file, "is nested too deeply to be read");
    }
  }

  #fail(file: string, message: string): void {
    this.faults.push({ file: relativePath(this.#root, file), message });
  }
}
