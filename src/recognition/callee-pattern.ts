/** `logSchema.*` stands for every member; a plain path must end the callee's. */
export function matchesCallee(path: readonly string[], pattern: string): boolean {
  const wanted = pattern.split(".");
  const tail = path.slice(-wanted.length);
  return tail.length === wanted.length && wanted.every((part, index) => part === "*" || part === tail[index]);
}
