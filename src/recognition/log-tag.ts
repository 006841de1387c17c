import type { TSESTree } from "@typescript-eslint/utils";
import { levelOfMethod, type Level } from "../vocabulary/levels.ts";
import { ownValue } from "./libraries/index.ts";
import { programOf, type FunctionNode, type Node } from "./syntax.ts";

/** What `@log message=0 fields=1 level=info` says of the function below it. */
export interface LogTag {
  readonly message: number | undefined;
  readonly fields: number | undefined;
  readonly error: number | undefined;
  readonly level: Level | undefined;
}

const tagPattern = /^\s*\*?\s*@log\b(?<settings>[^\n]*)/m;

const tagsOfProgram = new WeakMap<TSESTree.Program, ReadonlyMap<number, LogTag>>();

/** The tag above a function, for what inference cannot see. */
export function logTagOf(node: FunctionNode): LogTag | undefined {
  const program = programOf(node);
  const tags = tagsOfProgram.get(program) ?? collectTags(program);
  tagsOfProgram.set(program, tags);
  return tags.size === 0 ? undefined : tags.get(declarationStart(node).loc.start.line - 1);
}

/** Tags by the line on which their comment ends. */
function collectTags(program: TSESTree.Program): ReadonlyMap<number, LogTag> {
  const tags = new Map<number, LogTag>();
  for (const comment of program.comments ?? []) {
    const settings = comment.type === "Block" ? tagPattern.exec(comment.value)?.groups?.["settings"] : undefined;
    if (settings !== undefined) tags.set(comment.loc.end.line, parsedTag(settings));
  }
  return tags;
}

function parsedTag(settings: string): LogTag {
  const position = (key: string) => {
    const digits = new RegExp(`\\b${key}=(\\d+)`).exec(settings)?.[1];
    return digits === undefined ? undefined : Number(digits);
  };
  const level = /\blevel=(\w+)/.exec(settings)?.[1] ?? "";
  return {
    message: position("message"),
    fields: position("fields"),
    error: position("error"),
    level: ownValue(levelOfMethod, level),
  };
}

/** The node that a comment above a function stands before: its statement, its member. */
function declarationStart(node: Node): Node {
  const { parent } = node;
  switch (parent?.type) {
    case "VariableDeclarator":
    case "VariableDeclaration":
    case "ExportNamedDeclaration":
    case "ExportDefaultDeclaration":
    case "MethodDefinition":
    case "PropertyDefinition":
    case "Property":
      return declarationStart(parent);
    default:
      return node;
  }
}
