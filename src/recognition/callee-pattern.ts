/** `logSchema.*` stands for every member; a plain path must end the callee's. */
export function matchesCallee(path: readonly string[], pattern: string): boolean {
  const wanted = pattern.split(".");
  const tail = path.slice(-wanted.length);
  return tail.length === wanted.length && wanted.every((part, index) => part === "*" || part === tail[index]);
}

/** Specifiers are written from the importing file, the standard's from its own: the tail of the path decides. */
export function isSameModule(specifier: string, declared: string): boolean {
  const bare = (path: string) => path.replace(/^(?:\.{1,2}\/)+/, "").replace(/\.[cm]?[jt]sx?$/, "");
  const [one, other] = [bare(specifier), bare(declared)];
  return one === other || one.endsWith(`/${other}`) || other.endsWith(`/${one}`);
}
