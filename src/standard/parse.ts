import { createRequire } from "node:module";
import type * as JsoncParser from "jsonc-parser";
import type { Node, ParseError } from "jsonc-parser";
import * as v from "valibot";
import { InputError } from "./input-error.ts";
import { nearest } from "./nearest.ts";
import { standardSchema, type StandardFile } from "./schema.ts";

// Loaded for files only: standards that come through settings are objects, and the plugin's import must stay cheap.
const load = createRequire(import.meta.url);
const jsonc = () => load("jsonc-parser") as typeof JsoncParser;

/**
 * Reads the text of an `instrumentation.json` (comments and trailing commas allowed).
 * @param origin what the text is called in errors: a path, or `settings.instrumentation`
 * @throws InputError naming the file, the line, the key, what was expected and the nearest valid name
 */
export function parseStandard(text: string, origin: string): StandardFile {
  const faults: ParseError[] = [];
  const root = jsonc().parseTree(text, faults, { allowTrailingComma: true });
  const [fault] = faults;
  if (fault || !root) {
    const offset = fault?.offset ?? 0;
    const what = fault ? spaced(jsonc().printParseErrorCode(fault.error)) : "the file is empty";
    throw new InputError(`${origin}:${lineAt(text, offset)}: not valid JSON (${what}). Mend the syntax there.`);
  }
  return validate(plainValue(root), (path) => {
    const at = locate(root, path);
    return `${origin}:${lineAt(text, at?.offset ?? 0)}`;
  });
}

/** Checks a standard that was given as an object (`settings.instrumentation`). */
export function validateStandard(value: unknown, origin: string): StandardFile {
  return validate(value, () => origin);
}

type Path = readonly (string | number)[];

function validate(value: unknown, placeOf: (path: Path) => string): StandardFile {
  if (Array.isArray(value)) throw new InputError(`${placeOf([])}: the standard must be an object, not a list.`);
  const result = v.safeParse(standardSchema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const found = deepest(issue);
  const path = found.path;
  throw new InputError(`${placeOf(path)}: ${explain(found.issue, path)}`);
}

interface Found {
  readonly issue: v.BaseIssue<unknown>;
  readonly path: (string | number)[];
}

/** A union reports itself; the branch that got furthest says what is really wrong. */
function deepest(issue: v.BaseIssue<unknown>, base: (string | number)[] = []): Found {
  const path = [...base, ...pathOf(issue)];
  const inner = (issue.issues ?? [])
    .map((sub) => deepest(sub, path))
    .filter((found) => found.path.length > path.length);
  return inner.sort((a, b) => b.path.length - a.path.length)[0] ?? { issue, path };
}

function pathOf(issue: v.BaseIssue<unknown>): (string | number)[] {
  return (issue.path ?? []).map((item) => (typeof item.key === "number" ? item.key : String(item.key)));
}

function explain(issue: v.BaseIssue<unknown>, path: Path): string {
  if (path.length === 0) return `the standard must be an object, not ${issue.received}.`;
  const key = path.join(".");
  if (issue.expected === "never") {
    const parent = path.slice(0, -1);
    const known = keysAt(standardSchema, parent);
    const meant = nearest(String(path.at(-1)), known);
    const hint = meant ? `Did you mean "${meant}"?` : `Known here: ${known.join(", ")}.`;
    return `unknown key "${key}". ${hint}`;
  }
  const options = choices(issue.expected ?? "");
  const meant = typeof issue.input === "string" ? nearest(issue.input, options) : undefined;
  const hint = meant ? ` Did you mean "${meant}"?` : "";
  return `"${key}" must be ${expectation(issue)}, not ${issue.received}.${hint}`;
}

const shapeWords: Readonly<Record<string, string>> = {
  Object: "an object",
  Array: "a list",
  string: "a text",
  boolean: "true or false",
  number: "a number",
};

function expectation(issue: v.BaseIssue<unknown>): string {
  if (issue.expected === null) return issue.message;
  const parts = issue.expected.replace(/^\(|\)$/g, "").split(" | ");
  const named = [...new Set(parts.map((part) => shapeWords[part] ?? part))];
  return named.length > 1 ? `one of ${named.join(", ")}` : (named[0] ?? issue.expected);
}

function choices(expected: string): string[] {
  return [...expected.matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? "");
}

/** The keys that the schema knows at a path, through optional parts, unions and lists. */
function keysAt(schema: unknown, path: Path): string[] {
  if (!isRecord(schema)) return [];
  if ("wrapped" in schema) return keysAt(schema["wrapped"], path);
  if (Array.isArray(schema["pipe"]) && schema["pipe"][0] !== schema) return keysAt(schema["pipe"][0], path);
  if (Array.isArray(schema["options"])) return schema["options"].flatMap((option) => keysAt(option, path));
  const [head, ...rest] = path;
  if (head === undefined) return isRecord(schema["entries"]) ? Object.keys(schema["entries"]) : [];
  if (typeof head === "number") return keysAt(schema["item"], rest);
  if (isRecord(schema["entries"])) return keysAt(schema["entries"][head], rest);
  return keysAt(schema["value"], rest);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** The node of a path, or of its nearest parent that is there; for an unknown key, the key itself. */
function locate(root: Node, path: Path): Node | undefined {
  for (let length = path.length; length > 0; length--) {
    const node = jsonc().findNodeAtLocation(root, path.slice(0, length));
    if (node) return node.parent?.type === "property" ? node.parent : node;
  }
  return root;
}

function plainValue(node: Node): unknown {
  if (node.type === "array") return (node.children ?? []).map(plainValue);
  if (node.type !== "object") return node.value;
  const entries = (node.children ?? []).map(({ children }) => {
    const [key, value] = children ?? [];
    return [String(key?.value), value ? plainValue(value) : undefined] as const;
  });
  return Object.fromEntries(entries);
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

function spaced(code: string): string {
  return code.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
}
