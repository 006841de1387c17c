import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";

const bin = join(process.cwd(), "dist/src/cli/bin.js");
const code =
  'import { metrics } from "@opentelemetry/api";\nconst meter = metrics.getMeter("x");\nmeter.createCounter("a.paid").add(1);\nmeter.createCounter("a.open", { description: "Open ones" }).add(1, { shop: "x" });\n';
const page = "- `a.paid` - Counter\r\n\r\nMore.\r\n";

function sync(cwd: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, "sync", ...args], { cwd, encoding: "utf8" });
  return { status, out: stdout, err: stderr };
}

describe("sync", () => {
  const project = () => temporaryFolder({ "src/a.ts": code, "docs/metrics-reference.md": page });
  const written = page.replace("\r\n\r\n", "\r\n- `a.open{shop}` - Counter. Open ones\r\n\r\n");
  const read = (folder: string) => readFileSync(join(folder, "docs/metrics-reference.md"), "utf8");

  it("writes what is missing, and finds nothing the second time", () => {
    const folder = project();
    expect(sync(folder)).toMatchObject({
      status: 0,
      out: "docs/metrics-reference.md: a.open is added\nWrote 1 change.\n",
    });
    expect(read(folder)).toBe(written);
    expect(sync(folder)).toMatchObject({ status: 0, out: "✔ The metrics reference has all that can be written.\n" });
    expect(read(folder)).toBe(written);
  });

  it.each([
    ["--check", 1],
    ["--dry-run", 0],
  ])("writes nothing with %s, shows a diff and ends with %i", (option, status) => {
    const folder = project();
    const result = sync(folder, option);
    expect(result.status).toBe(status);
    expect(result.out).toContain("+- `a.open{shop}` - Counter. Open ones");
    expect(read(folder)).toBe(page);
  });

  it("says where there is no page to write into", () => {
    const folder = temporaryFolder({ "src/a.ts": code });
    expect(sync(folder)).toMatchObject({
      status: 2,
      err: expect.stringContaining("No metrics reference found") as string,
    });
  });
});
