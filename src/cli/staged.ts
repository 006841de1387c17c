import { spawnSync } from "node:child_process";
import { InputError } from "../standard/input-error.ts";
import { displayPath } from "../standard/load.ts";
import { placesOf, type Finding } from "../check/finding.ts";

/** What a commit is about to change. */
export interface Staged {
  /** Paths relative to the working folder. */
  readonly files: readonly string[];
  /** What the changed and removed files held before: what they no longer say is caused by the commit as well. */
  readonly before: readonly string[];
}

/** Files in which a check can find something. */
const readable = /\.(?:[cm]?[jt]sx?|mdx?|json|ya?ml)$/;

/**
 * The files in git's index that differ from the last commit.
 * @throws InputError where the folder is in no work tree of git
 */
export function stagedFiles(root: string): Staged {
  const changes = git(root, ["diff", "--cached", "--name-status", "--no-renames", "--relative", "-z"]);
  if (changes === undefined)
    throw new InputError(
      `--staged: ${displayPath(root)} is in no work tree of git, so nothing can be staged. Name the files instead.`,
    );
  const fields = changes.split("\0");
  const files: string[] = [];
  const before: string[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const [status = "", file = ""] = fields.slice(index, index + 2);
    if (!readable.test(file)) continue;
    files.push(file);
    const old = status === "A" ? undefined : git(root, ["show", `HEAD:./${file}`]);
    if (old !== undefined) before.push(old);
  }
  return { files, before };
}

/** Whether a finding shows in a staged file, or is about something that one of them has just stopped saying. */
export function isStaged(finding: Finding, { files, before }: Staged): boolean {
  if (placesOf(finding).some(({ file }) => files.includes(file))) return true;
  const names = [finding.metric, finding.series].filter((name) => name !== null);
  return names.some((name) => before.some((text) => text.includes(name)));
}

function git(root: string, args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync("git", [...args], { cwd: root, encoding: "utf8", maxBuffer: 2 ** 30 });
  return status === 0 ? stdout : undefined;
}
