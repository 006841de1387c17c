import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";
import { beforeEach, describe, expect, it } from "vitest";
import { filesOf, linkedProject } from "./linked-project.ts";

const page = filesOf("docs/editor.md", "Completion of rules and options");
const script = `import instrumentation from "eslint-plugin-instrumentation";
export default [{
  ...instrumentation.configs.recommended,
  rules: /** @satisfies {import("eslint-plugin-instrumentation").RuleOptions} */ ({
    "instrumentation/metric-name": ["error", { naming: "prometheus" }],
  }),
}];
`;
const compilerOptions: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  types: [],
  strict: true,
  noEmit: true,
  allowJs: true,
  checkJs: true,
  skipLibCheck: true,
};

let folder = "";

beforeEach(() => {
  folder = linkedProject("fixtures/service", ["eslint"]);
});

/** Asks TypeScript's language service, as editors do, about a configuration beside other files. */
function service(files: Readonly<Record<string, string>>): ts.LanguageService {
  const texts = new Map(Object.entries(files).map(([name, text]) => [join(folder, name), text]));
  return ts.createLanguageService({
    getCompilationSettings: () => compilerOptions,
    getScriptFileNames: () => [...texts.keys()],
    getScriptVersion: () => "1",
    getScriptSnapshot(path) {
      const text = texts.get(path) ?? (ts.sys.fileExists(path) ? readFileSync(path, "utf8") : undefined);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (path) => texts.has(path) || ts.sys.fileExists(path),
    readFile: (path) => texts.get(path) ?? ts.sys.readFile(path),
    directoryExists: (path) => ts.sys.directoryExists(path),
    realpath: (path) => (texts.has(path) ? path : (ts.sys.realpath?.(path) ?? resolve(path))),
  });
}

function faults(files: Readonly<Record<string, string>>): readonly string[] {
  const asked = service(files);
  return Object.keys(files).flatMap((name) =>
    [...asked.getSyntacticDiagnostics(join(folder, name)), ...asked.getSemanticDiagnostics(join(folder, name))].map(
      ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "),
    ),
  );
}

function completions(files: Readonly<Record<string, string>>, name: string, before: string): readonly string[] {
  const position = (files[name] ?? "").indexOf(before) + before.length;
  const found = service(files).getCompletionsAtPosition(join(folder, name), position, {});
  return found?.entries.map((entry) => entry.name) ?? [];
}

describe.each([
  ["of a TypeScript project", "eslint.config.ts", page],
  ["in JavaScript", "eslint.config.mjs", { "eslint.config.mjs": script }],
])("a configuration %s", (_, name, files: Readonly<Record<string, string>>) => {
  const text = files[name] ?? "";

  it("type-checks", () => {
    expect(faults(files)).toEqual([]);
  });

  it("is told of a value that an option does not have", () => {
    const wrong = { ...files, [name]: text.replace('"prometheus"', '"promtheus"') };
    expect(faults(wrong).join("\n")).toContain("promtheus");
  });

  it("has the rules, the options and their values completed", () => {
    const opened = { ...files, [name]: text.replace('"instrumentation/metric-name"', '"instrumentation/"') };
    expect(completions(opened, name, '"instrumentation/')).toContain("instrumentation/no-sensitive-data");
    const options = { ...files, [name]: text.replace('naming: "prometheus"', "") };
    expect(completions(options, name, '["error", { ')).toEqual(expect.arrayContaining(["naming", "minSegments"]));
    expect(completions(files, name, 'naming: "')).toEqual(expect.arrayContaining(["by-api", "dotted"]));
  });
});
