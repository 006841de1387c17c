import type { Library, LoggerProfile, PlatformName } from "../library.ts";
import { effect } from "./effect.ts";
import { levelArgument, levelCalls } from "./logger-facts.ts";
import { profiles } from "./profiles.ts";
import { sentryModules } from "./sentry.ts";

/**
 * `(message, fields)`. What runs the code puts more on each record than its calls show: a request, a trace, a workflow,
 * and keys that are set on the logger as it stands.
 */
function platformProfile(name: PlatformName, title: string): LoggerProfile {
  return { ...profiles["message-first"], name, title, mayCarryMore: true };
}

/** Powertools for AWS Lambda 2.36: errors are printed whole under any key, and behind the text under `error`. */
const powertoolsProfile: LoggerProfile = {
  ...platformProfile("powertools", "Powertools"),
  messageProperty: "message",
  errorKey: "error",
  printsErrorKey: true,
  takesErrorLast: "printed",
};

const powertools: Library = {
  name: "Powertools for AWS Lambda",
  modules: ["@aws-lambda-powertools/logger"],
  exports: { "new Logger": { returns: "powertools.logger" } },
  types: { Logger: "powertools.logger", LoggerInterface: "powertools.logger" },
  kinds: {
    "powertools.logger": {
      calls: {
        ...levelCalls(powertoolsProfile, "trace debug info warn error critical:fatal"),
        createChild: { returns: "powertools.logger" },
        appendKeys: { bindings: 0 },
        appendPersistentKeys: { bindings: 0 },
      },
    },
  },
};

/** firebase-functions 7.4: the last argument holds the fields if it is an object, and errors in it print as `{}`. */
const firebaseProfile: LoggerProfile = {
  ...platformProfile("firebase", "Firebase"),
  messageProperty: "message",
  placeholders: "printf",
};
const firebaseCalls = levelCalls(
  { ...firebaseProfile, losses: { ...firebaseProfile.losses, errorsInFields: "empty" } },
  "debug log info warn error",
);

const firebaseLogger: Library = {
  name: "Firebase Functions' logger",
  modules: ["firebase-functions/logger"],
  exports: firebaseCalls,
  values: { logger: "firebase.logger", "": "firebase.logger" },
  kinds: { "firebase.logger": { calls: firebaseCalls } },
};

const firebaseFunctions: Library = {
  name: "Firebase Functions",
  modules: ["firebase-functions", "firebase-functions/v1", "firebase-functions/v2"],
  exports: {},
  values: { logger: "firebase.logger" },
  kinds: {},
};

/** Sentry 11: attributes are sent as JSON, in which an error is `{}`; an error behind the text is lost. */
const sentryProfile = platformProfile("sentry", "Sentry");
const sentryCalls = levelCalls(
  { ...sentryProfile, losses: { ...sentryProfile.losses, errorBehind: "dropped", errorsInFields: "empty" } },
  "trace debug info warn error fatal",
);

const sentryLogs: Library = {
  name: "Sentry logs",
  modules: sentryModules,
  exports: {},
  values: { logger: "sentry.logger" },
  kinds: { "sentry.logger": { calls: sentryCalls } },
};

/** Browser logs of Datadog 7: `(message, context, error)`. */
const datadogProfile = { ...platformProfile("datadog", "Datadog"), error: 2 };

const datadogLogs: Library = {
  name: "Datadog browser logs",
  modules: ["@datadog/browser-logs"],
  exports: {
    "datadogLogs.createLogger": { returns: "datadog.logger" },
    "datadogLogs.getLogger": { returns: "datadog.logger" },
  },
  values: { "datadogLogs.logger": "datadog.logger" },
  types: { Logger: "datadog.logger" },
  kinds: {
    "datadog.logger": {
      calls: levelCalls(datadogProfile, "debug info notice warn error critical:fatal alert:fatal emerg:fatal"),
    },
  },
};

/** Temporal's SDK 1.24: `(message, attributes)`, with the workflow and the run on each record. */
const temporalProfile = platformProfile("temporal", "Temporal");

const temporalLogs: Library = {
  name: "Temporal logs",
  modules: ["@temporalio/activity", "@temporalio/workflow", "@temporalio/worker", "@temporalio/common"],
  exports: { "new DefaultLogger": { returns: "temporal.logger" } },
  values: { log: "temporal.logger" },
  types: { Logger: "temporal.logger", WorkflowLogger: "temporal.logger", DefaultLogger: "temporal.logger" },
  kinds: {
    "temporal.logger": {
      calls: {
        ...levelCalls(temporalProfile, "trace debug info warn error"),
        log: levelArgument(temporalProfile),
      },
    },
  },
};

export const platformLoggerKind: Readonly<Record<PlatformName, string>> = {
  powertools: "powertools.logger",
  firebase: "firebase.logger",
  sentry: "sentry.logger",
  datadog: "datadog.logger",
  temporal: "temporal.logger",
};

/** Loggers that come with the platform a service runs on. */
export const platformLoggers: readonly Library[] = [
  powertools,
  firebaseLogger,
  firebaseFunctions,
  sentryLogs,
  datadogLogs,
  temporalLogs,
  effect,
];
