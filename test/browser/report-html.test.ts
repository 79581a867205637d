import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { equationsOf, openAudit } from "../../src/audit/engine.ts";
import { rules } from "../../src/audit/rules/index.ts";
import { reportHtml } from "../../src/write/report-html.ts";
import { fragment } from "../example.ts";
import { chromiumNeeded, executablePath, patience } from "../needs.ts";
import { violations } from "./accessibility.ts";

const browserThere = chromiumNeeded();

/** Two forms and a sentence: a wrong total, its effects, figures without a finding. */
const example = `阳城县投资促进中心
2022年度部门决算公开

第二部分 2022年部门决算表

收入决算表
公开02表
部门名称：阳城县投资促进中心
2022年度
金额单位：元
项目\t\t本年收入合计\t财政拨款收入\t上级补助收入\t事业收入\t经营收入\t附属单位上缴收入\t其他收入
功能分类科目编码\t科目名称\t\t\t\t\t\t\t
栏次\t\t1\t2\t3\t4\t5\t6\t7
合计\t\t160.00\t100.00\t\t\t\t\t50.00
201\t一般公共服务支出\t150.00\t100.00\t\t\t\t\t50.00
20101\t人大事务\t150.00\t100.00\t\t\t\t\t50.00
2010101\t行政运行\t150.00\t100.00\t\t\t\t\t50.00
注：本表反映部门本年度取得的各项收入情况。

财政拨款“三公”经费支出决算表
公开07表
金额单位：元
预算数\t\t\t\t\t\t决算数\t\t\t\t\t
合计\t因公出国（境）费\t公务用车购置及运行维护费\t\t\t公务接待费\t合计\t因公出国（境）费\t公务用车购置及运行维护费\t\t\t公务接待费
\t\t小计\t公务用车购置费\t公务用车运行维护费\t\t\t\t小计\t公务用车购置费\t公务用车运行维护费\t
1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12
150.00\t\t100.00\t\t100.00\t50.00\t150.00\t\t100.00\t\t100.00\t40.00

第三部分 情况说明

二、收入决算情况说明
2022年度收入合计150.00元，其中：财政拨款收入100.00元，占比66.67%；其他收入50.00元，占比33.33%。`;

