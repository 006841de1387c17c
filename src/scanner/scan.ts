import type { TSESTree } from "@typescript-eslint/utils";
import type { Location } from "../catalog/model.ts";
import type { DeclaredValues } from "../recognition/constants.ts";
import { programOf, walk, type Node } from "../recognition/syntax.ts";
import { Telemetry } from "../recognition/telemetry.ts";
import type { Standard } from "../standard/schema.ts";
import { MetricCollector } from "./collector.ts";
import { declaredValues } from "./declared-values.ts";
import type { Inventory } from "./inventory.ts";
import { readSuppressions } from "../documents/suppressions.ts";
import { lineStarts, position } from "../documents/positions.ts";
import { namesInUse } from "./instrument-holder.ts";
import { mayHoldMetrics } from "./prefilter.ts";
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
  /** Off only to prove that it loses nothing. */
  readonly prefilter?: boolean;
  readonly onFile?: (done: number, all: number) => void;
}

/** Reads the metrics that a project declares and records. Nothing of the project is run. */
export function scanProject(options: ScanOptions): Inventory {
  const files = new ProjectFiles(options.root, options.files);
  const scan = new Scan(files, options);
  for (const [index, file] of options.files.entries()) {
    options.onFile?.(index + 1, options.files.length);
    const text = files.text(file);
    if (text === undefined) continue;
    scan.readSuppressions(file, text);
    const holds = {
      metrics: options.prefilter === false || mayHoldMetrics.test(text),
      routes: scan.routes.mayHold(text),
    };
    if (!holds.metrics && !holds.routes) continue;
    files.guarded(file, () => {
      const program = files.parse(file);
      if (program && holds.metrics) scan.collect(program);
      if (program && holds.routes) scan.routes.collect(program);
    });
  }
  return scan.inventory(options.files.length);
}

class Scan {
  readonly routes: ServiceRoutes;
  readonly #files: ProjectFiles;
  readonly #root: string;
  readonly #collector: MetricCollector;
  readonly #suppressed: Inventory["suppressed"][number][] = [];
  readonly #lineStarts = new WeakMap<TSESTree.Program, readonly number[]>();

  constructor(files: ProjectFiles, options: ScanOptions) {
    this.#files = files;
    this.#root = options.root;
    const textOf = (node: Node) => this.#textOf(node);
    const values: DeclaredValues = declaredValues(options.standard.metrics.values, options.standardRoot, {
      textOf,
      fileOf: (node) => this.#fileOf(node),
    });
    this.routes = new ServiceRoutes(options.standard.health.required, (node) => this.#locate(node));
    const telemetry = new Telemetry(files, options.standard, { declared: values });
    const usedNames = (names: ReadonlySet<string>) =>
      namesInUse(
        names,
        options.files.map((file) => files.text(file)),
      );
    this.#collector = new MetricCollector(telemetry, { locate: (node) => this.#locate(node), textOf, usedNames });
  }

  readSuppressions(file: string, text: string): void {
    const suppressions = readSuppressions(text, false);
    if (suppressions.length > 0) this.#suppressed.push({ file: relativePath(this.#root, file), suppressions });
  }

  /** Finds the calls of a file; names are worked out when all files have been seen. */
  collect(program: TSESTree.Program): void {
    walk(program, (node) => {
      if (node.type === "CallExpression" || node.type === "NewExpression") this.#collector.collect(node);
    });
  }

  inventory(files: number): Inventory {
    this.#collector.settle();
    const { metrics, unresolved } = this.#collector;
    const { servesHttp, routes } = this.routes;
    return {
      metrics,
      unresolved,
      faults: this.#files.faults,
      suppressed: this.#suppressed,
      files,
      service: { servesHttp, routes },
    };
  }

  #fileOf(node: Node): string | undefined {
    return this.#files.pathOf(programOf(node));
  }

  #textOf(node: Node): string {
    const file = this.#fileOf(node);
    const text = file === undefined ? undefined : this.#files.text(file);
    return text?.slice(node.range[0], node.range[1]) ?? "";
  }

  #locate(node: Node): Location {
    const program = programOf(node);
    const file = this.#files.pathOf(program);
    if (file === undefined) return { file: "", line: 1, column: 1, endLine: 1, endColumn: 1 };
    const starts = this.#lineStarts.get(program) ?? lineStarts(this.#files.text(file) ?? "");
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
