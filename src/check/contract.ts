import type { Location } from "../catalog/model.ts";
import { InputError } from "../standard/input-error.ts";
import type { Severity } from "./finding.ts";
import { similarName } from "./similar.ts";

/** What others rely on of a metric: dashboards, alerts, people. The shape is that of `inventory --format json`. */
export interface ContractMetric {
  readonly name: string;
  readonly type: string | null;
  readonly unit: string | null;
  readonly description: string | null;
  readonly labels: readonly { readonly name: string; readonly values: readonly string[] }[];
  readonly declared: readonly { readonly file: string; readonly line: number; readonly column: number }[];
  readonly documented: { readonly status: string } | null;
}

export const changeSeverities = {
  "metric-removed": "error",
  "metric-renamed": "error",
  "metric-type-changed": "error",
  "metric-unit-changed": "error",
  "label-removed": "error",
  "label-renamed": "error",
  "label-value-removed": "error",
  "stability-lowered": "error",
  "deprecated-metric-removed": "warning",
  "label-added": "warning",
  "label-value-added": "warning",
  "metric-added": "warning",
  "description-changed": "warning",
} as const;

export type ChangeId = keyof typeof changeSeverities;

/** A difference between two contracts; an error where it breaks who relies on the old one. */
export interface ContractChange {
  readonly id: ChangeId;
  readonly severity: Severity;
  readonly metric: string;
  readonly label: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly message: string;
  readonly location: Location | null;
}

/** Compares two contracts: what breaks first, then by metric. */
export function contractChanges(
  before: readonly ContractMetric[],
  after: readonly ContractMetric[],
): readonly ContractChange[] {
  const old = byName(before);
  const now = byName(after);
  const gone = before.filter(({ name }) => !now.has(name));
  const added = after.filter(({ name }) => !old.has(name));
  const renames = renamesAmong(gone, added);
  const renamed = new Set([...renames].flat());
  const changes = [
    ...[...renames].map(([from, to]) => renamedChange(from, to)),
    ...gone.filter((metric) => !renamed.has(metric)).map(removed),
    ...added.filter((metric) => !renamed.has(metric)).map(addedChange),
    ...[...before.flatMap((metric) => pairWith(metric, now)), ...renames].flatMap(([from, to]) =>
      differences(from, to),
    ),
  ];
  return changes.sort(
    (one, other) =>
      compare(one.severity, other.severity) || compare(one.metric, other.metric) || compare(one.id, other.id),
  );
}

/** @throws InputError where a value is no inventory */
export function parseContract(value: unknown, file: string): readonly ContractMetric[] {
  const metrics: unknown =
    typeof value === "object" && value !== null && "metrics" in value ? value.metrics : undefined;
  if (!Array.isArray(metrics) || !metrics.every(isMetric))
    throw new InputError(`${file}: is no inventory. Write one with "instrumentation inventory --format json".`);
  return metrics.filter(({ declared }) => declared.length > 0);
}

function isMetric(value: unknown): value is ContractMetric {
  if (typeof value !== "object" || value === null) return false;
  const metric: Readonly<Record<string, unknown>> = { ...value };
  return typeof metric["name"] === "string" && Array.isArray(metric["labels"]) && Array.isArray(metric["declared"]);
}

function byName(metrics: readonly ContractMetric[]): ReadonlyMap<string, ContractMetric> {
  return new Map(metrics.map((metric) => [metric.name, metric]));
}

function pairWith(
  metric: ContractMetric,
  now: ReadonlyMap<string, ContractMetric>,
): [ContractMetric, ContractMetric][] {
  const other = now.get(metric.name);
  return other ? [[metric, other]] : [];
}

/** A name that went and a like one of the same type and labels that came. */
function renamesAmong(
  gone: readonly ContractMetric[],
  added: readonly ContractMetric[],
): ReadonlyMap<ContractMetric, ContractMetric> {
  const renames = new Map<ContractMetric, ContractMetric>();
  const open = new Map(added.map((metric) => [metric.name, metric]));
  for (const metric of gone) {
    const like = [...open.values()].filter(
      (other) => other.type === metric.type && labelNames(other) === labelNames(metric),
    );
    const name = similarName(
      metric.name,
      like.map((other) => other.name),
    );
    const other = name === undefined ? undefined : open.get(name);
    if (!other) continue;
    open.delete(other.name);
    renames.set(metric, other);
  }
  return renames;
}

function labelNames({ labels }: ContractMetric): string {
  return labels
    .map(({ name }) => name)
    .sort()
    .join();
}

