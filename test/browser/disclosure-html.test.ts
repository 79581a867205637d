import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { composedPage, inventedAccounts } from "../composed.ts";
import { chromiumNeeded, executablePath, patience } from "../needs.ts";

const browserThere = chromiumNeeded();
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const total = "#f-公开03表-4-3";

describe.skipIf(browserThere.absent)(browserThere.named("the page of a disclosure in a browser"), () => {
  let browser: Browser;
  let page: Page;
  let folder: string;
  let address: string;
  const requests: string[] = [];
  const problems: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "mingzhang-html-"));
    const file = join(folder, "accounts.html");
    writeFileSync(file, composedPage(inventedAccounts({ projects: 1 }), { draft: true }).html);
    address = pathToFileURL(file).href;
    browser = await chromium.launch({
      timeout: patience,
      executablePath,
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"],
    });
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
    page.setDefaultTimeout(patience);
    page.setDefaultTimeout(5000);
    page.on("request", (request) => requests.push(request.url()));
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (message) => problems.push(message.text()));
    await page.goto(address);
  });

  afterAll(async () => {
    await browser?.close();
    if (folder) rmSync(folder, { recursive: true });
  });

  test("a figure says what it states, what it sums, where else it stands and what it passed", async () => {
    await page.locator(total).click();
    const panel = page.locator("#panel");
    const text = await panel.innerText();
    expect(text).toContain(await page.locator(total).innerText());
    for (const title of ["由下列数相加", "同一数字还写在", "通过的核验"]) expect(text).toContain(title);
    await page.keyboard.press("Escape");
    expect(await panel.isVisible()).toBe(false);
    expect(await isFocused(page, total)).toBe(true);
  });

  test("links in the panel lead to the other figures, and back leads back", async () => {
    await page.locator(total).press("Enter");
    expect(await isFocused(page, "#panel")).toBe(true);
    const link = page.locator("#panel a").first();
    const target = decodeURIComponent((await link.getAttribute("href"))!);
    await link.press("Enter");
    await page.waitForFunction(`location.hash !== ""`);
    expect(await isFocused(page, target)).toBe(true);
    expect(await page.locator(target).getAttribute("aria-expanded")).toBe("true");
    expect(await isInView(page, target)).toBe(true);
    await page.keyboard.press("Escape");
  });

  test("a deep link opens its figure", async () => {
    const other = await browser.newPage();
    other.setDefaultTimeout(patience);
    await other.goto(`${address}${total}`);
    expect(await other.locator("#panel .big").innerText()).toContain(await other.locator(total).innerText());
    expect(await isInView(other, total)).toBe(true);
    other.on("pageerror", (error) => problems.push(error.message));
    await other.goto(`${address}#%`);
    await other.reload();
    expect(await other.locator("#panel").isVisible()).toBe(false);
    await other.close();
  });

  test("without script, figures are addresses and terms lead to the glossary", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const plain = await context.newPage();
    plain.setDefaultTimeout(patience);
    await plain.goto(`${address}${total}`);
    expect(await plain.locator(`${total}:target`).count()).toBe(1);
    expect(await plain.locator("main a.t").first().getAttribute("href")).toMatch(/^#term-\d+$/);
    expect(await plain.locator("#contents a").first().isVisible()).toBe(true);
    await context.close();
  });

  test("arrow keys move over a table as it is drawn", async () => {
    await page.locator(total).focus();
    await page.keyboard.press("ArrowRight");
    expect(await isFocused(page, "#f-公开03表-4-4")).toBe(true);
    await page.keyboard.press("ArrowDown");
    expect(await isFocused(page, "#f-公开03表-5-4")).toBe(true);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowLeft");
    expect(await isFocused(page, total)).toBe(true);
  });

  test("every table and paragraph with figures is reached with Tab", async () => {
    const unreached = await page.evaluate(
      `[...document.querySelectorAll("main table,main p")].filter((home) => home.querySelector(".f") && !home.querySelector('.f[tabindex="0"]')).length`,
    );
    expect(unreached).toBe(0);
    const unnamed = await page.evaluate(
      `[...document.querySelectorAll(".f")].filter((f) => f.getAttribute("role") !== "button" || (f.textContent.trim() === "" && !f.ariaLabel)).length`,
    );
    expect(unnamed).toBe(0);
  });

  test("a term explains itself on focus until Escape", async () => {
    const term = page.locator("main p a.t").first();
    await term.focus();
    const tip = page.locator("#tip");
    expect(await tip.innerText()).toContain(`${await term.innerText()}：`);
    expect(await term.getAttribute("aria-describedby")).toBe("tip");
    await page.keyboard.press("Escape");
    expect(await tip.isVisible()).toBe(false);
  });

  for (const colorScheme of ["light", "dark"] as const)
    for (const width of [1280, 360])
      test(`has no accessibility violation and no overflow at ${width} px, ${colorScheme}`, async () => {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        await page.locator(total).click();
        expect(await violations(page)).toEqual([]);
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
        await page.keyboard.press("Escape");
      });

  test("on a narrow screen the contents open over the page and close when used", async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    const contents = page.locator("#contents");
    expect(await contents.isVisible()).toBe(false);
    await page.locator(".menu").click();
    await contents.locator('a[href="#section-2"]').click();
    expect(await contents.isVisible()).toBe(false);
    expect(await isInView(page, "#section-2")).toBe(true);
  });

  test("wide tables scroll inside their box with the names of rows in sight", async () => {
    const box = page.locator("#公开03表 .scroll");
    await box.evaluate((node) => node.scrollTo(10_000, 0));
    const [left, name] = await box.evaluate((node) => [
      node.getBoundingClientRect().left,
      node.querySelector("tbody tr:nth-child(2) th + th")!.getBoundingClientRect().left,
    ]);
    expect(Math.abs(left! - name!)).toBeLessThan(2);
  });

  test("on paper there is no navigation, and a draft is called one on every page", async () => {
    await page.emulateMedia({ media: "print", colorScheme: "light" });
    await page.setViewportSize({ width: 1280, height: 900 });
    for (const selector of ["#contents", ".menu", "#panel", "footer"])
      expect(await page.locator(selector).isVisible()).toBe(false);
    expect(await page.locator("aside.draft").evaluate((node) => getComputedStyle(node).position)).toBe(
      "fixed",
    );
    await page.emulateMedia({ media: "screen" });
  });

  test("asked for nothing but itself and reported no error", () => {
    expect(requests.filter((url) => !url.startsWith(address))).toEqual([]);
    expect(problems).toEqual([]);
  });
});

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

async function violations(page: Page): Promise<string[]> {
  // Evaluated by the debugger, which the content security policy of the page does not bind.
  if ((await page.evaluate("typeof axe")) === "undefined") await page.evaluate(axeSource);
  const result: AxeResult = await page.evaluate("axe.run(document, { resultTypes: ['violations'] })");
  return result.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.length}× ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary}`,
  );
}

async function isFocused(page: Page, selector: string): Promise<boolean> {
  return page.locator(selector).evaluate((node) => node === node.ownerDocument.activeElement);
}

async function isInView(page: Page, selector: string): Promise<boolean> {
  return page.locator(selector).evaluate((node) => {
    const box = node.getBoundingClientRect();
    return box.bottom > 0 && box.top < (node.ownerDocument.defaultView?.innerHeight ?? 0);
  });
}
