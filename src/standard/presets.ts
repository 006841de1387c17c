import type { Standard, StandardFile } from "./schema.ts";

/** What a team that wants structured telemetry accepts without discussion; every other standard starts here. */
export const recommended: Standard = {
  loggers: [],
  followImports: true,
  correlation: {
    carrier: "field",
    fields: ["correlation_id", "correlationId"],
    require: "direct",
    signals: ["logs"],
  },
  fields: { case: null, rename: {}, errorKey: null, order: null, groups: {}, forbidden: {}, nested: false },
  message: {
    levels: null,
    emoji: "allow",
    prefix: "allow",
    ticketReferences: "allow",
    redundantWords: "allow",
    levelWords: "allow",
    endPunctuation: "allow",
    capital: null,
    maxWords: null,
    allowFrom: [],
  },
  hotPaths: [],
  sensitive: {
    add: {},
    allow: [],
    sanitizers: [],
    classes: ["credential", "financial", "health", "government-id", "carrier"],
    axiosErrors: false,
  },
  metrics: {
    naming: "by-api",
    prefixes: [],
    minSegments: 2,
    unitInName: "allow",
    totalSuffix: "allow",
    highCardinality: [],
    factories: [],
    values: [],
    exporter: null,
    external: [],
    targetLabels: [],
  },
  spans: { naming: null, helpers: [], countExceptions: false },
  operations: [],
  health: { required: [] },
  ignore: [],
};

/** The standard that this project was founded on, complete in itself. */
const tasker: StandardFile = {
  correlation: { require: "reachable", signals: ["logs", "spans"] },
  fields: {
    case: "snake_case",
    rename: {
      elapsed_ms: "duration_ms",
      time_ms: "duration_ms",
      err: "error",
      error_message: "error",
      workflow_step_uuid: "step_uuid",
      attempts: "retry_count",
      retries: "retry_count",
      max_attempts: "max_retries",
    },
    errorKey: "error",
    order: ["correlation", "entity", "operation", "measurement", "error", "other"],
    groups: {
      entity: ["*_uuid", "*_id", "uuid", "id", "namespace"],
      operation: ["operation", "*state", "event"],
      measurement: ["*_ms", "*_count", "*_bytes", "*_size"],
      error: ["error", "error_*"],
    },
  },
  message: {
    emoji: "forbid",
    prefix: "forbid",
    ticketReferences: "forbid",
    redundantWords: "forbid",
    levelWords: "forbid",
    endPunctuation: "forbid",
    capital: "upper",
    maxWords: 10,
  },
  sensitive: {
    classes: ["credential", "financial", "health", "government-id", "carrier", "contact", "online"],
  },
  metrics: { naming: "dotted", prefixes: ["tasker"], minSegments: 3, exporter: "collector" },
  health: { required: ["/health", "/health/ready", "/health/live"] },
};

const otel: StandardFile = {
  fields: { case: "dotted" },
  metrics: { naming: "dotted", totalSuffix: "forbid", unitInName: "forbid" },
};

const prometheus: StandardFile = { metrics: { naming: "prometheus", exporter: "prom-client" } };

/** The presets that `extends` can name. */
export const presets: Readonly<Record<string, StandardFile>> = { recommended: {}, tasker, otel, prometheus };
