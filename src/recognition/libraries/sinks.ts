import { sentryModules } from "./sentry.ts";

/** Where values end that leave the process other than in logs and metrics. */
export type SinkKind = "span" | "baggage" | "tracker" | "logger" | "output";

/** Which arguments of a method are written down, and which of them is the key of another. */
export interface SinkMethod {
  /** Arguments that are written: an object with what it holds, a text as it is. */
  readonly values: readonly number[];
  /** The argument that names the value, where there is one. */
  readonly key?: number;
  /** Only this property of the value is written: `setStatus({ message })`, `startSpan(name, { attributes })`. */
  readonly property?: string;
  /** The value is an object of such values: `createBaggage({ "user.id": { value } })`. */
  readonly entries?: true;
}

/** Methods of an OpenTelemetry span. */
export const spanMethods: Readonly<Record<string, SinkMethod>> = {
  setAttribute: { key: 0, values: [1] },
  setAttributes: { values: [0] },
  addEvent: { values: [0, 1] },
  setStatus: { values: [0], property: "message" },
  updateName: { values: [0] },
  recordException: { values: [0] },
};

/** Methods that put fields on a logger, for all its records from then on. */
export const loggerMethods: Readonly<Record<string, SinkMethod>> = {
  setBindings: { values: [0] },
  assign: { values: [0] },
  addContext: { key: 0, values: [1] },
};

/** Functions of Node that print, by their path. */
export const outputCalls: Readonly<Record<string, SinkMethod>> = {
  "process.stdout.write": { values: [0] },
  "process.stderr.write": { values: [0] },
  "process.emitWarning": { values: [0] },
  "console.table": { values: [0] },
  "console.dir": { values: [0] },
};

/** Entries of baggage travel to every service that is called, third parties included. */
export const baggageMethods: Readonly<Record<string, SinkMethod>> = {
  createBaggage: { values: [0], property: "value", entries: true },
  setEntry: { key: 0, values: [1], property: "value" },
};

export interface SinkLibrary {
  readonly kind: SinkKind;
  readonly modules: readonly string[];
  /** What everybody calls it. */
  readonly names: readonly string[];
  readonly methods: Readonly<Record<string, SinkMethod>>;
}

const [first, second]: readonly [SinkMethod, SinkMethod] = [{ values: [0] }, { values: [1] }];
const both: SinkMethod = { values: [0, 1] };
const keyed: SinkMethod = { key: 0, values: [1] };

/** What SDKs send: error trackers (Sentry 8 to 10, Bugsnag 8, Rollbar 2, Honeybadger 6, New Relic 12, Datadog RUM 6), and what Effect writes on the span in force. */
export const sinkLibraries: readonly SinkLibrary[] = [
  { kind: "span", modules: [], names: ["Effect"], methods: { annotateCurrentSpan: { key: 0, values: [0, 1] } } },
  {
    kind: "tracker",
    modules: sentryModules,
    names: ["Sentry", "sentry"],
    methods: {
      captureException: both,
      captureMessage: both,
      captureEvent: first,
      setUser: first,
      setContext: second,
      setExtra: keyed,
      setExtras: first,
      setTag: keyed,
      setTags: first,
      addBreadcrumb: first,
    },
  },
  {
    kind: "tracker",
    modules: ["@bugsnag/js", "@bugsnag/node"],
    names: ["Bugsnag", "bugsnag"],
    methods: { notify: first, addMetadata: { values: [1, 2], key: 1 }, leaveBreadcrumb: both, setUser: both },
  },
  {
    kind: "tracker",
    modules: ["rollbar"],
    names: ["rollbar", "Rollbar"],
    methods: {
      debug: both,
      info: both,
      warning: both,
      warn: both,
      error: { values: [0, 1, 2] },
      critical: { values: [0, 1, 2] },
      log: both,
      configure: { values: [0], property: "payload" },
    },
  },
  {
    kind: "tracker",
    modules: ["@honeybadger-io/js"],
    names: ["Honeybadger", "honeybadger"],
    methods: { notify: both, setContext: first, addBreadcrumb: both },
  },
  {
    kind: "tracker",
    modules: ["@airbrake/node", "@airbrake/browser"],
    names: ["airbrake", "Airbrake"],
    methods: { notify: first },
  },
  {
    kind: "tracker",
    modules: ["newrelic"],
    names: ["newrelic", "newRelic"],
    methods: {
      noticeError: both,
      addCustomAttribute: keyed,
      addCustomAttributes: first,
      recordCustomEvent: second,
    },
  },
  {
    kind: "tracker",
    modules: ["@datadog/browser-rum"],
    names: ["datadogRum"],
    methods: { addAction: second, addError: second, setUser: first, setGlobalContextProperty: keyed },
  },
];
