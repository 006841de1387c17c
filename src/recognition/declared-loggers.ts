import type { TSESTree } from "@typescript-eslint/utils";
import type { LoggerDeclaration } from "../standard/schema.ts";
import { levelOfMethod, type Level } from "../vocabulary/levels.ts";
import { declarationOf } from "./bindings.ts";
import { isSameModule, matchesCallee } from "./callee-pattern.ts";
import { kindNamed, ownValue } from "./libraries/index.ts";
import { declaredLoggerKind } from "./libraries/loggers.ts";
import { ownProfile } from "./libraries/profiles.ts";
import type { LogCall } from "./log-call.ts";
import { slotsOf } from "./log-slots.ts";
import { lastName, memberName, namePath, unwrapped, type Node } from "./syntax.ts";
import { noBindings } from "./value.ts";

type NamedLogger = Exclude<LoggerDeclaration, { callee: string }>;
type DeclaredWrapper = Extract<LoggerDeclaration, { callee: string }>;

/** What the standard says about a call; it wins whenever it names the thing. */
export function declaredLogCall(
  node: TSESTree.CallExpression,
  callee: Node,
  loggers: readonly LoggerDeclaration[],
): LogCall | undefined {
  for (const declaration of loggers) {
    const found =
      "callee" in declaration ? wrapperCall(node, callee, declaration) : namedCall(node, callee, declaration);
    if (found) return found;
  }
  return undefined;
}

function namedCall(node: TSESTree.CallExpression, callee: Node, declaration: NamedLogger): LogCall | undefined {
  const kind = kindNamed(declaredLoggerKind[declaration.profile]);
  const isMember = callee.type === "MemberExpression";
  const receiver = isMember ? callee.object : callee;
  const facts = isMember ? ownValue(kind?.calls ?? {}, memberName(callee) ?? "")?.logs : kind?.called?.logs;
  if (!facts?.profile || !isDeclaredReceiver(receiver, declaration)) return undefined;
  const position = typeof facts.level === "object" && "argument" in facts.level ? facts.level.argument : undefined;
  const levelNode = position === undefined ? undefined : node.arguments[position];
  const args = position === undefined || node.arguments.length === 1 ? node.arguments : node.arguments.slice(1);
  const level = typeof facts.level === "string" ? facts.level : undefined;
  return declaredCall(node, level, levelNode, facts.profile, args);
}

function wrapperCall(node: TSESTree.CallExpression, callee: Node, declaration: DeclaredWrapper): LogCall | undefined {
  const path = namePath(callee);
  if (!path || !matchesCallee(path, declaration.callee)) return undefined;
  const level = declaration.level === "method" ? levelOfMethod[path.at(-1) ?? ""] : declaration.level;
  const { message = null, fields = null, error = null } = declaration;
  const profile = ownProfile(declaration.callee, {
    order: "message-first",
    message,
    fields,
    error,
    takesAnyField: fields !== null,
    messageProperty: undefined,
  });
  return declaredCall(node, level, undefined, profile, node.arguments);
}

function declaredCall(
  node: TSESTree.CallExpression,
  level: Level | undefined,
  levelNode: Node | undefined,
  profile: NonNullable<LogCall["profile"]>,
  args: readonly Node[],
): LogCall {
  return Object.freeze({
    node,
    evidence: "standard",
    profile,
    level,
    levelNode,
    ...slotsOf(profile, args),
    bindings: noBindings,
    errorKeys: undefined,
    redacted: [],
    received: false,
    isConsole: false,
  });
}

function isDeclaredReceiver(receiver: Node, declaration: NamedLogger): boolean {
  if ("name" in declaration) return lastName(receiver) === declaration.name;
  const node = unwrapped(receiver);
  if (node.type !== "Identifier") return false;
  const found = declarationOf(node.name, node);
  return (
    found?.kind === "import" && found.imported === declaration.export && isSameModule(found.module, declaration.module)
  );
}
