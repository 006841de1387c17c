import type { TSESTree } from "@typescript-eslint/utils";
import { declarationOf } from "../recognition/bindings.ts";
import { functionName } from "../recognition/forwarding.ts";
import { enclosingFunction, holderName, memberName, programOf, walk, type Node } from "../recognition/syntax.ts";
import { holderOf, isReturned, nobody, wholeValue } from "./instrument-holder.ts";

/** By the name of a variable or member: the names under which it is handed on, its own where it gets no other. */
type HandedOn = ReadonlyMap<string, ReadonlySet<string>>;

const handedOn = new WeakMap<TSESTree.Program, HandedOn>();

/**
 * The names under which other files can have an instrument: that of its member or its exported variable, those that it
 * is given, `{ tried: attempts }`, and those of the functions that return it. None for a variable that stays in its file.
 */
export function namesElsewhere(instrument: Node): readonly string[] {
  const holder = holderOf(instrument);
  const taker = holder === undefined ? takerOf(wholeValue(instrument)) : undefined;
  if (taker) return namesElsewhere(taker);
  if (holder === undefined || holder === nobody) return [];
  const isExported = wholeValue(instrument).parent?.parent?.parent?.type === "ExportNamedDeclaration";
  const names = new Set(holder.isMember || isExported ? [holder.name] : []);
  const seen = new Set([holder.name]);
  const given = handedOnIn(programOf(instrument));
  // What is added on the way is gone through as well.
  for (const handed of seen) {
    for (const name of given.get(handed) ?? []) {
      names.add(name);
      seen.add(name);
    }
  }
  return [...names];
}

/** What is held in its stead: what `once(() => new Counter(…))` gives, the map of `counters.set(key, new Counter(…))`. */
function takerOf(value: Node): Node | undefined {
  const made = isReturned(value) ? enclosingFunction(value) : undefined;
  const call = (made ?? value).parent;
  if (call?.type !== "CallExpression" || !call.arguments.some((argument) => argument === (made ?? value)))
    return undefined;
  if (made) return call;
  const map =
    call.callee.type === "MemberExpression" && memberName(call.callee) === "set" ? call.callee.object : undefined;
  const declaration = map?.type === "Identifier" ? declarationOf(map.name, map) : undefined;
  return (declaration?.kind === "variable" ? declaration.node.init : undefined) ?? undefined;
}

/** What is named alike in another scope or on another object counts as well. */
function handedOnIn(program: TSESTree.Program): HandedOn {
  const known = handedOn.get(program);
  if (known) return known;
  const found = new Map<string, Set<string>>();
  walk(program, (node) => {
    const name = valueName(node);
    if (name === undefined) return;
    const names = found.get(name) ?? new Set();
    found.set(name, names.add(nameGiven(node) ?? name));
  });
  handedOn.set(program, found);
  return found;
}

/** The name of a variable or a member, where it stands for its value and not for what is declared or for a part of it. */
function valueName(node: Node): string | undefined {
  const { parent } = node;
  if (parent?.type === "MemberExpression" && (parent.object === node || !parent.computed)) return undefined;
  if (node.type === "MemberExpression") return memberName(node);
  if (node.type !== "Identifier" || (parent?.type === "VariableDeclarator" && parent.id === node)) return undefined;
  const isKey = parent && "key" in parent && parent.key === node && !("computed" in parent && parent.computed);
  return isKey ? undefined : node.name;
}

function nameGiven(handed: Node): string | undefined {
  const value = wholeValue(handed);
  if (value.parent?.type === "ExportSpecifier") {
    const { exported } = value.parent;
    return exported.type === "Identifier" ? exported.name : undefined;
  }
  const owner = isReturned(handed) ? enclosingFunction(value) : undefined;
  return owner ? functionName(owner) : holderName(value);
}
