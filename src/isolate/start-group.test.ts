import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { needs } from "../../test/needs.ts";

const start = new URL("start-group.ts", import.meta.url).href;
const stop = new URL("stop-group.ts", import.meta.url).href;
/** Starts a program that starts another; both say their numbers and would stay for ever. */
const begun = `
  const start = import("${start}").then(({ startGroup }) => {
    const words = ["/bin/sh", "-c", "sleep 100000 & echo $$ $!; wait"];
    const started = startGroup(words, { stdio: ["pipe", "pipe", "ignore", "pipe"] });
    started.stdout.pipe(process.stdout);
    return started;
  });
`;
const inThread = `
  const { Worker } = require("node:worker_threads");
  const worker = new Worker(${JSON.stringify(begun)}, { eval: true });
  process.stdin.once("data", () => worker.terminate());
`;
const stopping = `
  ${begun}
  process.stdin.once("data", async () => (await import("${stop}")).stopAll());
`;

const proc = needs("/proc", existsSync("/proc/self/stat"));

test.skipIf(proc.absent).each([
  ["is killed", `${begun} setInterval(() => {}, 1000);`, true],
  ["breaks down", `${begun} process.stdin.once("data", () => process.abort());`, false],
  ["stops all that it started", stopping, false],
  ["ends the thread that started them", inThread, false],
])(proc.named("processes end when their parent %s"), async (_how, script, killed) => {
  const parent = spawn(process.execPath, ["-e", script], { stdio: ["pipe", "pipe", "ignore"] });
  const { value: line } = await createInterface(parent.stdout)[Symbol.asyncIterator]().next();
  const pids = String(line).split(" ").map(Number);
  expect(pids).toHaveLength(2);
  if (killed) parent.kill("SIGKILL");
  else parent.stdin.write("go\n");
  // What never happens ends the test by its own limit.
  for (const pid of pids) while (runs(pid)) await new Promise((resolve) => setTimeout(resolve, 5));
  parent.kill("SIGKILL");
});

/** Whether a process is there and is no remnant that nobody asked for yet. */
function runs(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}
