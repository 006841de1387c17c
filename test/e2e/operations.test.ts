import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { TSESTree } from "@typescript-eslint/utils";
import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import plugin from "../../src/index.ts";
import { placeFile, linkedFiles } from "../../src/project/linked-files.ts";
import type { SpanCall } from "../../src/recognition/span-call.ts";
import { isFunction, propertyOf, unwrapped, walk, type Node } from "../../src/recognition/syntax.ts";
import { Telemetry } from "../../src/recognition/telemetry.ts";
import { loadStandard } from "../../src/standard/load.ts";
import { readCatalogsOf } from "../../src/plugin/catalogs.ts";

const root = join(process.cwd(), "fixtures/service");
const loaded = loadStandard(join(root, "instrumentation.json"));
const linter = new Linter({ cwd: root });
const config = [
  {
    ...plugin.configs.tasker,
    files: ["**/*.ts"],
    languageOptions: { parser },
    settings: {
      instrumentation: loaded.standard,
      instrumentationRoot: ".",
      instrumentationCatalogs: readCatalogsOf(loaded, root),
    },
  },
] as unknown as Linter.Config[];

interface Mutant {
  readonly file: string;
  readonly removed: string;
  readonly code: string;
}

const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => join(root, "src", file));

/** The service without one of the things that measure its operations. */
const mutants = files.flatMap((file) => mutantsOf(file));

function mutantsOf(file: string): readonly Mutant[] {
  const code = readFileSync(file, "utf8");
  let program: Node | undefined;
  // ESLint parses and links parents; the tree is taken from there.
  linter.verify(
    code,
    [
      {
        files: ["**/*.ts"],
        languageOptions: { parser },
        plugins: {
          own: { rules: { take: { create: () => ({ Program: (node: unknown) => (program = node as Node) }) } } },
        },
        rules: { "own/take": "error" },
      },
    ] as unknown as Linter.Config[],
    { filename: file },
  );
  if (program?.type !== "Program") throw new Error(`${file} was not parsed`);
  placeFile(program, file, code);
  const telemetry = new Telemetry(linkedFiles, loaded.standard);
  const found: Mutant[] = [];
  const replaced = (node: Node, by: string, removed: string) =>
    found.push({ file, removed, code: code.slice(0, node.range[0]) + by + code.slice(node.range[1]) });
  walk(program, (node) => {
    if (node.type !== "CallExpression") return;
    const span = telemetry.spanCall(node);
    const work = span && spanless(span, code);
    if (work !== undefined) replaced(node, work, "span");
    if (isDuration(node, telemetry)) replaced(node.parent, ";", "histogram");
    if (isCompletion(node, telemetry)) replaced(node.parent, ";", "completion log");
  });
  return found;
}

/** What a span's callback runs, without the span. */
function spanless({ callback }: SpanCall, code: string): string | undefined {
  if (!callback || !isFunction(callback) || callback.body.type === "BlockStatement") return undefined;
  return code.slice(...callback.body.range);
}

function isDuration(node: TSESTree.CallExpression, telemetry: Telemetry): boolean {
  const instrument = telemetry.metricRecord(node)?.instrument;
  return instrument?.type === "CallExpression" && telemetry.metricDeclaration(instrument)?.type === "histogram";
}

function isCompletion(node: TSESTree.CallExpression, telemetry: Telemetry): boolean {
  const fields = telemetry.logCall(node)?.fields;
  const object = fields && unwrapped(fields);
  return object?.type === "ObjectExpression" && propertyOf(object, "success") !== undefined;
}

const findings = (file: string, code: string) =>
  linter.verify(code, config, { filename: file }).map(({ ruleId }) => ruleId);

describe("the operations of the bundled service", () => {
  it("are all measured", () => {
    for (const file of files) expect(findings(file, readFileSync(file, "utf8")), file).toEqual([]);
  });

  it("have two spans, a histogram and a completion log to lose", () => {
    expect(mutants.map(({ removed }) => removed).sort()).toEqual(["completion log", "histogram", "span", "span"]);
  });

  it.each(mutants)("miss the $removed that is taken out, once", ({ file, code }) => {
    expect(findings(file, code)).toEqual(["instrumentation/require-instrumentation"]);
  });
});
