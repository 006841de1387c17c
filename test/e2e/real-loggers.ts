import { Console } from "node:console";
import { Writable } from "node:stream";
import "reflect-metadata";
import { ConsoleLogger } from "@nestjs/common";
import bunyan from "bunyan";
import pino from "pino";
import { Logger as TsLog } from "tslog";
import winston from "winston";

/** A logger of a library that writes into a stream, and how a call of it is written in its own order. */
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

const messageFirst = (level: string, message: string, fields?: string) =>
  `log.${level}(${message}${fields === undefined ? "" : `, ${fields}`});`;

/** Nest writes to the process: each part of a record goes into the stream instead. */
class StreamedNest extends ConsoleLogger {
  readonly #stream: Writable;
  constructor(stream: Writable) {
    super({ json: true });
    this.#stream = stream;
  }
  protected override printAsJson(message: unknown, options: Parameters<ConsoleLogger["printAsJson"]>[1]): void {
    const text = message instanceof Error ? message.stack : message;
    this.#stream.write(`${JSON.stringify({ level: options.logLevel, context: options.context, message: text })}\n`);
    if (typeof options.errorStack === "string") this.#stream.write(options.errorStack);
  }
}

/** These write their arguments by position, in parts or as text: what they print is compared as text. */
export const allLoggers = {
  ...realLoggers,
  nestjs: {
    header: 'import { ConsoleLogger } from "@nestjs/common"; const log = new ConsoleLogger({ json: true });\n',
    create: (stream: Writable) => new StreamedNest(stream),
    call: (level: string, message: string, fields?: string) =>
      messageFirst(level === "info" ? "log" : level, message, fields),
  },
  tslog: {
    header: 'import { Logger } from "tslog"; const log = new Logger({ type: "json" });\n',
    create: (stream: Writable) => {
      const logger = new TsLog({ type: "hidden" });
      logger.attachTransport((record) => {
        const { _meta, ...args } = record;
        stream.write(`${JSON.stringify({ level: _meta?.logLevelName, ...args })}\n`);
      });
      return logger;
    },
    call: messageFirst,
  },
  console: {
    header: "",
    create: (stream: Writable) => new Console(stream, stream),
    call: (level: string, message: string, fields?: string) =>
      messageFirst(level, message, fields).replace("log.", "console."),
  },
} as const satisfies Record<string, RealLogger>;

export type AnyLibraryName = keyof typeof allLoggers;
export const allLibraryNames = Object.keys(allLoggers) as AnyLibraryName[];

export type LogRecord = Readonly<Record<string, unknown>>;

/** Runs code with the real logger and some values. @returns the one record that it writes, `{}` where it writes none */
export function logged(code: string, library: LibraryName, values: Readonly<Record<string, unknown>>): LogRecord {
  const [record, ...more] = printed(code, library, values).map((text) => JSON.parse(text) as LogRecord);
  if (more.length > 0) throw new Error(`More than one record: ${JSON.stringify([record, ...more])}`);
  return record ?? {};
}

/** Runs code with the real logger and some values. @returns what it writes, piece by piece */
export function printed(
  code: string,
  library: AnyLibraryName,
  values: Readonly<Record<string, unknown>>,
): readonly string[] {
  const { header, create } = allLoggers[library];
  const written: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      written.push(chunk.toString("utf8"));
      done();
    },
  });
  const names = Object.keys(values);
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the snippet is made by the test; running it is the point
  const run = new Function("log", "console", ...names, code.slice(header.length)) as (...all: unknown[]) => void;
  const logger = create(stream);
  run(logger, logger, ...names.map((name) => values[name]));
  return written;
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
