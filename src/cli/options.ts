import { resolve } from "node:path";
import { Option, type Command } from "commander";
import { exchangeFormats, type ExchangeFormat } from "../report/formats/index.ts";
import { loadStandard, nearestStandard, type LoadedStandard } from "../standard/load.ts";

/** The options that every command takes. */
export interface CommonOptions {
  readonly standard?: string;
  readonly cwd?: string;
  readonly format: "pretty" | "json" | ExchangeFormat;
  readonly outputFile?: string;
  readonly color?: boolean;
  readonly quiet?: boolean;
  readonly failOn: "error" | "warning" | "never";
}

/** Formats of the commands that report no findings. */
const ownFormats = ["pretty", "json"];

/** Formats of those that do. */
export const findingFormats: readonly string[] = [...ownFormats, ...Object.keys(exchangeFormats)];

export function withCommonOptions(command: Command, formats: readonly string[] = ownFormats): Command {
  return withPlaceOptions(command)
    .addOption(new Option("--format <format>", "how to report").choices(formats).default("pretty"))
    .option("--output-file <file>", "write the report to a file instead of the terminal")
    .addOption(
      new Option("--fail-on <severity>", "the least that makes the exit status 1")
        .choices(["error", "warning", "never"])
        .default("error"),
    )
    .option("--color", "colour the report")
    .option("--no-color", "do not colour the report")
    .option("--quiet", "show errors only");
}

/** The options that say where a command works, and by which standard. */
export function withPlaceOptions(command: Command): Command {
  return command
    .option("--standard <file>", "the standard (default: the nearest instrumentation.json)")
    .option("--cwd <dir>", "the folder to work in (default: the current one)");
}

export function workingFolder(options: Pick<CommonOptions, "cwd">): string {
  return resolve(options.cwd ?? ".");
}

export function standardFor(options: CommonOptions): LoadedStandard {
  const root = workingFolder(options);
  return options.standard === undefined ? nearestStandard(root) : loadStandard(resolve(root, options.standard));
}

/** 1 where something weighs at least as much as `--fail-on` says. */
export function exitStatus(
  findings: readonly { readonly severity: "error" | "warning" }[],
  options: CommonOptions,
): number {
  return findings.some((found) => fails(found, options)) ? 1 : 0;
}

/** Whether something weighs at least as much as `--fail-on` says. */
export function fails({ severity }: { readonly severity: "error" | "warning" }, { failOn }: CommonOptions): boolean {
  return failOn === "warning" || (failOn === "error" && severity === "error");
}

/** What to do with files that could not be read: say so, and end with status 2 after the rest is done. */
export function reportFaults(faults: readonly { readonly file: string; readonly message: string }[]): number {
  for (const { file, message } of faults)
    process.stderr.write(`instrumentation: ${file}: ${message}. It was left out; mend it or add it to "ignore".\n`);
  return faults.length > 0 ? 2 : 0;
}
