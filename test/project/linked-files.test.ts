import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ESLint } from "eslint";
import * as parser from "@typescript-eslint/parser";
import { describe, expect, it } from "vitest";
import plugin from "../../src/index.ts";
import { linkedFiles, linkedVersion, placeFile } from "../../src/project/linked-files.ts";
import { parseModule } from "../../src/project/module-parser.ts";
import { Telemetry } from "../../src/recognition/telemetry.ts";
import { callsIn } from "../recognition/parse.ts";
import { temporaryFolder, writeFiles } from "../temporary-folder.ts";

const pinoLog = 'import pino from "pino"; export const log = pino();';
const use = (specifier: string, name = "log") => `import { ${name} } from "${specifier}"; ${name}.info({ a }, "m");`;

/** Ways from a call to the file that makes the logger; every one ends at pino. */
const ways: readonly (readonly [name: string, files: Readonly<Record<string, string>>])[] = [
  ["a file beside", { "src/a.ts": use("./log"), "src/log.ts": pinoLog }],
  ["an extension", { "src/a.ts": use("./log.ts"), "src/log.ts": pinoLog }],
  [".js that means .ts", { "src/a.ts": use("./log.js"), "src/log.ts": pinoLog }],
  [".mjs that means .mts", { "src/a.mts": use("./log.mjs"), "src/log.mts": pinoLog }],
  ["a folder's index", { "src/a.ts": use("./log"), "src/log/index.ts": pinoLog }],
  ["a JavaScript file", { "src/a.ts": use("./log"), "src/log.js": pinoLog }],
  ["TSX", { "src/a.tsx": use("./log"), "src/log.tsx": `${pinoLog} export const View = () => <b>x</b>;` }],
  [
    "a declaration file",
    { "src/a.ts": use("./log"), "src/log.d.ts": 'import { Logger } from "pino"; export const log: Logger;' },
  ],
  [
    "a default export",
    {
      "src/a.ts": 'import log from "./log"; log.info({ a }, "m");',
      "src/log.ts": 'import pino from "pino"; export default pino();',
    },
  ],
  [
    "a default export by name",
    {
      "src/a.ts": 'import log from "./log"; log.info({ a }, "m");',
      "src/log.ts": 'import pino from "pino"; const log = pino(); export default log;',
    },
  ],
  [
    "a renamed import",
    { "src/a.ts": 'import { log as out } from "./log"; out.info({ a }, "m");', "src/log.ts": pinoLog },
  ],
  [
    "a renamed export",
    {
      "src/a.ts": use("./log", "logger"),
      "src/log.ts": 'import pino from "pino"; const l = pino(); export { l as logger };',
    },
  ],
  [
    "a namespace import",
    { "src/a.ts": 'import * as logging from "./log"; logging.log.info({ a }, "m");', "src/log.ts": pinoLog },
  ],
  [
    "a named re-export",
    { "src/a.ts": use("./lib"), "src/lib/index.ts": 'export { log } from "./log";', "src/lib/log.ts": pinoLog },
  ],
  [
    "a star re-export",
    {
      "src/a.ts": use("./lib"),
      "src/lib/index.ts": 'export * from "./other"; export * from "./log";',
      "src/lib/other.ts": "export const b = 1;",
      "src/lib/log.ts": pinoLog,
    },
  ],
  [
    "a re-export as a namespace",
    {
      "src/a.ts": 'import { logging } from "./lib"; logging.log.info({ a }, "m");',
      "src/lib/index.ts": 'export * as logging from "./log";',
      "src/lib/log.ts": pinoLog,
    },
  ],
  [
    "a default export that is re-exported by name",
    {
      "src/a.ts": use("./lib"),
      "src/lib/index.ts": 'export { default as log } from "./log";',
      "src/lib/log.ts": 'import pino from "pino"; export default pino();',
    },
  ],
  [
    "an import that is exported again",
    {
      "src/a.ts": use("./lib"),
      "src/lib/index.ts": 'import { log } from "./log"; export { log };',
      "src/lib/log.ts": pinoLog,
    },
  ],
  ["require", { "src/a.js": 'const { log } = require("./log"); log.info({ a }, "m");', "src/log.ts": pinoLog }],
  [
    "a dynamic import",
    {
      "src/a.ts": 'async function run() { const { log } = await import("./log"); log.info({ a }, "m"); }',
      "src/log.ts": pinoLog,
    },
  ],
  [
    "a path alias",
    {
      "tsconfig.json": '{ "compilerOptions": { "paths": { "~/*": ["./src/*"] } } } // with a comment',
      "src/x/a.ts": use("~/log"),
      "src/log.ts": pinoLog,
    },
  ],
  [
    "a path alias of an extended configuration",
    {
      "tsconfig.base.json": '{ "compilerOptions": { "baseUrl": ".", "paths": { "@app/log": ["src/log"] } } }',
      "tsconfig.json": '{ "extends": "./tsconfig.base.json" }',
      "src/a.ts": use("@app/log"),
      "src/log.ts": pinoLog,
    },
  ],
  [
    "a base folder",
    {
      "tsconfig.json": '{ "compilerOptions": { "baseUrl": "./src" } }',
      "src/x/a.ts": use("lib/log"),
      "src/lib/log.ts": pinoLog,
    },
  ],
  [
    "an import of the package's own",
    {
      "package.json": '{ "name": "x", "imports": { "#log": "./src/log.ts" } }',
      "src/x/a.ts": use("#log"),
      "src/log.ts": pinoLog,
    },
  ],
  [
    "a package of the workspace by its source",
    {
      "pnpm-workspace.yaml": "packages: [packages/*]",
      "packages/a/src/a.ts": use("@x/logging"),
      "packages/logging/package.json": '{ "name": "@x/logging", "main": "./dist/index.js" }',
      "packages/logging/src/index.ts": pinoLog,
    },
  ],
  [
    "a package of the workspace by its exports",
    {
      "pnpm-workspace.yaml": "packages: [packages/*]",
      "packages/a/src/a.ts": use("@x/logging/node"),
      "packages/logging/package.json":
        '{ "name": "@x/logging", "exports": { "./node": { "import": "./dist/esm/node/log.js" } } }',
      "packages/logging/src/node/log.ts": pinoLog,
    },
  ],
  [
    "a type from another file",
    {
      "src/a.ts": 'import type { Deps } from "./deps"; export function run({ log }: Deps) { log.info({ a }, "m"); }',
      "src/deps.ts": 'import type { Logger } from "pino"; export interface Deps { readonly log: Logger }',
    },
  ],
  [
    "a base class from another file",
    {
      "src/a.ts": 'import { Base } from "./base"; class A extends Base { run() { this.log.info({ a }, "m"); } }',
      "src/base.ts": 'import pino from "pino"; export class Base { protected readonly log = pino(); }',
    },
  ],
  [
    "a factory from another file",
    {
      "src/a.ts": 'import { create } from "./log"; const log = create("a"); log.info({ a }, "m");',
      "src/log.ts":
        'import pino from "pino"; const root = pino(); export function create(module: string) { return root.child({ module }); }',
    },
  ],
];

