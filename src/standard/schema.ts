import * as v from "valibot";
import { isBounded, isExpression } from "./expressions.ts";
import { isOperationPreset, operationPresets } from "../vocabulary/operation-presets.ts";
import { levels } from "../vocabulary/levels.ts";
import { sensitiveClasses, type SensitiveClass } from "../vocabulary/sensitive-terms.ts";

/**
 * The single source of the standard: its types, the published JSON Schema and the check of a file all come from here.
 * Every key is optional; what is absent comes from the presets (presets.ts).
 */

const text = v.pipe(v.string(), v.minLength(1));
const pattern = v.pipe(
  text,
  v.check(isExpression, "a regular expression"),
  v.check(
    isBounded,
    "a regular expression that repeats nothing inside a repetition: it could take minutes for one name",
  ),
);
const texts = v.array(text);
const position = v.pipe(v.number(), v.integer(), v.minValue(0));
const described = <const Schema extends v.GenericSchema>(schema: Schema, description: string) =>
  v.optional(v.pipe(schema, v.description(description)));

const profiles = [
  "pino",
  "bunyan",
  "winston",
  "console",
  "nestjs",
  "tslog",
  "log4js",
  "loglevel",
  "consola",
  "logtape",
  "roarr",
  "otel-logs",
  "npmlog",
  "signale",
  "debug",
  "message-first",
  "object-first",
] as const;

const logger = v.union([
  v.strictObject({ name: text, profile: v.picklist(profiles) }),
  v.strictObject({ module: text, export: text, profile: v.picklist(profiles) }),
  v.strictObject({
    callee: text,
    level: v.picklist([...levels, "method"]),
    message: v.optional(position),
    fields: v.optional(position),
    error: v.optional(position),
  }),
]);

const casing = v.union([
  v.picklist(["snake_case", "camelCase", "kebab-case", "dotted"]),
  v.strictObject({ pattern }),
  v.null(),
]);

const allowed = v.picklist(["forbid", "allow"]);
const allowedOrRequired = v.picklist(["forbid", "allow", "require"]);
const groups = ["correlation", "entity", "operation", "measurement", "error", "other"] as const;

const wordsByClass = v.strictObject({
  credential: v.optional(texts),
  financial: v.optional(texts),
  health: v.optional(texts),
  "government-id": v.optional(texts),
  carrier: v.optional(texts),
  contact: v.optional(texts),
  online: v.optional(texts),
} satisfies Record<SensitiveClass, unknown>);

const metricFactory = v.strictObject({
  callee: text,
  name: v.optional(position),
  options: v.optional(position),
  kind: v.union([text, v.strictObject({ argument: position })]),
  labels: v.optional(position),
  unit: v.optional(position),
  description: v.optional(position),
  suffixes: v.optional(texts),
  records: v.optional(v.boolean()),
});

const requirements = ["span", "duration", "completion-log"] as const;

/** What a standard can ask of an operation. */
export type Requirement = (typeof requirements)[number];

/** A hyphen stands in no name: such a pattern can only be one of those that are kept for kinds of functions. */
const functionPattern = v.pipe(
  text,
  v.check(
    (pattern) => !pattern.includes("-") || isOperationPreset(pattern),
    `a name, or ${operationPresets.join(", ")}`,
  ),
);

const exporterKinds = ["collector", "otel-js", "prom-client"] as const;

