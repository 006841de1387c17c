// The end-to-end tests drive real programs. Those that npm does not have come from Debian; elsewhere this says what is missing.
import { execFileSync, spawnSync } from "node:child_process";

const programs = { "pre-commit": "pre-commit", chromium: "chromium" };

const missing = Object.keys(programs).filter((name) => spawnSync(name, ["--version"]).status !== 0);
if (missing.length > 0) {
  const packages = missing.map((name) => programs[name]);
  if (process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0) {
    execFileSync("apt-get", ["update", "-qq"], { stdio: "inherit" });
    execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], { stdio: "inherit" });
  } else {
    process.stderr.write(`Missing: ${missing.join(", ")}. The tests that drive them will fail; install them first.\n`);
  }
}
