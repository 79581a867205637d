import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { audit } from "../../src/audit/engine.ts";
import { readAny } from "../../src/read/reader.ts";
import { readText } from "../../src/read/text.ts";
import { recognise } from "../../src/recognise/account.ts";
import { asDocx, asXlsx } from "../formats.ts";
import { plantedExample } from "../invented/planted.ts";
import { chromiumNeeded, executablePath, patience, shared } from "../needs.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const social = shared("corpus/putuo-social-work-2024.pdf");
const browserThere = chromiumNeeded();
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const built = join(root, "dist/mingzhang.html");

describe.skipIf(browserThere.absent)(browserThere.named("the offline page in a browser"), () => {
  let browser: Browser;
  let page: Page;
  let folder: string;
  const requests: string[] = [];
  const problems: string[] = [];

  beforeAll(async () => {
    execFileSync(process.execPath, ["scripts/build-page.ts"], { cwd: root, stdio: "ignore" });
    folder = mkdtempSync(join(tmpdir(), "mingzhang-page-"));
    const document = readText(new TextEncoder().encode(plantedExample()));
    writeFileSync(join(folder, "有错的.txt"), plantedExample());
    writeFileSync(join(folder, "有错的.docx"), asDocx(document));
    writeFileSync(join(folder, "有错的.xlsx"), asXlsx(document));
    writeFileSync(join(folder, "坏的.pdf"), "not a PDF");
    browser = await chromium.launch({
      timeout: patience,
      executablePath,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
    page.setDefaultTimeout(patience);
    page.on("request", (request) => requests.push(request.url()));
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(message.text());
    });
    await page.goto(pathToFileURL(built).href);
  });

  afterAll(async () => {
    await browser?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  /** Gives files to the page and returns the findings it saves as JSON. */
  async function audited(...paths: string[]): Promise<{ id: string; severity: string }[]> {
    const before = await page.locator("#list li").count();
    await page.locator("#files").setInputFiles(paths);
    await page.locator("#list li").nth(before).locator("button:enabled").waitFor();
    const download = page.waitForEvent("download");
    await page.locator("#save-json").click();
    const saved = await (await download).path();
    return JSON.parse(readFileSync(saved, "utf8")).findings;
  }

  const ids = (findings: readonly { id: string; severity: string }[]): string[] =>
    findings.map(({ id, severity }) => `${severity} ${id}`).sort();

  test("it is one file of at most 12 MB", () => {
    expect(statSync(built).size).toBeLessThanOrEqual(12 * 1024 * 1024);
  });

  test.each(["有错的.txt", "有错的.docx", "有错的.xlsx"])(
    "%s: the findings are those of the command line",
    async (name) => {
      const path = join(folder, name);
      const expected = audit(recognise(await readAny(new Uint8Array(readFileSync(path)), name))).findings;
      expect(ids(await audited(path))).toEqual(ids(expected));
      await page.frameLocator("#report").locator("h1").waitFor();
    },
  );

  test.skipIf(social.absent)(social.named("a PDF of 24 pages, the page answering meanwhile"), async () => {
    const path = fileURLToPath(social.url);
    const expected = audit(recognise(await readAny(new Uint8Array(readFileSync(path)), path))).findings;
    const findings = audited(path);
    expect(await page.evaluate(() => document.title)).toContain("明账");
    expect(ids(await findings)).toEqual(ids(expected));
  });

  test.skipIf(social.absent)(
    social.named("its pages come as images after the findings, and are saved with the report"),
    async () => {
      const report = page.frameLocator("#report");
      await report.locator("#im24[src]").waitFor();
      const drawn = await report
        .locator("#pages img")
        .evaluateAll((images) => images.filter((image) => image.getAttribute("src")).length);
      expect(drawn).toBe(24);
      const href = await report.locator(".q .jump[href]").first().getAttribute("href");
      await report.locator(".q .jump[href]").first().click();
      expect(await report.locator(`#o${href!.slice(1)}`).getAttribute("class")).toContain("at");
      const download = page.waitForEvent("download");
      await page.locator("#save-html").click();
      const html = readFileSync(await (await download).path(), "utf8");
      expect(html.match(/<img id="im\d+" src="data:image\/png;base64,/g)).toHaveLength(24);
    },
  );

  test("a file that cannot be read says so beside its name", async () => {
    await page.locator("#files").setInputFiles(join(folder, "坏的.pdf"));
    await page.locator("#list li", { hasText: "坏的.pdf" }).getByText("扩展名是.pdf").waitFor();
  });

  test("nothing is requested but the page itself", () => {
    const outside = requests.filter((url) => !/^(?:file|blob|about|data):/.test(url));
    expect(outside).toEqual([]);
    expect(problems).toEqual([]);
  });

  test.each([1280, 360])("axe finds no violation at %i pixels, and nothing sticks out", async (width) => {
    await page.setViewportSize({ width, height: 800 });
    await page.evaluate(axeSource);
    const violations = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: {
          run(
            root: unknown,
            options: object,
          ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
        };
      };
      const result = await axe.run({ exclude: ["iframe"] }, {});
      return result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
    expect(violations).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });

  test("it is used by keyboard: results are buttons, the last one shows again", async () => {
    await page.locator("#list li button:enabled").first().focus();
    await page.keyboard.press("Enter");
    expect(await page.locator("#list li button").first().getAttribute("aria-pressed")).toBe("true");
  });
});
