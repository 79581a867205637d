import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { prlimit } from "./bounds.ts";

/**
 * Holds this process to so many bytes of data (heap, buffers) beyond what it has at its start. The system counts
 * writable addresses, used or not, and V8 reserves half a gibibyte of them for code that it never writes: only the
 * process itself can tell what it began with. Nothing where `prlimit` is missing.
 */
export function holdTo(bytes: number): void {
  if (prlimit === null) return;
  const limit = addressesOfData() + bytes;
  spawnSync(prlimit, ["--pid", String(process.pid), `--data=${limit}`], { env: {}, stdio: "ignore" });
}

/** What the system counts as data of this process. */
function addressesOfData(): number {
  const kibibytes = /^VmData:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
  return Number(kibibytes) * 1024;
}
