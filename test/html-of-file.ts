import { spawnSync } from "node:child_process";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));

/** The HTML report of a file as the command line writes it; returns its path. */
export function htmlOfFile(path: string, folder: string): string {
  const args = ["bin/mingzhang.js", "audit", path, "--format", "html", "--out", folder];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  if (status !== 0 && status !== 1) throw new Error(stderr);
  return join(folder, `${basename(path).replace(/\.[a-z]+$/, "")}.html`);
}
