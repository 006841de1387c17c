import type { TSESTree } from "@typescript-eslint/utils";
import type { Location } from "../catalog/model.ts";
import type { DeclaredValues } from "../recognition/constants.ts";
import { isCall, programOf, walk, type Node } from "../recognition/syntax.ts";
import { Telemetry } from "../recognition/telemetry.ts";
import type { Standard } from "../standard/schema.ts";
import { MetricCollector } from "./collector.ts";
import { declaredValues } from "./declared-values.ts";
import type { Inventory } from "./inventory.ts";
import { readSuppressions } from "../documents/suppressions.ts";
import { lineStarts, position } from "../documents/positions.ts";
import { holdersInUse, textsLike } from "./instrument-holder.ts";
import {
  declaredMakers,
  mayDeclareMetrics,
  mayImportClient,
  mayMention,
  type Instrument,
  type MetricNames,
} from "./prefilter.ts";
import { ParsedFiles } from "./parsed-files.ts";
import { ProjectFiles } from "./project-files.ts";
import { ServiceRoutes } from "./service-routes.ts";
import { relativePath } from "./source-files.ts";

export interface ScanOptions {
  /** Absolute; locations are relative to it. */
  readonly root: string;
  /** Absolute paths of the files to scan. */
  readonly files: readonly string[];
  readonly standard: Standard;
  /** Globs in the standard are relative to this folder. */
  readonly standardRoot: string;
  /** Files to look for metrics in, where not in all; the others are only followed into. */
  readonly only?: ReadonlySet<string>;
  /** Off only to prove that it loses nothing. */
  readonly prefilter?: boolean;
  readonly onFile?: (done: number, all: number) => void;
  /** Called when a file is looked into that is not among the files. */
  readonly onOutside?: () => void;
  /** What another scan of the project has read. */
  readonly sources?: ParsedFiles;
}

/** Reads the metrics that a project declares and records. Nothing of the project is run. */
export function scanProject(options: ScanOptions): Inventory {
  const sources = options.sources ?? new ParsedFiles(options.root);
  const scan = new Scan(sources, options);
  const searched = options.only ? options.files.filter((file) => options.only?.has(file)) : options.files;
  for (const [index, file] of searched.entries()) {
    options.onFile?.(index + 1, searched.length);
    const text = sources.text(file);
    if (text === undefined) continue;
    scan.readSuppressions(file, text);
    const holdsRoutes = scan.routes.mayHold(text);
    if (options.prefilter === false || mayDeclareMetrics(text, () => scan.hasClient)) scan.collect(file);
    if (holdsRoutes) scan.collectRoutes(file);
  }
  if (options.prefilter !== false) followNames(scan, sources, searched, options.standard);
  return scan.inventory(options.files.length);
}

/** Looks where instruments and functions that make them are used, and where what is found there is used in turn. */
function followNames(scan: Scan, sources: ParsedFiles, paths: readonly string[], standard: Standard): void {
  const knownMakers = new Set<string>();
  const knownMethods = new Map<string, Set<ReadonlySet<string>>>();
  const isFreshMaker = (name: string) => !knownMakers.has(name) && knownMakers.add(name).size > 0;
  const isFresh = ({ name, methods }: Instrument) => {
    const known = knownMethods.get(name) ?? new Set();
    knownMethods.set(name, known);
    return !known.has(methods) && known.add(methods).size > 0;
  };
  for (let makers: readonly string[] = declaredMakers(standard.metrics); ; makers = []) {
    const found = scan.namesToFollow();
    const names: MetricNames = {
      instruments: found.instruments.filter(isFresh),
      makers: [...makers, ...found.makers].filter(isFreshMaker),
    };
    if (names.instruments.length + names.makers.length === 0) return;
    const mentions = mayMention(names);
    for (const file of paths) {
      const text = sources.text(file);
      if (text !== undefined && mentions(text)) scan.collect(file);
    }
  }
}

