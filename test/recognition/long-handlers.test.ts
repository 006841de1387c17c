import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { expect, it } from "vitest";
import plugin from "../../src/index.ts";

const linter = new Linter();
const config = [
  {
    files: ["**/*.ts"],
    languageOptions: { parser },
    plugins: { instrumentation: { rules: plugin.rules } },
    rules: { "instrumentation/require-error-context": "error", "instrumentation/no-log-and-rethrow": "error" },
  },
] as unknown as Linter.Config[];

const head = 'import pino from "pino"; const log = pino();\n';
const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join("\n");
const found = (body: string) =>
  linter.verify(`${head}try { run(); } catch (e) {\n${body}\n}`, config, { filename: "src/a.ts" }).length;

// Each of these took minutes once: what a handler holds of its error was worked out anew for every use.
it("a handler with hundreds of logs is judged in a moment", () => {
  expect(
    found(lines(400, (index) => `const v${index} = f(${index}); log.warn({ job: v${index} }, "Job failed");`)),
  ).toBe(400);
});

it("so is a variable that is made of itself again and again", () => {
  expect(
    found(
      `let text = "a";\n${lines(80, (index) => `if (a${index}) text = text + "b";`)}\nlog.error({ text }, "Job failed");`,
    ),
  ).toBe(1);
});

it("and one that is given hundreds of values", () => {
  expect(found(`let n = 0;\n${lines(300, (index) => `n = ${index}; log.warn({ n }, "Job failed");`)}`)).toBe(300);
});
