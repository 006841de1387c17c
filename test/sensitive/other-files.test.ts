import * as parser from "@typescript-eslint/parser";
import { ESLint } from "eslint";
import { describe, expect, it } from "vitest";
import plugin from "../../src/index.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const log = 'import pino from "pino"; const log = pino();\n';

/** What is said of `src/a.ts` beside another file: the names of the values. */
async function disclosed(code: string, other: string): Promise<readonly string[]> {
  const cwd = temporaryFolder({ "src/a.ts": code, "src/other.ts": other, "package.json": "{}" });
  const eslint = new ESLint({
    cwd,
    overrideConfigFile: true,
    overrideConfig: [
      { files: ["**/*.ts"], languageOptions: { parser } },
      { plugins: { instrumentation: plugin }, rules: { "instrumentation/no-sensitive-data": "error" } },
    ],
  });
  const [result] = await eslint.lintFiles(["src/a.ts"]);
  return (result?.messages ?? []).map(({ message }) => /`([^`]+)`/.exec(message)?.[1] ?? message);
}

describe("what another file says of a value", () => {
  const wrapper = `${log}export function logInfo(message: string, fields: object, unused?: string) { log.info(fields, message); }`;
  const call = 'import { logInfo } from "./other";\n';
  it("a wrapper writes its fields", async () => {
    expect(await disclosed(`${call}logInfo("Login", { value: user.password });`, wrapper)).toEqual(["user.password"]);
  });
  it("and not what it leaves unused", async () => {
    expect(await disclosed(`${call}logInfo("Login", {}, user.password);`, wrapper)).toEqual([]);
  });

  const tidied = `${log}import { tidy } from "./other";\nlog.info({ password: tidy(p) }, "Login");`;
  it("a function is tagged as a sanitiser", async () => {
    expect(await disclosed(tidied, "/** @sanitizer */\nexport const tidy = (v: string) => cut(v);")).toEqual([]);
  });
  it("a function is not", async () => {
    expect(await disclosed(tidied, "/** Cuts. */\nexport const tidy = (v: string) => cut(v);")).toEqual(["password"]);
  });

  const whole = `${log}import type { Account } from "./other";\nfunction f(account: Account) { log.info({ account }, "Login"); }`;
  it("a member is tagged as sensitive", async () => {
    const other = "export interface Account {\n  id: string;\n  /** @sensitive */\n  nickname: string;\n}";
    expect(await disclosed(whole, other)).toEqual(["account.nickname"]);
  });
  it("a member is not", async () => {
    expect(await disclosed(whole, "export interface Account {\n  id: string;\n  nickname: string;\n}")).toEqual([]);
  });

  const constant = `${log}import { PASSWORD_FIELD, password } from "./other";\nlog.info({ PASSWORD_FIELD, password }, "Login");`;
  it("a constant is harmless, what is worked out is not", async () => {
    const other = 'export const PASSWORD_FIELD = "pw";\nexport const password = "letmein";';
    expect(await disclosed(constant, other)).toEqual([]);
    expect(await disclosed(constant, 'export const PASSWORD_FIELD = "pw";\nexport const password = read();')).toEqual([
      "password",
    ]);
  });
});
