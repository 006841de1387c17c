import type { Level } from "../vocabulary/levels.ts";

/**
 * How the tables of libraries/*.ts are written. A library is a set of *kinds* (a logger, a meter, a counter) and of
 * what calling them does. Adding a library is adding a table; no code looks at callee names.
 */
export interface Library {
  readonly name: string;
  /** Import specifiers. */
  readonly modules: readonly string[];
  /** Names that are there without an import: `console`. */
  readonly globals?: Readonly<Record<string, string>>;
  /** What the module offers, by path: `pino()` is `""`, `winston.createLogger()` is `createLogger`, `new Counter()` is `new Counter`. */
  readonly exports: Readonly<Record<string, CallFacts>>;
  /** What a path over the module is without being called: NestJS' static `Logger`, winston's default logger (`""`). */
  readonly values?: Readonly<Record<string, string>>;
  /** What a declared type is: `Logger` → `pino.logger`. */
  readonly types?: Readonly<Record<string, string>>;
  readonly kinds: Readonly<Record<string, Kind>>;
}

export interface Kind {
  readonly calls: Readonly<Record<string, CallFacts>>;
  /** What calling the thing itself does: `debug("x")("message")`. */
  readonly called?: CallFacts;
  /** Properties that lead to another kind: `logger.once`. */
  readonly members?: Readonly<Record<string, string>>;
}

export interface CallFacts {
  /** The kind that the call gives. */
  readonly returns?: string;
  /** What it gives instead where its options hold something at a path. */
  readonly unless?: { readonly option: readonly string[]; readonly returns: string };
  /** How the options of a factory say under which keys errors are printed whole. */
  readonly errorKeys?: ErrorKeyFacts;
  /** The argument whose options say what is censored: pino's `redact` lists paths, winston's `format` does it. */
  readonly redacts?: { readonly options: number; readonly by: "redact" | "format" };
  /** Options of a factory that put fields on every record. */
  readonly carries?: CarriedFacts;
  /** The argument that holds fields for every later record (`child`). */
  readonly bindings?: number;
  readonly logs?: LogFacts;
  readonly declares?: DeclareFacts;
  readonly records?: RecordFacts;
  readonly starts?: SpanFacts;
  /** Labels that the call puts on every metric of a registry or a client: an argument, or an option of it. */
  readonly constantLabels?: { readonly argument: number; readonly option?: string };
  /** The argument that is the name of a metric which was made elsewhere: the call gives its instrument. */
  readonly looksUp?: number;
  /** The call registers what `collectDefaultMetrics` registers. */
  readonly declaresDefaults?: boolean;
}

export interface CarriedFacts {
  /** The argument that holds the options. */
  readonly options: number;
  /** Options that are an object of fields: pino's `base`, winston's `defaultMeta`; `itself` where every option is a field. */
  readonly fields: readonly string[] | "itself";
  /** Options that add fields which cannot be seen: pino's `mixin`. */
  readonly unseen: readonly string[];
  /** Options that are no fields, where the others are. */
  readonly settings?: readonly string[];
}

export interface ErrorKeyFacts {
  /** The argument that holds the options. */
  readonly options: number;
  /** Keys that need no option. */
  readonly always: readonly string[];
  /** The keys of the library's own set of serializers. */
  readonly standard: readonly string[];
  readonly serializers: string;
  /** The option that names one more key. */
  readonly errorKey?: string;
  /** Options that may print errors in ways that cannot be seen. */
  readonly hidden: readonly string[];
}

export interface LogFacts {
  /** The level, the argument that holds it, or the property of a lone object. */
  readonly level: Level | { readonly argument: number } | { readonly property: string };
  /** `undefined` where the configuration decides which argument is what. */
  readonly profile: LoggerProfile | undefined;
}

export type InstrumentType =
  "unknown" | "counter" | "updowncounter" | "gauge" | "histogram" | "summary" | "distribution" | "set";
export type MetricApi = "otel" | "prom-client" | "statsd" | "facade" | "custom";

export interface DeclareFacts {
  readonly api: MetricApi;
  readonly type: InstrumentType;
  /** The argument that is a word for the type, where the call makes instruments of any. */
  readonly typeArgument?: number;
  /** The argument that is the name; absent where the name is a key of the options. */
  readonly name?: number;
  /** The argument that is an object with the rest, and what its keys may be called. */
  readonly options?: number;
  readonly keys?: {
    readonly name?: string;
    readonly description?: readonly string[];
    readonly unit?: readonly string[];
    readonly labels?: readonly string[];
    /** The boundaries of a histogram's buckets; a path, where they are nested. */
    readonly buckets?: readonly string[];
  };
  /** The argument that is the unit (CloudWatch, Temporal). */
  readonly unitArgument?: number;
  readonly descriptionArgument?: number;
  /** The argument that lists the names of labels. */
  readonly labelsArgument?: number;
  /** Asked for the same name again, it gives the same instrument. */
  readonly isShared?: boolean;
  /** The option that is a list of metrics, each with the keys. */
  readonly points?: string;
  /** What is put before the name: an option, or a text where it is not given; then what joins the two. */
  readonly namespace?: { readonly option: string; readonly otherwise: string; readonly joint: string };
  /** The unit that the API implies: StatsD timings are milliseconds. */
  readonly unit?: string;
  /** The call records at once. */
  readonly records?: RecordFacts;
}

