import type { LogCase } from "./case.ts";

/** How a logger gets to where it is used. */
export const byShape: readonly LogCase[] = [
  [
    "a field without a type that the constructor sets",
    'import pino from "pino"; class A { constructor() { this.log = pino(); } run() { this.log.info("m"); } }',
    'pino | info | "m" | –',
  ],
  [
    "a field set from a parameter",
    'import type { Logger } from "pino"; class A { private log; constructor(log: Logger) { this.log = log; } run() { this.log.info({ a }, "m"); } }',
    'pino | info | "m" | { a }',
  ],
  [
    "a field set from an option",
    'import type { Logger } from "pino"; class A { #log; constructor(options: { log: Logger }) { this.#log = options.log; } run() { this.#log.info("m"); } }',
    'pino | info | "m" | –',
  ],
  [
    "a field set from a child",
    'import type { Logger } from "pino"; class A { #log; constructor(log: Logger) { this.#log = log.child({ a: 1 }); } run() { this.#log.info("m"); } }',
    'pino | info | "m" | –',
  ],
  [
    "a declared field that something else fills",
    'import type { Logger } from "pino"; class A { log!: Logger; run() { this.log.info({ a }, "m"); } }',
    'pino | info | "m" | { a }',
  ],
  [
    "a static field",
    'import pino from "pino"; class A { static log = pino(); static run() { A.log.info("m"); } }',
    'pino | info | "m" | –',
  ],
  [
    "a getter",
    'import pino from "pino"; const root = pino(); class A { get log() { return root; } run() { this.log.warn("m"); } }',
    'pino | warn | "m" | –',
  ],
  [
    "a method that gives the logger",
    'import pino from "pino"; class A { #root = pino(); logger() { return this.#root; } run() { this.logger().warn({ a }, "m"); } }',
    'pino | warn | "m" | { a }',
  ],
  [
    "an inherited field, two up",
    'import pino from "pino"; class C { log = pino(); } class B extends C {} class A extends B { run() { this.log.info("m"); } }',
    'pino | info | "m" | –',
  ],
  [
    "this through an arrow",
    'import pino from "pino"; class A { log = pino(); run = () => this.log.info("m"); }',
    'pino | info | "m" | –',
  ],
  [
    "this declared as a parameter",
    'import type { Logger } from "pino"; interface Deps { log: Logger } function run(this: Deps) { this.log.info({ a }, "m"); }',
    'pino | info | "m" | { a }',
  ],
  [
    "an optional parameter",
    'import type { Logger } from "pino"; function run(log?: Logger) { log?.info("m"); }',
    'pino | info | "m" | –',
  ],
  [
    "a parameter with a default",
    'import pino from "pino"; const root = pino(); function run(log = root) { log.info({ a }, "m"); }',
    'pino | info | "m" | { a }',
  ],
  [
    "a destructured default",
    'import pino from "pino"; const root = pino(); function run({ log = root } = {}) { log.info("m"); }',
    'pino | info | "m" | –',
  ],
  [
    "a nested destructuring",
    'import type { Logger } from "pino"; function run({ deps: { log } }: { deps: { log: Logger } }) { log.info("m"); }',
    'pino | info | "m" | –',
  ],
  [
    "a renamed destructuring",
    'import type { Logger } from "pino"; function run({ log: out }: { log: Logger }) { out.info({ a }, "m"); }',
    'pino | info | "m" | { a }',
  ],
  [
    "a type that picks",
    'import type { Logger } from "pino"; type Deps = { log: Logger; other: string }; function run(deps: Pick<Deps, "log">) { deps.log.info("m"); }',
    'pino | info | "m" | –',
  ],
  [
    "an intersection",
    'import type { Logger } from "pino"; function run(deps: { a: string } & { log: Logger }) { deps.log.info("m"); }',
    'pino | info | "m" | –',
  ],
  [
    "an interface that extends another",
    'import type { Logger } from "pino"; interface Base { log: Logger } interface Deps extends Base { a: string } function run(deps: Deps) { deps.log.info("m"); }',
    'pino | info | "m" | –',
  ],
  [
    "a type that is what a function returns",
    'import pino from "pino"; const create = () => pino(); type Log = ReturnType<typeof create>; function run(log: Log) { log.info({ a }, "m"); }',
    'pino | info | "m" | { a }',
  ],
  [
    "a type that is what a library returns",
    'import bunyan from "bunyan"; type Log = ReturnType<typeof bunyan.createLogger>; function run(log: Log) { log.info("m"); }',
    'bunyan | info | "m" | –',
  ],
  [
    "a type that is a value's",
    'import pino from "pino"; const root = pino(); function run(log: typeof root) { log.info({ a }, "m"); }',
    'pino | info | "m" | { a }',
  ],
  [
    "an imported type in place",
    'function run(log: import("pino").Logger) { log.info({ a }, "m"); }',
    'pino | info | "m" | { a }',
  ],
  [
    "a parameter of a method that a function is given in an object",
    'import type { Logger } from "pino"; const make = (config: { method: string; handle: (args: { deps: { log: Logger } }) => void }) => config; make({ method: "a", handle: ({ deps }) => { deps.log.info("m"); } });',
    'pino | info | "m" | –',
  ],
  [
    "a parameter of a member of an object that satisfies a type",
    'import type { Logger } from "pino"; interface Job { run(args: { log: Logger }): void } const job = { run: ({ log }) => log.info("m") } satisfies Job;',
    'pino | info | "m" | –',
  ],
  [
    "the type of a handler gives its parameter's",
    'import type { Logger } from "pino"; type Handler = (deps: { log: Logger }) => void; const run: Handler = ({ log }) => log.info("m");',
    'pino | info | "m" | –',
  ],
  [
    "a declared type beats what was put there",
    'import type Logger from "bunyan"; class Silent { info(format: any, ...params: any[]) {} } let log: Logger = new Silent() as any; log.info({ a }, "m");',
    'bunyan | info | "m" | { a }',
  ],
  [
    "a choice with a fallback",
    'import pino from "pino"; const log = given ?? pino(); log.info("m");',
    'pino | info | "m" | –',
  ],
  [
    "a choice by a condition",
    'import pino from "pino"; const quiet = pino({ level: "silent" }); const log = on ? pino() : quiet; log.warn({ a }, "m");',
    'pino | warn | "m" | { a }',
  ],
  [
    "an assertion",
    'import pino from "pino"; const log = pino() as unknown as Anything; log.info("m");',
    'pino | info | "m" | –',
  ],
  [
    "satisfies",
    'import pino from "pino"; const deps = { log: pino() } satisfies Deps; deps.log.info({ a }, "m");',
    'pino | info | "m" | { a }',
  ],
  [
    "as const",
    'import pino from "pino"; const deps = { log: pino() } as const; deps.log.info("m");',
    'pino | info | "m" | –',
  ],
  [
    "an object in an object",
    'import pino from "pino"; const app = { services: { log: pino() } }; app.services.log.info("m");',
    'pino | info | "m" | –',
  ],
  [
    "a spread object",
    'import pino from "pino"; const base = { log: pino() }; const deps = { ...base, a: 1 }; deps.log.info("m");',
    'pino | info | "m" | –',
  ],
  ["an array", 'import pino from "pino"; const [log] = [pino()]; log.info("m");', 'pino | info | "m" | –'],
  ["a level by key", 'import pino from "pino"; const log = pino(); log[level]({ a }, "m");', 'pino | ? | "m" | { a }'],
  [
    "a level by a call",
    'import pino from "pino"; const log = pino(); log[severityFor(status)]("m");',
    'pino | ? | "m" | –',
  ],
  [
    "a level by a constant key",
    'import pino from "pino"; const log = pino(); log[`warn`]("m");',
    'pino | warn | "m" | –',
  ],
  [
    "a choice of methods",
    'import pino from "pino"; const log = pino(); (failed ? log.warn : log.info)("m");',
    'pino | ? | "m" | –',
  ],
  [
    "a choice of the same method",
    'import pino from "pino"; const log = pino(); (failed ? log.child({ a }).warn : log.warn)("m");',
    'pino | warn | "m" | –',
  ],
  ["a detached method", 'import pino from "pino"; const { info } = pino(); info("m");', 'pino | info | "m" | –'],
  [
    "a detached method under another name",
    'import pino from "pino"; const { warn: say } = pino(); say({ a }, "m");',
    'pino | warn | "m" | { a }',
  ],
  [
    "a bound method",
    'import pino from "pino"; const log = pino(); const warn = log.warn.bind(log); warn("m");',
    'pino | warn | "m" | –',
  ],
  ["inline creation", 'import pino from "pino"; pino().info({ a }, "m");', 'pino | info | "m" | { a }'],
  [
    "a child of a child",
    'import pino from "pino"; pino().child({ a }).child({ b }).error({ err }, "m");',
    'pino | error | "m" | { err }',
  ],
  [
    "a lazily built message",
    'import { getLogger } from "@logtape/logtape"; getLogger("x").debug(() => `m ${a}`);',
    "logtape | debug | () => `m ${a}` | –",
  ],
  [
    "awaited creation",
    'import pino from "pino"; async function make() { return pino(); } async function run() { const log = await make(); log.info("m"); }',
    'pino | info | "m" | –',
  ],
  [
    "a factory with a declared result",
    'import type { Logger } from "pino"; declare function make(): Logger; function other(): Logger { return make(); } other().info({ a }, "m");',
    'pino | info | "m" | { a }',
  ],
  [
    "a factory that is a method's interface",
    'import type { Logger } from "pino"; interface Host { logger(name: string): Logger } function run(host: Host) { host.logger("x").info("m"); }',
    'pino | info | "m" | –',
  ],
  [
    "a class as a value",
    'import pino from "pino"; const A = class { log = pino(); run() { this.log.info("m"); } };',
    'pino | info | "m" | –',
  ],
  [
    "a later assignment in a function",
    'import pino from "pino"; let log; function init() { log = pino(); } function run() { log.info({ a }, "m"); }',
    'pino | info | "m" | { a }',
  ],
  [
    "a non-null assertion",
    'import pino from "pino"; let log: ReturnType<typeof pino> | undefined; log!.info("m");',
    'pino | info | "m" | –',
  ],
  [
    "a union with undefined",
    'import type { Logger } from "pino"; function run(log: Logger | undefined) { log?.info({ a }, "m"); }',
    'pino | info | "m" | { a }',
  ],
  [
    "a readonly wrapper type",
    'import type { Logger } from "pino"; function run(log: Readonly<Logger>) { log.info("m"); }',
    'pino | info | "m" | –',
  ],
  [
    "a loop's variable keeps its name only",
    'for (const logger of loggers) logger.info("m");',
    'unknown | info | "m" | –',
  ],
  [
    "a JSON text before another text",
    'import pino from "pino"; const log = pino(); log.info(JSON.stringify({ a }), "m");',
    "pino | info | JSON.stringify({ a }) | –",
  ],
  [
    "an object of unknown make before a text",
    'import pino from "pino"; const log = pino(); log.info(settings, "m");',
    'pino | info | "m" | settings',
  ],
  [
    "the lone result of a function that returns a text",
    'import pino from "pino"; const log = pino(); class Mask { static of(value: string): string { return masked; } } log.info(Mask.of(name));',
    "pino | info | Mask.of(name) | –",
  ],
  [
    "the lone result of a function that returns anything",
    'import pino from "pino"; const log = pino(); const of = (value: any) => value; log.info(of(name));',
    "pino | info | – | –",
  ],
  [
    "one object with the message, held in a const",
    'import winston from "winston"; const log = winston.createLogger(); const record = { message: "m", at }; log.error(record);',
    'winston | error | "m" | record',
  ],
  [
    "an error alone where the message would stand",
    'import winston from "winston"; const log = winston.createLogger(); try { run(); } catch (problem) { log.error(problem); }',
    "winston | error | – | – | problem",
  ],
  [
    "an error's name for a text, and Nest's context behind it",
    'import { Logger } from "@nestjs/common"; const AT = "Mail"; function fail(error: string) { Logger.error(error, AT); }',
    "nestjs | error | error | –",
  ],
  [
    "Nest's error before a text that a method makes",
    'import { Logger } from "@nestjs/common"; class A { told(m) { return `[a] ${m}`; } run() { client.on("error", (error) => { Logger.error(error, this.told("m"), AT); }); } }',
    'nestjs | error | this.told("m") | – | error',
  ],
  [
    "a callback whose parameter is typed where it is handed to",
    'import type { Logger } from "pino"; declare const tool: (name: string, run: (input: unknown, meta: { ctx: { logger: Logger } }) => void) => void; tool("x", (input, { ctx }) => { ctx.logger.info({ input }, "m"); });',
    'pino | info | "m" | { input }',
  ],
  [
    "a function that gives what it is given to make",
    'import pino from "pino"; declare const once: <T>(key: string, make: () => T) => T; const log = once("log", () => pino()); log.info({ a }, "m");',
    'pino | info | "m" | { a }',
  ],
  [
    "a promise of what it is given to make",
    'import pino from "pino"; declare const once: <T>(make: () => Promise<T>) => Promise<T>; async function run() { const log = await once(async () => pino()); log.info({ a }, "m"); }',
    'pino | info | "m" | { a }',
  ],
  [
    "a function of a package that cannot be read, given only something to make",
    'import pino from "pino"; import { remember } from "@acme/remember"; const { log } = remember("log", () => ({ log: pino() })); log.info({ a }, "m");',
    'pino | info | "m" | { a }',
  ],
  [
    "a function that gives its parameter back",
    'import pino from "pino"; function kept(log) { all.push(log); return log; } const log = kept(pino()); log.info({ a }, "m");',
    'pino | info | "m" | { a }',
  ],
  [
    "a map of loggers",
    'import pino from "pino"; const logs = new Map(); for (const name of names) logs.set(name, pino({ name })); logs.get("a")?.info({ a }, "m");',
    'pino | info | "m" | { a }',
  ],
  [
    "a map of loggers in a class",
    'import pino from "pino"; class A { #logs = new Map(); add(name) { this.#logs.set(name, pino({ name })); } run(name) { this.#logs.get(name).info({ a }, "m"); } }',
    'pino | info | "m" | { a }',
  ],
  [
    "a method that is given the name of a member",
    'import pino from "pino"; class A { web = pino(); of(name) { return this[name]; } } new A().of("web").info({ a }, "m");',
    'pino | info | "m" | { a }',
  ],
  [
    "a static field that is filled by the name of its class",
    'import pino from "pino"; class A { static log; constructor() { A.log = pino(); } static run() { A.log.info({ a }, "m"); } }',
    'pino | info | "m" | { a }',
  ],
  [
    "a variable that holds nothing at first",
    'import pino from "pino"; let log = null; export function start() { log = pino(); } export function run() { log.info({ a }, "m"); }',
    'pino | info | "m" | { a }',
  ],
  [
    "a parameter behind one for this",
    'import type { Logger } from "pino"; function run(this: Job, log: Logger) { log.info({ a }, "m"); }',
    'pino | info | "m" | { a }',
  ],
];
