import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";

const bin = join(process.cwd(), "dist/src/cli/bin.js");

interface Result {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
}

function run(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Result {
  const result = spawnSync(process.execPath, [bin, ...args], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, FORCE_COLOR: "0", NO_COLOR: "1", ...env },
  });
  return { status: result.status, out: result.stdout, error: result.stderr };
}

const metric =
  'import { metrics } from "@opentelemetry/api";\nconst m = metrics.getMeter("x");\nm.createCounter("a.b").add(1);\n';
const page = "- `a.b` - Counter\n";
const leak =
  'import pino from "pino";\nconst log = pino();\nexport function f(password: string) {\n  log.info({ password }, `Login of ${name}`);\n}\n';

/** Status 2, nothing on standard output, one sentence on standard error. */
function expectOneSentence(result: Result, sentence: string | RegExp): void {
  expect(result.status).toBe(2);
  expect(result.out).toBe("");
  expect(result.error.trim().split("\n")).toHaveLength(1);
  expect(result.error).toMatch(sentence);
}

describe("lint", () => {
  it("reads a file with a comment that ESLint no longer likes", () => {
    const { status, out, error } = run(temporaryFolder({ "src/a.ts": `/* eslint-env node */\n${leak}` }), ["lint"]);
    expect({ status, error }).toEqual({ status: 1, error: "" });
    expect(out).toContain("src/a.ts:5:14  error  instrumentation/no-sensitive-data");
  });

  it("needs no configuration, prints a line of code, and ends with 1 where there is an error", () => {
    const { status, out, error } = run(temporaryFolder({ "src/a.ts": leak }), ["lint"]);
    expect(status).toBe(1);
    expect(error).toBe("");
    expect(out).toBe(`src/a.ts:4:14  error  instrumentation/no-sensitive-data
  \`password\` is a credential and is logged as it is, for everybody who can read the logs. Leave it out, or log a hash or a mask of it. What is safe is declared in the standard: \`sensitive.sanitizers\`, \`sensitive.allow\`.
    4 │ log.info({ password }, \`Login of \${name}\`);
      │            ────────

src/a.ts:4:26  warning  instrumentation/no-interpolated-log-message
  This message changes with \`name\`, so records of one event cannot be searched or grouped. Log constant text and pass the value as a field.
    4 │ log.info({ password }, \`Login of \${name}\`);
      │                        ──────────────────

✖ 2 findings: 1 error, 1 warning (1 file).
`);
  });

  it("ends with 0 for warnings, and with 1 where they are asked for", () => {
    const folder = temporaryFolder({ "a.js": "const log = require('pino')(); log.info(`x ${y} z`);" });
    expect(run(folder, ["lint"]).status).toBe(0);
    expect(run(folder, ["lint", "--fail-on", "warning"]).status).toBe(1);
  });

  it("prints JSON with every suggestion", () => {
    const folder = temporaryFolder({ "a.js": "const log = require('pino')();\nlog.info(`Job ${job} started`);\n" });
    expect(JSON.parse(run(folder, ["lint", "--format", "json"]).out)).toEqual({
      version: 1,
      summary: { files: 1, findings: 1, errors: 0, warnings: 1 },
      findings: [
        {
          id: "instrumentation/no-interpolated-log-message",
          severity: "warning",
          message:
            "This message changes with `job`, so records of one event cannot be searched or grouped. Log constant text and pass the value as a field.",
          suggestions: ["Move `job` into the fields"],
          file: "a.js",
          line: 2,
          column: 10,
          endLine: 2,
          endColumn: 30,
        },
      ],
    });
  });

  it("takes the nearest standard, or the one that is named", () => {
    const files = {
      "a.js": "const log = require('pino')(); log.debug(`x ${y} z`);",
      "instrumentation.json": '{ "message": { "levels": ["warn"] } }',
      "all.json": "{}",
    };
    const folder = temporaryFolder(files);
    expect(run(folder, ["lint"]).out).toContain("Nothing to report");
    expect(run(folder, ["lint", "--standard", "all.json"]).out).toContain("no-interpolated-log-message");
  });

  it("reads TSX, CommonJS and files that are named, even in folders that are left out", () => {
    const folder = temporaryFolder({
      "test/a.tsx": "export const A = () => <p>{logger.info(`x ${y} z`)}</p>;",
      "src/b.cjs": "logger.warn(`x ${y} z`);",
    });
    expect(run(folder, ["lint"]).out).toContain("src/b.cjs:1:13");
    expect(run(folder, ["lint", "test/a.tsx"]).out).toContain("test/a.tsx:1:40");
  });

  it("hides warnings when it is told to be quiet", () => {
    expect(run(temporaryFolder({ "src/a.ts": leak }), ["lint", "--quiet"]).out).not.toContain("no-interpolated");
  });

  it("touches no file unless it is told to fix, and then only what can be fixed", () => {
    const folder = temporaryFolder({ "src/a.ts": leak });
    run(folder, ["lint", "--fix"]);
    expect(readFileSync(join(folder, "src/a.ts"), "utf8")).toBe(leak);
  });
});

