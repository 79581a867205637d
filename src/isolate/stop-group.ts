import type { ChildProcess } from "node:child_process";

/** Kills a process that was started detached, and all that it started. */
export function stopGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It is gone already.
  }
}
