import type { LogCase } from "./case.ts";

/** Loggers that nothing but their name speaks for. */
export const byName: readonly LogCase[] = [
  [
    "a console that is handed in",
    'export function start(powers) { const { console } = powers; console.warn("m", { a }); }',
    'console | warn | "m" | { a }',
  ],
  [
    "an import from the project",
    'import { logger } from "./log"; logger.info("m", { a });',
    'unknown | info | "m" | { a }',
  ],
  [
    "an import from a package of the workspace",
    'import { logger } from "@internal/monitoring"; logger.warn("m");',
    'unknown | warn | "m" | –',
  ],
  ["a member", 'class A { run() { this.logger.error({ a }, "m"); } }', 'unknown | error | "m" | { a }'],
  ["a private member", 'class A { #log; run() { this.#log.error("m"); } }', 'unknown | error | "m" | –'],
  ["a longer name", 'auditLogger.info("m");', 'unknown | info | "m" | –'],
  ["a getter", 'getLogger().info("m");', 'unknown | info | "m" | –'],
  [
    "a function named after a level, from elsewhere",
    'import { logWarn } from "./native"; logWarn("m", { a });',
    'unknown | warn | "m" | { a }',
  ],
  ["a parameter", 'function run(logger) { logger.info({ a }, "m"); }', 'unknown | info | "m" | { a }'],
  ["a request's log", 'app.get("/", (req, res) => { req.log.info({ a }, "m"); });', 'unknown | info | "m" | { a }'],
  ["a context's logger", 'export const run = async (ctx) => { ctx.logger.warn("m"); };', 'unknown | warn | "m" | –'],
  [
    "a deep path",
    'function run(modules) { modules.chain.logger.error("m", { a }, err); }',
    'unknown | error | "m" | { a } | err',
  ],
  ["once", 'function run(logger) { logger.once.warn("m"); }', 'unknown | warn | "m" | –'],
  ["log on a logger", 'function run(logger) { logger.log("m"); }', 'unknown | ? | "m" | –'],
  ["a level by key", 'function run(logger) { logger[level]("m", { a }); }', 'unknown | ? | "m" | { a }'],
  ["a child", 'function run(log) { log.child({ a }).info("m"); }', 'unknown | info | "m" | –'],
];