function differences(from: ContractMetric, to: ContractMetric): readonly ContractChange[] {
  const changes: ContractChange[] = [];
  const add = (id: ChangeId, message: string, more: Partial<ContractChange> = {}) =>
    changes.push(change(id, to.name, message, placeOf(to), more));
  const name = `\`${to.name}\``;
  if (from.type !== to.type && from.type !== "unknown" && to.type !== "unknown")
    add("metric-type-changed", `${name} was ${said(from.type)} and is ${said(to.type)}.`, {
      from: from.type,
      to: to.type,
    });
  if (from.unit !== to.unit)
    add("metric-unit-changed", `${name} was in ${said(from.unit)} and is in ${said(to.unit)}.`, {
      from: from.unit,
      to: to.unit,
    });
  changes.push(...labelDifferences(from, to));
  const [before, after] = [from, to].map(({ documented }) => stability(documented?.status));
  if (before !== undefined && after !== undefined && after < before)
    add(
      "stability-lowered",
      `${name} was documented as ${said(from.documented?.status)} and is ${said(to.documented?.status)}.`,
    );
  if (from.description !== to.description && from.description !== null)
    add("description-changed", `The description of ${name} has changed.`, {
      from: from.description,
      to: to.description,
    });
  return changes;
}

function labelDifferences(from: ContractMetric, to: ContractMetric): readonly ContractChange[] {
  const gone = from.labels.filter(({ name }) => !to.labels.some((label) => label.name === name));
  const added = to.labels.filter(({ name }) => !from.labels.some((label) => label.name === name));
  const renamed = new Map(
    gone.flatMap(({ name }) => {
      const like = similarName(
        name,
        added.map((label) => label.name),
      );
      return like === undefined ? [] : [[name, like] as const];
    }),
  );
  const taken = new Set(renamed.values());
  const make = (id: ChangeId, label: string, message: string, more: Partial<ContractChange> = {}) =>
    change(id, to.name, message, placeOf(to), { label, ...more });
  const name = `\`${to.name}\``;
  return [
    ...gone.map((label) => {
      const other = renamed.get(label.name);
      return other === undefined
        ? make("label-removed", label.name, `${name} has lost the label \`${label.name}\`.`)
        : make("label-renamed", label.name, `The label \`${label.name}\` of ${name} is now \`${other}\`.`, {
            from: label.name,
            to: other,
          });
    }),
    ...added
      .filter((label) => !taken.has(label.name))
      .map((label) =>
        make(
          "label-added",
          label.name,
          `${name} has the new label \`${label.name}\`: joins on all labels no longer match.`,
        ),
      ),
    ...from.labels.flatMap((label) => {
      const values = to.labels.find((one) => one.name === label.name)?.values ?? [];
      if (values.length === 0 || label.values.length === 0) return [];
      return [
        ...label.values
          .filter((value) => !values.includes(value))
          .map((value) =>
            make("label-value-removed", label.name, `${name} no longer has \`${label.name}="${value}"\`.`, {
              from: value,
            }),
          ),
        ...values
          .filter((value) => !label.values.includes(value))
          .map((value) =>
            make("label-value-added", label.name, `${name} has the new \`${label.name}="${value}"\`.`, { to: value }),
          ),
      ];
    }),
  ];
}

function removed(metric: ContractMetric): ContractChange {
  const status = metric.documented?.status;
  const isAnnounced = status === "deprecated" || status === "removed" || status === "planned";
  const name = `\`${metric.name}\``;
  return isAnnounced
    ? change("deprecated-metric-removed", metric.name, `${name}, which was documented as ${status}, is gone.`, null)
    : change("metric-removed", metric.name, `${name} is gone, and was not deprecated before.`, null);
}

function renamedChange(from: ContractMetric, to: ContractMetric): ContractChange {
  const message = `\`${from.name}\` is now \`${to.name}\`: the same type, the same labels.`;
  return change("metric-renamed", from.name, message, placeOf(to), { from: from.name, to: to.name });
}

function addedChange(metric: ContractMetric): ContractChange {
  return change("metric-added", metric.name, `\`${metric.name}\` is new.`, placeOf(metric));
}

function change(
  id: ChangeId,
  metric: string,
  message: string,
  location: Location | null,
  more: Partial<ContractChange> = {},
): ContractChange {
  return { id, severity: changeSeverities[id], metric, label: null, from: null, to: null, message, location, ...more };
}

function placeOf({ declared: [place] }: ContractMetric): Location | null {
  return place ? { ...place, endLine: place.line, endColumn: place.column } : null;
}

/** How far one may rely on a metric; more is better. */
const stabilities: Readonly<Record<string, number>> = { removed: 0, deprecated: 1, planned: 1, active: 2 };

function stability(status: string | undefined): number | undefined {
  return status === undefined ? undefined : stabilities[status];
}

function said(value: string | null | undefined): string {
  return value ?? "nothing";
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
