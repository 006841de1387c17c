import type { TSESTree } from "@typescript-eslint/utils";
import type { Location } from "../catalog/model.ts";
import type { DeclaredValues } from "../recognition/constants.ts";
import { holesOf, isWhole, patternOf, type Text } from "../recognition/text.ts";
import type { CallNode, MetricDeclaration, MetricRecord } from "../recognition/metric-call.ts";
import { forwardedParameter, namedFunctionsAround } from "../recognition/forwarding.ts";
import { programOf, walk, type FunctionNode, type Node } from "../recognition/syntax.ts";
import { Telemetry } from "../recognition/telemetry.ts";
import { declaredValues } from "./declared-values.ts";
import { promClientDefaultMetrics } from "../vocabulary/metric-names.ts";
import type { Standard } from "../standard/schema.ts";
import type { Inventory, UnresolvedName } from "./inventory.ts";
import { declaredLabels, labelsAt, type FoundLabels } from "../recognition/labels.ts";
import { MetricDraft } from "./metric-draft.ts";
import { lineStarts, position } from "./positions.ts";
import { mayHoldMetrics } from "./prefilter.ts";
import { ProjectFiles } from "./project-files.ts";
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
    if (text === undefined || (options.prefilter !== false && !mayHoldMetrics.test(text))) continue;
    files.guarded(file, () => {
      const program = files.parse(file);
      if (program) scan.collect(program);
    });
  }
  scan.settle();
  return scan.inventory(options.files.length);
}

class Scan {
  readonly #files: ProjectFiles;
  readonly #root: string;
  readonly #telemetry: Telemetry;
  readonly #metrics = new Map<string, MetricDraft>();
  /** The metrics that an instrument stands for, by the call that makes it. */
  readonly #ofInstrument = new Map<Node, MetricDraft[]>();
  /** The metrics that were declared through a function of the project, by their names. */
  readonly #ofWrapper = new Map<FunctionNode, Map<string, MetricDraft[]>>();
  readonly #unresolved: UnresolvedName[] = [];
  readonly #declarations: MetricDeclaration[] = [];
  readonly #records: MetricRecord[] = [];
  readonly #lineStarts = new WeakMap<TSESTree.Program, readonly number[]>();

  constructor(files: ProjectFiles, options: ScanOptions) {
    this.#files = files;
    this.#root = options.root;
    const values: DeclaredValues = declaredValues(options.standard.metrics.values, options.standardRoot, {
      textOf: (node) => this.#textOf(node),
      fileOf: (node) => this.#fileOf(node),
    });
    this.#telemetry = new Telemetry(files, options.standard, { declared: values });
  }

  /** Finds the calls of a file; names are worked out when all files have been seen. */
  collect(program: TSESTree.Program): void {
    walk(program, (node) => {
      if (node.type !== "CallExpression" && node.type !== "NewExpression") return;
      const declaration = this.#telemetry.metricDeclaration(node);
      if (declaration) this.#declarations.push(declaration);
      const record = this.#telemetry.metricRecord(node);
      if (record) this.#records.push(record);
      this.#collectDefaults(node);
    });
  }

