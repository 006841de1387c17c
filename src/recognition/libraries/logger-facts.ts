import { levelOfMethod } from "../../vocabulary/levels.ts";
import type { CallFacts, LoggerProfile } from "../library.ts";
import { ownProfile } from "./profiles.ts";

/** Methods by name; `name:level` where a library's word is not one of the ladder. */
export function levelCalls(profile: LoggerProfile | undefined, methods: string): Record<string, CallFacts> {
  return Object.fromEntries(
    methods.split(" ").map((entry) => {
      const [method = "", level = method] = entry.split(":");
      return [method, { logs: { level: levelOfMethod[level] ?? "info", profile } }];
    }),
  );
}

export const levelArgument = (profile: LoggerProfile): CallFacts => ({ logs: { level: { argument: 0 }, profile } });

/** A text and anything behind it, which is printed after the text. */
export const textFirst = (title: string): LoggerProfile =>
  ownProfile(title, {
    order: "message-first",
    message: 0,
    fields: null,
    error: null,
    takesAnyField: false,
    messageProperty: undefined,
  });
