// npm run bench -- FOLDER [--rounds N] [--only lint,rules,oxlint,scan,growth,editor,import]
// What the plugin and the command cost on a folder of TypeScript, side by side with what is paid anyway and with others.
// Other plugins are measured where `npm install --prefix bench` has installed them.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { generate } from "./generate.mjs";
import { compared, exponent, run, table } from "./measure.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: "3" }, only: { type: "string" } },
});
const folder = resolve(positionals[0] ?? "src");
const rounds = Number(values.rounds);
const others = ["import-x", "pino", "secure-coding"];
const fixed = (number, digits = 2) => number.toFixed(digits);
const percent = (share) => `${share >= 0 ? "+" : ""}${(share * 100).toFixed(1)} %`;
const say = (text) => process.stdout.write(`${text}\n`);
const tell = (round) => process.stderr.write(`round ${round} of ${rounds}\n`);
const lint = (name, root = folder) => ({ name, measure: () => run("lint", root, name) });
const scan = (name, root = folder) => ({ name, measure: () => run("scan", root, name) });

const sections = {
  /** ESLint over everything: its parser alone, a rule that does nothing, ours, others'. */
  lint() {
    const installed = others.filter((name) =>
      existsSync(fileURLToPath(new URL(`node_modules/eslint-plugin-${name}`, import.meta.url))),
    );
    const names = ["parser", "idle", "recognition", "recommended", "strict", "typescript-eslint", ...installed];
    const results = compared(
      names.map((name) => lint(name)),
      rounds,
      tell,
    );
    const floor = results.get("parser");
    const rows = [...results].map(([name, { cpu, wall, memory, findings }]) => [
      name,
      fixed(wall),
      fixed(cpu),
      percent(cpu / floor.cpu - 1),
      fixed(memory, 0),
      findings,
    ]);
    say(`## ESLint over ${floor.files} files\n`);
    say(table(["subject", "wall s", "CPU s", "over the parser", "memory MB", "findings"], rows));
  },

  /** Each rule by ESLint's own clock, which counts a rule's share of what several ask for to the first that asks. */
  rules() {
    const { cpu, files } = run("lint", folder, "parser");
    const { rules } = run("lint", folder, "strict", "stats");
    const rows = Object.entries(rules)
      .sort(([, one], [, other]) => other - one)
      .map(([rule, seconds]) => [rule, fixed(seconds), percent(seconds / cpu)]);
    say(`## Rules in \`strict\` over ${files} files, by ESLint's \`--stats\`\n`);
    say(table(["rule", "s", "of the parser's run"], rows));
  },

  oxlint() {
    const place = mkdtempSync(join(tmpdir(), "bench-oxlint-"));
    const own = fileURLToPath(new URL("../dist/src/index.js", import.meta.url));
    const { rules } = JSON.parse(
      spawnSync(
        process.execPath,
        [
          "--input-type=module",
          "-e",
          `import p from ${JSON.stringify(own)}; process.stdout.write(JSON.stringify({ rules: p.configs.recommended.rules }))`,
        ],
        { encoding: "utf8" },
      ).stdout,
    );
    const configurations = {
      "oxlint alone": {},
      "with recommended": { jsPlugins: [own], rules },
    };
    const oxlint = fileURLToPath(new URL("../node_modules/.bin/oxlint", import.meta.url));
    const subjects = Object.entries(configurations).map(([name, configuration], index) => {
      const file = join(place, `${index}.json`);
      writeFileSync(file, JSON.stringify({ categories: { correctness: "off" }, ...configuration }));
      const measure = () => {
        const start = performance.now();
        spawnSync(oxlint, ["--config", file, "--silent", folder], { cwd: folder });
        return { wall: (performance.now() - start) / 1000 };
      };
      return { name, measure };
    });
    const rows = [...compared(subjects, rounds, tell)].map(([name, { wall }]) => [name, fixed(wall)]);
    rmSync(place, { recursive: true });
    say("## Oxlint\n");
    say(table(["subject", "wall s"], rows));
  },

  /** The scanner against what TypeScript asks for the same files. */
  scan() {
    // Cold before warm: what the one keeps the other finds.
    const names = ["parse", "program", "inventory", "cold", "warm"];
    const results = compared(
      names.map((name) => scan(name)),
      rounds,
      tell,
    );
    const floor = results.get("parse");
    const rows = [...results].map(([name, { cpu, wall, memory }]) => [
      name,
      fixed(wall),
      fixed(cpu),
      `${fixed(cpu / floor.cpu)} x`,
      fixed(memory, 0),
    ]);
    say(`## Scan of ${floor.files} files\n`);
    say(table(["subject", "wall s", "CPU s", "of `createSourceFile`", "memory MB"], rows));
  },

  growth() {
    const sizes = [500, 1000, 2000, 4000, 8000];
    const measured = sizes.map((size) => {
      const root = mkdtempSync(join(tmpdir(), "bench-growth-"));
      generate(root, size);
      const row = { size, strict: run("lint", root, "strict"), inventory: run("scan", root, "inventory") };
      rmSync(root, { recursive: true });
      process.stderr.write(`${size} files\n`);
      return row;
    });
    const rows = measured.map(({ size, strict, inventory }) => [
      size,
      fixed(strict.cpu),
      fixed(strict.memory, 0),
      fixed(inventory.cpu),
      fixed(inventory.memory, 0),
    ]);
    const grows = (subject, key) => fixed(exponent(measured.map((row) => [row.size, row[subject][key]])));
    rows.push([
      "exponent",
      grows("strict", "cpu"),
      grows("strict", "memory"),
      grows("inventory", "cpu"),
      grows("inventory", "memory"),
    ]);
    say("## Growth, generated files\n");
    say(table(["files", "`strict` CPU s", "memory MB", "scan CPU s", "memory MB"], rows));
  },

  editor() {
    const file = fileURLToPath(new URL("../src/recognition/log-recogniser.ts", import.meta.url));
    const lines = readFileSync(file, "utf8").split("\n").length;
    const { parser, strict, heapBefore, heapAfter } = run("editor", file, "5000");
    say(`## One file of ${lines} lines, linted 5,000 times with changing text\n`);
    say(
      table(
        ["parser ms", "`strict` ms", "ours ms", "heap before MB", "heap after MB"],
        [[fixed(parser), fixed(strict), fixed(strict - parser), fixed(heapBefore, 1), fixed(heapAfter, 1)]],
      ),
    );
  },

  import() {
    const subjects = {
      "eslint-plugin-instrumentation": new URL("../dist/src/index.js", import.meta.url).href,
      "its rules, with the first that runs": new URL("../dist/src/plugin/bundle.js", import.meta.url).href,
      "@typescript-eslint/parser": import.meta.resolve("@typescript-eslint/parser"),
      "typescript-eslint": import.meta.resolve("typescript-eslint"),
    };
    const measured = compared(
      Object.entries(subjects).map(([name, url]) => ({ name, measure: () => run("import", url) })),
      15,
    );
    const rows = [...measured].map(([name, { milliseconds }]) => [name, fixed(milliseconds, 0)]);
    say("## Import\n");
    say(table(["module", "ms"], rows));
  },
};

const chosen = values.only?.split(",") ?? Object.keys(sections);
const unknown = chosen.filter((name) => !(name in sections));
if (unknown.length > 0)
  throw new Error(`No such section: ${unknown.join(", ")}. There are ${Object.keys(sections).join(", ")}.`);
const [cpu] = cpus();
say(
  `${cpu?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB; Node ${process.version}; medians of ${rounds}\n`,
);
for (const name of chosen) {
  sections[name]();
  say("");
}