describe("the files that are looked at", () => {
  it("leave out what the standard ignores, from its own folder, whatever is named", () => {
    const files = { "src/gen/a.ts": leak, "src/b.ts": "", "instrumentation.json": '{ "ignore": ["src/gen/**"] }' };
    const folder = temporaryFolder(files);
    expect(run(folder, ["lint"]).out).toContain("Nothing to report (1 file)");
    expect(run(folder, ["lint", "src/gen/a.ts", "src/b.ts"]).out).toContain("Nothing to report (1 file)");
  });

  it("leave out files of other kinds, as a hook may name them", () => {
    const folder = temporaryFolder({ "src/a.ts": "", "README.md": "" });
    expect(run(folder, ["lint", "README.md", "src/a.ts"]).out).toContain("Nothing to report (1 file)");
  });

  it("are not found twice through a link that leads back", () => {
    const folder = temporaryFolder({ "src/a.ts": metric, "metrics.md": page });
    symlinkSync("..", join(folder, "src/up"));
    expect(run(folder, ["check"]).out).toBe(
      "✔ Nothing to report (1 file, 1 metric in code, 1 documented, 0 queries).\n",
    );
  });
});

describe("check", () => {
  it("is clean where code and page agree", () => {
    const { status, out } = run(temporaryFolder({ "src/a.ts": metric, "docs/metrics-reference.md": page }), ["check"]);
    expect([status, out]).toEqual([0, "✔ Nothing to report (1 file, 1 metric in code, 1 documented, 0 queries).\n"]);
  });

  it("prints JSON in the public shape", () => {
    const folder = temporaryFolder({ "src/a.ts": metric, "docs/metrics-reference.md": "- `a.c{x}` - Gauge\n" });
    const { status, out } = run(folder, ["check", "--format", "json"]);
    expect(status).toBe(1);
    const place = { file: "src/a.ts", line: 3, column: 17 };
    expect(JSON.parse(out)).toEqual({
      version: 1,
      summary: { metrics: 1, documented: 0, queried: 0, unresolved: 0, findings: 1, errors: 1, warnings: 0 },
      findings: [
        {
          id: "undocumented-metric",
          severity: "error",
          metric: "a.b",
          label: null,
          value: null,
          series: null,
          message:
            "`a.b` is emitted but not in docs/metrics-reference.md, which has `a.c` instead, and nothing emits that.",
          suggestion: "Did you mean `a.c`? Rename one of the two.",
          ...place,
          endLine: 3,
          endColumn: 22,
          related: [
            { file: "docs/metrics-reference.md", line: 1, message: "`a.c` is documented here and emitted nowhere." },
          ],
        },
      ],
      metrics: [
        {
          name: "a.b",
          pattern: false,
          type: "counter",
          unit: null,
          description: null,
          labels: [],
          api: "otel",
          declared: [place],
          recorded: [{ file: "src/a.ts", line: 3, column: 1 }],
          origin: "code",
          documented: null,
          queried: [],
        },
        {
          name: "a.c",
          pattern: false,
          type: "gauge",
          unit: null,
          description: null,
          labels: [{ name: "x", values: [] }],
          api: null,
          declared: [],
          recorded: [],
          origin: "documented",
          documented: {
            file: "docs/metrics-reference.md",
            line: 1,
            status: "active",
            type: "gauge",
            unit: null,
            labels: [{ name: "x", values: [] }],
          },
          queried: [],
        },
      ],
      queries: [],
      unresolved: [],
    });
  });

  it("reports what lies in or is caused by the paths", () => {
    const folder = temporaryFolder({
      "src/a.ts": metric,
      "src/b.ts": metric.replace("a.b", "b.b"),
      "docs/metrics-reference.md": "- `x.y.z` - Gauge\n",
    });
    const ids = (paths: string[]) =>
      (
        JSON.parse(run(folder, ["check", "--format", "json", ...paths]).out) as { findings: { metric: string }[] }
      ).findings.map((one) => one.metric);
    expect(ids([])).toEqual(["x.y.z", "a.b", "b.b"]);
    expect(ids(["src/b.ts"])).toEqual(["b.b"]);
    expect(ids(["docs"])).toEqual(["x.y.z"]);
  });

  it("writes the report to a file, and nothing else", () => {
    const folder = temporaryFolder({ "src/a.ts": metric, "docs/metrics-reference.md": page });
    const { out } = run(folder, ["check", "--format", "json", "--output-file", join(folder, "report.json")]);
    expect(out).toBe("");
    expect(JSON.parse(readFileSync(join(folder, "report.json"), "utf8"))).toMatchObject({ version: 1 });
  });

  it("works from another folder", () => {
    const folder = temporaryFolder({ "src/a.ts": metric, "docs/metrics-reference.md": page });
    expect(run(process.cwd(), ["check", "--cwd", folder]).status).toBe(0);
  });

  it("says where there is no catalog, and runs the other checks where the standard says so", () => {
    const folder = temporaryFolder({ "src/a.ts": metric });
    expectOneSentence(run(folder, ["check"]), /No metrics reference found: looked for .*metrics-reference\.md/);
    const own = temporaryFolder({ "src/a.ts": metric, "instrumentation.json": '{ "metrics": { "catalogs": [] } }' });
    expect(run(own, ["check"]).status).toBe(0);
  });
});

