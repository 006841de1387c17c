import { mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createProgram, parseAndGenerateServices } from "@typescript-eslint/typescript-estree";
import { simpleTraverse } from "@typescript-eslint/typescript-estree";
import { afterAll, beforeAll } from "vitest";
import { typeOracle } from "../../src/plugin/type-oracle.ts";
import { linkedFiles, placeFile } from "../../src/project/linked-files.ts";
import { Telemetry } from "../../src/recognition/telemetry.ts";
import { writeFiles } from "../temporary-folder.ts";
import { callsIn } from "./parse.ts";

/** Snippets as files of one TypeScript program that sees the installed packages. @returns the recogniser over each */
export function typedSnippets(snippets: readonly string[]) {
  let folder = "";
  let program: ReturnType<typeof createProgram> | undefined;

  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "instrumentation-types-")));
    symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
    const compilerOptions = {
      strict: false,
      module: "esnext",
      moduleResolution: "bundler",
      target: "es2022",
      esModuleInterop: true,
      noEmit: true,
      types: ["node"],
    };
    const files = Object.fromEntries(snippets.map((code, index) => [`${index}.ts`, `${code}\nexport {};`]));
    writeFiles(folder, { ...files, "tsconfig.json": JSON.stringify({ compilerOptions, include: ["*.ts"] }) });
    program = createProgram(join(folder, "tsconfig.json"));
  }, 60_000);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  return (code: string) => {
    const file = join(folder, `${snippets.indexOf(code)}.ts`);
    const text = `${code}\nexport {};`;
    if (!program) throw new Error("The program is made before the tests run.");
    const options = { programs: [program], filePath: file, range: true, loc: true, comment: true };
    const { ast, services } = parseAndGenerateServices(text, options);
    simpleTraverse(ast, { enter: () => undefined }, true);
    const oracle = typeOracle({ ...services, isolatedDeclarations: false });
    if (!oracle) throw new Error("There are no types.");
    placeFile(ast, file, text);
    const telemetry = new Telemetry(linkedFiles, { loggers: [] }, { oracle });
    return { program: ast, telemetry, calls: callsIn(ast) };
  };
}
