import type { TSESLint } from "@typescript-eslint/utils";
import { staticString, unwrapped, type Node } from "../recognition/syntax.ts";

/** Writes another name where one is written out: as a string, or as the key of an object. */
export function renameEdit(node: Node, name: string): TSESLint.ReportFixFunction | undefined {
  const written = unwrapped(node);
  if (written.type === "Property") return keyEdit(written.key, name, written.shorthand);
  if (written.parent?.type === "Property" && written.parent.key === written) {
    return keyEdit(written, name, written.parent.shorthand);
  }
  if (staticString(written) === undefined) return undefined;
  return (fixer) => fixer.replaceText(written, JSON.stringify(name));
}

function keyEdit(key: Node, name: string, isShorthand: boolean): TSESLint.ReportFixFunction | undefined {
  const text = /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
  // `{ region }` → `{ area: region }`: the value keeps its name.
  return (fixer) => (isShorthand ? fixer.insertTextBefore(key, `${text}: `) : fixer.replaceText(key, text));
}
