import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { main } from "../../src/cli/main.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser: Browser;

beforeAll(async () => {
  const args =
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: args.split(" ") });
}, 60_000);

afterAll(() => browser.close());

interface OpenPage {
  readonly page: Page;
  readonly text: string;
  /** Whatever the page asked the network for, or complained about. */
  readonly trouble: readonly string[];
}

async function opened(
  project: string,
  { hash = "", scheme = "light" }: { hash?: string; scheme?: "light" | "dark" } = {},
): Promise<OpenPage> {
  const file = join(temporaryFolder(), "report.html");
  expect(await main(["report", "--cwd", project, "--preset", "strict", "--output-file", file])).toBe(0);
  const page = await browser.newPage({ colorScheme: scheme, bypassCSP: false });
  const trouble: string[] = [];
  page.on("console", (message) => trouble.push(message.text()));
  page.on("pageerror", (error) => trouble.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith("file:")) trouble.push(request.url());
  });
  await page.goto(pathToFileURL(file).href + hash);
  return { page, text: readFileSync(file, "utf8"), trouble };
}

const names = (page: Page) => page.locator("#metrics-table tbody tr:visible th code").allTextContents();

describe("the report of the drifted service", { timeout: 60_000 }, () => {
  it("opens from a file without any network, and nothing in it fails", async () => {
    const { page, trouble, text } = await opened("fixtures/drifted");
    expect(await page.title()).toBe("Instrumentation of drifted");
    expect(trouble).toEqual([]);
    expect(text).not.toMatch(/(?:src|href)="https?:/);
  });

  it("has the drift at the top, with what it says and how it is mended", async () => {
    const { page } = await opened("fixtures/drifted");
    expect(await page.locator("#drift li").count()).toBe(35);
    expect(await page.locator("#drift li").first().innerText()).toContain("Mend the query.");
    expect(await page.locator(".figures div").allInnerTexts()).toContainEqual(
      expect.stringMatching(/Documented\s+75 %/),
    );
  });

  it("finds metrics by any words in their row", async () => {
    const { page } = await opened("fixtures/drifted");
    const all = await names(page);
    await page.keyboard.press("/");
    await page.keyboard.type("gauge workers");
    expect(await names(page)).toEqual(["tasker_workers_idle"]);
    expect(await page.locator("#shown").innerText()).toBe(`1 of ${all.length} metrics`);
  });

  it("sorts by a column, up and down, by keyboard", async () => {
    const { page } = await opened("fixtures/drifted");
    const all = await names(page);
    const header = page.getByRole("button", { name: "Metric" });
    await header.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    expect(await names(page)).toEqual(all.toSorted((one, other) => other.localeCompare(one, "en", { numeric: true })));
    expect(await page.locator("#metrics-table th[aria-sort]").getAttribute("aria-sort")).toBe("descending");
    await page.getByRole("button", { name: "Findings" }).click();
    await page.getByRole("button", { name: "Findings" }).click();
    const cells = await page.locator("#metrics-table tbody tr td:last-child").all();
    const counts = await Promise.all(cells.map((cell) => cell.locator("div").count()));
    expect(counts).toEqual(counts.toSorted((one, other) => other - one));
  });

  it("a link leads to a metric, also past a search that hides it", async () => {
    const { page } = await opened("fixtures/drifted", { hash: "#metric-tasker_workers_idle" });
    expect(await page.locator("tr:target th code").innerText()).toBe("tasker_workers_idle");
    await page.locator("#search").fill("nothing like it");
    expect(await names(page)).toEqual([]);
    await page.locator("#drift a").first().click();
    expect(await page.locator("tr:target").isVisible()).toBe(true);
  });

  it.each(["light", "dark"] as const)("is accessible in %s", async (scheme) => {
    const { page } = await opened("fixtures/drifted", { scheme });
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => {
      const { axe: tester } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      return (await tester.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
    });
    expect(violations).toEqual([]);
  });

  it("prints on pages as wide as paper", async () => {
    const { page } = await opened("fixtures/drifted");
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("nav").isVisible()).toBe(false);
    expect((await page.pdf({ format: "A4", landscape: true })).length).toBeGreaterThan(10_000);
  });
});

it("what a project says is text, whatever it holds", { timeout: 60_000 }, async () => {
  const evil = '</script><script>document.title = "owned"</script><img src=x onerror=alert(1)>';
  const project = temporaryFolder({
    "instrumentation.json": '{ "metrics": { "catalogs": ["m.md"] } }',
    "m.md": `# Metrics\n\n### \`a.b\`\n\n**Type:** Counter\n**Description**: ${evil}\n`,
    "src/a.ts": `import { metrics } from "@opentelemetry/api";\nmetrics.getMeter("a").createCounter(${JSON.stringify(`a.${evil}`)}, { description: ${JSON.stringify(evil)} }).add(1, { ${JSON.stringify(evil)}: ${JSON.stringify(evil)} });\n`,
  });
  const { page, trouble } = await opened(project);
  expect(trouble).toEqual([]);
  expect(await page.title()).not.toBe("owned");
  expect(await page.locator("main img, main script").count()).toBe(0);
  expect(await names(page)).toContain(`a.${evil}`);
});

it("a project without metrics has a page that says so", { timeout: 60_000 }, async () => {
  const { page } = await opened(temporaryFolder({ "src/a.ts": "export {};\n" }));
  expect(await page.locator("#metrics").innerText()).toContain("No metrics were found.");
  expect(await page.locator("#drift").innerText()).toContain("Code, metrics reference and queries agree.");
});
