import * as parser from "@typescript-eslint/parser";
import { ESLint } from "eslint";
import { expect, it } from "vitest";
import plugin from "../../src/index.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const metrics = 'import { metrics } from "@opentelemetry/api";\n';

async function messages(files: Readonly<Record<string, string>>) {
  const cwd = temporaryFolder({ "package.json": "{}", ...files });
  const eslint = new ESLint({
    cwd,
    overrideConfigFile: true,
    overrideConfig: [
      { files: ["**/*.ts"], languageOptions: { parser } },
      {
        plugins: { instrumentation: plugin },
        rules: {
          "instrumentation/no-high-cardinality-label": "error",
          "instrumentation/no-dynamic-metric-name": "error",
        },
      },
    ],
  });
  const [result] = await eslint.lintFiles(["src/a.ts"]);
  return (result?.messages ?? []).map(({ line, column, endColumn, message }) => ({
    place: [line, column, endColumn],
    message: message.slice(0, message.indexOf(":")),
  }));
}

it("labels that another file holds are reported where they are given", async () => {
  const found = await messages({
    "src/labels.ts": "// first\n// second\n// third\nexport const labels = { status, user_id: currentUser() };",
    "src/a.ts": `${metrics}import { labels } from "./labels";\nmetrics.getMeter("m").createCounter("shop.orders").add(1, labels);`,
  });
  expect(found).toEqual([{ place: [3, 59, 65], message: "Label `user_id` is an id" }]);
});

it("a name that another file puts together is quoted as it stands there", async () => {
  const found = await messages({
    "src/names.ts": "declare const order: { id: string };\nexport const paid = `shop.orders.${order.id}.paid`;",
    "src/a.ts": `${metrics}import { paid } from "./names";\nmetrics.getMeter("m").createCounter(paid);`,
  });
  expect(found).toEqual([
    { place: [3, 37, 41], message: "The name `shop.orders.*.paid` changes with `order.id`, which is an id" },
  ]);
});
