import type { InstrumentType, MetricApi } from "../recognition/library.ts";
import type { MetadataKey } from "../recognition/metric-call.ts";
import { isUcum } from "../vocabulary/ucum.ts";
import { spelledUnit, unitOfName, unitsOfText } from "../vocabulary/units.ts";
import { singularOf, words } from "../vocabulary/words.ts";

/** What a declaration says of its metric; `undefined` is what cannot be seen. */
export interface Metadata {
  readonly name: string;
  /** The name is wholly known. */
  readonly isNamed: boolean;
  readonly type: InstrumentType;
  readonly api: MetricApi;
  readonly absent: ReadonlySet<MetadataKey>;
  readonly description: string | undefined;
  readonly unit: string | undefined;
  readonly buckets: readonly number[] | undefined;
}

export interface MetadataFault {
  readonly id:
    | "missingDescription"
    | "descriptionIsName"
    | "missingUnit"
    | "unknownUnit"
    | "unitAgainstName"
    | "unitAgainstDescription"
    | "bucketsDoNotFit"
    | "defaultBuckets";
  /** The part of the declaration that is wrong. */
  readonly at: "name" | "description" | "unit" | "buckets";
  readonly data: Readonly<Record<string, string>>;
}

/** Whatever is missing or contradictory in what a declaration says of its metric. */
export function metadataFaults(metric: Metadata): readonly MetadataFault[] {
  return [...descriptionFaults(metric), ...unitFaults(metric), ...bucketFaults(metric)];
}

function descriptionFaults({ name, api, absent, description }: Metadata): readonly MetadataFault[] {
  const isEmpty = description?.trim() === "";
  if (absent.has("description") || isEmpty) {
    const key = api === "prom-client" ? "help" : "description";
    return [{ id: "missingDescription", at: isEmpty ? "description" : "name", data: { name, key } }];
  }
  const isName = description !== undefined && repeatsName(description, name);
  return isName ? [{ id: "descriptionIsName", at: "description", data: { name } }] : [];
}

/** Words that tell nothing about what is measured. */
const fillers: ReadonlySet<string> = new Set("a an the total metric counter gauge histogram summary".split(" "));

/** The name read aloud, or a part of it; words in another order, or with others between them, are a sentence. */
function repeatsName(description: string, name: string): boolean {
  const [said, named] = [description, name].map((text) =>
    words(text)
      .filter((word) => !fillers.has(word))
      .join(" "),
  );
  return said !== undefined && ` ${named ?? ""} `.includes(` ${said} `);
}

const distributions: ReadonlySet<InstrumentType> = new Set(["histogram", "distribution", "summary"]);

function unitFaults(metric: Metadata): readonly MetadataFault[] {
  const { name, type, absent, description, unit } = metric;
  const inName = unitOfName(name);
  if (unit === undefined || unit === "") {
    // What CloudWatch and Sentry ask for is no UCUM, and has a default.
    const isMissing = absent.has("unit") && distributions.has(type) && !inName && metric.api !== "custom";
    if (isMissing) return [{ id: "missingUnit", at: "name", data: { name, type } }];
    return inName ? againstDescription(metric, inName.code, description) : [];
  }
  // The unit of CloudWatch and of facades is a word of their own.
  if (metric.api !== "otel") return [];
  if (!isUcum(unit) || bels.has(unit)) return [{ id: "unknownUnit", at: "unit", data: { unit, hint: hintFor(unit) } }];
  if (inName && inName.code !== unit && !unit.startsWith("{"))
    return [{ id: "unitAgainstName", at: "unit", data: { name, unit, word: inName.word } }];
  return againstDescription(metric, unit, description);
}

function againstDescription(
  { name }: Metadata,
  unit: string,
  description: string | undefined,
): readonly MetadataFault[] {
  const said = unitsOfText(description ?? "");
  const [other] = said;
  // A text that names several speaks of more than the value: "requests in the last 5 minutes, in ms".
  if (!other || said.some(({ code }) => code === unit) || !isInUnit(description ?? "", other.word)) return [];
  return [{ id: "unitAgainstDescription", at: "description", data: { name, unit, word: other.word } }];
}

/** "… in milliseconds", "… (milliseconds)"; not "slower than a second", "per second", "time to first byte". */
function isInUnit(description: string, word: string): boolean {
  return new RegExp(`(?:\\bin |\\()${word}\\b`, "i").test(description);
}

/** UCUM reads `MB` as a megabel: valid, and never meant. */
const bels: ReadonlySet<string> = new Set(["B", "kB", "MB", "GB", "TB", "PB"]);

function hintFor(unit: string): string {
  const known = spelledUnit(unit.toLowerCase());
  if (known !== undefined && known !== unit) return `Write \`${known}\`.`;
  if (unit.includes("/")) return "Write both parts as UCUM, like `By/s` or `{request}/s`.";
  const singular = singularOf(words(unit).join("_"));
  return singular === "" ? "Write `1` for a number without a unit." : `For what is counted, write \`{${singular}}\`.`;
}

/** prom-client's own buckets are seconds: 0.005 to 10. */
function bucketFaults({ name, type, api, absent, unit, buckets, isNamed }: Metadata): readonly MetadataFault[] {
  const inName = unitOfName(name);
  const code = unit ?? (inName ? inName.code : undefined);
  if (type !== "histogram" || !isNamed || (code !== "s" && code !== "ms")) return [];
  const spelt = code === "s" ? "seconds" : "milliseconds";
  if (api === "prom-client" && code === "ms" && absent.has("buckets"))
    return [{ id: "defaultBuckets", at: "name", data: { name, unit: spelt } }];
  const meant = buckets && meantBy(buckets);
  if (!meant || meant === spelt) return [];
  const data = { name, unit: spelt, meant, first: String(buckets.at(0)), last: String(buckets.at(-1)) };
  return [{ id: "bucketsDoNotFit", at: "buckets", data }];
}

/** Steps by which a scale is known: those that people give in milliseconds, and prom-client's own in seconds. */
const millisecondSteps: ReadonlySet<number> = new Set([25, 75, 250, 750, 2500, 7500]);
const secondSteps: ReadonlySet<number> = new Set([0.005, 0.025, 0.075, 0.25, 0.75]);
const fewestSteps = 2;
const mostSeconds = 60;

/** The unit of time that a scale looks like; `undefined` where it could be either. */
function meantBy(buckets: readonly number[]): "seconds" | "milliseconds" | undefined {
  const [smallest, largest] = [Math.min(...buckets.filter((bucket) => bucket > 0)), Math.max(...buckets)];
  if (smallest < 0.1 && largest <= mostSeconds)
    return buckets.some((one) => secondSteps.has(one)) ? "seconds" : undefined;
  const steps = buckets.filter((bucket) => millisecondSteps.has(bucket)).length;
  return steps >= fewestSteps && largest >= 1000 && smallest >= 1 ? "milliseconds" : undefined;
}
