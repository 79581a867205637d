import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser, Locator, Page } from "playwright-core";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { htmlOfFile } from "../html-of-file.ts";
import { chromiumNeeded, executablePath, patience, shared } from "../needs.ts";
import { violations } from "./accessibility.ts";

const original = shared("corpus/putuo-finance-2024.pdf");
const document = original.url;
const browserThere = chromiumNeeded();

describe.skipIf(browserThere.absent || original.absent)(
  original.named(browserThere.named("the report of a PDF in a browser")),
  () => {
    let browser: Browser;
    let page: Page;
    let folder: string;
    const requests: string[] = [];
    const problems: string[] = [];

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), "mingzhang-pages-"));
      const file = htmlOfFile(fileURLToPath(document), folder);
      browser = await chromium.launch({
        executablePath,
        timeout: patience,
        args: ["--no-sandbox", "--disable-gpu"],
      });
      page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      page.setDefaultTimeout(patience);
      page.on("request", (request) => requests.push(request.url()));
      page.on("pageerror", (error) => problems.push(error.message));
      page.on("console", (message) => problems.push(message.text()));
      await page.goto(pathToFileURL(file).href);
    });

    afterAll(async () => {
      await browser?.close();
      if (folder) rmSync(folder, { recursive: true });
    });

    const wrong = (): Locator => page.locator('#pages g[aria-label^="0.3万元"]');

    test("the original is in front, every page with its image", async () => {
      expect(await page.locator("#pages").isVisible()).toBe(true);
      expect(await page.locator("#text").isVisible()).toBe(false);
      const drawn = await page
        .locator("#pages img")
        .evaluateAll((images) =>
          images.map((image) => (image as unknown as { naturalWidth: number }).naturalWidth),
        );
      expect(drawn).toHaveLength(25);
      for (const width of drawn) expect(width).toBeGreaterThan(900);
    });

    test("a click on a finding shows its figure on its page", async () => {
      const jump = page.locator(".q .jump", { hasText: "0.3万元" }).first();
      await jump.click();
      expect(await wrong().getAttribute("class")).toContain("at");
      expect(await wrong().evaluate((node) => node === node.ownerDocument.activeElement)).toBe(true);
      const mark = (await wrong().boundingBox())!;
      const sheet = (await page.locator("#pg21 .sheet").boundingBox())!;
      // As printed: 372 points from the left of 595, 407 from the top of 842.
      expect((mark.x - sheet.x) / sheet.width).toBeCloseTo(370.5 / 595, 2);
      expect((mark.y - sheet.y) / sheet.height).toBeCloseTo(405.4 / 842, 2);
      expect(mark.y).toBeGreaterThan(0);
      expect(mark.y + mark.height).toBeLessThan(900);
    });

    test("Enter on a mark shows its finding, Escape goes back to it", async () => {
      await wrong().focus();
      await page.keyboard.press("Enter");
      const number = (await wrong().getAttribute("data-q"))!.split(" ")[0];
      expect(await page.locator(`#q${number}`).getAttribute("class")).toContain("on");
      expect(await page.locator("#panel").textContent()).toContain("财政拨款");
      await page.keyboard.press("Escape");
      expect(await page.locator(":focus").evaluate((node) => node.closest(".q")?.id)).toBe(`q${number}`);
    });

    test("a figure without a finding says what it states and where else it stands", async () => {
      await page.locator('#pages g.f:not([data-q])[aria-label="6.20"]').first().click();
      expect(await page.locator("#panel .big").textContent()).toBe("62,000.00元");
      await page.locator("#panel .to").first().click();
      expect(await page.locator("#pages g[aria-current=true]").count()).toBe(1);
      await page.keyboard.press("Escape");
    });

    test("text and original show the same place", async () => {
      await page.locator(".q .jump", { hasText: "0.3万元" }).first().click();
      await page.locator('[data-view="text"]').click();
      expect(await page.locator("#pages").isVisible()).toBe(false);
      const marked = page.locator("#text .at", { hasText: "0.3万元" }).first();
      expect(await marked.isVisible()).toBe(true);
      await page.locator(".q .jump", { hasText: "71.73%" }).first().click();
      expect(await page.locator("#text :focus").textContent()).toContain("71.73%");
      await page.locator('[data-view="pages"]').click();
      expect(await wrong().isVisible()).toBe(true);
    });

    test("zoom makes the pages wider and says so", async () => {
      const width = async (): Promise<number> => (await page.locator("#pg21 .sheet").boundingBox())!.width;
      const before = await width();
      await page.locator("#larger").click();
      expect(await width()).toBeGreaterThan(before * 1.4);
      expect(await page.locator("#scale").textContent()).toBe("150%");
      await page.locator("#smaller").click();
      expect(await width()).toBeCloseTo(before, 0);
    });

    for (const colorScheme of ["light", "dark"] as const)
      for (const width of [1280, 360])
        test(`has no accessibility violation and no overflow at ${width} px, ${colorScheme}`, async () => {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 800 });
          expect(await violations(page)).toEqual([]);
          expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
        });

    test("asked for nothing but itself and reported no error", () => {
      expect(requests.filter((url) => !/^(?:data:|file:.*\.html$)/.test(url))).toEqual([]);
      expect(problems).toEqual([]);
    });
  },
);
