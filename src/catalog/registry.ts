import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from "yaml";
import { lineStarts, position } from "../documents/positions.ts";
import { readSuppressions } from "../documents/suppressions.ts";
import type { Catalog, CatalogEntry, CatalogLabel, CatalogProblem, Location } from "./model.ts";
import { statusOf, successorIn, typeOf } from "./words.ts";

/**
 * Reads a catalog in YAML or JSON: OpenTelemetry's semantic conventions and Weaver's registries (`groups` of type
 * `metric`; `metrics` of definition/2), or a plain list of `metrics`.
 * Source: https://github.com/open-telemetry/weaver/blob/main/schemas/semconv-syntax.md
 */
export function readRegistry(
  text: string,
  file: string,
  options: { readonly prefix: string; readonly scope: readonly string[] | undefined },
): Catalog {
  const reader = new RegistryReader(text, file, options.prefix);
  return { file, ...reader.read(), counts: [], suppressions: readSuppressions(text, false), scope: options.scope };
}

class RegistryReader {
  readonly #text: string;
  readonly #file: string;
  readonly #prefix: string;
  readonly #starts: readonly number[];
  /** The values of attributes that are defined once and referred to. */
  readonly #valuesOf = new Map<string, readonly string[]>();

  constructor(text: string, file: string, prefix: string) {
    this.#text = text;
    this.#file = file;
    this.#prefix = prefix;
    this.#starts = lineStarts(text);
  }

  read(): { readonly entries: readonly CatalogEntry[]; readonly problems: readonly CatalogProblem[] } {
    const document = parseDocument(this.#text, { uniqueKeys: false, logLevel: "silent", prettyErrors: false });
    const [fault] = document.errors;
    if (fault)
      return {
        entries: [],
        problems: [this.#problem(`It cannot be parsed: ${fault.message.split("\n")[0] ?? ""}`, fault.pos[0])],
      };
    const root: unknown = document.contents;
    const groups = isSeq(root) ? root.items.filter(isMap) : isMap(root) ? mapsIn(root, "groups", "metrics") : [];
    for (const group of groups) this.#define(group);
    if (isMap(root)) for (const attribute of mapsIn(root, "attributes")) this.#defineAttribute(attribute);
    const entries = groups.flatMap((group) => this.#entry(group) ?? []);
    const isEmpty = entries.length === 0 && groups.length === 0;
    return { entries, problems: isEmpty ? [this.#problem("It holds no `groups` and no `metrics`.", 0)] : [] };
  }

  #define(group: YAMLMap): void {
    for (const attribute of mapsIn(group, "attributes")) this.#defineAttribute(attribute);
  }

  #defineAttribute(attribute: YAMLMap): void {
    const name = textAt(attribute, "id") ?? textAt(attribute, "key");
    const values = membersOf(attribute);
    if (name !== undefined && values.length > 0) this.#valuesOf.set(name, values);
  }

  #entry(group: YAMLMap): CatalogEntry | undefined {
    const kind = textAt(group, "type");
    const name = textAt(group, "metric_name") ?? (kind === "metric" ? undefined : textAt(group, "name"));
    if (name === undefined || (kind !== undefined && kind !== "metric" && typeOf(kind) === undefined)) return undefined;
    const at = group.get(textAt(group, "metric_name") === undefined ? "name" : "metric_name", true);
    const location = this.#locate(at, name);
    const deprecated = group.get("deprecated", true);
    const renamed = isMap(deprecated)
      ? textAt(deprecated, "renamed_to")
      : successorIn(String(isScalar(deprecated) ? deprecated.value : ""));
    const said = textAt(group, "status") ?? textAt(group, "stability") ?? "";
    return {
      name: this.#prefix !== "" && !name.startsWith(this.#prefix) ? this.#prefix + name : name,
      location,
      type: typeOf(textAt(group, "instrument") ?? kind ?? "") ?? null,
      unit: textAt(group, "unit") ?? null,
      labels: this.#labels(group),
      description: (textAt(group, "brief") ?? textAt(group, "description") ?? textAt(group, "help"))?.trim() ?? null,
      status: deprecated === undefined ? (statusOf(said) ?? "active") : "deprecated",
      successor: renamed ?? null,
      sources: [],
      exported: [],
      place: {
        shape: "bullet",
        container: 0,
        line: location.line,
        endLine: location.endLine,
        labels: null,
        status: null,
        columns: null,
      },
    };
  }

  #labels(group: YAMLMap): readonly CatalogLabel[] | null {
    const list = group.get("attributes") ?? group.get("labels") ?? group.get("tags");
    if (!isSeq(list)) return null;
    return list.items.flatMap((item): readonly CatalogLabel[] => {
      if (isScalar(item))
        return [{ name: String(item.value), values: [], location: this.#locate(item, String(item.value)) }];
      if (!isMap(item)) return [];
      const key = ["ref", "id", "key", "name"].find((one) => textAt(item, one) !== undefined);
      const name = key === undefined ? undefined : textAt(item, key);
      if (key === undefined || name === undefined) return [];
      const own = membersOf(item);
      const values = own.length > 0 ? own : (this.#valuesOf.get(name) ?? []);
      return [{ name, values, location: this.#locate(item.get(key, true), name) }];
    });
  }

  #locate(node: unknown, text: string): Location {
    const start = isScalar(node) ? (node.range?.[0] ?? 0) : 0;
    const from = Math.max(this.#text.indexOf(text, start), start);
    const [first, last] = [position(this.#starts, from), position(this.#starts, from + text.length)];
    return { file: this.#file, line: first.line, column: first.column, endLine: last.line, endColumn: last.column };
  }

  #problem(message: string, offset: number): CatalogProblem {
    const { line, column } = position(this.#starts, offset);
    return {
      message,
      suggestion: "Mend the file, or take it out of `metrics.catalogs`.",
      recovered: false,
      location: { file: this.#file, line, column, endLine: line, endColumn: column + 1 },
    };
  }
}

function mapsIn(map: YAMLMap, ...keys: readonly string[]): readonly YAMLMap[] {
  return keys.flatMap((key) => {
    const list = map.get(key);
    return isSeq(list) ? list.items.filter(isMap) : [];
  });
}

function textAt(map: YAMLMap, key: string): string | undefined {
  const value: unknown = map.get(key);
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

/** `type: { members: [{ id, value }] }`, or a plain list of `values`. */
function membersOf(attribute: YAMLMap): readonly string[] {
  const type = attribute.get("type");
  const members = isMap(type) ? type.get("members") : attribute.get("values");
  if (!isSeq(members)) return [];
  return members.items.flatMap((member) => {
    if (isScalar(member)) return [String(member.value)];
    return isMap(member) ? (textAt(member, "value") ?? textAt(member, "id") ?? []) : [];
  });
}