describe("inventory", () => {
  it("prints the same without findings, and needs no catalog", () => {
    const report = JSON.parse(
      run(temporaryFolder({ "src/a.ts": metric }), ["inventory", "--format", "json"]).out,
    ) as Record<string, unknown>;
    expect(Object.keys(report)).toEqual(["version", "summary", "metrics", "queries", "unresolved", "scan"]);
  });

  it("prints a line a metric", () => {
    expect(run(temporaryFolder({ "src/a.ts": metric }), ["inventory"]).out).toBe(
      "a.b  counter           –  src/a.ts:3 · not documented\n1 metric, 0 documented, 0 unresolved (1 file).\n",
    );
  });
});

describe("what is wrong with the input is one sentence and status 2", () => {
  it("an unknown option", () =>
    expect(run(temporaryFolder(), ["lint", "--colour"])).toMatchObject({
      status: 2,
      error: expect.stringContaining("unknown option '--colour'") as string,
    }));
  it("an unknown command", () =>
    expect(run(temporaryFolder(), ["chekc"])).toMatchObject({
      status: 2,
      error: expect.stringContaining("unknown command 'chekc'") as string,
    }));
  it("an unknown format", () =>
    expect(run(temporaryFolder(), ["check", "--format", "xml"]).error).toContain("Allowed choices are pretty, json"));
  it("no files at all", () =>
    expectOneSentence(run(temporaryFolder({ "a.md": "" }), ["lint"]), /No TypeScript or JavaScript files/));
  it("no files to check", () =>
    expectOneSentence(run(temporaryFolder({ "metrics.md": page }), ["check"]), /No TypeScript or JavaScript files/));
  it("a path that is not there", () =>
    expectOneSentence(run(temporaryFolder(), ["lint", "nowhere"]), /nowhere: cannot be read \(ENOENT\)/));
  it("a path to check that is not there", () => {
    expectOneSentence(
      run(temporaryFolder({ "a.ts": metric, "metrics.md": page }), ["check", "nowhere"]),
      /nowhere: is not there/,
    );
  });

  it("a pattern that is no regular expression", () => {
    const files = { "a.ts": metric, "instrumentation.json": '{ "metrics": { "naming": { "pattern": "(" } } }' };
    expectOneSentence(
      run(temporaryFolder(files), ["lint"]),
      /"metrics\.naming\.pattern" must be a regular expression, not "\("/,
    );
  });

  it("no command", () => expect(run(temporaryFolder(), [])).toMatchObject({ status: 2, out: "" }));

  it("a standard that is not there", () =>
    expectOneSentence(
      run(temporaryFolder({ "a.ts": "" }), ["lint", "--standard", "nowhere.json"]),
      /nowhere\.json: cannot be read \(ENOENT\)/,
    ));

  it("a broken standard, for every command", () => {
    const folder = temporaryFolder({
      "a.ts": metric,
      "instrumentation.json": '{\n  "feilds": {}\n}',
      "metrics.md": page,
    });
    for (const command of ["lint", "check", "inventory"]) {
      expectOneSentence(
        run(folder, [command]),
        /instrumentation\.json:2: unknown key "feilds"\. Did you mean "fields"\?/,
      );
    }
  });

  it("a broken standard nearer to the file than to the command", () => {
    const folder = temporaryFolder({ "a/x.ts": leak, "a/instrumentation.json": '{ "extends": "taskr" }' });
    expectOneSentence(run(folder, ["lint"]), /instrumentation\.json: "extends" names "taskr"/);
  });

  it("a folder that cannot be read", () => {
    const folder = temporaryFolder();
    symlinkSync("loop", join(folder, "loop"));
    expectOneSentence(run(folder, ["lint", "loop"]), /loop: cannot be read \(ELOOP\)/);
  });

  it("a catalog that is a folder, or binary", () => {
    const folder = temporaryFolder({ "a.ts": metric, "metrics.md": new Uint8Array([0, 1, 2]) });
    expectOneSentence(run(folder, ["check"]), /metrics\.md: is binary, not a page or a registry/);
  });

  it("a report that cannot be written", () => {
    const folder = temporaryFolder({ "a.ts": "" });
    expectOneSentence(
      run(folder, ["lint", "--output-file", join(folder, "a.ts/where.txt")]),
      /where\.txt: cannot be written \(ENOTDIR\)/,
    );
  });

  it("a report into a folder that is not there yet makes it", () => {
    const folder = temporaryFolder({ "a.ts": "export {};\n" });
    expect(run(folder, ["lint", "--output-file", "new/folder/report.txt"]).status).toBe(0);
    expect(readFileSync(join(folder, "new/folder/report.txt"), "utf8")).toContain("Nothing to report");
  });

  it("one bad file among many is said, and the rest is done", () => {
    const files = {
      "src/good.ts": leak,
      "src/broken.ts": "logger.info(`x ${",
      "src/video.ts": new Uint8Array([0x47, 0, 1]),
    };
    const { status, out, error } = run(temporaryFolder(files), ["lint"]);
    expect(status).toBe(2);
    expect(out).toContain("src/good.ts:4:14");
    expect(error.trim().split("\n")).toEqual([
      expect.stringMatching(
        /^instrumentation: src\/broken\.ts: cannot be parsed \(1:\d+ .*\)\. It was left out; mend it or add it to "ignore"\.$/,
      ),
      'instrumentation: src/video.ts: is binary, not source code. It was left out; mend it or add it to "ignore".',
    ]);
  });

  it("one bad file among many does not stop a check either", () => {
    const folder = temporaryFolder({ "src/a.ts": metric, "src/broken.ts": "meter.createCounter(", "metrics.md": page });
    const { status, out, error } = run(folder, ["check"]);
    expect([status, out]).toEqual([2, expect.stringContaining("1 metric in code")]);
    expect(error).toMatch(/^instrumentation: src\/broken\.ts: cannot be parsed \(1:/);
  });

  it("a link that leads nowhere", () => {
    const folder = temporaryFolder();
    symlinkSync("gone.ts", join(folder, "link.ts"));
    expectOneSentence(run(folder, ["lint", "link.ts"]), /link\.ts: cannot be read \(ENOENT\)/);
  });

  it("a folder without permission", () => {
    const folder = temporaryFolder({ "locked/a.ts": leak });
    chmodSync(folder, 0o755);
    chmodSync(join(folder, "locked"), 0o000);
    // Root may read everything: then somebody else asks.
    const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const result = spawnSync(process.execPath, [bin, "lint", "locked"], { cwd: folder, encoding: "utf8", ...user });
    chmodSync(join(folder, "locked"), 0o755);
    expectOneSentence(
      { status: result.status, out: result.stdout, error: result.stderr },
      /locked: cannot be read \(EACCES\)/,
    );
  });
});

describe("starting", () => {
  it("lets Node keep what it compiles, where it can, before anything else is loaded", () => {
    const folder = temporaryFolder({
      "watch.cjs":
        'require("node:module").enableCompileCache = () => process.stderr.write(`asked, TypeScript loaded: ${Object.keys(require.cache).some((file) => file.includes("ts-morph"))}`);',
    });
    const { error, status } = run(folder, ["--version"], { NODE_OPTIONS: `--require "${join(folder, "watch.cjs")}"` });
    expect({ error, status }).toEqual({ error: "asked, TypeScript loaded: false", status: 0 });
  });
});

describe("help", () => {
  it("teaches by examples and says what the exit status means", () => {
    const { status, out } = run(temporaryFolder(), ["--help"]);
    expect(status).toBe(0);
    expect(out).toContain("instrumentation check                    code and metrics reference, the CI gate");
    expect(out).toContain("Exit status: 0 clean, 1 findings (see --fail-on), 2 could not run.");
  });

  it("prints the version", () => expect(run(temporaryFolder(), ["--version"]).out).toMatch(/^\d+\.\d+\.\d+\n$/));
});

describe("explain", () => {
  const files = {
    "src/a.ts": `import { toast } from "sonner";
import { log } from "./log";
export function run(id: string, cause: unknown) {
  log.error({ err: cause, id }, "Job failed");
  toast.error("Sorry");
}
`,
    "src/log.ts": 'import pino from "pino";\nexport const log = pino({ level: "info" });\n',
  };

  it("says of each call what it is, its slots, and how that is known", () => {
    const { status, out, error } = run(temporaryFolder(files), ["explain", "src/a.ts"]);
    expect(error).toBe("");
    expect(status).toBe(0);
    expect(out).toBe(`src/a.ts:4:3  log.error({ err: cause, id }, "Job failed")
  log call · pino · level error · it comes from the library
    message  "Job failed"
    fields   { err: cause, id }
  log ← import { log } from "./log" ← src/log.ts:2 pino({ level: "info" }) ← import pino from "pino"

src/a.ts:5:3  toast.error("Sorry")
  not telemetry · "sonner" is no telemetry library that is known
  toast ← import { toast } from "sonner"
`);
  });

  it("explains the calls of one line", () => {
    const folder = temporaryFolder(files);
    expect(run(folder, ["explain", "src/a.ts:5"]).out).toMatch(
      /^src\/a\.ts:5:3 {2}toast\.error\("Sorry"\)\n {2}not telemetry/,
    );
    expect(run(folder, ["explain", "src/a.ts:4:7"]).out).toMatch(/^src\/a\.ts:4:3 .*\n {2}log call · pino/);
    expect(run(folder, ["explain", "src/a.ts:1"]).out).toBe("No call on src/a.ts:1.\n");
  });

  it("explains the call that a line belongs to, as findings name the line of what is wrong", () => {
    const code =
      'import { log } from "./log";\nlog.info(\n  { id: read(),\n    kind },\n  `Job ${id}`,\n);\nit(() => {\n  log.warn(\n    "x",\n  );\n  const a = 1;\n});\n';
    const folder = temporaryFolder({ ...files, "src/b.ts": code });
    const places = (line: number) =>
      [...run(folder, ["explain", `src/b.ts:${String(line)}`]).out.matchAll(/^src\S+|^ {2}log call|^ {2}not/gm)].map(
        String,
      );
    expect(places(5)).toEqual(["src/b.ts:2:1", "  log call"]);
    expect(places(3)).toEqual(["src/b.ts:2:1", "  log call", "src/b.ts:3:9", "  not"]);
    expect(places(9)).toEqual(["src/b.ts:8:3", "  log call"]);
    expect(places(11)).toEqual([]);
  });

  it("says of the call that makes a logger that it writes nothing itself", () => {
    const { out } = run(temporaryFolder(files), ["explain", "src/log.ts"]);
    expect(run(temporaryFolder(files), ["explain", "src/log.ts:2"]).out).toContain(
      "not telemetry · makes a pino logger, and records nothing itself",
    );
    expect(out).toBe("No call that logs, measures or traces in src/log.ts.\n");
  });

  it("hands the same to a program", () => {
    const { out } = run(temporaryFolder(files), ["explain", "src/a.ts:4", "--format", "json"]);
    expect(JSON.parse(out)).toEqual({
      version: 1,
      calls: [
        {
          file: "src/a.ts",
          line: 4,
          column: 3,
          endLine: 4,
          endColumn: 46,
          code: 'log.error({ err: cause, id }, "Job failed")',
          taken: "log",
          library: "pino",
          reason: null,
          evidence: "provenance",
          level: "error",
          slots: [
            { name: "message", file: "src/a.ts", line: 4, column: 33, endLine: 4, endColumn: 45, code: '"Job failed"' },
            {
              name: "fields",
              file: "src/a.ts",
              line: 4,
              column: 13,
              endLine: 4,
              endColumn: 31,
              code: "{ err: cause, id }",
            },
          ],
          chain: [
            "log",
            'import { log } from "./log"',
            'src/log.ts:2 pino({ level: "info" })',
            'import pino from "pino"',
          ],
        },
      ],
    });
  });

  it("reads no other file where the standard says so", () => {
    const folder = temporaryFolder({ ...files, "instrumentation.json": '{ "followImports": false }' });
    expect(run(folder, ["explain", "src/a.ts:4"]).out).toContain("by nothing but its name");
  });

  it("knows metrics, spans, decorators and wrappers, and shows where they are declared", () => {
    const folder = temporaryFolder({
      "a.ts": `import { metrics, trace } from "@opentelemetry/api";
const jobs = metrics.getMeter("x").createCounter("jobs.done", { unit: "{job}" });
jobs.add(1, { result });
trace.getTracer("x").startActiveSpan("jobs.run", work);
class A { @Span("jobs.close") close() {} }
function warnOf(message: string) { console.warn(message); }
warnOf("Late");
interface Gauge { set(value: number): void }
function sized(gauge: Gauge) { gauge.set(2); }
`,
    });
    const { out } = run(folder, ["explain", "a.ts"]);
    expect(out).toContain(
      'metric · otel counter · it comes from the library\n    name  "jobs.done"\n    unit  "{job}"',
    );
    expect(out).toContain("metric record · otel.adder · it comes from the library");
    expect(out).toContain(
      "metric record · prom.gauge · an interface of the project is called that and has its methods",
    );
    expect(out).toContain('span · otel · it comes from the library\n    name      "jobs.run"');
    expect(out).toContain('span · custom · by nothing but its name\n    name      "jobs.close"');
    expect(out).toMatch(/log call · \S+a\.ts · level warn · it hands on what it is given/);
    expect(out).toContain("warnOf ← line 6 function warnOf");
  });

  it("says in one sentence what it cannot read", () => {
    const folder = temporaryFolder({ "broken.ts": "const a = 1;\nconst = ;\n" });
    expectOneSentence(
      run(folder, ["explain", "gone.ts"]),
      /gone\.ts: cannot be read \(ENOENT\)\. Name a source file\./,
    );
    expectOneSentence(run(folder, ["explain", "."]), /is a folder\. Name a source file\./);
    expectOneSentence(
      run(folder, ["explain", "broken.ts:1"]),
      /broken\.ts: cannot be parsed \(2:7 .*\)\. Mend it first\./,
    );
  });
});