  settle(): void {
    const [called, others] = partition(this.#declarations, ({ wrapper }) => wrapper !== undefined);
    for (const declaration of [...called, ...others]) this.#declare(declaration);
    for (const record of this.#records) this.#record(record);
  }

  inventory(files: number): Inventory {
    const metrics = [...this.#metrics.values()].map((draft) => draft.finished());
    metrics.sort((one, other) => (one.name < other.name ? -1 : 1));
    return { metrics, unresolved: this.#unresolved, faults: this.#files.faults, files };
  }

  #collectDefaults(node: CallNode): void {
    const defaults = this.#telemetry.defaultMetrics(node);
    if (!defaults) return;
    const prefixes = defaults.prefix
      ? this.#telemetry.constants.texts(defaults.prefix).map((text) => patternOf(text))
      : [""];
    for (const prefix of prefixes) {
      for (const [name, type] of Object.entries(promClientDefaultMetrics)) {
        const draft = this.#draft(
          `${prefix}${name}`,
          () => new MetricDraft(`${prefix}${name}`, type, "prom-client", "default"),
        );
        draft.recorded.push(this.#locate(node));
      }
    }
  }

  #draft(name: string, create: () => MetricDraft): MetricDraft {
    const known = this.#metrics.get(name);
    if (known) return known;
    const created = create();
    this.#metrics.set(name, created);
    return created;
  }

  #declare(declaration: MetricDeclaration): void {
    if (!declaration.name) {
      this.#unresolved.push({
        location: this.#locate(declaration.node),
        reason: "its options cannot be read",
        pattern: null,
      });
      return;
    }
    const drafts: MetricDraft[] = [];
    const names = this.#namesByWrapper(declaration.name);
    for (const text of this.#telemetry.constants.texts(declaration.name)) {
      const given = names?.get(patternOf(text));
      if (given) drafts.push(...given);
      // Whoever calls the function around it gives the name, and is asked.
      if (!isWhole(text) && !names) this.#reportUnresolved(declaration, text);
      // A name without a single known part says nothing that could be held against a catalog.
      if (!given && text.some((part) => typeof part === "string" && /[A-Za-z0-9]/.test(part)))
        drafts.push(...declaration.suffixes.map((suffix) => this.#declared(declaration, text, suffix)));
    }
    this.#ofInstrument.set(declaration.node, drafts);
    if (declaration.wrapper) this.#remember(declaration.wrapper, declaration.name, drafts);
  }

  /** The metrics that callers have declared through the function whose parameter a name is. */
  #namesByWrapper(name: Node): ReadonlyMap<string, MetricDraft[]> | undefined {
    for (const owner of namedFunctionsAround(name)) {
      const names = forwardedParameter(name, owner) === undefined ? undefined : this.#ofWrapper.get(owner);
      if (names) return names;
    }
    return undefined;
  }

  #remember(wrapper: FunctionNode, name: Node, drafts: readonly MetricDraft[]): void {
    const names = this.#ofWrapper.get(wrapper) ?? new Map<string, MetricDraft[]>();
    for (const text of this.#telemetry.constants.texts(name)) names.set(patternOf(text), [...drafts]);
    this.#ofWrapper.set(wrapper, names);
  }

  #declared(declaration: MetricDeclaration, text: Text, suffix: string): MetricDraft {
    const name = patternOf(text) + suffix;
    const draft = this.#draft(name, () => new MetricDraft(name, declaration.type, declaration.api, "code"));
    draft.declared.push(this.#locate(declaration.name ?? declaration.node));
    draft.unit ??= this.#text(declaration.unit) ?? declaration.impliedUnit ?? null;
    draft.description ??= this.#text(declaration.description) ?? null;
    if (declaration.labels) {
      const found = declaredLabels(declaration.labels, this.#telemetry.constants);
      if (found.open) draft.labelsAreOpen = true;
      for (const label of found.labels) draft.declareLabel(label.name, this.#locate(label.node));
    }
    draft.labelsAreDeclared ||= declaration.api === "prom-client";
    return draft;
  }

  #reportUnresolved(declaration: MetricDeclaration, text: Text): void {
    const [hole] = holesOf(text);
    if (!hole) return;
    const pattern = patternOf(text);
    const location = this.#locate(declaration.name ?? declaration.node);
    if (this.#unresolved.some((known) => samePlace(known.location, location) && known.pattern === pattern)) return;
    const reason = `\`${this.#textOf(hole.node).replace(/\s+/g, " ").slice(0, 60)}\`: ${hole.reason}`;
    this.#unresolved.push({ location, reason, pattern: /[A-Za-z0-9]/.test(pattern) ? pattern : null });
  }

  #record(record: MetricRecord): void {
    const drafts = record.instrument && this.#ofInstrument.get(record.instrument);
    if (!drafts) return;
    for (const draft of drafts) {
      draft.recorded.push(this.#locate(record.node));
      if (record.open) draft.labelsAreOpen = true;
      for (const labels of record.labels)
        this.#addLabels(draft, labelsAt(labels, this.#telemetry.constants, this.#telemetry.tracer));
    }
  }

  #addLabels(draft: MetricDraft, found: FoundLabels): void {
    if (found.open) draft.labelsAreOpen = true;
    for (const { name, values, node } of found.labels) draft.addLabel(name, values, this.#locate(node));
  }

  #text(node: Node | undefined): string | undefined {
    if (!node) return undefined;
    const [text] = this.#telemetry.constants.texts(node);
    return text && isWhole(text) ? text[0] : undefined;
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

function partition<Item>(items: readonly Item[], holds: (item: Item) => boolean): readonly [Item[], Item[]] {
  return [items.filter(holds), items.filter((item) => !holds(item))];
}

function samePlace(one: Location, other: Location): boolean {
  return one.file === other.file && one.line === other.line && one.column === other.column;
}