export interface RecordFacts {
  /** The argument that is the instrument, where it is not what the call is made on. */
  readonly instrument?: number;
  /** A single argument is either labels or a value: `inc(labels)`, `inc(5)`. */
  readonly mayBeAlone?: boolean;
  /** The call sets a value or takes away from it: what it acts on is no count of anything. */
  readonly lowers?: boolean;
  /** More labels may follow when it ends: `startTimer()`. */
  readonly goesOn?: boolean;
  /** Where labels may stand: an argument position, `last` for APIs with optional arguments in front, `positional` for `.labels(a, b)`, `callback` for a function that observes, `elsewhere` where the call itself has none, `unseen` where they are put on from outside; or an option, under any of some keys, of the only item of a list where there is one. */
  readonly labels:
    | number
    | "last"
    | "first"
    | "positional"
    | "callback"
    | "elsewhere"
    | "unseen"
    | { readonly argument: number; readonly keys: readonly string[]; readonly points?: string };
}

/** A call that starts a span. */
export interface SpanFacts {
  readonly api: "otel" | "datadog" | "sentry" | "custom";
  /** The argument that is the name, or the first that is a text; absent where it is a key of the options. */
  readonly name?: number | "text";
  readonly nameKey?: string;
  readonly options?: number;
  /** The argument that runs inside the span. */
  readonly callback?: number | "last";
  /** Who must end the span: the one who starts it, or the function that was called. */
  readonly ends: "caller" | "callee";
}

/** Signatures that the standard can give to a logger by name. */
export type ProfileName =
  | "pino"
  | "bunyan"
  | "winston"
  | "console"
  | "nestjs"
  | "tslog"
  | "log4js"
  | "loglevel"
  | "consola"
  | "logtape"
  | "roarr"
  | "otel-logs"
  | "npmlog"
  | "signale"
  | "debug"
  | "message-first"
  | "object-first";

/** Signatures of loggers that come with the platform a service runs on; nobody has to declare them. */
export type PlatformName = "powertools" | "firebase" | "sentry" | "datadog" | "temporal";

/** `null`: nothing is lost, or it depends on configuration that cannot be seen. */
export interface Losses {
  /** An object behind the message that no token takes. */
  readonly objectBehind: "dropped" | "text" | null;
  readonly errorBehind: "dropped" | "text" | null;
  /** A text, a number or anything else behind the message. */
  readonly otherBehind: "dropped" | null;
  /** A message behind an object. */
  readonly messageBehind: "dropped" | null;
  /** Errors in the fields, under any key. */
  readonly errorsInFields: "empty" | null;
}

/** The signature of a logger and what becomes of each argument. */
export interface LoggerProfile {
  /** `own`: worked out from the project's code. */
  readonly name: ProfileName | PlatformName | "own";
  readonly title: string;
  /** Which of message and fields comes first, where both are there. */
  readonly order: "fields-first" | "message-first";
  /** The position of the message, where it does not depend on what else is given; `null` where the text is not the caller's. */
  readonly message: number | null;
  /** Where fields go: the argument position, or nowhere. */
  readonly fields: number | null;
  /** The position that only takes an error. */
  readonly error: number | null;
  /** Fields of any name and type may be added. */
  readonly takesAnyField: boolean;
  /** The property of a lone object that is the message (winston). */
  readonly messageProperty?: string | undefined;
  /** The properties of a lone object that hold the fields and the error (OpenTelemetry). */
  readonly fieldsProperty?: string | undefined;
  readonly errorProperty?: string | undefined;
  /** The key under which the library prints an error whole. */
  readonly errorKey: string | null;
  /** Whether the error key needs no configuration. */
  readonly printsErrorKey: boolean;
  /** What becomes of an error behind the text, where it is not lost: printed by itself, or joined with the text. */
  readonly takesErrorLast: "printed" | "joined" | null;
  /** The position of an argument that something else is made of, so that it is not printed; the others count without it. */
  readonly converted?: number;
  /** More is put on its records than the calls and what made it show. */
  readonly mayCarryMore?: boolean;
  /** Options may make the logger take its arguments in another order: what it drops is only certain with them in view. */
  readonly isHookable: boolean;
  /** What becomes of arguments that stand where the library does not look for them. */
  readonly losses: Losses;
  /** What takes a value in the message: printf tokens the arguments behind it, braces the fields. */
  readonly placeholders: "printf" | "braces" | null;
}
