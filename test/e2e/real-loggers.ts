import { Writable } from "node:stream";
import bunyan from "bunyan";
import pino from "pino";
import winston from "winston";

/** A logger of a library that writes JSON into a list, and how a call of it is written in its own order. */
export interface RealLogger {
  /** The line that makes the logger, as the recogniser sees it. */
  readonly header: string;
  readonly create: (stream: Writable) => unknown;
  readonly call: (level: string, message: string, fields?: string) => string;
}

const objectFirst = (level: string, message: string, fields?: string) =>
  `log.${level}(${fields === undefined ? "" : `${fields}, `}${message});`;

export const realLoggers = {
  pino: {
    header: 'import pino from "pino"; const log = pino();\n',
    create: (stream: Writable) => pino({ level: "trace" }, stream),
    call: objectFirst,
  },
  bunyan: {
    header:
      'import bunyan from "bunyan"; const log = bunyan.createLogger({ name: "x", serializers: bunyan.stdSerializers });\n',
    create: (stream: Writable) =>
      bunyan.createLogger({
        name: "x",
        level: "trace",
        serializers: bunyan.stdSerializers,
        streams: [{ stream, level: "trace" }],
      }),
    call: objectFirst,
  },
  winston: {
    header: 'import { createLogger } from "winston"; const log = createLogger();\n',
    create: (stream: Writable) =>
      winston.createLogger({
        level: "silly",
        format: winston.format.json(),
        transports: [new winston.transports.Stream({ stream })],
      }),
    call: (level: string, message: string, fields?: string) =>
      `log.${level}(${message}${fields === undefined ? "" : `, ${fields}`});`,
  },
} as const satisfies Record<string, RealLogger>;

export type LibraryName = keyof typeof realLoggers;
export const libraryNames = Object.keys(realLoggers) as LibraryName[];

export type LogRecord = Readonly<Record<string, unknown>>;

/** Runs code with the real logger and some values. @returns the one record that it writes, `{}` where it writes none */
export function logged(code: string, library: LibraryName, values: Readonly<Record<string, unknown>>): LogRecord {
  const { header, create } = realLoggers[library];
  const records: LogRecord[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      records.push(JSON.parse(chunk.toString("utf8")) as LogRecord);
      done();
    },
  });
  const names = Object.keys(values);
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the snippet is made by the test; running it is the point
  const run = new Function("log", ...names, code.slice(header.length)) as (...all: unknown[]) => void;
  run(create(stream), ...names.map((name) => values[name]));
  const [record, ...more] = records;
  if (more.length > 0) throw new Error(`More than one record: ${JSON.stringify(records)}`);
  return record ?? {};
}

/** What differs between two runs of the same call. */
const volatile = new Set(["time", "pid", "hostname", "v", "name", "timestamp"]);

/** The fields of a record, without its message and what a run puts there. */
export function fieldsOf(record: LogRecord): LogRecord {
  const own = Object.entries(record).filter(([key]) => !volatile.has(key) && key !== "msg" && key !== "message");
  return Object.fromEntries(own);
}

export function messageOf(record: LogRecord): string {
  return String(record["msg"] ?? record["message"]);
}