describe("a logger is followed", () => {
  it.each(ways)("through %s", (_name, files) => {
    expect(signatureIn(temporaryFolder(files), files)).toBe("pino");
  });

  it("through a wrapper of another file, whose signature is its own", () => {
    const files = {
      "src/a.ts": 'import { logFailure } from "./fail"; logFailure("m", cause);',
      "src/fail.ts":
        'import { log } from "./log"; export function logFailure(message: string, e: unknown) { log.error({ err: e }, message); }',
      "src/log.ts": pinoLog,
    };
    expect(signatureIn(temporaryFolder(files), files)).toBe("own");
  });

  it("to two different makes under one name", () => {
    const files = {
      "src/pino.ts": 'import pino from "pino"; const log = pino(); log.info({ a }, "m");',
      "src/a.ts": 'import { createLogger } from "./logging.js"; const log = createLogger(); log.info("m", { a });',
      "src/logging.ts":
        "declare const native: any; function logInfo(message: string, fields?: object) { native.write(message, fields); } export function createLogger() { return { info: (message: string, fields?: object) => logInfo(message, fields), warn: (message: string, fields?: object) => logInfo(message, fields), error: (message: string, fields?: object) => logInfo(message, fields) }; }",
    };
    const folder = temporaryFolder(files);
    expect(signatureIn(folder, files, "src/pino.ts")).toBe("pino");
    expect(signatureIn(folder, files)).toBe("own");
  });
});

describe("what cannot be followed is known by its name at most", () => {
  it.each([
    ["a file that is not there", { "src/a.ts": use("./gone") }],
    ["a file with a syntax error", { "src/a.ts": use("./log"), "src/log.ts": "export const log = pino(;" }],
    ["an unread package", { "src/a.ts": use("some-logging") }],
    [
      "files that import each other",
      { "src/a.ts": use("./b"), "src/b.ts": 'export { log } from "./c";', "src/c.ts": 'export { log } from "./b";' },
    ],
    ["a file that exports something else", { "src/a.ts": use("./log"), "src/log.ts": 'export const logs = "log";' }],
    ["a folder that is called like a file", { "src/a.ts": use("../package.json/log"), "package.json": "{}" }],
  ])("%s", (_name, files) => {
    expect(signatureIn(temporaryFolder(files), files)).toBe("unknown");
  });

  it("and a look-alike is nothing, however it comes", () => {
    const files = {
      "src/a.ts": use("./ui"),
      "src/ui.ts": 'import { log } from "@clack/prompts"; export { log };',
    };
    expect(signatureIn(temporaryFolder(files), files)).toBe("nothing");
  });
});

