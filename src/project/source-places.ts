/** What TypeScript and JavaScript sources are called, in the order in which a specifier is tried. */
const extensions = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs", ".d.ts"];

/**
 * The file that a path without regard to its extension means: itself, with an extension, the `.ts` behind a `.js`, or
 * the index of a folder, which may end with a slash.
 */
export function sourcePlace(path: string, isFile: (path: string) => boolean): string | undefined {
  if (path.endsWith("/")) return sourcePlace(`${path.replace(/\/+$/, "")}/index`, isFile);
  if (/\.[cm]?[jt]sx?$/.test(path) && isFile(path)) return path;
  const stem = path.replace(/\.([cm]?)jsx?$/, "");
  const places = stem === path ? [path, `${path}/index`] : [stem];
  for (const place of places) {
    for (const extension of extensions) if (isFile(place + extension)) return place + extension;
  }
  return undefined;
}
