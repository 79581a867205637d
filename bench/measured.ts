import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** What a run of the command took: seconds by the clock, seconds of CPU of all its processes, MiB at its peak. */
export interface Run {
  readonly clock: number;
  readonly cpu: number;
  readonly peak: number;
}

const bin = fileURLToPath(new URL("../bin/mingzhang.js", import.meta.url));
/** Runs a command of ours in a group of its own and watches what the group holds. */
export function measured(args: readonly string[]): Promise<Run> {
  const began = performance.now();
  const command = `TIMEFORMAT='%U %S'; time "$0" "$@" >/dev/null 2>/dev/null`;
  const child = spawn("bash", ["-c", command, process.execPath, bin, ...args], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let text = "";
  let peak = 0;
  child.stderr.on("data", (chunk) => {
    text += chunk;
  });
  const watch = setInterval(() => {
    peak = Math.max(peak, residentUnder(child.pid ?? 0));
  }, 250);
  return new Promise((resolve) =>
    child.on("close", () => {
      clearInterval(watch);
      const [user = 0, system = 0] = text.trim().split(/\s+/).map(Number);
      resolve({ clock: (performance.now() - began) / 1000, cpu: user + system, peak });
    }),
  );
}

/** MiB resident in a process and all that it started. */
function residentUnder(root: number): number {
  const parents = new Map<number, number>();
  const sizes = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const status = readFileSync(`/proc/${name}/status`, "utf8");
      parents.set(Number(name), Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]));
      sizes.set(Number(name), Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024);
    } catch {
      // It ended meanwhile.
    }
  }
  const below = (process: number): boolean =>
    process === root || (parents.has(process) && process > 1 && below(parents.get(process)!));
  return [...sizes].reduce((sum, [process, size]) => sum + (below(process) ? size : 0), 0);
}
