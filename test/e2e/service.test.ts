import { spawn, type ChildProcess } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

interface LogRecord {
  readonly level: number;
  readonly msg: string;
  readonly correlation_id?: string;
  readonly [field: string]: unknown;
}

let service: ChildProcess;
let base = "";
const records: LogRecord[] = [];

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}

beforeAll(async () => {
  service = spawn(process.execPath, ["--import", "jiti/register", "fixtures/service/src/main.ts"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let rest = "";
  service.stdout?.on("data", (chunk: Buffer) => {
    const lines = (rest + chunk.toString("utf8")).split("\n");
    rest = lines.pop() ?? "";
    records.push(...lines.map((line) => JSON.parse(line) as LogRecord));
  });
  await until(() => records.some((record) => record.msg === "Service started"));
  base = `http://127.0.0.1:${String(records[0]?.["port"])}`;
});

afterAll(() => {
  service.kill("SIGTERM");
});

describe("the bundled service, running", () => {
  it("takes a task from the API to its result, with one correlation id on every record", async () => {
    const created = await fetch(`${base}/tasks`, {
      method: "POST",
      body: '{ "input": 4 }',
      headers: { "x-correlation-id": "test-id" },
    });
    expect([created.status, created.headers.get("x-correlation-id")]).toEqual([202, "test-id"]);
    const { task_uuid: uuid } = (await created.json()) as { task_uuid: string };
    await until(() => records.some((record) => record.msg === "Step executed"));

    const task = (await (await fetch(`${base}/tasks/${uuid}`)).json()) as { state: string; result: number };
    expect(task).toMatchObject({ state: "complete", result: 16 });
    const own = records.filter((record) => record["task_uuid"] === uuid);
    expect(own.map((record) => record.msg)).toEqual(["Task created", "Step claimed", "Step executed"]);
    expect(own.every((record) => record.correlation_id === "test-id")).toBe(true);
    expect(own.at(-1)).toMatchObject({
      operation: "execute_step",
      success: true,
      duration_ms: expect.any(Number) as number,
    });
  });

  it("logs an error whole, under the standard's key", async () => {
    await fetch(`${base}/tasks`, { method: "POST", body: '{ "input": "x" }' });
    await until(() => records.some((record) => record.msg === "Step execution failed"));
    const failed = records.find((record) => record.msg === "Step execution failed");
    expect(failed).toMatchObject({
      level: 50,
      error: { type: "RangeError", message: "The input is not a number", stack: expect.any(String) as string },
    });
    expect(failed?.correlation_id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it("exposes every metric that its reference calls active", async () => {
    const text = await (await fetch(`${base}/metrics`)).text();
    for (const line of [
      'tasker_tasks_created_total{namespace="default"',
      'tasker_tasks_completed_total{result="success"',
      'tasker_tasks_completed_total{result="error"',
      'tasker_step_execution_duration_bucket{result="success"',
      'tasker_queue_messages_depth{queue="tasks"',
      'tasker_http_requests_total{method="POST",status="202"}',
      "tasker_workers_busy 0",
      "process_cpu_seconds_total",
    ]) {
      expect(text).toContain(line);
    }
  });

  it.each(["/health", "/health/ready", "/health/live"])("answers %s", async (path) => {
    const response = await fetch(base + path);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      status: "healthy",
      checks: { queue: { status: "healthy" } },
      uptime_seconds: expect.any(Number) as number,
    });
  });
});
