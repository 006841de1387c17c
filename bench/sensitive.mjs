// npm run bench:sensitive [-- misses]: what no-sensitive-data makes of the labelled corpus, by class, flow and sink; with
// `misses`, also every line that it judges otherwise than it is labelled.
import { createJiti } from "jiti";

const jiti = createJiti(import.meta.url);
const { lines } = await jiti.import("../test/sensitive/corpus.ts");
const { precisionOf, recallOf, scoreOf } = await jiti.import("../test/sensitive/score.ts");

const { scores, misjudged } = scoreOf(lines);
const percent = (share) => `${(share * 100).toFixed(1)} %`.padStart(8);
process.stdout.write(`${"".padEnd(24)} found missed silent false precision   recall\n`);
for (const [key, score] of [...scores].sort(([one], [other]) => one.localeCompare(other))) {
  const counts = [score.found, score.missed, score.silent, score.false].map((count) => String(count).padStart(6));
  process.stdout.write(
    `${key.padEnd(24)}${counts.join("")}  ${percent(precisionOf(score))} ${percent(recallOf(score))}\n`,
  );
}
if (process.argv[2] === "misses")
  for (const { line, isReported } of misjudged)
    process.stdout.write(`${isReported ? "false" : "missed"} [${line.flow}, ${line.sink}] ${line.code}\n`);
