import { isOperationPreset, type OperationPreset } from "../vocabulary/operation-presets.ts";
import { fitsWildcard } from "../vocabulary/wildcard.ts";
import { words } from "../vocabulary/words.ts";
import { functionName } from "./forwarding.ts";
import { isHandler } from "./handlers.ts";
import {
  consumerCalls,
  consumerDecorators,
  consumerOptions,
  queueCalls,
  queueWords,
  repositoryNames,
} from "./libraries/frameworks.ts";
import {
  enclosingClass,
  enclosingFunction,
  isCall,
  keyName,
  lastName,
  unwrapped,
  type FunctionNode,
} from "./syntax.ts";

/** Whether a function is one that a pattern of the standard's `operations` means. */
export type OperationTest = (owner: FunctionNode) => boolean;

/**
 * Reads a pattern: a name (`handle*`), a class and a method (`*Worker.run`), a decorator (`@Process`), an export
 * (`export handle*`), or a kind of function (`operationPresets`).
 */
export function operationTest(pattern: string): OperationTest {
  if (isOperationPreset(pattern)) return presets[pattern];
  if (pattern.startsWith("@")) {
    const isMeant = (name: string) => fitsWildcard(pattern.slice(1), name, 0);
    return (owner) => decoratorNames(owner).some(isMeant);
  }
  const isExport = pattern.startsWith("export ");
  const name = isExport ? pattern.slice("export ".length).trim() : pattern;
  const dot = name.indexOf(".");
  const [classPattern, methodPattern] = dot < 0 ? [undefined, name] : [name.slice(0, dot), name.slice(dot + 1)];
  const isClassMeant = classPattern === undefined ? undefined : (name: string) => fitsWildcard(classPattern, name, 0);
  const isNameMeant = (name: string) => fitsWildcard(methodPattern, name, 0);
  return (owner) => {
    const own = isOrdinary(owner) ? functionName(owner) : undefined;
    if (own === undefined || !isNameMeant(own)) return false;
    if (isExport && !isExported(owner)) return false;
    if (isClassMeant)
      return isClassMeant(enclosingClass(owner.parent)?.id?.name ?? "") && owner.parent.type === "MethodDefinition";
    // Helpers inside a function are its own business, unless they are named.
    return methodPattern !== "*" || enclosingFunction(owner) === undefined;
  };
}

const presets: Readonly<Record<OperationPreset, OperationTest>> = {
  "http-handlers": (owner) => isHandler(owner) && !decoratorNames(owner).some((name) => consumerDecorators.has(name)),
  "queue-consumers": isConsumer,
  "repository-methods": isRepositoryMethod,
};

/** Neither a constructor nor an accessor. */
function isOrdinary({ parent }: FunctionNode): boolean {
  return parent.type !== "MethodDefinition" || parent.kind === "method";
}

function decoratorNames({ parent }: FunctionNode): readonly string[] {
  return parent.type === "MethodDefinition"
    ? parent.decorators.map(({ expression }) => lastName(expression) ?? "")
    : [];
}

function isExported(owner: FunctionNode): boolean {
  const { parent } = owner;
  const statement = parent.type === "VariableDeclarator" ? parent.parent.parent : parent;
  return statement.type === "ExportNamedDeclaration" || statement.type === "ExportDefaultDeclaration";
}

/** What a queue runs for every message: by its decorator, or by the call or option that it is given to. */
function isConsumer(owner: FunctionNode): boolean {
  if (decoratorNames(owner).some((name) => consumerDecorators.has(name))) return true;
  const { parent } = owner;
  if (parent.type === "Property") return consumerOptions.has(keyName(parent) ?? "");
  if (!isCall(parent)) return false;
  const callee = unwrapped(parent.callee);
  const name = lastName(callee) ?? "";
  if (callee === owner) return false;
  if (consumerCalls.has(name)) return true;
  const receiver = callee.type === "MemberExpression" ? lastName(callee.object) : undefined;
  return queueCalls.has(name) && words(receiver ?? "").some((word) => queueWords.has(word));
}

function isRepositoryMethod(owner: FunctionNode): boolean {
  const { parent } = owner;
  if (parent.type !== "MethodDefinition" || !isOrdinary(owner) || parent.key.type === "PrivateIdentifier") return false;
  const isOpen = parent.accessibility === undefined || parent.accessibility === "public";
  return isOpen && repositoryNames.test(enclosingClass(parent)?.id?.name ?? "");
}
