#!/usr/bin/env node
// Runs on any Node from 20 on: an older one hands over to the Node 24 that npm installed beside us.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const [major] = process.versions.node.split(".").map(Number);
if (major >= 24) {
  const { enableCompileCache } = await import("node:module");
  enableCompileCache();
  if (process.send) endWithStarter();
  const { run } = await import("../src/cli/run.ts");
  await run();
} else {
  const self = fileURLToPath(import.meta.url);
  const stdio = ["inherit", "inherit", "inherit", "ipc"];
  const child = spawn(installedNode(), [self, ...process.argv.slice(2)], { stdio });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? (signal === "SIGINT" ? 130 : 70);
  });
}

/** An older Node that is killed takes us with it. */
function endWithStarter() {
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel?.unref();
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
