// Measures subjects as whole processes that take turns, round after round: a busy machine is busy for all of them, and
// nothing that one has loaded helps another. Medians, because single runs vary by a quarter.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** A script that reports on itself, run in a process of its own: seconds of wall clock and CPU, and peak memory in MB. */
export function run(script, ...args) {
  const path = fileURLToPath(new URL(`subjects/${script}.mjs`, import.meta.url));
  const start = performance.now();
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--max-old-space-size=4096", path, ...args], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const wall = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`${script} ${args.join(" ")}: ${stderr}`);
  return { wall, ...JSON.parse(stdout) };
}

/** Runs subjects in turns and gives the median of every number that they report. */
export function compared(subjects, rounds, onRound = () => {}) {
  const samples = new Map(subjects.map(({ name }) => [name, []]));
  for (let round = 1; round <= rounds; round++) {
    onRound(round);
    for (const { name, measure } of subjects) samples.get(name).push(measure());
  }
  return new Map([...samples].map(([name, all]) => [name, medians(all)]));
}

function medians(samples) {
  const [first] = samples;
  return Object.fromEntries(
    Object.keys(first).map((key) => {
      const values = samples.map((sample) => sample[key]);
      return [key, typeof first[key] === "number" ? median(values) : first[key]];
    }),
  );
}

export function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}

/** The exponent with which a cost grows: the slope of its logarithm over that of the size. */
export function exponent(points) {
  const logs = points.map(([size, cost]) => [Math.log(size), Math.log(cost)]);
  const mean = (index) => logs.reduce((sum, point) => sum + point[index], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const over = logs.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  return over / logs.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
}

/** A Markdown table. */
export function table(header, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(header), line(header.map((_, index) => (index === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}
