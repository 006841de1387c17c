/** First words of functions that run once, when a process or a module starts. */
export const startUpVerbs: ReadonlySet<string> = new Set([
  "constructor",
  "main",
  "bootstrap",
  "boot",
  "init",
  "initialize",
  "initialise",
  "setup",
  "configure",
]);
