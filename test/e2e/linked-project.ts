import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import { temporaryFolder, writeFiles } from "../temporary-folder.ts";

const own = "eslint-plugin-instrumentation";

/**
 * A copy of a fixture in which this package and some others are installed, as npm links them.
 * @param packages by their names, or by the paths at which they are installed
 */
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
    const installed = isAbsolute(name) ? name : resolve("node_modules", name);
    link(installed, join(modules, relative(installedIn(installed), installed)));
    for (const [command, path] of Object.entries(commandsOf(installed)))
      link(join(installed, path), join(modules, ".bin", command));
  }
  writeFiles(folder, { ".gitignore": "node_modules\n", "package.json": '{ "type": "module" }\n', ...files });
  return folder;
}

/** The blocks of a page that are files of a project, by their names: those that the info string of a fence gives. */
export function filesOf(page: string, section: string): Readonly<Record<string, string>> {
  const text =
    readFileSync(page, "utf8")
      .split(/^##+ /m)
      .find((part) => part.startsWith(`${section}\n`)) ?? "";
  const blocks = [...text.matchAll(/^```\w+ (\S+)\n([^]*?)^```$/gm)];
  return Object.fromEntries(blocks.map(([, name = "", content = ""]) => [name, content]));
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path)) symlinkSync(resolve(target), path);
}

function installedIn(path: string): string {
  return path.slice(0, path.lastIndexOf("node_modules") + "node_modules".length);
}

function commandsOf(installed: string): Readonly<Record<string, string>> {
  const manifest: unknown = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  const bin = typeof manifest === "object" && manifest !== null && "bin" in manifest ? manifest.bin : {};
  if (typeof bin === "string") return { [basename(installed)]: bin };
  return Object.fromEntries(Object.entries(bin ?? {}).map(([command, path]) => [command, String(path)]));
}
