import { readFileSync } from "node:fs";
import { stopAll } from "../isolate/stop-group.ts";

/** What has to be put away when the process is asked to stop. */
const untidy = new Set<() => void>();
let held = 0;
let wanted: { readonly code: number; readonly at: number } | null = null;

/** A terminal sends Ctrl-C to a whole group of processes, and some of them pass it on: that is once. */
const onceMs = 300;

/** Exit codes of a process that was asked to stop, as shells count them. */
const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Stops cleanly when asked to: no reading process and no part of a file is left. */
export function stopOnSignals(): void {
  for (const [signal, code] of Object.entries(signals))
    process.on(signal, () => {
      // Asked twice, it goes at once; what was being renamed is finished by the next run.
      const again = wanted !== null && performance.now() - wanted.at > onceMs;
      if (held === 0 || again) stop(code);
      wanted ??= { code, at: performance.now() };
    });
}

const watchMs = 250;

/** Number of the process that started another; null where the system does not say. */
function starterOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1] ?? null;
  } catch {
    return null;
  }
}

/**
 * Stops when the shell that npm runs us in, or npm itself, is gone: npm passes what it is sent to its shell only, which
 * keeps it to itself. Started by anything else a process may outlive its starter.
 */
export function stopWithNpm(): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  const npm = starterOf(shell);
  setInterval(() => {
    if (process.ppid !== shell || starterOf(shell) !== npm) stop(signals.SIGTERM);
  }, watchMs).unref();
}

/** Ends this process and all that it started, as a signal of this exit code would. */
export function stop(code: number): never {
  stopAll();
  for (const put of untidy) put();
  process.exit(code);
}

/** Has `put` done when the process is asked to stop; gives what takes that back. */
export function tidiedAtStop(put: () => void): () => void {
  untidy.add(put);
  return () => untidy.delete(put);
}

/** Does `work` to its end before the process may stop. */
export async function unstopped<T>(work: () => Promise<T>): Promise<T> {
  held += 1;
  try {
    return await work();
  } finally {
    held -= 1;
    if (held === 0 && wanted !== null) stop(wanted.code);
  }
}
