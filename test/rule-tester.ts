import { RuleTester } from "@typescript-eslint/rule-tester";
import { afterAll, describe, it } from "vitest";

RuleTester.afterAll = afterAll;
RuleTester.describe = describe;
RuleTester.it = it;
RuleTester.itOnly = it.only;

/** Cases name the fact that they state, and every error says where it is and with which data. */
export const ruleTester = new RuleTester({
  languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
});

/** Everything is asserted: data and the whole location. */
export const assertEverything = { requireData: true, requireLocation: true } as const;

interface Reported<MessageId extends string> {
  readonly messageId: MessageId;
  readonly data?: Readonly<Record<string, string>>;
  readonly suggestions?: readonly {
    readonly messageId: MessageId;
    readonly data?: Readonly<Record<string, string>>;
    readonly output: string;
  }[];
}

/**
 * An error on a fragment that occurs once in the code, with its full location.
 * @param part the part of the fragment that is meant, where it alone occurs more often
 */
export function on<MessageId extends string>(
  code: string,
  fragment: string,
  error: Reported<MessageId>,
  part: string = fragment,
) {
  const start = code.indexOf(fragment);
  if (start < 0 || code.indexOf(fragment, start + 1) >= 0 || !fragment.includes(part))
    throw new Error(`"${fragment}" must occur exactly once in: ${code}`);
  const offset = start + fragment.lastIndexOf(part);
  const begin = positionAt(code, offset);
  const end = positionAt(code, offset + part.length);
  return { ...error, line: begin.line, column: begin.column, endLine: end.line, endColumn: end.column };
}

function positionAt(code: string, offset: number): { line: number; column: number } {
  const lines = code.slice(0, offset).split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
