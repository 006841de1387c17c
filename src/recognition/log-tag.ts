import type { TSESTree } from "@typescript-eslint/utils";
import { levelOfMethod, type Level } from "../vocabulary/levels.ts";
import { declarationStart } from "./doc-tags.ts";
import { ownValue } from "./libraries/index.ts";
import { programOf, type FunctionNode } from "./syntax.ts";

/** What `@log message=0 fields=1 level=info` says of the function below it. */
export interface LogTag {
  readonly message: number | undefined;
  readonly fields: number | undefined;
  readonly error: number | undefined;
  readonly level: Level | undefined;
}

const tagPattern = /^[ \t]*(?:\*[ \t]*)?@log\b(?<settings>[^\n]*)/m;

interface PlacedTag {
  readonly tag: LogTag;
  readonly end: number;
  readonly line: number;
}

const tagsOfProgram = new WeakMap<TSESTree.Program, readonly PlacedTag[]>();

/** The tag above a function, for what inference cannot see. */
export function logTagOf(node: FunctionNode): LogTag | undefined {
  const program = programOf(node);
  const tags = tagsOfProgram.get(program) ?? collectTags(program);
  tagsOfProgram.set(program, tags);
  if (tags.length === 0) return undefined;
  const start = declarationStart(node);
  const { line } = start.loc.start;
  return tags.find((placed) => placed.line === line - 1 || (placed.line === line && start.range[0] - placed.end === 1))
    ?.tag;
}

function collectTags(program: TSESTree.Program): readonly PlacedTag[] {
  return (program.comments ?? []).flatMap((comment) => {
    const settings = comment.type === "Block" ? tagPattern.exec(comment.value)?.groups?.["settings"] : undefined;
    if (settings === undefined) return [];
    return [{ tag: parsedTag(settings), end: comment.range[1], line: comment.loc.end.line }];
  });
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
