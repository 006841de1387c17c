/** What people write when something went from one state to another. */
const transition =
  /\b(?:transitioned|transitioning|moved|changed|switched|went|advanced)\b.*\b(?:from|to)\b|\b(?:state|status|phase)\s+(?:is\s+now|changed|transitioned|updated)\b/i;

/** Things that have a state; anything else may change its place, its size or its mind. */
const stateful = /\b(?:state|status|phase|transitioned|transitioning)\b/i;

/** Whether a text says that a state has changed. */
export function speaksOfTransition(text: string): boolean {
  return transition.test(text) && stateful.test(text);
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

const completion = /\b(?:completed|complete|finished|succeeded|done|ended)\b/i;
/** `not finished`, `to be completed`, `until done`, `complete the form` */
const incompletion =
  /\b(?:not|isn't|wasn't|never|un|be|until|when|before|once|if|already)\s+(?:\w+\s+)?(?:completed|complete|finished|succeeded|done|ended)\b|^(?:complete|end)\b/i;

/** Whether a text says that something has come to its end. */
export function speaksOfCompletion(text: string): boolean {
  return completion.test(text) && !incompletion.test(text);
}

/** Words in the names of fields that hold how long something took. */
export const durationWords: ReadonlySet<string> = new Set([
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

/** Words in the names of variables that hold when something began. */
export const startWords: ReadonlySet<string> = new Set(["start", "started", "starting", "begin", "began", "begun"]);
