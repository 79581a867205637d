import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { composedPage, inventedAccounts } from "../test/composed.ts";

// Draws the pictures of the README: `node scripts/pictures.ts`. Needs Debian's chromium and imagemagick.
const executablePath = "/usr/bin/chromium";
if (!existsSync(executablePath)) throw new Error(`${executablePath} is absent: apt-get install chromium`);

/** What each picture shows, and the script that brings it into view. */
const pictures = [
  { name: "page-glance.png", address: "", view: "document.querySelector('.page').scrollIntoView()" },
  {
    name: "page-figure.png",
    address: "#f-公开03表-4-3",
    view: "document.getElementById('公开03表').scrollIntoView()",
  },
];

const folder = mkdtempSync(join(tmpdir(), "mingzhang-pictures-"));
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
try {
  const file = join(folder, "accounts.html");
  writeFileSync(file, composedPage(inventedAccounts({ shape: "rich", seed: 7 })).html);
  for (const { name, address, view } of pictures) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: "light" });
    await page.goto(`${pathToFileURL(file).href}${address}`);
    await page.evaluate(view);
    const drawn = join(folder, name);
    await page.screenshot({ path: drawn });
    const target = fileURLToPath(new URL(`../examples/${name}`, import.meta.url));
    execFileSync("convert", [drawn, "+dither", "-colors", "96", `PNG8:${target}`]);
    await page.close();
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
