import type { Level } from "../../vocabulary/levels.ts";
import type { CallFacts, Kind, Library, PlatformName, ProfileName } from "../library.ts";
import { declaredLoggerKind, loggerLibraries } from "./loggers.ts";
import { apiLibraries } from "./metrics.ts";
import { serviceLibraries } from "./metric-services.ts";
import { shapes } from "./metric-shapes.ts";
import { spanLibraries } from "./spans.ts";

export const metricLibraries: readonly Library[] = [...apiLibraries, ...serviceLibraries, shapes];
export const libraries: readonly Library[] = [...loggerLibraries, ...metricLibraries, ...spanLibraries];

const librariesOfModule = new Map<string, readonly Library[]>();
for (const library of libraries) {
  for (const module of library.modules) {
    librariesOfModule.set(module, [...(librariesOfModule.get(module) ?? []), library]);
  }
}

const kinds = new Map<string, Kind>(libraries.flatMap((library) => Object.entries(library.kinds)));
const globals = new Map<string, string>(libraries.flatMap((library) => Object.entries(library.globals ?? {})));

export function isKnownModule(module: string): boolean {
  return librariesOfModule.has(module);
}

export function kindNamed(name: string): Kind | undefined {
  return kinds.get(name);
}

/** The kind of a name that is there without an import. */
export function globalKind(name: string): string | undefined {
  return globals.get(name);
}

/** What calling (or, with `new `, constructing) a path over a module does. */
export function exportFacts(module: string, path: string): CallFacts | undefined {
  return firstOf(module, (library) => ownValue(library.exports, path));
}

/** The kind that a path over a module is. */
export function valueKind(module: string, path: string): string | undefined {
  return firstOf(module, (library) => ownValue(library.values ?? {}, path));
}

/** The kind that a type of a module declares. */
export function typeKind(module: string, name: string): string | undefined {
  return firstOf(module, (library) => ownValue(library.types ?? {}, name));
}

/** The method by which a library's loggers write at a level: `info`, Nest's `log`; the level's own name where there is one. */
export function methodAt(profile: ProfileName | PlatformName, level: Level): string | undefined {
  const calls = kinds.get(declaredLoggerKind[profile])?.calls ?? {};
  const isAt = (method: string) => ownValue(calls, method)?.logs?.level === level;
  return isAt(level) ? level : Object.keys(calls).find(isAt);
}

function firstOf<Value>(module: string, pick: (library: Library) => Value | undefined): Value | undefined {
  for (const library of librariesOfModule.get(module) ?? []) {
    const found = pick(library);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Names come from people's code: `constructor` must not find what every object has. */
export function ownValue<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
