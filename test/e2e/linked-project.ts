import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { temporaryFolder, writeFiles } from "../temporary-folder.ts";

const own = "eslint-plugin-instrumentation";

/** A copy of a fixture in which this package and some others are installed, as npm links them. */
export function linkedProject(
  fixture: string,
  packages: readonly string[],
  files: Readonly<Record<string, string>> = {},
): string {
  const folder = temporaryFolder();
  cpSync(fixture, folder, { recursive: true });
  const modules = join(folder, "node_modules");
  mkdirSync(join(modules, ".bin"), { recursive: true });
  link(".", join(modules, own));
  link("dist/src/cli/bin.js", join(modules, ".bin/instrumentation"));
  chmodSync("dist/src/cli/bin.js", 0o755);
  for (const name of packages) {
    link(join("node_modules", name), join(modules, name));
    for (const [command, path] of Object.entries(commandsOf(name)))
      link(join("node_modules", name, path), join(modules, ".bin", command));
  }
  writeFiles(folder, { ".gitignore": "node_modules\n", "package.json": '{ "type": "module" }\n', ...files });
  return folder;
}

/** The blocks of a page that are files of a project, by their names: those that the info string of a fence gives. */
export function filesOf(page: string, section: string): Readonly<Record<string, string>> {
  const text =
    readFileSync(page, "utf8")
      .split(/^## /m)
      .find((part) => part.startsWith(`${section}\n`)) ?? "";
  const blocks = [...text.matchAll(/^```\w+ (\S+)\n([^]*?)^```$/gm)];
  return Object.fromEntries(blocks.map(([, name = "", content = ""]) => [name, content]));
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path)) symlinkSync(resolve(target), path);
}

function commandsOf(name: string): Readonly<Record<string, string>> {
  const manifest: unknown = JSON.parse(readFileSync(join("node_modules", name, "package.json"), "utf8"));
  const bin = typeof manifest === "object" && manifest !== null && "bin" in manifest ? manifest.bin : {};
  if (typeof bin === "string") return { [name]: bin };
  return Object.fromEntries(Object.entries(bin ?? {}).map(([command, path]) => [command, String(path)]));
}