describe("files change", () => {
  const files = { "src/a.ts": use("./log"), "src/log.ts": pinoLog };
  const aWhile = () => new Promise((resolve) => setTimeout(resolve, 1100));

  it("and are read again", async () => {
    const folder = temporaryFolder(files);
    const before = linkedVersion();
    expect(signatureIn(folder, files)).toBe("pino");
    writeFiles(folder, { "src/log.ts": 'import winston from "winston"; export const log = winston.createLogger();' });
    await aWhile();
    expect(linkedVersion()).not.toBe(before);
    expect(signatureIn(folder, files)).toBe("winston");
  });

  it("and may go away", async () => {
    const folder = temporaryFolder(files);
    expect(signatureIn(folder, files)).toBe("pino");
    linkedVersion();
    rmSync(join(folder, "src/log.ts"));
    await aWhile();
    linkedVersion();
    expect(signatureIn(folder, files)).toBe("unknown");
  });

  it("and ESLint, in one process, sees it", async () => {
    const folder = temporaryFolder({ ...files, "src/a.ts": 'import { log } from "./log";\nlog.info(`job ${id}`);\n' });
    expect(await suggestions(folder, {})).toHaveLength(1);
    writeFiles(folder, { "src/log.ts": 'import { log } from "@clack/prompts"; export { log };' });
    await aWhile();
    expect(await suggestions(folder, {})).toBeUndefined();
  });
});

describe("in ESLint", () => {
  const files = { "src/a.ts": 'import { log } from "./log";\nlog.info(`job ${id}`);\n', "src/log.ts": pinoLog };

  it("an imported logger has its signature, so that a suggestion can be made", async () => {
    expect(await suggestions(temporaryFolder(files), {})).toEqual(["Move `id` into the fields"]);
  });

  it("`followImports: false` reads no other file", async () => {
    expect(await suggestions(temporaryFolder(files), { followImports: false })).toEqual([]);
  });

  it("types alone tell what cannot be followed", async () => {
    const folder = temporaryFolder({
      "tsconfig.json":
        '{ "compilerOptions": { "strict": true, "module": "esnext", "moduleResolution": "bundler" }, "include": ["src"] }',
      "node_modules/winston/index.d.ts": "export interface Logger { info(message: string, meta?: object): Logger; }",
      "node_modules/winston/package.json": '{ "name": "winston", "types": "index.d.ts" }',
      "src/a.ts":
        'import { deps } from "./deps";\ndeclare const id: number;\nfor (const out of deps()) out.info(`job ${id}`);\n',
      "src/deps.ts": 'import type { Logger } from "winston"; export declare function deps(): Logger[];',
    });
    const typed = { projectService: true, tsconfigRootDir: folder };
    expect(await suggestions(folder, {})).toBeUndefined();
    expect(await suggestions(folder, {}, typed)).toEqual(["Move `id` into the fields"]);
  });
});

/** Suggestions of the only finding in `src/a.ts`; `undefined` where there is none. */
async function suggestions(folder: string, instrumentation: object, parserOptions: object = {}) {
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: [
      { files: ["**/*.ts"], languageOptions: { parser, parserOptions }, settings: { instrumentation } },
      { plugins: { instrumentation: plugin }, rules: { "instrumentation/no-interpolated-log-message": "error" } },
    ],
  });
  const [result] = await eslint.lintFiles(["src/a.ts"]);
  return result?.messages[0]?.suggestions?.map(({ desc }) => desc) ?? (result?.messages[0] ? [] : undefined);
}

/** The profile of the last log call of a file. */
function signatureIn(folder: string, files: Readonly<Record<string, string>>, name?: string): string {
  const file = join(folder, name ?? Object.keys(files).find((path) => /\ba\.[cm]?[jt]sx?$/.test(path)) ?? "");
  const parsed = parseModule(file, readFileSync(file, "utf8"));
  if ("fault" in parsed) throw new Error(`${file} ${parsed.fault}`);
  const { program } = parsed;
  placeFile(program, file, readFileSync(file, "utf8"));
  const telemetry = new Telemetry(linkedFiles, { loggers: [] });
  const found = callsIn(program).flatMap((call) =>
    call.type === "CallExpression" ? (telemetry.logCall(call) ?? []) : [],
  );
  const last = found.at(-1);
  return last ? (last.profile?.name ?? "unknown") : "nothing";
}
