import type { TSESTree } from "@typescript-eslint/utils";
import type { Level } from "../vocabulary/levels.ts";
import {
  callsWithin,
  forwardedParameter,
  forwardedText,
  functionName,
  isForLogging,
  isRestSpread,
  mayForward,
  mentionedParameter,
  soundsLikeLogging,
} from "./forwarding.ts";
import { ownProfile } from "./libraries/profiles.ts";
import type { LoggerProfile } from "./library.ts";
import type { LogCall } from "./log-call.ts";
import { errorAmong } from "./log-slots.ts";
import { logTagOf } from "./log-tag.ts";
import type { ModuleGraph } from "./modules.ts";
import { titleOf, type OwnLoggers } from "./own-logger.ts";
import { parametersOf, type FunctionNode } from "./syntax.ts";

/** What calling a function of the project writes. */
export interface LogWrapper {
  readonly evidence: "tag" | "inference";
  readonly profile: LoggerProfile;
  /** `undefined` where it differs from call to call. */
  readonly level: Level | undefined;
  /** The argument that holds the level. */
  readonly levelArgument: number | undefined;
  readonly isConsole: boolean;
}

/** Finds functions that hand their own parameters to a logger: they are loggers, and so on to a fixpoint. */
export class LogWrappers {
  readonly #logCall: (node: TSESTree.CallExpression) => LogCall | undefined;
  readonly #own: OwnLoggers;
  readonly #graph: ModuleGraph;
  readonly #known = new WeakMap<FunctionNode, LogWrapper | false>();
  readonly #writing = new WeakMap<FunctionNode, boolean>();

  constructor(graph: ModuleGraph, own: OwnLoggers, logCall: (node: TSESTree.CallExpression) => LogCall | undefined) {
    this.#graph = graph;
    this.#own = own;
    this.#logCall = logCall;
  }

  of(owner: FunctionNode): LogWrapper | undefined {
    const known = this.#known.get(owner);
    if (known !== undefined) return known === false ? undefined : known;
    // A function that calls itself is settled by its other calls.
    this.#known.set(owner, false);
    const found = this.#tagged(owner) ?? (mayForward(owner) ? this.#inferred(owner) : undefined);
    this.#known.set(owner, found ?? false);
    return found;
  }

  /** Whether a function that is no wrapper writes records of its own: then its name says what it does, not what it takes. */
  writes(owner: FunctionNode): boolean {
    const known = this.#writing.get(owner);
    if (known !== undefined) return known;
    this.#writing.set(owner, false);
    const writes = callsWithin(owner).some(
      (call) => call.type === "CallExpression" && this.#logCall(call) !== undefined,
    );
    this.#writing.set(owner, writes);
    return writes;
  }

  #tagged(owner: FunctionNode): LogWrapper | undefined {
    const tag = logTagOf(owner);
    if (!tag) return undefined;
    const { message = null, fields = null, error = null, level } = tag;
    const slots = { order: "message-first", message, fields, error, takesAnyField: fields !== null } as const;
    return {
      evidence: "tag",
      profile: ownProfile(titleOf(owner, this.#graph), slots),
      level,
      levelArgument: undefined,
      isConsole: false,
    };
  }

  #inferred(owner: FunctionNode): LogWrapper | undefined {
    const found = callsWithin(owner).flatMap((call) => {
      const inner = call.type === "CallExpression" ? this.#logCall(call) : undefined;
      const wrapper = inner && this.#through(owner, inner);
      return wrapper ?? [];
    });
    const [first] = found;
    if (!first) return undefined;
    return { ...first, level: found.every(({ level }) => level === first.level) ? first.level : undefined };
  }

  /** What a function is by one of the log calls that it makes. */
  #through(owner: FunctionNode, inner: LogCall): LogWrapper | undefined {
    const about = {
      evidence: "inference",
      level: inner.level,
      levelArgument: forwardedParameter(inner.levelNode, owner),
      isConsole: inner.isConsole,
    } as const;
    if (parametersOf(owner).length === 1 && isRestSpread(inner.node.arguments[0], owner)) {
      return inner.profile && { ...about, profile: inner.profile };
    }
    const message = forwardedText(inner.message, owner);
    if (message === undefined ? !this.#forwardsFields(owner, inner) : !isForLogging(owner, message)) return undefined;
    const profile = this.#profile(owner, inner, message);
    return profile && { ...about, profile };
  }

  /** `logRequest(fields)` with a text of its own: its callers give the fields. */
  #forwardsFields(owner: FunctionNode, inner: LogCall): boolean {
    return forwardedParameter(inner.fields, owner) !== undefined && soundsLikeLogging(functionName(owner) ?? "");
  }

  #profile(owner: FunctionNode, inner: LogCall, message: number | undefined): LoggerProfile | undefined {
    const error = forwardedParameter(inner.error, owner) ?? forwardedParameter(errorAmong(inner.fields), owner) ?? null;
    const fields = mentionedParameter(inner.fields, owner, [message, error]) ?? null;
    const declared = this.#own.signature({ is: "function", node: owner })?.profile;
    const agrees = declared?.message === message;
    return ownProfile(titleOf(owner, this.#graph), {
      order: agrees && declared ? declared.order : "message-first",
      message: message ?? null,
      fields: fields ?? (agrees ? (declared?.fields ?? null) : null),
      error: error ?? (agrees ? (declared?.error ?? null) : null),
      takesAnyField: declared?.takesAnyField ?? false,
      messageProperty: undefined,
    });
  }
}
