import { words } from "./words.ts";

/** What people write when something went from one state to another. */
const transition =
  /\b(?:transitioned|transitioning|moved|changed|switched|went|advanced)\b.*\b(?:from|to)\b|\b(?:state|status|phase)\s+(?:has\s+|was\s+)?(?:is\s+now|changed|transitioned|updated)\b/i;

/** Things that have a state; anything else may change its place, its size or its mind. */
const stateful = /\b(?:state|status|phase|transitioned|transitioning)\b/i;

/** `state has not changed`, `checking if the state changed`, `illegal transition ignored` */
const noTransition =
  /\b(?:not|no|never|if|whether|cannot|illegal|invalid|unchanged|already|ignor(?:e|ed|ing)|check(?:ed|ing|s)?|reject(?:ed|ing|s)?|skip(?:ped|ping|s)?)\b|n't\b/i;

/** Whether a text says that a state has changed. */
export function speaksOfTransition(text: string): boolean {
  return transition.test(text) && stateful.test(text) && !deniesTransition(text);
}

/** Whether a text says that a state has not changed, or may not. */
export function deniesTransition(text: string): boolean {
  return noTransition.test(text);
}

/** First words of fields that hold where a transition came from and where it went, in pairs. */
export const transitionPairs: readonly (readonly [from: string, to: string])[] = [
  ["from", "to"],
  ["old", "new"],
  ["previous", "new"],
  ["previous", "next"],
  ["previous", "current"],
  ["prev", "next"],
];

/** Last words of such fields. */
export const stateWords: ReadonlySet<string> = new Set(["state", "status", "phase"]);

/** The word ends a clause, or starts the text: before a noun it only tells things apart (`loading completed tasks`). */
const completion =
  /^success(?:ful|fully)\b|\bsuccessfully(?=\s*[.!]?$)|\b(?:completed|complete|finished|succeeded|done|ended)\b(?=\s*(?:$|[.,;:!(…–-]|(?:in|after|for|with|successfully)\b))|^(?:completed|finished|done)\b/i;
/** `not finished`, `to be completed`, `until done`, `complete the form` */
const incompletion =
  /\b(?:not|isn't|wasn't|never|un|be|to|until|when|before|once|if|already|no|nothing|almost|auto|fail(?:ed|ure|s)?|waiting)\b|^(?:complete|end)\b/i;

/** Whether a text says that something has come to its end. */
export function speaksOfCompletion(text: string): boolean {
  return completion.test(text) && !incompletion.test(text);
}

/** Words in the names of fields that hold how long something took. */
const durationWords: ReadonlySet<string> = new Set([
  "duration",
  "durations",
  "elapsed",
  "took",
  "latency",
  "time",
  "timing",
  "timings",
  "ms",
  "millis",
  "milliseconds",
  "seconds",
  "secs",
  "runtime",
]);

/** Whether a name says that it holds how long something took. */
export function speaksOfDuration(name: string): boolean {
  return words(name).some((word) => durationWords.has(word));
}

/** Words in the names of variables that hold when something began. */
export const startWords: ReadonlySet<string> = new Set([
  "start",
  "started",
  "starting",
  "begin",
  "began",
  "begun",
  "before",
]);

/** Words in the names of variables that hold a day to look back to, not the moment when something began. */
export const dayWords: ReadonlySet<string> = new Set(["date", "day", "week", "month", "quarter", "year", "of"]);

/** Objects that are likely to hold a duration among other things. */
export const measurements: ReadonlySet<string> = new Set(["metrics", "stats", "measurements", "timings"]);
