import type { InstrumentType, MetricApi } from "../recognition/library.ts";
import type { Text } from "../recognition/text.ts";
import type { Standard } from "../standard/schema.ts";

/** What a standard asks of the names of metrics. */
export type NameRules = Pick<Standard["metrics"], "naming" | "prefixes" | "minSegments" | "unitInName" | "totalSuffix">;

/** A name and what its declaration says of it. */
export interface NamedMetric {
  readonly text: Text;
  readonly api: MetricApi;
  readonly type: InstrumentType;
  readonly unit: string | undefined;
  /** What it is given to is only known by its name, so that nobody can say how it wants names spelt. */
  readonly isOfUnknownMake: boolean;
  /** A gauge that is only ever raised counts, and may be called so. */
  readonly isSetOrLowered: boolean;
}

/** What can be wrong with a name, with the parts that the message quotes. */
export interface NameFault {
  readonly messageId:
    | "invalidCharacters"
    | "unconventionalName"
    | "notHierarchical"
    | "underscoredName"
    | "tooFewSegments"
    | "missingPrefix"
    | "patternMismatch"
    | "reservedNamespace"
    | "totalForbidden"
    | "unitForbidden"
    | "unitRequired"
    | "missingTotal"
    | "strayTotal"
    | "reservedSuffix"
    | "notBaseUnit"
    | "abbreviatedUnit"
    | "typeInName";
  readonly data: Readonly<Record<string, string>>;
}
