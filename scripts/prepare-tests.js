// Installs the Debian programs that some tests need where that is allowed; says so either way.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const needed = [
  { file: "/usr/bin/chromium", packages: ["chromium", "fonts-noto-cjk"], tests: "browser tests" },
  {
    file: "/usr/share/tesseract-ocr/5/tessdata/chi_sim.traineddata",
    packages: ["tesseract-ocr", "tesseract-ocr-chi-sim"],
    tests: "tests of scanned pages",
  },
  { file: "/usr/bin/pdftotext", packages: ["poppler-utils"], tests: "comparison of tables with pdftotext" },
  { file: "/usr/bin/soffice", packages: ["libreoffice-writer-nogui"], tests: "tests of .doc and .wps" },
];

const missing = needed.filter(({ file }) => !existsSync(file));
const root = process.getuid?.() === 0;
if (missing.length > 0 && root && spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status === 0) {
  const packages = missing.flatMap((one) => one.packages);
  process.stderr.write(`Installing Debian packages for the tests: ${packages.join(", ")}\n`);
  const quiet = {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  };
  spawnSync("apt-get", ["update", "-qq"], quiet);
  for (const one of missing)
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...one.packages], quiet);
}
for (const { file, tests } of missing)
  if (!existsSync(file))
    process.stderr.write(`No ${file} here and it cannot be installed: the ${tests} will be skipped\n`);
