// Installs Debian's Chromium for the browser tests and pdftotext, that tables are compared with, where that is allowed;
// says so either way.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const chromium = "/usr/bin/chromium";
const pdftotext = "/usr/bin/pdftotext";
if (!existsSync(chromium) || !existsSync(pdftotext)) {
  const root = process.getuid?.() === 0;
  const apt = spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status === 0;
  if (root && apt) {
    process.stderr.write(
      "Installing Debian packages for the tests: chromium, fonts-noto-cjk, poppler-utils\n",
    );
    const quiet = {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    };
    spawnSync("apt-get", ["update", "-qq"], quiet);
    spawnSync(
      "apt-get",
      ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk", "poppler-utils"],
      quiet,
    );
  }
  if (!existsSync(chromium))
    process.stderr.write(
      `No ${chromium} here and it cannot be installed: the browser tests will be skipped\n`,
    );
  if (!existsSync(pdftotext))
    process.stderr.write(
      `No ${pdftotext} here and it cannot be installed: amounts are not compared with it\n`,
    );
}
