import { programOf, type Node } from "./syntax.ts";

/** Whether a text can hold a tag of ours: comments of other files are read only where it does. */
export function mayHoldTags(text: string): boolean {
  return /@(?:log|sensitive|secret|pii|personal|saniti[sz](?:er|es))\b/.test(text);
}

/** What a team says of a member in its own words: `@sensitive`, `@secret`, `@pii`, `@personal`. */
export function sensitiveTag(member: Node): string | undefined {
  return tagAbove(member, /@(sensitive|secret|pii|personal)\b/);
}

/** A function that a team vouches for: `@sanitizer`, `@sanitizes`. */
export function isTaggedSanitizer(node: Node): boolean {
  return tagAbove(declarationStart(node), /@(saniti[sz](?:er|es))\b/) !== undefined;
}

function tagAbove(node: Node, pattern: RegExp): string | undefined {
  const comment = programOf(node).comments?.findLast(({ range }) => range[1] <= node.range[0]);
  const isNext = comment && comment.loc.end.line >= node.loc.start.line - 1;
  return isNext ? pattern.exec(comment.value)?.[1] : undefined;
}

/** The node that a comment above a function stands before: its statement, its member. */
export function declarationStart(node: Node): Node {
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