export const standardSchema = v.strictObject({
  $schema: v.optional(v.string()),
  extends: described(v.union([text, texts]), "recommended, tasker, otel, prometheus, a path, or a list of these"),
  loggers: described(v.array(logger), "Loggers that cannot be worked out from the code"),
  followImports: described(v.boolean(), "Whether loggers and constants are followed into other files"),
  correlation: v.optional(
    v.strictObject({
      carrier: described(v.picklist(["field", "child", "ambient", "none"]), "Who puts the id on the record"),
      fields: described(v.pipe(texts, v.minLength(1)), "Accepted keys; the first that fits the field case is inserted"),
      require: described(v.picklist(["direct", "reachable", "always"]), "Where an id must be in reach to be asked for"),
      signals: described(v.array(v.picklist(["logs", "spans"])), "What must carry the id"),
    }),
  ),
  fields: v.optional(
    v.strictObject({
      case: described(casing, "How log field names are spelt; null leaves them alone"),
      rename: described(v.record(v.string(), text), "Names to replace, each with its successor"),
      errorKey: described(v.nullable(text), "The key that holds the error; null is the library's own"),
      order: described(v.nullable(v.array(v.picklist(groups))), "The order of the groups of fields"),
      groups: described(v.record(v.string(), texts), "Patterns of the field names in a group"),
      forbidden: described(v.record(v.string(), text), "Names that may not be used, each with the reason"),
      nested: described(v.boolean(), "Also below the first level"),
    }),
  ),
  message: v.optional(
    v.strictObject({
      levels: described(v.nullable(v.array(v.picklist(levels))), "Levels whose text must be constant; null is all"),
      emoji: v.optional(allowed),
      prefix: v.optional(allowedOrRequired),
      ticketReferences: v.optional(allowed),
      redundantWords: v.optional(allowed),
      levelWords: v.optional(allowed),
      endPunctuation: v.optional(allowedOrRequired),
      capital: v.optional(v.nullable(v.picklist(["upper", "lower"]))),
      maxWords: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1)))),
      allowFrom: described(texts, "Modules and callees whose results count as constant messages"),
    }),
  ),
  hotPaths: described(texts, "Globs of files in which logging costs"),
  sensitive: v.optional(
    v.strictObject({
      add: described(wordsByClass, "Words to add, by class"),
      allow: described(texts, "Names that are harmless here"),
      sanitizers: described(texts, "Functions (`scrub`, `privacy.*`) whose result is safe to log"),
      classes: described(v.array(v.picklist(sensitiveClasses)), "Classes that are reported"),
      axiosErrors: described(v.boolean(), "Report axios errors that are logged whole"),
    }),
  ),
  metrics: v.optional(
    v.strictObject({
      naming: described(
        v.union([v.picklist(["by-api", "dotted", "prometheus"]), v.strictObject({ pattern })]),
        "How metric names are spelt; by-api follows each API",
      ),
      prefixes: described(texts, "A metric name starts with one of these"),
      minSegments: described(v.pipe(v.number(), v.integer(), v.minValue(1)), "Fewest levels of a dotted name"),
      unitInName: v.optional(v.picklist(["allow", "forbid", "require"])),
      totalSuffix: v.optional(allowed),
      highCardinality: described(texts, "Labels that grow without bound, added to the built-in list"),
      factories: described(v.array(metricFactory), "Functions that make metrics and cannot be worked out"),
      values: described(
        v.array(v.strictObject({ expression: text, files: v.optional(text), values: v.array(v.string()) })),
        "What an expression can be at run time, asked where resolution ends",
      ),
      exporter: described(
        v.nullable(
          v.union([
            v.picklist(exporterKinds),
            v.strictObject({
              kind: v.picklist(exporterKinds),
              namespace: v.optional(text),
              strategy: v.optional(
                v.picklist([
                  "UnderscoreEscapingWithSuffixes",
                  "UnderscoreEscapingWithoutSuffixes",
                  "NoUTF8EscapingWithSuffixes",
                  "NoTranslation",
                ]),
              ),
            }),
          ]),
        ),
        "How instrument names become series names; null accepts any",
      ),
      catalogs: described(
        v.array(v.union([text, v.strictObject({ path: text, prefix: v.optional(text), scope: v.optional(texts) })])),
        "Globs of the metrics references",
      ),
      queries: described(texts, "Globs of the files that hold queries"),
      external: described(texts, "Metrics that somebody else emits"),
      targetLabels: described(texts, "Labels that scraping puts on"),
    }),
  ),
  spans: v.optional(
    v.strictObject({
      naming: v.optional(v.nullable(v.union([v.literal("dotted"), v.strictObject({ pattern })]))),
      helpers: v.optional(
        v.array(v.strictObject({ callee: text, name: v.optional(position), callback: v.optional(position) })),
      ),
      countExceptions: v.optional(v.boolean()),
    }),
  ),
  operations: v.optional(
    v.array(
      v.strictObject({
        files: v.pipe(text, v.description("A glob of the files that hold the operations")),
        functions: v.pipe(
          v.union([functionPattern, v.array(functionPattern)]),
          v.description(`handle*, *Worker.run, @Process, export *, ${operationPresets.join(", ")}`),
        ),
        require: v.pipe(v.array(v.picklist(requirements)), v.description("What each of them must have")),
      }),
    ),
  ),
  health: v.optional(v.strictObject({ required: texts })),
  ignore: described(texts, "Globs of files that are left out, added to tests, fixtures and build output"),
});

/** What `instrumentation.json` may hold. */
export type StandardFile = v.InferOutput<typeof standardSchema>;

type Frozen<Value> = Value extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Frozen<Value[Key]> }
    : Value;
type Complete<Section> = { readonly [Key in keyof Section]-?: Frozen<Exclude<Section[Key], undefined>> };

/** A standard in force: every key that the product reads is present. */
export interface Standard {
  readonly loggers: readonly LoggerDeclaration[];
  readonly followImports: boolean;
  readonly correlation: Complete<NonNullable<StandardFile["correlation"]>>;
  readonly fields: Complete<NonNullable<StandardFile["fields"]>>;
  readonly message: Complete<NonNullable<StandardFile["message"]>>;
  readonly hotPaths: readonly string[];
  readonly sensitive: Complete<NonNullable<StandardFile["sensitive"]>>;
  /** Without `catalogs` or `queries` the conventional paths are looked at. */
  readonly metrics: Complete<Omit<NonNullable<StandardFile["metrics"]>, "catalogs" | "queries">> & {
    readonly catalogs?: Frozen<NonNullable<NonNullable<StandardFile["metrics"]>["catalogs"]>> | undefined;
    readonly queries?: readonly string[] | undefined;
  };
  readonly spans: Complete<NonNullable<StandardFile["spans"]>>;
  readonly operations: Frozen<NonNullable<StandardFile["operations"]>>;
  readonly health: { readonly required: readonly string[] };
  readonly ignore: readonly string[];
}

export type LoggerDeclaration = NonNullable<StandardFile["loggers"]>[number];
