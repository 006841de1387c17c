import type { Standard } from "../standard/schema.ts";
import { levelOfMethod, type Level } from "../vocabulary/levels.ts";
import {
  acronyms,
  bracketPrefix,
  capsPrefix,
  emoji,
  endPunctuation,
  levelWord,
  meantSuccess,
  notTickets,
  openEnd,
  redundantWord,
  smallNames,
  systemName,
  ticket,
} from "../vocabulary/message-style.ts";

/** Stands for a value in a message that is put together. */
export const hole = "\u0000";

export type StyleFault =
  | "emptyMessage"
  | "signsOnly"
  | "emoji"
  | "levelWord"
  | "prefix"
  | "missingPrefix"
  | "ticketReference"
  | "redundantWord"
  | "endPunctuation"
  | "missingEnd"
  | "smallStart"
  | "capitalStart"
  | "tooLong";

/** One thing that a standard has against the wording of a message. */
export interface StyleProblem {
  readonly fault: StyleFault;
  /** What is meant, as it stands in the message. */
  readonly part: string;
  /** The message without it, where mending is mechanical. */
  readonly mended?: string | undefined;
}

type Style = Standard["message"];

/** What a standard has against the wording of a message, in reading order. @param text the message, with holes for values */
export function styleProblems(text: string, style: Style, level: Level | undefined): readonly StyleProblem[] {
  if (text.trim() === "") return [{ fault: "emptyMessage", part: text }];
  if (!/[\p{L}\p{N}\0]/u.test(text) && !emoji.test(text)) return [{ fault: "signsOnly", part: text.trim() }];
  const found = [
    style.emoji === "forbid" ? emojiProblem(text) : undefined,
    style.levelWords === "forbid" ? levelWordProblem(text, level) : undefined,
    prefixProblem(text, style),
    style.ticketReferences === "forbid" ? ticketProblem(text) : undefined,
    style.redundantWords === "forbid" ? redundancyProblem(text) : undefined,
    endProblem(text, style),
    capitalProblem(text, style),
    lengthProblem(text, style),
  ];
  return found.filter((problem) => problem !== undefined);
}

const atStart = new RegExp(`^(?:${emoji.source}\\s*)+`, "u");
const atEnd = new RegExp(`(?:\\s+${emoji.source})+$`, "u");

function emojiProblem(text: string): StyleProblem | undefined {
  const part = emoji.exec(text)?.[0];
  if (part === undefined) return undefined;
  // In the middle a picture may be what the message speaks of.
  const rest = text.replace(atStart, "").replace(atEnd, "");
  return { fault: "emoji", part, mended: rest !== text && saysSomething(rest) ? rest : undefined };
}

/** The word goes where the level says the same; otherwise one of the two is wrong. */
function levelWordProblem(text: string, level: Level | undefined): StyleProblem | undefined {
  const found = levelWord.exec(text);
  const word = found?.groups?.["word"] ?? found?.groups?.["tag"];
  if (!found || word === undefined) return undefined;
  const said = levelOfMethod[word.toLowerCase() === "err" ? "error" : word.toLowerCase()];
  const rest = text.slice(found[0].length);
  const canGo = said === level && saysSomething(rest);
  return { fault: "levelWord", part: word, mended: canGo ? startingLike(rest, text) : undefined };
}

function prefixProblem(text: string, { prefix }: Style): StyleProblem | undefined {
  const bracket = bracketPrefix.exec(text)?.[0].trim();
  if (prefix === "require") return bracket === undefined ? { fault: "missingPrefix", part: text } : undefined;
  if (prefix !== "forbid" || levelWord.test(text)) return undefined;
  const caps = capsPrefix.exec(text)?.[0].replace(/[\s:–—-]+$/, "");
  const isSubject = caps?.split(" ").every((word) => acronyms.has(word) || systemName.test(word)) ?? true;
  const part = bracket ?? (isSubject ? undefined : caps);
  return part === undefined ? undefined : { fault: "prefix", part };
}

function ticketProblem(text: string): StyleProblem | undefined {
  const found = ticket.exec(text);
  if (!found || notTickets.has(found.groups?.["project"] ?? "")) return undefined;
  return { fault: "ticketReference", part: found[0] };
}

function redundancyProblem(text: string): StyleProblem | undefined {
  const word = redundantWord.exec(text)?.groups?.["word"];
  // "successfully retried after 3" says that it had failed before, "did not finish successfully" that it has now.
  if (word === undefined || meantSuccess.test(text)) return undefined;
  const rest = text
    .replace(new RegExp(`\\s*${redundantWord.source}`), "")
    .replace(/\s+([.,;:!])/g, "$1")
    .trim();
  const isPlain = !/["'`()[\]:\0]/.test(text) && !/-$|-\s/.test(rest);
  const stands = isPlain && saysSomething(rest) && /^\p{L}{2,}/u.test(rest);
  return { fault: "redundantWord", part: word, mended: stands ? startingLike(rest, text) : undefined };
}

function endProblem(text: string, style: Style): StyleProblem | undefined {
  const trimmed = text.trimEnd();
  if (style.endPunctuation === "allow" || trimmed.endsWith(hole) || openEnd.test(trimmed)) return undefined;
  const part = endPunctuation.exec(trimmed)?.groups?.["mark"];
  if (style.endPunctuation === "forbid") {
    if (part === undefined) return undefined;
    const rest = trimmed.replace(endPunctuation, "").trimEnd();
    return { fault: "endPunctuation", part, mended: saysSomething(rest) ? rest : undefined };
  }
  return part === undefined && !trimmed.endsWith(":")
    ? { fault: "missingEnd", part: trimmed, mended: `${trimmed}.` }
    : undefined;
}

/** Only a plain word can have the wrong case: identifiers, acronyms and names are written as they are. */
function capitalProblem(text: string, { capital }: Style): StyleProblem | undefined {
  const start = /^(?<word>\p{L}{2,})(?=[\s,;!?]|\.(?:\s|$)|$)/u.exec(text)?.groups?.["word"];
  // `ok` is an answer, not a sentence.
  if (start === undefined || capital === null || (start === text && text.length < 3)) return undefined;
  const isSmall = start === start.toLowerCase() && start !== start.toUpperCase();
  if (capital === "upper") {
    if (!isSmall || smallNames.has(start)) return undefined;
    const acronym = start.toUpperCase();
    const mended = acronyms.has(acronym) ? acronym + text.slice(start.length) : capitalised(text);
    return { fault: "smallStart", part: start, mended };
  }
  const isCapital = !isSmall && start.slice(1) === start.slice(1).toLowerCase();
  return isCapital ? { fault: "capitalStart", part: start } : undefined;
}

function lengthProblem(text: string, { maxWords }: Style): StyleProblem | undefined {
  const count = text.split(/\s+/).filter((token) => /[\p{L}\p{N}\0]/u.test(token)).length;
  return maxWords !== null && count > maxWords ? { fault: "tooLong", part: String(count) } : undefined;
}

function saysSomething(text: string): boolean {
  return /\p{L}{2,}/u.test(text);
}

/** What is left of a message starts as the message did. */
function startingLike(rest: string, text: string): string {
  return /^\P{L}*\p{Lu}/u.test(text) && /^\p{Ll}+(?=\s|$)/u.test(rest) ? capitalised(rest) : rest;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
