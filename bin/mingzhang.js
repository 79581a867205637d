#!/usr/bin/env node
// Runs on any Node from 20 on: an older one hands over to the Node 24 that npm installed beside us.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const [major] = process.versions.node.split(".").map(Number);
if (major >= 24) {
  const { enableCompileCache } = await import("node:module");
  enableCompileCache();
  const { run } = await import("../src/cli/run.ts");
  await run();
} else {
  const self = fileURLToPath(import.meta.url);
  const child = spawnSync(installedNode(), [self, ...process.argv.slice(2)], { stdio: "inherit" });
  process.exitCode = child.status ?? 70;
}

function installedNode() {
  const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  try {
    const { resolve } = createRequire(import.meta.url);
    return resolve(`${name}/bin/node${process.platform === "win32" ? ".exe" : ""}`);
  } catch {
    process.stderr.write(
      `需要 Node 24 或更新的版本（现为 ${process.version}），请先运行 npm install 或升级 Node\n`,
    );
    process.exit(70);
  }
}
