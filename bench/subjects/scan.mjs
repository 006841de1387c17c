// What reading the metrics of a folder costs, and what TypeScript asks for the same files: node scan.mjs FOLDER SUBJECT
import { readFileSync, rmSync } from "node:fs";
import { devNull } from "node:os";
import { join, resolve } from "node:path";
import { sourceFiles } from "../../dist/src/scanner/source-files.js";
import { report } from "./report.mjs";

const [, , folder, name] = process.argv;
const root = resolve(folder);
const files = sourceFiles([root]);

const subjects = {
  // The parser alone, with the parents that every tool needs.
  async parse() {
    const { default: ts } = await import("typescript");
    for (const file of files) ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  },
  async program() {
    const { default: ts } = await import("typescript");
    const options = { allowJs: true, noEmit: true, skipLibCheck: true, jsx: ts.JsxEmit.Preserve };
    const program = ts.createProgram({ rootNames: [...files], options });
    program.getTypeChecker();
    return { files: program.getSourceFiles().length };
  },
  async inventory() {
    const { scanProject } = await import("../../dist/src/scanner/scan.js");
    const { nearestStandard } = await import("../../dist/src/standard/load.js");
    const { standard, root: standardRoot } = nearestStandard(root);
    const { metrics } = scanProject({ root, files, standard, standardRoot });
    return { metrics: metrics.length };
  },
  // The command, without what an earlier run kept, and with it.
  async cold() {
    rmSync(join(root, "node_modules/.cache/eslint-plugin-instrumentation"), { recursive: true, force: true });
    return subjects.warm();
  },
  async warm() {
    process.argv = [...process.argv.slice(0, 2), "inventory", "--cwd", root, "--output-file", devNull];
    await import("../../dist/src/cli/bin.js");
  },
};

const more = await subjects[name]();
report({ files: files.length, ...more });
