// Installs Debian's Chromium for the browser tests where that is allowed; says so either way.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const chromium = "/usr/bin/chromium";
if (!existsSync(chromium)) {
  const root = process.getuid?.() === 0;
  const apt = spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status === 0;
  if (root && apt) {
    process.stderr.write("Installing Debian packages for the browser tests: chromium, fonts-noto-cjk\n");
    const quiet = {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    };
    spawnSync("apt-get", ["update", "-qq"], quiet);
    spawnSync(
      "apt-get",
      ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk"],
      quiet,
    );
  }
  if (!existsSync(chromium))
    process.stderr.write(
      `No ${chromium} here and it cannot be installed: the browser tests will be skipped\n`,
    );
}
