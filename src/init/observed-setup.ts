import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** What a repository is set up with, as its files say. */
export interface ObservedSetup {
  readonly packageManager: PackageManager;
  readonly linter: { readonly name: "eslint" | "eslintrc" | "oxlint" | "biome"; readonly file: string } | undefined;
  readonly hooks: { readonly name: HookManager; readonly file: string } | undefined;
  readonly pipeline: { readonly name: "github" | "gitlab"; readonly file: string } | undefined;
  readonly packages: ReadonlySet<string>;
}

export type PackageManager = "npm" | "pnpm" | "yarn" | "bun";
export type HookManager = "husky" | "lefthook" | "pre-commit";

type Marks<Name extends string> = readonly (readonly [name: Name, pattern: RegExp])[];

const lockFiles: Marks<PackageManager> = [
  ["pnpm", /^pnpm-lock\.yaml$/],
  ["yarn", /^yarn\.lock$/],
  ["bun", /^bun\.lockb?$/],
];
const linters: Marks<"eslint" | "eslintrc" | "oxlint" | "biome"> = [
  ["eslint", /^eslint\.config\.[cm]?[jt]s$/],
  ["oxlint", /^\.?oxlintrc\.jsonc?$/],
  ["eslintrc", /^\.eslintrc(?:\.\w+)?$/],
  ["biome", /^biome\.jsonc?$/],
];
const hookManagers: Marks<HookManager> = [
  ["husky", /^\.husky$/],
  ["lefthook", /^\.?lefthook\.(?:ya?ml|toml|json)$/],
  ["pre-commit", /^\.pre-commit-config\.ya?ml$/],
];
const pipelines: Marks<"github" | "gitlab"> = [
  ["github", /^\.github$/],
  ["gitlab", /^\.gitlab-ci\.yml$/],
];

/** Packages that put an id on every record by themselves. */
const ambientPackages: ReadonlySet<string> = new Set([
  "@opentelemetry/instrumentation-pino",
  "@opentelemetry/instrumentation-winston",
  "@opentelemetry/instrumentation-bunyan",
  "@opentelemetry/auto-instrumentations-node",
  "pino-http",
  "nestjs-pino",
  "nestjs-cls",
  "cls-rtracer",
  "dd-trace",
]);

export function observedSetup(root: string): ObservedSetup {
  const names = readdirSync(root).sort();
  return {
    packageManager: marked(lockFiles, names)?.name ?? "npm",
    linter: marked(linters, names),
    hooks: marked(hookManagers, names),
    pipeline: marked(pipelines, names),
    packages: new Set([".", ...workspaces(root)].flatMap((folder) => packagesOf(join(root, folder)))),
  };
}

/** The first of a project's packages that puts an id on every record. */
export function ambientPackage({ packages }: ObservedSetup): string | undefined {
  return [...packages].find((name) => ambientPackages.has(name));
}

function marked<Name extends string>(
  marks: Marks<Name>,
  names: readonly string[],
): { readonly name: Name; readonly file: string } | undefined {
  for (const [name, pattern] of marks) {
    const file = names.find((one) => pattern.test(one));
    if (file !== undefined) return { name, file };
  }
  return undefined;
}

/** Packages of a monorepo stand one folder down in one of these, by common use. */
function workspaces(root: string): readonly string[] {
  return ["packages", "apps", "services", "libs"].flatMap((folder) =>
    statSync(join(root, folder), { throwIfNoEntry: false })?.isDirectory()
      ? readdirSync(join(root, folder)).map((name) => `${folder}/${name}`)
      : [],
  );
}

function packagesOf(folder: string): readonly string[] {
  let manifest: unknown;
  try {
    manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  } catch {
    return []; // A guess does not fail for a manifest that is not there or broken.
  }
  if (typeof manifest !== "object" || manifest === null) return [];
  const lists = Object.entries(manifest).filter(([key]) => /^(?:dev|peer|optional)?[dD]ependencies$/.test(key));
  return lists.flatMap(([, list]: [string, unknown]) =>
    typeof list === "object" && list !== null ? Object.keys(list) : [],
  );
}
