import type { InstrumentType, MetricApi } from "../recognition/library.ts";
import { singularOf } from "../vocabulary/words.ts";

/** A metric among the others of its file. */
export interface FamilyMember<Place> {
  readonly name: string;
  readonly api: MetricApi;
  readonly type: InstrumentType;
  readonly place: Place;
}

/** A name that does not go together with another. */
export interface Clash<Place> {
  readonly messageId: "collision" | "usedAsNamespace" | "inconsistentPlural";
  readonly member: FamilyMember<Place>;
  readonly other: string;
  readonly level: string;
}

/**
 * Names of OpenTelemetry that clash: two that become one series in Prometheus (`a.b_c`, `a.b.c`); with `isStrict`, also one that is the
 * namespace of another, and levels that are singular here and plural there (semantic conventions, "Naming").
 */
export function clashes<Place>(members: readonly FamilyMember<Place>[], isStrict: boolean): readonly Clash<Place>[] {
  const found: Clash<Place>[] = [];
  const seen: FamilyMember<Place>[] = [];
  for (const member of members.filter(({ api }) => api === "otel")) {
    if (seen.some(({ name }) => name === member.name)) continue;
    const clash = seen.map((other) => clashOf(member, other, isStrict)).find((one) => one !== undefined);
    if (clash) found.push(clash);
    seen.push(member);
  }
  return found;
}

function clashOf<Place>(
  member: FamilyMember<Place>,
  { name: other, type }: FamilyMember<Place>,
  isStrict: boolean,
): Clash<Place> | undefined {
  const { name } = member;
  const clash = (messageId: Clash<Place>["messageId"], level = ""): Clash<Place> => ({
    messageId,
    member,
    other,
    level,
  });
  if (seriesOf(name) === seriesOf(other)) return clash("collision");
  if (!isStrict) return undefined;
  if (name.startsWith(`${other}.`) || other.startsWith(`${name}.`)) return clash("usedAsNamespace");
  // What counts things is in the plural, what measures one of them in the singular: `locks.active`, `lock.duration`.
  if ((type === "histogram") !== (member.type === "histogram")) return undefined;
  const level = pluralApart(name.split("."), other.split("."));
  return level === undefined ? undefined : clash("inconsistentPlural", level);
}

function seriesOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, "_");
}

/** The level at which two names part, where one has it in the singular and the other in the plural. */
function pluralApart(one: readonly string[], other: readonly string[]): string | undefined {
  const index = one.findIndex((level, position) => level !== other[position]);
  const [here, there] = [one[index], other[index]];
  const isInside = index < one.length - 1 && index < other.length - 1;
  if (!isInside || here === undefined || there === undefined) return undefined;
  return singularOf(here) === singularOf(there) ? there : undefined;
}