describe.skipIf(browserThere.absent)(browserThere.named("the report page in a browser"), () => {
  let browser: Browser;
  let page: Page;
  let folder: string;
  const requests: string[] = [];
  const problems: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "mingzhang-html-"));
    const account = fragment(example);
    const report = openAudit(account).report();
    const file = join(folder, "report.html");
    writeFileSync(
      file,
      reportHtml(report, account, {
        file: "决算.txt",
        sha256: (text) => createHash("sha256").update(text).digest("base64"),
        equations: equationsOf(account),
        rules,
      }),
    );
    browser = await chromium.launch({
      timeout: patience,
      executablePath,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(patience);
    page.setDefaultTimeout(5000);
    page.on("request", (request) => requests.push(request.url()));
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (message) => problems.push(message.text()));
    await page.goto(pathToFileURL(file).href);
  });

  afterAll(async () => {
    await browser?.close();
    if (folder) rmSync(folder, { recursive: true });
  });

  test("a click on a finding marks its places and moves there", async () => {
    const target = await page.locator("#q1 > .msg .jump").getAttribute("href");
    await page.locator("#q1 > .msg .jump").click();
    const place = page.locator(target!);
    expect(await place.getAttribute("class")).toContain("at");
    expect(await page.locator("#q1").getAttribute("class")).toContain("on");
    expect(await place.evaluate((node) => node === node.ownerDocument.activeElement)).toBe(true);
    expect(await isInView(place)).toBe(true);
  });

  test("Escape goes back to the finding", async () => {
    await page.keyboard.press("Escape");
    expect(await focused(page)).toBe("q1");
  });

  test("j and k walk through the findings, Enter jumps", async () => {
    await page.keyboard.press("j");
    expect(await focused(page)).not.toBe("q1");
    expect(await page.locator("#live").textContent()).toMatch(/^第2项，共\d+项$/);
    await page.keyboard.press("k");
    expect(await focused(page)).toBe("q1");
    await page.keyboard.press("Enter");
    expect(await page.locator("main :focus").count()).toBe(1);
  });

  test("a click on a figure says what it states and where else it stands", async () => {
    await page.locator("main .f", { hasText: "66.67%" }).click();
    const panel = page.locator("#panel");
    expect(await panel.isVisible()).toBe(true);
    expect(await panel.textContent()).toContain("66.67%");
    expect(await panel.textContent()).toMatch(/参与\d+项核验/);
    await page.locator("p .f", { hasText: "100.00元" }).click();
    await panel.locator(".to").first().click();
    expect(await page.locator("table .f[aria-current=true]").count()).toBe(1);
    await page.locator("#close").click();
    expect(await panel.isVisible()).toBe(false);
  });

  test("a click on any other figure says what it states and leaves the findings alone", async () => {
    await page.locator("table .f:not([data-q])", { hasText: "100.00" }).first().click();
    expect(await page.locator("#panel .big").textContent()).toBe("100.00元");
    expect(await page.locator(".q.on").count()).toBe(0);
    await page.keyboard.press("Escape");
    expect(await page.locator("#panel").isVisible()).toBe(false);
  });

  test("a click on a marked figure shows its finding", async () => {
    const marked = page.locator("main .f.e").first();
    const numbers = await marked.getAttribute("data-q");
    await marked.click();
    const first = page.locator(`#q${numbers!.split(" ")[0]}`);
    expect(await first.getAttribute("class")).toContain("on");
    expect(await isInView(first)).toBe(true);
    await page.keyboard.press("Escape");
  });

  test("arrow keys move between the figures of a table", async () => {
    const figures = page.locator("table .f");
    await figures.nth(0).focus();
    await page.keyboard.press("ArrowRight");
    expect(await figures.nth(1).evaluate((node) => node === node.ownerDocument.activeElement)).toBe(true);
    await page.keyboard.press("Escape");
  });

  test("search and filters narrow the list and say so", async () => {
    await page.locator("#search").fill("没有这样的字");
    expect(await page.locator("#nothing").isVisible()).toBe(true);
    expect(await page.locator("#live").textContent()).toMatch(/^显示0项/);
    await page.locator("#search").fill("");
    await page.locator('[data-filter="error"]').click();
    expect(await page.locator(".q.error:visible").count()).toBe(0);
    await page.locator('[data-filter="error"]').click();
    expect(await page.locator(".q.error:visible").count()).toBeGreaterThan(0);
  });

  test("? shows the keys", async () => {
    await page.locator("main").click({ position: { x: 2, y: 2 } });
    await page.keyboard.press("?");
    expect(await page.locator("#help").isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    expect(await page.locator("#help").isVisible()).toBe(false);
  });

  for (const colorScheme of ["light", "dark"] as const)
    for (const width of [1280, 360])
      test(`has no accessibility violation and no overflow at ${width} px, ${colorScheme}`, async () => {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        await page.locator("main .f").first().click();
        expect(await violations(page)).toEqual([]);
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
        await page.keyboard.press("Escape");
      });

  test("asked for nothing but itself and reported no error", () => {
    expect(requests.filter((url) => !url.startsWith("file:") || !url.endsWith("/report.html"))).toEqual([]);
    expect(problems).toEqual([]);
  });
});

async function focused(page: Page): Promise<string | null> {
  return page.locator(":focus").evaluate((node) => node.closest(".q")?.id ?? null);
}

async function isInView(place: ReturnType<Page["locator"]>): Promise<boolean> {
  return place.evaluate((node) => {
    const box = node.getBoundingClientRect();
    const height = node.ownerDocument.defaultView?.innerHeight ?? 0;
    return box.bottom > 0 && box.top < height;
  });
}
