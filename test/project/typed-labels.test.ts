import * as parser from "@typescript-eslint/parser";
import { ESLint } from "eslint";
import { expect, it } from "vitest";
import plugin from "../../src/index.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const code = `import { metrics } from "@opentelemetry/api";
import { account } from "./account";
const orders = metrics.getMeter("shop").createCounter("shop.orders.paid");
orders.add(1, { value: account.id });
orders.add(1, { value: account.userId });
orders.add(1, { value: account.tenantId });
orders.add(1, { value: account.sessionId });
`;

const files = {
  "tsconfig.json": '{ "compilerOptions": { "strict": true, "module": "esnext", "moduleResolution": "bundler" } }',
  "src/a.ts": code,
  "src/account.ts": `export enum Tenant { Own = "own", Other = "other" }
export declare const account: {
  id: "demo" | "live" | undefined;
  userId: boolean;
  tenantId: Tenant;
  sessionId: string;
};
`,
};

async function linesOf(folder: string, parserOptions: object): Promise<readonly number[]> {
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: [
      { files: ["**/*.ts"], languageOptions: { parser, parserOptions } },
      {
        plugins: { instrumentation: plugin },
        settings: { instrumentation: {} },
        rules: { "instrumentation/no-high-cardinality-label": "error" },
      },
    ],
  });
  const [result] = await eslint.lintFiles(["src/a.ts"]);
  return result?.messages.map(({ line }) => line) ?? [];
}

it("names alone take every id for one of any number", async () => {
  expect(await linesOf(temporaryFolder(files), {})).toEqual([4, 5, 6, 7]);
});

it("types that list their values are believed: a union of literals, a boolean, an enum", async () => {
  const folder = temporaryFolder(files);
  expect(await linesOf(folder, { projectService: true, tsconfigRootDir: folder })).toEqual([7]);
});
