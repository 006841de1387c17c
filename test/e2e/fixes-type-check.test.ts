import { realpathSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import ts from "typescript";
import { expect, it } from "vitest";
import plugin from "../../src/index.ts";
import { temporaryFolder, writeFiles } from "../temporary-folder.ts";
import { libraryNames, realLoggers } from "./real-loggers.ts";
import { codeRules } from "../code-rules.ts";

const linter = new Linter();
const config = [
  {
    files: ["**/*.ts"],
    languageOptions: { parser },
    plugins: { instrumentation: { rules: plugin.rules } },
    settings: { instrumentation: { extends: "tasker", fields: { errorKey: null, case: "snake_case" } } },
    rules: Object.fromEntries(codeRules.map((rule) => [`instrumentation/${rule}`, "error"])),
  },
] as unknown as Linter.Config[];

const values = `const jobId: string = "job-7"; const user: { id: number; name?: string } = { id: 42 };
function run(): void {} const start = Date.now();
`;

/** Calls that every rule with a fix or a suggestion has something to say about. */
const bodies = [
  'log.info("Job started", { jobId });',
  'log.info({}, "Job started");',
  'log.info({ jobId, userID: user.id, "retry-count": 1 }, "job started.");',
  'log.info({ duration_ms: 3, task_uuid: jobId, correlation_id: jobId }, "Successfully started");',
  "log.info(`Job ${jobId} started`);",
  "log.warn({ ok: true }, `Job ${user.id} of ${user.name} failed`);",
  'try { run(); } catch (e) { log.error("Job failed"); }',
  'try { run(); } catch (e) { log.error({ jobId }, "Job failed"); }',
  "try { run(); } catch (e: unknown) { log.error(`Job failed: ${String(e)}`); }",
  'try { run(); } catch (e) { log.error("Job failed", e); }',
  'try { run(); } catch (error) { log.error({ error }, "Job failed"); }',
  'void Promise.resolve().catch((e: Error) => log.warn("Job failed"));',
  'log.debug({ from_state: 1, to_state: 2 }, "Job");',
  'function f() { const started = Date.now(); log.info("Job completed"); } f();',
  'function f(correlation_id: string) { log.info({ jobId }, "Job started"); } f(jobId);',
];

/** Every text that one fix or suggestion of one finding gives, and the text after all fixes. */
function edited(code: string): readonly string[] {
  const messages = linter.verify(code, config, { filename: "src/a.ts" });
  expect(messages.filter((message) => message.fatal)).toEqual([]);
  const edits = messages.flatMap(({ fix, suggestions }) => [
    ...(fix ? [fix] : []),
    ...(suggestions ?? []).map((suggestion) => suggestion.fix),
  ]);
  const single = edits.map(({ range: [from, to], text }) => code.slice(0, from) + text + code.slice(to));
  return [...new Set([...single, linter.verifyAndFix(code, config, { filename: "src/a.ts" }).output])];
}

it("what type-checks before an edit does so after it", () => {
  const folder = realpathSync(temporaryFolder({}));
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  const sources = libraryNames.flatMap((library) =>
    bodies.map((body) => `${realLoggers[library].header}${values}${body}\nexport {};\n`),
  );
  const edits = sources.map(edited);
  const entries = sources.flatMap((source, index): [string, string][] => [
    [`${index}.ts`, source],
    ...(edits[index] ?? []).map((text, edit): [string, string] => [`${index}-${edit}.ts`, text]),
  ]);
  const files: Record<string, string> = Object.fromEntries(entries);
  writeFiles(folder, files);
  const program = ts.createProgram(
    Object.keys(files).map((file) => join(folder, file)),
    {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      esModuleInterop: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      types: ["node"],
    },
  );
  const faultsOf = (file: string) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(join(folder, file)))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
  let checked = 0;
  for (const [index, source] of sources.entries()) {
    if (faultsOf(`${index}.ts`).length > 0) continue;
    for (const [edit, text] of (edits[index] ?? []).entries()) {
      checked++;
      expect([source, text, faultsOf(`${index}-${edit}.ts`)]).toEqual([source, text, []]);
    }
  }
  expect(checked).toBeGreaterThan(60);
}, 60_000);
