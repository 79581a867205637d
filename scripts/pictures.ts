import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

/**
 * Draws the pictures of the README from the composed example: `npm run pictures`. Needs Debian's chromium,
 * libreoffice-writer-nogui, poppler-utils, imagemagick and fonts-noto-cjk.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const target = join(root, "examples/yangcheng-2022");
const folder = mkdtempSync(join(tmpdir(), "mingzhang-pictures-"));

/** Fonts of official papers that a machine without them draws in Noto. */
const standIns = {
  "Times New Roman": "Serif",
  仿宋_GB2312: "Serif",
  仿宋: "Serif",
  宋体: "Serif",
  楷体: "Serif",
  黑体: "Sans",
};

try {
  const compose = ["bin/mingzhang.js", "compose", join(target, "accounts.xlsx"), "--out", folder];
  execFileSync(process.execPath, [...compose, "--format", "docx,pdf,html"], { cwd: root, stdio: "ignore" });
  await webPage(join(folder, "accounts.html"));
  pageOf(join(folder, "accounts.pdf"), 6, "pdf-page.png");
  pageOf(wordAsPdf(join(folder, "accounts.docx")), 19, "word-page.png");
} finally {
  rmSync(folder, { recursive: true });
}

async function webPage(file: string): Promise<void> {
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, colorScheme: "light" });
    await page.goto(`${pathToFileURL(file).href}#f-公开03表-4-3`);
    await page.evaluate("document.getElementById('公开03表').scrollIntoView()");
    const drawn = join(folder, "web.png");
    await page.screenshot({ path: drawn });
    kept(drawn, "web-page.png");
  } finally {
    await browser.close();
  }
}

function wordAsPdf(file: string): string {
  const aliases = Object.entries(standIns).map(
    ([name, noto]) =>
      `<match target="pattern"><test name="family"><string>${name}</string></test><edit name="family" mode="assign" binding="strong"><string>Noto ${noto} CJK SC</string></edit></match>`,
  );
  const fonts = join(folder, "fonts.conf");
  writeFileSync(
    fonts,
    `<?xml version="1.0"?><fontconfig><include>/etc/fonts/fonts.conf</include>${aliases.join("")}</fontconfig>`,
  );
  const out = join(folder, "word");
  mkdirSync(out);
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
  execFileSync("soffice", [profile, "--headless", "--convert-to", "pdf", "--outdir", out, file], {
    env: { ...process.env, FONTCONFIG_FILE: fonts },
    stdio: "ignore",
  });
  return join(out, "accounts.pdf");
}

function pageOf(pdf: string, page: number, name: string): void {
  const stem = join(folder, name.replace(/\.png$/, ""));
  execFileSync("pdftoppm", ["-r", "90", "-f", `${page}`, "-l", `${page}`, "-singlefile", "-png", pdf, stem]);
  kept(`${stem}.png`, name);
}

/** A picture in few colours, which is what a page of text needs. */
function kept(drawn: string, name: string): void {
  execFileSync("convert", [drawn, "+dither", "-colors", "64", `PNG8:${join(target, name)}`]);
}
