import { levelOfMethod, type Level } from "../vocabulary/levels.ts";
import { remembered } from "../vocabulary/remembered.ts";
import { words } from "../vocabulary/words.ts";
import { declarationOf } from "./bindings.ts";
import { isKnownModule, ownValue } from "./libraries/index.ts";
import { childMethods, loggerModes, loggerWords, lookAlikeModules } from "./libraries/names.ts";
import { isCall, lastName, unwrapped, type Node } from "./syntax.ts";

/** Whether a receiver is, without a look into other files, something that a known library gave. */
export function isFromLibrary(receiver: Node, hops = 4): boolean {
  const node = unwrapped(receiver);
  if (hops === 0) return false;
  if (node.type === "MemberExpression") return isFromLibrary(node.object, hops - 1);
  if (isCall(node)) return isFromLibrary(node.callee, hops - 1);
  const declaration = node.type === "Identifier" ? declarationOf(node.name, node) : undefined;
  if (declaration?.kind === "import") return isKnownModule(declaration.module);
  const init = declaration?.kind === "variable" ? declaration.node.init : undefined;
  return init ? isFromLibrary(init, hops - 1) : false;
}

/** The name that says what a receiver is: of `logger.once` and `log.child({…})`, what they are of. */
export function loggerName(receiver: Node): string | undefined {
  const node = unwrapped(receiver);
  const access = node.type === "CallExpression" ? unwrapped(node.callee) : node;
  const name = lastName(node);
  if (access.type !== "MemberExpression" || name === undefined) return name;
  const derives = node.type === "CallExpression" ? childMethods.has(name) : loggerModes.has(name);
  return derives ? loggerName(access.object) : name;
}

export function hasLoggerName(receiver: Node): boolean {
  const name = loggerName(receiver);
  return name !== undefined && isLoggerName(name);
}

const isLoggerName = remembered((name) => loggerWords.has(words(name).at(-1) ?? ""));

/** `logInfo`, `warnLog`: a function that is named after a level and nothing else. */
export function levelOfFunction(name: string): Level | undefined {
  const parts = words(name);
  const level = parts.find((part) => part !== "log");
  if (parts.length !== 2 || !parts.includes("log") || level === undefined) return undefined;
  return ownValue(levelOfMethod, level);
}

/** An unread package may export a logger; one whose `log` is for people at a terminal does not. */
export function isLoggerModule(module: string, name: string): boolean {
  if (lookAlikeModules.has(module) || isKnownModule(module)) return false;
  if (module.startsWith(".") || module.startsWith("@/") || module.startsWith("~")) return true;
  return words(name).at(-1) === "logger" || words(module).some((word) => word.startsWith("log"));
}