class Scan {
  readonly routes: ServiceRoutes;
  readonly #sources: ParsedFiles;
  readonly #modules: ProjectFiles;
  readonly #root: string;
  readonly #collector: MetricCollector;
  readonly #paths: readonly string[];
  #hasClient: boolean | undefined;
  readonly #collected = new Set<string>();
  readonly #suppressed: Inventory["suppressed"][number][] = [];
  readonly #lineStarts = new WeakMap<TSESTree.Program, readonly number[]>();

  constructor(sources: ParsedFiles, options: ScanOptions) {
    this.#sources = sources;
    this.#modules = new ProjectFiles(options.root, options.files, sources, options.onOutside);
    this.#root = options.root;
    this.#paths = options.files;
    const textOf = (node: Node) => this.#textOf(node);
    const values: DeclaredValues = declaredValues(options.standard.metrics.values, options.standardRoot, {
      textOf,
      fileOf: (node) => this.#fileOf(node),
    });
    this.routes = new ServiceRoutes(options.standard.health.required, (node) => this.#locate(node));
    const telemetry = new Telemetry(this.#modules, options.standard, { declared: values });
    const texts = () => options.files.map((file) => sources.text(file));
    const locate = (node: Node) => this.#locate(node);
    this.#collector = new MetricCollector(telemetry, {
      locate,
      textOf,
      callersOf: (owner) => this.#modules.callersOf(owner),
      inUse: (holders) => holdersInUse(holders, texts()),
      mentions: (names) => textsLike(names, texts()),
    });
  }

  /** Whether a client may come from anywhere in the project that has methods like everybody's: asked of all files at once. */
  get hasClient(): boolean {
    this.#hasClient ??=
      this.#modules.mayHoldMore || this.#paths.some((file) => mayImportClient(this.#sources.text(file) ?? ""));
    return this.#hasClient;
  }

  readSuppressions(file: string, text: string): void {
    const suppressions = readSuppressions(text, false);
    if (suppressions.length > 0) this.#suppressed.push({ file: relativePath(this.#root, file), suppressions });
  }

  /** Finds the calls of a file, once; names are worked out when all files have been seen. */
  collect(file: string): void {
    if (this.#collected.has(file)) return;
    this.#collected.add(file);
    this.#sources.guarded(file, () => {
      const program = this.#sources.parse(file);
      if (!program) return;
      walk(program, (node) => {
        if (isCall(node)) this.#collector.collect(node);
      });
    });
  }

  collectRoutes(file: string): void {
    this.#sources.guarded(file, () => {
      const program = this.#sources.parse(file);
      if (program) this.routes.collect(program);
    });
  }

  /** The names under which what was found so far can be used elsewhere. */
  namesToFollow(): MetricNames {
    return this.#collector.namesToFollow();
  }

  inventory(files: number): Inventory {
    this.#collector.settle();
    const { metrics, unresolved, constantLabels } = this.#collector;
    const { servesHttp, routes } = this.routes;
    return {
      metrics,
      constantLabels: [...constantLabels].sort(),
      unresolved,
      // What is read when says nothing to people.
      faults: this.#sources.faults.toSorted((one, other) => (one.file < other.file ? -1 : 1)),
      suppressed: this.#suppressed,
      files,
      service: { servesHttp, routes },
    };
  }

  #fileOf(node: Node): string | undefined {
    return this.#sources.pathOf(programOf(node));
  }

  #textOf(node: Node): string {
    const file = this.#fileOf(node);
    const text = file === undefined ? undefined : this.#sources.text(file);
    return text?.slice(node.range[0], node.range[1]) ?? "";
  }

  #locate(node: Node): Location {
    const program = programOf(node);
    const file = this.#sources.pathOf(program);
    if (file === undefined) return { file: "", line: 1, column: 1, endLine: 1, endColumn: 1 };
    const starts = this.#lineStarts.get(program) ?? lineStarts(this.#sources.text(file) ?? "");
    this.#lineStarts.set(program, starts);
    const [start, end] = [position(starts, node.range[0]), position(starts, node.range[1])];
    return {
      file: relativePath(this.#root, file),
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
    };
  }
}
