import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/check/check.ts";
import { scanProject } from "../../src/scanner/scan.ts";
import { sourceFiles } from "../../src/scanner/source-files.ts";
import { nearestStandard } from "../../src/standard/load.ts";
import { temporaryFolder } from "../temporary-folder.ts";

/** `id value` of what a service lacks, which must answer `/health` and `/health/ready`. */
function lacking(code: string, files: Readonly<Record<string, string>> = {}): readonly string[] {
  const standard = '{ "health": { "required": ["/health", "/health/ready"] }, "metrics": { "catalogs": [] } }';
  const root = temporaryFolder({ "src/a.ts": code, ...files, "instrumentation.json": standard });
  const loaded = nearestStandard(root).standard;
  const inventory = scanProject({ root, files: sourceFiles([root]), standard: loaded, standardRoot: root });
  const { findings } = checkProject({ inventory, catalogs: [], standard: loaded });
  return findings.map(({ id, message }) => `${id} ${/`([^`]+)`/.exec(message)?.[1] ?? ""}`);
}

const body = "{ status: 'ok', checks: {}, uptime_seconds: 1 }";

describe("endpoints are found", () => {
  it.each([
    [
      "express",
      `const app = express(); app.get("/health", (req, res) => res.json(${body})); app.get("/health/ready", ready);`,
    ],
    ["a mounted router", `const app = express(); app.use("/health", r); r.get("/", a); r.get("/ready", b);`],
    [
      "fastify's options",
      `const f = fastify(); f.route({ method: "GET", url: "/health", handler: h }); f.register(p, { prefix: "/health" }); f.get("/ready", b);`,
    ],
    [
      "hono",
      `const app = new Hono(); app.get("/health", (c) => c.json(${body})).get("/health/ready", (c) => c.json(${body}));`,
    ],
    [
      "koa",
      `const app = new Koa(); router.get("/health", (ctx) => { ctx.body = ${body}; }); router.get("/health/ready", h);`,
    ],
    [
      "NestJS",
      `@Controller("health") class H { @Get() all() { return ${body}; } @Get("ready") ready() { return ${body}; } }`,
    ],
    [
      "http by comparison",
      `createServer((req, res) => { if (req.url === "/health") res.end(JSON.stringify(${body})); else if (path == "/health/ready") ok(); });`,
    ],
    [
      "http by cases",
      `createServer((req, res) => { switch (req.url) { case "/health": case "/health/ready": return { status: 200, body: ${body} }; } });`,
    ],
  ])("in %s", (_, code) => expect(lacking(code)).toEqual([]));

  it("in another file than the server", () =>
    expect(lacking("createServer(route);", { "src/b.ts": 'r.get("/health", a); r.get("/health/ready", b);' })).toEqual(
      [],
    ));
});

describe("endpoints are missed", () => {
  it("where the service serves HTTP", () =>
    expect(lacking('const app = express(); app.get("/health", h);')).toEqual([
      "missing-health-endpoint GET /health/ready",
    ]));
  it("and not where it does not", () => expect(lacking("export const x = 1;")).toEqual([]));
  it("and a path that is only mentioned is none", () =>
    expect(lacking('express(); fetch("/health"); log("/health/ready");')).toEqual([
      "missing-health-endpoint GET /health",
      "missing-health-endpoint GET /health/ready",
    ]));
});

describe("the body of an answer", () => {
  const express = (handler: string) =>
    `const app = express(); app.get("/health", ${handler}); app.get("/health/ready", r);`;

  it.each([
    ["lacks a key", "(req, res) => res.json({ status: 'ok' })"],
    ["lacks a key, in a local", "(req, res) => { const body = { status: 'ok', checks: {} }; res.send(body); }"],
    [
      "has a check without a status",
      "(req, res) => res.json({ status: 'ok', checks: { db: { ms: 1 } }, uptime_seconds: 1 })",
    ],
    [
      "comes from a function of the file",
      "answer); function answer(req, res) { res.status(200).json({ status: 'ok' }); } (0",
    ],
  ])("is reported where it %s", (_, handler) =>
    expect(lacking(express(handler))).toEqual(["health-response-shape GET /health"]),
  );

  it.each([
    ["has all of it", `(req, res) => res.json(${body})`],
    ["may hold more than can be seen", "(req, res) => res.json({ status: 'ok', ...more })"],
    ["is an error", "(req, res) => res.status(503).json({ error: 'down' })"],
    ["is made elsewhere", "(req, res) => res.json(state())"],
  ])("is fine where it %s", (_, handler) => expect(lacking(express(handler))).toEqual([]));
});
