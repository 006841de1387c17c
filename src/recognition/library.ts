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
  /** Properties that lead to another kind: `logger.once`. */
  readonly members?: Readonly<Record<string, string>>;
}

export interface CallFacts {
  /** The kind that the call gives. */
  readonly returns?: string;
  /** The argument that holds fields for every later record (`child`). */
  readonly bindings?: number;
  readonly logs?: LogFacts;
  readonly declares?: DeclareFacts;
  readonly records?: RecordFacts;
  /** The call registers what `collectDefaultMetrics` registers. */
  readonly declaresDefaults?: boolean;
}

export interface LogFacts {
  /** The level, or the argument that holds it. */
  readonly level: Level | { readonly argument: number };
  readonly profile: LoggerProfile;
}

export type InstrumentType = "counter" | "updowncounter" | "gauge" | "histogram" | "summary" | "distribution" | "set";
export type MetricApi = "otel" | "prom-client" | "statsd" | "facade" | "custom";

export interface DeclareFacts {
  readonly api: MetricApi;
  readonly type: InstrumentType;
  /** The argument that is the name; absent where the name is a key of the options. */
  readonly name?: number;
  /** The argument that is an object with the rest, and what its keys are called. */
  readonly options?: number;
  readonly keys?: {
    readonly name?: string;
    readonly description?: string;
    readonly unit?: string;
    readonly labels?: string;
  };
  /** The unit that the API implies: StatsD timings are milliseconds. */
  readonly unit?: string;
  /** The call records at once. */
  readonly records?: RecordFacts;
}

export interface RecordFacts {
  /** Where labels may stand: an argument position, `last` for APIs with optional arguments in front, `positional` for `.labels(a, b)`, `callback` for a function that observes. */
  readonly labels: number | "last" | "first" | "positional" | "callback";
}

/** The signature of a logger and what becomes of each argument; behaviour measured on the versions of docs/recognition.md. */
export interface LoggerProfile {
  readonly name: "pino" | "bunyan" | "winston" | "console" | "nestjs";
  readonly title: string;
  /** Which argument comes first. */
  readonly order: "fields-first" | "message-first";
  /** Where fields can be added: the argument position, or nowhere. */
  readonly fields: number | null;
  /** The property of a lone object that is the message (winston). */
  readonly messageProperty?: string;
  /** The key under which the library prints an error whole. */
  readonly errorKey: string | null;
  /** Whether printf tokens in the message take arguments. */
  readonly printf: boolean;
}
