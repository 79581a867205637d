import type { ChildProcess } from "node:child_process";

/** Groups that this thread started and that have not ended. */
const running = new Set<ChildProcess>();

/** Takes a process that was started as the leader of a group; what it leaves behind at its end is stopped. */
export function keepGroup(leader: ChildProcess): void {
  running.add(leader);
  leader.once("error", () => running.delete(leader));
  leader.once("exit", () => {
    // The leader may end before what it started.
    stopGroup(leader);
    running.delete(leader);
  });
}

/** Kills a process that leads a group, and all that it started. */
export function stopGroup(leader: ChildProcess): void {
  if (leader.pid === undefined) return;
  try {
    process.kill(-leader.pid, "SIGKILL");
  } catch {
    // It is gone already, or this system knows no groups.
    leader.kill("SIGKILL");
  }
}

/**
 * Kills every group that was started and still runs; for a door that was told to end. Groups of other threads end with
 * the process.
 */
export function stopAll(): void {
  for (const leader of running) stopGroup(leader);
}
