import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { openInEditor, type Diagnostic, type OpenFile } from "./language-client.ts";
import { linkedProject } from "./linked-project.ts";

const source = `import pino from "pino";
const log = pino();

export function created(order: Order, token: string): void {
  log.info(\`Created order \${order.id}\`);
  log.info({ order: order.id, token }, "Created");
  log.info({}, "Done");
}
`;

const packages = ["eslint", "@typescript-eslint/parser", "oxlint"];
const eslintConfiguration = `import parser from "@typescript-eslint/parser";
import instrumentation from "eslint-plugin-instrumentation";
export default [{ files: ["**/*.ts"], languageOptions: { parser }, ...instrumentation.configs.recommended }];
`;
const oxlintConfiguration = JSON.stringify({
  jsPlugins: ["eslint-plugin-instrumentation"],
  categories: { correctness: "off" },
  rules: {
    "instrumentation/no-interpolated-log-message": "warn",
    "instrumentation/no-sensitive-data": "error",
    "instrumentation/log-arguments": "warn",
  },
});

/** As editors send it; `useFlatConfig` stays out: with it the server says nothing under ESLint 10. */
const eslintSettings = {
  validate: "on",
  run: "onType",
  packageManager: "npm",
  nodePath: null,
  workingDirectory: { mode: "location" },
  experimental: {},
  problems: { shortenToSingleLine: false },
  rulesCustomizations: [],
  codeAction: { disableRuleComment: { enable: true, location: "separateLine" }, showDocumentation: { enable: true } },
  codeActionOnSave: { enable: false, mode: "all" },
  format: false,
  quiet: false,
  onIgnoredFiles: "off",
  options: {},
};

function project(): string {
  return linkedProject("fixtures/service", packages, {
    "src/orders.ts": source,
    "eslint.config.js": eslintConfiguration,
    ".oxlintrc.json": oxlintConfiguration,
    "instrumentation.json": "{}",
  });
}

function editor(server: "eslint" | "oxlint"): Promise<OpenFile> {
  const folder = project();
  return server === "eslint"
    ? openInEditor(folder, "src/orders.ts", [resolve("node_modules/.bin/vscode-eslint-language-server"), "--stdio"], {
        ...eslintSettings,
        workspaceFolder: { name: "project", uri: folder },
      })
    : openInEditor(folder, "src/orders.ts", [resolve("node_modules/.bin/oxlint"), "--lsp"], {});
}

/** The text that a finding is underlined in. */
function underlined({ range }: Diagnostic, text: string): string {
  const line = text.split("\n")[range.start.line] ?? "";
  return line.slice(range.start.character, range.end.character);
}

const named = (all: readonly Diagnostic[], rule: string) =>
  all.find(({ code, message }) => code.includes(rule) || message.includes(rule));

describe.each(["eslint", "oxlint"] as const)("in an editor with the language server of %s", (server) => {
  it("findings are underlined, mended from the menu, and gone", { timeout: 60_000 }, async () => {
    const file = await editor(server);
    const found = await file.diagnostics();
    expect(found).toHaveLength(3);

    const interpolated = named(found, "no-interpolated-log-message");
    expect(interpolated && underlined(interpolated, source)).toBe("`Created order ${order.id}`");
    expect(interpolated?.message).toContain("order.id");

    const menu = interpolated ? await file.actions(interpolated) : [];
    const suggestion = menu.find(({ title }) => title.startsWith("Move `orderId` into the fields"));
    expect(suggestion).toBeDefined();
    if (suggestion) await file.apply(suggestion);
    expect(file.text()).toContain('log.info({ orderId: order.id }, "Created order");');
    expect(named(await file.diagnostics(), "no-interpolated-log-message")).toBeUndefined();

    const empty = named(await file.diagnostics(), "log-arguments");
    const fixes = empty ? await file.actions(empty) : [];
    const fix = fixes.find(({ isPreferred }) => isPreferred);
    expect(fix?.title).toMatch(/^Fix (?:this )?instrumentation\/log-arguments problem$/);
    if (fix) await file.apply(fix);
    expect(file.text()).toContain('log.info("Done");');
    expect(named(await file.diagnostics(), "log-arguments")).toBeUndefined();
    expect(await file.diagnostics()).toHaveLength(1);
  });
});

it("a finding of ESLint links to the page of its rule", { timeout: 60_000 }, async () => {
  const file = await editor("eslint");
  const sensitive = named(await file.diagnostics(), "no-sensitive-data");
  expect(sensitive).toMatchObject({ severity: 1, range: { start: { line: 5 } } });
  expect(sensitive?.codeDescription?.href).toMatch(/\/docs\/rules\/no-sensitive-data\.md$/);
  const titles = sensitive ? (await file.actions(sensitive)).map(({ title }) => title) : [];
  expect(titles[0]).toBe("Leave `token` out (instrumentation/no-sensitive-data)");
});
