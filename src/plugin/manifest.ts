import { readFileSync } from "node:fs";

const manifest: unknown = JSON.parse(readFileSync(new URL(manifestPath(), import.meta.url), "utf8"));

/** From `package.json`, so that documentation links point at the installed version. */
export const pluginVersion = textAt(manifest, "version");

const repository = textAt(manifest, "repository", "url").replace(/^git\+|\.git$/g, "");

export const pluginName = textAt(manifest, "name");
export const pluginPage = textAt(manifest, "homepage");

/** Where a page of the documentation of this version is, by its path in the repository. */
export function pageOf(path: string): string {
  return `${repository}/blob/v${pluginVersion}/${path}`;
}

/** The manifest is two folders up from the sources and three from the build. */
function manifestPath(): string {
  return import.meta.url.includes("/dist/src/") ? "../../../package.json" : "../../package.json";
}

function textAt(value: unknown, ...path: readonly string[]): string {
  let current = value;
  for (const key of path)
    current = typeof current === "object" && current !== null ? Reflect.get(current, key) : undefined;
  return typeof current === "string" ? current : "";
}
