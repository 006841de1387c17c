/**
 * What the Collector and Prometheus' own OTLP receiver write for a unit at the end of a series name.
 * Source: https://github.com/prometheus/otlptranslator/blob/main/unit_namer.go (`unitMap`, `perUnitMap`).
 */
export const collectorUnits: Readonly<Record<string, string>> = {
  // Time
  d: "days",
  h: "hours",
  min: "minutes",
  s: "seconds",
  ms: "milliseconds",
  us: "microseconds",
  ns: "nanoseconds",
  // Bytes; kilobytes have a capital K there, so that UCUM's kBy stays as it is
  By: "bytes",
  KiBy: "kibibytes",
  MiBy: "mebibytes",
  GiBy: "gibibytes",
  TiBy: "tibibytes",
  KBy: "kilobytes",
  MBy: "megabytes",
  GBy: "gigabytes",
  TBy: "terabytes",
  // SI
  m: "meters",
  V: "volts",
  A: "amperes",
  J: "joules",
  W: "watts",
  g: "grams",
  // Misc
  Cel: "celsius",
  Hz: "hertz",
  "1": "",
  "%": "percent",
};

/** Behind a `/`, in the singular: `By/s` is bytes_per_second. */
export const collectorPerUnits: Readonly<Record<string, string>> = {
  s: "second",
  m: "minute",
  h: "hour",
  d: "day",
  w: "week",
  mo: "month",
  y: "year",
};
