import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { contractChanges, parseContract, type ContractChange, type ContractMetric } from "../check/contract.ts";
import { checkJson } from "../report/check-json.ts";
import { nowhere } from "../check/finding.ts";
import { isExchangeFormat } from "../report/formats/index.ts";
import { counted, type ReportedFinding } from "../report/report.ts";
import type { Paint } from "../report/styles.ts";
import { InputError } from "../standard/input-error.ts";
import { displayPath, reasonOf } from "../standard/load.ts";
import { examine } from "./examine.ts";
import { exitStatus, reportFaults, workingFolder, type CommonOptions } from "./options.ts";
import { paintFor, writeReport } from "./output.ts";
import { diffRules, findingsReport } from "./reports.ts";

/** `instrumentation diff <ref or file>`: what has changed for those who rely on the metrics, breaking changes first. */
export async function runDiff(from: string, options: CommonOptions): Promise<number> {
  const root = workingFolder(options);
  const file = resolve(root, from);
  const isFile = statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
  const before = isFile ? contractIn(file) : await contractAt(from, root, options);
  const { contract, faults } = await contractOf(options);
  const changes = contractChanges(before, contract);
  const shown = options.quiet ? changes.filter(({ severity }) => severity === "error") : changes;
  const report = isExchangeFormat(options.format)
    ? findingsReport(changes.map(reported), options, {
        command: "diff",
        root,
        rules: diffRules,
        scope: `against ${from}`,
      })
    : options.format === "json"
      ? json(changes)
      : pretty(shown, changes, paintFor(options));
  writeReport(report, options);
  return reportFaults(faults) || exitStatus(changes, options);
}

function contractIn(file: string): readonly ContractMetric[] {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    const reason = error instanceof SyntaxError ? "is no JSON" : `cannot be read (${reasonOf(error)})`;
    throw new InputError(
      `${displayPath(file)}: ${reason}. Write an inventory with "instrumentation inventory --format json".`,
    );
  }
  return parseContract(value, displayPath(file));
}

/** The contract at a revision: its files are read into a folder of their own, the work tree is not touched. */
async function contractAt(revision: string, root: string, options: CommonOptions): Promise<readonly ContractMetric[]> {
  const commit = commitOf(revision, root);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "instrumentation-")));
  try {
    const archive = execFileSync("git", ["archive", "--format=tar", commit, "."], {
      cwd: root,
      maxBuffer: 2 ** 31 - 1,
    });
    execFileSync("tar", ["-x", "-C", folder], { input: archive });
    const { contract } = await contractOf({ ...options, cwd: folder });
    return contract;
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(
      `${revision}: its files cannot be read (${reasonOf(error)}). Check that git and tar are installed.`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function commitOf(revision: string, root: string): string {
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`];
  const { status, stdout } = spawnSync("git", args, { cwd: root, encoding: "utf8" });
  if (status === 0) return stdout.trim();
  throw new InputError(
    `"${revision}" is neither a file nor a revision of git in ${displayPath(root)}. Give an inventory, a branch, a tag or a commit.`,
  );
}

async function contractOf(options: CommonOptions): Promise<{
  readonly contract: readonly ContractMetric[];
  readonly faults: Parameters<typeof reportFaults>[0];
}> {
  const { inventory, catalogs, result } = await examine(options, { catalogsRequired: false });
  const report: unknown = JSON.parse(checkJson(inventory, catalogs, result, false));
  return { contract: parseContract(report, "the inventory"), faults: inventory.faults };
}

function reported({ id, severity, metric, label, from, to, message, location }: ContractChange): ReportedFinding {
  return {
    id,
    severity,
    metric,
    label,
    value: from ?? to,
    message,
    suggestion: null,
    location: location ?? nowhere,
    related: [],
    cause: metric,
  };
}

function json(changes: readonly ContractChange[]): string {
  const breaking = changes.filter(({ severity }) => severity === "error").length;
  const shown = changes.map(({ location, ...change }) => ({
    ...change,
    file: location?.file ?? null,
    line: location?.line ?? null,
    column: location?.column ?? null,
  }));
  const summary = { changes: changes.length, breaking };
  return `${JSON.stringify({ version: 1, summary, changes: shown }, null, 2)}\n`;
}

function pretty(shown: readonly ContractChange[], all: readonly ContractChange[], paint: Paint): string {
  const lines = shown.map(({ id, severity, message, location }) => {
    const mark = severity === "error" ? paint("red", "breaking") : paint("yellow", "change");
    const place = location ? `  ${paint("gray", `${location.file}:${location.line}:${location.column}`)}` : "";
    return `${mark}  ${message}  ${paint("gray", id)}${place}`;
  });
  const breaking = all.filter(({ severity }) => severity === "error").length;
  const summary =
    all.length === 0 ? "✔ Nothing has changed." : `${counted(all.length, "change")}, ${breaking} breaking.`;
  return `${[...lines, summary].join("\n")}\n`;
}
