import { Command, CommanderError, Option } from "commander";
import type { CheckOptions } from "./check.ts";
import type { InitOptions } from "./init.ts";
import type { LintOptions } from "./lint.ts";
import type { ReportOptions } from "./report.ts";
import type { SyncOptions } from "./sync.ts";
import { pluginVersion } from "../plugin/manifest.ts";
import { InputError } from "../standard/input-error.ts";
import { findingFormats, withCommonOptions, withPlaceOptions, type CommonOptions } from "./options.ts";

/** Runs a command line. @returns the exit status: 0 clean, 1 findings, 2 could not run */
export async function main(args: readonly string[]): Promise<number> {
  let status = 0;
  const program = createProgram((result) => {
    status = result;
  });
  try {
    await program.parseAsync([...args], { from: "user" });
    return status;
  } catch (error) {
    return failure(error);
  }
}

function createProgram(done: (status: number) => void): Command {
  const program = new Command("instrumentation")
    .description(
      "Checks logs, metrics and the metrics reference of a TypeScript project against its instrumentation standard.",
    )
    .version(pluginVersion)
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .showHelpAfterError(false)
    .addHelpText("after", examples);
  withCommonOptions(program.command("lint"), findingFormats)
    .description("run the rules on files or folders; no ESLint configuration is needed")
    .argument("[paths...]", "files or folders (default: the working folder)")
    .addOption(presetOption())
    .option("--fix", "apply the fixes that cannot change meaning")
    .action(async (paths: string[], options: LintOptions) => {
      const { runLint } = await import("./lint.ts");
      done(await runLint(paths, options));
    });
  withCommonOptions(program.command("check"), findingFormats)
    .description("hold the metrics in code against the metrics reference, both ways")
    .argument("[paths...]", "report only what lies in or is caused by these")
    .option("--staged", "report only what the files staged in git cause")
    .option("--inventory <files...>", "put these inventories together instead of reading the code")
    .option("--baseline <file>", "report only what is not in this file")
    .option("--update-baseline", "write the baseline: a new one, or what is left of the old one")
    .action(async (paths: string[], options: CheckOptions) => {
      const { runCheck } = await import("./check.ts");
      done(await runCheck(paths, options));
    });
  withCommonOptions(program.command("inventory"))
    .description("list every metric: type, unit, labels, where it is declared, recorded and documented")
    .action(async (options: CommonOptions) => {
      const { runInventory } = await import("./check.ts");
      done(await runInventory(options));
    });
  withCommonOptions(program.command("sync"))
    .description("write into the metrics reference what it lacks, in its own shape")
    .option("--check", "write nothing; show what would be written and end with 1 where there is anything")
    .option("--dry-run", "write nothing; show what would be written")
    .action(async (options: SyncOptions) => {
      const { runSync } = await import("./sync.ts");
      done(await runSync(options));
    });
  withCommonOptions(program.command("diff"), findingFormats)
    .description("say what has changed for those who rely on the metrics, breaking changes first")
    .argument("<from>", "a revision of git, or an inventory in a file")
    .action(async (from: string, options: CommonOptions) => {
      const { runDiff } = await import("./diff.ts");
      done(await runDiff(from, options));
    });
  withPlaceOptions(program.command("report"))
    .description("write one page with the metrics, the drift, and what the rules find")
    .option("--output-file <file>", "where to write it (default: instrumentation-report.html)")
    .addOption(presetOption())
    .action(async (options: ReportOptions) => {
      const { runReport } = await import("./report.ts");
      done(await runReport(options));
    });
  program
    .command("init")
    .description("write a first standard from what the code does, and show what this repository needs beside it")
    .option("--cwd <dir>", "the folder to work in (default: the current one)")
    .option("--yes", "write without asking; what is there stays as it is")
    .option("--dry-run", "write nothing; show what would be written")
    .action(async (options: InitOptions) => {
      const { runInit } = await import("./init.ts");
      done(await runInit(options));
    });
  withCommonOptions(program.command("explain"))
    .description("say what each call is taken for, its slots, and how that is known")
    .argument("<place>", "a file, or a line of it: src/orders.ts:12")
    .action(async (place: string, options: CommonOptions) => {
      const { runExplain } = await import("./explain.ts");
      done(runExplain(place, options));
    });
  return program;
}

function presetOption(): Option {
  return new Option("--preset <name>", "which rules")
    .choices(["recommended", "strict", "tasker"])
    .default("recommended");
}

const examples = `
Examples:
  instrumentation init                     a first standard, from what the code does
  instrumentation lint src                 the rules on a folder
  instrumentation lint --preset strict     all rules, on everything
  instrumentation check                    code and metrics reference, the CI gate
  instrumentation check --staged           the pre-commit hook: what this commit causes
  instrumentation check --format sarif     the same for GitHub code scanning
  instrumentation inventory                what the code emits
  instrumentation diff main                what has changed since a revision
  instrumentation sync --dry-run           what the metrics reference lacks, as a diff
  instrumentation report                   all of it on one page
  instrumentation explain src/orders.ts:12 why a call was reported, or was not

Exit status: 0 clean, 1 findings (see --fail-on), 2 could not run.
The standard is read from the nearest instrumentation.json; without one, "recommended" applies.`;

/** Known faults are one sentence; anything else is ours, and keeps its stack. */
function failure(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    if (error.code === "commander.help") return 2; // no command: the help is printed already
    process.stderr.write(`instrumentation: ${error.message.replace(/^error: /, "")}\nSee "instrumentation --help".\n`);
    return 2;
  }
  if (error instanceof InputError) {
    process.stderr.write(`instrumentation: ${error.message.split("\n")[0] ?? ""}\n`);
    return 2;
  }
  process.stderr.write(
    `instrumentation: this is a fault of the tool, please report it.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return 2;
}
